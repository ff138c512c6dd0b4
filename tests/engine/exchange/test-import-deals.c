/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import promises for deals: stages keep their meaning, dates become stage events, what is
 * not known stays empty. And which kind and columns are found in the files of other programs. */

#include <locale.h>
#include <string.h>

#include "accord-import-headings.h"
#include "test-import-files.h"

static const char *const maven = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
                                 "W1,Ann,GTX,Alpha,Won,2016-10-20,2017-03-01,1054\n"
                                 "L1,Ann,GTX,Alpha,Lost,2016-11-04,2017-03-18,0\n"
                                 "E1,Ann,GTX,,Engaging,2016-11-03,,\n"
                                 "P1,Ann,GTX,Alpha,Prospecting,,,\n"
                                 "W0,Ann,GTX,Alpha,Won,2016-10-20,2016-10-20,0\n";

static GPtrArray *
stages_of (AccordWorkspace *workspace,
           const char      *pipeline)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);

  accord_query_add_text (query, "pipeline", ACCORD_OP_IS, pipeline);
  g_assert_true (accord_query_set_sort (query, "rank", FALSE, NULL));
  return accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
}

static void
assert_stage (GPtrArray  *stages,
              guint       position,
              const char *name,
              const char *outcome,
              gint64      probability)
{
  AccordRecord *stage = stages->pdata[position];

  g_assert_cmpstr (accord_record_title (stage), ==, name);
  g_assert_cmpstr (accord_record_text (stage, "outcome"), ==, outcome);
  g_assert_cmpint (accord_record_number (stage, "probability"), ==, probability);
}

static void
test_stages_of_the_file_become_the_pipeline (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "sales_pipeline.csv", maven, NULL);
  g_autoptr (GPtrArray) stages = stages_of (workspace, "Sales Pipeline");
  g_autoptr (GPtrArray) again = NULL;

  assert_counts (results->pdata[0], 5, 0, 0, 0);
  g_assert_cmpuint (stages->len, ==, 4);
  assert_stage (stages, 0, "Prospecting", "open", 33);
  assert_stage (stages, 1, "Engaging", "open", 67);
  assert_stage (stages, 2, "Won", "won", 100);
  assert_stage (stages, 3, "Lost", "lost", 0);
  again = import_texts (workspace, NULL, "sales_pipeline.csv", maven, NULL);
  assert_counts (again->pdata[0], 0, 0, 5, 0);
  accord_test_drop (workspace);
}

static void
test_given_probabilities_order_the_stages (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "Opportunity.csv",
    "Id,Name,StageName,Probability\n1,A,Review,90\n2,B,Closed Won,100\n3,C,Qualification,10\n4,D,Review,80\n", NULL);
  g_autoptr (GPtrArray) stages = stages_of (workspace, "Opportunity");

  g_assert_cmpuint (stages->len, ==, 4);
  assert_stage (stages, 0, "Qualification", "open", 10);
  assert_stage (stages, 1, "Review", "open", 85);
  assert_stage (stages, 2, "Closed Won", "won", 100);
  assert_stage (stages, 3, "Lost", "lost", 0);
  accord_test_drop (workspace);
}

static void
test_unused_pipeline_goes (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "sales_pipeline.csv", maven, NULL);

  g_assert_cmpint (accord_test_count (workspace, &accord_pipeline_kind), ==, 1);
  g_assert_cmpint (accord_test_count (workspace, &accord_stage_kind), ==, 4);
  accord_test_drop (workspace);
}

static void
test_known_stages_are_used (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 n = accord_test_count (workspace, &accord_stage_kind);
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "deals.csv",
    "Deal Name,Stage\nA,needs\nB,Closed Won\nC,成交\nD,失败\nE,Negotiate\nF,Legal\n", NULL);
  g_autoptr (AccordRecord) b = find_one (workspace, &accord_deal_kind, "name", "B");
  g_autoptr (AccordRecord) c = find_one (workspace, &accord_deal_kind, "name", "C");
  g_autoptr (AccordRecord) d = find_one (workspace, &accord_deal_kind, "name", "D");
  g_autoptr (AccordRecord) f = find_one (workspace, &accord_deal_kind, "name", "F");

  g_assert_cmpint (accord_test_count (workspace, &accord_stage_kind), ==, n + 1);
  g_assert_cmpstr (accord_record_title_of (b, "stage"), ==, "Won");
  g_assert_cmpstr (accord_record_title_of (c, "stage"), ==, "Won");
  g_assert_cmpstr (accord_record_title_of (d, "stage"), ==, "Lost");
  g_assert_cmpstr (accord_record_title_of (f, "stage"), ==, "Legal");
  g_assert_true (has_text (((AccordImportResult *) results->pdata[0])->notes, "“Legal” was added"));
  accord_test_drop (workspace);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = accord_record_id (*(AccordRecord *const *) a);
  gint64 right = accord_record_id (*(AccordRecord *const *) b);

  return left < right ? -1 : left > right;
}

