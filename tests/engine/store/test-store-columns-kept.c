/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that stand in the folder of caches from one opening to the next: lists made from them are those of the file whatever
 * was done since, and what is doubtful is read from the file. Whether what was kept was used is seen by whether it was made
 * anew. Always the same dice. */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include "accord-erasure.h"
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define N_CUSTOMERS 150

static AccordWorkspace *workspace;
static GRand *dice;

static const char *const words[] = { "Kiel", "Émilion", "上海", "北京", "Ulm", "Zürich", "Nothing else" };
static const char *const sorts[] = { "name", "city", "industry", "phone", "note", "since", "owner", "lifecycle", "employees" };
static const char *const conditions[] = { "city=Kiel", "city~i", "industry=", "name~1", "phone~2", "employees>2", "since!=" };

static AccordStore *
store_of (void)
{
  return accord_workspace_get_store (workspace);
}

static void
fill (AccordEdit *edit, gint64 id)
{
  g_autofree char *name = g_strdup_printf ("%s %d", words[g_rand_int_range (dice, 0, 6)], g_rand_int_range (dice, 0, 400));
  g_autofree char *phone = g_strdup_printf ("+49 30 %d", g_rand_int_range (dice, 0, 1000));

  accord_edit_set_text (edit, CUSTOMER, id, "name", name);
  accord_edit_set_text (edit, CUSTOMER, id, "city", words[g_rand_int_range (dice, 0, 6)]);
  if (g_rand_boolean (dice))
    accord_edit_set_text (edit, CUSTOMER, id, "industry", words[g_rand_int_range (dice, 0, 6)]);
  if (g_rand_boolean (dice))
    accord_edit_set_text (edit, CUSTOMER, id, "phone", phone);
  accord_edit_set_number (edit, CUSTOMER, id, "employees", g_rand_int_range (dice, 0, 7));
  accord_edit_set_number (edit, CUSTOMER, id, "since", 20000 + g_rand_int_range (dice, 0, 60));
}

static void
commit (AccordEdit *edit)
{
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

static void
add (guint n)
{
  AccordEdit *edit = accord_edit_new ("Some customers");

  for (guint i = 0; i < n; i++)
    fill (edit, accord_edit_create (edit, CUSTOMER));
  commit (edit);
}

/* Some changed, one deleted. */
static void
change_some (void)
{
  AccordEdit *edit = accord_edit_new ("Some changes");
  gint64 first = g_rand_int_range (dice, 1, N_CUSTOMERS - 12);

  for (gint64 id = first; id < first + 5; id++)
    fill (edit, id);
  accord_edit_delete (edit, CUSTOMER, first + 7);
  commit (edit);
  add (2);
}

static char *
path_of_kept (const char *ending)
{
  g_autofree char *path = g_canonicalize_filename (accord_store_get_path (store_of ()), NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);
  g_autofree char *name = g_strdup_printf ("%.32s.customer.%s", sum, ending);

  return g_build_filename (g_get_user_cache_dir (), "accord", "columns", name, NULL);
}

/* 0: nothing is kept. What is made anew is another file. */
static guint64
which_is_kept (const char *ending)
{
  g_autofree char *path = path_of_kept (ending);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (guint64) info.st_ino ^ (guint64) info.st_mtim.tv_nsec << 20 : 0;
}

/* As at an opening: whether columns (or orders, by @ending) that were kept were used. */
static gboolean
loads (const char *ending)
{
  guint64 before = which_is_kept (ending);

  workspace = accord_test_reopen (workspace);
  accord_store_set_columns_least (store_of (), 1);
  accord_store_set_columns_values_most (store_of (), 60); /* names and numbers have more: they are orders */
  accord_test_done (accord_store_expect_orders (store_of (), CUSTOMER));
  g_assert_true (accord_store_knows_columns (store_of (), CUSTOMER));
  g_assert_cmpuint (which_is_kept (ending), !=, 0);
  return which_is_kept (ending) == before;
}

static void
assert_same (AccordStore *file, AccordQuery *query, const char *what)
{
  g_autoptr (AccordIds) kept = accord_test_boxed (accord_store_find (store_of (), query));
  g_autoptr (AccordIds) right = accord_test_boxed (accord_store_find (file, query));

  g_test_message ("%s", what);
  g_assert_cmpmem (kept->ids, kept->n_ids * sizeof (gint64), right->ids, right->n_ids * sizeof (gint64));
  g_assert_cmpuint (kept->n_sections, ==, right->n_sections);
}

/* Lists are those of the same file without columns. */
static void
assert_right (void)
{
  AccordStore *file = accord_test_object (accord_store_open (accord_store_get_path (store_of ()), ACCORD_STORE_READ_ONLY));

  for (guint i = 0; i < 4 * G_N_ELEMENTS (sorts); i++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);

      accord_query_set_sort (query, sorts[i % G_N_ELEMENTS (sorts)], g_rand_boolean (dice), NULL);
      accord_query_set_sections (query, g_rand_boolean (dice));
      if (i % 2 != 0)
        accord_query_parse (query, conditions[i / 2 % G_N_ELEMENTS (conditions)], "EUR", NULL);
      assert_same (file, query, sorts[i % G_N_ELEMENTS (sorts)]);
    }
  accord_test_done (accord_store_close (file));
  g_object_unref (file);
}

