/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts, kept forecasts, arranged pages, questions and files over a small workspace. */

#include "accord-config.h"

#include "accord-dashboard.h"
#include "accord-decision-evidence.h"
#include "accord-forecast-keep.h"
#include "accord-insight-report.h"
#include "accord-insight-touch.h"
#include "accord-outlook.h"
#include "accord-question-pivot.h"
#include "accord-report-schedules.h"
#include "accord-test.h"

#include <glib/gstdio.h>

typedef struct {
  AccordWorkspace *workspace;
  AccordStore *store;
  gint64 today;
} Fixture;

static gint64
stage_of (AccordWorkspace *workspace, const char *outcome)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, "outcome", ACCORD_OP_IS, outcome);
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  return accord_record_id (g_ptr_array_index (found, 0));
}

static void
add_deal (Fixture *self, const char *outcome, gint64 minor, int probability, gint64 closed, gint64 expected, const char *source)
{
  AccordEdit *edit = accord_edit_new ("Added a deal");
  const AccordKind *kind = &accord_deal_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_reason (edit, "Price");
  accord_edit_set_text (edit, kind, id, "name", "A deal");
  accord_edit_set_both (edit, kind, id, "stage", stage_of (self->workspace, outcome), "a0");
  if (minor != 0)
    accord_edit_set_both (edit, kind, id, "amount", minor, "EUR");
  if (probability >= 0)
    accord_edit_set_number (edit, kind, id, "probability", probability);
  if (closed != 0)
    accord_edit_set_number (edit, kind, id, "closed_on", closed);
  if (expected != 0)
    accord_edit_set_number (edit, kind, id, "expected_on", expected);
  if (source != NULL)
    accord_edit_set_text (edit, kind, id, "source", source);
  accord_edit_set_text (edit, kind, id, "forecast", outcome[0] == 'o' ? "commit" : "");
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = accord_test_workspace ();
  self->store = accord_workspace_get_store (self->workspace);
  self->today = accord_date_today ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  accord_test_drop (self->workspace);
}

/* Won 300. Open, due in the period: 100 at 50 %, 200 at 100 %. Expected 300 + 50 + 200 = 550, spread √(100² × ¼) = 50, so half of the
 * outcomes lie within 33.72 and four of five within 64.08, but never above 600, which is all of it. One that is late counts apart. */
static void
test_outlook_spreads_by_chance (Fixture *self, gconstpointer data)
{
  AccordPeriod period = accord_period_custom (self->today - 2, self->today + 3);
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (0, NULL, self->today, "EUR");
  g_autoptr (AccordOutlook) outlook = NULL;
  const AccordOutlookDay *end, *now;

  add_deal (self, "won", 30000, -1, self->today - 1, 0, NULL);
  add_deal (self, "open", 10000, 50, 0, self->today + 1, NULL);
  add_deal (self, "open", 20000, 100, 0, self->today + 2, NULL);
  add_deal (self, "open", 40000, 90, 0, self->today - 1, NULL);
  add_deal (self, "open", 50000, 90, 0, self->today + 9, NULL);
  outlook = accord_test_boxed (accord_outlook_read (self->store, scope, &period));
  g_assert_cmpuint (outlook->days->len, ==, 5);
  now = &g_array_index (outlook->days, AccordOutlookDay, 2);
  end = &g_array_index (outlook->days, AccordOutlookDay, 4);
  g_assert_true (now->past);
  g_assert_cmpint (now->won, ==, 30000);
  g_assert_cmpint (now->expected, ==, 30000);
  g_assert_cmpint (end->expected, ==, 55000);
  g_assert_cmpint (end->low50, ==, 55000 - 3372);
  g_assert_cmpint (end->low80, ==, 55000 - 6408);
  g_assert_cmpint (end->high50, ==, 55000 + 3372);
  g_assert_cmpint (end->high80, ==, 60000);
  g_assert_cmpint (outlook->open.n, ==, 2);
  g_assert_cmpint (outlook->commit, ==, 30000);
  g_assert_cmpint (outlook->slipped.n, ==, 1);
}

static AccordPlot *
outlook_of (Fixture *self, gint64 from, gint64 to)
{
  AccordPeriod period = accord_period_custom (from, to);
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&period, ACCORD_COMPARE_PREVIOUS, 0, NULL);

  return accord_test_boxed (accord_insight_plot (self->workspace, "outlook", ask));
}

static gboolean
has_ranges (const AccordPlot *plot)
{
  const AccordPlotMark *end = plot->marks->pdata[plot->marks->len - 1];
  gboolean key = FALSE;

  for (guint i = 0; i < plot->keys->len; i++)
    key |= ((const AccordPlotKey *) g_ptr_array_index (plot->keys, i))->mark == ACCORD_KEY_BAND;
  g_assert_true (key == (end->low80 != ACCORD_PLOT_NONE));
  return key;
}

/* What is over, up to today too, ends where it ended: once, not thrice; so does what nothing open can change. */
static void
test_outlook_that_is_sure_has_no_ranges (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPlot) over = NULL, sure = NULL, unsure = NULL;

  add_deal (self, "won", 30000, -1, self->today - 1, 0, NULL);
  over = outlook_of (self, self->today - 20, self->today + 1);
  g_assert_false (has_ranges (over));
  sure = outlook_of (self, self->today - 20, self->today + 9);
  g_assert_false (has_ranges (sure));
  add_deal (self, "open", 10000, 50, 0, self->today + 1, NULL);
  unsure = outlook_of (self, self->today - 20, self->today + 9);
  g_assert_true (has_ranges (unsure));
}

/* Month and quarter, once a week; undo passes over them; the next week they are kept again. */
static void
test_forecast_is_kept_once_a_week_and_not_undone (Fixture *self, gconstpointer data)
{
  gint64 monday = self->today - accord_date_weekday (self->today) + 1;

  g_assert_cmpint (accord_test_int (accord_forecast_keep (self->workspace, monday)), ==, 0); /* nothing to say */
  add_deal (self, "open", 10000, 50, 0, monday, NULL);
  add_deal (self, "open", 10000, 50, 0, monday + 13, NULL);
  g_assert_cmpint (accord_test_int (accord_forecast_keep (self->workspace, monday)), >=, 1);
  g_assert_cmpint (accord_test_int (accord_forecast_keep (self->workspace, monday)), ==, 0);
  g_assert_cmpint (accord_test_int (accord_forecast_keep (self->workspace, monday + 6)), ==, 0);
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (self->workspace)), ==, "Added a deal");
  g_assert_cmpint (accord_test_int (accord_forecast_keep (self->workspace, monday + 7)), >=, 1);
}

