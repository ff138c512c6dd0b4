/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of figures before anybody asked for it: whose page it is and which quarter it begins with are read, its tiles
 * and cards are made one at a time. What its charts count is counted once behind them, so that nobody waits for a million
 * deals; no figure is shown until it is seen. Main thread. */

#include "accord-config.h"

#include "accord-insights-page-private.h"

#include "accord-book-ahead.h"

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

/* It is seen: what it shows is asked for, after another look where what it knows may not be so any more. */
void
accord_insights_page_wake (AccordInsightsPage *self)
{
  if (!self->resting)
    return;
  self->resting = FALSE;
  if (self->stale)
    {
      self->started = FALSE;
      accord_insights_page_look (self);
    }
  accord_insights_page_show_figures (self);
}

/**
 * accord_insights_page_new_ahead:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the page before anybody asked for it; see accord_insights_page_prepare()
 */
GtkWidget *
accord_insights_page_new_ahead (AccordWorkspace *workspace)
{
  AccordInsightsPage *self = accord_insights_page_make (workspace, TRUE);

  g_signal_connect_object (accord_workspace_get_journal (workspace), "actor-changed", G_CALLBACK (actor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * accord_insights_page_prepare:
 * @self: a page that was made ahead
 *
 * Makes the tiles, or the next of its charts.
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
  accord_insights_page_show_names (self, n + 1);
  return accord_insight_board_get_n (accord_insights_page_cards (self)) > n;
}

/**
 * accord_insights_page_count:
 * @self: a page that was made ahead
 *
 * What it will ask is counted once, and kept right by the deals in memory from then on; nothing of it is shown. One question
 * after the other, so that whatever is asked meanwhile waits for one of them at most; the first has the deals read.
 *
 * Returns: whether there is more to count
 */
gboolean
accord_insights_page_count (AccordInsightsPage *self)
{
  g_autoptr (AccordInsightAsk) ask = NULL;
  guint n;

  g_return_val_if_fail (ACCORD_IS_INSIGHTS_PAGE (self), FALSE);

  if (self->counting != NULL && dex_future_is_pending (self->counting))
    return TRUE;
  dex_clear (&self->counting);
  n = self->n_counted;
  if (!self->resting || self->workspace == NULL || self->stale || !self->started)
    return FALSE;
  if (n > accord_insight_board_get_n (accord_insights_page_cards (self)))
    return FALSE;
  self->n_counted++;
  ask = accord_insights_page_make_ask (self);
  self->counting = n == 0 ? accord_deal_book_expect (accord_workspace_get_store (self->workspace))
                          : accord_insight_plot (self->workspace, accord_insight_board_get_name (accord_insights_page_cards (self), n - 1), ask);
  return TRUE;
}
