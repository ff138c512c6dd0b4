/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "A kind is a table of fields": one more line in a kind's table, and nothing else, is a column, a
 * JSON key, a CSV heading, a line of history and an undo step. Two versions of this program are
 * played by two processes: the child knows the kinds as they were, the parent has lines added and
 * moved. (The row of the form follows from the same table: tests/desktop/widgets, field rows.) */
#include "accord-config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include "accord-export.h"
#include "accord-record-json.h"
#include "store-fixture.h"

static const AccordField old_fields[] = {
  { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED },
  { "colour", ACCORD_FIELD_TEXT, "Colour", ACCORD_FIELD_PLAIN },
  { "weight", ACCORD_FIELD_INTEGER, "Weight", ACCORD_FIELD_PLAIN },
};

/* The lines are in another order, and "price" and "sku" are new. */
static const AccordField new_fields[] = {
  { "weight", ACCORD_FIELD_INTEGER, "Weight", ACCORD_FIELD_PLAIN },
  { "price", ACCORD_FIELD_MONEY, "Price", ACCORD_FIELD_PLAIN },
  { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_SORTED },
  { "sku", ACCORD_FIELD_TEXT, "Stock number", ACCORD_FIELD_SEARCHED | ACCORD_FIELD_INDEXED },
  { "colour", ACCORD_FIELD_TEXT, "Colour", ACCORD_FIELD_SEARCHED },
};

/* Nothing of this kind was searched for, until "word" came. */
static const AccordField old_plain[] = {
  { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE },
};
static const AccordField new_plain[] = {
  { "name", ACCORD_FIELD_TEXT, "Name", ACCORD_FIELD_TITLE },
  { "word", ACCORD_FIELD_TEXT, "Word", ACCORD_FIELD_SEARCHED },
};

static AccordKind thing = { .number = 62, .name = "thing", .label = "Thing", .plural = "Things",
                            .icon_name = "accord-thing-symbolic", .flags = ACCORD_KIND_EXCHANGED };
static AccordKind plain = { .number = 63, .name = "plain", .label = "Plain", .plural = "Plains",
                            .icon_name = "accord-plain-symbolic", .flags = ACCORD_KIND_EXCHANGED };

static void
register_kinds (gboolean are_new)
{
  thing.fields = are_new ? new_fields : old_fields;
  thing.n_fields = are_new ? G_N_ELEMENTS (new_fields) : G_N_ELEMENTS (old_fields);
  plain.fields = are_new ? new_plain : old_plain;
  plain.n_fields = are_new ? G_N_ELEMENTS (new_plain) : G_N_ELEMENTS (old_plain);
  accord_kind_register (&thing);
  accord_kind_register (&plain);
}

/* As the older program: two things, one of them edited in two fields; one plain record. */
static int
child_old (const char *path)
{
  AccordWorkspace *workspace = accord_test_object (accord_workspace_create (path, NULL, "EUR"));

  accord_test_create (workspace, &thing, "name", "Zebra", "colour", "black", "weight", "300", NULL);
  accord_test_create (workspace, &thing, "name", "Ant", "colour", "red", "weight", "1", NULL);
  accord_test_create (workspace, &plain, "name", "Old", NULL);
  accord_test_set (workspace, &thing, 1, "weight", "310");
  accord_test_set (workspace, &thing, 1, "colour", "striped");
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  return 0;
}

static char *
old_file (void)
{
  char *path = fixture_path ();

  g_assert_cmpint (fixture_child_finish (fixture_child ("old", path)), ==, 0);
  return path;
}

static AccordWorkspace *
open_old (char **path)
{
  *path = old_file ();
  return accord_test_object (accord_workspace_open (*path, ACCORD_STORE_WRITE));
}

