/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dragging deals between days of a calendar and stages of an imagined board. */

#include "accord-config.h"

#include "accord-close-drag.h"

#define DEAL "accord-drag-deal"

static AccordCloseDrag *
accord_close_drag_copy (AccordCloseDrag *drag)
{
  AccordCloseDrag *copy = g_new0 (AccordCloseDrag, 1);

  copy->file = g_strdup (drag->file);
  copy->deal = drag->deal;
  return copy;
}

static void
accord_close_drag_free (AccordCloseDrag *drag)
{
  g_free (drag->file);
  g_free (drag);
}

G_DEFINE_BOXED_TYPE (AccordCloseDrag, accord_close_drag, accord_close_drag_copy, accord_close_drag_free)

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer workspace)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  gint64 *deal = g_object_get_data (G_OBJECT (widget), DEAL);
  AccordCloseDrag drag = { (char *) accord_workspace_get_path (workspace), deal != NULL ? *deal : 0 };

  if (drag.deal == 0 || accord_workspace_is_read_only (workspace))
    return NULL;
  return gdk_content_provider_new_typed (ACCORD_TYPE_CLOSE_DRAG, &drag);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (widget);
  g_autoptr (GdkPaintable) still = gdk_paintable_get_current_image (live);

  gtk_drag_source_set_icon (source, still, 12, 8);
}

/**
 * accord_close_drag_offer:
 * @widget: stands for a deal
 * @workspace: the file it is in
 * @deal: its id; 0: it cannot be dragged for now
 *
 * May be called again with another deal.
 */
void
accord_close_drag_offer (GtkWidget *widget, AccordWorkspace *workspace, gint64 deal)
{
  gint64 *kept = g_object_get_data (G_OBJECT (widget), DEAL);
  GtkDragSource *source;

  if (kept != NULL)
    {
      *kept = deal;
      return;
    }
  g_object_set_data_full (G_OBJECT (widget), DEAL, g_memdup2 (&deal, sizeof deal), g_free);
  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), workspace, 0);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), NULL);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

typedef struct {
  AccordWorkspace *workspace; /* held */
  AccordCloseDropFunc drop;
} Target;

static void
target_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Target *) data)->workspace);
  g_free (data);
}

static gboolean
drop_cb (GtkDropTarget *drop, const GValue *value, double x, double y, Target *target)
{
  const AccordCloseDrag *drag = g_value_get_boxed (value);
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drop));

  if (drag == NULL || g_strcmp0 (drag->file, accord_workspace_get_path (target->workspace)) != 0)
    return FALSE;
  return target->drop (widget, drag->deal);
}

/**
 * accord_close_drag_take:
 * @target: takes deals
 * @workspace: of this file
 * @drop: does it; gets @target
 */
void
accord_close_drag_take (GtkWidget *target, AccordWorkspace *workspace, AccordCloseDropFunc drop)
{
  GtkDropTarget *controller = gtk_drop_target_new (ACCORD_TYPE_CLOSE_DRAG, GDK_ACTION_MOVE);
  Target *data = g_new0 (Target, 1);

  *data = (Target) { g_object_ref (workspace), drop };
  g_signal_connect_data (controller, "drop", G_CALLBACK (drop_cb), data, target_free, 0);
  gtk_widget_add_controller (target, GTK_EVENT_CONTROLLER (controller));
}
