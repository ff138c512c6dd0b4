/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public files of ../shared/data through the whole import; skipped where they are absent. */

#include <locale.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "accord-error.h"
#include "accord-export.h"
#include "accord-import-headings.h"
#include "test-import-files.h"

#define DATA SOURCE_ROOT "/../shared/data/"

static gboolean
is_there (const char *name)
{
  g_autofree char *path = g_strconcat (DATA, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_test_skip_printf ("../shared/data/%s is not there", name);
  return FALSE;
}

static AccordImportPlan *
plan_data (const char *name)
{
  g_autofree char *path = g_strconcat (DATA, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  AccordImportPlan *plan = accord_test_object (accord_import_plan_new (file, NULL));

  accord_import_plan_set_date_order (plan, ACCORD_DATE_ORDER_MDY);
  return plan;
}

static GPtrArray *
import_data (AccordWorkspace *workspace, const char *const *names)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (plans, plan_data (names[i]));
  return accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL));
}

static void
test_northwind (void)
{
  static const char *const names[] = { "northwind/customers.csv", NULL };
  AccordWorkspace *workspace;
  g_autoptr (GPtrArray) results = NULL;

  if (!is_there (names[0]))
    return;
  workspace = accord_test_workspace ();
  results = import_data (workspace, names);
  assert_counts (results->pdata[0], 91, 0, 0, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_contact_kind), ==, 91);
  accord_test_drop (workspace);
}

static void
test_40k (void)
{
  static const char *const names[] = { "customers-40k/customers.csv", NULL };
  AccordWorkspace *workspace;
  g_autoptr (GPtrArray) results = NULL;

  if (!is_there (names[0]))
    return;
  workspace = accord_test_workspace ();
  results = import_data (workspace, names);
  assert_counts (results->pdata[0], 39999, 0, 0, 0);
  accord_test_drop (workspace);
}

static void
test_salesforce (void)
{
  static const char *const names[] = { "salesforce-demo/Opportunity.csv", "salesforce-demo/OpportunityHistory.csv",
                                       "salesforce-demo/Contact.csv", "salesforce-demo/Lead.csv", "salesforce-demo/Account.csv", NULL };
  AccordWorkspace *workspace;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (AccordRecord) deal = NULL;
  g_autoptr (AccordRecord) rose = NULL;
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (GPtrArray) events = NULL;

  if (!is_there (names[0]))
    return;
  workspace = accord_test_workspace ();
  results = import_data (workspace, names);
  assert_counts (result_of (results, "Account.csv"), 18, 0, 0, 0);
  assert_counts (result_of (results, "Contact.csv"), 25, 0, 0, 0);
  assert_counts (result_of (results, "Opportunity.csv"), 36, 0, 0, 0);
  g_assert_cmpuint (result_of (results, "OpportunityHistory.csv")->rejected->len, ==, 0);
  rose = find_one (workspace, &accord_contact_kind, "name", "Rose Gonzalez");
  g_assert_cmpstr (accord_record_title_of (rose, "customer"), ==, "Edge Communications");
  deal = find_one (workspace, &accord_deal_kind, "reference", "006bm00000LKJNNAA5");
  query = accord_query_new (&accord_stage_event_kind);
  accord_query_add_number (query, "deal", ACCORD_OP_IS, accord_record_id (deal));
  events = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_cmpstr (accord_record_title_of (events->pdata[0], "to_stage"), ==, "Qualification");
  g_assert_cmpint (accord_record_number (events->pdata[0], "effective_on"), ==, 20507); /* 2026-02-23 */
  accord_test_drop (workspace);
}

/* A file is read to its end, or refused with a sentence that names it. Nothing is kept: each is tried. */
static void
try_file (AccordWorkspace *workspace, const char *path, guint *n_read, guint *n_refused)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  DexFuture *future = accord_import_plan_new (file, NULL);

  accord_test_wait (future);
  if (!dex_future_is_rejected (future))
    {
      g_ptr_array_add (plans, accord_test_object (future));
      future = accord_import_run (workspace, plans, TRUE, NULL, NULL, NULL);
      accord_test_wait (future);
    }
  if (!dex_future_is_rejected (future))
    {
      dex_unref (future);
      (*n_read)++;
      return;
    }
  error = accord_test_error (future);
  if (error->domain != ACCORD_EXCHANGE_ERROR || !g_str_has_suffix (error->message, ".") || strstr (error->message, name) == NULL)
    g_error ("%s: %s", path, error->message);
  (*n_refused)++;
}

static void
walk (AccordWorkspace *workspace, const char *folder, guint *n_read, guint *n_refused)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        walk (workspace, path, n_read, n_refused);
      else
        try_file (workspace, path, n_read, n_refused);
    }
}