static void
test_new_field_is_a_column_at_the_next_opening (void)
{
  g_autofree char *path = old_file ();
  const char *columns = "SELECT group_concat(name || ' ' || type, ',') FROM (SELECT name, type FROM"
                        " pragma_table_xinfo('thing') WHERE name IN ('price','price_currency','sku'))";
  g_autofree char *before = fixture_sql_text (path, columns);
  g_autofree char *after = NULL;

  g_assert_null (before);
  fixture_close (fixture_open (path, ACCORD_STORE_WRITE));
  after = fixture_sql_text (path, columns);
  g_assert_cmpstr (after, ==, "price INTEGER,price_currency TEXT,sku TEXT");
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM sqlite_master WHERE name='thing_sku'"), ==, 1);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM thing WHERE price IS NULL AND weight IS NOT NULL"), ==, 2);
  fixture_remove (path);
}

static void
test_reordered_lines_keep_the_numbers_of_their_clocks (void)
{
  g_autofree char *path = old_file ();
  const char *numbers = "SELECT group_concat(num || name, ',') FROM (SELECT num, name FROM field WHERE tbl=62 ORDER BY num)";
  g_autofree char *before = fixture_sql_text (path, numbers);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "1name,2colour,3weight");
  fixture_close (fixture_open (path, ACCORD_STORE_WRITE));
  after = fixture_sql_text (path, numbers);
  g_assert_cmpstr (after, ==, "1name,2colour,3weight,4price,5sku");
  fixture_remove (path);
}

static void
test_edits_of_the_older_program_are_undone_in_their_fields (void)
{
  g_autofree char *path = NULL;
  AccordWorkspace *workspace = open_old (&path);
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (AccordChangeSet) set = NULL;

  /* A later edit of one field: the undo of the older program's edit of the other still works. */
  accord_test_set (workspace, &thing, 1, "price", "20.00");
  accord_test_done (accord_journal_undo (journal));
  set = accord_test_boxed (accord_journal_undo (journal));
  g_assert_null (set->notes);
  accord_test_done (accord_journal_undo (journal));
  record = accord_test_load (workspace, &thing, 1);
  g_assert_cmpstr (accord_record_text (record, "colour"), ==, "black");
  g_assert_cmpint (accord_record_number (record, "weight"), ==, 300);
  g_assert_cmpstr (accord_record_text (record, "name"), ==, "Zebra");
  accord_test_drop (workspace);
}

static void
test_new_field_is_in_json (void)
{
  g_autofree char *path = NULL;
  AccordWorkspace *workspace = open_old (&path);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (JsonNode) root = NULL;

  accord_test_set (workspace, &thing, 1, "sku", "Z-1");
  accord_test_set (workspace, &thing, 1, "price", "20.00");
  record = accord_test_load (workspace, &thing, 1);
  accord_record_to_json (record, builder);
  root = json_builder_get_root (builder);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "sku"), ==, "Z-1");
  g_assert_true (json_object_has_member (json_node_get_object (root), "price"));
  accord_test_drop (workspace);
}

static void
test_new_field_is_a_heading_in_csv (void)
{
  g_autofree char *path = NULL;
  AccordWorkspace *workspace = open_old (&path);
  g_autofree char *file = g_strconcat (path, ".csv", NULL);
  g_autofree char *csv = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&thing);

  accord_test_set (workspace, &thing, 1, "sku", "Z-1");
  g_assert_cmpint (accord_test_int (accord_export_csv (accord_workspace_get_store (workspace), query, file,
                                                       ACCORD_EXPORT_PLAIN)), ==, 2);
  g_assert_true (g_file_get_contents (file, &csv, NULL, NULL));
  g_test_message ("%s", csv);
  g_assert_nonnull (strstr (csv, "Weight,Price,Name,Stock number,Colour"));
  g_assert_nonnull (strstr (csv, "310,,Zebra,Z-1,striped"));
  accord_test_drop (workspace);
}

