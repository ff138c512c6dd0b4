/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is exported comes back as it was. */

#include <locale.h>
#include <string.h>

#include "accord-error.h"
#include "accord-export.h"
#include "test-import-files.h"

static void
test_export_comes_back_the_same (void)
{
  AccordWorkspace *from = accord_test_workspace ();
  AccordWorkspace *to = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (from, NULL, "customers.csv",
    "Company,Phone,Address,Customer since,Employees,Parent company\n"
    "\"Say \"\"Hi\"\", Ltd\",+49 30 1,\"Line 1\nLine 2\",2017-04-03,1200,\n王记,,,,,\"Say \"\"Hi\"\", Ltd\"\n", NULL);
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (from));
  g_autofree char *path = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (AccordQuery) all = accord_query_new (&accord_customer_kind);
  g_autoptr (GPtrArray) copied = NULL;
  g_autoptr (GPtrArray) same = NULL;

  g_assert_cmpint (accord_test_int (accord_export_csv (accord_workspace_get_store (from), all, path, ACCORD_EXPORT_PLAIN)), ==, 2);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  copied = import_texts (to, NULL, "customers.csv", text, NULL);
  assert_counts (copied->pdata[0], 2, 0, 0, 0);
  g_assert_false (has_text (((AccordImportResult *) copied->pdata[0])->notes, "not imported"));
  same = import_texts (from, NULL, "customers.csv", text, NULL);
  assert_counts (same->pdata[0], 0, 0, 2, 0);
  accord_test_int (accord_export_csv (accord_workspace_get_store (to), all, path, ACCORD_EXPORT_PLAIN));
  g_assert_true (g_file_get_contents (path, &again, NULL, NULL));
  g_assert_cmpint (strlen (again), ==, strlen (text)); /* ids differ, nothing else */
  g_assert_nonnull (strstr (again, "\"Line 1\nLine 2\""));
  accord_test_drop (from);
  accord_test_drop (to);
}

static void
test_id_of_an_export_outranks_all (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", "Company\nAlpha\nBeta\n", NULL);
  g_autoptr (AccordRecord) alpha = find_one (workspace, &accord_customer_kind, "name", "Alpha");
  g_autofree char *uid = accord_id_dup_text (accord_record_uid (alpha));
  g_autofree char *text = g_strdup_printf ("Accord ID,Company\n%s,Renamed\n", uid);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "customers.csv", text, NULL);
  g_autoptr (AccordRecord) renamed = find_one (workspace, &accord_customer_kind, "name", "Renamed");

  assert_counts (again->pdata[0], 0, 1, 0, 0);
  g_assert_cmpint (accord_record_id (renamed), ==, accord_record_id (alpha));
  accord_test_drop (workspace);
}

static char *
export_as (AccordWorkspace *workspace, const AccordKind *kind, const AccordExportOptions *options, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (AccordQuery) all = accord_query_new (kind);

  accord_test_int (accord_export (accord_workspace_get_store (workspace), all, path, options));
  return g_steal_pointer (&path);
}

static void
test_columns_and_guard (void)
{
  static const char *const columns[] = { "name", "phone", "note", NULL };
  const AccordExportOptions options = { .columns = columns, .flags = ACCORD_EXPORT_BOM };
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv",
    "Company,Phone,Note\n=1+1,+49 30 123,-5.20\n'=x,030 123,-2+3+cmd|' /C calc'!A0\n@sum,,-1\n", NULL);
  g_autofree char *path = export_as (workspace, &accord_customer_kind, &options, "out.csv");
  g_autoptr (AccordRecord) sum = find_one (workspace, &accord_customer_kind, "name", "=1+1");
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) again = NULL;

  assert_counts (first->pdata[0], 3, 0, 0, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xEF\xBB\xBFName,Phone,Note\n"));
  g_assert_nonnull (strstr (text, "'=1+1,+49 30 123,-5.20\n"));
  g_assert_nonnull (strstr (text, "'-2+3+cmd|' /C calc'!A0\n"));
  g_assert_nonnull (strstr (text, "'@sum,,-1\n"));
  again = import_texts (workspace, NULL, "customers.csv", text, NULL);
  assert_counts (again->pdata[0], 0, 0, 3, 0);
  accord_test_drop (workspace);
}

