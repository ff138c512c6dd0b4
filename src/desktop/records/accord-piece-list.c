/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPieceList: own widget because a GtkListView only saves widgets where it is itself what scrolls,
 * and the timeline is one part of a page that scrolls as a whole.
 *
 *   pieces   [built][built][ height ][ height ][built][built]│ not yet reached
 *                                              ^ viewport ^
 *
 * The page's adjustment decides: what lies within two screens is built, what lies beyond four is given
 * back, and where the last piece comes near the next one is begun. Main thread. */

#include "accord-config.h"

#include "accord-piece-list.h"

#include "accord-frame-call.h"
#include "accord-unread.h"

#define PIECE 16       /* rows */
#define ROW_HEIGHT 72  /* guess, before a piece was built */

typedef struct {
  GtkWidget *child;    /* or NULL: not built, or given back */
  int height;          /* as last allocated, or guessed */
  gboolean building;
  gboolean stale;      /* shows what was there before */
} Piece;

struct _AccordPieceList {
  GtkWidget parent_instance;

  AccordPieceFunc func;
  gpointer data;         /* borrowed: the owner */
  GArray *pieces;        /* of Piece: those reached so far */
  guint n;
  guint generation;
  GtkAdjustment *page;   /* of the scrolled window around, while mapped */
  AccordFrameCall look;
};

G_DEFINE_FINAL_TYPE (AccordPieceList, accord_piece_list, GTK_TYPE_WIDGET)

static Piece *
piece_at (AccordPieceList *self, guint i)
{
  return &g_array_index (self->pieces, Piece, i);
}

static guint
n_pieces (AccordPieceList *self)
{
  return (self->n + PIECE - 1) / PIECE;
}

static guint
rows_of (AccordPieceList *self, guint i)
{
  return MIN (PIECE, self->n - i * PIECE);
}

typedef struct {
  AccordPieceList *list;
  guint index;
  guint generation;
} Building;

static void
building_free (gpointer data)
{
  g_object_unref (((Building *) data)->list);
  g_free (data);
}

static void
give_back (Piece *piece)
{
  g_clear_pointer (&piece->child, gtk_widget_unparent);
}

static DexFuture *
built_cb (DexFuture *future, gpointer data)
{
  Building *building = data;
  AccordPieceList *self = building->list;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  Piece *piece;

  if (building->generation != self->generation || building->index >= self->pieces->len)
    return dex_ref (future);
  piece = piece_at (self, building->index);
  piece->building = FALSE;
  if (value == NULL)
    {
      accord_unread_note ("Rows could not be made", error);
      return dex_ref (future);
    }
  give_back (piece);
  piece->stale = FALSE;
  piece->child = g_value_get_object (value);
  gtk_widget_set_parent (piece->child, GTK_WIDGET (self));
  gtk_widget_queue_resize (GTK_WIDGET (self));
  accord_frame_call_queue (&self->look);
  return dex_ref (future);
}

static void
build (AccordPieceList *self, guint i)
{
  Building *building = g_new (Building, 1);

  piece_at (self, i)->building = TRUE;
  *building = (Building) { g_object_ref (self), i, self->generation };
  dex_future_disown (dex_future_finally (self->func (self->data, i * PIECE, rows_of (self, i)), built_cb, building,
                                         building_free));
}

/* What of the list is seen, in its own coordinates; FALSE while nothing is. By the adjustment: where the
 * page stands on the screen follows it one frame later, and nobody looks again then. */
static gboolean
seen_range (AccordPieceList *self, double *top, double *bottom)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkWidget *content = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  graphene_point_t origin;

  if (self->page == NULL || content == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self), content, &GRAPHENE_POINT_INIT (0, 0), &origin))
    return FALSE;
  *top = gtk_adjustment_get_value (self->page) - origin.y;
  *bottom = *top + gtk_adjustment_get_page_size (self->page);
  return TRUE;
}

static void
consider (AccordPieceList *self, guint i, double from, double to, double top, double bottom)
{
  Piece *piece = piece_at (self, i);
  double screen = MAX (bottom - top, 100);
  gboolean near = to >= top - 2 * screen && from <= bottom + 2 * screen;
  gboolean far = to < top - 4 * screen || from > bottom + 4 * screen;

  if (near && !piece->building && (piece->child == NULL || piece->stale))
    build (self, i);
  else if (far && piece->child != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self)) != piece->child)
    give_back (piece);
}

/* One more piece, which begins at @y. */
static void
reach (AccordPieceList *self, double y, double top, double bottom)
{
  guint i = self->pieces->len;
  int height = (int) rows_of (self, i) * ROW_HEIGHT;

  g_array_set_size (self->pieces, i + 1);
  piece_at (self, i)->height = height;
  consider (self, i, y, y + height, top, bottom);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  accord_frame_call_queue (&self->look);
}

static void
look (gpointer data)
{
  AccordPieceList *self = data;
  double top, bottom, y = 0;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !seen_range (self, &top, &bottom))
    return;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      double height = piece_at (self, i)->height;

      consider (self, i, y, y + height, top, bottom);
      y += height;
    }
  if (self->pieces->len >= n_pieces (self) || y > bottom + 2 * (bottom - top))
    return;
  reach (self, y, top, bottom);
}