static void
set_up (void)
{
  dice = g_rand_new_with_seed (7);
  accord_store_keep_columns_from (1);
  workspace = accord_test_workspace ();
  add (N_CUSTOMERS);
  g_assert_false (loads ("columns"));
  g_assert_true (loads ("columns"));
}

static void
tear_down (void)
{
  static const char *const endings[] = { "columns", "name.order", "phone.order" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = path_of_kept (endings[i]);

      g_unlink (path);
    }
  accord_test_drop (workspace);
  g_rand_free (dice);
}

static void
test_what_was_written_since_is_in_them (void)
{
  set_up ();
  assert_right ();
  for (int i = 0; i < 5; i++)
    {
      workspace = accord_test_reopen (workspace); /* without columns that could follow */
      change_some ();
      g_assert_true (loads ("columns"));
      g_assert_true (loads ("phone.order"));
      assert_right ();
      change_some ();
      assert_right ();
    }
  tear_down ();
}

/* It waits for no other thread: the first answer comes from them, and an order is there, too. */
static void
test_a_list_that_cannot_wait_has_them_at_once (void)
{
  static const char *const paths[] = { "city", "phone" };

  set_up ();
  workspace = accord_test_reopen (workspace);
  change_some ();
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
      AccordStore *file = accord_test_object (accord_store_open (accord_store_get_path (store_of ()), ACCORD_STORE_READ_ONLY));

      accord_store_set_columns_least (store_of (), 1);
      accord_store_set_columns_values_most (store_of (), 60);
      accord_query_set_sort (query, paths[i], TRUE, NULL);
      accord_query_set_limit (query, 20);
      assert_same (file, query, paths[i]);
      g_assert_true (accord_store_knows_columns (store_of (), CUSTOMER));
      accord_test_done (accord_store_close (file));
      g_object_unref (file);
    }
  tear_down ();
}

static void
test_after_many_changes_they_are_made_anew (void)
{
  set_up ();
  workspace = accord_test_reopen (workspace);
  add (600);
  g_assert_false (loads ("columns"));
  assert_right ();
  g_assert_true (loads ("columns"));
  tear_down ();
}

static void
forget_kept (const char *ending)
{
  g_autofree char *path = path_of_kept (ending);

  g_unlink (path);
}

/* With other bytes in the place of the file, as it was opened. */
static void
put_back (const char *bytes, gsize size)
{
  g_autofree char *path = g_strdup (accord_store_get_path (store_of ()));

  accord_test_close (workspace);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
}

/* The file is put back as it was before columns were kept, and then goes its own way: it never had their change sets. */
static void
test_those_of_another_history_are_not_believed (void)
{
  g_autofree char *before = NULL, *old = NULL;
  gsize size;

  set_up ();
  before = g_strconcat (accord_store_get_path (store_of ()), ".before", NULL);
  accord_test_done (accord_store_backup (store_of (), before));
  g_assert_true (g_file_get_contents (before, &old, &size, NULL));
  add (3);
  forget_kept ("columns");
  g_assert_false (loads ("columns"));
  put_back (old, size);
  g_assert_false (loads ("columns")); /* made from what is to come */
  assert_right ();
  change_some ();
  forget_kept ("columns");
  g_assert_false (loads ("columns"));
  put_back (old, size);
  change_some ();
  change_some ();
  change_some ();
  g_assert_false (loads ("columns")); /* made from what went another way */
  assert_right ();
  g_unlink (before);
  tear_down ();
}

/* An index that the deed leaves alone needs it to be there. */
static void
no_key (sqlite3_context *context, int n, sqlite3_value **values)
{
  sqlite3_result_null (context);
}

static void
do_past_the_journal (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_create_function (db, "accord_sort_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, no_key, NULL, NULL), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_changes (db), ==, 1);
  sqlite3_close (db);
}

/* Past the journal, as by mending: nothing in the history tells. */
static void
test_those_that_rows_contradict_are_not_believed (void)
{
  static const char *const deeds[] = { "UPDATE customer SET city='Ulm 2' WHERE id=77", "UPDATE customer SET employees=99 WHERE id=31" };

  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (deeds); i++)
    {
      g_autofree char *path = g_strdup (accord_store_get_path (store_of ()));

      accord_test_close (workspace);
      do_past_the_journal (path, deeds[i]);
      workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
      g_assert_false (loads ("columns"));
      assert_right ();
    }
  tear_down ();
}

