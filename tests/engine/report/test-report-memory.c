/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that is kept in memory or in totals beside the file says what a full recount says: every figure of the
 * catalogue by every group, in one snapshot, after random deeds, undo, redo, imports and merges. The seed is printed by the
 * test program; --seed repeats a run. */

#include "accord-date.h"
#include "accord-deal-book.h"
#include "accord-flow.h"
#include "accord-outlook.h"
#include "accord-rank.h"
#include "accord-record-merge.h"
#include "accord-report-fixture.h"
#include "accord-spread.h"
#include "accord-test.h"

#define STEPS 24
#define N_MEMBERS 3
#define GROUPS_AT_ONCE 3
#define N_CUSTOMERS 8

typedef struct {
  AccordReportFixture f;
  gint64 stages[7];
  gint64 members[N_MEMBERS];
  gint64 teams[2];
  gint64 products[2];
  GArray *customers;
  GArray *deals;
  GArray *activities;
  GArray *handles;
  GRand *rand;
  gint64 today;
} Memory;

static int
pick (Memory *t, int n)
{
  return g_rand_int_range (t->rand, 0, n);
}

static gint64
any (Memory *t, GArray *ids)
{
  return g_array_index (ids, gint64, pick (t, (int) ids->len));
}

static void
add_deal (Memory *t)
{
  static const char *const currencies[] = { "EUR", "EUR", "USD", NULL }, *const sources[] = { "Fair", "Web", "展会" };
  gint64 stage = t->stages[pick (t, 7)], day = t->today - pick (t, 200);
  gboolean closed = stage == t->f.won || stage == t->f.lost;
  gint64 deal = accord_report_fixture_deal (&t->f, &(AccordTestDeal) {
    .stage = stage, .minor = pick (t, 99999), .currency = currencies[pick (t, 4)], .owner = pick (t, 4) > 0 ? t->members[pick (t, N_MEMBERS)] : 0,
    .product = pick (t, 3) > 0 ? t->products[pick (t, 2)] : 0, .customer = pick (t, 5) > 0 ? any (t, t->customers) : 0,
    .expected_on = pick (t, 4) > 0 ? t->today + pick (t, 150) - 60 : 0, .opened_on = pick (t, 6) > 0 ? day - pick (t, 60) : 0,
    .closed_on = closed && pick (t, 8) > 0 ? day : 0, .probability = pick (t, 3) * 33 });

  if (pick (t, 3) > 0)
    accord_test_set (t->f.workspace, &accord_deal_kind, deal, "source", sources[pick (t, 3)]);
  if (stage == t->f.lost && pick (t, 2) > 0)
    accord_test_set (t->f.workspace, &accord_deal_kind, deal, "lost_reason", "Price");
  accord_report_fixture_event (&t->f, deal, 0, t->f.first, day - 20);
  if (stage != t->f.first)
    accord_report_fixture_event (&t->f, deal, t->f.first, stage, day);
  g_array_append_val (t->deals, deal);
}

