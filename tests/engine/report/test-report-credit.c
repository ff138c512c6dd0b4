/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares of deals and overlay credit (domain.md F09), reckoned by hand. 2020: a deal of 100.01 that Ann won with Bob and Cy. */

#include "accord-report-fixture.h"

#include "accord-date.h"
#include "accord-deal-split.h"
#include "accord-figure-part.h"
#include "accord-goal.h"
#include "accord-handover.h"
#include "accord-outlook.h"
#include "accord-test.h"

#define DEAL(...) accord_report_fixture_deal (&t->f, &(AccordTestDeal) { __VA_ARGS__ })
#define NOTHING G_MININT64

typedef struct {
  AccordReportFixture f;
  gint64 north;
  gint64 ann, bob, cy;
} Credit;

static void
set_up (Credit *t, gconstpointer data)
{
  accord_report_fixture_set_up (&t->f, data);
  t->north = accord_report_fixture_name (&t->f, &accord_team_kind, "North", NULL, 0, NULL);
  t->ann = accord_report_fixture_name (&t->f, &accord_member_kind, "Ann", "team", t->north, NULL);
  t->bob = accord_report_fixture_name (&t->f, &accord_member_kind, "Bob", "team", t->north, NULL);
  t->cy = accord_report_fixture_name (&t->f, &accord_member_kind, "Cy", NULL, 0, NULL);
}

static void
tear_down (Credit *t, gconstpointer data)
{
  accord_report_fixture_tear_down (&t->f, data);
}

static AccordJournal *
journal (Credit *t)
{
  return accord_workspace_get_journal (t->f.workspace);
}

static gint64
won (Credit *t, gint64 minor, gint64 owner)
{
  return DEAL (t->f.won, accord_day (2020, 1, 10), accord_day (2020, 1, 1), minor, "EUR", .owner = owner);
}

static AccordEdit *
split_edit (Credit *t, gint64 deal, const AccordDealShare *shares, guint n)
{
  g_autoptr (GPtrArray) rows = accord_test_boxed (accord_deal_split_load (t->f.store, deal));

  return accord_deal_split_edit (deal, "A deal", rows, shares, n);
}

static void
split (Credit *t, gint64 deal, const AccordDealShare *shares, guint n)
{
  accord_change_set_unref (accord_test_commit (t->f.workspace, split_edit (t, deal, shares, n)));
}

static void
assert_refused (Credit *t, AccordEdit *edit)
{
  g_autoptr (AccordEdit) owned = edit;
  g_autoptr (GError) error = accord_test_error (accord_journal_commit (journal (t), edit));

  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
}

static void
thirds (Credit *t, gint64 deal)
{
  split (t, deal, (const AccordDealShare[]) { { t->ann, 3334, FALSE }, { t->bob, 3333, FALSE }, { t->cy, 3333, FALSE } }, 3);
}

static AccordFigure *
figure_of (Credit *t, const char *kpi, const char *by, const char *group)
{
  AccordPeriod period = accord_year (2020);
  g_autoptr (GPtrArray) figures = accord_report_fixture_run (&t->f, accord_report_fixture_request (&t->f, &period, kpi, by));

  return accord_figure_copy (accord_report_fixture_find (figures, kpi, group));
}

static void
assert_figure (Credit *t, const char *kpi, const char *by, const char *group, gint64 sum, gint64 n)
{
  g_autoptr (AccordFigure) figure = figure_of (t, kpi, by, group);

  g_assert_cmpint (figure->n, ==, n);
  g_assert_cmpint (figure->has_value, ==, sum != NOTHING);
  if (sum != NOTHING)
    g_assert_cmpint (figure->numerator, ==, sum);
}

static void
assert_revenue (Credit *t, gint64 ann, gint64 bob, gint64 cy)
{
  assert_figure (t, "revenue", "member", "Ann", ann, ann != NOTHING);
  assert_figure (t, "revenue", "member", "Bob", bob, bob != NOTHING);
  assert_figure (t, "revenue", "member", "Cy", cy, cy != NOTHING);
}