static void
test_damaged_ones_are_not_believed (void)
{
  g_autofree char *path = NULL, *bytes = NULL;
  gsize size;

  set_up ();
  path = path_of_kept ("columns");
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *damaged = g_memdup2 (bytes, size);
      gsize at = (gsize) g_rand_int_range (dice, 0, (gint32) size);

      damaged[at] ^= 4;
      g_assert_true (g_file_set_contents (path, damaged, (gssize) (i % 3 == 0 ? at : size), NULL));
      g_assert_false (loads ("columns"));
      assert_right ();
    }
  tear_down ();
}

/* What texts say stands in the workspace alone. */
static void
test_no_text_is_kept (void)
{
  static const char *const endings[] = { "columns", "name.order", "phone.order" };

  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = path_of_kept (endings[i]), *bytes = NULL;
      gsize size;

      if (!g_file_get_contents (path, &bytes, &size, NULL))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (words); k++)
        g_assert_null (memmem (bytes, size, words[k], strlen (words[k])));
      g_assert_null (memmem (bytes, size, "+49", 3));
    }
  g_assert_cmpuint (which_is_kept ("phone.order"), !=, 0);
  tear_down ();
}

static void
test_nothing_is_left_of_who_is_erased (void)
{
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordIds) ids = NULL;

  set_up ();
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (accord_workspace_get_journal (workspace), CUSTOMER, 5)));
  g_assert_cmpuint (which_is_kept ("columns"), ==, 0); /* at once, though nobody asks */
  g_assert_cmpuint (which_is_kept ("phone.order"), ==, 0);
  accord_query_set_sort (query, "city", FALSE, NULL);
  ids = accord_test_boxed (accord_store_find (store_of (), query)); /* whoever asks next */
  g_assert_cmpuint (which_is_kept ("columns"), ==, 0);
  g_assert_false (loads ("columns"));
  workspace = accord_test_reopen (workspace); /* nobody asks before it is closed */
  accord_erasure_unref (accord_test_boxed (accord_journal_erase (accord_workspace_get_journal (workspace), CUSTOMER, 6)));
  g_assert_false (loads ("columns"));
  g_assert_true (loads ("columns"));
  assert_right ();
  tear_down ();
}

static void
test_few_rows_are_not_kept (void)
{
  set_up ();
  forget_kept ("columns");
  accord_store_keep_columns_from (100000);
  workspace = accord_test_reopen (workspace);
  accord_store_set_columns_least (store_of (), 1);
  accord_test_done (accord_store_expect_orders (store_of (), CUSTOMER));
  g_assert_true (accord_store_knows_columns (store_of (), CUSTOMER));
  g_assert_cmpuint (which_is_kept ("columns"), ==, 0);
  tear_down ();
}

/* The tests' own folder of caches, with what is left in it. */
static void
remove_caches (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *above = g_path_get_dirname (folder), *top = g_path_get_dirname (above);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_rmdir (above);
  g_rmdir (top);
}

int
main (int argc, char **argv)
{
  g_autofree char *caches = g_dir_make_tmp ("accord-caches-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (caches, "accord", "columns", NULL);
  int status;

  g_setenv ("XDG_CACHE_HOME", caches, TRUE);
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/columns-kept/what-was-written-since-is-in-them", test_what_was_written_since_is_in_them);
  g_test_add_func ("/columns-kept/a-list-that-cannot-wait-has-them-at-once", test_a_list_that_cannot_wait_has_them_at_once);
  g_test_add_func ("/columns-kept/after-many-changes-they-are-made-anew", test_after_many_changes_they_are_made_anew);
  g_test_add_func ("/columns-kept/those-of-another-history-are-not-believed", test_those_of_another_history_are_not_believed);
  g_test_add_func ("/columns-kept/those-that-rows-contradict-are-not-believed", test_those_that_rows_contradict_are_not_believed);
  g_test_add_func ("/columns-kept/damaged-ones-are-not-believed", test_damaged_ones_are_not_believed);
  g_test_add_func ("/columns-kept/no-text-is-kept", test_no_text_is_kept);
  g_test_add_func ("/columns-kept/nothing-is-left-of-who-is-erased", test_nothing_is_left_of_who_is_erased);
  g_test_add_func ("/columns-kept/few-rows-are-not-kept", test_few_rows_are_not_kept);
  status = g_test_run ();
  remove_caches (folder);
  return status;
}