static void
add_activity (Memory *t)
{
  static const char *const types[] = { "call", "meeting", "visit", "note", "task" };
  g_autoptr (AccordEdit) edit = accord_edit_new ("An activity");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Something");
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", types[pick (t, 5)]);
  accord_edit_set_number (edit, &accord_activity_kind, id, "deal", any (t, t->deals));
  accord_edit_set_number (edit, &accord_activity_kind, id, "customer", any (t, t->customers));
  if (pick (t, 4) > 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "owner", t->members[pick (t, N_MEMBERS)]);
  if (pick (t, 4) > 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", t->today + pick (t, 40) - 30);
  if (pick (t, 2) > 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", accord_date_to_time (t->today - pick (t, 60)) + (gint64) pick (t, 86400) * 1000);
  accord_change_set_unref (accord_test_commit (t->f.workspace, g_steal_pointer (&edit)));
}

static DexFuture *
all_ids (Memory *t, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  return accord_store_find (t->f.store, query);
}

/* What a deed made, undid or took away. */
static void
learn_ids (Memory *t, const AccordKind *kind, GArray *list)
{
  g_autoptr (AccordIds) ids = accord_test_boxed (all_ids (t, kind));

  if (ids->n_ids == 0)
    return;
  g_array_set_size (list, 0);
  g_array_append_vals (list, ids->ids, ids->n_ids);
}

static void
set_up (Memory *t, gconstpointer data)
{
  accord_report_fixture_set_up (&t->f, data);
  t->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  t->today = accord_date_today ();
  t->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  t->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  t->activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  t->handles = g_array_new (FALSE, FALSE, sizeof (gint64));
  memcpy (t->stages, (gint64[]) { t->f.first, t->f.second, t->f.third, t->f.hold, t->f.won, t->f.lost, t->f.discarded }, sizeof t->stages);
  for (int i = 0; i < 2; i++)
    {
      t->teams[i] = accord_report_fixture_name (&t->f, &accord_team_kind, i ? "North" : "South", NULL, 0, NULL);
      t->products[i] = accord_report_fixture_name (&t->f, &accord_product_kind, i ? "Lamp" : "Chair", NULL, 0, NULL);
    }
  for (int i = 0; i < N_MEMBERS; i++)
    {
      t->members[i] = accord_report_fixture_name (&t->f, &accord_member_kind, (const char *[]) { "Ada", "Bo", "Cy" }[i], "team", t->teams[i % 2], NULL);
      accord_test_set (t->f.workspace, &accord_member_kind, t->members[i], "office", i ? "Bern" : "Ulm");
    }
  for (int i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %d", i);
      gint64 id = accord_report_fixture_name (&t->f, &accord_customer_kind, name, "owner", t->members[i % N_MEMBERS], NULL);

      accord_test_set (t->f.workspace, &accord_customer_kind, id, "industry", i % 3 ? "Retail" : "");
      g_array_append_val (t->customers, id);
    }
  for (int i = 0; i < 2; i++)
    accord_test_set (t->f.workspace, &accord_stage_kind, t->stages[i], "idle_limit", i ? "9" : "30");
  for (int i = 0; i < 25; i++)
    add_deal (t);
  for (int i = 0; i < 15; i++)
    add_activity (t);
  learn_ids (t, &accord_activity_kind, t->activities);
}

static void
tear_down (Memory *t, gconstpointer data)
{
  g_rand_free (t->rand);
  g_array_unref (t->customers);
  g_array_unref (t->deals);
  g_array_unref (t->activities);
  g_array_unref (t->handles);
  accord_report_fixture_tear_down (&t->f, data);
}

static void
append_figures (GString *text, GPtrArray *figures)
{
  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      g_string_append_printf (text, "%s %s %" G_GINT64_FORMAT ": %d %.9g = %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT
                                    ", %" G_GINT64_FORMAT " unpriced, %" G_GINT64_FORMAT " left out\n",
                              figure->kpi->id, figure->group ? figure->group : "all", figure->group_id, figure->has_value, figure->value,
                              figure->numerator, figure->denominator, figure->n, figure->unpriced, figure->excluded);
    }
}

typedef struct {
  Memory *t;
  GPtrArray *requests; /* of AccordReportRequest */
} Comparing;

/* In one snapshot: with the book, with what the book kept of that, and from the file. */
static DexFuture *
compare (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  Comparing *comparing = data;

  for (guint i = 0; i < comparing->requests->len; i++)
    {
      const AccordReportRequest *request = g_ptr_array_index (comparing->requests, i);
      char *texts[3] = { NULL };

      for (int way = 0; way < 3; way++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GPtrArray) figures = accord_report_read (reader, way < 2 ? book : NULL, request, &error);
          GString *text = g_string_new (NULL);

          g_assert_no_error (error);
          append_figures (text, figures);
          texts[way] = g_string_free (text, FALSE);
        }
      if (!g_str_equal (texts[0], texts[2]))
        g_test_message ("group %d %s, member %d, unit %d", request->group_by, request->field, (int) request->member, request->period.unit);
      g_assert_cmpstr (texts[0], ==, texts[2]);
      g_assert_cmpstr (texts[1], ==, texts[2]);
      for (int way = 0; way < 3; way++)
        g_free (texts[way]);
    }
  return dex_future_new_true ();
}

