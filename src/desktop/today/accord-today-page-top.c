/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The upper end of the list of Today: which line is chosen there, and that its heading is in sight. */

#include "accord-config.h"

#include "accord-today-page-private.h"

#define HEADING_ROOM 80 /* px; scrolled by less than this, only the heading of the first line is out of sight */

static gboolean
heading_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AccordTodayPage *self = ACCORD_TODAY_PAGE (widget);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  if (gtk_single_selection_get_selected (self->selection) == 0 && gtk_adjustment_get_value (place) <= HEADING_ROOM)
    gtk_adjustment_set_value (place, 0);
  if (++self->heading_frames < 4)
    return G_SOURCE_CONTINUE;
  self->heading_tick = 0;
  return G_SOURCE_REMOVE;
}

/**
 * accord_today_page_show_heading:
 *
 * Whoever comes to the first line sees what it stands under: the list scrolls to the line alone, a frame later.
 */
void
accord_today_page_show_heading (AccordTodayPage *self)
{
  self->heading_frames = 0;
  if (self->heading_tick == 0)
    self->heading_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), heading_cb, NULL, NULL);
}

/**
 * accord_today_page_stay_at_top:
 *
 * Until somebody acts the first line is the selected one, though others came before it (a file that is being filled).
 */
void
accord_today_page_stay_at_top (AccordTodayPage *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  GtkListScrollFlags focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL ? GTK_LIST_SCROLL_FOCUS : 0;
  double value = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)));

  if (self->used || selected == GTK_INVALID_LIST_POSITION || (selected == 0 && (value <= 0 || value > HEADING_ROOM)))
    return;
  if (selected > 0)
    gtk_list_view_scroll_to (self->list, 0, focus | GTK_LIST_SCROLL_SELECT, NULL);
  if (self->shown)
    accord_today_page_show_heading (self);
}
