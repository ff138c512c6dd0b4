/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which rows of a list are in view, looked at between layout and paint of each frame. */

#include "accord-config.h"

#include "accord-come-up.h"
#include "accord-lazy-pool-private.h"
#include "accord-lazy-row-private.h"

#define NEAR 12 /* rows beside the view: what a wheel turned fast brings there in two or three frames */

typedef struct {
  GtkListView *list; /* owns this */
  GdkFrameClock *clock;
  gulong layout_id;
  gboolean coming_up; /* the first rows are being filled */
  gint64 hidden;      /* the last frame before the page around it was drawn: accord_come_up() */
  gint64 frame;       /* of the last layout; a frame may have several */
  guint n_filled;     /* in it, while they come up */
  guint moves;        /* accord_lazy_row_n_moves() at the last look: */
  gboolean in_window; /* the list was in it */
  gboolean left;      /* rows wait for the next frame */
} Follower;

/* A board is wider than its window: columns beyond the edge are laid out like the others. */
static gboolean
is_in_window (GtkWidget *list)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (list));
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (list) && gtk_widget_compute_bounds (list, window, &bounds) &&
         bounds.origin.x < gtk_widget_get_width (window) && bounds.origin.x + bounds.size.width > 0;
}

/* Whether a row has come into view. @shown: (out): whether one was there before. */
static gboolean
has_fresh (GtkWidget *list, gboolean *shown)
{
  gboolean fresh = FALSE;

  *shown = FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      AccordLazyRow *lazy = accord_lazy_row_of (row);

      if (lazy == NULL)
        continue;
      *shown |= accord_lazy_row_is_drawn (lazy);
      fresh |= gtk_widget_get_child_visible (row) && !accord_lazy_row_is_drawn (lazy);
    }
  return fresh;
}

static gboolean
go_on_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_allocate (list);
  return G_SOURCE_REMOVE;
}

/* Whether a row that is to be filled has to wait for the next frame: the frame that draws the page around the list does no more,
 * nor those before it. */
static gboolean
waits (Follower *follower, AccordLazyRow *lazy)
{
  guint at_once = accord_lazy_row_get_pool (lazy)->at_once;

  if (!follower->coming_up || at_once == 0 || accord_lazy_row_is_drawn (lazy))
    return FALSE;
  return follower->frame <= follower->hidden + 1 || follower->n_filled++ >= at_once;
}

/* From @row on, in one direction. */
static void
tell_near (GtkWidget *row, GtkWidget *(*next) (GtkWidget *row))
{
  for (guint n = 0; row != NULL && n < NEAR; row = next (row))
    {
      AccordLazyRow *lazy = accord_lazy_row_of (row);

      if (lazy == NULL || accord_lazy_row_is_drawn (lazy))
        continue;
      accord_lazy_row_come_near (lazy);
      n++;
    }
}

/* Those that the next frames may bring into view have what they show by then, and are filled once. */
static void
tell_beside (GtkWidget *first, GtkWidget *last)
{
  if (first == NULL)
    return;
  tell_near (last, gtk_widget_get_next_sibling);
  tell_near (first, gtk_widget_get_prev_sibling);
}

/* Whether the rows in view may be others than at the last look: a frame in which a cursor blinks asks nothing of hundreds of rows. */
static gboolean
is_due (Follower *follower, gboolean in_window)
{
  gboolean due = follower->left || follower->coming_up || accord_come_up_n_waiting () > 0 ||
                 in_window != follower->in_window || accord_lazy_row_n_moves () != follower->moves;

  follower->in_window = in_window;
  follower->moves = accord_lazy_row_n_moves ();
  return due;
}

/* Fills the rows in view and empties the others. */
static void
fill_rows (Follower *follower, gboolean in_window)
{
  GtkWidget *list = GTK_WIDGET (follower->list);
  GdkFrameClock *clock = follower->clock;
  gboolean shown, fresh = has_fresh (list, &shown) && in_window;
  GtkWidget *first = NULL, *last = NULL;
  gboolean left = FALSE;
  guint beyond = 0;

  if (follower->frame != gdk_frame_clock_get_frame_counter (clock))
    follower->n_filled = 0;
  follower->frame = gdk_frame_clock_get_frame_counter (clock);
  follower->coming_up = fresh && (follower->coming_up || !shown);
  if (accord_come_up_hides (list))
    follower->hidden = follower->frame;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      AccordLazyRow *lazy = accord_lazy_row_of (row);
      gboolean in_view = in_window && gtk_widget_get_child_visible (row);

      if (lazy == NULL)
        continue;
      if (!in_view && first != NULL && beyond++ < accord_lazy_row_get_pool (lazy)->beyond)
        in_view = fresh || accord_lazy_row_is_drawn (lazy);
      first = first == NULL && in_view ? row : first;
      last = in_view ? row : last;
      if (in_view && waits (follower, lazy))
        left = TRUE;
      else
        accord_lazy_row_set_drawn (lazy, in_view);
    }
  tell_beside (first, last);
  follower->left = left;
  if (left)
    gtk_widget_add_tick_callback (list, go_on_cb, NULL, NULL);
  else
    follower->coming_up = FALSE;
}

static void
laid_out_cb (GdkFrameClock *clock, gpointer data)
{
  Follower *follower = data;
  gboolean in_window = is_in_window (GTK_WIDGET (follower->list));

  if (is_due (follower, in_window))
    fill_rows (follower, in_window);
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
  follower->hidden = -1;
  g_object_set_data_full (G_OBJECT (list), "accord-lazy-rows", follower, follower_free);
  g_signal_connect (list, "realize", G_CALLBACK (realized_cb), follower);
  g_signal_connect (list, "unrealize", G_CALLBACK (unrealized_cb), follower);
}

/**
 * accord_lazy_rows_are_filled:
 * @list: a list view
 *
 * Returns: whether every row that is in view has its content
 */
gboolean
accord_lazy_rows_are_filled (GtkListView *list)
{
  if (!is_in_window (GTK_WIDGET (list)))
    return TRUE;
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      AccordLazyRow *lazy = accord_lazy_row_of (row);

      if (lazy != NULL && gtk_widget_get_child_visible (row) && !accord_lazy_row_is_drawn (lazy))
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_lazy_rows_fill_ahead:
 * @list: a list view on a page that was laid out and is not on show: see accord_lay_out_ahead()
 *
 * Fills the next of the rows that will be in view. The page is to be laid out again then: rows that are less high than
 * was assumed let others into view.
 *
 * Returns: whether there was one
 */
gboolean
accord_lazy_rows_fill_ahead (GtkListView *list)
{
  GtkWidget *widget = GTK_WIDGET (list);

  if (gtk_widget_get_realized (widget) || gtk_widget_get_height (widget) == 0) /* seen once, its rows come and go with what is in view */
    return FALSE;
  for (GtkWidget *row = gtk_widget_get_first_child (widget); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      AccordLazyRow *lazy = accord_lazy_row_of (row);

      if (lazy == NULL || !gtk_widget_get_child_visible (row) || accord_lazy_row_is_drawn (lazy))
        continue;
      accord_lazy_row_set_drawn (lazy, TRUE);
      return TRUE;
    }
  return FALSE;
}