/* With the company's that of each who has something of a deal: two of three share one, 60 and 40 of 100 at 50 %. */
static void
test_forecast_is_kept_of_each_member_by_shares (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_forecast_snapshot_kind);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Shared");
  const AccordKind *credit = &accord_deal_credit_kind;
  g_autoptr (GPtrArray) found = NULL;
  gint64 members[3], expected[3] = { 0 }, sums[3] = { 0 };

  for (int i = 0; i < 3; i++)
    members[i] = accord_test_create (self->workspace, &accord_member_kind, "name", i == 0 ? "Ada" : i == 1 ? "Bo" : "Cy", NULL);
  add_deal (self, "open", 10000, 50, 0, self->today, NULL);
  for (int i = 0; i < 2; i++)
    {
      gint64 id = accord_edit_create (edit, credit);

      accord_edit_set_number (edit, credit, id, "deal", 1);
      accord_edit_set_number (edit, credit, id, "member", members[i]);
      accord_edit_set_number (edit, credit, id, "share", i == 0 ? 6000 : 4000);
    }
  accord_change_set_unref (accord_test_commit (self->workspace, g_steal_pointer (&edit)));
  g_assert_cmpint (accord_test_int (accord_forecast_keep (self->workspace, self->today)), ==, 2); /* month and quarter */
  g_assert_cmpint (accord_test_int (accord_forecast_keep (self->workspace, self->today)), ==, 0);
  found = accord_test_boxed (accord_store_select (self->store, query));
  g_assert_cmpuint (found->len, ==, 6);
  for (guint i = 0; i < found->len; i++)
    {
      gint64 member = accord_record_number (found->pdata[i], "member");
      int at = member == members[0] ? 1 : member == members[1] ? 2 : 0;

      expected[at] += accord_record_number (found->pdata[i], "expected");
      sums[at]++;
    }
  for (int i = 0; i < 3; i++)
    g_assert_cmpint (sums[i], ==, 2);
  g_assert_cmpint (expected[0], ==, 2 * 5000);
  g_assert_cmpint (expected[1], ==, 2 * 3000);
  g_assert_cmpint (expected[2], ==, 2 * 2000);
}

/* Who was deleted left deals behind that are shared: the others' forecasts are kept all the same. */
static void
test_forecast_is_kept_though_a_member_is_deleted (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_forecast_snapshot_kind);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Shared"), deletion = accord_edit_new ("Deleted");
  const AccordKind *credit = &accord_deal_credit_kind;
  g_autoptr (GPtrArray) found = NULL;
  gint64 members[2];

  for (int i = 0; i < 2; i++)
    members[i] = accord_test_create (self->workspace, &accord_member_kind, "name", i == 0 ? "Ada" : "Bo", NULL);
  add_deal (self, "open", 10000, 50, 0, self->today, NULL);
  for (int i = 0; i < 2; i++)
    {
      gint64 id = accord_edit_create (edit, credit);

      accord_edit_set_number (edit, credit, id, "deal", 1);
      accord_edit_set_number (edit, credit, id, "member", members[i]);
      accord_edit_set_number (edit, credit, id, "share", i == 0 ? 6000 : 4000);
    }
  accord_change_set_unref (accord_test_commit (self->workspace, g_steal_pointer (&edit)));
  accord_edit_delete (deletion, &accord_member_kind, members[1]);
  accord_change_set_unref (accord_test_commit (self->workspace, g_steal_pointer (&deletion)));
  g_assert_cmpint (accord_test_int (accord_forecast_keep (self->workspace, self->today)), ==, 2);
  found = accord_test_boxed (accord_store_select (self->store, query));
  g_assert_cmpuint (found->len, ==, 4);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (accord_record_number (found->pdata[i], "member"), !=, members[1]);
}

static void
test_page_is_arranged_and_undone (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordDashboard) first = accord_test_boxed (accord_dashboard_read (self->workspace, "manager"));
  g_autoptr (AccordDashboard) second = NULL, third = NULL;

  g_assert_cmpint (first->id, ==, 0);
  g_assert_true (accord_dashboard_move (&first->tiles, "win-rate", 0));
  g_assert_cmpstr (first->tiles[0], ==, "win-rate");
  g_assert_cmpstr (first->tiles[1], ==, "revenue");
  g_assert_false (accord_dashboard_move (&first->tiles, "win-rate", -1));
  g_assert_true (accord_dashboard_remove (&first->cards, "funnel"));
  g_assert_false (accord_dashboard_remove (&first->cards, "funnel"));
  g_assert_true (accord_dashboard_add (&first->cards, "rfm"));
  accord_change_set_unref (accord_test_commit (self->workspace, accord_dashboard_edit (first, "Arranged")));
  second = accord_test_boxed (accord_dashboard_read (self->workspace, "manager"));
  g_assert_cmpint (second->id, >, 0);
  g_assert_true (g_strv_equal ((const char *const *) second->cards, (const char *const *) first->cards));
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  third = accord_test_boxed (accord_dashboard_read (self->workspace, "manager"));
  g_assert_cmpint (third->id, ==, 0);
  g_assert_cmpstr (third->tiles[0], ==, "revenue");
}