/* "Engaging 2016-10-20, Won 2017-03-01" */
static char *
events_of (AccordWorkspace *workspace,
           const char      *reference)
{
  g_autoptr (AccordRecord) deal = find_one (workspace, &accord_deal_kind, "reference", reference);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 before = 0;

  accord_query_add_number (query, "deal", ACCORD_OP_IS, accord_record_id (deal));
  events = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_ptr_array_sort (events, compare_ids);
  for (guint i = 0; i < events->len; i++)
    {
      AccordRecord *event = events->pdata[i];
      g_autofree char *on = NULL;
      gint64 date;

      g_assert_cmpint (accord_record_number (event, "from_stage"), ==, before);
      before = accord_record_number (event, "to_stage");
      if (accord_record_get_number (event, "effective_on", &date))
        on = accord_date_to_iso (date);
      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", accord_record_title_of (event, "to_stage"), on ? on : "?");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_dates_become_stage_events (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "sales_pipeline.csv", maven, NULL);
  g_autofree char *won = events_of (workspace, "W1");
  g_autofree char *lost = events_of (workspace, "L1");
  g_autofree char *engaging = events_of (workspace, "E1");
  g_autofree char *prospecting = events_of (workspace, "P1");

  g_assert_cmpstr (won, ==, "Engaging 2016-10-20, Won 2017-03-01");
  g_assert_cmpstr (lost, ==, "Engaging 2016-11-04, Lost 2017-03-18");
  g_assert_cmpstr (engaging, ==, "Engaging 2016-11-03");
  g_assert_cmpstr (prospecting, ==, "Prospecting ?");
  accord_test_drop (workspace);
}

static void
test_unknown_is_empty_not_zero (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "sales_pipeline.csv", maven, NULL);
  g_autoptr (AccordRecord) lost = find_one (workspace, &accord_deal_kind, "reference", "L1");
  g_autoptr (AccordRecord) open = find_one (workspace, &accord_deal_kind, "reference", "P1");
  g_autoptr (AccordRecord) engaging = find_one (workspace, &accord_deal_kind, "reference", "E1");
  g_autoptr (AccordRecord) free = find_one (workspace, &accord_deal_kind, "reference", "W0");
  AccordMoney money = { 1, "" };
  gint64 number;

  g_assert_false (accord_record_get_money (lost, "amount", &money));
  g_assert_false (accord_record_get_money (open, "amount", &money));
  g_assert_false (accord_record_get_number (open, "opened_on", &number));
  g_assert_false (accord_record_get_number (engaging, "customer", &number));
  g_assert_false (accord_record_get_number (engaging, "closed_on", &number));
  g_assert_true (accord_record_get_money (free, "amount", &money));
  g_assert_cmpint (money.minor, ==, 0);
  g_assert_true (has_text (((AccordImportResult *) results->pdata[0])->notes, "1 lost deal had the value 0"));
  accord_test_drop (workspace);
}

static void
test_deal_is_named_after_what_and_whom (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "sales_pipeline.csv", maven, NULL);
  g_autoptr (AccordRecord) both = find_one (workspace, &accord_deal_kind, "reference", "W1");
  g_autoptr (AccordRecord) product = find_one (workspace, &accord_deal_kind, "reference", "E1");

  g_assert_cmpstr (accord_record_title (both), ==, "GTX – Alpha");
  g_assert_cmpstr (accord_record_title (product), ==, "GTX");
  accord_test_drop (workspace);
}

