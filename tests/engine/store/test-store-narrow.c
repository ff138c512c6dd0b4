/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a first import have no byte for columns that it does not bring, and lack nothing afterwards. */
#include "accord-config.h"

#include "accord-bulk.h"
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define N_IMPORTED 5000

#define STORED(table, column) "SELECT hidden=0 FROM pragma_table_xinfo('" table "') WHERE name='" column "'"

/* While its table is still being filled. */
static gboolean
change_one (AccordBulk *bulk, GError **error)
{
  AccordValue city = { 0 };
  gboolean ok;

  accord_value_set_text (&city, "Oslo");
  ok = accord_bulk_set (bulk, CUSTOMER, 3, accord_kind_find (CUSTOMER, "city"), &city, error) && accord_bulk_delete (bulk, CUSTOMER, 4, error);
  accord_value_clear (&city);
  return ok;
}

static gboolean
import_rows (AccordBulk *bulk, gpointer data, GError **error)
{
  int name = accord_kind_find (CUSTOMER, "name"), phone = accord_kind_find (CUSTOMER, "phone");

  accord_bulk_expect (bulk, CUSTOMER, N_IMPORTED, G_GUINT64_CONSTANT (1) << name | G_GUINT64_CONSTANT (1) << phone);
  for (int i = 0; i < N_IMPORTED; i++)
    {
      AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
      g_autofree char *text = g_strdup_printf ("Customer %05d", i);
      gboolean ok;

      accord_value_set_text (&values[name], text);
      accord_value_set_text (&values[phone], "030");
      if (i == 1) /* one that nobody expected */
        accord_value_set_text (&values[accord_kind_find (CUSTOMER, "annual_revenue")], "7");
      if (i == 1 && data != NULL) /* and that is looked up by an index */
        accord_value_set_number (&values[accord_kind_find (CUSTOMER, "birthday")], 7);
      ok = accord_bulk_create (bulk, CUSTOMER, values, error) != 0;
      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        accord_value_clear (&values[k]);
      if (!ok)
        return FALSE;
    }
  return data == NULL || change_one (bulk, error);
}

/* A row is its head (9 bytes with the change set), a byte for each column that takes room, 14 + 3 bytes of text and its
 * cell (5). The columns of a customer's indexes, and what an edit writes beside the fields, come behind: they take none in it. */
static void
test_imported_rows_have_room_for_what_they_hold (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));

  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", import_rows, NULL, NULL));
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, N_IMPORTED);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "annual_revenue")), ==, 1);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "founded")), ==, 0);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  workspace = accord_test_reopen (workspace);
  g_assert_cmpint (fixture_sql (path, "SELECT sum(pgsize) FROM dbstat WHERE name='customer'"), <, N_IMPORTED * 42);
  accord_test_drop (workspace);
}

/* Names of all indexes of customers. */
#define INDEXES "SELECT count(*) FROM sqlite_master WHERE type='index' AND tbl_name='customer'"

static void
check_indexes (const char *path)
{
  g_autofree char *other = fixture_file ();

  g_assert_cmpint (fixture_sql (path, STORED ("customer", "parent")), ==, 1);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "birthday")), ==, 1);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "last")), ==, 1);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "clk")), ==, 1);
  g_assert_cmpint (fixture_sql (path, INDEXES), ==, fixture_sql (other, INDEXES));
  fixture_remove (other);
}

/* What it lacks is there behind it: imported rows are edited, deleted and looked up as all others. */
static void
test_first_import_lacks_nothing_afterwards (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));

  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", import_rows, NULL, NULL));
  check_indexes (path);
  accord_test_set (workspace, CUSTOMER, 5, "birthday", "1970-01-03");
  accord_test_set (workspace, CUSTOMER, 5, "name", "Changed");
  g_assert_cmpint (fixture_sql (path, "SELECT id FROM customer INDEXED BY customer_birthday WHERE del<=0 AND birthday=2"), ==, 5);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  fixture_assert_sound (accord_workspace_get_store (workspace));
  workspace = accord_test_reopen (workspace);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM customer WHERE name='Changed'"), ==, 0);
  accord_test_drop (workspace);
}