/* Two amounts beyond what can be added up stay beyond it, whatever comes behind them. */
static void
test_a_question_never_adds_up_wrongly (Fixture *self, gconstpointer data)
{
  AccordPivotCell cells[] = { { .n = 1, .sum = G_MAXINT64, .counted = 1 }, { .n = 1, .sum = 5, .counted = 1 }, { .n = 1, .sum = -10, .counted = 1 } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new (), columns = g_ptr_array_new ();
  AccordPivot pivot = { .unit = ACCORD_UNIT_MONEY, .scale = 1, .rows = rows, .columns = columns, .cells = cells };
  AccordPivotCell total;
  double value;

  g_ptr_array_set_size (rows, 1);
  g_ptr_array_set_size (columns, 3);
  total = accord_pivot_row_total (&pivot, 0);
  g_assert_cmpint (total.n, ==, 3);
  g_assert_false (accord_pivot_value (&pivot, &total, &value));
  g_assert_true (accord_pivot_value (&pivot, &cells[2], &value));
}

/* Sources: Fair 100 + 300, Web 50, none 20. By source and outcome, and the mean. */
static void
test_question_adds_up_and_opens_its_records (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPivotAsk) ask = NULL, mean = NULL;
  g_autoptr (AccordPivot) pivot = NULL, means = NULL;
  g_autoptr (AccordPlot) plot = NULL;
  const AccordKind *kind = accord_store_get_kind (self->store, &accord_deal_kind);
  gint64 n = 0;

  add_deal (self, "won", 10000, -1, self->today, 0, "Fair");
  add_deal (self, "open", 30000, -1, 0, self->today, "Fair");
  add_deal (self, "open", 5000, -1, 0, self->today, "Web");
  add_deal (self, "open", 2000, -1, 0, self->today, NULL);
  ask = accord_pivot_ask_new (kind, "source", "stage.outcome", "sum:amount", NULL, "EUR");
  pivot = accord_test_boxed (accord_pivot_read (self->store, ask));
  g_assert_cmpint (pivot->n, ==, 4);
  g_assert_cmpuint (pivot->rows->len, ==, 3);
  g_assert_cmpuint (pivot->columns->len, ==, 2);
  for (guint row = 0; row < pivot->rows->len; row++)
    for (guint column = 0; column < pivot->columns->len; column++)
      {
        const AccordPivotCell *cell = &pivot->cells[row * pivot->columns->len + column];
        g_autoptr (AccordQuery) query =
          accord_pivot_records (self->store, ask, g_ptr_array_index (pivot->rows, row), g_ptr_array_index (pivot->columns, column));

        g_assert_cmpint (accord_test_int (accord_store_count (self->store, query)), ==, cell->n);
        n += cell->n;
      }
  g_assert_cmpint (n, ==, 4);
  plot = accord_question_plot (self->store, "Question", "bars", ask, pivot);
  g_assert_cmpstr (accord_plot_mark (plot, 0)->label, ==, "Fair");
  g_assert_cmpfloat (accord_plot_mark (plot, 0)->value, ==, 40000);
  mean = accord_pivot_ask_new (kind, "source", NULL, "mean:amount", NULL, "EUR");
  means = accord_test_boxed (accord_pivot_read (self->store, mean));
  g_clear_pointer (&plot, accord_plot_unref);
  plot = accord_question_plot (self->store, "Question", "bars", mean, means);
  g_assert_cmpfloat (accord_plot_mark (plot, 0)->value, ==, 20000);
  g_assert_true (accord_plot_mark (plot, 0)->weak);
  g_assert_false (plot->as_table);
  g_clear_pointer (&plot, accord_plot_unref);
  plot = accord_question_plot (self->store, "Question", "table", mean, means); /* shown as what was asked for */
  g_assert_true (plot->as_table);
}

static void
add_activity (Fixture *self, const char *type, gint64 customer, gint64 year, int month, int day, int hour)
{
  AccordEdit *edit = accord_edit_new ("Talk");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "type", type);
  accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Talk");
  accord_edit_set_number (edit, &accord_activity_kind, id, "customer", customer);
  accord_edit_set_number (edit, &accord_activity_kind, id, "done_at",
                          accord_date_to_time (accord_date_from_ymd ((int) year, month, day)) + hour * G_GINT64_CONSTANT (3600000));
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

static gint64
cell_of (Fixture *self, const AccordPivotAsk *ask, const AccordPivot *pivot, const char *row, const char *column)
{
  for (guint r = 0; r < pivot->rows->len; r++)
    for (guint c = 0; c < pivot->columns->len; c++)
      {
        const AccordPivotKey *across = g_ptr_array_index (pivot->rows, r), *down = g_ptr_array_index (pivot->columns, c);
        const AccordPivotCell *cell = &pivot->cells[r * pivot->columns->len + c];
        g_autoptr (AccordQuery) query = accord_pivot_records (self->store, ask, across, down);

        g_assert_cmpint (accord_test_int (accord_store_count (self->store, query)), ==, cell->n); /* it opens into just these */
        if (strstr (across->text, row) != NULL && g_str_equal (down->text, column))
          return cell->n;
      }
  return -1;
}

/* Talks by month and by customer; the last hour of January and the first of February, by the clock of this place. */
static void
test_question_by_month_and_by_record (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPivotAsk) ask = accord_pivot_ask_new (accord_store_get_kind (self->store, &accord_activity_kind), "done_at", "customer",
                                                         "count", NULL, "EUR");
  g_autoptr (AccordPivot) pivot = NULL;
  gint64 acme = accord_test_create (self->workspace, &accord_customer_kind, "name", "Acme", NULL);
  gint64 beta = accord_test_create (self->workspace, &accord_customer_kind, "name", "Beta", NULL);

  add_activity (self, "call", acme, 2025, 1, 31, 23);
  add_activity (self, "call", acme, 2025, 2, 1, 0);
  add_activity (self, "visit", acme, 2025, 2, 28, 12);
  add_activity (self, "visit", beta, 2025, 2, 28, 23);
  pivot = accord_test_boxed (accord_pivot_read (self->store, ask));
  g_assert_cmpint (pivot->n, ==, 4);
  g_assert_cmpuint (pivot->rows->len, ==, 2);
  g_assert_cmpint (cell_of (self, ask, pivot, "Jan", "Acme"), ==, 1);
  g_assert_cmpint (cell_of (self, ask, pivot, "Feb", "Acme"), ==, 2);
  g_assert_cmpint (cell_of (self, ask, pivot, "Feb", "Beta"), ==, 1);
}

/* Every chart of the list is made, of an empty file and of a small one; it says something or why not, and how it is counted. */
static void
test_every_chart_says_something (Fixture *self, gconstpointer data)
{
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, self->today, 1);
  g_auto (GStrv) specs = accord_insight_card_specs (self->store);

  for (int round = 0; round < 2; round++)
    {
      g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&quarter, ACCORD_COMPARE_PREVIOUS, 0, NULL);

      for (int i = 0; specs[i] != NULL; i++)
        {
          g_autoptr (AccordPlot) plot = accord_test_boxed (accord_insight_plot (self->workspace, specs[i], ask));
          g_autofree char *csv = accord_plot_to_csv (plot);

          g_test_message ("%s", specs[i]);
          g_assert_true (plot->takeaway != NULL || plot->too_little != NULL);
          g_assert_nonnull (plot->explanation);
          g_assert_nonnull (plot->columns);
          for (guint k = 0; k < plot->marks->len; k++)
            g_assert_cmpuint (g_strv_length (accord_plot_tell (plot, k)->cells), ==, g_strv_length (plot->columns));
        }
      for (int i = 0; i < 12; i++)
        add_deal (self, i % 3 == 0 ? "lost" : "won", 10000 + i, -1, self->today, 0, i % 2 == 0 ? "Fair" : "Web");
    }
}

