/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where workspaces are kept, in a sandbox and outside of one. */
#include <glib/gstdio.h>
#include "accord-place.h"
#include "accord-test.h"

static char *home;

static void
test_a_sandbox_keeps_workspaces_with_its_own_files (void)
{
  g_autofree char *first = accord_place_free ("A/B\tC");
  g_autofree char *expected = g_build_filename (home, "accord", "A-B-C.accord", NULL);
  g_autofree char *second = NULL;

  g_assert_true (accord_place_is_ours ());
  g_assert_cmpstr (first, ==, expected);
  g_assert_true (g_file_set_contents (first, "x", 1, NULL));
  second = accord_place_free ("A/B\tC");
  g_assert_true (g_str_has_suffix (second, "/A-B-C 2.accord"));
}

static void
test_what_the_desktop_lends_is_known (void)
{
  g_autofree char *lent = g_build_filename (g_get_user_runtime_dir (), "doc", "7b65b2ad", "team.accord", NULL);
  g_autofree char *like = g_build_filename (g_get_user_runtime_dir (), "documents", "team.accord", NULL);

  g_assert_true (accord_place_is_lent (lent));
  g_assert_true (accord_place_is_lent ("/run/flatpak/doc/7b65b2ad/team.accord"));
  g_assert_false (accord_place_is_lent (like));
  g_assert_false (accord_place_is_lent ("/home/lin/team.accord"));
}

static char *
take_in (const char *path)
{
  g_autoptr (DexFuture) future = accord_place_take_in (path);
  const GValue *value;

  accord_test_wait (future);
  value = dex_future_get_value (future, NULL);
  return g_value_dup_string (value);
}

static void
test_a_lent_file_is_copied_under_a_free_name (void)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-lent-XXXXXX", NULL);
  g_autofree char *lent = g_build_filename (folder, "team.accord", NULL);
  g_autofree char *before = accord_place_find_own (lent);
  g_autofree char *first = NULL, *second = NULL, *own = NULL, *text = NULL;

  g_assert_true (g_file_set_contents (lent, "the file", -1, NULL));
  g_assert_null (before);
  first = take_in (lent);
  second = take_in (lent);
  own = accord_place_find_own (lent);
  g_assert_true (g_str_has_suffix (first, "/team.accord"));
  g_assert_true (g_str_has_suffix (second, "/team 2.accord"));
  g_assert_cmpstr (own, ==, first);
  g_assert_true (g_file_get_contents (second, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "the file");
  g_unlink (lent);
  g_rmdir (folder);
}

static void
test_a_copy_that_fails_leaves_nothing (void)
{
  g_autoptr (GError) error = accord_test_error (accord_place_take_in ("/nowhere/gone.accord"));
  g_autofree char *own = accord_place_find_own ("/nowhere/gone.accord");

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (own);
}

int
main (int argc, char **argv)
{
  home = g_dir_make_tmp ("accord-place-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("ACCORD_SANDBOX_MARK", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/place/a-sandbox-keeps-workspaces-with-its-own-files", test_a_sandbox_keeps_workspaces_with_its_own_files);
  g_test_add_func ("/place/what-the-desktop-lends-is-known", test_what_the_desktop_lends_is_known);
  g_test_add_func ("/place/a-lent-file-is-copied-under-a-free-name", test_a_lent_file_is_copied_under_a_free_name);
  g_test_add_func ("/place/a-copy-that-fails-leaves-nothing", test_a_copy_that_fails_leaves_nothing);
  return g_test_run ();
}
