/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of the palette: rows of what was found, under the headings of their groups. */

#include "accord-config.h"

#include "accord-palette-private.h"

#include <glib/gi18n-lib.h>
#include "accord-palette-group.h"
#include "accord-palette-row.h"

static void
row_selected_cb (GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    accord_palette_row_set_selected (ACCORD_PALETTE_ROW (row),
                                     gtk_list_item_get_selected (list_item));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  AccordPalette *self = data;
  GtkWidget *row = accord_palette_row_new ();

  g_object_bind_property (self->hints, "visible", accord_palette_row_get_keys (ACCORD_PALETTE_ROW (row)), "visible", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (list_item, row);
  g_signal_connect (list_item, "notify::selected", G_CALLBACK (row_selected_cb), NULL);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  AccordPaletteItem *item = gtk_list_item_get_item (list_item);
  const char *subtitle = accord_palette_item_get_subtitle (item);
  g_autofree char *spoken = subtitle == NULL
                              ? g_strdup (accord_palette_item_get_title (item))
                              : g_strjoin (", ", accord_palette_item_get_title (item), subtitle, NULL);

  accord_palette_row_set_item (ACCORD_PALETTE_ROW (gtk_list_item_get_child (list_item)), item);
  gtk_list_item_set_accessible_label (list_item, spoken);
  row_selected_cb (list_item);
}

static void
setup_heading_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "palette-heading");
  gtk_list_header_set_child (header, label);
}

/* A section begins where another group of the flattened model does. */
static void
bind_heading_cb (AccordPalette *self, GtkListHeader *header)
{
  GtkWidget *label = gtk_list_header_get_child (header);
  GListModel *groups = accord_palette_search_get_groups (self->search);
  guint start = gtk_list_header_get_start (header);
  guint n = g_list_model_get_n_items (groups);
  guint before = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordPaletteGroup) group = g_list_model_get_item (groups, i);

      before += g_list_model_get_n_items (G_LIST_MODEL (group));
      if (start < before)
        {
          gtk_label_set_label (GTK_LABEL (label), accord_palette_group_get_heading (group));
          return;
        }
    }
}

/* (nullable): what stands at a place of the list. */
static AccordPaletteItem *
item_at (AccordPalette *self, double x, double y)
{
  GtkWidget *list = GTK_WIDGET (self->list);
  GtkWidget *row = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  while (row != NULL && row != list && gtk_widget_get_parent (row) != list)
    row = gtk_widget_get_parent (row);
  row = row != NULL && row != list ? gtk_widget_get_first_child (row) : NULL;
  return ACCORD_IS_PALETTE_ROW (row) ? accord_palette_row_get_item (ACCORD_PALETTE_ROW (row)) : NULL;
}

/* GTK's row hears a click only if it is the same row that is pressed and let go. Here another answer may come in between,
 * and the line that was pressed is the one that is meant. */
static void
pressed_cb (GtkGestureClick *click, int n_press, double x, double y, AccordPalette *self)
{
  g_set_object (&self->pressed, item_at (self, x, y));
}

/* Not heard where the row heard it. */
static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, AccordPalette *self)
{
  g_autoptr (AccordPaletteItem) item = g_steal_pointer (&self->pressed);

  if (item != NULL && gtk_widget_contains (GTK_WIDGET (self->list), x, y))
    accord_palette_take (self, item);
}

static void
hear_clicks (AccordPalette *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));
}

/*< private >
 * accord_palette_make_list:
 * @self: a palette with its entry
 *
 * Returns: (transfer floating): the list, which stands in self->list, with room to scroll
 */
GtkWidget *
accord_palette_make_list (AccordPalette *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *headings = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_view_new (NULL, rows);

  self->list = GTK_LIST_VIEW (list);
  hear_clicks (self);
  g_signal_connect_object (rows, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (headings, "setup", G_CALLBACK (setup_heading_cb), NULL);
  g_signal_connect_swapped (headings, "bind", G_CALLBACK (bind_heading_cb), self);
  gtk_list_view_set_header_factory (self->list, headings);
  g_object_unref (headings);
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_widget_add_css_class (list, "palette-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Results"), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_CONTROLS,
                                  list, NULL, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}