static void
test_new_field_is_in_history_and_undo (void)
{
  g_autofree char *path = NULL;
  AccordWorkspace *workspace = open_old (&path);
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (AccordRecord) record = NULL;
  AccordHistoryLine *line;

  accord_test_set (workspace, &thing, 1, "price", "20.00");
  accord_test_set (workspace, &thing, 1, "price", "25.00");
  lines = accord_test_boxed (accord_store_history (store, &thing, 1));
  /* price, price, colour, weight, birth */
  g_assert_cmpuint (lines->len, ==, 5);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (thing.fields[line->field].name, ==, "price");
  g_assert_cmpint (line->before.number, ==, 2000);
  g_assert_cmpint (line->after.number, ==, 2500);
  g_assert_cmpstr (line->after.text, ==, "EUR");
  line = g_ptr_array_index (lines, 2);
  g_assert_cmpstr (thing.fields[line->field].name, ==, "colour");
  g_assert_cmpstr (line->before.text, ==, "black");
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (workspace)));
  record = accord_test_load (workspace, &thing, 1);
  g_assert_cmpint (accord_record_number (record, "price"), ==, 2000);
  accord_test_drop (workspace);
}

static gint64
found (AccordWorkspace *workspace, const AccordKind *kind, const char *typed)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  accord_query_set_search (query, typed);
  return accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query));
}

