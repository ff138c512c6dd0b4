/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows are one record and which are two; that the same files a second time change nothing; who
 * made a record, and when, before it came here. */

#include <locale.h>

#include "test-import-files.h"

#define DATA SOURCE_ROOT "/../shared/data/"

static void
committed_cb (AccordJournal *journal, AccordChangeSet *changes, guint *commits)
{
  *commits += changes->n_done > 0;
}

static void
count_commits (AccordWorkspace *workspace, guint *commits)
{
  g_signal_connect (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), commits);
}

/* Twice the same file: the second time nothing changes, and the rows are all known. */
static void
check_twice (const char *name, const char *text, const AccordKind *kind, gint64 records, gint64 rows)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const ImportOptions options = { .kind = kind };
  g_autoptr (GPtrArray) first = import_texts (workspace, &options, name, text, NULL);
  g_autoptr (GPtrArray) again = NULL;
  guint commits = 0;

  g_assert_cmpint (((AccordImportResult *) first->pdata[0])->created, ==, records);
  g_assert_cmpint (accord_test_count (workspace, kind), ==, records);
  count_commits (workspace, &commits);
  again = import_texts (workspace, &options, name, text, NULL);
  assert_counts (again->pdata[0], 0, 0, rows, 0);
  g_assert_cmpint (accord_test_count (workspace, kind), ==, records);
  g_assert_cmpuint (commits, ==, 0);
  accord_test_drop (workspace);
}

static void
test_activities (void)
{
  check_twice ("log.csv",
               "Subject,Type,Company,Date,Owner,Body\n"
               "Call,call,Acme,2024-01-05,Anna,First\n"
               "Call,call,Acme,2024-02-05,Anna,First\n"  /* another day */
               "Call,visit,Acme,2024-02-05,Anna,First\n" /* another kind */
               "Call,call,Acme,2024-02-05,Ben,First\n"   /* another person */
               "Call,call,Other,2024-02-05,Ben,First\n"  /* another customer */
               "Call,call,Acme,2024-02-05,Ben,Second\n"  /* another text */
               "Call,call,Acme,2024-02-05,Ben,Second\n", /* the same once more */
               &accord_activity_kind, 6, 7);
}

static void
test_times (void)
{
  check_twice ("log.csv",
               "Subject,Type,Company,Completed at\n"
               "Call,call,Acme,2024-01-05 09:00\n"
               "Call,call,Acme,2024-01-05 15:30\n"
               "Call,call,Acme,\n",
               &accord_activity_kind, 3, 3);
}

/* A step that was open in the first export and is done in the second. */
static void
test_done_since (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "tasks.csv",
    "Subject,Type,Company,Due date,Completed at,Outcome\nOffer,task,Acme,2024-01-05,,\nOffer,task,Acme,2024-03-05,,\n", NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "tasks.csv",
    "Subject,Type,Company,Due date,Completed at,Outcome\nOffer,task,Acme,2024-01-05,2024-01-06 10:00,Sent\nOffer,task,Acme,2024-03-05,,\n", NULL);

  assert_counts (first->pdata[0], 2, 0, 0, 0);
  assert_counts (again->pdata[0], 0, 1, 1, 0);
  accord_test_drop (workspace);
}

static void
test_deals (void)
{
  check_twice ("deals.csv",
               "Deal Name,Account Name,Stage,Amount,Closing Date\n"
               "Renewal,Acme,Offer,100,2027-01-31\n"
               "Renewal,Acme,Offer,100,2028-01-31\n" /* next year's */
               "Renewal,Acme,Offer,250,2028-01-31\n" /* another one of that year */
               "Renewal,Other,Offer,100,2027-01-31\n",
               &accord_deal_kind, 4, 4);
}

static void
test_deal_postponed (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "deals.csv",
    "Deal Name,Account Name,Stage,Amount,Closing Date\nRenewal,Acme,Offer,100,2027-01-31\nTraining,Acme,Offer,50,2027-01-31\n", NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "deals.csv",
    "Deal Name,Account Name,Stage,Amount,Closing Date\nRenewal,Acme,Offer,120,2027-06-30\nTraining,Acme,Offer,50,2027-01-31\n", NULL);

  assert_counts (first->pdata[0], 2, 0, 0, 0);
  assert_counts (again->pdata[0], 0, 1, 1, 0);
  accord_test_drop (workspace);
}

static void
test_namesakes (void)
{
  check_twice ("people.csv",
               "姓名,手机,城市\n王伟,13800000001,北京\n王伟,13800000002,上海\n王伟,13800000001,北京\n",
               &accord_customer_kind, 2, 3);
  check_twice ("branches.csv",
               "Company,City,Phone\nBurger,Berlin,111\nBurger,Hamburg,222\nBurger,,\n",
               &accord_customer_kind, 3, 3);
}