static void
every_kpi (AccordReportRequest *request)
{
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  for (int i = 0; i < n; i++)
    g_assert_true (accord_report_request_add (request, kpis[i]->id, NULL));
}

static void
assert_groups (Memory *t, int n_groups)
{
  static const char *const groups[] = { "none", "member", "team", "product", "stage", "month", "customer.industry", "deal.source",
                                        "deal.lost_reason", "member.office", "deal.customer" };
  const AccordPeriod periods[] = { accord_period_all (), accord_period_custom (t->today - 57, t->today - 3),
                                   accord_period_containing (ACCORD_PERIOD_QUARTER, t->today, 1) };
  gsize first = (gsize) pick (t, (int) G_N_ELEMENTS (groups));
  Comparing comparing = { t, g_ptr_array_new_with_free_func ((GDestroyNotify) accord_report_request_free) };

  for (int g = 0; g < n_groups; g++)
    for (gsize p = 0; p < G_N_ELEMENTS (periods); p++)
      for (int m = 0; m < 2; m++)
        {
          AccordReportRequest *request = accord_report_request_new (t->f.workspace, &periods[p]);

          every_kpi (request);
          g_assert_true (accord_report_request_group (request, groups[(first + g * 3) % G_N_ELEMENTS (groups)], NULL));
          request->member = m ? t->members[0] : 0;
          g_ptr_array_add (comparing.requests, request);
        }
  accord_test_done (accord_deal_book_read (t->f.store, compare, &comparing, NULL));
  g_ptr_array_unref (comparing.requests);
}

/* By some of the groups; others the next time. */
static void
assert_figures (Memory *t)
{
  assert_groups (t, GROUPS_AT_ONCE);
}

static void
assert_all_figures (Memory *t)
{
  assert_groups (t, 11);
}

/* Charts that are made of what stands in memory, as text. */
static char *
charts (Memory *t)
{
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, t->today, 1);
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (t->f.pipeline, NULL, t->today, "EUR");
  g_autoptr (AccordFlow) flow = accord_test_boxed (accord_flow_read (t->f.store, scope, &quarter));
  g_autoptr (AccordOutlook) outlook = accord_test_boxed (accord_outlook_read (t->f.store, scope, &quarter));
  g_autoptr (AccordForecast) forecast = accord_test_boxed (accord_forecast_read (t->f.store, scope, t->today, 4, NULL, 0));
  g_autoptr (AccordBusyHours) busy = accord_test_boxed (accord_busy_hours_read (t->f.store, &quarter, 0));
  g_autoptr (GPtrArray) parts = accord_test_boxed (accord_customer_spread_read (t->f.store, "industry", 0));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < flow->nodes->len; i++)
    {
      const AccordFlowNode *node = g_ptr_array_index (flow->nodes, i);

      g_string_append_printf (text, "%s %d %d %d %d %d %g %g %s\n", node->name, (int) node->here.n, (int) node->here.sum, (int) node->funnel->entered,
                              (int) node->funnel->passed, (int) node->n_left, node->dwell, node->age, node->lost_reason);
    }
  for (guint i = 0; i < outlook->days->len; i++)
    {
      const AccordOutlookDay *day = &g_array_index (outlook->days, AccordOutlookDay, i);

      g_string_append_printf (text, "%d %d %d %d\n", (int) day->won, (int) day->expected, (int) day->low80, (int) day->high80);
    }
  g_string_append_printf (text, "%d %d %d\n", (int) outlook->slipped.n, (int) outlook->commit, (int) forecast->total.weighted);
  for (int d = 0; d < ACCORD_BUSY_DAYS; d++)
    for (int s = 0; s < ACCORD_BUSY_SLOTS; s++)
      g_string_append_printf (text, "%d ", (int) busy->n[d][s]);
  for (guint i = 0; i < parts->len; i++)
    {
      const AccordSpreadPart *part = g_ptr_array_index (parts, i);

      g_string_append_printf (text, "\n%s %d", part->text, (int) part->n);
    }
  return g_string_free (text, FALSE);
}

