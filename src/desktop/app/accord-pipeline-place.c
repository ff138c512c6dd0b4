/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An AdwNavigationView whose first page is the board. */

#include "accord-config.h"

#include "accord-pipeline-place.h"

#include "accord-deal-page.h"

#include <glib/gi18n-lib.h>

#define BOARD "board"

/**
 * accord_pipeline_place_new:
 * @board: an #AccordPipelinePage
 *
 * Returns: (transfer floating): a place that shows the board
 */
GtkWidget *
accord_pipeline_place_new (GtkWidget *board)
{
  GtkWidget *view = adw_navigation_view_new ();
  AdwNavigationPage *page = adw_navigation_page_new_with_tag (board, _ ("Pipeline"), BOARD);

  adw_navigation_view_add (ADW_NAVIGATION_VIEW (view), page);
  return view;
}

/**
 * accord_pipeline_place_board:
 * @place: what accord_pipeline_place_new() made
 *
 * Goes back to the board.
 *
 * Returns: (transfer none): it
 */
AccordPipelinePage *
accord_pipeline_place_board (GtkWidget *place)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (place);
  AdwNavigationPage *page = adw_navigation_view_find_page (view, BOARD);

  adw_navigation_view_pop_to_page (view, page);
  return ACCORD_PIPELINE_PAGE (adw_navigation_page_get_child (page));
}

/**
 * accord_pipeline_place_open:
 * @place: what accord_pipeline_place_new() made
 * @workspace: the open file
 * @deal: id of a deal
 *
 * Pushes its page, unless it is the one on top.
 */
void
accord_pipeline_place_open (GtkWidget *place, AccordWorkspace *workspace, gint64 deal)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (place);
  AdwNavigationPage *top = adw_navigation_view_get_visible_page (view);

  if (ACCORD_IS_DEAL_PAGE (top) && accord_deal_page_get_deal (ACCORD_DEAL_PAGE (top)) == deal)
    return;
  gtk_widget_activate_action (place, "win.opened", "(sx)", accord_deal_kind.name, deal);
  adw_navigation_view_push (view, accord_deal_page_new (workspace, deal));
}
