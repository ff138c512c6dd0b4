/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cards put down in the next column, as the pointer and the keys do it, one after the other: until the
 * change is committed and the board painted with it, whichever is later. */

#include "bench-window.h"

#include "accord-board-view-private.h"
#include "accord-deal-commands.h"
#include "accord-window.h"

#define SETTLE 700 /* ms */
#define PAUSE 100  /* ms */
#define N_DROPS 40
#define PLACE 2    /* in sight */

typedef struct {
  gint64 began;
  gint64 committed; /* 0: not yet */
} Drop;

static void
committed_cb (AccordJournal   *journal,
              AccordChangeSet *set,
              Drop            *drop)
{
  if (drop->committed == 0)
    drop->committed = g_get_monotonic_time ();
}

/* The first card of a column goes into the one behind it, from the last into the first. */
static void
put_down (BenchRun           *run,
          AccordBoardView    *view,
          Drop               *drop,
          guint               turn)
{
  GListModel *columns = G_LIST_MODEL (accord_board_context_get_board (view->context));
  guint n = g_list_model_get_n_items (columns);
  g_autoptr (AccordBoardColumn) from = g_list_model_get_item (columns, turn % n);
  g_autoptr (AccordBoardColumn) to = g_list_model_get_item (columns, (turn + 1) % n);
  g_autoptr (AccordEntity) card = g_list_model_get_item (G_LIST_MODEL (from), 0);
  gint64 painted;

  *drop = (Drop) { .began = g_get_monotonic_time () };
  accord_deal_move (GTK_WIDGET (view), view->context, accord_entity_get_id (card), to, PLACE);
  bench_run_painted (run, NULL, 3, NULL, NULL);
  painted = g_get_monotonic_time ();
  while (drop->committed == 0)
    bench_run_wait (run, 1);
  bench_tell ("drop", run->side, (double) (MAX (painted, drop->committed) - drop->began) / 1e3);
}

/**
 * bench_window_drop:
 * @run: a window with a list
 *
 * Rows "drop", and "drop-turn" and "drop-lost" for the whole stretch.
 */
void
bench_window_drop (BenchRun *run)
{
  GtkWidget *window = GTK_WIDGET (bench_probe_window (run->probe));
  AccordJournal *journal = accord_workspace_get_journal (accord_window_get_workspace (ACCORD_WINDOW (window)));
  AccordBoardView *view;
  Drop drop = { 0 };
  gulong handler;

  bench_run_wait (run, SETTLE);
  bench_run_act (run, window, "win.show-page", g_variant_new_string ("pipeline"));
  bench_run_painted (run, NULL, 3, NULL, NULL);
  bench_run_wait (run, 2 * SETTLE);
  view = ACCORD_BOARD_VIEW (bench_run_find (run, ACCORD_TYPE_BOARD_VIEW));
  handler = g_signal_connect (journal, "committed", G_CALLBACK (committed_cb), &drop);
  bench_probe_reset_lost ();
  for (guint i = 0; i < N_DROPS; i++)
    {
      put_down (run, view, &drop, i);
      bench_run_wait (run, PAUSE);
    }
  bench_probe_tell_lost ("drop", run->side);
  g_signal_handler_disconnect (journal, handler);
  bench_run_finish (run);
}
