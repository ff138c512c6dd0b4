/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done for the parts of the window before they are seen. */

#include "accord-config.h"

#include "accord-pages.h"

#include "accord-insights-page.h"
#include "accord-measure-ahead.h"
#include "accord-today-page.h"

#define MEASURING_US 4000 /* in one piece: a few widgets take next to nothing, a few others all of it */

static gboolean
measure_some (GtkWidget *page, guint *n_measured)
{
  gint64 began = g_get_monotonic_time ();

  while (accord_measure_ahead (page, n_measured))
    if (g_get_monotonic_time () - began >= MEASURING_US)
      return TRUE;
  return FALSE;
}

/**
 * accord_pages_prepare:
 * @page: made ahead, in its window
 * @n_measured: (inout): how far measuring its widgets is; 0 to begin
 *
 * Does the next piece of what can be done for it before it is seen.
 *
 * Returns: whether there may be more
 */
gboolean
accord_pages_prepare (GtkWidget *page, guint *n_measured)
{
  if (gtk_widget_get_mapped (page))
    return FALSE;
  if (measure_some (page, n_measured))
    return TRUE;
  if (accord_lay_out_ahead (page))
    return TRUE;
  if (ACCORD_IS_TODAY_PAGE (page))
    return accord_today_page_prepare (ACCORD_TODAY_PAGE (page));
  return ACCORD_IS_INSIGHTS_PAGE (page) && accord_insights_page_prepare (ACCORD_INSIGHTS_PAGE (page));
}

/**
 * accord_pages_fill:
 * @page: made ahead, in its window
 * @n_measured: (inout): as accord_pages_prepare() has it; 0 afterwards where answers are still to come, so that these are
 *   measured in pieces before they are laid out
 *
 * Has the next of the figures read that it will show, where that takes long.
 *
 * Returns: whether there is more
 */
gboolean
accord_pages_fill (GtkWidget *page, guint *n_measured)
{
  if (gtk_widget_get_mapped (page) || !ACCORD_IS_INSIGHTS_PAGE (page))
    return FALSE;
  if (accord_insights_page_fill (ACCORD_INSIGHTS_PAGE (page)))
    {
      *n_measured = 0;
      return TRUE;
    }
  accord_lay_out_ahead (page); /* with the last that was answered */
  return FALSE;
}
