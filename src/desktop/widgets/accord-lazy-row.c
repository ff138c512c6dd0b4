/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLazyRow: the hull of a list row. GtkListView keeps some two hundred rows, whatever is in view;
 * building, filling and measuring all of them is what typing, jumping and starting cost. A hull makes
 * its content when it first comes into view, fills it only while it is there, and out of view is as
 * high as its fellows without measuring anything. A custom widget because no stock one waits. */

#include "accord-config.h"

#include "accord-lazy-row.h"

#define ROW_HEIGHT 56 /* ui.md §6, until a row has been measured */

struct _AccordLazyRow {
  GtkWidget parent_instance;

  GtkWidget *(*make) (void);
  GtkWidget *content; /* NULL until first in view */
  AccordLazyRowFill fill;
  gpointer data;
  gboolean drawn;
  gboolean stale; /* to be filled when in view again */
};

G_DEFINE_FINAL_TYPE (AccordLazyRow, accord_lazy_row, GTK_TYPE_WIDGET)

/* Rows of one kind are equally high, in whatever font. */
static int known_height = ROW_HEIGHT;

static void
accord_lazy_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  AccordLazyRow *self = ACCORD_LAZY_ROW (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? known_height : 0;
  if (self->content == NULL || !self->drawn)
    return;
  gtk_widget_measure (self->content, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    known_height = *natural;
}

static void
accord_lazy_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordLazyRow *self = ACCORD_LAZY_ROW (widget);

  if (self->content != NULL && self->drawn)
    gtk_widget_allocate (self->content, width, height, -1, NULL);
}

static GtkSizeRequestMode
accord_lazy_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
accord_lazy_row_dispose (GObject *object)
{
  g_clear_pointer (&ACCORD_LAZY_ROW (object)->content, gtk_widget_unparent);
  G_OBJECT_CLASS (accord_lazy_row_parent_class)->dispose (object);
}

static void
accord_lazy_row_class_init (AccordLazyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_lazy_row_dispose;
  widget_class->measure = accord_lazy_row_measure;
  widget_class->size_allocate = accord_lazy_row_size_allocate;
  widget_class->get_request_mode = accord_lazy_row_get_request_mode;
}

static void
accord_lazy_row_init (AccordLazyRow *self)
{
}

/**
 * accord_lazy_row_new:
 * @make: makes the content when it is needed
 *
 * Returns: (transfer floating): an empty hull
 */
GtkWidget *
accord_lazy_row_new (GtkWidget *(*make) (void))
{
  AccordLazyRow *self = g_object_new (ACCORD_TYPE_LAZY_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->make = make;
  return GTK_WIDGET (self);
}

/**
 * accord_lazy_row_get_content:
 *
 * Returns: (transfer none) (nullable): the content, if the row has ever been in view
 */
GtkWidget *
accord_lazy_row_get_content (AccordLazyRow *self)
{
  return self->content;
}

static void
fill_now (AccordLazyRow *self)
{
  if (self->content == NULL)
    {
      self->content = self->make ();
      gtk_widget_set_parent (self->content, GTK_WIDGET (self));
    }
  self->stale = FALSE;
  self->fill (self->content, self->data);
}

/**
 * accord_lazy_row_changed:
 *
 * What the row shows has changed: fills it now if it is in view, else when it comes there.
 */
void
accord_lazy_row_changed (AccordLazyRow *self)
{
  if (self->drawn && self->fill != NULL)
    fill_now (self);
  else
    self->stale = TRUE;
}

/**
 * accord_lazy_row_set_fill:
 * @fill: (nullable): called with the content and @data whenever there is something to show; %NULL
 *   when the row is given back
 */
void
accord_lazy_row_set_fill (AccordLazyRow *self, AccordLazyRowFill fill, gpointer data)
{
  self->fill = fill;
  self->data = data;
  if (fill != NULL)
    accord_lazy_row_changed (self);
}

/**
 * accord_lazy_row_set_drawn:
 * @drawn: whether the row is in view
 */
void
accord_lazy_row_set_drawn (AccordLazyRow *self, gboolean drawn)
{
  if (self->drawn == drawn)
    return;
  self->drawn = drawn;
  if (drawn && self->fill != NULL && (self->stale || self->content == NULL))
    fill_now (self);
  if (self->content != NULL)
    gtk_widget_set_child_visible (self->content, drawn);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

typedef struct {
  GtkListView *list; /* owns this */
  GdkFrameClock *clock;
  gulong layout_id;
} Follower;

static void
laid_out_cb (GdkFrameClock *clock, gpointer data)
{
  Follower *follower = data;
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (follower->list));

  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (ACCORD_IS_LAZY_ROW (child))
        accord_lazy_row_set_drawn (ACCORD_LAZY_ROW (child), gtk_widget_get_child_visible (row));
    }
}

static void
unrealized_cb (GtkWidget *widget, gpointer data)
{
  Follower *follower = data;

  if (follower->clock != NULL)
    g_clear_signal_handler (&follower->layout_id, follower->clock);
  g_clear_object (&follower->clock);
}

static void
realized_cb (GtkWidget *widget, gpointer data)
{
  Follower *follower = data;

  unrealized_cb (widget, data);
  follower->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  follower->layout_id = g_signal_connect_after (follower->clock, "layout", G_CALLBACK (laid_out_cb), follower);
}

static void
follower_free (gpointer data)
{
  unrealized_cb (NULL, data);
  g_free (data);
}

/**
 * accord_lazy_rows_follow:
 * @list: a list view whose factory makes #AccordLazyRow
 *
 * A jump of the scroll bar never shows an empty row: rows are filled between layout and paint.
 */
void
accord_lazy_rows_follow (GtkListView *list)
{
  Follower *follower = g_new0 (Follower, 1);

  follower->list = list;
  g_object_set_data_full (G_OBJECT (list), "accord-lazy-rows", follower, follower_free);
  g_signal_connect (list, "realize", G_CALLBACK (realized_cb), follower);
  g_signal_connect (list, "unrealize", G_CALLBACK (unrealized_cb), follower);
}
