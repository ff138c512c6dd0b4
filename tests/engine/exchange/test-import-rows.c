/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import promises for rows, links and dates, on files small enough to check by eye. */

#include <locale.h>
#include <string.h>

#include "test-import-files.h"

static void
test_twice_changes_nothing (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  const char *text = "Company,Phone,City\nAlpha,030 111,Berlin\nBeta,,Köln\n";
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", text, NULL);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) txns = NULL;

  assert_counts (first->pdata[0], 2, 0, 0, 0);
  again = import_texts (workspace, NULL, "customers.csv", text, NULL);
  assert_counts (again->pdata[0], 0, 0, 2, 0);
  txns = accord_test_boxed (accord_store_recent_txns (accord_workspace_get_store (workspace), 10));
  g_assert_cmpuint (txns->len, ==, 2); /* made, imported */
  other = import_texts (workspace, NULL, "customers.csv", "Company,Phone,City\nAlpha,030 222,\nBeta,,Köln\n", NULL);
  assert_counts (other->pdata[0], 0, 1, 1, 0);
  g_assert_cmpstr (accord_journal_get_undo_label (journal), ==, "Imported “customers.csv”");
  accord_test_drop (workspace);
}

static void
test_blank_cell_keeps_what_is_there (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", "Company,City\nAlpha,Berlin\n", NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "customers.csv", "Company,City\nAlpha,\n", NULL);
  g_autoptr (AccordRecord) alpha = find_one (workspace, &accord_customer_kind, "name", "Alpha");

  assert_counts (again->pdata[0], 0, 0, 1, 0);
  g_assert_cmpstr (accord_record_text (alpha, "city"), ==, "Berlin");
  accord_test_drop (workspace);
}

/* An exam is of many members, and of a member more than once; what is corrected in the file is corrected. */
static void
test_figures_of_many_members (void)
{
  static const char members[] = "Name\nAnn\nBo\n";
  static const char exams[] = "Name,What was counted,Member,Until,Reached\nProducts,exam,Ann,2026-01-10,%s\n"
                              "Products,exam,Bo,2026-01-10,60\nProducts,exam,Ann,2026-02-10,90\n";
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *text = g_strdup_printf (exams, "70"), *corrected = g_strdup_printf (exams, "75");
  g_autoptr (GPtrArray) people = import_texts (workspace, NULL, "members.csv", members, NULL);
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "exams.csv", text, NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "exams.csv", text, NULL);
  g_autoptr (GPtrArray) other = import_texts (workspace, NULL, "exams.csv", corrected, NULL);

  assert_counts (first->pdata[0], 3, 0, 0, 0);
  assert_counts (again->pdata[0], 0, 0, 3, 0);
  assert_counts (other->pdata[0], 0, 1, 2, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_reading_kind), ==, 3);
  accord_test_drop (workspace);
}

/* Everybody's goal has one name; what is corrected in the file is corrected. */
static void
test_goals_of_one_name (void)
{
  static const char members[] = "Name\nAnn\nBo\n";
  static const char goals[] = "Name,Figure,Period,Begins,Ends,Member,Amount\nRevenue Q4,revenue,quarter,2026-10-01,2026-12-31,Ann,%s\n"
                              "Revenue Q4,revenue,quarter,2026-10-01,2026-12-31,Bo,60\nRevenue Q4,revenue,quarter,2026-10-01,2026-12-31,,200\n"
                              "Revenue Q4,revenue,quarter,2025-10-01,2025-12-31,Ann,90\n";
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autofree char *text = g_strdup_printf (goals, "70"), *corrected = g_strdup_printf (goals, "75");
  g_autoptr (GPtrArray) people = import_texts (workspace, NULL, "members.csv", members, NULL);
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "goals.csv", text, NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "goals.csv", text, NULL);
  g_autoptr (GPtrArray) other = import_texts (workspace, NULL, "goals.csv", corrected, NULL);

  assert_counts (first->pdata[0], 4, 0, 0, 0);
  assert_counts (again->pdata[0], 0, 0, 4, 0);
  assert_counts (other->pdata[0], 0, 1, 3, 0);
  accord_test_drop (workspace);
}