static void
test_every_format_comes_back (void)
{
  static const struct { AccordExportFormat format; const char *name; } ways[] = {
    { ACCORD_EXPORT_CSV, "o.csv" }, { ACCORD_EXPORT_XLSX, "o.xlsx" }, { ACCORD_EXPORT_JSON, "o.json" },
    { ACCORD_EXPORT_VCARD_3, "o3.vcf" }, { ACCORD_EXPORT_VCARD_4, "o4.vcf" } };
  AccordWorkspace *from = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (from, NULL, "outlook.csv",
    "First Name,Last Name,Company,Job Title,Business Phone,Home Phone,E-mail Address,E-mail 2 Address,Home Street,Home City,Birthday,Web Page\n"
    "伟,王,Acme,\"Boss, Sales\",030 111,030 222,a@x.example,b@x.example,Weg 1,Ulm,1980-03-22,\n"
    "Bob,Alone,,,030 333,030 444,,,,,,bob.example\n", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint k = 0; k < 2; k++)
      {
        const AccordKind *kind = k == 0 ? &accord_contact_kind : &accord_customer_kind;
        const AccordExportOptions options = { .format = ways[i].format };
        g_autofree char *path = export_as (from, kind, &options, ways[i].name);
        AccordWorkspace *to = accord_test_workspace ();
        AccordWorkspace *both[] = { from, to };
        g_autoptr (GFile) file = g_file_new_for_path (path);

        for (guint w = 0; w < 2; w++)
          {
            g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
            g_autoptr (GPtrArray) results = NULL;
            const AccordImportResult *result;

            g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
            results = accord_test_boxed (accord_import_run (both[w], plans, FALSE, NULL, NULL, NULL));
            result = results->pdata[0];
            g_assert_cmpint (w == 0 ? result->unchanged : result->created, ==, k + 1);
            g_assert_cmpint (result->handles, ==, w == 0 ? 0 : k == 0 ? 3 : 1);
          }
        accord_test_drop (to);
      }
  accord_test_drop (from);
}

/* How somebody is written to: services that programs know by a word, and others by their name. */
static void
test_messengers_come_back (void)
{
  static const struct { AccordExportFormat format; const char *name; } ways[] = {
    { ACCORD_EXPORT_CSV, "m.csv" }, { ACCORD_EXPORT_XLSX, "m.xlsx" }, { ACCORD_EXPORT_JSON, "m.json" },
    { ACCORD_EXPORT_VCARD_3, "m3.vcf" }, { ACCORD_EXPORT_VCARD_4, "m4.vcf" } };
  static const struct { const char *label; const char *value; } said[] = {
    { "Skype", "bob.alone" }, { "微信", "wang,wei;2" }, { "My Chat", "bob:1" } };
  AccordWorkspace *from = accord_test_workspace ();
  gint64 bob = accord_test_create (from, &accord_customer_kind, "name", "Bob", "type", "person", NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, bob);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    accord_test_create (from, &accord_handle_kind, "customer", owner, "type", "messenger", "label", said[i].label,
                        "value", said[i].value, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const AccordExportOptions options = { .format = ways[i].format };
      g_autofree char *path = export_as (from, &accord_customer_kind, &options, ways[i].name);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) results = NULL;
      AccordWorkspace *to = accord_test_workspace ();

      g_test_message ("%s", ways[i].name);
      g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
      results = accord_test_boxed (accord_import_run (to, plans, FALSE, NULL, NULL, NULL));
      for (guint k = 0; k < G_N_ELEMENTS (said); k++)
        {
          g_autoptr (AccordRecord) handle = find_one (to, &accord_handle_kind, "value", said[k].value);

          g_assert_cmpstr (accord_record_text (handle, "type"), ==, "messenger");
          g_assert_cmpstr (accord_record_text (handle, "label"), ==, said[k].label);
        }
      accord_test_drop (to);
    }
  accord_test_drop (from);
}

static const AccordImportResult *
import_path (AccordWorkspace *workspace, const char *path, GPtrArray **results)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
  *results = accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL));
  return (*results)->pdata[0];
}