static char *
chart_said (Fixture *self, const char *spec, const AccordInsightAsk *ask)
{
  g_autoptr (AccordPlot) plot = accord_test_boxed (accord_insight_plot (self->workspace, spec, ask));
  g_autofree char *csv = accord_plot_to_csv (plot);

  return g_strdup_printf ("%s %s %s", plot->takeaway, plot->too_little, csv);
}

static gboolean
lie_still (AccordBulk *bulk, gpointer data, GError **error)
{
  const gint64 *deal_and_stage = data;
  const AccordBulkStageEvent told = { .deal = deal_and_stage[0], .to_stage = deal_and_stage[1], .has_date = TRUE,
                                      .effective_on = accord_date_today () - 20 };

  return accord_bulk_stage_event (bulk, &told, error) != 0;
}

/* An open deal that has been in @stage for twenty days. */
static void
add_stalled (Fixture *self, gint64 stage, gint64 minor)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added a deal");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = accord_edit_create (edit, &accord_deal_kind), event[2] = { 0, stage };

  accord_edit_set_text (edit, &accord_deal_kind, id, "name", "Lies still");
  accord_edit_set_both (edit, &accord_deal_kind, id, "stage", stage, "a0");
  accord_edit_set_both (edit, &accord_deal_kind, id, "amount", minor, "EUR");
  set = accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (self->workspace), edit));
  g_assert_true (accord_change_set_created (set, &accord_deal_kind, &event[0]));
  accord_test_done (accord_journal_bulk (accord_workspace_get_journal (self->workspace), "Lay still", lie_still, event, NULL));
}

/* Two pipelines have a stage "Offer": as long as only one has stalled deals its name says enough. */
static void
test_stalled_stages_name_their_pipeline_where_there_are_several (Fixture *self, gconstpointer data)
{
  AccordPeriod all = accord_period_all ();
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&all, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  g_autoptr (AccordPlot) one = NULL, two = NULL;
  gint64 stages[2];

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      gint64 pipeline = accord_test_create (self->workspace, &accord_pipeline_kind, "name", i == 0 ? "Tender" : "Dealers", NULL);
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, pipeline);

      stages[i] = accord_test_create (self->workspace, &accord_stage_kind, "name", "Offer", "pipeline", text, "outcome", "open", "rank", "a0",
                                      "probability", "50", "idle_limit", "5", NULL);
    }
  add_stalled (self, stages[0], 30000);
  one = accord_test_boxed (accord_insight_plot (self->workspace, "stalled", ask));
  g_assert_cmpstr (one->takeaway, ==, "All that is stalled lies in “Offer”: €300 in 1 deal.");
  add_stalled (self, stages[1], 20000);
  two = accord_test_boxed (accord_insight_plot (self->workspace, "stalled", ask));
  g_assert_cmpstr (two->takeaway, ==, "Most stalled value lies in “Offer (Tender)”: €300 in 1 deal, of €500.");
  g_assert_cmpstr (((const AccordPlotMark *) two->marks->pdata[1])->cells[0], ==, "Offer (Dealers)");
}

/* What all charts and figures of the page say, one text each. */
static GPtrArray *
everything_said (Fixture *self, const char *const *specs, const AccordInsightAsk *ask)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);
  AccordReportRequest *request = accord_report_request_new (self->workspace, &ask->period);
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  for (int i = 0; specs[i] != NULL; i++)
    g_ptr_array_add (said, chart_said (self, specs[i], ask));
  for (int i = 0; i < n; i++)
    g_assert_true (accord_report_request_add (request, kpis[i]->id, NULL));
  figures = accord_test_boxed (accord_report_run (self->store, request));
  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      g_string_append_printf (all, "%s %g %d/%d %d\n", figure->kpi->id, figure->value, (int) figure->numerator,
                              (int) figure->denominator, (int) figure->n);
    }
  g_ptr_array_add (said, g_strdup (all->str));
  return said;
}

