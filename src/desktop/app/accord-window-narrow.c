/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bar below a narrow window. It is made for the first one: a wide window never shows it, but would look for its fonts and
 * icons while it starts. */

#include "accord-config.h"

#include "accord-window-private.h"

/* Where the sidebar is folded away, something else has to say that somebody is to look at sharing. */
static void
show_trouble (AccordWindow *self)
{
  g_autofree char *trouble = NULL;

  if (self->bottom_bar == NULL)
    return;
  g_object_get (self, "trouble", &trouble, NULL);
  accord_bottom_bar_set_trouble (self->bottom_bar, trouble);
}

static void
ensure_bottom_bar (AccordWindow *self)
{
  if (self->bottom_bar != NULL)
    return;
  self->bottom_bar = ACCORD_BOTTOM_BAR (accord_bottom_bar_new (accord_main_menu_get_model (self->menu)));
  adw_toolbar_view_add_bottom_bar (self->frame, GTK_WIDGET (self->bottom_bar));
  accord_bottom_bar_set_page (self->bottom_bar, (guint) self->page);
  show_trouble (self);
}

/* Whether the bar is shown, by how wide the window is and whether a file is open. */
void
accord_window_update_frame (AccordWindow *self)
{
  gboolean shown = self->narrow && self->workspace != NULL;

  if (shown)
    ensure_bottom_bar (self);
  adw_toolbar_view_set_reveal_bottom_bars (self->frame, shown);
}

/* The page that the window shows is another one. */
void
accord_window_mark_page (AccordWindow *self)
{
  if (self->bottom_bar != NULL)
    accord_bottom_bar_set_page (self->bottom_bar, (guint) self->page);
}

static void
trouble_cb (AccordWindow *self)
{
  show_trouble (self);
  g_object_notify (G_OBJECT (self), "trouble");
}

/* Says on the window, too, what sharing has to say. */
void
accord_window_follow_trouble (AccordWindow *self)
{
  g_signal_connect_object (accord_sidebar_get_sharing (self->sidebar), "notify::trouble", G_CALLBACK (trouble_cb), self, G_CONNECT_SWAPPED);
}