/* Only the name was known, as of the customer of a deal: the first branch is it, the second is another one. */
static void
test_branches_of_a_bare_name (void)
{
  static const char text[] = "Company,City\nAcme,Ulm\nAcme,Kiel\n";
  AccordWorkspace *workspace = accord_test_workspace ();
  gint64 acme = accord_test_create (workspace, &accord_customer_kind, "name", "Acme", NULL);
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "branches.csv", text, NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "branches.csv", text, NULL);
  g_autoptr (AccordRecord) elder = accord_test_load (workspace, &accord_customer_kind, acme);
  g_autoptr (AccordRecord) branch = find_one (workspace, &accord_customer_kind, "city", "Kiel");

  assert_counts (first->pdata[0], 1, 1, 0, 0);
  assert_counts (again->pdata[0], 0, 0, 2, 0);
  g_assert_cmpstr (accord_record_text (elder, "city"), ==, "Ulm");
  g_assert_cmpint (accord_record_id (branch), !=, acme);
  accord_test_drop (workspace);
}

/* The rows that repeat what the first of them told the record are that record. */
static void
test_repeated_news (void)
{
  static const char text[] = "Subject,Type,Company,Due date,Completed at\nOffer,task,Acme,2024-01-05,2024-01-06 10:00\n"
                             "Offer,task,Acme,2024-01-05,2024-01-06 10:00\n";
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) before = import_texts (workspace, NULL, "tasks.csv",
    "Subject,Type,Company,Due date,Completed at\nOffer,task,Acme,2024-01-05,\n", NULL);
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "tasks.csv", text, NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "tasks.csv", text, NULL);

  assert_counts (first->pdata[0], 0, 1, 1, 0);
  assert_counts (again->pdata[0], 0, 0, 2, 0);
  accord_test_drop (workspace);
}

/* Thousands of one name: each is found among them without looking at all others. */
static void
test_many_namesakes (void)
{
  g_autoptr (GString) text = g_string_new ("姓名,手机\n");

  for (int i = 0; i < 4000; i++)
    g_string_append_printf (text, "王伟,138%08d\n", i);
  check_twice ("people.csv", text->str, &accord_customer_kind, 4000, 4000);
}

static void
test_shared_address (void)
{
  check_twice ("people.csv",
               "First name,Last name,Email\nAnna,Berg,info@x.example\nBen,Berg,info@x.example\n",
               &accord_customer_kind, 2, 2);
}

static void
test_contacts (void)
{
  check_twice ("contacts.csv",
               "Id,Name,Company,Email\nC1,Anna Berg,Acme,\nC2,Anna Berg,Acme,\nC3,Ben,Acme,b@x.example\n",
               &accord_contact_kind, 3, 3);
}

/* The id of another program finds the person after name and e-mail have changed. */
static void
test_contact_id (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "contacts.csv",
    "Contact ID,Name,Company,Email\nC1,Anna Berg,Acme,a@x.example\n", NULL);
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "contacts.csv",
    "Contact ID,Name,Company,Email\nC1,Anna Tal,Acme,tal@x.example\n", NULL);
  g_autoptr (AccordRecord) anna = find_one (workspace, &accord_contact_kind, "reference", "C1");

  assert_counts (first->pdata[0], 1, 0, 0, 0);
  assert_counts (again->pdata[0], 0, 1, 0, 0);
  g_assert_cmpstr (accord_record_title (anna), ==, "Anna Tal");
  accord_test_drop (workspace);
}

/* What an earlier row said stays, what it left out is taken, and the file's reader is told. */
static void
test_earlier_row (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "Customer ID,Company,City,Industry\n1,Acme,Berlin,\n1,Acme,Hamburg,Steel\n";
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", text, NULL);
  g_autoptr (AccordRecord) acme = find_one (workspace, &accord_customer_kind, "reference", "1");
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "customers.csv", text, NULL);

  assert_counts (first->pdata[0], 1, 1, 0, 0);
  g_assert_cmpstr (accord_record_text (acme, "city"), ==, "Berlin");
  g_assert_cmpstr (accord_record_text (acme, "industry"), ==, "Steel");
  g_assert_true (has_text (((AccordImportResult *) first->pdata[0])->notes, "Hamburg"));
  assert_counts (again->pdata[0], 0, 0, 2, 0);
  accord_test_drop (workspace);
}