/* What others name comes first: campaigns before the customers who came by them, contracts before their payments. */
static void
test_files_in_any_order (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL,
    "payments.csv", "For,Contract,Due,Amount\nFirst half,K-1,2026-03-01,50\n",
    "contracts.csv", "Title,Number,Deal,Amount,Deliver by\nThe roof,K-1,Roof,100,2026-02-01\n",
    "deals.csv", "Deal Name,Account,Stage,Amount,Campaign\nRoof,Alpha,Needs,100,Spring Fair\n",
    "accounts.csv", "Account,Campaign\nAlpha,Spring Fair\n",
    "campaigns.csv", "Campaign Name,Begins,Cost\nSpring Fair,2026-01-10,20\n", NULL);
  g_autoptr (AccordRecord) fair = find_one (workspace, &accord_campaign_kind, "name", "Spring Fair");
  g_autoptr (AccordRecord) alpha = find_one (workspace, &accord_customer_kind, "name", "Alpha");
  g_autoptr (AccordRecord) roof = find_one (workspace, &accord_deal_kind, "name", "Roof");
  g_autoptr (AccordRecord) contract = find_one (workspace, &accord_contract_kind, "number", "K-1");
  g_autoptr (AccordRecord) half = find_one (workspace, &accord_payment_kind, "text", "First half");

  g_assert_cmpuint (results->len, ==, 5);
  g_assert_cmpint (accord_record_number (alpha, "campaign"), ==, accord_record_id (fair));
  g_assert_cmpint (accord_record_number (roof, "campaign"), ==, accord_record_id (fair));
  g_assert_cmpint (accord_record_number (half, "contract"), ==, accord_record_id (contract));
  accord_test_drop (workspace);
}

static void
test_undo_takes_all_files_back (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL,
    "deals.csv", "Deal Name,Account,Stage,Amount\nRoof,Alpha,Needs,100\n",
    "accounts.csv", "Account\nAlpha\nBeta\n", NULL);
  g_autoptr (AccordChangeSet) undone = NULL;

  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 2);
  g_assert_cmpint (accord_test_count (workspace, &accord_deal_kind), ==, 1);
  undone = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (workspace)));
  g_assert_cmpstr (undone->undone_label, ==, "Imported 2 files");
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_deal_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_stage_event_kind), ==, 0);
  accord_test_drop (workspace);
}

static void
test_links_exact_close_made_blank (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL,
    "deals.csv", "Deal Name,Account,Product,Stage\n"
                 "A,Alpha,GTXPro,Needs\nB,Alpha,GTX Pro,Needs\nC,Gamma,GTXPro,Needs\nD,,,Needs\nE,Gamma,,Needs\n",
    "products.csv", "Product,Price\nGTX Pro,4821\n",
    "accounts.csv", "Account\nAlpha\n", NULL);
  const AccordImportResult *deals = result_of (results, "deals.csv");
  g_autoptr (AccordRecord) c = find_one (workspace, &accord_deal_kind, "name", "C");
  g_autoptr (AccordRecord) d = find_one (workspace, &accord_deal_kind, "name", "D");
  gint64 link;

  g_assert_cmpint (deals->links_exact, ==, 4); /* Alpha, Alpha, GTX Pro, second Gamma */
  g_assert_cmpint (deals->links_close, ==, 2);
  g_assert_cmpint (deals->links_made, ==, 1);
  g_assert_cmpuint (deals->close_matches->len, ==, 1);
  g_assert_cmpstr (deals->close_matches->pdata[0], ==, "GTXPro → GTX Pro (2 rows)");
  g_assert_cmpstr (accord_record_title_of (c, "product"), ==, "GTX Pro");
  g_assert_cmpstr (accord_record_title_of (c, "customer"), ==, "Gamma");
  g_assert_false (accord_record_get_number (d, "customer", &link));
  accord_test_drop (workspace);
}