/* Tags and a birthday of which only the day of the Chinese calendar is known: into an empty workspace and into their own. */
static void
test_tags_come_back (void)
{
  static const struct { AccordExportFormat format; const char *name; } ways[] = {
    { ACCORD_EXPORT_CSV, "t.csv" }, { ACCORD_EXPORT_XLSX, "t.xlsx" }, { ACCORD_EXPORT_JSON, "t.json" },
    { ACCORD_EXPORT_VCARD_3, "t3.vcf" }, { ACCORD_EXPORT_VCARD_4, "t4.vcf" } };
  AccordWorkspace *from = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (from, NULL, "customers.csv",
    "Name,Tags,Birthday\nAlpha GmbH,VIP；展会,\n王伟,vip ::: * myContacts,农历八月十五\nCeder,,8月15日\n", NULL);

  g_assert_cmpint (((AccordImportResult *) first->pdata[0])->tags, ==, 3);
  g_assert_cmpint (accord_test_count (from, &accord_tag_kind), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const AccordExportOptions options = { .format = ways[i].format };
      g_autofree char *path = export_as (from, &accord_customer_kind, &options, ways[i].name);
      AccordWorkspace *to = accord_test_workspace ();
      g_autoptr (GPtrArray) results = NULL;
      g_autoptr (GPtrArray) again = NULL;
      g_autoptr (AccordRecord) wang = NULL;
      const AccordImportResult *result = import_path (to, path, &results);
      g_autofree char *born = NULL;

      g_assert_cmpint (result->created, ==, 3);
      g_assert_cmpint (result->tags, ==, 3);
      g_assert_cmpint (accord_test_count (to, &accord_tag_kind), ==, 2);
      wang = find_one (to, &accord_customer_kind, "name", "王伟");
      born = accord_record_format (wang, "birthday");
      g_assert_cmpstr (born, ==, "lunar 8/15");
      g_assert_cmpstr (accord_record_text (wang, "birthday_calendar"), ==, "lunar");
      result = import_path (from, path, &again);
      g_assert_cmpint (result->unchanged, ==, 3);
      g_assert_cmpint (result->tags, ==, 0);
      accord_test_drop (to);
    }
  accord_test_drop (from);
}

/* Month and day of which somebody said afterwards that they are of the Chinese calendar; and labels whose words only contain one
 * that address books know. */
static void
test_cards_say_what_is_meant (void)
{
  static const AccordExportFormat formats[] = { ACCORD_EXPORT_VCARD_3, ACCORD_EXPORT_VCARD_4 };
  AccordWorkspace *from = accord_test_workspace ();
  gint64 id = accord_test_create (from, &accord_customer_kind, "name", "王伟", "type", "person", "birthday", "--08-15", NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  accord_test_set (from, &accord_customer_kind, id, "birthday_calendar", "lunar");
  accord_test_create (from, &accord_handle_kind, "customer", owner, "type", "phone", "label", "Network team", "value", "+49 30 123456", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const AccordExportOptions options = { .format = formats[i] };
      g_autofree char *path = export_as (from, &accord_customer_kind, &options, "c.vcf");
      AccordWorkspace *to = accord_test_workspace ();
      g_autoptr (GPtrArray) results = NULL;
      const AccordImportResult *result = import_path (to, path, &results);
      g_autoptr (AccordRecord) wang = find_one (to, &accord_customer_kind, "name", "王伟");
      g_autofree char *born = accord_record_format (wang, "birthday");

      g_assert_cmpint (result->created, ==, 1);
      g_assert_cmpstr (born, ==, "lunar 8/15");
      g_assert_cmpstr (accord_record_text (wang, "birthday_calendar"), ==, "lunar");
      g_assert_cmpstr (accord_record_text (wang, "phone_label"), ==, "Network team");
      accord_test_drop (to);
    }
  accord_test_drop (from);
}

static void
make_tagged (AccordWorkspace *workspace, const char *const *tags)
{
  gint64 id = accord_test_create (workspace, &accord_customer_kind, "name", "Bau GmbH", NULL);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (; *tags != NULL; tags++)
    {
      g_autofree char *tag = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_create (workspace, &accord_tag_kind, "name", *tags, NULL));

      accord_test_create (workspace, &accord_tagging_kind, "tag", tag, "customer", owner, NULL);
    }
}

