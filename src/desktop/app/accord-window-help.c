/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The help of the page on show, and the tour. */

#include "accord-config.h"

#include "accord-window-private.h"

#include "accord-help-dialog.h"

void
accord_window_show_help (AccordWindow *self)
{
  gboolean on_page = self->workspace != NULL && self->page >= 0;

  accord_help_dialog_present (GTK_WIDGET (self), on_page ? accord_pages_get ((guint) self->page)->name : NULL);
}

/* Nobody is taken twice without asking for it. */
void
accord_window_end_tour (AccordWindow *self)
{
  AccordTour *tour = g_steal_pointer (&self->tour);

  if (tour == NULL)
    return;
  g_settings_set_boolean (self->settings, "tour-taken", TRUE);
  adw_toolbar_view_remove (self->content, GTK_WIDGET (tour));
}

void
accord_window_begin_tour (AccordWindow *self)
{
  if (self->tour == NULL)
    {
      self->tour = ACCORD_TOUR (accord_tour_new ());
      adw_toolbar_view_add_bottom_bar (self->content, GTK_WIDGET (self->tour));
      g_signal_connect_object (self->tour, "ended", G_CALLBACK (accord_window_end_tour), self, G_CONNECT_SWAPPED);
    }
  accord_tour_begin (self->tour);
}