static void
test_parent_may_come_later (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "Account,Subsidiary of\nChild,Mother\nMother,\nOther,Mother\nLone,Outside\n";
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "accounts.csv", text, NULL);
  g_autoptr (AccordRecord) child = find_one (workspace, &accord_customer_kind, "name", "Child");
  g_autoptr (AccordRecord) lone = find_one (workspace, &accord_customer_kind, "name", "Lone");
  const AccordImportResult *result = results->pdata[0];
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (AccordChangeSet) undone = NULL;

  assert_counts (result, 4, 0, 0, 0);
  g_assert_cmpint (result->links_exact, ==, 2);
  g_assert_cmpint (result->links_made, ==, 1);
  g_assert_cmpstr (accord_record_title_of (child, "parent"), ==, "Mother");
  g_assert_cmpstr (accord_record_title_of (lone, "parent"), ==, "Outside");
  again = import_texts (workspace, NULL, "accounts.csv", text, NULL);
  assert_counts (again->pdata[0], 0, 0, 4, 0);
  undone = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (workspace)));
  g_assert_null (undone->notes);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  accord_test_drop (workspace);
}

static void
test_managers_lead_teams (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "sales_teams.csv",
    "sales_agent,manager,regional_office\nAnn,Max,East\nBen,Max,East\nCid,Max,West\nDora,Ann,West\n", NULL);
  g_autoptr (AccordRecord) team = find_one (workspace, &accord_team_kind, "name", "Max");
  g_autoptr (AccordRecord) max = find_one (workspace, &accord_member_kind, "name", "Max");
  g_autoptr (AccordRecord) ann = find_one (workspace, &accord_member_kind, "name", "Ann");
  g_autoptr (AccordRecord) ben = find_one (workspace, &accord_member_kind, "name", "Ben");

  assert_counts (results->pdata[0], 4, 0, 0, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_member_kind), ==, 5);
  g_assert_cmpint (accord_test_count (workspace, &accord_team_kind), ==, 2);
  g_assert_cmpstr (accord_record_title_of (team, "lead"), ==, "Max");
  g_assert_cmpstr (accord_record_text (team, "office"), ==, "East");
  g_assert_cmpstr (accord_record_text (max, "role"), ==, "manager");
  g_assert_cmpstr (accord_record_title_of (max, "team"), ==, "Max");
  g_assert_cmpstr (accord_record_text (max, "office"), ==, "East");
  g_assert_cmpstr (accord_record_text (ann, "role"), ==, "manager");
  g_assert_cmpstr (accord_record_title_of (ann, "team"), ==, "Max");
  g_assert_cmpstr (accord_record_text (ben, "role"), ==, "representative");
  accord_test_drop (workspace);
}

static void
test_dates_are_decided_by_column (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "customers.csv",
    "Company,Customer since\nAlpha,03/04/2017\nBeta,25/04/2017\n", NULL);
  g_autoptr (AccordRecord) alpha = find_one (workspace, &accord_customer_kind, "name", "Alpha");

  g_assert_cmpint (accord_record_number (alpha, "since"), ==, accord_date_from_ymd (2017, 4, 3));
  accord_test_drop (workspace);
}

static void
test_bad_dates_do_not_hide_the_order (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "customers.csv",
    "Company,Customer since\nAlpha,03/04/2017\nBeta,25/13/2017\nGamma,24/04/2017\nDelta,soon\n", NULL);
  g_autoptr (AccordRecord) alpha = find_one (workspace, &accord_customer_kind, "name", "Alpha");

  assert_counts (results->pdata[0], 2, 0, 0, 2);
  g_assert_cmpint (accord_record_number (alpha, "since"), ==, accord_date_from_ymd (2017, 4, 3));
  accord_test_drop (workspace);
}

static void
test_ambiguous_dates_are_asked_for (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "Company,Customer since\nAlpha,03/04/2017\nBeta,05/06/2017\n";
  const ImportOptions month_first = { .order = ACCORD_DATE_ORDER_MDY };
  g_autoptr (GError) error = import_failing (workspace, NULL, "customers.csv", text, NULL);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (AccordRecord) alpha = NULL;

  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS);
  g_assert_nonnull (strstr (error->message, "customers.csv"));
  g_assert_nonnull (strstr (error->message, "Customer since"));
  g_assert_nonnull (strstr (error->message, "03/04/2017"));
  g_assert_nonnull (strstr (error->message, "--date-order"));
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  results = import_texts (workspace, &month_first, "customers.csv", text, NULL);
  alpha = find_one (workspace, &accord_customer_kind, "name", "Alpha");
  g_assert_cmpint (accord_record_number (alpha, "since"), ==, accord_date_from_ymd (2017, 3, 4));
  accord_test_drop (workspace);
}

