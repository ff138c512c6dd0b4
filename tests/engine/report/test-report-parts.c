/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every figure opens into the records that it was made of: over the whole catalogue, every group and several spans of days,
 * with the deals in memory and without, as many as it says. */

#include "accord-memory-fixture.h"

#include "accord-deal-book.h"
#include "accord-figure-part.h"
#include "accord-test.h"

static guint
count (Memory *t, AccordQuery *query)
{
  g_autoptr (AccordIds) ids = accord_test_boxed (accord_store_find (t->f.store, query));

  return ids->n_ids;
}

/* Figures that say in their numerator and denominator how many records those are. */
static gboolean
counts_both (const AccordKpi *kpi)
{
  static const char *const names[] = { "win-rate", "win-rate-cohort", "conversion", "lead-conversion", "repeat-rate", "retention", "rotting-share",
                                       "quote-acceptance", "follow-up-on-time", "win-rate-zoho", "win-rate-tryton", "qualified-share", "next-step-coverage", "response-rate",
                                       "revisit-completion", "sla-response", "sla-resolution", "on-time-delivery", "quote-to-order", NULL };

  return g_strv_contains (names, kpi->id);
}

/* Figures whose n has those in it that are left out. */
static gboolean
leaves_out (const AccordKpi *kpi)
{
  static const char *const names[] = { "stage-dwell", "lost-cycle", "lead-to-close", "lead-response", "csat-mean", "complaint-response", "complaint-resolution",
                                       "complaint-response-hours", "complaint-resolution-hours", NULL };

  return g_strv_contains (names, kpi->id);
}

static gint64
number_of (GPtrArray *parts, const char *label)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (((AccordFigurePart *) g_ptr_array_index (parts, i))->label, label))
      return ((AccordFigurePart *) g_ptr_array_index (parts, i))->n;
  return 0;
}

static void
check_lists (const AccordFigure *figure, GPtrArray *parts)
{
  const AccordFigurePart *first = g_ptr_array_index (parts, 0), *second = parts->len > 1 ? g_ptr_array_index (parts, 1) : NULL;

  if (figure->shared != 0)
    g_assert_cmpint (first->n, ==, figure->reversed == 0 ? figure->n : first->n);
  if (figure->shared != 0 || figure->reversed != 0 || figure->restated != 0)
    return; /* what locked books have beside the deals: test-report-locked.c */
  if (g_str_equal (figure->kpi->id, "csat") || g_str_equal (figure->kpi->id, "nps"))
    {
      g_assert_cmpint (number_of (parts, "Answers"), ==, figure->denominator);
      g_assert_cmpint (number_of (parts, "Skipped"), ==, figure->excluded);
      g_assert_cmpint (g_str_equal (figure->kpi->id, "csat") ? first->n : 100 * (first->n - number_of (parts, "Detractors")), ==, figure->numerator);
      return;
    }
  if (counts_both (figure->kpi))
    {
      g_assert_cmpint (first->n, ==, figure->numerator);
      g_assert_cmpint (second->n, ==, figure->denominator);
    }
  else if (leaves_out (figure->kpi))
    {
      g_assert_cmpint (first->n, ==, figure->n - figure->excluded);
      g_assert_cmpint (second != NULL ? second->n : 0, ==, figure->excluded);
    }
  else if (second == NULL)
    g_assert_cmpint (first->n, ==, figure->n + figure->excluded);
  else
    g_assert_cmpint (second->n, ==, figure->n);
  if (g_str_equal (figure->kpi->id, "lead-conversion") || g_str_equal (figure->kpi->id, "revisit-completion"))
    g_assert_cmpint (number_of (parts, "Pending"), ==, figure->excluded);
  if (g_str_equal (figure->kpi->id, "conversion"))
    g_assert_cmpint (figure->numerator + number_of (parts, "Lost since") + number_of (parts, "Discarded since") + number_of (parts, "Still open"), ==,
                     figure->denominator);
}

static void check (Memory *t, const AccordReportRequest *request, const AccordFigure *figure, int depth);

static void
check_mixed (Memory *t, const AccordFigure *figure, GPtrArray *parts, int depth)
{
  gint64 n = 0;

  g_assert_cmpint (depth, <, 3);
  for (guint i = 0; i < parts->len; i++)
    {
      const AccordFigurePart *part = g_ptr_array_index (parts, i);

      n += part->figure != NULL ? part->figure->n : 0;
      if (part->figure != NULL)
        check (t, part->request, part->figure, depth + 1);
    }
  if (figure->has_value && g_str_equal (figure->kpi->id, "growth"))
    g_assert_cmpint (n, ==, figure->n);
}