static void
test_closing_date_of_an_open_deal_is_expected (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "deals.csv",
    "Deal Name,Stage,Close Date\nA,Needs,2017-05-01\nB,Won,2017-04-01\n", NULL);
  g_autoptr (AccordRecord) a = find_one (workspace, &accord_deal_kind, "name", "A");
  g_autoptr (AccordRecord) b = find_one (workspace, &accord_deal_kind, "name", "B");
  gint64 number;

  g_assert_false (accord_record_get_number (a, "closed_on", &number));
  g_assert_cmpint (accord_record_number (a, "expected_on"), ==, accord_date_from_ymd (2017, 5, 1));
  g_assert_cmpint (accord_record_number (b, "closed_on"), ==, accord_date_from_ymd (2017, 4, 1));
  accord_test_drop (workspace);
}

static void
test_moved_deal_is_one_update (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "deals.csv", "Opportunity ID,Deal Name,Stage,Close date\nX,A,Needs,\n", NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "deals.csv", "Opportunity ID,Deal Name,Stage,Close date\nX,A,Won,2017-04-01\n", NULL);
  g_autoptr (AccordRecord) a = find_one (workspace, &accord_deal_kind, "name", "A");
  g_autofree char *events = events_of (workspace, "X");

  assert_counts (again->pdata[0], 0, 1, 0, 0);
  g_assert_cmpint (accord_record_number (a, "closed_on"), ==, accord_date_from_ymd (2017, 4, 1));
  g_assert_cmpstr (events, ==, "Needs ?, Won 2017-04-01");
  accord_test_drop (workspace);
}

static void
assert_amount (AccordWorkspace *workspace, const char *name, gint64 minor, const char *currency)
{
  g_autoptr (AccordRecord) deal = find_one (workspace, &accord_deal_kind, "name", name);

  g_assert_cmpint (accord_record_number (deal, "amount"), ==, minor);
  g_assert_cmpstr (accord_record_text (deal, "amount"), ==, currency);
}

/* A German file: one cell says that the comma is the decimal mark, and all are read so. In the second nothing but whole thousands
 * stand, which no amount in cents has three decimals for; in the third dinars have just three. */
static void
test_amounts_with_points_are_thousands (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "deals.csv",
    "Deal;Stage;Amount\nA;Open;€ 1.234,56\nB;Open;€ 12.500\nC;Open;12.500 €\nD;Open;(€ 1.234)\nE;Open;EUR 800\n", NULL);
  g_autoptr (GPtrArray) second = import_texts (workspace, NULL, "whole.csv",
    "Deal;Stage;Amount\nF;Open;€ 12.500\nG;Open;1.234 €\nH;Open;€ 800\n", NULL);
  g_autoptr (GPtrArray) third = import_texts (workspace, NULL, "dinars.csv", "Deal;Stage;Amount\nI;Open;KWD 12.500\nJ;Open;KWD 1.234\n", NULL);

  assert_counts (first->pdata[0], 5, 0, 0, 0);
  assert_amount (workspace, "A", 123456, "EUR");
  assert_amount (workspace, "B", 1250000, "EUR");
  assert_amount (workspace, "C", 1250000, "EUR");
  assert_amount (workspace, "D", -123400, "EUR");
  assert_amount (workspace, "E", 80000, "EUR");
  assert_counts (second->pdata[0], 3, 0, 0, 0);
  assert_amount (workspace, "F", 1250000, "EUR");
  assert_amount (workspace, "G", 123400, "EUR");
  assert_amount (workspace, "H", 80000, "EUR");
  assert_amount (workspace, "I", 12500, "KWD");
  assert_amount (workspace, "J", 1234, "KWD");
  accord_test_drop (workspace);
}

/* What this program writes of dinars of two countries; beside euros with as many figures a point stands before thousands. */
static void
test_dinars_of_two_countries_keep_their_decimals (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) own = import_texts (workspace, NULL, "deals.csv",
    "Deal,Stage,Amount\nA,Open,12.500 KWD\nB,Open,3.250 BHD\nC,Open,\n", NULL);
  g_autoptr (GPtrArray) mixed = import_texts (workspace, NULL, "mixed.csv",
    "Deal;Stage;Amount\nD;Open;€ 12.500\nE;Open;£ 1.234\nF;Open;KWD 3.250\n", NULL);

  assert_counts (own->pdata[0], 3, 0, 0, 0);
  assert_amount (workspace, "A", 12500, "KWD");
  assert_amount (workspace, "B", 3250, "BHD");
  assert_counts (mixed->pdata[0], 3, 0, 0, 0);
  assert_amount (workspace, "D", 1250000, "EUR");
  assert_amount (workspace, "E", 123400, "GBP");
  assert_amount (workspace, "F", 3250000, "KWD");
  accord_test_drop (workspace);
}