/* Another value of the field than any deal has; FALSE: it is not for people to set. */
static gboolean
set_otherwise (Fixture *self, AccordEdit *edit, gint64 deal, const AccordField *field)
{
  const AccordKind *kind = &accord_deal_kind;

  if (field->flags & ACCORD_FIELD_AUTOMATIC)
    return FALSE;
  switch (field->type)
    {
    case ACCORD_FIELD_TEXT:
    case ACCORD_FIELD_LONG_TEXT:
      accord_edit_set_text (edit, kind, deal, field->name, "Otherwise");
      return TRUE;
    case ACCORD_FIELD_CHOICE:
      accord_edit_set_text (edit, kind, deal, field->name, "omitted");
      return TRUE;
    case ACCORD_FIELD_MONEY:
      accord_edit_set_both (edit, kind, deal, field->name, 7654321, "EUR");
      return TRUE;
    case ACCORD_FIELD_PERCENT:
    case ACCORD_FIELD_BOOLEAN:
    case ACCORD_FIELD_INTEGER:
      accord_edit_set_number (edit, kind, deal, field->name, 1);
      return TRUE;
    case ACCORD_FIELD_DATE:
      accord_edit_set_number (edit, kind, deal, field->name, self->today - 40);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether a chart, or behind them the figure, is asked for again after the commit. */
static gboolean
is_told (Fixture *self, const char *spec, const AccordInsightAsk *ask, const AccordChangeSet *set)
{
  static const char *const kpis[] = { "revenue", NULL };
  g_autoptr (DexFuture) read = accord_insight_touch_read (self->store, set);
  const AccordInsightTouch *touch;

  accord_test_wait (read);
  touch = g_value_get_boxed (dex_future_get_value (read, NULL));
  if (spec == NULL)
    return accord_insight_figures_depend (kpis, NULL, set);
  return accord_insight_card_depends (spec, set) && (touch == NULL || accord_insight_touch_card (touch, spec, ask));
}

/* How complete customers are depends on the people, handles and affiliations that they have. */
static void
test_completeness_is_told_of_contacts (Fixture *self, gconstpointer data)
{
  static const char *const kpis[] = { "completeness", NULL };
  AccordEdit *edit = accord_edit_new ("Met somebody");
  gint64 id = accord_edit_create (edit, &accord_contact_kind);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, &accord_contact_kind, id, "name", "Ada");
  accord_edit_set_number (edit, &accord_contact_kind, id, "customer", accord_test_create (self->workspace, &accord_customer_kind, "name", "Alpha", NULL));
  set = accord_test_commit (self->workspace, edit);
  g_assert_true (accord_insight_figures_depend (kpis, NULL, set));
}

/* A chart or figure that says something else after a field of a deal was changed had been told that it might. */
static void
test_changed_fields_are_told_to_charts_that_read_them (Fixture *self, gconstpointer data)
{
  static const char *const specs[] = { "revenue", "outlook", "funnel", "rate:deal.source", "rate:competitor", "dwell", "stalled", "leaders", "reasons",
                                       "trend", "accuracy", "busy", "customers:tier", "rfm", "week", NULL };
  AccordPeriod quarter = accord_period_custom (self->today - 30, self->today + 60);
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&quarter, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  const char *const outcomes[] = { "won", "lost", "open" };
  g_autoptr (GPtrArray) before = NULL;
  guint n_otherwise = 0;

  for (int i = 0; i < 12; i++)
    add_deal (self, outcomes[i % 3], 10000 + i, 50, i % 3 == 2 ? 0 : self->today, self->today + 3, i % 2 == 0 ? "Fair" : "Web");
  before = everything_said (self, specs, ask);
  for (int i = 0; i < accord_deal_kind.n_fields; i++)
    for (gint64 deal = 1; deal <= 3; deal++)
      {
        g_autoptr (AccordEdit) edit = accord_edit_new ("Changed a field");
        g_autoptr (AccordChangeSet) set = NULL;
        g_autoptr (GPtrArray) after = NULL;

        /* An open deal has no close. */
        if ((deal == 3 && g_str_equal (accord_deal_kind.fields[i].name, "closed_on")) ||
            !set_otherwise (self, edit, deal, &accord_deal_kind.fields[i]))
          continue;
        set = accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (self->workspace), edit));
        after = everything_said (self, specs, ask);
        for (guint k = 0; k < after->len; k++)
          {
            gboolean otherwise = !g_str_equal (before->pdata[k], after->pdata[k]);
            gboolean told = is_told (self, specs[k], ask, set);

            n_otherwise += otherwise;
            if (otherwise && !told)
              g_test_message ("%s: %s\nwas %s\nis %s", specs[k], accord_deal_kind.fields[i].name, (char *) before->pdata[k], (char *) after->pdata[k]);
            g_assert_true (!otherwise || told);
          }
        g_clear_pointer (&before, g_ptr_array_unref);
        before = g_steal_pointer (&after);
      }
  g_assert_cmpuint (n_otherwise, >, 20);
}

/* Each figure by itself over periods that touch one another: those that say something else after the amount, the product or
 * the source of a deal was changed had been told, and of those that had not been told there are many. */
static void
test_other_days_are_left_alone (Fixture *self, gconstpointer data)
{
  static const char *const fields[] = { "amount", "source", "name", "probability" };
  static const char *const charts[] = { "revenue", "outlook", "rate:deal.source", "leaders", "reasons", "trend", "funnel", "dwell", "week" };
  const char *const outcomes[] = { "won", "lost", "open" };
  const AccordPeriod periods[] = { accord_period_containing (ACCORD_PERIOD_MONTH, self->today - 400, 1), accord_period_custom (self->today - 30, self->today + 60),
                                   accord_period_custom (self->today - 500, self->today - 30), accord_period_all () };
  guint n_left = 0, n_otherwise = 0;

  for (int i = 0; i < 12; i++)
    add_deal (self, outcomes[i % 3], 10000 + i, 50, i % 3 == 2 ? 0 : self->today - (i < 6 ? 400 : 3), self->today + 3, "Fair");
  for (gsize p = 0; p < G_N_ELEMENTS (periods); p++)
    for (gsize f = 0; f < G_N_ELEMENTS (fields); f++)
      for (gint64 deal = 1; deal <= 9; deal += 2)
        {
          g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&periods[p], ACCORD_COMPARE_PREVIOUS, 0, NULL);
          g_autoptr (AccordEdit) edit = accord_edit_new ("Changed a field");
          g_autoptr (AccordChangeSet) set = NULL;
          char *before[G_N_ELEMENTS (charts)];

          for (gsize k = 0; k < G_N_ELEMENTS (charts); k++)
            before[k] = chart_said (self, charts[k], ask);
          if (f == 0)
            accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", 500000 + (gint64) p * 1000 + deal, "EUR");
          else if (f == 3)
            accord_edit_set_number (edit, &accord_deal_kind, deal, "probability", 10 + (gint64) p);
          else
            accord_edit_set_text (edit, &accord_deal_kind, deal, fields[f], p % 2 ? "Web" : "Fair again");
          set = accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (self->workspace), edit));
          for (gsize k = 0; k < G_N_ELEMENTS (charts); k++)
            {
              g_autofree char *after = chart_said (self, charts[k], ask);
              gboolean told = is_told (self, charts[k], ask, set);

              if (!g_str_equal (after, before[k]) && !told)
                g_test_message ("%s: %s of deal %d in period %d\nwas %s\nis %s", charts[k], fields[f], (int) deal, (int) p, before[k], after);
              g_assert_true (told || g_str_equal (after, before[k]));
              n_left += !told;
              n_otherwise += !g_str_equal (after, before[k]);
              g_free (before[k]);
            }
        }
  g_assert_cmpuint (n_otherwise, >, 20);
  g_assert_cmpuint (n_left, >, 300);
}

