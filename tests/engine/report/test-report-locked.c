/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Books that are locked (domain.md F01, §4.2), reckoned by hand. January 2020: 1,000.00 and 500.00 won, one lost; locked up to
 * its last day. "Now" is this month. */

#include "accord-report-fixture.h"

#include "accord-date.h"
#include "accord-competition.h"
#include "accord-figure-part.h"
#include "accord-outlook.h"
#include "accord-test.h"

#define DEAL(...) accord_report_fixture_deal (f, &(AccordTestDeal) { __VA_ARGS__ })

static gint64
january (int day)
{
  return accord_day (2020, 1, day);
}

static AccordPeriod
locked_month (void)
{
  return accord_period_containing (ACCORD_PERIOD_MONTH, january (1), 1);
}

static AccordPeriod
this_month (void)
{
  return accord_period_containing (ACCORD_PERIOD_MONTH, accord_date_today (), 1);
}

static void
lock (AccordReportFixture *f, gint64 until)
{
  AccordEdit *edit = accord_edit_new ("Locked");
  gint64 id = accord_workspace_get_settings_id (f->workspace);

  accord_edit_set_number (edit, &accord_workspace_kind, id, "locked_until", until);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
}

static gint64
fill (AccordReportFixture *f)
{
  gint64 deal = DEAL (f->won, january (10), january (1), 100000, "EUR");

  DEAL (f->won, january (20), january (5), 50000, "EUR");
  DEAL (f->lost, january (25), january (5), 70000, "EUR");
  lock (f, january (31));
  return deal;
}

/* Of @period: money won, won and won or lost, what was taken back and restated. */
static void
assert_books (AccordReportFixture *f, AccordPeriod period, gint64 sum, gint64 won, gint64 closed, gint64 reversed, gint64 restated)
{
  g_autoptr (GPtrArray) figures = accord_report_fixture_run (f, accord_report_fixture_request (f, &period, "revenue,win-rate", NULL));
  const AccordFigure *revenue = g_ptr_array_index (figures, 0), *rate = g_ptr_array_index (figures, 1);

  g_assert_cmpint (revenue->numerator, ==, sum);
  g_assert_cmpint (rate->numerator, ==, won);
  g_assert_cmpint (rate->denominator, ==, closed);
  g_assert_cmpint (rate->has_value, ==, closed > 0);
  g_assert_cmpint (revenue->reversed, ==, reversed);
  g_assert_cmpint (revenue->restated, ==, restated);
}

static void
move (AccordReportFixture *f, gint64 deal, gint64 stage, gint64 closed)
{
  AccordEdit *edit = accord_edit_new ("Moved");

  accord_edit_set_reason (edit, "Price");
  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", stage, "a0");
  if (closed != 0)
    accord_edit_set_number (edit, &accord_deal_kind, deal, "closed_on", closed);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
}

static void
undo (AccordReportFixture *f)
{
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (f->workspace)));
}

/* Reopened: January says 1,500.00 and 2 of 3 as before, this month loses 1,000.00 and a win; altogether 500.00 are left. Won again
 * this month: it comes to 0 here. Undo takes back both, one after the other. */
static void
test_reopening_is_subtracted_today (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = fill (f);

  assert_books (f, locked_month (), 150000, 2, 3, 0, 0);
  move (f, deal, f->second, 0);
  assert_books (f, locked_month (), 150000, 2, 3, 1, 0);
  assert_books (f, this_month (), -100000, -1, -1, 1, 0);
  assert_books (f, accord_period_all (), 50000, 1, 2, 2, 0);
  move (f, deal, f->won, 0);
  assert_books (f, locked_month (), 150000, 2, 3, 1, 0);
  assert_books (f, this_month (), 0, 0, 0, 1, 0);
  undo (f);
  undo (f);
  assert_books (f, locked_month (), 150000, 2, 3, 0, 0);
  assert_books (f, this_month (), 0, 0, 0, 0, 0);
}