/* Marks that part tags elsewhere stand in the names of some: those that there are stay whole. */
static void
test_names_of_tags_stay_whole (void)
{
  static const struct { AccordExportFormat format; const char *name; } ways[] = {
    { ACCORD_EXPORT_CSV, "w.csv" }, { ACCORD_EXPORT_JSON, "w.json" }, { ACCORD_EXPORT_VCARD_3, "w3.vcf" }, { ACCORD_EXPORT_VCARD_4, "w4.vcf" } };
  static const char *const tags[] = { "R&D; Bau", "A|B", "展会、上海", "Köln, Bonn", "VIP", NULL };
  AccordWorkspace *workspace = accord_test_workspace ();

  make_tagged (workspace, tags);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const AccordExportOptions options = { .format = ways[i].format };
      g_autofree char *path = export_as (workspace, &accord_customer_kind, &options, ways[i].name);
      g_autofree char *text = NULL;
      g_autoptr (GPtrArray) results = NULL;
      const AccordImportResult *result = import_path (workspace, path, &results);

      g_test_message ("%s", ways[i].name);
      g_assert_cmpint (result->unchanged, ==, 1);
      g_assert_cmpint (result->tags, ==, 0);
      g_assert_cmpint (accord_test_count (workspace, &accord_tag_kind), ==, 5);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (!g_str_has_suffix (path, ".vcf") || strstr (text, "R&D\\; Bau") != NULL);
    }
  accord_test_drop (workspace);
}

/* So they do where no tag is known yet, by every format. */
static void
test_names_of_tags_are_whole_in_an_empty_workspace (void)
{
  static const struct { AccordExportFormat format; const char *name; } ways[] = {
    { ACCORD_EXPORT_CSV, "e.csv" }, { ACCORD_EXPORT_XLSX, "e.xlsx" }, { ACCORD_EXPORT_JSON, "e.json" },
    { ACCORD_EXPORT_VCARD_3, "e3.vcf" }, { ACCORD_EXPORT_VCARD_4, "e4.vcf" } };
  static const char *const tags[] = { "R&D; Bau", "A|B", "展会、上海", "Köln, Bonn", "die \"Neuen\"", "VIP", NULL };
  AccordWorkspace *from = accord_test_workspace ();

  make_tagged (from, tags);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      const AccordExportOptions options = { .format = ways[i].format };
      g_autofree char *path = export_as (from, &accord_customer_kind, &options, ways[i].name);
      AccordWorkspace *to = accord_test_workspace ();
      g_autoptr (GPtrArray) results = NULL;

      g_test_message ("%s", ways[i].name);
      g_assert_cmpint (import_path (to, path, &results)->tags, ==, 6);
      g_assert_cmpint (accord_test_count (to, &accord_tag_kind), ==, 6);
      for (guint t = 0; tags[t] != NULL; t++)
        {
          g_autoptr (AccordRecord) tag = find_one (to, &accord_tag_kind, "name", tags[t]);

          g_assert_nonnull (tag);
        }
      accord_test_drop (to);
    }
  accord_test_drop (from);
}

/* Other programs part names at semicolons and more: what stands in quotation marks behind one is whole all the same. */
static void
test_quoted_tags_behind_any_mark (void)
{
  static const char *const lines[] = { "\"VIP;\"\"R&D; Bau\"\"\"", "\"VIP;\"\"R&D; Bau\"\";\"\"Köln, Bonn\"\"\"", "\"VIP|\"\"Köln, Bonn\"\", neu\"",
                                       "\"VIP；\"\"A|B\"\"；neu\"", "\"\"\"A|B\"\" ::: neu\"", "\"5\"\" Rohr; neu\"" };
  static const char *const tags[][4] = { { "VIP", "R&D; Bau" }, { "VIP", "R&D; Bau", "Köln, Bonn" }, { "VIP", "Köln, Bonn", "neu" },
                                         { "VIP", "A|B", "neu" }, { "A|B", "neu" }, { "5\" Rohr", "neu" } };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      AccordWorkspace *workspace = accord_test_workspace ();
      g_autofree char *text = g_strdup_printf ("Company,Tags\nBau GmbH,%s\n", lines[i]);
      g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "customers.csv", text, NULL);
      guint n = 0;

      g_test_message ("%s", lines[i]);
      for (; n < 4 && tags[i][n] != NULL; n++)
        {
          g_autoptr (AccordRecord) tag = find_one (workspace, &accord_tag_kind, "name", tags[i][n]);

          g_assert_nonnull (tag);
        }
      g_assert_cmpint (accord_test_count (workspace, &accord_tag_kind), ==, n);
      g_assert_cmpint (((AccordImportResult *) results->pdata[0])->tags, ==, n);
      accord_test_drop (workspace);
    }
}