static void
test_clear_column_settles_the_other (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "deals.csv",
    "Deal Name,Stage,Created,Close date\nA,Won,03/04/2017,12/20/2017\nB,Won,05/06/2017,11/30/2017\n", NULL);
  const AccordImportResult *result = results->pdata[0];
  g_autoptr (AccordRecord) a = find_one (workspace, &accord_deal_kind, "name", "A");

  g_assert_cmpint (accord_record_number (a, "opened_on"), ==, accord_date_from_ymd (2017, 3, 4));
  g_assert_true (has_text (result->notes, "“Created” was read with the month first, as column “Close date” shows."));
  accord_test_drop (workspace);
}

static void
test_bad_rows_are_named_and_left_out (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL, "customers.csv",
    "Company,E-mail,City\nAlpha,a@x.org,Berlin\nBeta,no address,Bonn\nGamma,c@x.org\nDelta,d@x.org,Kiel,extra\n,e@x.org,Ulm\n",
    NULL);
  const AccordImportResult *result = results->pdata[0];
  const AccordRejectedRow *first = result->rejected->pdata[0];
  const AccordRejectedRow *second = result->rejected->pdata[1];
  const AccordRejectedRow *third = result->rejected->pdata[2];

  assert_counts (result, 2, 0, 0, 3); /* Alpha, and Gamma, whose city is missing */
  g_assert_cmpint (first->line, ==, 3);
  g_assert_nonnull (strstr (first->reason, "no address"));
  g_assert_cmpint (second->line, ==, 5);
  g_assert_nonnull (strstr (second->reason, "4 cells under 3 headings"));
  g_assert_cmpint (third->line, ==, 6);
  g_assert_nonnull (strstr (third->reason, "Name is missing"));
  accord_test_drop (workspace);
}

static void
test_failing_file_stops_all (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GError) error = import_failing (workspace, NULL,
    "accounts.csv", "Account\nAlpha\n",
    "deals.csv", "Deal Name,Account,Stage,Created\nA,Alpha,Needs,01/02/2017\n", NULL);

  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_AMBIGUOUS);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (workspace)), !=, "Imported 2 files");
  accord_test_drop (workspace);
}

static void
test_dry_run_counts_and_writes_nothing (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const ImportOptions dry = { .dry_run = TRUE };
  g_autoptr (GPtrArray) results = import_texts (workspace, &dry,
    "deals.csv", "Deal Name,Account,Stage\nA,Alpha,Needs\nB,Alfa,Needs\n",
    "accounts.csv", "Account\nAlpha\nalpha.\n", NULL);

  assert_counts (result_of (results, "accounts.csv"), 2, 0, 0, 0);
  assert_counts (result_of (results, "deals.csv"), 2, 0, 0, 0);
  g_assert_cmpint (result_of (results, "deals.csv")->links_made, ==, 1);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_deal_kind), ==, 0);
  accord_test_drop (workspace);
}

static void
test_mapping_is_followed (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const ImportOptions options = { .kind = &accord_customer_kind, .heading = "Trading as", .target = "name" };
  g_autoptr (GPtrArray) results = import_texts (workspace, &options, "people.csv",
    "Trading as,Shoe size\nAlpha,44\n", NULL);
  g_autoptr (AccordRecord) alpha = find_one (workspace, &accord_customer_kind, "name", "Alpha");
  const AccordImportResult *result = results->pdata[0];

  assert_counts (result, 1, 0, 0, 0);
  g_assert_true (has_text (result->notes, "Shoe size"));
  accord_test_drop (workspace);
}

static void
test_two_people_may_share_a_name (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "First name,Last name,E-mail\n伟,王,a@x.org\n伟,王,b@x.org\nAnna,Berg,c@x.org\n";
  const ImportOptions customers = { .kind = &accord_customer_kind };
  g_autoptr (GPtrArray) first = import_texts (workspace, &customers, "list.csv", text, NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, &customers, "list.csv", text, NULL);
  g_autoptr (AccordRecord) anna = find_one (workspace, &accord_customer_kind, "name", "Anna Berg");
  g_autoptr (AccordRecord) wang = find_one (workspace, &accord_customer_kind, "email", "b@x.org");

  assert_counts (first->pdata[0], 3, 0, 0, 0);
  assert_counts (again->pdata[0], 0, 0, 3, 0);
  g_assert_cmpstr (accord_record_title (wang), ==, "王伟");
  g_assert_cmpstr (accord_record_text (anna, "type"), ==, "person");
  accord_test_drop (workspace);
}

