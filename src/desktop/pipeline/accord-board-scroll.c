/* SPDX-License-Identifier: GPL-3.0-or-later */

/* While a card is held near an edge, the board (left, right) or the column under it (up, down)
 * scrolls; faster towards the edge; after 150 ms, so that passing by does nothing. */

#include "accord-config.h"

#include "accord-board-view-private.h"

#define ZONE_X 64
#define ZONE_Y 48
#define PATIENCE_US 150000
#define MAX_STEP 22.0 /* px a frame */

/* -1 … 1: how deep @at is in the zone at either end of 0 … @size. */
static double
depth (double at, double size, double zone)
{
  if (size < 3 * zone)
    return 0;
  if (at < zone)
    return -CLAMP ((zone - at) / zone, 0, 1);
  if (at > size - zone)
    return CLAMP ((at - size + zone) / zone, 0, 1);
  return 0;
}

/* The column under the card; its cards begin below the head, where sums may take several lines. */
static AccordColumnView *
column_at (AccordBoardView *self, graphene_rect_t *cards)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns));
  graphene_rect_t bounds;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && gtk_widget_compute_bounds (child, GTK_WIDGET (self), &bounds)
        && self->pointer_x >= bounds.origin.x && self->pointer_x < bounds.origin.x + bounds.size.width)
      break;
  if (child == NULL || accord_column_view_get_folded (ACCORD_COLUMN_VIEW (child)) ||
      !gtk_widget_compute_bounds (accord_column_view_get_list (ACCORD_COLUMN_VIEW (child)), GTK_WIDGET (self), cards))
    return NULL;
  return ACCORD_COLUMN_VIEW (child);
}

static void
step (GtkAdjustment *adjustment, double by)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by * MAX_STEP);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AccordBoardView *self = ACCORD_BOARD_VIEW (widget);
  graphene_rect_t cards;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  AccordColumnView *column = self->pointer_in ? column_at (self, &cards) : NULL;
  double x = self->pointer_in ? depth (self->pointer_x, gtk_widget_get_width (widget), ZONE_X) : 0;
  double y = column ? depth (self->pointer_y - cards.origin.y, cards.size.height, ZONE_Y) : 0;

  if (x == 0 && y == 0)
    {
      self->edge_since = 0;
      self->tick = 0;
      return G_SOURCE_REMOVE;
    }
  if (self->edge_since == 0)
    self->edge_since = now;
  if (now - self->edge_since < PATIENCE_US)
    return G_SOURCE_CONTINUE;
  if (x != 0)
    step (gtk_scrolled_window_get_hadjustment (self->scroller), x);
  if (y != 0)
    step (accord_column_view_get_adjustment (column), y);
  return G_SOURCE_CONTINUE;
}

/* Looks once, and goes on while the pointer is at an edge: elsewhere a drag needs no frames. */
static void
look (AccordBoardView *self)
{
  if (self->tick == 0 && self->pointer_in && accord_board_context_get_dragged (self->context) != 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
moved_cb (GtkDropControllerMotion *motion, double x, double y, gpointer data)
{
  AccordBoardView *self = data;

  self->pointer_in = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  look (self);
}

static void
left_cb (GtkDropControllerMotion *motion, gpointer data)
{
  ((AccordBoardView *) data)->pointer_in = FALSE;
}

static void
marks_changed_cb (AccordBoardView *self)
{
  if (accord_board_context_get_dragged (self->context) != 0)
    look (self);
  else
    accord_board_scroll_stop (self);
}

/**
 * accord_board_scroll_init:
 * @self: a board
 *
 * Begins to watch drags.
 */
void
accord_board_scroll_init (AccordBoardView *self)
{
  GtkEventController *motion = gtk_drop_controller_motion_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (moved_cb), self, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (moved_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (left_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (self->context, "marks-changed", G_CALLBACK (marks_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * accord_board_scroll_stop:
 * @self: a board
 *
 * No card is dragged any more.
 */
void
accord_board_scroll_stop (AccordBoardView *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  self->edge_since = 0;
  self->pointer_in = FALSE;
}