static void
test_headings_are_normalised (void)
{
  static const char *const pairs[][2] = {
    { "sales_agent", "sales agent" }, { "customerID", "customer id" }, { "AccountName", "account name" },
    { "客户名称(*)", "客户名称" }, { "Person - Name*", "person - name" }, { " E-mail  Address ", "e-mail address" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *normalised = accord_import_heading_normalise (pairs[i][0]);

      g_assert_cmpstr (normalised, ==, pairs[i][1]);
    }
  g_assert_true (accord_import_heading_enters ("engage_date", "Engaging"));
  g_assert_true (accord_import_heading_enters ("Entered Proposal", "Proposal"));
  g_assert_false (accord_import_heading_enters ("contract_date", "Contact"));
  g_assert_false (accord_import_heading_enters ("close_date", "Clothing"));
}

static void
test_unknown_table_is_refused (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *folder = g_path_get_dirname (accord_workspace_get_path (workspace));
  g_autofree char *path = g_build_filename (folder, "dictionary.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Table,Field,Description\na,b,c\n", -1, NULL));
  error = accord_test_error (accord_import_plan_new (file, NULL));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "dictionary.csv"));
  accord_test_drop (workspace);
}

/* In the order of headers.tsv. */
static const char *const kinds_of_programs[] = { "contact", "contact", "contact", NULL, NULL, "deal",
                                                 "deal", "contact", "deal", "customer", "customer", "customer" };

static void
test_kinds_of_other_programs (void)
{
  const char *path = SOURCE_ROOT "/../shared/data/crm-headers/headers.tsv";
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("../shared/data/crm-headers is not there");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds_of_programs); i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], "\t", 3);
      g_auto (GStrv) headings = g_strsplit (cells[2], "|", -1);
      const AccordKind *kind = accord_import_find_kind (cells[1], (const char *const *) headings, g_strv_length (headings));

      g_test_message ("%s: %s", cells[0], kind == NULL ? "none" : kind->name);
      g_assert_nonnull (kind);
      if (kinds_of_programs[i] != NULL) /* the others hold several kinds in one row */
        g_assert_cmpstr (kind->name, ==, kinds_of_programs[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/import-deals/stages-of-the-file-become-the-pipeline", test_stages_of_the_file_become_the_pipeline);
  g_test_add_func ("/exchange/import-deals/given-probabilities-order-the-stages", test_given_probabilities_order_the_stages);
  g_test_add_func ("/exchange/import-deals/unused-pipeline-goes", test_unused_pipeline_goes);
  g_test_add_func ("/exchange/import-deals/known-stages-are-used", test_known_stages_are_used);
  g_test_add_func ("/exchange/import-deals/dates-become-stage-events", test_dates_become_stage_events);
  g_test_add_func ("/exchange/import-deals/unknown-is-empty-not-zero", test_unknown_is_empty_not_zero);
  g_test_add_func ("/exchange/import-deals/named-after-what-and-whom", test_deal_is_named_after_what_and_whom);
  g_test_add_func ("/exchange/import-deals/closing-date-of-open-is-expected", test_closing_date_of_an_open_deal_is_expected);
  g_test_add_func ("/exchange/import-deals/moved-deal-is-one-update", test_moved_deal_is_one_update);
  g_test_add_func ("/exchange/import-deals/amounts-with-points-are-thousands", test_amounts_with_points_are_thousands);
  g_test_add_func ("/exchange/import-deals/dinars-of-two-countries-keep-their-decimals", test_dinars_of_two_countries_keep_their_decimals);
  g_test_add_func ("/exchange/import-plan/headings-are-normalised", test_headings_are_normalised);
  g_test_add_func ("/exchange/import-plan/unknown-table-is-refused", test_unknown_table_is_refused);
  g_test_add_func ("/exchange/import-plan/kinds-of-other-programs", test_kinds_of_other_programs);
  return g_test_run ();
}
