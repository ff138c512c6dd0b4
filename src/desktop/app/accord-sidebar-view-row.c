/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordSidebarViewRow: follows its view and its count. Own widget, since each has things to let go of. */

#include "accord-config.h"

#include "accord-sidebar-view-row.h"

#include "accord-data-label.h"
#include "accord-menu-popup.h"
#include "accord-money.h"
#include "accord-tooltip.h"
#include "accord-view-count.h"

#include <glib/gi18n-lib.h>

struct _AccordSidebarViewRow {
  GtkListBoxRow parent_instance;

  AccordEntity *view;
  AccordViewCount *count;
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *number;
};

G_DEFINE_FINAL_TYPE (AccordSidebarViewRow, accord_sidebar_view_row, GTK_TYPE_LIST_BOX_ROW)

static guint dropped_signal;

/* A question asked anew is a magnifier, records that stay are a list: said by the icon, its tooltip and the name. */
static void
update (AccordSidebarViewRow *self)
{
  gint64 n = accord_view_count_get (self->count);
  gboolean fixed = g_strcmp0 (accord_entity_get_text (self->view, "mode"), "fixed") == 0;
  const char *mode = fixed ? _ ("Fixed: always the same records") : _ ("Live: whatever fits now");
  g_autofree char *number = accord_number_format (MAX (n, 0));
  const char *title = accord_entity_get_title (self->view) != NULL ? accord_entity_get_title (self->view) : "";
  g_autofree char *name = NULL;
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", title, mode);

  accord_data_label_set_text (self->name, title);
  gtk_label_set_text (self->number, n >= 0 ? number : "");
  gtk_image_set_from_icon_name (self->icon, fixed ? "accord-list-symbolic" : "system-search-symbolic");
  /* Translators: name of a saved view, and how many records it shows */
  name = n >= 0 ? g_strdup_printf (_ ("%s, %s"), title, number) : g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, mode, -1);
  accord_tooltip_set (GTK_WIDGET (self), tooltip);
}

static void
menu_cb (GtkWidget *widget, gpointer data)
{
  gint64 id = accord_sidebar_view_row_get_id (ACCORD_SIDEBAR_VIEW_ROW (widget));
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) move = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  accord_menu_append (move, _ ("Move Up"), "views.up", "x", id);
  accord_menu_append (move, _ ("Move Down"), "views.down", "x", id);
  accord_menu_append (rest, _ ("Rename…"), "views.rename", "x", id);
  accord_menu_append (rest, _ ("Delete"), "views.delete", "x", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  accord_menu_popup_on (widget, G_MENU_MODEL (menu));
}

static GdkContentProvider *
prepare_cb (AccordSidebarViewRow *self)
{
  return gdk_content_provider_new_typed (ACCORD_TYPE_SIDEBAR_VIEW_ROW, self);
}

static void
drag_begin_cb (AccordSidebarViewRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, paintable, 0, 0);
}

static gboolean
drop_cb (AccordSidebarViewRow *self, const GValue *value, double x, double y)
{
  AccordSidebarViewRow *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged == self)
    return FALSE;
  g_signal_emit (self, dropped_signal, 0, accord_sidebar_view_row_get_id (dragged),
                 y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
  return TRUE;
}

static void
accord_sidebar_view_row_dispose (GObject *object)
{
  AccordSidebarViewRow *self = ACCORD_SIDEBAR_VIEW_ROW (object);

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  if (self->count != NULL)
    g_signal_handlers_disconnect_by_data (self->count, self);
  g_clear_object (&self->count);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (accord_sidebar_view_row_parent_class)->dispose (object);
}

static void
accord_sidebar_view_row_class_init (AccordSidebarViewRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_sidebar_view_row_dispose;
  dropped_signal = g_signal_new ("dropped", ACCORD_TYPE_SIDEBAR_VIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
add_dragging (AccordSidebarViewRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ACCORD_TYPE_SIDEBAR_VIEW_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
accord_sidebar_view_row_init (AccordSidebarViewRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->icon = GTK_IMAGE (gtk_image_new ());
  self->name = GTK_LABEL (accord_data_label_new (NULL));
  self->number = GTK_LABEL (accord_data_label_new ("secondary numeric sidebar-count"));
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->name, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * accord_sidebar_view_row_new:
 * @workspace: the open file
 * @actor: who "mine" is
 * @view: a saved view
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
accord_sidebar_view_row_new (AccordWorkspace *workspace, AccordActor *actor, AccordEntity *view)
{
  AccordSidebarViewRow *self = g_object_new (ACCORD_TYPE_SIDEBAR_VIEW_ROW, NULL);

  self->view = g_object_ref (view);
  self->count = accord_view_count_new (workspace, actor, view);
  g_signal_connect_swapped (self->view, "notify::title", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->view, "notify::mode", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->count, "notify::count", G_CALLBACK (update), self);
  if (!accord_workspace_is_read_only (workspace))
    {
      accord_menu_follow (GTK_WIDGET (self), menu_cb, NULL);
      add_dragging (self);
    }
  update (self);
  return GTK_WIDGET (self);
}

/**
 * accord_sidebar_view_row_get_id:
 * @self: a row
 *
 * Returns: its view
 */
gint64
accord_sidebar_view_row_get_id (AccordSidebarViewRow *self)
{
  g_return_val_if_fail (ACCORD_IS_SIDEBAR_VIEW_ROW (self), 0);
  return accord_entity_get_id (self->view);
}
