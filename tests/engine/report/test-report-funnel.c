/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stage conversion (domain.md F02), calculated by hand. */

#include "accord-conversion.h"
#include "accord-report-fixture.h"

#include "accord-date.h"
#include "accord-rank.h"
#include "accord-test.h"

#define DAY(n) (accord_day (2017, 1, 1) + (n))

/* A deal that goes to each stage in turn, a day after the other, from @first_day on. */
static gint64
walk (AccordReportFixture *f, gint64 first_day, const gint64 *stages, int n_stages)
{
  gint64 deal =
    accord_report_fixture_deal (f, &(AccordTestDeal) { .stage = stages[n_stages - 1] });

  for (int i = 0; i < n_stages; i++)
    accord_report_fixture_event (f, deal, i > 0 ? stages[i - 1] : 0, stages[i],
                                 first_day != 0 ? first_day + i : 0);
  return deal;
}

#define WALK(day, ...)                                             \
  walk (f, day, (const gint64[]) { __VA_ARGS__ },                  \
        sizeof ((const gint64[]) { __VA_ARGS__ }) / sizeof (gint64))

static GPtrArray *
funnel (AccordReportFixture *f, const AccordPeriod *period)
{
  return accord_test_boxed (accord_report_conversion (f->store, f->pipeline, period));
}

/* entered, passed, lost, discarded, still, elsewhere, skipped of the rows First, Second, Third, Won;
 * whatever is expected, each row must account for all that entered. */
static void
assert_rows (AccordReportFixture *f, const AccordPeriod *period, const gint64 expected[4][7])
{
  const gint64 stages[] = { f->first, f->second, f->third, f->won };
  g_autoptr (GPtrArray) rows = funnel (f, period);

  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (stages));
  for (guint i = 0; i < rows->len; i++)
    {
      const AccordConversion *row = g_ptr_array_index (rows, i);

      g_test_message ("%s", row->name);
      g_assert_cmpint (row->stage, ==, stages[i]);
      g_assert_cmpint (row->won, ==, i == 3);
      g_assert_cmpint (row->entered, ==, expected[i][0]);
      g_assert_cmpint (row->passed, ==, expected[i][1]);
      g_assert_cmpint (row->lost_here, ==, expected[i][2]);
      g_assert_cmpint (row->discarded_here, ==, expected[i][3]);
      g_assert_cmpint (row->still_here, ==, expected[i][4]);
      g_assert_cmpint (row->elsewhere, ==, expected[i][5]);
      g_assert_cmpint (row->skipped, ==, expected[i][6]);
      g_assert_cmpint (row->entered, ==,
                       row->passed + row->lost_here + row->discarded_here + row->still_here +
                         row->elsewhere);
    }
}

static void
test_step_by_step (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  const gint64 expected[4][7] = {
    { 4, 3, 0, 0, 1, 0, 0 },
    { 3, 2, 1, 0, 0, 0, 0 },
    { 2, 1, 0, 1, 0, 0, 0 },
    { 1, 1, 0, 0, 0, 0, 0 },
  };

  WALK (DAY (0), f->first, f->second, f->third, f->won);
  WALK (DAY (0), f->first, f->second, f->third, f->discarded);
  WALK (DAY (0), f->first, f->second, f->lost);
  WALK (DAY (0), f->first);
  assert_rows (f, &year, expected);
}

static void
test_skipped_stage_counts_as_reached (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  const gint64 expected[4][7] = {
    { 2, 2, 0, 0, 0, 0, 1 }, /* passed without ever entering the second; one began in the third */
    { 0, 0, 0, 0, 0, 0, 3 },
    { 2, 1, 0, 0, 1, 0, 1 },
    { 2, 2, 0, 0, 0, 0, 0 },
  };

  WALK (DAY (0), f->first, f->third);
  WALK (DAY (0), f->first, f->won);
  WALK (DAY (0), f->third, f->won);
  assert_rows (f, &year, expected);
}

static gint64
in_order (GPtrArray *rows, guint nth)
{
  return ((const AccordConversion *) g_ptr_array_index (rows, nth))->in_order;
}