static void
test_first_import_may_bring_what_nobody_expected (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));

  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Imported", import_rows, workspace, NULL));
  check_indexes (path);
  g_assert_cmpint (fixture_sql (path, "SELECT id FROM customer INDEXED BY customer_birthday WHERE del<=0 AND birthday=7"), ==, 2);
  g_assert_cmpint (fixture_sql (path, "SELECT id FROM customer WHERE city='Oslo'"), ==, 3);
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, N_IMPORTED - 1);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

static gint64
founded (const char *path, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT founded FROM customer WHERE id=%" G_GINT64_FORMAT, id);

  return fixture_sql (path, sql);
}

/* Several fields that nobody filled in before get room in one edit, and rows of before are as they were. */
static void
test_new_columns_leave_rows_as_they_were (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  gint64 first = accord_test_create (workspace, CUSTOMER, "name", "First", NULL), second;

  g_assert_cmpint (fixture_sql (path, STORED ("customer", "founded")), ==, 0);
  second = accord_test_create (workspace, CUSTOMER, "name", "Second", "founded", "1999", "annual_revenue", "7", NULL);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "founded")), ==, 1);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "annual_revenue")), ==, 1);
  g_assert_cmpint (founded (path, second), ==, 1999);
  accord_test_set (workspace, CUSTOMER, first, "founded", "1888");
  g_assert_cmpint (founded (path, first), ==, 1888);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  fixture_assert_sound (accord_workspace_get_store (workspace));
  workspace = accord_test_reopen (workspace);
  g_assert_cmpint (founded (path, second), ==, 1999);
  g_assert_cmpint (fixture_sql (path, "SELECT founded IS NULL FROM customer WHERE name='First'"), ==, 1);
  accord_test_drop (workspace);
}

/* What the search was told earlier in the transaction is not lost with the schema that is read again, and a transaction
 * that is taken back takes its columns along. */
static void
test_new_columns_leave_the_transaction_whole (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  gint64 first = accord_test_create (workspace, CUSTOMER, "name", "First", NULL);
  AccordEdit *edit = accord_edit_new ("Refused");
  g_autoptr (GError) error = NULL;

  accord_edit_set_number (edit, CUSTOMER, first, "founded", 1888);
  accord_edit_set_number (edit, CUSTOMER, first + 1000, "founded", 1999);
  error = accord_test_error (accord_journal_commit (accord_workspace_get_journal (workspace), edit));
  accord_edit_unref (edit);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "founded")), ==, 0);
  edit = accord_edit_new ("Two");
  accord_edit_set_text (edit, CUSTOMER, accord_edit_create (edit, CUSTOMER), "name", "Searched before");
  accord_edit_set_text (edit, CUSTOMER, first, "name", "Searched");
  accord_edit_set_number (edit, CUSTOMER, first, "founded", 7);
  accord_edit_set_text (edit, CUSTOMER, first, "industry", "Mills");
  accord_change_set_unref (accord_test_commit (workspace, edit));
  g_assert_cmpint (founded (path, first), ==, 7);
  accord_test_set (workspace, CUSTOMER, first, "name", "Searched again");
  accord_test_set (workspace, CUSTOMER, first + 1, "name", "Searched afterwards");
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/narrow/imported-rows-have-room-for-what-they-hold", test_imported_rows_have_room_for_what_they_hold);
  g_test_add_func ("/narrow/first-import-lacks-nothing-afterwards", test_first_import_lacks_nothing_afterwards);
  g_test_add_func ("/narrow/first-import-may-bring-what-nobody-expected", test_first_import_may_bring_what_nobody_expected);
  g_test_add_func ("/narrow/new-columns-leave-rows-as-they-were", test_new_columns_leave_rows_as_they_were);
  g_test_add_func ("/narrow/new-columns-leave-the-transaction-whole", test_new_columns_leave_the_transaction_whole);
  return g_test_run ();
}