/* People at a company have no tags: that is said, and is no reason to leave them out. */
static void
test_tags_of_people (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "contacts.csv",
    "First Name,Last Name,Organization Name,Labels\nAnna,Berg,Acme,VIP\nBob,Alone,,VIP ::: Friends\n", NULL);
  const AccordImportResult *result = results->pdata[0];

  g_assert_cmpuint (result->rejected->len, ==, 0);
  g_assert_cmpint (result->tags, ==, 2);
  g_assert_true (has_text (result->notes, "The tags of 1 row were left out"));
  accord_test_drop (workspace);
}

static void
test_typed_cells (void)
{
  static const char *const columns[] = { "name", "amount", "probability", "opened_on", NULL };
  const AccordExportOptions options = { .format = ACCORD_EXPORT_XLSX, .columns = columns };
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "deals.csv",
    "Deal,Stage,Amount,Probability,Opened\nAlpha,Open,1234.5,25,2017-04-03\n", NULL);
  g_autofree char *path = export_as (workspace, &accord_deal_kind, &options, "deals.xlsx");
  g_autoptr (AccordTable) table = accord_table_open (path, NULL, NULL);
  AccordTableRow row;

  g_assert_nonnull (table);
  g_assert_true (accord_table_next (table, &row, NULL));
  g_assert_cmpstr (row.cells[0], ==, "Alpha");
  g_assert_cmpstr (row.cells[1], ==, "1234.5");
  g_assert_cmpstr (row.cells[2], ==, "25%");
  g_assert_cmpstr (row.cells[3], ==, "2017-04-03");
  accord_test_drop (workspace);
}

/* A workbook shows what the clock on the wall showed, and read again it is the same moment, also of the hour before midnight. */
static void
test_times_of_a_workbook_are_those_of_the_clock_here (void)
{
  static const char *const columns[] = { "title", "done_at", NULL };
  const AccordExportOptions options = { .format = ACCORD_EXPORT_XLSX, .columns = columns };
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordWorkspace *to = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "calls.csv",
    "Subject,Type,Done\nLunch,call,2026-07-01 14:30:00\nLate,call,2026-11-23T22:45:00Z\n", NULL);
  g_autofree char *path = export_as (workspace, &accord_activity_kind, &options, "calls.xlsx");
  g_autoptr (AccordTable) table = accord_table_open (path, NULL, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (AccordRecord) late = NULL;
  AccordTableRow row;

  g_assert_nonnull (table);
  g_assert_true (accord_table_next (table, &row, NULL));
  g_assert_cmpstr (row.cells[1], ==, "2026-11-23 23:45:00");
  g_assert_true (accord_table_next (table, &row, NULL));
  g_assert_cmpstr (row.cells[1], ==, "2026-07-01 14:30:00");
  g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, &accord_activity_kind)));
  results = accord_test_boxed (accord_import_run (to, plans, FALSE, NULL, NULL, NULL));
  late = find_one (to, &accord_activity_kind, "title", "Late");
  g_assert_cmpint (accord_record_number (late, "done_at"), ==,
                   ((accord_date_from_ymd (2026, 11, 23) * 24 + 22) * 60 + 45) * G_GINT64_CONSTANT (60000));
  accord_test_drop (to);
  accord_test_drop (workspace);
}