/* The strict variant: three of the four came from the first stage to the second, and one of these two on to the
 * third; who jumped over the second, and who came back to it afterwards and went on, count for themselves. */
static void
test_strict_needs_each_step (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (GPtrArray) rows = NULL;

  WALK (DAY (0), f->first, f->second, f->third, f->won);
  WALK (DAY (0), f->first, f->third, f->won);            /* jumped over the second */
  WALK (DAY (0), f->first, f->third, f->second, f->lost); /* it came to the second after all */
  WALK (DAY (0), f->first, f->second, f->first, f->second);
  rows = funnel (f, &year);
  g_assert_cmpint (in_order (rows, 0), ==, 3);
  g_assert_cmpint (in_order (rows, 1), ==, 1);
  g_assert_cmpint (in_order (rows, 2), ==, 2);
  g_assert_cmpint (((const AccordConversion *) rows->pdata[0])->passed, ==, 4);
}

static void
test_losing_skips_nothing (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  const gint64 expected[4][7] = {
    { 1, 0, 1, 0, 0, 0, 0 },
    { 0 },
    { 0 },
    { 0 },
  };

  WALK (DAY (0), f->first, f->lost);
  assert_rows (f, &year, expected);
}

static void
test_back_and_forth_counts_once (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  const gint64 expected[4][7] = {
    { 2, 2, 0, 0, 0, 0, 0 },
    { 2, 0, 0, 0, 1, 1, 0 }, /* one stands there again; one went back */
    { 0 },
    { 0 },
  };

  WALK (DAY (0), f->first, f->second, f->first, f->second);
  WALK (DAY (0), f->first, f->second, f->first, f->lost);
  assert_rows (f, &year, expected);
}

static void
test_on_hold_is_still_there (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  const gint64 expected[4][7] = {
    { 2, 2, 0, 0, 0, 0, 0 },
    { 2, 0, 1, 0, 1, 0, 0 },
    { 0 },
    { 0 },
  };

  WALK (DAY (0), f->first, f->second, f->hold);
  WALK (DAY (0), f->first, f->second, f->hold, f->lost);
  assert_rows (f, &year, expected);
}

static void
test_first_entry_decides_the_period (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod two_days = accord_period_custom (DAY (1), DAY (3));
  const gint64 expected[4][7] = {
    { 1, 1, 0, 0, 0, 0, 0 }, /* day 2; day 0 and day 3 lie outside, coming back on day 2 is not new */
    { 2, 1, 0, 0, 1, 0, 0 }, /* one is won on day 10: later than the period counts */
    { 0 },
    { 0 },
  };
  gint64 late;

  WALK (DAY (0), f->first, f->second, f->first, f->second);
  late = WALK (DAY (2), f->first);
  accord_report_fixture_event (f, late, f->first, f->second, DAY (2));
  accord_report_fixture_event (f, late, f->second, f->won, DAY (10));
  WALK (DAY (3), f->first);
  assert_rows (f, &two_days, expected);
}

static void
test_transfer_leaves_the_funnel (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  gint64 other = accord_report_fixture_name (f, &accord_pipeline_kind, "Other", NULL, 0, NULL);
  gint64 other_won = accord_report_fixture_stage (f, other, "Won", "won", 100, 1);
  const gint64 expected[4][7] = {
    { 1, 0, 0, 0, 0, 1, 0 },
    { 0 },
    { 0 },
    { 0 },
  };

  WALK (DAY (0), f->first, other_won);
  assert_rows (f, &year, expected);
}

static void
test_unknown_days_count_in_all_days_only (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  AccordPeriod all = accord_period_all ();
  const gint64 none[4][7] = { { 0 } };
  const gint64 one[4][7] = { { 1, 0, 0, 0, 1, 0, 0 }, { 0 }, { 0 }, { 0 } };

  WALK (0, f->first);
  assert_rows (f, &year, none);
  assert_rows (f, &all, one);
}

