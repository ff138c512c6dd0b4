/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window shows before a workspace is open, and when it is first seen. */

#include "accord-config.h"

#include "accord-window-private.h"

#include "accord-come-up.h"

#include <glib/gi18n-lib.h>

#define PATIENCE 150 /* ms: a file is usually open before anybody misses the window */
#define TICK 100     /* ms */

/* The welcome page, made when it is first seen: who opens a file at once never sees it. */
AccordWelcome *
accord_window_ensure_welcome (AccordWindow *self)
{
  if (adw_bin_get_child (self->welcome) == NULL)
    adw_bin_set_child (self->welcome,
                       accord_welcome_new (accord_main_menu_get_model (self->menu), self->settings));
  return ACCORD_WELCOME (adw_bin_get_child (self->welcome));
}

static void
show_opening (AccordWindow *self)
{
  g_autoptr (AdwSpinnerPaintable) spinner = adw_spinner_paintable_new (GTK_WIDGET (self->opening));

  adw_status_page_set_paintable (self->opening, GDK_PAINTABLE (spinner));
  accord_stack_show (self->states, "opening");
}

static gboolean
patience_ended_cb (gpointer data)
{
  AccordWindow *self = data;

  self->present_source = 0;
  show_opening (self);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* Most files need none of this, and nothing is shown of it. In place of the workspace that is open, too:
 * it cannot be gone on with while the other is awaited. */
static gboolean
upkeep_tick_cb (gpointer data)
{
  AccordWindow *self = data;
  gint64 done, total;
  gboolean first;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || !accord_upkeep_get (self->upkeep, &done, &total))
    return G_SOURCE_CONTINUE;
  first = !gtk_widget_get_visible (GTK_WIDGET (self->upkeep_bar));
  gtk_progress_bar_set_fraction (self->upkeep_bar, (double) done / (double) total);
  if (!first)
    return G_SOURCE_CONTINUE;
  adw_status_page_set_title (self->opening, _ ("Bringing the Workspace up to Date…"));
  adw_status_page_set_description (self->opening,
                                   _ ("It was made by another version: names and words are put in order once more. "
                                      "This is done once; nothing of what is written in it changes."));
  gtk_widget_set_visible (GTK_WIDGET (self->upkeep_bar), TRUE);
  show_opening (self);
  return G_SOURCE_CONTINUE;
}

static void
stop_upkeep (AccordWindow *self)
{
  g_clear_handle_id (&self->upkeep_tick, g_source_remove);
  g_clear_pointer (&self->upkeep, accord_upkeep_unref);
  if (!gtk_widget_get_visible (GTK_WIDGET (self->upkeep_bar)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->upkeep_bar), FALSE);
  adw_status_page_set_title (self->opening, _ ("Opening…"));
  adw_status_page_set_description (self->opening, NULL);
}

/* A file is on its way. The window says so if it can be seen already. */
void
accord_window_begin_opening (AccordWindow *self, AccordUpkeep *upkeep)
{
  self->is_opening = TRUE;
  stop_upkeep (self);
  self->upkeep = accord_upkeep_ref (upkeep);
  self->upkeep_tick = g_timeout_add (TICK, upkeep_tick_cb, self);
  if (self->workspace == NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    show_opening (self);
}

/* The file is there, or the sentence why not. */
void
accord_window_end_opening (AccordWindow *self)
{
  gboolean was_upkept = gtk_widget_get_visible (GTK_WIDGET (self->upkeep_bar));

  self->is_opening = FALSE;
  stop_upkeep (self);
  if (was_upkept) /* the window is on show: what takes the place of its bar is placed in one frame and drawn in the next */
    accord_come_up (gtk_stack_get_visible_child (self->states), 1);
  if (self->present_source == 0)
    return;
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

/* The window is being closed. What opens a file in it may hold it for long: the file comes too late, and nothing shows the window
 * again. */
void
accord_window_give_up_opening (AccordWindow *self)
{
  self->is_closed = TRUE;
  self->n_openings++;
  self->is_opening = FALSE;
  stop_upkeep (self);
  g_clear_handle_id (&self->present_source, g_source_remove);
}

/**
 * accord_window_present_ready:
 * @self: the window
 *
 * Presents the window; a new one together with the file that is being opened, so that no page is
 * drawn only to be replaced, or with a word about that when it takes longer than 150 ms.
 */
void
accord_window_present_ready (AccordWindow *self)
{
  if (!self->is_opening || gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->present_source == 0)
    self->present_source = g_timeout_add (PATIENCE, patience_ended_cb, self);
}
