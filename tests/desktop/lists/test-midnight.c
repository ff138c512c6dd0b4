/* SPDX-License-Identifier: GPL-3.0-or-later */

/* After a night asleep it is another day for everything that says "today". */

#include "workspace-fixture.h"

#include "accord-board.h"
#include "accord-date.h"
#include "accord-midnight.h"
#include "accord-rank.h"
#include "accord-summaries.h"
#include "accord-test-night.h"

static void
called_cb (gpointer data)
{
  (*(int *) data)++;
}

static void
test_called_on_waking (void)
{
  AccordMidnight first = { 0 }, second = { 0 };
  int n_first = 0, n_second = 0;

  accord_midnight_start (&first, called_cb, &n_first);
  accord_midnight_start (&second, called_cb, &n_second);
  g_assert_cmpint (accord_test_alarm (), ==, accord_date_to_time (accord_date_today () + 1) / 1000);
  accord_test_sleep (24);
  run_to_rest (50);
  g_assert_cmpint (n_first, ==, 1);
  g_assert_cmpint (n_second, ==, 1);
  g_assert_cmpint (accord_test_alarm (), ==, accord_date_to_time (accord_date_today () + 1) / 1000);
  accord_midnight_stop (&first);
  accord_test_sleep (0); /* on the same day the clock is only looked at */
  run_to_rest (50);
  g_assert_cmpint (n_second, ==, 1);
  accord_test_sleep (48);
  run_to_rest (50);
  g_assert_cmpint (n_first, ==, 1);
  g_assert_cmpint (n_second, ==, 2);
  accord_midnight_stop (&second);
  accord_test_sleep (24);
  run_to_rest (50);
  g_assert_cmpint (n_second, ==, 2);
}

static void
test_summaries_are_read_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordSummaries) summaries = accord_summaries_new (fixture->workspace, &accord_customer_kind);
  g_autoptr (AccordSummaryItem) item = accord_summaries_get (summaries, 1);
  int n = 0;

  fixture_add_customers (fixture, 1);
  run_to_rest (300);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (called_cb), &n);
  accord_test_sleep (24);
  run_to_rest (500);
  g_assert_cmpint (n, ==, 1);
}

static guint
n_cards (AccordBoard *board)
{
  g_autoptr (GListModel) column = g_list_model_get_item (G_LIST_MODEL (board), 0);

  return g_list_model_get_n_items (column);
}

/* One step is due today, and one tomorrow. */
static void
test_board_shows_the_new_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added deals");
  g_autoptr (AccordBoard) board = NULL;

  for (int i = 0; i < 3; i++)
    {
      gint64 deal = accord_edit_create (edit, &accord_deal_kind), step = accord_edit_create (edit, &accord_activity_kind);
      g_autofree char *rank = accord_rank_nth (i);

      accord_edit_set_text (edit, &accord_deal_kind, deal, "name", "Deal");
      accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", fixture_stage (fixture, 0), rank);
      accord_edit_set_text (edit, &accord_activity_kind, step, "title", "Call");
      accord_edit_set_text (edit, &accord_activity_kind, step, "type", "call");
      accord_edit_set_number (edit, &accord_activity_kind, step, "deal", deal);
      accord_edit_set_number (edit, &accord_activity_kind, step, "due_on", accord_date_today () + (i > 0));
    }
  fixture_commit (fixture, edit);
  board = accord_board_new (fixture->workspace, fixture_pipeline (fixture));
  run_to_rest (500);
  accord_board_set_steps (board, ACCORD_STEPS_TODAY);
  run_to_rest (1000);
  g_assert_cmpuint (n_cards (board), ==, 1);
  accord_test_sleep (24);
  run_to_rest (1000);
  g_assert_cmpuint (n_cards (board), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/lists/midnight/a-night-asleep-is-noticed-on-waking", test_called_on_waking);
  g_test_add ("/lists/midnight/summaries-are-of-the-new-day", Fixture, NULL, fixture_set_up, test_summaries_are_read_again, fixture_tear_down);
  g_test_add ("/lists/midnight/board-shows-the-steps-of-the-new-day", Fixture, NULL, fixture_set_up, test_board_shows_the_new_day, fixture_tear_down);
  return g_test_run ();
}