/* Every file of a folder of cases, readme and licence too. */
static void
test_cases (gconstpointer folder)
{
  g_autofree char *path = g_strconcat (DATA, folder, NULL);
  AccordWorkspace *workspace;
  guint n_read = 0, n_refused = 0;

  if (!is_there (folder))
    return;
  workspace = accord_test_workspace ();
  walk (workspace, path, &n_read, &n_refused);
  g_test_message ("%s: %u read, %u refused", (const char *) folder, n_read, n_refused);
  g_assert_cmpuint (n_read + n_refused, >, 1);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_contact_kind), ==, 0);
  accord_test_drop (workspace);
}

/* product, file, columns: the kind that the headings of other programs name. */
static void
test_headings (void)
{
  static const char *const kinds[] = { "contact", "contact", "contact", "contact", "contact", "deal", "deal", "contact", "deal", "customer", "customer", "customer", NULL };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!is_there ("crm-headers/headers.tsv"))
    return;
  g_assert_true (g_file_get_contents (DATA "crm-headers/headers.tsv", &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], "\t", -1);
      g_auto (GStrv) headings = g_strsplit (g_strchomp (cells[2]), "|", -1);
      const AccordKind *kind = accord_import_find_kind (cells[1], (const char *const *) headings, g_strv_length (headings));

      if (kind == NULL || strcmp (kind->name, kinds[i]) != 0)
        g_error ("%s, %s: taken for %s, not %s", cells[0], cells[1], kind == NULL ? "nothing" : kind->name, kinds[i]);
    }
}

static char *
export_text (AccordWorkspace *workspace, AccordExportFormat format, const char *name)
{
  const AccordExportOptions options = { .format = format };
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (AccordQuery) all = accord_query_new (&accord_customer_kind);

  accord_test_int (accord_export (accord_workspace_get_store (workspace), all, path, &options));
  return g_steal_pointer (&path);
}

/* Names made of strings that break programs, out and in again by every format: nothing changes. */
static void
test_naughty (void)
{
  static const struct { AccordExportFormat format; const char *name; } ways[] = {
    { ACCORD_EXPORT_CSV, "n.csv" }, { ACCORD_EXPORT_JSON, "n.json" }, { ACCORD_EXPORT_XLSX, "n.xlsx" }, { ACCORD_EXPORT_VCARD_4, "n.vcf" }, { ACCORD_EXPORT_VCARD_3, "n3.vcf" } };
  g_autoptr (JsonParser) parser = json_parser_new ();
  AccordWorkspace *workspace;
  g_autoptr (GString) csv = g_string_new ("Company,Note,Reference\n");
  JsonArray *array;
  g_autoptr (GPtrArray) first = NULL;

  if (!is_there ("naughty-strings/blns.json"))
    return;
  g_assert_true (json_parser_load_from_file (parser, DATA "naughty-strings/blns.json", NULL));
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_auto (GStrv) parts = g_strsplit (json_array_get_string_element (array, i), "\"", -1);
      g_autofree char *quoted = g_strjoinv ("\"\"", parts);

      g_string_append_printf (csv, "\"Naughty %u %s\",\"%s\",R%u\n", i, quoted, quoted, i);
    }
  workspace = accord_test_workspace ();
  first = import_texts (workspace, NULL, "customers.csv", csv->str, NULL);
  g_assert_cmpuint (((AccordImportResult *) first->pdata[0])->created, ==, json_array_get_length (array));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = export_text (workspace, ways[i].format, ways[i].name);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) again = NULL;

      g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
      again = accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL));
      if (((AccordImportResult *) again->pdata[0])->unchanged != json_array_get_length (array))
        g_error ("%s: %d unchanged, %d updated, %d created, %u rejected", ways[i].name,
                 (int) ((AccordImportResult *) again->pdata[0])->unchanged, (int) ((AccordImportResult *) again->pdata[0])->updated,
                 (int) ((AccordImportResult *) again->pdata[0])->created, ((AccordImportResult *) again->pdata[0])->rejected->len);
    }
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/data/northwind-customers-with-their-people", test_northwind);
  g_test_add_func ("/exchange/data/forty-thousand-customers", test_40k);
  g_test_add_func ("/exchange/data/salesforce-ids-link-the-files", test_salesforce);
  g_test_add_data_func ("/exchange/data/every-csv-case-is-read-or-refused", "csv-cases", test_cases);
  g_test_add_data_func ("/exchange/data/every-vcard-case-is-read-or-refused", "vcard-cases", test_cases);
  g_test_add_data_func ("/exchange/data/every-xlsx-case-is-read-or-refused", "xlsx-cases", test_cases);
  g_test_add_data_func ("/exchange/data/every-json-case-is-read-or-refused", "json-cases", test_cases);
  g_test_add_data_func ("/exchange/data/every-ical-case-is-read-or-refused", "ical-cases", test_cases);
  g_test_add_data_func ("/exchange/data/every-naughty-file-is-read-or-refused", "naughty-strings", test_cases);
  g_test_add_func ("/exchange/data/headings-of-other-programs-are-known", test_headings);
  g_test_add_func ("/exchange/data/naughty-strings-come-back-the-same", test_naughty);
  return g_test_run ();
}