static void
page_changed_cb (AccordPieceList *self)
{
  accord_frame_call_queue (&self->look);
}

static void
accord_piece_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  AccordPieceList *self = ACCORD_PIECE_LIST (widget);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = piece_at (self, i);
      int least = 0, wanted = 0;

      if (piece->child != NULL)
        gtk_widget_measure (piece->child, orientation, for_size, &least, &wanted, NULL, NULL);
      else if (orientation == GTK_ORIENTATION_VERTICAL)
        least = wanted = piece->height;
      *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *minimum + least : MAX (*minimum, least);
      *natural = orientation == GTK_ORIENTATION_VERTICAL ? *natural + wanted : MAX (*natural, wanted);
    }
}

static void
accord_piece_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordPieceList *self = ACCORD_PIECE_LIST (widget);
  int y = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = piece_at (self, i);

      if (piece->child != NULL)
        {
          gtk_widget_measure (piece->child, GTK_ORIENTATION_VERTICAL, width, NULL, &piece->height, NULL, NULL);
          gtk_widget_size_allocate (piece->child, &(GtkAllocation) { 0, y, width, piece->height }, -1);
        }
      y += piece->height;
    }
  accord_frame_call_queue (&self->look);
}

static GtkSizeRequestMode
accord_piece_list_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_piece_list_map (GtkWidget *widget)
{
  AccordPieceList *self = ACCORD_PIECE_LIST (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (accord_piece_list_parent_class)->map (widget);
  if (scroller == NULL)
    return;
  self->page = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  g_signal_connect_object (self->page, "value-changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
  accord_frame_call_queue (&self->look);
}

static void
accord_piece_list_unmap (GtkWidget *widget)
{
  AccordPieceList *self = ACCORD_PIECE_LIST (widget);

  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_clear_object (&self->page);
  GTK_WIDGET_CLASS (accord_piece_list_parent_class)->unmap (widget);
}

static void
drop_pieces (AccordPieceList *self, guint from)
{
  for (guint i = from; i < self->pieces->len; i++)
    give_back (piece_at (self, i));
  g_array_set_size (self->pieces, MIN (from, self->pieces->len));
}

static void
accord_piece_list_dispose (GObject *object)
{
  AccordPieceList *self = ACCORD_PIECE_LIST (object);

  self->generation++;
  accord_frame_call_clear (&self->look);
  drop_pieces (self, 0);
  G_OBJECT_CLASS (accord_piece_list_parent_class)->dispose (object);
}

static void
accord_piece_list_finalize (GObject *object)
{
  g_array_unref (ACCORD_PIECE_LIST (object)->pieces);
  G_OBJECT_CLASS (accord_piece_list_parent_class)->finalize (object);
}

static void
accord_piece_list_class_init (AccordPieceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_piece_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_piece_list_finalize;
  widget_class->measure = accord_piece_list_measure;
  widget_class->size_allocate = accord_piece_list_size_allocate;
  widget_class->get_request_mode = accord_piece_list_get_request_mode;
  widget_class->map = accord_piece_list_map;
  widget_class->unmap = accord_piece_list_unmap;
}

static void
accord_piece_list_init (AccordPieceList *self)
{
  self->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  accord_frame_call_init (&self->look, look, self);
}

/**
 * accord_piece_list_new:
 * @func: makes rows
 * @data: for @func; the owner of the list, which stays longer
 *
 * Returns: (transfer floating): a list without rows
 */
GtkWidget *
accord_piece_list_new (AccordPieceFunc func, gpointer data)
{
  AccordPieceList *self = g_object_new (ACCORD_TYPE_PIECE_LIST, NULL);

  self->func = func;
  self->data = data;
  return GTK_WIDGET (self);
}

/**
 * accord_piece_list_set_n:
 * @self: a list
 * @n: how many rows there are
 *
 * Other rows, from the beginning.
 */
void
accord_piece_list_set_n (AccordPieceList *self, guint n)
{
  g_return_if_fail (ACCORD_IS_PIECE_LIST (self));

  drop_pieces (self, 0);
  accord_piece_list_renew (self, n);
}

/**
 * accord_piece_list_renew:
 * @self: a list
 * @n: how many rows there are
 *
 * The same rows with changes: what is shown stays until its replacement is there, so the page does not
 * move.
 */
void
accord_piece_list_renew (AccordPieceList *self, guint n)
{
  g_return_if_fail (ACCORD_IS_PIECE_LIST (self));

  self->generation++;
  self->n = n;
  drop_pieces (self, n_pieces (self));
  for (guint i = 0; i < self->pieces->len; i++)
    {
      piece_at (self, i)->building = FALSE;
      piece_at (self, i)->stale = TRUE;
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  look (self); /* what is in sight is asked for at once */
}

/**
 * accord_piece_list_get_n_held:
 * @self: a list
 *
 * Returns: how many rows have widgets now
 */
guint
accord_piece_list_get_n_held (AccordPieceList *self)
{
  guint n = 0;

  g_return_val_if_fail (ACCORD_IS_PIECE_LIST (self), 0);

  for (guint i = 0; i < self->pieces->len; i++)
    n += piece_at (self, i)->child != NULL ? rows_of (self, i) : 0;
  return n;
}