/* A second number for the same company is kept beside the first. */
static void
test_second_number (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  const char *text = "Customer ID,Company,Phone\n1,Acme,+49 30 111\n1,Acme,+49 30 222\n";
  g_autoptr (GPtrArray) first = import_texts (workspace, NULL, "customers.csv", text, NULL);
  g_autoptr (AccordRecord) acme = find_one (workspace, &accord_customer_kind, "reference", "1");
  g_autoptr (AccordRecord) handle = find_one (workspace, &accord_handle_kind, "type", "phone");
  g_autoptr (GPtrArray) again = import_texts (workspace, NULL, "customers.csv", text, NULL);

  g_assert_cmpstr (accord_record_text (acme, "phone"), ==, "+49 30 111");
  g_assert_cmpstr (accord_record_text (handle, "value"), ==, "+49 30 222");
  assert_counts (first->pdata[0], 1, 0, 1, 0);
  assert_counts (again->pdata[0], 0, 0, 2, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_handle_kind), ==, 1);
  accord_test_drop (workspace);
}

static void
test_authors (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL,
    "users.csv", "User ID,Name,Email\n005A,Olga Weber,o@x.example\n",
    "customers.csv", "Company,Created At,Created By ID,Owner ID\nAcme,2019-03-04 10:30,005A,005A\n",
    "contacts.csv", "Name,Company,Create Date,Created By\nAnna,Acme,2019-03-05,Paul Alt\n",
    "deals.csv", "Deal Name,Account Name,Stage,Create Date,Created By\nRenewal,Acme,Offer,2019-04-01,Paul Alt\n",
    "activities.csv", "Subject,Type,Company,Date,Owner,Created By\nFirst talk,call,Acme,2019-03-06,Olga Weber,Paul Alt\n", NULL);
  g_autoptr (AccordRecord) acme = find_one (workspace, &accord_customer_kind, "name", "Acme");
  g_autoptr (AccordRecord) anna = find_one (workspace, &accord_contact_kind, "name", "Anna");
  g_autoptr (AccordRecord) deal = find_one (workspace, &accord_deal_kind, "name", "Renewal");
  g_autoptr (AccordRecord) call = find_one (workspace, &accord_activity_kind, "title", "First talk");

  g_assert_cmpuint (results->len, ==, 5);
  g_assert_cmpstr (accord_record_text (acme, "created_by"), ==, "Olga Weber");
  g_assert_cmpstr (accord_record_title_of (acme, "owner"), ==, "Olga Weber");
  g_assert_cmpint (accord_record_number (acme, "created_at"), ==, G_GINT64_CONSTANT (1551695400000));
  g_assert_cmpstr (accord_record_text (anna, "created_by"), ==, "Paul Alt");
  g_assert_cmpint (accord_record_number (anna, "created_at"), ==, G_GINT64_CONSTANT (1551744000000));
  g_assert_cmpstr (accord_record_text (deal, "created_by"), ==, "Paul Alt");
  g_assert_cmpint (accord_record_number (deal, "opened_on"), ==, 17987); /* 2019-04-01 */
  g_assert_cmpstr (accord_record_text (call, "created_by"), ==, "Paul Alt");
  g_assert_cmpstr (accord_record_title_of (call, "owner"), ==, "Olga Weber");
  /* A log of the past is history, no step that is overdue. */
  g_assert_cmpint (accord_record_number (call, "done_at"), ==, G_GINT64_CONSTANT (1551830400000)); /* 2019-03-06 */
  g_assert_cmpint (accord_test_count (workspace, &accord_member_kind), ==, 1);
  accord_test_drop (workspace);
}

/* A change of stage is the work of who made it then, never of who imports it now. */
static void
test_mover (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  g_autoptr (GPtrArray) results = import_texts (workspace, NULL,
    "users.csv", "User ID,Name\n005A,Olga Weber\n",
    "deals.csv", "Id,Deal Name,Stage\nD1,Renewal,Won\nD2,Other,Open\n",
    "history.csv", "Opportunity Id,Stage Name,Created Date,Created By Id,Reason\n"
                   "D1,Open,2019-03-04,005A,\nD1,Won,2019-03-08,005A,Price\nD1,Open,2019-03-08,005A,\nD1,Won,2019-03-08,,\n", NULL);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_event_kind);
  g_autoptr (AccordRecord) deal = find_one (workspace, &accord_deal_kind, "reference", "D1");
  g_autoptr (GPtrArray) events = NULL;

  g_assert_cmpint (result_of (results, "history.csv")->created, ==, 4);
  accord_query_add_number (query, "deal", ACCORD_OP_IS, accord_record_id (deal));
  g_assert_true (accord_query_set_sort (query, "effective_on", FALSE, NULL));
  events = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (events->len, ==, 4);
  g_assert_cmpstr (accord_record_title_of (events->pdata[1], "actor"), ==, "Olga Weber");
  g_assert_cmpstr (accord_record_text (events->pdata[1], "reason"), ==, "Price");
  g_assert_cmpint (accord_record_number (events->pdata[3], "actor"), ==, 0);
  accord_test_drop (workspace);
}