/* An amount is nothing to the tiles of other periods; a deal that moves may be something to all. */
static void
test_tiles_of_other_periods_are_left_alone (Fixture *self, gconstpointer data)
{
  static const char *const closed[] = { "revenue", "win-rate", "average-deal", "sales-cycle", NULL }, *const open[] = { "open-value", NULL },
                    *const begun[] = { "deals-opened", NULL }, *const mixed[] = { "revenue", "velocity", NULL };
  AccordPeriod then = accord_period_custom (self->today - 410, self->today - 390), now = accord_period_custom (self->today - 20, self->today + 1);
  AccordPeriod begins = accord_period_custom (self->today - 451, self->today - 449), all = accord_period_all ();
  g_autoptr (AccordEdit) opened = accord_edit_new ("Opened"), amount = accord_edit_new ("Another amount"), moved = accord_edit_new ("Another day");
  g_autoptr (AccordChangeSet) set = NULL, other = NULL;
  g_autoptr (AccordInsightTouch) touch = NULL;
  g_autoptr (DexFuture) of_move = NULL;

  add_deal (self, "won", 10000, 50, self->today - 400, 0, "Fair");
  accord_edit_set_number (opened, &accord_deal_kind, 1, "opened_on", self->today - 450);
  accord_change_set_unref (accord_test_commit (self->workspace, g_steal_pointer (&opened)));
  accord_edit_set_both (amount, &accord_deal_kind, 1, "amount", 77, "EUR");
  set = accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (self->workspace), amount));
  touch = accord_test_boxed (accord_insight_touch_read (self->store, set));
  g_assert_true (accord_insight_touch_figures (touch, closed, &then));
  g_assert_false (accord_insight_touch_figures (touch, closed, &now));
  g_assert_true (accord_insight_touch_figures (touch, closed, &all));
  g_assert_false (accord_insight_touch_figures (touch, open, &all));
  g_assert_true (accord_insight_touch_figures (touch, begun, &begins));
  g_assert_false (accord_insight_touch_figures (touch, begun, &then));
  g_assert_true (accord_insight_touch_figures (touch, mixed, &now));
  accord_edit_set_number (moved, &accord_deal_kind, 1, "closed_on", self->today - 3);
  other = accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (self->workspace), moved));
  of_move = accord_insight_touch_read (self->store, other);
  accord_test_wait (of_move);
  g_assert_null (g_value_get_boxed (dex_future_get_value (of_move, NULL)));
}

/* A note, a name or who it was entered by has nothing counted anew. */
static void
test_a_note_has_nothing_counted_anew (Fixture *self, gconstpointer data)
{
  static const char *const fields[] = { "note", "name", "created_by", "won_note" };
  static const char *const specs[] = { "revenue", "outlook", "funnel", "rate:deal.source", "dwell", "leaders", "trend", "week" };
  static const char *const kpis[] = { "revenue", "win-rate", "open-value", "next-step-coverage", NULL };

  add_deal (self, "open", 10000, 50, 0, self->today, "Fair");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (AccordEdit) edit = accord_edit_new ("Changed a field");
      g_autoptr (AccordChangeSet) set = NULL;

      accord_edit_set_text (edit, &accord_deal_kind, 1, fields[i], "Otherwise");
      set = accord_test_boxed (accord_journal_commit (accord_workspace_get_journal (self->workspace), edit));
      g_assert_cmpuint (set->n_done, >, 0);
      for (gsize k = 0; k < G_N_ELEMENTS (specs); k++)
        g_assert_false (accord_insight_card_depends (specs[k], set));
      g_assert_false (accord_insight_figures_depend (kpis, NULL, set));
    }
}

static void
test_report_becomes_files (Fixture *self, gconstpointer data)
{
  static const char *const endings[] = { "pdf", "xlsx", "csv" };
  static const char *const begins[] = { "%PDF", "PK", "\xef\xbb\xbf" };
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, self->today, 1);
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&quarter, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  g_autoptr (AccordDashboard) page = accord_dashboard_proposed ("manager");
  g_autoptr (AccordInsightReport) report = NULL;
  g_autofree char *folder = g_dir_make_tmp ("accord-report-XXXXXX", NULL);
  int n;

  for (int i = 0; i < 12; i++)
    add_deal (self, "won", 10000, -1, self->today, 0, "Fair");
  report = accord_test_boxed (accord_insight_report_make (self->workspace, ask, page));
  accord_kpis (&n);
  g_assert_cmpuint (report->lines->len, ==, (guint) n);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/report.%s", folder, endings[i]);
      g_autofree char *contents = NULL;
      gsize length;

      accord_test_done (accord_insight_report_save (report, path));
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_cmpuint (length, >, 500);
      g_assert_true (memcmp (contents, begins[i], strlen (begins[i])) == 0);
      g_remove (path);
    }
  {
    g_autoptr (GError) error = accord_test_error (accord_insight_report_save (report, "/nowhere/at/all.pdf"));

    g_assert_nonnull (strstr (error->message, "/nowhere/at/all.pdf"));
  }
  g_rmdir (folder);
}

/* Sunday 4 January 2026: the last full week began on Monday 22 December, the last month and quarter ended in December. */
static void
test_schedule_takes_the_last_full_period (Fixture *self, gconstpointer data)
{
  gint64 sunday = accord_date_from_ymd (2026, 1, 4);
  AccordPeriod week = accord_report_schedule_period ("week", sunday, 1), month = accord_report_schedule_period ("month", sunday, 1);
  AccordPeriod quarter = accord_report_schedule_period ("quarter", sunday, 4);
  g_autofree char *file = accord_report_schedule_file ("A/B", "pdf", &month);

  g_assert_cmpint (week.from, ==, accord_date_from_ymd (2025, 12, 22));
  g_assert_cmpint (week.to, ==, accord_date_from_ymd (2025, 12, 29));
  g_assert_cmpint (month.from, ==, accord_date_from_ymd (2025, 12, 1));
  g_assert_cmpint (quarter.to, ==, accord_date_from_ymd (2026, 1, 1));
  g_assert_cmpstr (file, ==, "A-B 2025-12-01 – 2025-12-31.pdf");
}

/* No text of a table becomes a formula of a spreadsheet; numbers below zero stay numbers. */
static void
test_csv_holds_no_formula (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, "T");
  g_autofree char *csv = NULL;

  accord_plot_set_columns (plot, "A", "B", NULL);
  accord_plot_set_cells (accord_plot_add (plot, "x"), g_strdup ("=1+1"), g_strdup ("-5.2"), NULL);
  accord_plot_set_cells (accord_plot_add (plot, "x"), g_strdup ("say \"hi\", then"), g_strdup ("@x"), NULL);
  accord_plot_set_cells (accord_plot_add (plot, "x"), g_strdup ("-1+cmd|x"), g_strdup ("+3"), NULL);
  csv = accord_plot_to_csv (plot);
  g_assert_cmpstr (csv, ==, "A,B\r\n\"'=1+1\",-5.2\r\n\"say \"\"hi\"\", then\",\"'@x\"\r\n\"'-1+cmd|x\",+3\r\n");
}