static void
test_trash_does_not_count (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  const gint64 expected[4][7] = { { 1, 0, 0, 0, 1, 0, 0 }, { 0 }, { 0 }, { 0 } };
  gint64 gone = WALK (DAY (0), f->first, f->second);

  WALK (DAY (0), f->first);
  accord_report_fixture_delete (f, &accord_deal_kind, gone);
  assert_rows (f, &year, expected);
}

/* From entering the pipeline to won; a later first stage and a skipped one count as entering. */
static void
test_conversion_is_from_entry_to_won (AccordReportFixture *f, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordFigure) conversion = NULL;

  WALK (DAY (0), f->first, f->second, f->won);
  WALK (DAY (5), f->second, f->won);
  WALK (DAY (9), f->first, f->lost);
  WALK (DAY (9), f->third);
  WALK (DAY (-9), f->first, f->won); /* entered the year before, though won just before it too */
  conversion = accord_report_fixture_figure (f, &year, "conversion");
  g_assert_true (conversion->has_value);
  g_assert_cmpint (conversion->numerator, ==, 2);
  g_assert_cmpint (conversion->denominator, ==, 4);
  g_assert_cmpint (conversion->n, ==, 4);
  g_assert_cmpfloat (conversion->value, ==, 0.5);
}

/* Today the first stage was put behind the second. Who came before went on from First to Second as it was then; who comes now goes
 * on from Second to First. One of each: both stages were entered by two and passed by one, and nothing was jumped over. */
static void
test_reordered_stages (AccordReportFixture *f, gconstpointer data)
{
  gint64 today = accord_date_today ();
  AccordPeriod period = accord_period_custom (today - 30, today + 30);
  g_autofree char *left = accord_rank_nth (2), *right = accord_rank_nth (3), *rank = accord_rank_between (left, right);
  g_autoptr (GPtrArray) rows = NULL;

  WALK (today - 10, f->first, f->second);
  accord_test_set (f->workspace, &accord_stage_kind, f->first, "rank", rank);
  WALK (today, f->second, f->first);
  rows = funnel (f, &period);
  g_assert_cmpint (((AccordConversion *) g_ptr_array_index (rows, 0))->stage, ==, f->second);
  for (guint i = 0; i < 2; i++)
    {
      const AccordConversion *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (row->entered, ==, 2);
      g_assert_cmpint (row->passed, ==, 1);
      g_assert_cmpint (row->in_order, ==, 1);
      g_assert_cmpint (row->still_here, ==, 1);
      g_assert_cmpint (row->elsewhere, ==, 0);
      g_assert_cmpint (row->skipped, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  ACCORD_REPORT_TEST ("/report/funnel/step-by-step", test_step_by_step);
  ACCORD_REPORT_TEST ("/report/funnel/skipped-stage-counts-as-reached", test_skipped_stage_counts_as_reached);
  ACCORD_REPORT_TEST ("/report/funnel/strict-needs-each-step-in-order", test_strict_needs_each_step);
  ACCORD_REPORT_TEST ("/report/funnel/reordered-stages-are-judged-as-they-stood-at-entry", test_reordered_stages);
  ACCORD_REPORT_TEST ("/report/funnel/losing-skips-nothing", test_losing_skips_nothing);
  ACCORD_REPORT_TEST ("/report/funnel/back-and-forth-counts-once", test_back_and_forth_counts_once);
  ACCORD_REPORT_TEST ("/report/funnel/on-hold-is-still-there", test_on_hold_is_still_there);
  ACCORD_REPORT_TEST ("/report/funnel/first-entry-decides-the-period", test_first_entry_decides_the_period);
  ACCORD_REPORT_TEST ("/report/funnel/transfer-leaves-it", test_transfer_leaves_the_funnel);
  ACCORD_REPORT_TEST ("/report/funnel/unknown-days-count-in-all-days-only", test_unknown_days_count_in_all_days_only);
  ACCORD_REPORT_TEST ("/report/funnel/trash-does-not-count", test_trash_does_not_count);
  ACCORD_REPORT_TEST ("/report/conversion/is-from-entry-to-won", test_conversion_is_from_entry_to_won);
  return g_test_run ();
}