/* Closed again on the same day with the same amount: as if nothing had been. With another amount: restated. */
static void
test_closed_again_as_it_was (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = fill (f);

  move (f, deal, f->second, 0);
  move (f, deal, f->won, january (10));
  assert_books (f, locked_month (), 150000, 2, 3, 0, 0);
  assert_books (f, this_month (), 0, 0, 0, 0, 0);
  move (f, deal, f->second, 0);
  {
    AccordEdit *edit = accord_edit_new ("Cheaper");

    accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", 90000, "EUR");
    accord_change_set_unref (accord_test_commit (f->workspace, edit));
  }
  move (f, deal, f->won, january (10));
  assert_books (f, locked_month (), 140000, 2, 3, 0, 1);
  assert_books (f, this_month (), 0, 0, 0, 0, 0);
}

/* A close of January that is entered now belongs to January, which says that it was restated; so does one whose amount changes,
 * once for each deal. */
static void
test_backdated_close_is_restated (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = fill (f), late = DEAL (f->first, 0, january (2), 30000, "EUR");
  AccordPeriod period = locked_month ();
  g_autoptr (AccordFigure) figure = NULL;
  g_autoptr (AccordReportRequest) request = accord_report_fixture_request (f, &period, "revenue", NULL);
  g_autoptr (GPtrArray) parts = NULL;

  move (f, late, f->won, january (30));
  assert_books (f, locked_month (), 180000, 3, 4, 0, 1);
  assert_books (f, this_month (), 0, 0, 0, 0, 0);
  for (int i = 0; i < 2; i++)
    {
      AccordEdit *edit = accord_edit_new ("Dearer");

      accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", 110000 + i, "EUR");
      accord_change_set_unref (accord_test_commit (f->workspace, edit));
    }
  assert_books (f, locked_month (), 190001, 3, 4, 0, 2);
  figure = accord_report_fixture_figure (f, &period, "revenue");
  parts = accord_test_boxed (accord_figure_parts (f->store, request, figure));
  g_assert_cmpuint (parts->len, ==, 2);
  g_assert_cmpint (((AccordFigurePart *) g_ptr_array_index (parts, 0))->n, ==, 3);
  g_assert_cmpint (((AccordFigurePart *) g_ptr_array_index (parts, 1))->n, ==, 2);
  g_assert_true (accord_query_kind (((AccordFigurePart *) g_ptr_array_index (parts, 1))->query) == &accord_restatement_kind);
}

/* A file of another program brings a deal that was won in January, one of the day after, and one that is open: the books say that
 * January was restated, and undo of the import takes that back. */
static void
test_a_closed_deal_that_is_imported_is_restated (AccordReportFixture *f, gconstpointer data)
{
  fill (f);
  DEAL (f->first, 0, january (3), 5000, "EUR");
  DEAL (f->won, january (31) + 1, january (3), 6000, "EUR");
  assert_books (f, locked_month (), 150000, 2, 3, 0, 0);
  DEAL (f->won, january (12), january (3), 40000, "EUR");
  assert_books (f, locked_month (), 190000, 3, 4, 0, 1);
  assert_books (f, this_month (), 0, 0, 0, 0, 0);
  undo (f);
  assert_books (f, locked_month (), 150000, 2, 3, 0, 0);
}

/* Deleted, as duplicate or by mistake: as when it is reopened; from the Trash it comes back as it was. */
static void
test_deleting_is_subtracted_today (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = fill (f);
  AccordEdit *edit = accord_edit_new ("Back");

  accord_report_fixture_delete (f, &accord_deal_kind, deal);
  assert_books (f, locked_month (), 150000, 2, 3, 1, 0);
  assert_books (f, this_month (), -100000, -1, -1, 1, 0);
  accord_edit_restore (edit, &accord_deal_kind, deal);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  assert_books (f, locked_month (), 150000, 2, 3, 0, 0);
  assert_books (f, this_month (), 0, 0, 0, 0, 0);
}

