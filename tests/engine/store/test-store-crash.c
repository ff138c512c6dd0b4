/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A writer that is killed at any moment loses nothing that it was told is written, and leaves
 * nothing half-done. The child writes, the parent kills -9 and looks. */
#include "accord-config.h"

#include <stdio.h>
#include <string.h>
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define ROUNDS 60
#define IMPORTED 8000

static void
tell (const char *what, gint64 id, int step)
{
  g_print ("%s %" G_GINT64_FORMAT " %d\n", what, id, step);
  fflush (stdout);
}

static int
wait_for_the_end (void)
{
  for (int seconds = 0; seconds < 60; seconds++)
    g_usleep (G_USEC_PER_SEC);
  return 1;
}

/* Creates customers and edits each, telling of every commit only once it was acknowledged. */
static int
child_edits (const char *path)
{
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));

  for (int step = 0; workspace; step++)
    {
      g_autofree char *text = g_strdup_printf ("%d", step);
      gint64 id = accord_test_create (workspace, CUSTOMER, "name", text, NULL);

      tell ("made", id, step);
      accord_test_set (workspace, CUSTOMER, id, "city", text);
      tell ("edited", id, step);
    }
  return 0;
}

static gboolean
import_rows (AccordBulk *bulk, gpointer data, GError **error)
{
  int name = accord_kind_find (CUSTOMER, "name");

  accord_bulk_expect (bulk, CUSTOMER, IMPORTED, G_MAXUINT64);
  for (int i = 0; i < IMPORTED; i++)
    {
      AccordValue values[64] = { 0 };
      g_autofree char *text = g_strdup_printf ("Imported %d", i);
      gint64 id;

      if (i == 100)
        tell ("started", 0, 0);
      accord_value_set_text (&values[name], text);
      id = accord_bulk_create (bulk, CUSTOMER, values, error);
      accord_value_clear (&values[name]);
      if (id == 0)
        return FALSE;
    }
  return TRUE;
}

static int
child_import (const char *path)
{
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));

  accord_test_done (
    accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", import_rows, NULL, NULL));
  tell ("done", 0, 0);
  return wait_for_the_end ();
}

static int
child_create (const char *path)
{
  tell ("started", 0, 0);
  g_object_unref (accord_test_object (accord_workspace_create (path, NULL, "EUR")));
  tell ("done", 0, 0);
  return wait_for_the_end ();
}

static void
assert_there (AccordStore *store, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  g_autoptr (AccordRecord) record =
    accord_test_boxed (accord_store_load_one (store, CUSTOMER, g_ascii_strtoll (words[1], NULL, 10)));

  g_assert_cmpstr (accord_record_text (record, "name"), ==, words[2]);
  if (strcmp (words[0], "edited") == 0)
    g_assert_cmpstr (accord_record_text (record, "city"), ==, words[2]);
}

/* Gives how many commits the child was told are written. */
static guint
run_and_kill (const char *path, GPtrArray *told)
{
  FixtureChild *child = fixture_child ("edits", path);
  gulong delay = (gulong) g_test_rand_int_range (0, 40000);
  char *line = fixture_child_line (child);
  guint before = told->len;

  g_assert_nonnull (line);
  g_usleep (delay);
  fixture_child_kill (child);
  for (; line; line = fixture_child_line (child))
    g_ptr_array_add (told, line);
  fixture_child_free (child);
  return told->len - before;
}

static void
test_killed_writer_loses_no_acknowledged_edit (void)
{
  g_autofree char *path = fixture_file ();
  gint64 before = fixture_sql (path, "SELECT count(*) FROM txn");

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
      guint n = run_and_kill (path, told);
      AccordStore *store = fixture_open (path, ACCORD_STORE_WRITE);
      gint64 after;

      for (guint i = 0; i < n; i++)
        assert_there (store, g_ptr_array_index (told, i));
      if (round % 6 == 0)
        fixture_assert_sound (store);
      fixture_close (store);
      after = fixture_sql (path, "SELECT count(*) FROM txn");
      g_test_message ("round %d: %u acknowledged, %" G_GINT64_FORMAT " written", round, n, after - before);
      g_assert_cmpint (after - before, >=, n);
      g_assert_cmpint (after - before, <=, n + 1);
      fixture_assert_journal_matches (path);
      before = after;
    }
  fixture_remove (path);
}