static void
check (Memory *t, const AccordReportRequest *request, const AccordFigure *figure, int depth)
{
  g_autoptr (GPtrArray) parts = accord_test_boxed (accord_figure_parts (t->f.store, request, figure));
  gboolean mixed = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const AccordFigurePart *part = g_ptr_array_index (parts, i);

      g_assert_cmpuint (strlen (part->label), >, 0);
      g_assert_true ((part->query == NULL) == (part->figure != NULL));
      mixed |= part->figure != NULL;
      if (part->query != NULL)
        g_assert_cmpint (part->n, ==, count (t, part->query));
    }
  if (figure->has_value)
    g_assert_cmpuint (parts->len, >, 0);
  if (mixed)
    check_mixed (t, figure, parts, depth);
  else if (parts->len > 0 && !g_str_has_prefix (figure->kpi->id, "forecast-"))
    check_lists (figure, parts);
}

static void
check_groups (Memory *t, const char *by)
{
  const AccordPeriod periods[] = { accord_period_all (), accord_period_custom (t->today - 57, t->today - 3),
                                   accord_period_containing (ACCORD_PERIOD_QUARTER, t->today, 1) };
  gsize p = (gsize) memory_pick (t, (int) G_N_ELEMENTS (periods));
  g_autoptr (AccordReportRequest) request = accord_report_request_new (t->f.workspace, &periods[p]);
  g_autoptr (GPtrArray) figures = NULL;

  memory_every_kpi (request);
  g_assert_true (accord_report_request_group (request, by, NULL));
  request->member = memory_pick (t, 3) == 0 ? t->members[0] : 0;
  figures = accord_test_boxed (accord_report_run (t->f.store, accord_report_request_copy (request)));
  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      g_test_message ("%s by %s of %s %d, span %d, member %d", figure->kpi->id, by, figure->group, (int) figure->group_id, (int) p, (int) request->member);
      check (t, request, figure, 0);
    }
}

static void
add_goal (Memory *t, const char *scope, gint64 id, gint64 from, gint64 to, gint64 minor)
{
  AccordEdit *edit = accord_edit_new ("A goal");
  gint64 goal = accord_edit_create (edit, &accord_goal_kind);

  accord_edit_set_text (edit, &accord_goal_kind, goal, "kpi", "revenue");
  accord_edit_set_text (edit, &accord_goal_kind, goal, "period", "custom");
  accord_edit_set_number (edit, &accord_goal_kind, goal, "begins_on", from);
  accord_edit_set_number (edit, &accord_goal_kind, goal, "ends_on", to - 1);
  accord_edit_set_both (edit, &accord_goal_kind, goal, "amount", minor, "EUR");
  if (scope != NULL)
    accord_edit_set_number (edit, &accord_goal_kind, goal, scope, id);
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

static void
add_forecast (Memory *t, gint64 from, gint64 to, gint64 taken, gint64 minor)
{
  AccordEdit *edit = accord_edit_new ("A forecast");
  const AccordKind *kind = &accord_forecast_snapshot_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "name", "A month");
  accord_edit_set_number (edit, kind, id, "taken_on", taken);
  accord_edit_set_number (edit, kind, id, "from_on", from);
  accord_edit_set_number (edit, kind, id, "until_on", to - 1);
  accord_edit_set_both (edit, kind, id, "expected", minor, "EUR");
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

static void
add_what_is_aimed_at (Memory *t)
{
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, t->today, 1);

  add_goal (t, NULL, 0, quarter.from, quarter.to, 900000);
  add_goal (t, NULL, 0, t->today - 57, t->today - 3, 100000);
  add_goal (t, "member", t->members[0], quarter.from, quarter.to, 300000);
  add_goal (t, "team", t->teams[0], quarter.from, quarter.to, 300000);
  add_forecast (t, t->today - 50, t->today - 20, t->today - 47, 50000);
  add_forecast (t, t->today - 50, t->today - 20, t->today - 40, 70000);
  add_forecast (t, t->today - 50, t->today - 20, t->today - 40, 70001); /* by another computer, on the same day */
  add_forecast (t, t->today - 5000, t->today - 4970, t->today - 4997, 70000);
}

static const char *const groups[] = { "none", "member", "team", "product", "stage", "month", "customer.industry", "deal.source", "member.office" };