/* A close from before the days were locked that is taken back by undo itself: a reversal too, which redo takes along. */
static void
test_undo_of_an_older_close_is_subtracted_today (AccordReportFixture *f, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (f->workspace);
  gint64 deal = DEAL (f->first, 0, january (1), 100000, "EUR");
  g_autoptr (AccordChangeSet) set = NULL;
  AccordEdit *edit = accord_edit_new ("Won");

  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", f->won, "a0");
  accord_edit_set_number (edit, &accord_deal_kind, deal, "closed_on", january (10));
  set = accord_test_commit (f->workspace, edit);
  lock (f, january (31));
  assert_books (f, locked_month (), 100000, 1, 1, 0, 0);
  accord_test_done (accord_journal_undo_txn (journal, set->txn));
  assert_books (f, locked_month (), 100000, 1, 1, 1, 0);
  assert_books (f, this_month (), -100000, -1, -1, 1, 0);
  accord_test_done (accord_journal_redo (journal));
  assert_books (f, locked_month (), 100000, 1, 1, 0, 0);
  assert_books (f, this_month (), 0, 0, 0, 0, 0);
}

/* Without a lock, and of days after it, everything goes to the day it belongs to and nothing is said. */
static void
test_open_books_say_nothing (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = fill (f);

  lock (f, january (9));
  move (f, deal, f->second, 0);
  assert_books (f, locked_month (), 50000, 1, 2, 0, 0);
  assert_books (f, this_month (), 0, 0, 0, 0, 0);
}

/* By member: the reversal is of whoever owned it when it was closed, whoever has it now. */
static void
test_the_owner_at_the_close_bears_the_reversal (AccordReportFixture *f, gconstpointer data)
{
  gint64 ann = accord_report_fixture_name (f, &accord_member_kind, "Ann", NULL, 0, NULL), bob = accord_report_fixture_name (f, &accord_member_kind, "Bob", NULL, 0, NULL);
  gint64 deal = DEAL (f->won, january (10), january (1), 100000, "EUR", .owner = ann);
  AccordPeriod now = this_month ();
  AccordEdit *edit = accord_edit_new ("Handed over");
  g_autoptr (GPtrArray) figures = NULL;

  lock (f, january (31));
  move (f, deal, f->second, 0);
  accord_edit_set_number (edit, &accord_deal_kind, deal, "owner", bob);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  figures = accord_report_fixture_run (f, accord_report_fixture_request (f, &now, "revenue", "member"));
  g_assert_cmpint (accord_report_fixture_find (figures, "revenue", "Ann")->numerator, ==, -100000);
  g_assert_cmpint (accord_report_fixture_find (figures, "revenue", "Bob")->numerator, ==, 0);
}

/* What was won by the end of a period, of a member or of everybody; and how many closes of it were taken back. */
static void
assert_outlook (AccordReportFixture *f, AccordPeriod period, gint64 member, gint64 won, gint64 n, gint64 reversed)
{
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (0, NULL, accord_date_today (), "EUR");
  g_autoptr (AccordOutlook) outlook = NULL;
  const AccordOutlookDay *end;

  scope->member = member;
  outlook = accord_test_boxed (accord_outlook_read (f->store, scope, &period));
  end = &g_array_index (outlook->days, AccordOutlookDay, outlook->days->len - 1);
  g_assert_cmpint (end->won, ==, won);
  g_assert_cmpint (outlook->won.sum, ==, won);
  g_assert_cmpint (outlook->won.n, ==, n);
  g_assert_cmpint (outlook->reversed, ==, reversed);
}

/* The line of what was won says the same as the tiles: January 1,500.00 as before, 1,000.00 less this month, for her whose it was,
 * although somebody else has the deal by now. Counted twice, so that what is kept of the deals is seen to stay. */