static void
test_killed_import_leaves_all_or_nothing (void)
{
  int all = 0, nothing = 0;

  for (int round = 0; round < 10; round++)
    {
      g_autofree char *path = fixture_file ();
      FixtureChild *child = fixture_child ("import", path);
      g_autofree char *line = fixture_child_line (child);
      g_autofree char *rest = NULL;
      AccordStore *store;
      gint64 n;

      g_assert_cmpstr (line, ==, "started 0 0");
      if (round < 2)
        rest = fixture_child_line (child);
      else
        g_usleep ((gulong) g_test_rand_int_range (0, 900000));
      fixture_child_kill (child);
      if (rest == NULL)
        rest = fixture_child_line (child);
      fixture_child_free (child);
      store = fixture_open (path, ACCORD_STORE_WRITE);
      n = fixture_customers (store) - 1;
      g_test_message ("round %d: %" G_GINT64_FORMAT " rows, %s", round, n, rest ? "acknowledged" : "killed");
      g_assert_true (n == IMPORTED || (n == 0 && rest == NULL));
      all += n == IMPORTED;
      nothing += n == 0;
      fixture_assert_sound (store);
      fixture_close (store);
      g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM sqlite_master WHERE name='customer_name'"), ==, 1);
      fixture_assert_journal_matches (path);
      fixture_remove (path);
    }
  g_test_message ("%d whole, %d not there", all, nothing);
}

/* What is left opens as a whole workspace, or is refused with a sentence; both are seen. */
static void
test_killed_creation_leaves_a_workspace_or_none (void)
{
  for (int round = 0; round < 24; round++)
    {
      g_autofree char *path = fixture_path ();
      FixtureChild *child = fixture_child ("create", path);
      g_autofree char *line = fixture_child_line (child);
      DexFuture *future;
      g_autoptr (GError) error = NULL;
      const GValue *value;

      g_usleep ((gulong) g_test_rand_int_range (0, 4000 + 8000 * round));
      fixture_child_kill (child);
      fixture_child_free (child);
      future = accord_workspace_open (path, ACCORD_STORE_WRITE);
      accord_test_wait (future);
      value = dex_future_get_value (future, &error);
      g_test_message ("round %d: %s", round, value ? "a workspace" : error->message);
      if (value != NULL)
        {
          AccordWorkspace *workspace = g_value_dup_object (value);

          g_assert_cmpstr (accord_workspace_get_currency (workspace), ==, "EUR");
          g_assert_cmpint (accord_test_count (workspace, &accord_pipeline_kind), ==, 1);
          accord_test_done (accord_workspace_close (workspace));
          accord_test_idle ();
          g_object_unref (workspace);
        }
      else
        {
          g_assert_true (strstr (error->message, "was not finished when it was made") != NULL ||
                         g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT) ||
                         g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING));
          g_assert_true (g_str_has_suffix (error->message, "."));
        }
      dex_unref (future);
      accord_test_idle ();
      fixture_remove (path);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    {
      dex_init ();
      if (strcmp (argv[2], "edits") == 0)
        return child_edits (argv[3]);
      return strcmp (argv[2], "import") == 0 ? child_import (argv[3]) : child_create (argv[3]);
    }
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/killed-writer-loses-no-acknowledged-edit", test_killed_writer_loses_no_acknowledged_edit);
  g_test_add_func ("/store/killed-import-leaves-all-or-nothing", test_killed_import_leaves_all_or_nothing);
  g_test_add_func ("/store/killed-creation-leaves-a-workspace-or-none", test_killed_creation_leaves_a_workspace_or_none);
  return g_test_run ();
}
