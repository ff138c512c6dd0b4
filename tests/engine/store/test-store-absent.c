/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file holds tables of the kinds, and columns of the fields, that something was written in; to whoever reads, all
 * of them are there. */
#include "accord-config.h"

#include <string.h>
#include <unistd.h>
#include "store-fixture.h"

#define CUSTOMER (&accord_customer_kind)
#define HANDLE (&accord_handle_kind)

#define HAS_TABLE(name) "SELECT count(*) FROM sqlite_master WHERE type='table' AND name='" name "'"
#define STORED(table, column) "SELECT hidden=0 FROM pragma_table_xinfo('" table "') WHERE name='" column "'"

static gint64
found (AccordStore *store, const AccordKind *kind, const char *typed)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  accord_query_set_search (query, typed);
  return accord_test_int (accord_store_count (store, query));
}

static gint64
create_handle (AccordWorkspace *workspace, const char *value)
{
  return accord_test_create (workspace, HANDLE, "value", value, "type", "phone", "customer", "1", NULL);
}

/* Of kinds that nobody used there is no page; what the views for other programs read is there. */
static void
test_new_file_is_small (void)
{
  g_autofree char *path = fixture_file ();

  g_assert_cmpint (fixture_sql (path, HAS_TABLE ("quote")), ==, 0);
  g_assert_cmpint (fixture_sql (path, HAS_TABLE ("quote_fts")), ==, 0);
  g_assert_cmpint (fixture_sql (path, HAS_TABLE ("handle")), ==, 0);
  g_assert_cmpint (fixture_sql (path, "SELECT (SELECT count(*) FROM view_deals)+(SELECT count(*) FROM view_forecasts)"
                                      "+(SELECT count(*) FROM view_activities)+(SELECT count(*) FROM view_members)"), ==, 0);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM view_customers"), ==, 1);
  /* 264 pages held nothing when every kind had its tables and indexes from the beginning. */
  g_assert_cmpint (fixture_sql (path, "PRAGMA page_count"), <, 110);
  fixture_remove (path);
}

/* Both readers have asked for the kind before: their statements were made for a table that is not there. */
static void
test_first_row_is_seen_by_whoever_asked_before (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  AccordStore *store = accord_workspace_get_store (workspace);
  AccordStore *beside = fixture_open (path, ACCORD_STORE_READ_ONLY);
  g_autoptr (AccordQuery) query = accord_query_new (HANDLE);
  gint64 id;

  accord_test_create (workspace, CUSTOMER, "name", "Acme", NULL);
  for (int i = 0; i < 2; i++)
    {
      g_assert_cmpint (accord_test_count (workspace, HANDLE), ==, 0);
      g_assert_cmpint (accord_test_int (accord_store_count (beside, query)), ==, 0);
      g_assert_cmpint (found (store, HANDLE, "030 99"), ==, 0);
    }
  accord_test_done (accord_store_expect_search (store, HANDLE));
  id = create_handle (workspace, "030 99");
  g_assert_cmpint (id, ==, 1);
  g_assert_cmpint (accord_test_count (workspace, HANDLE), ==, 1);
  g_assert_cmpint (accord_test_int (accord_store_count (beside, query)), ==, 1);
  g_assert_cmpint (found (store, HANDLE, "030 99"), ==, 1);
  g_assert_cmpint (found (beside, HANDLE, "030 99"), ==, 1);
  fixture_close (beside);
  fixture_assert_sound (store);
  workspace = accord_test_reopen (workspace);
  g_assert_cmpint (found (accord_workspace_get_store (workspace), HANDLE, "03099"), ==, 1);
  accord_test_drop (workspace);
}

static void
test_first_row_ever_is_undone_and_redone (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autoptr (GPtrArray) lines = NULL;
  gint64 id;

  accord_test_create (workspace, CUSTOMER, "name", "Acme", NULL);
  id = create_handle (workspace, "030 99");
  accord_test_done (accord_journal_undo (journal));
  g_assert_cmpint (accord_test_count (workspace, HANDLE), ==, 0);
  accord_test_done (accord_journal_undo (journal));
  g_assert_cmpint (accord_test_count (workspace, CUSTOMER), ==, 0);
  accord_test_done (accord_journal_redo (journal));
  accord_test_done (accord_journal_redo (journal));
  g_assert_cmpint (accord_test_count (workspace, HANDLE), ==, 1);
  lines = accord_test_boxed (accord_store_history (accord_workspace_get_store (workspace), HANDLE, id));
  g_assert_cmpuint (lines->len, ==, 2); /* that it came, and that it came back */
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

static gint64
create_with (AccordBulk *bulk, const AccordKind *kind, const char *field, const char *text, const char *other, GError **error)
{
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gint64 id;

  accord_value_set_text (&values[accord_kind_find (kind, field)], text);
  if (other != NULL)
    accord_value_set_text (&values[accord_kind_find (kind, other)], text);
  id = accord_bulk_create (bulk, kind, values, error);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    accord_value_clear (&values[i]);
  return id;
}

/* A table and a column come, and then the change set is given up, or the power goes. */
static gboolean
write_and_give_up (AccordBulk *bulk, gpointer data, GError **error)
{
  if (create_with (bulk, &accord_tag_kind, "name", "VIP", NULL, error) == 0 ||
      create_with (bulk, CUSTOMER, "name", "12", "annual_revenue", error) == 0)
    return FALSE;
  if (data != NULL)
    _exit (0);
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FULL, "given up");
  return FALSE;
}