static void
set_owner (Credit *t, gint64 deal, gint64 owner)
{
  AccordEdit *edit = accord_edit_new ("Another owner");

  accord_edit_set_number (edit, &accord_deal_kind, deal, "owner", owner);
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

static void
move (Credit *t, gint64 deal, gint64 stage, gint64 closed)
{
  AccordEdit *edit = accord_edit_new ("Moved");

  accord_edit_set_reason (edit, "Price");
  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", stage, "a0");
  if (closed != 0)
    accord_edit_set_number (edit, &accord_deal_kind, deal, "closed_on", closed);
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

static guint
rows_of (Credit *t, gint64 deal)
{
  g_autoptr (GPtrArray) rows = accord_test_boxed (accord_deal_split_load (t->f.store, deal));

  return rows->len;
}

/* 100.01 in 33.34, 33.33 and 33.33 %: 33.3433 and twice 33.3333 are cut to 33.34, 33.33 and 33.33; the cent that is left goes to
 * whoever was cut most, 0.33 of a cent against 0.33 and 0.34: Ann. The company's sum stays, deals and win rate are the owner's. */
static void
test_thirds (Credit *t, gconstpointer data)
{
  gint64 deal = won (t, 10001, t->ann);

  assert_revenue (t, 10001, NOTHING, NOTHING);
  thirds (t, deal);
  assert_revenue (t, 3335, 3333, 3333);
  assert_figure (t, "revenue", "member", NULL, 10001, 1);
  assert_figure (t, "revenue", NULL, NULL, 10001, 1);
  assert_figure (t, "revenue", "month", NULL, 10001, 1);
  assert_figure (t, "won-deals", "member", "Ann", 1, 1);
  assert_figure (t, "won-deals", "member", "Bob", 0, 0);
  assert_figure (t, "win-rate", "member", "Ann", 1, 1);
  assert_figure (t, "average-deal", "member", "Ann", 10001, 1);
  accord_test_done (accord_journal_undo (journal (t)));
  assert_revenue (t, 10001, NOTHING, NOTHING);
  accord_test_done (accord_journal_redo (journal (t)));
  assert_revenue (t, 3335, 3333, 3333);
}

/* North has Ann and Bob: 66.68 of one deal; nobody's team the rest. Ann alone, by month: hers. */
static void
test_teams_and_one_member (Credit *t, gconstpointer data)
{
  AccordPeriod period = accord_year (2020);
  AccordReportRequest *request = accord_report_fixture_request (&t->f, &period, "revenue", "month");
  g_autoptr (GPtrArray) figures = NULL;

  thirds (t, won (t, 10001, t->ann));
  assert_figure (t, "revenue", "team", "North", 6668, 1);
  assert_figure (t, "revenue", "team", "", 3333, 1);
  assert_figure (t, "revenue", "team", NULL, 10001, 1);
  request->member = t->bob;
  figures = accord_report_fixture_run (&t->f, request);
  g_assert_cmpint (((const AccordFigure *) figures->pdata[0])->numerator, ==, 3333);
  g_assert_cmpint (((const AccordFigure *) figures->pdata[0])->n, ==, 1);
  g_assert_cmpint (((const AccordFigure *) figures->pdata[1])->numerator, ==, 3333); /* January */
}

/* Overlay of 50 %: 50.005 are 50.01; in no revenue. Of an open deal nothing yet. */
static void
test_overlay_stands_apart (Credit *t, gconstpointer data)
{
  const AccordDealShare shares[] = { { t->ann, 10000, FALSE }, { t->cy, 5000, TRUE } };
  gint64 deal = won (t, 10001, t->ann), open = DEAL (t->f.first, 0, accord_day (2020, 1, 1), 70000, "EUR", .owner = t->ann);

  split (t, deal, shares, 2);
  split (t, open, &shares[1], 1); /* the owner has everything besides */
  assert_revenue (t, 10001, NOTHING, NOTHING);
  assert_figure (t, "overlay-credit", "member", "Cy", 5001, 1);
  assert_figure (t, "overlay-credit", NULL, NULL, 5001, 1);
  assert_figure (t, "revenue", NULL, NULL, 10001, 1);
}

/* Shares of a deal are 100 % or none: 90 % are refused, so is one row changed by itself, and a share of nothing. */
static void
test_anything_but_the_whole_is_refused (Credit *t, gconstpointer data)
{
  gint64 deal = won (t, 10001, t->ann);
  g_autoptr (GPtrArray) rows = NULL;
  AccordEdit *edit = accord_edit_new ("One alone");

  assert_refused (t, split_edit (t, deal, (const AccordDealShare[]) { { t->ann, 6000, FALSE }, { t->bob, 3000, FALSE } }, 2));
  assert_refused (t, split_edit (t, deal, (const AccordDealShare[]) { { t->ann, 10000, FALSE }, { t->bob, 0, FALSE } }, 2));
  assert_refused (t, split_edit (t, deal, (const AccordDealShare[]) { { t->ann, 10000, FALSE }, { t->bob, 1, FALSE } }, 2));
  g_assert_cmpuint (rows_of (t, deal), ==, 0);
  thirds (t, deal);
  rows = accord_test_boxed (accord_deal_split_load (t->f.store, deal));
  accord_edit_set_number (edit, &accord_deal_credit_kind, accord_record_id (rows->pdata[0]), "share", 3335);
  assert_refused (t, edit);
  edit = accord_edit_new ("One taken away");
  accord_edit_delete (edit, &accord_deal_credit_kind, accord_record_id (rows->pdata[0]));
  assert_refused (t, edit);
  assert_revenue (t, 3335, 3333, 3333);
  split (t, deal, NULL, 0);
  assert_revenue (t, 10001, NOTHING, NOTHING);
}

/* After the close another owner changes nothing, and the next one neither; the deal itself is the new owner's. */
static void
test_credit_stays_with_the_close (Credit *t, gconstpointer data)
{
  gint64 deal = won (t, 10001, t->ann);

  set_owner (t, deal, t->bob);
  assert_revenue (t, 10001, NOTHING, NOTHING);
  assert_figure (t, "won-deals", "member", "Bob", 1, 1);
  set_owner (t, deal, t->cy);
  assert_revenue (t, 10001, NOTHING, NOTHING);
  g_assert_cmpuint (rows_of (t, deal), ==, 1);
  accord_test_done (accord_journal_undo (journal (t)));
  accord_test_done (accord_journal_undo (journal (t)));
  g_assert_cmpuint (rows_of (t, deal), ==, 0);
  assert_figure (t, "won-deals", "member", "Ann", 1, 1);
  assert_revenue (t, 10001, NOTHING, NOTHING);
}

/* Reopened, it is whose it is when it is closed again; given to Ann once more after that, the row of before comes back. Before the
 * close another owner is another owner. */
static void
test_reopened_is_whose_it_then_is (Credit *t, gconstpointer data)
{
  gint64 deal = DEAL (t->f.first, 0, accord_day (2020, 1, 1), 10001, "EUR", .owner = t->cy);

  set_owner (t, deal, t->ann);
  g_assert_cmpuint (rows_of (t, deal), ==, 0);
  move (t, deal, t->f.won, accord_day (2020, 1, 10));
  set_owner (t, deal, t->bob);
  assert_revenue (t, 10001, NOTHING, NOTHING);
  move (t, deal, t->f.second, 0);
  g_assert_cmpuint (rows_of (t, deal), ==, 0);
  move (t, deal, t->f.won, accord_day (2020, 1, 20));
  assert_revenue (t, NOTHING, 10001, NOTHING);
  move (t, deal, t->f.second, 0);
  set_owner (t, deal, t->ann);
  move (t, deal, t->f.won, accord_day (2020, 1, 21));
  set_owner (t, deal, t->cy);
  g_assert_cmpuint (rows_of (t, deal), ==, 1);
  assert_revenue (t, 10001, NOTHING, NOTHING);
}

/* Shares that somebody gave stay through all of that; lost, they count nothing; deleted, they go with the deal and come back. */
static void
test_given_shares_stay (Credit *t, gconstpointer data)
{
  gint64 deal = DEAL (t->f.first, 0, accord_day (2020, 1, 1), 10001, "EUR", .owner = t->ann);
  AccordEdit *edit = accord_edit_new ("Back");

  thirds (t, deal);
  assert_revenue (t, NOTHING, NOTHING, NOTHING);
  move (t, deal, t->f.won, accord_day (2020, 1, 10));
  set_owner (t, deal, t->bob);
  assert_revenue (t, 3335, 3333, 3333);
  move (t, deal, t->f.second, 0);
  g_assert_cmpuint (rows_of (t, deal), ==, 3);
  move (t, deal, t->f.lost, accord_day (2020, 1, 12));
  assert_revenue (t, NOTHING, NOTHING, NOTHING);
  move (t, deal, t->f.won, accord_day (2020, 1, 13));
  assert_revenue (t, 3335, 3333, 3333);
  accord_report_fixture_delete (&t->f, &accord_deal_kind, deal);
  assert_revenue (t, NOTHING, NOTHING, NOTHING);
  accord_edit_restore (edit, &accord_deal_kind, deal);
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
  assert_revenue (t, 3335, 3333, 3333);
}

/* Shares of days whose books are locked stay as they were told; another owner still changes nothing. */
static void
test_locked_books_keep_the_shares (Credit *t, gconstpointer data)
{
  gint64 deal = won (t, 10001, t->ann), plain = won (t, 500, t->bob);
  AccordEdit *edit = accord_edit_new ("Locked");

  thirds (t, deal);
  accord_edit_set_number (edit, &accord_workspace_kind, accord_workspace_get_settings_id (t->f.workspace), "locked_until", accord_day (2020, 1, 31));
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
  assert_refused (t, split_edit (t, deal, (const AccordDealShare[]) { { t->bob, 10000, FALSE } }, 1));
  assert_refused (t, split_edit (t, deal, NULL, 0));
  set_owner (t, plain, t->cy);
  set_owner (t, deal, t->cy);
  assert_figure (t, "revenue", "member", "Ann", 3335, 1);
  assert_figure (t, "revenue", "member", "Bob", 3833, 2);
  assert_figure (t, "revenue", "member", "Cy", 3333, 1);
}

/* A close of locked days that is taken back: January keeps what it told each, this month loses as much, whatever is shared later. */
static void
test_reversal_is_borne_by_the_shares (Credit *t, gconstpointer data)
{
  gint64 deal = won (t, 10001, t->ann);
  AccordEdit *edit = accord_edit_new ("Locked");
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, accord_date_today (), 1);
  g_autoptr (GPtrArray) figures = NULL;

  thirds (t, deal);
  accord_edit_set_number (edit, &accord_workspace_kind, accord_workspace_get_settings_id (t->f.workspace), "locked_until", accord_day (2020, 1, 31));
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
  move (t, deal, t->f.second, 0);
  split (t, deal, (const AccordDealShare[]) { { t->cy, 10000, FALSE } }, 1);
  assert_revenue (t, 3335, 3333, 3333);
  assert_figure (t, "revenue", "team", "North", 6668, 1);
  assert_figure (t, "revenue", NULL, NULL, 10001, 1);
  figures = accord_report_fixture_run (&t->f, accord_report_fixture_request (&t->f, &month, "revenue", "member"));
  g_assert_cmpint (accord_report_fixture_find (figures, "revenue", "Ann")->numerator, ==, -3335);
  g_assert_cmpint (accord_report_fixture_find (figures, "revenue", "Cy")->numerator, ==, -3333);
  g_assert_cmpint (accord_report_fixture_find (figures, "revenue", NULL)->numerator, ==, -10001);
}

/* What the figure opens into: the deals of which somebody has any, and the shares. Bob has one of his own besides; Cy none. */
static void
test_figures_open_into_deals_and_shares (Credit *t, gconstpointer data)
{
  AccordPeriod period = accord_year (2020);
  g_autoptr (AccordReportRequest) request = accord_report_fixture_request (&t->f, &period, "revenue", "member");
  g_autoptr (AccordFigure) bob = NULL, cy = NULL;
  g_autoptr (GPtrArray) parts = NULL, none = NULL;
  g_autoptr (AccordIds) deals = NULL;
  gint64 own = won (t, 500, t->bob), shared = won (t, 10001, t->cy);

  split (t, shared, (const AccordDealShare[]) { { t->ann, 4000, FALSE }, { t->bob, 6000, FALSE } }, 2);
  bob = figure_of (t, "revenue", "member", "Bob");
  g_assert_cmpint (bob->numerator, ==, 500 + 6001);
  g_assert_cmpint (bob->shared, ==, 1);
  g_assert_false (accord_figure_is_one_list (bob));
  parts = accord_test_boxed (accord_figure_parts (t->f.store, request, bob));
  g_assert_cmpuint (parts->len, ==, 2);
  deals = accord_test_boxed (accord_store_find (t->f.store, ((AccordFigurePart *) parts->pdata[0])->query));
  g_assert_cmpuint (deals->n_ids, ==, 2);
  g_assert_cmpint (deals->ids[0], ==, own);
  g_assert_cmpint (deals->ids[1], ==, shared);
  g_assert_true (accord_query_kind (((AccordFigurePart *) parts->pdata[1])->query) == &accord_deal_credit_kind);
  g_assert_cmpint (((AccordFigurePart *) parts->pdata[1])->n, ==, 1);
  cy = figure_of (t, "revenue", "member", "Cy");
  none = accord_test_boxed (accord_figure_parts (t->f.store, request, cy));
  g_assert_cmpint (((AccordFigurePart *) none->pdata[0])->n, ==, 0);
}

/* Deals without a price, and in another currency: counted apart where the share is. */
static void
test_unpriced_deals_are_shared_too (Credit *t, gconstpointer data)
{
  gint64 dollars = DEAL (t->f.won, accord_day (2020, 1, 10), accord_day (2020, 1, 1), 900, "USD", .owner = t->ann);
  g_autoptr (AccordFigure) bob = NULL, ann = NULL;

  split (t, dollars, (const AccordDealShare[]) { { t->bob, 10000, FALSE } }, 1);
  bob = figure_of (t, "revenue", "member", "Bob");
  ann = figure_of (t, "revenue", "member", "Ann");
  g_assert_cmpint (bob->n, ==, 1);
  g_assert_cmpint (bob->unpriced, ==, 1);
  g_assert_false (bob->has_value);
  g_assert_cmpint (ann->n, ==, 0);
}

/* Ann leaves: what she has of open deals is Bob's, with what he has already; of closed ones it stays hers. One undo. */
static void
test_shares_of_a_leaver (Credit *t, gconstpointer data)
{
  const AccordDealShare both[] = { { t->ann, 6000, FALSE }, { t->bob, 4000, FALSE } }, one[] = { { t->ann, 2500, FALSE }, { t->cy, 7500, FALSE } };
  gint64 closed = won (t, 10000, t->ann), open = DEAL (t->f.first, 0, accord_day (2020, 1, 1), 10000, "EUR", .owner = t->ann);
  gint64 other = DEAL (t->f.first, 0, accord_day (2020, 1, 1), 10000, "EUR", .owner = t->cy);
  g_autoptr (AccordHandover) handover = accord_handover_new (t->ann, accord_date_today ());
  g_autoptr (AccordHandoverPreview) preview = NULL;

  split (t, closed, both, 2);
  split (t, open, both, 2);
  split (t, other, one, 2);
  accord_handover_add_heir (handover, t->bob);
  preview = accord_test_boxed (accord_handover_preview (t->f.store, handover));
  g_assert_cmpint (preview->counts[ACCORD_HANDOVER_SHARES], ==, 2);
  accord_test_done (accord_handover_run (journal (t), handover, "Ann"));
  g_assert_cmpuint (rows_of (t, open), ==, 1);
  g_assert_cmpuint (rows_of (t, other), ==, 2);
  assert_revenue (t, 6000, 4000, NOTHING);
  move (t, open, t->f.won, accord_day (2020, 2, 1));
  move (t, other, t->f.won, accord_day (2020, 2, 1));
  assert_figure (t, "revenue", "member", "Ann", 6000, 1);
  assert_figure (t, "revenue", "member", "Bob", 4000 + 10000 + 2500, 3);
  assert_figure (t, "revenue", "member", "Cy", 7500, 1);
  for (int i = 0; i < 3; i++)
    accord_test_done (accord_journal_undo (journal (t)));
  g_assert_cmpuint (rows_of (t, open), ==, 2);
}

/* A deal that has no shares writes none, wherever it goes. */
static void
test_a_deal_without_shares_writes_none (Credit *t, gconstpointer data)
{
  gint64 deal = DEAL (t->f.first, 0, accord_day (2020, 1, 1), 10001, "EUR", .owner = t->ann);

  move (t, deal, t->f.second, 0);
  move (t, deal, t->f.won, accord_day (2020, 1, 10));
  move (t, deal, t->f.first, 0);
  set_owner (t, deal, t->bob);
  g_assert_cmpint (accord_test_count (t->f.workspace, &accord_deal_credit_kind), ==, 0);
}

static void
set_goal (Credit *t, gint64 member, gint64 minor)
{
  AccordEdit *edit = accord_edit_new ("Goal");
  gint64 goal = accord_edit_create (edit, &accord_goal_kind);

  accord_edit_set_text (edit, &accord_goal_kind, goal, "kpi", "revenue");
  accord_edit_set_text (edit, &accord_goal_kind, goal, "period", "year");
  accord_edit_set_number (edit, &accord_goal_kind, goal, "begins_on", accord_day (2020, 1, 1));
  accord_edit_set_number (edit, &accord_goal_kind, goal, "ends_on", accord_day (2020, 12, 31));
  accord_edit_set_number (edit, &accord_goal_kind, goal, "member", member);
  accord_edit_set_both (edit, &accord_goal_kind, goal, "amount", minor, "EUR");
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

static void
assert_coverage (Credit *t, const char *member, gint64 due, gint64 missing, gint64 n)
{
  g_autoptr (AccordFigure) figure = figure_of (t, "coverage", "member", member);

  g_assert_cmpint (figure->numerator, ==, due);
  g_assert_cmpint (figure->denominator, ==, missing);
  g_assert_cmpint (figure->n, ==, n);
}

static void
assert_words (Credit *t, const char *member, const char *words)
{
  g_autoptr (AccordFigure) figure = figure_of (t, "coverage", "member", member);
  g_autofree char *said = accord_figure_format (figure);

  g_assert_cmpstr (said, ==, words);
}

/* Two thirds of a deal of 100.00 that Ann owns are Bob's: her goal of 300.00 is covered by 33.33 and a deal of 50.00 of her own,
 * his of 100.00 by 66.67. What opens is what was counted; the company's is 150.00 once. */
static void
test_what_is_due_covers_by_shares (Credit *t, gconstpointer data)
{
  const AccordDealShare shares[] = { { t->ann, 3333, FALSE }, { t->bob, 6667, FALSE }, { t->cy, 1000, TRUE } };
  AccordPeriod period = accord_year (2020);
  g_autoptr (AccordReportRequest) request = accord_report_fixture_request (&t->f, &period, "coverage", "member");
  gint64 shared = DEAL (t->f.first, 0, accord_day (2020, 1, 1), 10000, "EUR", .expected_on = accord_day (2020, 6, 1), .owner = t->ann);
  g_autoptr (AccordFigure) bob = NULL, whole = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  DEAL (t->f.first, 0, accord_day (2020, 1, 1), 5000, "EUR", .expected_on = accord_day (2020, 7, 1), .owner = t->ann);
  set_goal (t, t->ann, 30000);
  set_goal (t, t->bob, 10000);
  assert_coverage (t, "Ann", 15000, 30000, 2);
  split (t, shared, shares, G_N_ELEMENTS (shares));
  assert_coverage (t, "Ann", 8333, 30000, 2);
  assert_coverage (t, "Bob", 6667, 10000, 1);
  whole = figure_of (t, "coverage", "member", NULL);
  g_assert_cmpint (whole->numerator, ==, 15000);
  g_assert_cmpint (whole->n, ==, 2);
  bob = figure_of (t, "coverage", "member", "Bob");
  parts = accord_test_boxed (accord_figure_parts (t->f.store, request, bob));
  g_assert_cmpint (((AccordFigurePart *) parts->pdata[0])->n, ==, 1);
  split (t, shared, (const AccordDealShare[]) { { t->bob, 10000, FALSE } }, 1);
  assert_coverage (t, "Ann", 5000, 30000, 1);
  assert_coverage (t, "Bob", 10000, 10000, 1);
  assert_figure (t, "open-value", "member", "Ann", 15000, 2); /* the work stays the owner's */
  assert_words (t, "Ann", "0.2×");
  won (t, 30000, t->ann);
  assert_words (t, "Ann", "Met");
  assert_words (t, "Cy", "—"); /* nobody set a goal */
}

/* The goals of the same two: what is due, and by its chance of 25 %; slipped where it is past. North has both. */
static void
test_goals_are_filled_by_shares (Credit *t, gconstpointer data)
{
  AccordPeriod period = accord_year (2020);
  AccordGoalRequest *request = accord_goal_request_new (t->f.workspace, "revenue", &period, 1);
  gint64 deal = DEAL (t->f.first, 0, accord_day (2020, 1, 1), 10000, "EUR", .expected_on = accord_day (2020, 6, 1), .owner = t->ann, .probability = 25);
  g_autoptr (GPtrArray) states = NULL;

  split (t, deal, (const AccordDealShare[]) { { t->ann, 3000, FALSE }, { t->cy, 7000, FALSE } }, 2);
  request->today = accord_day (2020, 2, 1);
  states = accord_test_boxed (accord_goal_states (t->f.store, request));
  for (guint i = 0; i < states->len; i++)
    {
      const AccordGoalState *state = g_ptr_array_index (states, i);
      double due = state->scope == ACCORD_GOAL_OF_COMPANY ? 10000
                   : state->scope == ACCORD_GOAL_OF_TEAM || state->id == t->ann ? 3000 : state->id == t->cy ? 7000 : 0;

      g_assert_cmpfloat (state->open_due, ==, due);
      g_assert_cmpfloat (state->open_weighted, ==, due / 4);
    }
  g_assert_cmpuint (states->len, ==, 5);
}

#define TEST(path, func) g_test_add ("/report/credit/" path, Credit, NULL, set_up, func, tear_down)

/* What a member is expected to have won at the end of a period, and of how many deals. */
static void
assert_outlook (Credit *t, const AccordPeriod *period, gint64 today, gint64 member, gint64 won, gint64 expected, gint64 n_open)
{
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (0, NULL, today, "EUR");
  g_autoptr (AccordOutlook) outlook = NULL;
  const AccordOutlookDay *end;

  scope->member = member;
  outlook = accord_test_boxed (accord_outlook_read (t->f.store, scope, period));
  end = &g_array_index (outlook->days, AccordOutlookDay, outlook->days->len - 1);
  g_assert_cmpint (end->won, ==, won);
  g_assert_cmpint (end->expected, ==, expected);
  g_assert_cmpint (outlook->open.n, ==, n_open);
}

/* 10 days from today. Ann won 100.01 with Bob and Cy in thirds (33.35, 33.33, 33.33). Open: 200.00 of hers at 50 %, 60 % of it Bob's:
 * 40 % of 200.00 is 80.00, half of it 40.00; Bob's 120.00 half is 60.00. And 50.00 that are Bob's alone at 100 %. Together as much as
 * all deals come to: 100.01 + 100.00 + 50.00. Expected in the month's forecast likewise, and what opens are the deals of which there
 * is any. */
static void
test_what_is_expected_of_one_goes_by_shares (Credit *t, gconstpointer data)
{
  gint64 today = accord_day (2020, 6, 10), deal, open;
  AccordPeriod period = accord_period_custom (today - 5, today + 10), days = accord_period_custom (today, today + 10);
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (0, NULL, today, "EUR");
  g_autoptr (AccordForecast) forecast = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (GArray) theirs = NULL;
  gint64 sum = 0;

  deal = DEAL (t->f.won, today - 1, today - 5, 10001, "EUR", .owner = t->ann);
  thirds (t, deal);
  open = DEAL (t->f.first, .expected_on = today + 2, .minor = 20000, .currency = "EUR", .owner = t->ann, .probability = 50);
  split (t, open, (const AccordDealShare[]) { { t->ann, 4000, FALSE }, { t->bob, 6000, FALSE } }, 2);
  DEAL (t->f.first, .expected_on = today + 3, .minor = 5000, .currency = "EUR", .owner = t->bob, .probability = 100);
  assert_outlook (t, &period, today, t->ann, 3335, 3335 + 4000, 1);
  assert_outlook (t, &period, today, t->bob, 3333, 3333 + 6000 + 5000, 2);
  assert_outlook (t, &period, today, t->cy, 3333, 3333, 0);
  assert_outlook (t, &period, today, 0, 10001, 10001 + 10000 + 5000, 2);
  people = accord_test_boxed (accord_outlook_read_people (t->f.store, scope, &period));
  g_assert_cmpuint (people->len, ==, 3);
  for (guint i = 0; i < people->len; i++)
    {
      const AccordOutlook *one = g_ptr_array_index (people, i);

      sum += g_array_index (one->days, AccordOutlookDay, one->days->len - 1).expected;
    }
  g_assert_cmpint (sum, ==, 10001 + 10000 + 5000);
  scope->member = t->bob;
  forecast = accord_test_boxed (accord_forecast_read (t->f.store, scope, days.from, 1, NULL, 0));
  g_assert_cmpint (g_array_index (forecast->buckets, AccordForecastBucket, 1).total.weighted, ==, 3333 + 6000 + 5000);
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  theirs = accord_test_boxed (accord_credited_deals_find (t->f.store, query, t->bob));
  g_assert_cmpuint (theirs->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  TEST ("thirds-come-to-the-cent-and-the-company-to-the-same", test_thirds);
  TEST ("teams-have-what-their-members-have", test_teams_and_one_member);
  TEST ("overlay-stands-apart", test_overlay_stands_apart);
  TEST ("anything-but-the-whole-is-refused", test_anything_but_the_whole_is_refused);
  TEST ("another-owner-after-the-close-changes-nothing", test_credit_stays_with_the_close);
  TEST ("reopened-is-whose-it-then-is", test_reopened_is_whose_it_then_is);
  TEST ("given-shares-stay", test_given_shares_stay);
  TEST ("locked-books-keep-the-shares", test_locked_books_keep_the_shares);
  TEST ("a-reversal-is-borne-by-the-shares", test_reversal_is_borne_by_the_shares);
  TEST ("figures-open-into-deals-and-shares", test_figures_open_into_deals_and_shares);
  TEST ("deals-without-a-price-are-shared-too", test_unpriced_deals_are_shared_too);
  TEST ("what-is-due-covers-by-shares", test_what_is_due_covers_by_shares);
  TEST ("goals-are-filled-by-shares", test_goals_are_filled_by_shares);
  TEST ("a-leaver-hands-over-what-is-open", test_shares_of_a_leaver);
  TEST ("a-deal-without-shares-writes-none", test_a_deal_without_shares_writes_none);
  TEST ("what-is-expected-of-one-goes-by-shares", test_what_is_expected_of_one_goes_by_shares);
  return g_test_run ();
}