/* From the file alone, as long as nobody asked for the deals in memory. */
static void
test_from_the_file (Memory *t, gconstpointer data)
{
  add_what_is_aimed_at (t);
  for (int i = 0; i < 2; i++)
    check_groups (t, groups[memory_pick (t, (int) G_N_ELEMENTS (groups))]);
  check_groups (t, "none");
}

static void
test_from_memory (Memory *t, gconstpointer data)
{
  add_what_is_aimed_at (t);
  accord_test_done (accord_deal_book_expect (t->f.store));
  check_groups (t, "none");
  for (int i = 0; i < 3; i++)
    {
      for (int k = 0; k < 6; k++)
        memory_deed (t);
      check_groups (t, groups[memory_pick (t, (int) G_N_ELEMENTS (groups))]);
    }
}

/* Company: 9,000.00 for the quarter, of which it has one goal of its own and one of other days that is not used. */
static void
test_a_goal_opens_into_what_was_won_and_the_goal (Memory *t, gconstpointer data)
{
  AccordPeriod quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, t->today, 1);
  g_autoptr (AccordReportRequest) request = accord_report_request_new (t->f.workspace, &quarter);
  g_autoptr (GPtrArray) figures = NULL, parts = NULL, cover = NULL;
  const AccordFigurePart *part;

  add_what_is_aimed_at (t);
  g_assert_true (accord_report_request_add (request, "attainment", NULL));
  g_assert_true (accord_report_request_add (request, "coverage", NULL));
  figures = accord_test_boxed (accord_report_run (t->f.store, accord_report_request_copy (request)));
  parts = accord_test_boxed (accord_figure_parts (t->f.store, request, g_ptr_array_index (figures, 0)));
  g_assert_cmpuint (parts->len, ==, 2);
  part = g_ptr_array_index (parts, 0);
  g_assert_cmpstr (part->figure->kpi->id, ==, "revenue");
  g_assert_cmpint (part->figure->numerator, ==, ((AccordFigure *) g_ptr_array_index (figures, 0))->numerator);
  part = g_ptr_array_index (parts, 1);
  g_assert_true (accord_query_kind (part->query) == &accord_goal_kind);
  g_assert_cmpint (part->n, ==, 1);
  cover = accord_test_boxed (accord_figure_parts (t->f.store, request, g_ptr_array_index (figures, 1)));
  g_assert_cmpuint (cover->len, ==, 3);
  g_assert_cmpint (((AccordFigurePart *) g_ptr_array_index (cover, 0))->n, ==, ((AccordFigure *) g_ptr_array_index (figures, 1))->n);
}

/* Two forecasts of days on which something was won, one of days without: accuracy is of two, bias of all three.
 * What two computers kept on the same day counts once. */
static void
test_accuracy_opens_into_the_kept_forecasts (Memory *t, gconstpointer data)
{
  AccordPeriod all = accord_period_all ();
  g_autoptr (AccordReportRequest) request = accord_report_request_new (t->f.workspace, &all);
  g_autoptr (GPtrArray) figures = NULL;

  add_what_is_aimed_at (t);
  accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.won, .minor = 700, .currency = "EUR", .closed_on = t->today - 30 });
  g_assert_true (accord_report_request_add (request, "forecast-accuracy", NULL));
  g_assert_true (accord_report_request_add (request, "forecast-bias", NULL));
  figures = accord_test_boxed (accord_report_run (t->f.store, accord_report_request_copy (request)));
  for (int i = 0; i < 2; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);
      g_autoptr (GPtrArray) parts = accord_test_boxed (accord_figure_parts (t->f.store, request, figure));

      g_assert_cmpint (figure->n, ==, i == 0 ? 2 : 3);
      g_assert_cmpuint (parts->len, ==, 3); /* the forecasts, and what was won on the days of each */
      g_assert_cmpint (((AccordFigurePart *) g_ptr_array_index (parts, 0))->n, ==, figure->n);
    }
}

#define TEST(path, func) g_test_add (path, Memory, NULL, memory_set_up, func, memory_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  TEST ("/report/parts/what-opens-is-what-was-counted-from-the-file", test_from_the_file);
  TEST ("/report/parts/what-opens-is-what-was-counted-from-memory", test_from_memory);
  TEST ("/report/parts/a-goal-opens-into-what-was-won-and-the-goal", test_a_goal_opens_into_what_was_won_and_the_goal);
  TEST ("/report/parts/accuracy-opens-into-the-kept-forecasts", test_accuracy_opens_into_the_kept_forecasts);
  return g_test_run ();
}