static void
test_reference_outranks_name (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", "Customer ID,Company\n1,Alpha\n2,Alpha\n", NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "customers.csv", "Customer ID,Company\n2,Alpha Ltd\n3,Alpha\n", NULL);
  g_autoptr (AccordRecord) two = find_one (workspace, &accord_customer_kind, "reference", "2");

  assert_counts (first->pdata[0], 2, 0, 0, 0);
  assert_counts (again->pdata[0], 1, 1, 0, 0);
  g_assert_cmpstr (accord_record_title (two), ==, "Alpha Ltd");
  accord_test_drop (workspace);
}

static void
test_shared_title_is_not_guessed (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL,
    "customers.csv", "Customer ID,Company\n1,Alpha\n2,Alpha\n",
    "deals.csv", "Deal Name,Account,Stage\nA,Alpha,Needs\n", NULL);
  const AccordImportResult *deals = result_of (results, "deals.csv");
  g_autoptr (AccordRecord) a = find_one (workspace, &accord_deal_kind, "name", "A");
  gint64 link;

  g_assert_false (accord_record_get_number (a, "customer", &link));
  g_assert_true (has_text (deals->notes, "Several records are called “Alpha”"));
  accord_test_drop (workspace);
}

static void
test_cancelling_writes_nothing (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (plans, plan_text (workspace, "customers.csv", "Company\nAlpha\nBeta\n"));
  g_cancellable_cancel (cancellable);
  error = accord_test_error (accord_import_run (workspace, plans, FALSE, cancellable, NULL, NULL));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  accord_test_drop (workspace);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/import/twice-changes-nothing", test_twice_changes_nothing);
  g_test_add_func ("/exchange/import/blank-cell-keeps-what-is-there", test_blank_cell_keeps_what_is_there);
  g_test_add_func ("/exchange/import/one-exam-of-many-members-stays-many-figures", test_figures_of_many_members);
  g_test_add_func ("/exchange/import/goals-of-one-name-are-everybodys", test_goals_of_one_name);
  g_test_add_func ("/exchange/import/files-may-come-in-any-order", test_files_in_any_order);
  g_test_add_func ("/exchange/import/undo-takes-all-files-back", test_undo_takes_all_files_back);
  g_test_add_func ("/exchange/import/links-exact-close-made-blank", test_links_exact_close_made_blank);
  g_test_add_func ("/exchange/import/parent-may-come-later", test_parent_may_come_later);
  g_test_add_func ("/exchange/import/managers-lead-teams", test_managers_lead_teams);
  g_test_add_func ("/exchange/import/dates-are-decided-by-column", test_dates_are_decided_by_column);
  g_test_add_func ("/exchange/import/bad-dates-do-not-hide-the-order", test_bad_dates_do_not_hide_the_order);
  g_test_add_func ("/exchange/import/ambiguous-dates-are-asked-for", test_ambiguous_dates_are_asked_for);
  g_test_add_func ("/exchange/import/clear-column-settles-the-other", test_clear_column_settles_the_other);
  g_test_add_func ("/exchange/import/bad-rows-are-named-and-left-out", test_bad_rows_are_named_and_left_out);
  g_test_add_func ("/exchange/import/failing-file-stops-all", test_failing_file_stops_all);
  g_test_add_func ("/exchange/import/dry-run-counts-and-writes-nothing", test_dry_run_counts_and_writes_nothing);
  g_test_add_func ("/exchange/import/mapping-is-followed", test_mapping_is_followed);
  g_test_add_func ("/exchange/import/two-people-may-share-a-name", test_two_people_may_share_a_name);
  g_test_add_func ("/exchange/import/reference-outranks-name", test_reference_outranks_name);
  g_test_add_func ("/exchange/import/shared-title-is-not-guessed", test_shared_title_is_not_guessed);
  g_test_add_func ("/exchange/import/cancelling-writes-nothing", test_cancelling_writes_nothing);
  return g_test_run ();
}