static void
assert_charts (Memory *t)
{
  g_autofree char *followed = charts (t), *fresh = NULL;

  g_object_set_data (G_OBJECT (t->f.store), "accord-deal-book", NULL);
  fresh = charts (t);
  g_assert_cmpstr (followed, ==, fresh);
}

/* Commits; refused deeds (the Trash is not moved, nothing to undo) are none. */
static void
attempt (Memory *t, DexFuture *done)
{
  accord_test_wait (done);
  dex_unref (done);
}

static void
merge_two (Memory *t)
{
  gint64 ids[] = { any (t, t->customers), any (t, t->customers) };
  g_autoptr (DexFuture) prepared = NULL;
  AccordRecordMerge *merging;
  g_autoptr (AccordEdit) edit = NULL;

  if (ids[0] == ids[1])
    return;
  prepared = accord_record_merge_prepare (t->f.store, &accord_customer_kind, ids, 2);
  accord_test_wait (prepared);
  if (!dex_future_is_resolved (prepared))
    return;
  merging = g_value_get_boxed (dex_future_get_value (prepared, NULL));
  edit = accord_record_merge_to_edit (merging);
  attempt (t, accord_journal_commit (accord_workspace_get_journal (t->f.workspace), edit));
}

/* What somebody does to one record. */
static AccordEdit *
random_edit (Memory *t)
{
  g_autofree char *rank = accord_rank_nth (1 + pick (t, 90));
  AccordEdit *edit = accord_edit_new ("A deed");
  gint64 deal = any (t, t->deals), activity = any (t, t->activities), customer = any (t, t->customers);

  switch (pick (t, 16))
    {
    case 0: case 1:
      accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", t->stages[pick (t, 7)], rank);
      break;
    case 2:
      accord_edit_set_number (edit, &accord_deal_kind, deal, "expected_on", t->today + pick (t, 100) - 50);
      break;
    case 3:
      accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", pick (t, 9999), pick (t, 2) ? "EUR" : "USD");
      break;
    case 4:
      accord_edit_set_number (edit, &accord_deal_kind, deal, "owner", t->members[pick (t, N_MEMBERS)]);
      break;
    case 5:
      accord_edit_delete (edit, &accord_deal_kind, deal);
      break;
    case 6:
      accord_edit_set_number (edit, &accord_activity_kind, activity, "done_at", accord_date_to_time (t->today - pick (t, 50)));
      break;
    case 7:
      accord_edit_set_number (edit, &accord_activity_kind, activity, "due_on", t->today + pick (t, 30) - 10);
      break;
    case 8:
      accord_edit_set_number (edit, &accord_activity_kind, activity, "deal", deal);
      break;
    case 9:
      accord_edit_delete (edit, &accord_activity_kind, activity);
      break;
    case 10:
      accord_edit_set_text (edit, &accord_customer_kind, customer, pick (t, 2) ? "industry" : "phone", pick (t, 3) ? "1234567" : NULL);
      break;
    case 11:
      accord_edit_set_number (edit, &accord_customer_kind, customer, "owner", t->members[pick (t, N_MEMBERS)]);
      break;
    case 12:
      accord_edit_set_number (edit, &accord_member_kind, t->members[pick (t, N_MEMBERS)], "team", t->teams[pick (t, 2)]);
      break;
    case 13:
      accord_edit_set_number (edit, &accord_stage_kind, t->stages[pick (t, 3)], "idle_limit", pick (t, 40));
      break;
    case 14:
      {
        gint64 handle = accord_edit_create (edit, &accord_handle_kind);

        accord_edit_set_text (edit, &accord_handle_kind, handle, "value", "ada@example.org");
        accord_edit_set_text (edit, &accord_handle_kind, handle, "type", "email");
        accord_edit_set_number (edit, &accord_handle_kind, handle, "customer", customer);
        break;
      }
    default:
      accord_edit_set_number (edit, &accord_deal_kind, deal, "customer", customer);
      break;
    }
  return edit;
}

