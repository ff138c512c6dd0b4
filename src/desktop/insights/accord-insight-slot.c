/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordInsightSlot: one place of the page of figures. While the page is arranged it is dragged by its whole face, moved with
 * Alt+Shift+arrows or its buttons, which stand above it and cover nothing, and removed with Delete; what is inside does not
 * react then. Own widget because a tile and a chart are arranged alike. */

#include "accord-config.h"

#include "accord-insight-slot.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordInsightSlot {
  AdwBin parent_instance;

  char *board; /* a name goes only where its like are */
  char *name;
  char *title;
  GtkWidget *widget;
  GtkWidget *tools;
  GtkEventController *drag, *drop;
  gboolean editing;
};

enum { MOVED, DROPPED, REMOVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordInsightSlot, accord_insight_slot, ADW_TYPE_BIN)

static void
earlier_cb (AccordInsightSlot *self)
{
  g_signal_emit (self, signals[MOVED], 0, -1);
}

static void
later_cb (AccordInsightSlot *self)
{
  g_signal_emit (self, signals[MOVED], 0, 1);
}

static void
remove_cb (AccordInsightSlot *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static gboolean
move_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  AccordInsightSlot *self = ACCORD_INSIGHT_SLOT (widget);

  if (!self->editing)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[MOVED], 0, g_variant_get_int32 (args));
  return GDK_EVENT_STOP;
}

static gboolean
remove_key (GtkWidget *widget, GVariant *args, gpointer data)
{
  if (!ACCORD_INSIGHT_SLOT (widget)->editing)
    return GDK_EVENT_PROPAGATE;
  remove_cb (ACCORD_INSIGHT_SLOT (widget));
  return GDK_EVENT_STOP;
}

/* Dragging carries the name, never the widget. */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, AccordInsightSlot *self)
{
  g_autofree char *carried = g_strdup_printf ("%s\n%s", self->board, self->name);

  return gdk_content_provider_new_typed (G_TYPE_STRING, carried);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, AccordInsightSlot *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (self->widget);

  gtk_drag_source_set_icon (source, picture, 20, 20);
  gtk_widget_set_opacity (GTK_WIDGET (self), 0.5);
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean move, AccordInsightSlot *self)
{
  gtk_widget_set_opacity (GTK_WIDGET (self), 1);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, AccordInsightSlot *self)
{
  g_auto (GStrv) parts = g_strsplit (g_value_get_string (value), "\n", 2);

  if (g_strv_length (parts) != 2 || !g_str_equal (parts[0], self->board) || g_str_equal (parts[1], self->name))
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, parts[1]);
  return TRUE;
}

static void
accord_insight_slot_finalize (GObject *object)
{
  AccordInsightSlot *self = ACCORD_INSIGHT_SLOT (object);

  g_free (self->board);
  g_free (self->name);
  g_free (self->title);
  G_OBJECT_CLASS (accord_insight_slot_parent_class)->finalize (object);
}

static void
accord_insight_slot_class_init (AccordInsightSlotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GdkModifierType modifiers = GDK_ALT_MASK | GDK_SHIFT_MASK;

  G_OBJECT_CLASS (klass)->finalize = accord_insight_slot_finalize;
  signals[MOVED] = g_signal_new ("moved", ACCORD_TYPE_INSIGHT_SLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", ACCORD_TYPE_INSIGHT_SLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVED] = g_signal_new ("removed", ACCORD_TYPE_INSIGHT_SLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, modifiers, move_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, modifiers, move_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, modifiers, move_key, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, modifiers, move_key, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_key, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
accord_insight_slot_init (AccordInsightSlot *self)
{
}

static void
add_tool (AccordInsightSlot *self, const char *icon, const char *name, void (*clicked) (AccordInsightSlot *))
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  accord_tooltip_set (button, name);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->tools), button);
}

static void
make_tools (AccordInsightSlot *self)
{
  GtkWidget *handle = g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-drag-handle-symbolic", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "hexpand", TRUE, "halign", GTK_ALIGN_START, "margin-start", 6, NULL);

  self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  gtk_widget_set_visible (self->tools, FALSE);
  gtk_widget_add_css_class (handle, "dim-label");
  gtk_box_append (GTK_BOX (self->tools), handle);
  add_tool (self, "go-previous-symbolic", _("Move Earlier (Alt+Shift+←)"), earlier_cb);
  add_tool (self, "go-next-symbolic", _("Move Later (Alt+Shift+→)"), later_cb);
  add_tool (self, "list-remove-symbolic", _("Remove from the Page (Delete)"), remove_cb);
}

/**
 * accord_insight_slot_new:
 * @board: what is arranged together
 * @name: of the tile or chart
 * @title: what people call it
 * @child: the tile or chart
 *
 * Returns: (transfer floating): a place for it
 */
GtkWidget *
accord_insight_slot_new (const char *board, const char *name, const char *title, GtkWidget *child)
{
  AccordInsightSlot *self = g_object_new (ACCORD_TYPE_INSIGHT_SLOT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->board = g_strdup (board);
  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->widget = child;
  make_tools (self);
  gtk_widget_set_vexpand (child, TRUE);
  gtk_widget_set_vexpand (box, FALSE); /* within the row; the page's boards do not grow */
  gtk_box_append (GTK_BOX (box), self->tools);
  gtk_box_append (GTK_BOX (box), child);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/**
 * accord_insight_slot_get_name:
 * @self: a slot
 *
 * Returns: (transfer none): what is in it, as a dashboard names it
 */
const char *
accord_insight_slot_get_name (AccordInsightSlot *self)
{
  return self->name;
}

/**
 * accord_insight_slot_get_widget:
 * @self: a slot
 *
 * Returns: (transfer none): what is in it
 */
GtkWidget *
accord_insight_slot_get_widget (AccordInsightSlot *self)
{
  return self->widget;
}

static void
set_draggable (AccordInsightSlot *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  self->drag = GTK_EVENT_CONTROLLER (source);
  self->drop = GTK_EVENT_CONTROLLER (target);
  gtk_widget_add_controller (GTK_WIDGET (self), self->drag);
  gtk_widget_add_controller (GTK_WIDGET (self), self->drop);
}

/**
 * accord_insight_slot_set_editing:
 * @self: a place
 * @editing: whether it can be moved now
 */
void
accord_insight_slot_set_editing (AccordInsightSlot *self, gboolean editing)
{
  g_return_if_fail (ACCORD_IS_INSIGHT_SLOT (self));

  if (self->editing == editing)
    return;
  self->editing = editing;
  gtk_widget_set_visible (self->tools, editing);
  gtk_widget_set_can_target (self->widget, !editing);
  gtk_widget_set_can_focus (self->widget, !editing);
  gtk_widget_set_focusable (GTK_WIDGET (self), editing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  if (editing)
    set_draggable (self);
  else
    {
      gtk_widget_remove_controller (GTK_WIDGET (self), self->drag);
      gtk_widget_remove_controller (GTK_WIDGET (self), self->drop);
    }
}
