/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of figures before anybody asked for it: whose page it is and which quarter it begins with are read, its tiles
 * and cards are made a few at a time, then filled one at a time. They do not follow the journal until the page is seen: what
 * has changed by then is asked for again. Main thread. */

#include "accord-config.h"

#include "accord-insights-page-private.h"

#include "accord-book-ahead.h"
#include "accord-date.h"
#include "accord-plot-card.h"

#define AT_ONCE 2        /* charts that are made in one piece */
#define N_BEFORE_CARDS 1 /* piece: the tiles */

/* Somebody else sits here now: another page, perhaps. */
static void
actor_changed_cb (AccordInsightsPage *self)
{
  if (!self->resting)
    return;
  g_clear_pointer (&self->role, g_free);
  self->stale = TRUE;
}

/* Deals were closed, or the year begins with another month. */
void
accord_insights_page_touched (AccordInsightsPage *self)
{
  if (self->resting)
    self->stale = TRUE;
  else
    accord_frame_call_queue (&self->look_due);
}

static AccordPlotCard *
card_of (AccordInsightsPage *self, guint index)
{
  return ACCORD_PLOT_CARD (accord_insight_board_get_widget (accord_insights_page_cards (self), index));
}

/* Whose page it is, its quarter and its figures may all be others: nothing of before is shown for them. */
static void
begin_anew (AccordInsightsPage *self)
{
  self->started = FALSE;
  self->n_filled = 0;
  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->dashboard, accord_dashboard_free);
  accord_insights_page_show_state (self, "loading");
  accord_insights_page_look (self);
}

/* It is seen: what was not filled is asked for, after another look where what it knows may not be so any more. */
void
accord_insights_page_wake (AccordInsightsPage *self)
{
  if (!self->resting)
    return;
  self->resting = FALSE;
  accord_insight_tiles_set_resting (accord_insights_page_tiles (self), FALSE);
  for (guint i = 0; i < accord_insight_board_get_n (accord_insights_page_cards (self)); i++)
    accord_plot_card_set_resting (card_of (self, i), FALSE);
  if (self->n_filled > 0 && self->filled_on != accord_date_today ())
    self->stale = TRUE; /* figures of another day */
  if (self->stale)
    begin_anew (self);
  accord_insights_page_show_figures_from (self, MAX (self->n_filled, N_BEFORE_CARDS) - N_BEFORE_CARDS);
}

/* One chart after the other, so that whatever is asked meanwhile waits for one of them at most. */
static DexFuture *
count_fiber (gpointer data)
{
  AccordInsightsPage *self = data;

  if (!dex_await (dex_ref (self->expected), NULL))
    return dex_future_new_true (); /* the page says why when it is seen */
  for (int i = 0; self->resting && self->workspace != NULL && self->dashboard != NULL && self->dashboard->cards[i] != NULL; i++)
    {
      g_autoptr (AccordInsightAsk) ask = accord_insights_page_make_ask (self);
      g_autoptr (AccordPlot) plot = dex_await_boxed (accord_insight_plot (self->workspace, self->dashboard->cards[i], ask), NULL);
    }
  return dex_future_new_true ();
}

/* What its charts are counted from goes through all deals the first time, and is kept: that need not wait for their widgets. */
void
accord_insights_page_count_ahead (AccordInsightsPage *self)
{
  if (self->resting && self->started && self->expected != NULL)
    dex_future_disown (dex_scheduler_spawn (NULL, 0, count_fiber, g_object_ref (self), g_object_unref));
}

/**
 * accord_insights_page_new_ahead:
 * @workspace: the open file
 *
 * The deals are read into memory from now on, beside it.
 *
 * Returns: (transfer floating): the page before anybody asked for it; see accord_insights_page_prepare()
 */
GtkWidget *
accord_insights_page_new_ahead (AccordWorkspace *workspace)
{
  AccordInsightsPage *self = accord_insights_page_make (workspace, TRUE);

  self->expected = accord_deal_book_expect (accord_workspace_get_store (workspace));
  g_signal_connect_object (accord_workspace_get_journal (workspace), "actor-changed", G_CALLBACK (actor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_insights_page_prepare:
 * @self: a page that was made ahead
 *
 * Makes the tiles and the first of its charts, or the next of them.
 *
 * Returns: whether there may be more to make
 */
gboolean
accord_insights_page_prepare (AccordInsightsPage *self)
{
  guint n;

  g_return_val_if_fail (ACCORD_IS_INSIGHTS_PAGE (self), FALSE);

  if (!self->resting || self->workspace == NULL || self->stale)
    return FALSE;
  if (!self->looked || self->dashboard == NULL)
    return TRUE; /* not read yet */
  if (!self->started)
    return FALSE;
  n = accord_insight_board_get_n (accord_insights_page_cards (self));
  accord_insights_page_show_names (self, n + AT_ONCE);
  return accord_insight_board_get_n (accord_insights_page_cards (self)) > n;
}

/**
 * accord_insights_page_fill:
 * @self: a page that was made ahead
 *
 * Asks for the next of what it will show, once the deals are read: the tiles, then one chart after the other, so that
 * whatever is asked meanwhile waits for one of them at most.
 *
 * Returns: whether there is more to fill, or an answer still to come
 */
gboolean
accord_insights_page_fill (AccordInsightsPage *self)
{
  guint n = self->n_filled, n_cards;
  g_autoptr (AccordInsightAsk) ask = NULL;

  g_return_val_if_fail (ACCORD_IS_INSIGHTS_PAGE (self), FALSE);

  if (!self->resting || self->workspace == NULL || self->stale || !self->started)
    return FALSE;
  n_cards = accord_insight_board_get_n (accord_insights_page_cards (self));
  if (self->expected != NULL && dex_future_is_pending (self->expected))
    return TRUE;
  if (n > N_BEFORE_CARDS && n - N_BEFORE_CARDS <= n_cards && accord_plot_card_is_asking (card_of (self, n - N_BEFORE_CARDS - 1)))
    return TRUE;
  if (n >= N_BEFORE_CARDS + n_cards)
    return FALSE;
  if (self->n_filled++ == 0)
    self->filled_on = accord_date_today ();
  ask = accord_insights_page_make_ask (self);
  if (n == 0)
    accord_insight_tiles_ask (accord_insights_page_tiles (self), ask);
  else
    accord_plot_card_ask (card_of (self, n - N_BEFORE_CARDS), ask, 0);
  return TRUE;
}