/* A name that is too long for a third of the width has two lines and a higher row; too long for two, it asks for more room. */
static void
test_long_names_have_two_lines (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "Referral", "Maximiliane-Alexandrine von und zu Hohenlohe-Waldenburg-Schi", "苏州工业园区恒瑞达精密医疗器械与生物材料技术研究开发华东营销" };
  PangoContext *context = accord_plot_paper_context (10);
  double before = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, "T");
      double height;

      accord_plot_set_columns (plot, "A", NULL);
      for (guint k = 0; k < 12; k++)
        accord_plot_set_cells (accord_plot_add (plot, k == 5 ? names[i] : "x"), g_strdup ("1"), NULL);
      height = accord_plot_height (plot, context, 505);
      g_assert_cmpint (height > before, ==, i < 2);
      g_assert_cmpint (accord_plot_is_too_narrow (plot, context, 240), ==, i > 0);
      g_assert_false (accord_plot_is_too_narrow (plot, context, 505));
      before = height;
    }
  g_object_unref (context);
}

/* Ten thousand points are drawn within a frame: 16 ms of this processor, with room for a sanitizer. */
static void
test_ten_thousand_points_are_quick (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_LINES, ACCORD_UNIT_COUNT, NULL, "T");
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 800, 220);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = accord_plot_paper_context (10);
  g_autoptr (AccordPlotFrame) frame = NULL;
  clock_t best = G_MAXLONG;

  accord_plot_set_columns (plot, "A", NULL);
  for (int i = 0; i < 10000; i++)
    {
      AccordPlotMark *mark = accord_plot_add (plot, NULL);

      mark->value = (i * 7919) % 1000;
      accord_plot_set_cells (mark, g_strdup ("x"), NULL);
    }
  frame = accord_plot_frame_new (plot, context, 800, 220);
  for (int i = 0; i < 5; i++)
    {
      clock_t start = clock ();

      accord_plot_frame_draw (frame, cr, accord_plot_colors (FALSE, FALSE), -1);
      best = MIN (best, clock () - start);
    }
  g_test_message ("%.1f ms", (double) best / CLOCKS_PER_SEC * 1000);
  g_assert_cmpint (best, <, CLOCKS_PER_SEC / 1000 * 64);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

typedef struct {
  guint n_told;
  gboolean gone;
} Teller;

static void
tell (AccordPlotMark *mark, guint index, gpointer data)
{
  ((Teller *) data)->n_told++;
  accord_plot_set_cells (mark, g_strdup_printf ("%u", index), NULL);
}

static void
forget_teller (gpointer data)
{
  ((Teller *) data)->gone = TRUE;
}

/* Drawing needs no words; whoever reads the table, a file or what is behind a mark has them made, once. */
static void
test_words_are_made_when_asked_for (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, "Words");
  g_autofree char *csv = NULL;
  Teller teller = { 0 };

  accord_plot_set_columns (plot, "Mark", NULL);
  for (int i = 0; i < 3; i++)
    accord_plot_add (plot, NULL)->value = i;
  accord_plot_set_teller (plot, tell, &teller, forget_teller);
  g_assert_null (accord_plot_mark (plot, 1)->cells);
  g_assert_cmpuint (teller.n_told, ==, 0);
  g_assert_cmpstr (accord_plot_tell (plot, 1)->cells[0], ==, "1");
  g_assert_cmpstr (accord_plot_tell (plot, 1)->cells[0], ==, "1");
  g_assert_cmpuint (teller.n_told, ==, 1);
  csv = accord_plot_to_csv (plot);
  g_assert_cmpstr (csv, ==, "Mark\r\n0\r\n1\r\n2\r\n");
  g_assert_cmpuint (teller.n_told, ==, 3);
  g_assert_false (teller.gone);
  g_clear_pointer (&plot, accord_plot_unref);
  g_assert_true (teller.gone);
}

/* A chart's words can be read when its file is closed: a page may still show it. */
static void
test_words_outlive_the_file (Fixture *self, gconstpointer data)
{
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, self->today, 1);
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&quarter, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  static const char *const specs[] = { "outlook", "rate:deal.source", "reasons", "busy", NULL };
  g_autoptr (GPtrArray) plots = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_plot_unref);

  for (int i = 0; i < 12; i++)
    add_deal (self, i % 3 == 0 ? "lost" : "won", 10000 + i, -1, self->today, 0, i % 2 == 0 ? "Fair" : "Web");
  for (int i = 0; specs[i] != NULL; i++)
    g_ptr_array_add (plots, accord_test_boxed (accord_insight_plot (self->workspace, specs[i], ask)));
  accord_test_done (accord_workspace_close (self->workspace));
  for (guint i = 0; i < plots->len; i++)
    {
      const AccordPlot *plot = g_ptr_array_index (plots, i);

      g_assert_cmpuint (plot->marks->len, >, 0);
      for (guint k = 0; k < plot->marks->len; k++)
        g_assert_cmpuint (g_strv_length (accord_plot_tell (plot, k)->cells), ==, g_strv_length (plot->columns));
    }
}

static gint64
add_decision (Fixture *self, const char *basis, const AccordPeriod *period, const char *value)
{
  AccordEdit *edit = accord_edit_new ("Decided");
  const AccordKind *kind = &accord_decision_kind;
  gint64 id = accord_edit_create (edit, kind), made = 0;
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, kind, id, "name", "Fewer fairs");
  accord_edit_set_number (edit, kind, id, "decided_on", self->today);
  accord_edit_set_text (edit, kind, id, "basis", basis);
  accord_edit_set_text (edit, kind, id, "value", value);
  if (period->unit != ACCORD_PERIOD_ALL)
    {
      accord_edit_set_number (edit, kind, id, "from_on", period->from);
      accord_edit_set_number (edit, kind, id, "until_on", period->to - 1);
    }
  set = accord_test_commit (self->workspace, edit);
  g_assert_true (accord_change_set_created (set, kind, &made));
  return made;
}