/* What a list computes and what stands behind a link is written too, more than one window of it. */
static void
test_computed_columns (void)
{
  static const char *const columns[] = { "name", "open_value", "open_deals", "owner.email", NULL };
  const AccordExportOptions csv = { .columns = columns };
  const AccordExportOptions json = { .columns = columns, .format = ACCORD_EXPORT_JSON };
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GString) customers = g_string_new ("Company,Owner\n");
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *path = NULL, *text = NULL, *json_path = NULL, *json_text = NULL;

  for (int i = 0; i < 150; i++)
    g_string_append_printf (customers, "Firm %03d,%s\n", i, i == 100 ? "Olga" : "");
  results = import_texts (workspace, NULL, "members.csv", "Name,Email\nOlga,o@x.example\n", "customers.csv", customers->str, "deals.csv",
                          "Deal,Account,Stage,Amount\nOne,Firm 100,Open,EUR 40\nTwo,Firm 100,Open,EUR 2.50\n", NULL);
  path = export_as (workspace, &accord_customer_kind, &csv, "list.csv");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "Name,Open value,Open deals,Owner: E-mail\n"));
  g_assert_nonnull (strstr (text, "\nFirm 100,42.50"));
  g_assert_nonnull (strstr (text, ",2,o@x.example\n"));
  g_assert_nonnull (strstr (text, "\nFirm 101,,0,\n"));
  json_path = export_as (workspace, &accord_customer_kind, &json, "list.json");
  g_assert_true (g_file_get_contents (json_path, &json_text, NULL, NULL));
  g_assert_nonnull (strstr (json_text, "\"open_deals\":2,\"owner.email\":\"o@x.example\""));
  accord_test_drop (workspace);
}

static void
test_refused_and_cancelled (void)
{
  static const char *const columns[] = { "nonsense", NULL };
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", "Company\nAlpha\n", NULL);
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, "out.xlsx", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (AccordQuery) all = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordQuery) deals = accord_query_new (&accord_deal_kind);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  AccordExportOptions options = { .format = ACCORD_EXPORT_XLSX, .columns = columns };
  g_autoptr (GError) unknown = accord_test_error (accord_export (store, all, path, &options));
  g_autoptr (GError) cards = NULL;
  g_autoptr (GError) cancelled = NULL;

  g_assert_error (unknown, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN);
  options = (AccordExportOptions) { .format = ACCORD_EXPORT_VCARD_4 };
  cards = accord_test_error (accord_export (store, deals, path, &options));
  g_assert_error (cards, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN);
  g_cancellable_cancel (cancellable);
  options = (AccordExportOptions) { .format = ACCORD_EXPORT_XLSX, .cancellable = cancellable };
  cancelled = accord_test_error (accord_export (store, all, path, &options));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  accord_test_drop (workspace);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("TZ", "Europe/Berlin", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/export/comes-back-the-same", test_export_comes_back_the_same);
  g_test_add_func ("/exchange/export/id-outranks-all", test_id_of_an_export_outranks_all);
  g_test_add_func ("/exchange/export/chosen-columns-and-no-formula", test_columns_and_guard);
  g_test_add_func ("/exchange/export/every-format-comes-back-with-its-handles", test_every_format_comes_back);
  g_test_add_func ("/exchange/export/messengers-come-back-by-every-format", test_messengers_come_back);
  g_test_add_func ("/exchange/export/tags-and-lunar-days-come-back-by-every-format", test_tags_come_back);
  g_test_add_func ("/exchange/export/cards-say-what-is-meant", test_cards_say_what_is_meant);
  g_test_add_func ("/exchange/export/names-of-tags-stay-whole", test_names_of_tags_stay_whole);
  g_test_add_func ("/exchange/export/names-of-tags-are-whole-in-an-empty-workspace", test_names_of_tags_are_whole_in_an_empty_workspace);
  g_test_add_func ("/exchange/import/tags-in-quotation-marks-are-whole-behind-any-mark", test_quoted_tags_behind_any_mark);
  g_test_add_func ("/exchange/people/tags-are-of-customers", test_tags_of_people);
  g_test_add_func ("/exchange/export/workbook-cells-have-types", test_typed_cells);
  g_test_add_func ("/exchange/export/times-of-a-workbook-are-those-of-the-clock-here", test_times_of_a_workbook_are_those_of_the_clock_here);
  g_test_add_func ("/exchange/export/computed-columns-are-written-as-the-list-shows-them", test_computed_columns);
  g_test_add_func ("/exchange/export/refused-or-cancelled-leaves-no-file", test_refused_and_cancelled);
  return g_test_run ();
}