static void
random_deed (Memory *t)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);
  g_autoptr (AccordEdit) edit = NULL;

  switch (pick (t, 8))
    {
    case 0:
      add_deal (t);
      break;
    case 1:
      add_activity (t);
      break;
    case 2:
      attempt (t, pick (t, 3) ? accord_journal_undo (journal) : accord_journal_redo (journal));
      break;
    case 3:
      merge_two (t);
      break;
    default:
      edit = random_edit (t);
      attempt (t, accord_journal_commit (journal, edit));
      break;
    }
  learn_ids (t, &accord_deal_kind, t->deals);
  learn_ids (t, &accord_activity_kind, t->activities);
  learn_ids (t, &accord_customer_kind, t->customers);
}

static void
test_random_deeds (Memory *t, gconstpointer data)
{
  assert_figures (t);
  for (int i = 0; i < STEPS; i++)
    {
      random_deed (t);
      if (i % 4 == 0)
        assert_figures (t);
      if (i % 10 == 0)
        assert_charts (t);
      else
        g_free (charts (t));
    }
  assert_figures (t);
  assert_charts (t);
}

static gboolean
import (AccordBulk *bulk, gpointer data, GError **error)
{
  Memory *t = data;
  g_autofree char *rank = accord_rank_nth (1);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 }, more[ACCORD_KIND_FIELDS_MAX] = { 0 };
  const AccordKind *kind = &accord_deal_kind, *activity = &accord_activity_kind;
  gboolean ok = TRUE;

  accord_value_set_text (&values[accord_kind_find (kind, "name")], "Imported");
  accord_value_set_both (&values[accord_kind_find (kind, "stage")], t->f.second, rank);
  accord_value_set_both (&values[accord_kind_find (kind, "amount")], 500, "EUR");
  accord_value_set_number (&values[accord_kind_find (kind, "opened_on")], t->today - 30);
  accord_value_set_number (&values[accord_kind_find (kind, "owner")], t->members[1]);
  accord_value_set_text (&more[accord_kind_find (activity, "title")], "Imported");
  accord_value_set_text (&more[accord_kind_find (activity, "type")], "visit");
  accord_value_set_number (&more[accord_kind_find (activity, "done_at")], accord_date_to_time (t->today - 4));
  for (int i = 0; ok && i < 40; i++)
    {
      gint64 deal = accord_bulk_create (bulk, kind, values, error);

      accord_value_set_number (&more[accord_kind_find (activity, "deal")], deal);
      ok = deal != 0 && accord_bulk_create (bulk, activity, more, error) != 0 &&
           accord_bulk_stage_event (bulk, &(AccordBulkStageEvent) { .deal = deal, .to_stage = t->f.second, .has_date = i % 2, .effective_on = t->today - 30 },
                                    error) != 0;
    }
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    {
      accord_value_clear (&values[i]);
      accord_value_clear (&more[i]);
    }
  return ok;
}

static void
test_imports_and_their_undo (Memory *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);

  assert_figures (t);
  accord_test_done (accord_journal_bulk (journal, "Imported", import, t, NULL));
  assert_figures (t);
  assert_charts (t);
  accord_test_done (accord_journal_undo (journal));
  assert_figures (t);
  accord_test_done (accord_journal_redo (journal));
  assert_figures (t);
  assert_charts (t);
}