static void
test_outlook_is_that_of_the_books (AccordReportFixture *f, gconstpointer data)
{
  gint64 anna = accord_report_fixture_name (f, &accord_member_kind, "Anna", NULL, 0, NULL), deal = fill (f);
  gint64 bob = accord_report_fixture_name (f, &accord_member_kind, "Bob", NULL, 0, NULL);
  AccordEdit *edit = accord_edit_new ("Given");

  accord_edit_set_number (edit, &accord_deal_kind, deal, "owner", anna);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  assert_outlook (f, locked_month (), 0, 150000, 2, 0);
  move (f, deal, f->second, 0);
  edit = accord_edit_new ("Given");
  accord_edit_set_number (edit, &accord_deal_kind, deal, "owner", bob);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  for (int i = 0; i < 2; i++)
    {
      assert_outlook (f, locked_month (), 0, 150000, 2, 1);
      assert_outlook (f, this_month (), 0, -100000, -1, 1);
      assert_outlook (f, locked_month (), anna, 100000, 1, 1);
      assert_outlook (f, this_month (), anna, -100000, -1, 1);
      assert_outlook (f, locked_month (), bob, 0, 0, 0);
    }
}

/* Of @rival in @period: won and closed. */
static void
assert_against (AccordReportFixture *f, AccordPeriod period, gint64 won, gint64 closed)
{
  g_autoptr (GPtrArray) rates = accord_test_boxed (accord_competition_read (f->store, &period, 0));

  if (closed == 0 && won == 0)
    {
      g_assert_cmpuint (rates->len, ==, 0);
      return;
    }
  g_assert_cmpuint (rates->len, ==, 1);
  g_assert_cmpint (((AccordFigure *) g_ptr_array_index (rates, 0))->numerator, ==, won);
  g_assert_cmpint (((AccordFigure *) g_ptr_array_index (rates, 0))->denominator, ==, closed);
}

/* So do the win rates against competitors. */
static void
test_competition_is_that_of_the_books (AccordReportFixture *f, gconstpointer data)
{
  gint64 deal = fill (f);
  gint64 rival = accord_report_fixture_name (f, &accord_competitor_kind, "Rival", NULL, 0, NULL);
  AccordEdit *edit = accord_edit_new ("They were there");
  gint64 id = accord_edit_create (edit, &accord_deal_competitor_kind);

  accord_edit_set_number (edit, &accord_deal_competitor_kind, id, "deal", deal);
  accord_edit_set_number (edit, &accord_deal_competitor_kind, id, "competitor", rival);
  accord_change_set_unref (accord_test_commit (f->workspace, edit));
  assert_against (f, locked_month (), 1, 1);
  assert_against (f, this_month (), 0, 0);
  move (f, deal, f->second, 0);
  assert_against (f, locked_month (), 1, 1);
  assert_against (f, this_month (), -1, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  ACCORD_REPORT_TEST ("/report/locked/reopening-is-subtracted-today", test_reopening_is_subtracted_today);
  ACCORD_REPORT_TEST ("/report/locked/closed-again-as-it-was", test_closed_again_as_it_was);
  ACCORD_REPORT_TEST ("/report/locked/backdated-close-is-restated", test_backdated_close_is_restated);
  ACCORD_REPORT_TEST ("/report/locked/a-closed-deal-that-is-imported-is-restated", test_a_closed_deal_that_is_imported_is_restated);
  ACCORD_REPORT_TEST ("/report/locked/deleting-is-subtracted-today", test_deleting_is_subtracted_today);
  ACCORD_REPORT_TEST ("/report/locked/undo-of-an-older-close-is-subtracted-today", test_undo_of_an_older_close_is_subtracted_today);
  ACCORD_REPORT_TEST ("/report/locked/open-books-say-nothing", test_open_books_say_nothing);
  ACCORD_REPORT_TEST ("/report/locked/the-owner-at-the-close-bears-the-reversal", test_the_owner_at_the_close_bears_the_reversal);
  ACCORD_REPORT_TEST ("/report/locked/outlook-is-that-of-the-books", test_outlook_is_that_of_the_books);
  ACCORD_REPORT_TEST ("/report/locked/competition-is-that-of-the-books", test_competition_is_that_of_the_books);
  return g_test_run ();
}