static void
assert_nothing_came (const char *path)
{
  g_assert_cmpint (fixture_sql (path, HAS_TABLE ("tag")), ==, 0);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "annual_revenue")), ==, 0);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM customer"), ==, 1);
}

static void
assert_both_come_now (AccordWorkspace *workspace)
{
  g_autoptr (AccordRecord) record = NULL;

  accord_test_set (workspace, CUSTOMER, 1, "annual_revenue", "30");
  accord_test_create (workspace, &accord_tag_kind, "name", "Partner", NULL);
  g_assert_cmpint (accord_test_count (workspace, &accord_tag_kind), ==, 1);
  g_assert_cmpint (found (accord_workspace_get_store (workspace), CUSTOMER, "12"), ==, 0);
  record = accord_test_load (workspace, CUSTOMER, 1);
  g_assert_cmpstr (accord_record_text (record, "annual_revenue"), ==, "30");
  fixture_assert_sound (accord_workspace_get_store (workspace));
}

static void
test_change_that_is_given_up_leaves_neither_table_nor_column (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  g_autoptr (GError) error = NULL;

  accord_test_create (workspace, CUSTOMER, "name", "Acme", NULL);
  error = accord_test_error (accord_journal_bulk (accord_workspace_get_journal (workspace), "Given up", write_and_give_up, NULL, NULL));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FULL);
  assert_nothing_came (path);
  assert_both_come_now (workspace);
  accord_test_drop (workspace);
}

static int
child_crash (const char *path)
{
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));

  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (workspace), "Given up", write_and_give_up, workspace, NULL));
  return 1; /* not reached */
}

static void
test_crash_in_between_leaves_neither_table_nor_column (void)
{
  g_autofree char *path = fixture_file ();
  AccordWorkspace *workspace;

  g_assert_cmpint (fixture_child_finish (fixture_child ("crash", path)), ==, 0);
  workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  assert_nothing_came (path);
  assert_both_come_now (workspace);
  accord_test_drop (workspace);
}

/* A field that is filled for the first time: rows of before are whole, and so is the way back. */
static void
test_first_value_gives_its_column_room (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (AccordRecord) before = NULL, after = NULL, other = NULL;
  gint64 number;

  accord_test_create (workspace, CUSTOMER, "name", "Acme", "city", "Bonn", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "Nordwind", "phone", "030 1", NULL);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "employees")), ==, 0);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "city")), ==, 1);
  g_assert_true (accord_query_parse (query, "employees>=10", "USD", NULL));
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query)), ==, 0);
  before = accord_test_load (workspace, CUSTOMER, 1);
  accord_test_set (workspace, CUSTOMER, 1, "employees", "12");
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "employees")), ==, 1);
  g_assert_cmpint (fixture_sql (path, "SELECT employees FROM view_customers WHERE customer='Acme'"), ==, 12);
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query)), ==, 1);
  other = accord_test_load (workspace, CUSTOMER, 2);
  g_assert_cmpstr (accord_record_text (other, "phone"), ==, "030 1");
  accord_test_done (accord_journal_undo (journal));
  after = accord_test_load (workspace, CUSTOMER, 1);
  g_assert_cmpstr (accord_record_text (after, "city"), ==, accord_record_text (before, "city"));
  g_assert_false (accord_record_get_number (after, "employees", &number));
  g_assert_cmpint (accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query)), ==, 0);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

/* SQLite would look at every row of a strict table, for which the first to fill in a field of a million rows would wait:
 * one that must not be empty and is stands in the way of a look. */
static void
test_first_value_is_written_without_a_look_at_all_rows (void)
{
  g_autofree char *path = fixture_file ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));

  accord_test_create (workspace, CUSTOMER, "name", "Acme", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "Torn", NULL);
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  g_object_unref (workspace);
  fixture_sql (path, "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql=replace(sql,'born INTEGER NOT NULL','born INTEGER')"
                     " WHERE name='customer'; PRAGMA writable_schema=RESET; UPDATE customer SET born=NULL WHERE name='Torn';"
                     " PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql=replace(sql,'born INTEGER','born INTEGER NOT NULL')"
                     " WHERE name='customer'; PRAGMA writable_schema=RESET");
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM pragma_quick_check WHERE quick_check GLOB 'NULL value*'"), ==, 1);
  workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  accord_test_set (workspace, CUSTOMER, fixture_sql (path, "SELECT id FROM customer WHERE name='Acme'"), "employees", "12");
  g_assert_cmpint (fixture_sql (path, "SELECT employees FROM customer WHERE name='Acme'"), ==, 12);
  accord_test_drop (workspace);
}