static AccordRecord *
decision_of (Fixture *self, gint64 id)
{
  return accord_test_boxed (accord_store_load_one (self->store, &accord_decision_kind, id));
}

static void
check_value (Fixture *self, AccordRecord *decision, gboolean now, const char *words)
{
  DexFuture *future = accord_decision_value (self->workspace, decision, now);
  g_autoptr (GError) error = NULL;
  const GValue *value;

  accord_test_wait (future);
  value = dex_future_get_value (future, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (value), ==, words);
  dex_unref (future);
}

/* A year ago three of four were won, in the running quarter one of two. The decision keeps its own words; the figure of its days is
 * told from the records as they are, that of now from the running quarter. Undo takes it away and brings it back. */
static void
test_decision_keeps_what_it_rested_on (Fixture *self, gconstpointer data)
{
  AccordPeriod now = accord_period_containing (ACCORD_PERIOD_QUARTER, self->today, 1), then = accord_period_step (&now, -4);
  g_autoptr (AccordRecord) decision = NULL, of_chart = NULL, unknown = NULL;
  g_autoptr (AccordInsightAsk) asked = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_decision_kind);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 4; i++)
    add_deal (self, i == 0 ? "lost" : "won", 10000, -1, then.from + 3, 0, "Fair");
  decision = decision_of (self, add_decision (self, "kpi:win-rate", &then, "75% · 3/4"));
  for (int i = 0; i < 2; i++)
    add_deal (self, i == 0 ? "lost" : "won", 10000, -1, self->today, 0, "Fair");
  add_deal (self, "lost", 10000, -1, then.from + 4, 0, "Fair"); /* entered late: three of five */
  g_assert_cmpstr (accord_record_text (decision, "value"), ==, "75% · 3/4");
  check_value (self, decision, FALSE, "60% · 3/5");
  check_value (self, decision, TRUE, "50% · 1/2");
  asked = accord_decision_ask (self->workspace, decision, FALSE);
  g_assert_true (accord_period_equal (&asked->period, &then));
  of_chart = decision_of (self, add_decision (self, "reasons", &then, ""));
  check_value (self, of_chart, FALSE, "None of the lost deals says why.");
  unknown = decision_of (self, add_decision (self, "kpi:luck", &then, "12"));
  error = accord_test_error (accord_decision_value (self->workspace, unknown, TRUE));
  g_assert_cmpstr (error->message, ==, "This program knows no figure called “luck”. The decision keeps what it said then.");
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (self->workspace))));
  left = accord_test_boxed (accord_store_select (self->store, query));
  g_assert_cmpuint (left->len, ==, 2);
}

/* What is late is expected in no month: there is nothing hatched, no key of it, and no sentence about it. */
static void
test_nothing_hatched_is_spoken_of (Fixture *self, gconstpointer data)
{
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, self->today, 1);
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&month, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  g_autoptr (AccordPlot) plot = NULL;

  add_deal (self, "open", 10000, 50, 0, self->today - 400, NULL);
  plot = accord_test_boxed (accord_insight_plot (self->workspace, "revenue", ask));
  g_assert_null (plot->takeaway);
  g_assert_true (g_str_has_prefix (plot->too_little, "No deal with an amount was won"));
  for (guint i = 0; i < plot->keys->len; i++)
    g_assert_cmpint (((const AccordPlotKey *) g_ptr_array_index (plot->keys, i))->mark, !=, ACCORD_KEY_HATCH);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  TEST ("/analysis/outlook/spreads-by-chance", test_outlook_spreads_by_chance);
  TEST ("/analysis/outlook/what-is-sure-has-no-ranges", test_outlook_that_is_sure_has_no_ranges);
  TEST ("/analysis/stalled/stages-name-their-pipeline-where-there-are-several", test_stalled_stages_name_their_pipeline_where_there_are_several);
  TEST ("/analysis/question/never-adds-up-wrongly", test_a_question_never_adds_up_wrongly);
  TEST ("/analysis/depends/completeness-is-told-of-contacts", test_completeness_is_told_of_contacts);
  TEST ("/analysis/forecast/is-kept-once-a-week-and-not-undone", test_forecast_is_kept_once_a_week_and_not_undone);
  TEST ("/analysis/forecast/is-kept-of-each-member-by-shares", test_forecast_is_kept_of_each_member_by_shares);
  TEST ("/analysis/forecast/is-kept-though-a-member-is-deleted", test_forecast_is_kept_though_a_member_is_deleted);
  TEST ("/analysis/page/is-arranged-and-undone", test_page_is_arranged_and_undone);
  TEST ("/analysis/question/adds-up-and-opens-its-records", test_question_adds_up_and_opens_its_records);
  TEST ("/analysis/question/by-month-and-by-record-opens-just-these", test_question_by_month_and_by_record);
  TEST ("/analysis/charts/every-chart-says-something", test_every_chart_says_something);
  TEST ("/analysis/charts/nothing-hatched-is-spoken-of", test_nothing_hatched_is_spoken_of);
  TEST ("/analysis/charts/changed-fields-are-told-to-charts-that-read-them", test_changed_fields_are_told_to_charts_that_read_them);
  TEST ("/analysis/charts/what-a-deal-of-other-days-is-worth-has-nothing-counted-anew", test_other_days_are_left_alone);
  TEST ("/analysis/charts/tiles-of-other-periods-are-left-alone", test_tiles_of_other_periods_are_left_alone);
  TEST ("/analysis/charts/a-note-has-nothing-counted-anew", test_a_note_has_nothing_counted_anew);
  TEST ("/analysis/decision/keeps-what-it-rested-on", test_decision_keeps_what_it_rested_on);
  TEST ("/analysis/report/becomes-files", test_report_becomes_files);
  TEST ("/analysis/report/schedule-takes-the-last-full-period", test_schedule_takes_the_last_full_period);
  TEST ("/analysis/plot/words-are-made-when-asked-for", test_words_are_made_when_asked_for);
  TEST ("/analysis/plot/words-outlive-the-file", test_words_outlive_the_file);
  TEST ("/analysis/plot/csv-holds-no-formula", test_csv_holds_no_formula);
  TEST ("/analysis/plot/long-names-have-two-lines", test_long_names_have_two_lines);
  TEST ("/analysis/plot/ten-thousand-points-are-quick", test_ten_thousand_points_are_quick);
  return g_test_run ();
}