static void
test_merged_customers_and_their_undo (Memory *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);

  assert_figures (t);
  for (int i = 0; i < 3; i++)
    {
      merge_two (t);
      assert_figures (t);
    }
  for (int i = 0; i < 3; i++)
    {
      attempt (t, accord_journal_undo (journal));
      assert_figures (t);
    }
}

static gint64
add (Memory *t, const AccordKind *kind, const char *title, const char *type, const char *link, gint64 to, gint64 due)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added");
  gint64 id = accord_edit_create (edit, kind), made = 0;
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, kind, id, kind->fields[accord_kind_title (kind)].name, title);
  accord_edit_set_text (edit, kind, id, "type", type);
  accord_edit_set_number (edit, kind, id, link, to);
  if (due != 0)
    accord_edit_set_number (edit, kind, id, "due_on", due);
  set = accord_test_commit (t->f.workspace, g_steal_pointer (&edit));
  g_assert_true (accord_change_set_created (set, kind, &made));
  return made;
}

static void
point (Memory *t, const AccordKind *kind, gint64 id, const char *link, gint64 to)
{
  AccordEdit *edit = accord_edit_new ("Moved over");

  accord_edit_set_number (edit, kind, id, link, to);
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

/* A plan that goes to another deal is not the first one's any more, an address not the first customer's. */
static void
test_what_goes_to_another_leaves_the_first (Memory *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);
  gint64 first = accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.first });
  gint64 second = accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.first });
  gint64 plan = add (t, &accord_activity_kind, "A call", "call", "deal", first, t->today + 5);
  gint64 address = add (t, &accord_handle_kind, "ada@example.org", "email", "customer", g_array_index (t->customers, gint64, 0), 0);

  assert_figures (t);
  point (t, &accord_activity_kind, plan, "deal", second);
  assert_figures (t);
  point (t, &accord_handle_kind, address, "customer", g_array_index (t->customers, gint64, 1));
  assert_figures (t);
  accord_test_done (accord_journal_undo (journal));
  accord_test_done (accord_journal_undo (journal));
  assert_figures (t);
}

/* What was won last quarter is kept, until a deal of it changes, comes or goes. */
static void
test_a_kept_answer_ends_with_a_deal_of_its_days (Memory *t, gconstpointer data)
{
  gint64 day = t->today - 20;
  gint64 won = accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.won, .minor = 700, .currency = "EUR", .closed_on = day, .opened_on = day - 9 });
  gint64 open = accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.first, .minor = 900, .currency = "EUR" });

  for (int i = 0; i < 4; i++)
    {
      assert_all_figures (t);
      if (i == 0)
        accord_test_set (t->f.workspace, &accord_deal_kind, open, "name", "Another name");
      else if (i == 1)
        point (t, &accord_deal_kind, won, "closed_on", t->today - 200);
      else if (i == 2)
        point (t, &accord_deal_kind, won, "closed_on", day + 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add ("/report/memory/figures-and-charts-after-random-deeds-are-those-of-a-recount", Memory, NULL, set_up, test_random_deeds, tear_down);
  g_test_add ("/report/memory/imports-and-their-undo", Memory, NULL, set_up, test_imports_and_their_undo, tear_down);
  g_test_add ("/report/memory/merged-customers-and-their-undo", Memory, NULL, set_up, test_merged_customers_and_their_undo, tear_down);
  g_test_add ("/report/memory/what-goes-to-another-leaves-the-first", Memory, NULL, set_up, test_what_goes_to_another_leaves_the_first, tear_down);
  g_test_add ("/report/memory/a-kept-answer-ends-with-a-deal-of-its-days", Memory, NULL, set_up, test_a_kept_answer_ends_with_a_deal_of_its_days, tear_down);
  return g_test_run ();
}
