/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPipelinePage, the deal beside its board. */

#include "accord-config.h"

#include "accord-pipeline-page-private.h"

/**
 * accord_pipeline_page_close:
 * @self: the page
 *
 * Puts the pane away; the keyboard goes back to the card.
 */
void
accord_pipeline_page_close (AccordPipelinePage *self)
{
  gint64 deal = self->context ? accord_board_context_get_opened (self->context) : 0;

  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  if (deal == 0)
    return;
  accord_board_context_set_opened (self->context, 0);
  if (accord_pipeline_views_get_shown (self) == NULL)
    accord_board_view_focus_deal (self->board, deal);
}

/**
 * accord_pipeline_page_pane_changed:
 * @self: the page
 *
 * The pane was shown, or closed by a swipe.
 */
void
accord_pipeline_page_pane_changed (AccordPipelinePage *self)
{
  if (!adw_overlay_split_view_get_show_sidebar (self->split) && self->context != NULL)
    accord_pipeline_page_close (self);
}

static gboolean
show_when_laid_out_cb (GtkWidget *split, GdkFrameClock *clock, gpointer data)
{
  AccordPipelinePage *self = data;

  if (gtk_widget_get_width (split) == 0)
    return G_SOURCE_CONTINUE;
  if (self->context != NULL && accord_board_context_get_opened (self->context) != 0)
    adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  return G_SOURCE_REMOVE;
}

/* A page that is on the screen and has no size yet, because its deal was read sooner than it was laid out, waits for it:
 * Adwaita divides by the width of the pane, moves it by no number at all and ends the program. */
static void
show_pane (AccordPipelinePage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->split)) && gtk_widget_get_width (GTK_WIDGET (self->split)) == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->split), show_when_laid_out_cb, g_object_ref (self), g_object_unref);
  else
    adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
}

/**
 * accord_pipeline_page_open:
 * @self: the page, with a board
 * @deal: id of a deal
 *
 * Shows the deal in the pane.
 */
void
accord_pipeline_page_open (AccordPipelinePage *self, gint64 deal)
{
  if (self->pane == NULL)
    {
      self->pane = ACCORD_DEAL_PANE (accord_deal_pane_new (self->context));
      g_signal_connect_object (self->pane, "close", G_CALLBACK (accord_pipeline_page_close), self, G_CONNECT_SWAPPED);
      accord_deal_pane_set_narrow (self->pane, self->narrow);
      adw_overlay_split_view_set_sidebar (self->split, GTK_WIDGET (self->pane));
    }
  accord_deal_pane_set_deal (self->pane, deal);
  accord_board_context_set_opened (self->context, deal);
  show_pane (self);
}
