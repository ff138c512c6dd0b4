/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the page of a pipeline and the views of its deals know of one another. */

#include "accord-config.h"

#include "accord-deal-view.h"

enum { OPEN, LEAVE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (AccordDealView, accord_deal_view, GTK_TYPE_WIDGET)

static void
accord_deal_view_default_init (AccordDealViewInterface *iface)
{
  signals[OPEN] = g_signal_new ("open", ACCORD_TYPE_DEAL_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_INT64);
  signals[LEAVE] = g_signal_new ("leave", ACCORD_TYPE_DEAL_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * accord_deal_view_show:
 * @self: a view
 * @pipeline: id of a pipeline
 * @filter: (nullable): a query for deals: only these; %NULL: all of the pipeline
 */
void
accord_deal_view_show (AccordDealView *self, gint64 pipeline, AccordQuery *filter)
{
  g_return_if_fail (ACCORD_IS_DEAL_VIEW (self));
  ACCORD_DEAL_VIEW_GET_IFACE (self)->show (self, pipeline, filter);
}

/**
 * accord_deal_view_set_narrow:
 * @self: a view
 * @narrow: whether there is room for one column only
 */
void
accord_deal_view_set_narrow (AccordDealView *self, gboolean narrow)
{
  g_return_if_fail (ACCORD_IS_DEAL_VIEW (self));
  if (ACCORD_DEAL_VIEW_GET_IFACE (self)->set_narrow != NULL)
    ACCORD_DEAL_VIEW_GET_IFACE (self)->set_narrow (self, narrow);
}

/* For views: a deal is to be shown. */
void
accord_deal_view_open (AccordDealView *self, gint64 deal)
{
  g_return_if_fail (ACCORD_IS_DEAL_VIEW (self));
  g_signal_emit (self, signals[OPEN], 0, deal);
}

/* For views: the reader is done with it. */
void
accord_deal_view_leave (AccordDealView *self)
{
  g_return_if_fail (ACCORD_IS_DEAL_VIEW (self));
  g_signal_emit (self, signals[LEAVE], 0);
}