static void
test_data_twice (gconstpointer data)
{
  g_auto (GStrv) names = g_strsplit (data, " ", -1);
  AccordWorkspace *workspace;
  guint commits = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (DATA, names[i], NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_skip_printf ("../shared/data/%s is not there", names[i]);
          return;
        }
    }
  workspace = accord_test_workspace ();
  for (int turn = 0; turn < 2; turn++)
    {
      g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) results = NULL;

      for (guint i = 0; names[i] != NULL; i++)
        {
          g_autofree char *path = g_strconcat (DATA, names[i], NULL);
          g_autoptr (GFile) file = g_file_new_for_path (path);

          g_ptr_array_add (plans, accord_test_object (accord_import_plan_new (file, NULL)));
          accord_import_plan_set_date_order (plans->pdata[i], ACCORD_DATE_ORDER_MDY);
        }
      results = accord_test_boxed (accord_import_run (workspace, plans, FALSE, NULL, NULL, NULL));
      for (guint i = 0; turn == 1 && i < results->len; i++)
        {
          const AccordImportResult *result = results->pdata[i];

          if (result->created + result->updated + result->handles + result->people > 0 || result->unchanged == 0)
            g_error ("%s the second time: %d created, %d updated, %d unchanged", result->file_name, (int) result->created,
                     (int) result->updated, (int) result->unchanged);
        }
      if (turn == 1)
        g_assert_cmpuint (commits, ==, 0);
      else
        count_commits (workspace, &commits);
    }
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/exchange/same/activities-that-differ-in-day-kind-person-or-text-are-two", test_activities);
  g_test_add_func ("/exchange/same/activities-of-one-day-at-two-times-are-two", test_times);
  g_test_add_func ("/exchange/same/a-step-that-was-done-since-is-the-same-step", test_done_since);
  g_test_add_func ("/exchange/same/renewals-of-one-name-and-customer-are-two-deals", test_deals);
  g_test_add_func ("/exchange/same/a-deal-that-was-postponed-is-the-same-deal", test_deal_postponed);
  g_test_add_func ("/exchange/same/namesakes-are-told-apart", test_namesakes);
  g_test_add_func ("/exchange/same/branches-of-a-bare-name-are-two", test_branches_of_a_bare_name);
  g_test_add_func ("/exchange/same/what-repeats-news-is-the-same", test_repeated_news);
  g_test_add_func ("/exchange/same/thousands-of-namesakes-are-told-apart", test_many_namesakes);
  g_test_add_func ("/exchange/same/two-people-may-share-an-address", test_shared_address);
  g_test_add_func ("/exchange/same/contacts-of-different-ids-are-two", test_contacts);
  g_test_add_func ("/exchange/same/a-contact-is-known-by-the-id-of-another-program", test_contact_id);
  g_test_add_func ("/exchange/same/an-earlier-row-is-not-written-over", test_earlier_row);
  g_test_add_func ("/exchange/same/a-second-number-is-kept-beside-the-first", test_second_number);
  g_test_add_func ("/exchange/same/authors-and-dates-of-another-program-are-kept", test_authors);
  g_test_add_func ("/exchange/same/who-moved-a-deal-is-not-who-imports-it", test_mover);
  g_test_add_data_func ("/exchange/same/salesforce-twice-changes-nothing",
                        "salesforce-demo/Account.csv salesforce-demo/Contact.csv salesforce-demo/Lead.csv "
                        "salesforce-demo/Opportunity.csv salesforce-demo/OpportunityHistory.csv", test_data_twice);
  g_test_add_data_func ("/exchange/same/northwind-twice-changes-nothing",
                        "northwind/customers.csv northwind/employees.csv northwind/products.csv northwind/suppliers.csv", test_data_twice);
  g_test_add_data_func ("/exchange/same/maven-twice-changes-nothing",
                        "maven-crm/accounts.csv maven-crm/products.csv maven-crm/sales_teams.csv maven-crm/sales_pipeline.csv", test_data_twice);
  g_test_add_data_func ("/exchange/same/forty-thousand-customers-twice-change-nothing", "customers-40k/customers.csv", test_data_twice);
  return g_test_run ();
}
