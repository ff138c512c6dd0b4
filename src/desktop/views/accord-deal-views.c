/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The views of a pipeline's deals besides the board: one line each. */

#include "accord-config.h"

#include "accord-deal-views.h"

#include <glib/gi18n-lib.h>

static const AccordDealViewLine views[] = {
  { "list", N_("List"), "accord-list-symbolic", FALSE, accord_deal_table_new },
  { "calendar", N_("Calendar"), "accord-calendar-symbolic", FALSE, accord_deal_calendar_new },
  { "forecast", N_("Forecast"), "accord-forecast-symbolic", FALSE, accord_deal_forecast_new },
  { "flow", N_("Flow"), "accord-flow-symbolic", FALSE, accord_deal_flow_new },
  { "as-of", N_("As _Of…"), "accord-history-symbolic", TRUE, accord_deal_past_new },
  { "what-if", N_("_What If…"), "accord-board-symbolic", TRUE, accord_deal_what_if_new },
};

/**
 * accord_deal_views:
 * @n_views: (out): how many
 *
 * Returns: (transfer none) (array length=n_views): the views
 */
const AccordDealViewLine *
accord_deal_views (guint *n_views)
{
  *n_views = G_N_ELEMENTS (views);
  return views;
}