/* What an index names is looked up by it: an index over nothing is quick, all rows are not. */
static void
test_field_of_an_index_has_room_from_the_beginning (void)
{
  g_autofree char *path = fixture_file ();

  g_assert_cmpint (fixture_sql (path, STORED ("customer", "parent")), ==, 1);
  g_assert_cmpint (fixture_sql (path, STORED ("customer", "birthday")), ==, 1);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM sqlite_master WHERE name IN ('customer_parent','customer_birthday')"),
                   ==, 2);
  fixture_remove (path);
}

/* As schema 3 left it: a key beside each name, the index over it, tables of everything. */
static void
test_file_with_keys_beside_names_is_brought_up_to_date (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  g_autoptr (AccordQuery) query = accord_query_new (CUSTOMER);
  g_autoptr (GPtrArray) records = NULL;

  accord_test_create (workspace, CUSTOMER, "name", "王伟", NULL);
  accord_test_create (workspace, CUSTOMER, "name", "Acme", NULL);
  accord_test_done (accord_workspace_close (workspace));
  fixture_sql (path, "DROP INDEX customer_name; ALTER TABLE customer ADD COLUMN name_key BLOB;"
                     "UPDATE customer SET name_key=CAST('x' AS BLOB);"
                     "CREATE INDEX customer_name ON customer(name_key) WHERE del<=0;"
                     "UPDATE meta SET value='old' WHERE key IN ('sort:customer','search:customer'); PRAGMA user_version=3");
  workspace = accord_test_reopen (workspace);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM pragma_table_xinfo('customer') WHERE name='name_key'"), ==, 0);
  accord_test_create (workspace, CUSTOMER, "name", "Baum", NULL);
  records = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (accord_record_title (g_ptr_array_index (records, 0)), ==, "Acme");
  g_assert_cmpstr (accord_record_title (g_ptr_array_index (records, 1)), ==, "Baum");
  g_assert_cmpstr (accord_record_title (g_ptr_array_index (records, 2)), ==, "王伟");
  g_assert_cmpint (found (accord_workspace_get_store (workspace), CUSTOMER, "wangwei"), ==, 1);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

/* The empty table in its place has no fields that users added: a search, which looks in them, must not speak of columns. */
static void
test_search_in_own_fields_says_that_the_table_is_gone (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (AccordQuery) all = accord_query_new (CUSTOMER), search = accord_query_new (CUSTOMER);
  g_autoptr (AccordIds) some = NULL, back = NULL;
  g_autoptr (GError) error = NULL;

  accord_test_create (workspace, CUSTOMER, "name", "Acme", NULL);
  accord_test_create (workspace, &accord_custom_field_kind, "target", "customer", "label", "Motto", "type", "text", NULL);
  accord_query_set_search (search, "acme");
  some = accord_test_boxed (accord_store_find (store, all));
  g_assert_cmpuint (some->n_ids, ==, 1);
  fixture_sql (accord_workspace_get_path (workspace), "ALTER TABLE customer RENAME TO elsewhere");
  error = accord_test_error (accord_store_find (store, search));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "“customer”"));
  g_assert_null (strstr (error->message, "column"));
  fixture_sql (accord_workspace_get_path (workspace), "ALTER TABLE elsewhere RENAME TO customer");
  back = accord_test_boxed (accord_store_find (store, search));
  g_assert_cmpuint (back->n_ids, ==, 1);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--child") == 0)
    {
      dex_init ();
      return child_crash (argv[3]);
    }
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/absent/new-file-is-small", test_new_file_is_small);
  g_test_add_func ("/absent/first-row-is-seen-by-whoever-asked-before", test_first_row_is_seen_by_whoever_asked_before);
  g_test_add_func ("/absent/first-row-ever-is-undone-and-redone", test_first_row_ever_is_undone_and_redone);
  g_test_add_func ("/absent/change-that-is-given-up-leaves-neither-table-nor-column",
                   test_change_that_is_given_up_leaves_neither_table_nor_column);
  g_test_add_func ("/absent/crash-in-between-leaves-neither-table-nor-column",
                   test_crash_in_between_leaves_neither_table_nor_column);
  g_test_add_func ("/absent/first-value-gives-its-column-room", test_first_value_gives_its_column_room);
  g_test_add_func ("/absent/first-value-is-written-without-a-look-at-all-rows", test_first_value_is_written_without_a_look_at_all_rows);
  g_test_add_func ("/absent/field-of-an-index-has-room-from-the-beginning", test_field_of_an_index_has_room_from_the_beginning);
  g_test_add_func ("/absent/file-with-keys-beside-names-is-brought-up-to-date",
                   test_file_with_keys_beside_names_is_brought_up_to_date);
  g_test_add_func ("/absent/search-in-own-fields-says-that-the-table-is-gone", test_search_in_own_fields_says_that_the_table_is_gone);
  return g_test_run ();
}
