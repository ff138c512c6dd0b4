/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lifting a card and dropping it on a column. The drag belongs to the column's list, not to a row,
 * so rows may come and go under it; which deal travels is in the context.
 *
 *   press, 8 px ─▶ prepare (the deal) ─▶ begin (picture) ─▶ over a column: gap ─▶ drop: model first
 *                                                       └─▶ Esc: end, nothing happened */

#include "accord-config.h"

#include "accord-column-private.h"

#include "accord-deal-commands.h"
#include "accord-deal-drag.h"

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer data)
{
  AccordColumnView *self = data;
  AccordWorkspace *workspace = accord_board_context_get_workspace (self->context);
  AccordBoardCard *card = accord_column_rows_at (self, x, y);
  graphene_point_t point;

  if (card == NULL || accord_board_card_get_card (card) == NULL || accord_workspace_is_read_only (workspace))
    return NULL;
  if (!gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (card), &GRAPHENE_POINT_INIT (x, y),
                                 &point))
    return NULL;
  self->lifted = accord_entity_get_id (accord_board_card_get_deal (card));
  self->lift_x = point.x;
  self->lift_y = point.y;
  return accord_deal_drag_provide (workspace, self->lifted);
}

/* Not every display server hands Esc to the drag; then it comes to the window. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint code, GdkModifierType state, gpointer data)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_drag_source_drag_cancel (GTK_DRAG_SOURCE (data));
  return GDK_EVENT_STOP;
}

static void
listen_for_escape (AccordColumnView *self, GtkDragSource *source)
{
  self->escape = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->escape, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->escape, "key-pressed", G_CALLBACK (key_cb), source, 0);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->escape);
}

static void
stop_listening (AccordColumnView *self)
{
  GtkEventController *escape = g_steal_pointer (&self->escape);

  if (escape != NULL && gtk_event_controller_get_widget (escape) != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (escape), escape);
}

/* What the drag carries names the card that was lifted. */
static void
put_first (GArray *deals, gint64 lifted)
{
  for (guint i = 0; i < deals->len; i++)
    if (g_array_index (deals, gint64, i) == lifted)
      {
        g_array_remove_index (deals, i);
        break;
      }
  g_array_prepend_val (deals, lifted);
}

static void
begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  AccordColumnView *self = data;
  AccordBoardCard *card = accord_column_rows_find (self, self->lifted);
  GtkWidget *lifted = card ? accord_board_card_get_card (card) : NULL;
  g_autoptr (GdkPaintable) picture = NULL;
  g_autoptr (GArray) deals = NULL;
  graphene_rect_t bounds;
  int margin;

  if (lifted == NULL || !gtk_widget_compute_bounds (lifted, lifted, &bounds))
    return;
  if (accord_board_context_is_selected (self->context, self->lifted))
    deals = accord_board_context_list_selected (self->context);
  else
    {
      accord_board_context_select_none (self->context);
      deals = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (deals, self->lifted);
    }
  picture = accord_deal_drag_picture (lifted, deals->len, &margin);
  gtk_drag_source_set_icon (source, picture, (int) self->lift_x + margin, (int) self->lift_y + margin);
  listen_for_escape (self, source);
  put_first (deals, self->lifted);
  accord_board_context_set_dragged (self->context, (const gint64 *) (void *) deals->data, deals->len, (int) bounds.size.height);
}

static void
end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, gpointer data)
{
  AccordColumnView *self = data;

  stop_listening (self);
  accord_board_context_set_dragged (self->context, NULL, 0, 0);
}

static gboolean
cancelled_cb (GtkDragSource *source, GdkDrag *drag, GdkDragCancelReason reason, gpointer data)
{
  return FALSE; /* the card flies back */
}

/* Where the card is already: no gap. */
static gboolean
is_in_place (AccordColumnView *self, guint position)
{
  guint from;

  guint n;

  accord_board_context_get_dragged_deals (self->context, &n);
  return n == 1 && accord_id_list_position_of (accord_board_column_get_deals (self->column),
                                               accord_board_context_get_dragged (self->context), &from)
         && (position == from || position == from + 1);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, gpointer data)
{
  AccordColumnView *self = data;
  guint position;

  if (accord_board_context_get_dragged (self->context) == 0)
    return 0;
  g_clear_handle_id (&self->leaving, g_source_remove);
  accord_column_view_set_target (self, TRUE);
  position = accord_column_view_position_at (self, y);
  accord_column_view_set_gap (self, accord_column_view_is_locked (self) || is_in_place (self, position) ? ACCORD_NO_GAP
                                                                                                      : position);
  return GDK_ACTION_MOVE;
}

static void
let_go (AccordColumnView *self)
{
  g_clear_handle_id (&self->leaving, g_source_remove);
  accord_column_view_set_target (self, FALSE);
  accord_column_view_set_gap (self, ACCORD_NO_GAP);
}

static gboolean
left_cb (gpointer data)
{
  AccordColumnView *self = data;

  self->leaving = 0;
  let_go (self);
  return G_SOURCE_REMOVE;
}

/* The gap may be what the pointer leaves: GTK 4.18 still tells its parents, and must find it there. */
static void
leave_cb (GtkDropTarget *target, gpointer data)
{
  AccordColumnView *self = data;

  accord_column_view_set_target (self, FALSE);
  if (self->leaving == 0)
    self->leaving = g_idle_add_full (G_PRIORITY_HIGH_IDLE, left_cb, self, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  AccordColumnView *self = data;
  gint64 deal = accord_deal_drag_accept (value, accord_board_context_get_workspace (self->context));
  guint position = accord_column_view_position_at (self, y);
  g_autoptr (GArray) deals = NULL;
  gboolean locked;

  let_go (self);
  /* After Esc some display servers still deliver the drop. */
  if (deal == 0 || deal != accord_board_context_get_dragged (self->context))
    return FALSE;
  locked = accord_board_context_get_lock (self->context, accord_board_column_get_key (self->column)) != NULL;
  deals = accord_deal_drag_take (self->context);
  if (self->folded)
    position = 0;
  if (locked)
    accord_deals_ask (GTK_WIDGET (self), self->context, (const gint64 *) (void *) deals->data, deals->len, self->column, position);
  else
    accord_deals_move (GTK_WIDGET (self), self->context, (const gint64 *) (void *) deals->data, deals->len, self->column,
                       position, NULL);
  return TRUE;
}

/**
 * accord_column_drag_init:
 * @self: a column with its list
 *
 * Lets cards be lifted from it and dropped on it.
 */
void
accord_column_drag_init (AccordColumnView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ACCORD_TYPE_DEAL_DRAG, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (begin_cb), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (end_cb), self, 0);
  g_signal_connect_object (source, "drag-cancel", G_CALLBACK (cancelled_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_object (target, "enter", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