static void
test_field_marked_as_searched_is_found_in_old_records (void)
{
  g_autofree char *path = NULL;
  AccordWorkspace *workspace = open_old (&path);

  g_assert_cmpint (found (workspace, &thing, "striped"), ==, 1);
  g_assert_cmpint (found (workspace, &thing, "zebra"), ==, 1);
  accord_test_set (workspace, &thing, 1, "colour", "grey");
  g_assert_cmpint (found (workspace, &thing, "striped"), ==, 0);
  g_assert_cmpint (found (workspace, &thing, "grey"), ==, 1);
  accord_test_set (workspace, &plain, 1, "word", "lighthouse");
  g_assert_cmpint (found (workspace, &plain, "lighthouse"), ==, 1);
  accord_test_set (workspace, &plain, 1, "word", "harbour");
  g_assert_cmpint (found (workspace, &plain, "lighthouse"), ==, 0);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

static void
test_field_marked_as_sorted_sorts_old_records (void)
{
  g_autofree char *path = NULL;
  AccordWorkspace *workspace = open_old (&path);
  g_autoptr (AccordQuery) query = accord_query_new (&thing);
  g_autoptr (GPtrArray) records = NULL;

  accord_test_create (workspace, &thing, "name", "Bee", NULL);
  records = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (accord_record_title (g_ptr_array_index (records, 0)), ==, "Ant");
  g_assert_cmpstr (accord_record_title (g_ptr_array_index (records, 1)), ==, "Bee");
  g_assert_cmpstr (accord_record_title (g_ptr_array_index (records, 2)), ==, "Zebra");
  accord_test_drop (workspace);
}

/* A reader may not add columns; it must not stumble over those that are not there yet either. */
static void
test_reading_only_an_older_file_says_what_to_do (void)
{
  g_autofree char *path = old_file ();

  fixture_refused (path, ACCORD_STORE_READ_ONLY, ACCORD_STORE_ERROR_READ_ONLY, "older Accord");
  fixture_close (fixture_open (path, ACCORD_STORE_WRITE));
  fixture_close (fixture_open (path, ACCORD_STORE_READ_ONLY));
  fixture_remove (path);
}

static void
test_opening_again_changes_nothing (void)
{
  g_autofree char *path = old_file ();
  gint64 version;

  fixture_close (fixture_open (path, ACCORD_STORE_WRITE));
  version = fixture_sql (path, "PRAGMA schema_version");
  fixture_close (fixture_open (path, ACCORD_STORE_WRITE));
  g_assert_cmpint (fixture_sql (path, "PRAGMA schema_version"), ==, version);
  fixture_remove (path);
}

/* The file as the program without affiliations, handles, birthdays … left it. */
static void
make_older (const char *path)
{
  static const char *const tables[] = { "affiliation", "handle", "preference", "view", "custom_field",
                                        "import_profile", "distinct" };
  static const char *const columns[] = { "deputy", "referrer", "birthday", "birthday_calendar", "preferred_channel",
                                         "forbidden_channel", "verified", "verify_days", "tier_pin", "segment_pin",
                                         "merged_into" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("DROP TABLE IF EXISTS \"%s\"; DROP TABLE IF EXISTS \"%s_fts\"; DELETE FROM field WHERE tbl=%u;"
                         " DELETE FROM meta WHERE key IN ('search:%s','sort:%s')",
                         tables[i], tables[i], 14 + i, tables[i], tables[i]);

      fixture_sql (path, sql);
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("DROP INDEX IF EXISTS customer_%s; ALTER TABLE customer DROP COLUMN %s;"
                         " DELETE FROM field WHERE tbl=4 AND name='%s'", columns[i], columns[i], columns[i]);

      fixture_sql (path, sql);
    }
}

static void
test_file_from_before_customers_in_full_opens (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *path = g_strdup (accord_workspace_get_path (workspace));
  gint64 customer = accord_test_create (workspace, &accord_customer_kind, "name", "Acme", "note", "old", NULL);
  gint64 handle;
  g_autoptr (AccordRecord) record = NULL;

  accord_test_done (accord_workspace_close (workspace));
  make_older (path);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM pragma_table_info('customer') WHERE name='birthday'"), ==, 0);
  workspace = accord_test_reopen (workspace);
  accord_test_set (workspace, &accord_customer_kind, customer, "birthday", "1980-05-17");
  handle = accord_test_create (workspace, &accord_handle_kind, "value", "030 99", "type", "phone", "customer", "1", NULL);
  record = accord_test_load (workspace, &accord_customer_kind, customer);
  g_assert_cmpstr (accord_record_text (record, "note"), ==, "old");
  g_assert_cmpint (accord_record_number (record, "birthday"), ==, 3789);
  g_assert_cmpint (found (workspace, &accord_handle_kind, "99"), ==, 1);
  g_assert_cmpint (handle, ==, 1);
  fixture_assert_sound (accord_workspace_get_store (workspace));
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  gboolean child = argc == 4 && strcmp (argv[1], "--child") == 0;

  register_kinds (!child);
  if (child)
    {
      dex_init ();
      return child_old (argv[3]);
    }
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store/new-field-is-a-column-at-the-next-opening", test_new_field_is_a_column_at_the_next_opening);
  g_test_add_func ("/store/reordered-lines-keep-the-numbers-of-their-clocks", test_reordered_lines_keep_the_numbers_of_their_clocks);
  g_test_add_func ("/store/edits-of-the-older-program-are-undone-in-their-fields", test_edits_of_the_older_program_are_undone_in_their_fields);
  g_test_add_func ("/store/new-field-is-in-json", test_new_field_is_in_json);
  g_test_add_func ("/store/new-field-is-a-heading-in-csv", test_new_field_is_a_heading_in_csv);
  g_test_add_func ("/store/new-field-is-in-history-and-undo", test_new_field_is_in_history_and_undo);
  g_test_add_func ("/store/field-marked-as-searched-is-found-in-old-records", test_field_marked_as_searched_is_found_in_old_records);
  g_test_add_func ("/store/field-marked-as-sorted-sorts-old-records", test_field_marked_as_sorted_sorts_old_records);
  g_test_add_func ("/store/reading-only-an-older-file-says-what-to-do", test_reading_only_an_older_file_says_what_to_do);
  g_test_add_func ("/store/opening-again-changes-nothing", test_opening_again_changes_nothing);
  g_test_add_func ("/store/file-from-before-customers-in-full-opens", test_file_from_before_customers_in_full_opens);
  return g_test_run ();
}
