/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLazyRow: the hull of a list row. GtkListView keeps some two hundred rows, whatever is in view;
 * building, filling and measuring all of them is what typing, jumping and starting cost. A hull takes
 * its content from a pool when it comes into view, gives it back when it leaves, and out of view is as
 * high as rows usually are without measuring anything. A custom widget because no stock one waits. */

#include "accord-config.h"

#include "accord-lazy-pool-private.h"
#include "accord-lazy-row-private.h"

typedef struct {
  AccordLazyPool *pool;
  GtkWidget *content; /* NULL while out of view, or not filled */
  AccordLazyRowFill fill;
  gpointer data;
  gboolean drawn;
} AccordLazyRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (AccordLazyRow, accord_lazy_row, GTK_TYPE_WIDGET)

static AccordLazyRowPrivate *
private_of (AccordLazyRow *self)
{
  return accord_lazy_row_get_instance_private (self);
}

static void
take_content (AccordLazyRow *self)
{
  AccordLazyRowPrivate *priv = private_of (self);
  g_autoptr (GtkWidget) content = accord_lazy_pool_take (priv->pool);

  gtk_widget_set_parent (content, GTK_WIDGET (self));
  priv->content = content;
}

static void
give_content (AccordLazyRow *self)
{
  AccordLazyRowPrivate *priv = private_of (self);

  if (priv->content == NULL)
    return;
  accord_lazy_pool_give (priv->pool, priv->content);
  g_clear_pointer (&priv->content, gtk_widget_unparent);
}

static void
accord_lazy_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  AccordLazyRowPrivate *priv = private_of (ACCORD_LAZY_ROW (widget));
  gboolean upright = orientation == GTK_ORIENTATION_VERTICAL;

  if (priv->content == NULL)
    {
      *minimum = *natural = upright ? priv->pool->height : 0;
      return;
    }
  gtk_widget_measure (priv->content, orientation, for_size, minimum, natural, NULL, NULL);
  if (upright && priv->pool->even)
    priv->pool->height = *natural;
}

static GtkSizeRequestMode
accord_lazy_row_get_request_mode (GtkWidget *widget)
{
  return private_of (ACCORD_LAZY_ROW (widget))->pool->even ? GTK_SIZE_REQUEST_CONSTANT_SIZE
                                                            : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_lazy_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AccordLazyRowPrivate *priv = private_of (ACCORD_LAZY_ROW (widget));

  if (priv->content != NULL)
    gtk_widget_allocate (priv->content, width, height, baseline, NULL);
}

static guint n_moves; /* how often a row came into the part of its list that is in view, or left it */

/* A list view maps the rows that are in view, and no others. */
static void
accord_lazy_row_map (GtkWidget *widget)
{
  n_moves++;
  GTK_WIDGET_CLASS (accord_lazy_row_parent_class)->map (widget);
}

static void
accord_lazy_row_unmap (GtkWidget *widget)
{
  n_moves++;
  GTK_WIDGET_CLASS (accord_lazy_row_parent_class)->unmap (widget);
}

static void
accord_lazy_row_dispose (GObject *object)
{
  AccordLazyRowPrivate *priv = private_of (ACCORD_LAZY_ROW (object));

  give_content (ACCORD_LAZY_ROW (object));
  priv->fill = NULL;
  G_OBJECT_CLASS (accord_lazy_row_parent_class)->dispose (object);
}

static void
accord_lazy_row_finalize (GObject *object)
{
  g_clear_object (&private_of (ACCORD_LAZY_ROW (object))->pool);
  G_OBJECT_CLASS (accord_lazy_row_parent_class)->finalize (object);
}

static void
accord_lazy_row_class_init (AccordLazyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_lazy_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_lazy_row_finalize;
  widget_class->measure = accord_lazy_row_measure;
  widget_class->size_allocate = accord_lazy_row_size_allocate;
  widget_class->get_request_mode = accord_lazy_row_get_request_mode;
  widget_class->map = accord_lazy_row_map;
  widget_class->unmap = accord_lazy_row_unmap;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
accord_lazy_row_init (AccordLazyRow *self)
{
}

/**
 * accord_lazy_row_new:
 * @pool: where its content comes from
 *
 * Returns: (transfer floating): an empty hull
 */
GtkWidget *
accord_lazy_row_new (AccordLazyPool *pool)
{
  AccordLazyRow *self = g_object_new (ACCORD_TYPE_LAZY_ROW, NULL);

  accord_lazy_row_set_pool (self, pool);
  return GTK_WIDGET (self);
}

/**
 * accord_lazy_row_set_pool:
 * @self: a hull of a class of its own, just made
 * @pool: where its content comes from
 */
void
accord_lazy_row_set_pool (AccordLazyRow *self, AccordLazyPool *pool)
{
  private_of (self)->pool = g_object_ref (pool);
}

/**
 * accord_lazy_row_get_content:
 *
 * Returns: (transfer none) (nullable): the content, while the row is in view
 */
GtkWidget *
accord_lazy_row_get_content (AccordLazyRow *self)
{
  return private_of (self)->content;
}

/**
 * accord_lazy_row_changed:
 *
 * What the row shows has changed: fills it now if it is in view, else when it comes there.
 */
void
accord_lazy_row_changed (AccordLazyRow *self)
{
  AccordLazyRowPrivate *priv = private_of (self);

  if (!priv->drawn || priv->fill == NULL)
    return;
  if (priv->content == NULL)
    take_content (self);
  priv->fill (priv->content, priv->data);
}

/**
 * accord_lazy_row_set_fill:
 * @fill: (nullable): called with the content and @data whenever there is something to show; %NULL
 *   when the row is given back: the content stays for its next record
 */
void
accord_lazy_row_set_fill (AccordLazyRow *self, AccordLazyRowFill fill, gpointer data)
{
  AccordLazyRowPrivate *priv = private_of (self);

  priv->fill = fill;
  priv->data = data;
  accord_lazy_row_changed (self);
}

/**
 * accord_lazy_row_clear:
 *
 * Gives the content back at once: the row shows nothing, or something of its own.
 */
void
accord_lazy_row_clear (AccordLazyRow *self)
{
  private_of (self)->fill = NULL;
  give_content (self);
}

gboolean
accord_lazy_row_is_drawn (AccordLazyRow *self)
{
  return private_of (self)->drawn;
}

AccordLazyPool *
accord_lazy_row_get_pool (AccordLazyRow *self)
{
  return private_of (self)->pool;
}

void
accord_lazy_row_set_drawn (AccordLazyRow *self, gboolean drawn)
{
  AccordLazyRowPrivate *priv = private_of (self);

  if (priv->drawn == drawn)
    return;
  priv->drawn = drawn;
  if (drawn)
    {
      accord_lazy_row_changed (self);
      return;
    }
  give_content (self);
  if (ACCORD_LAZY_ROW_GET_CLASS (self)->hidden != NULL)
    ACCORD_LAZY_ROW_GET_CLASS (self)->hidden (self);
}

/* What its record needs besides can be asked for before the row is seen. */
void
accord_lazy_row_come_near (AccordLazyRow *self)
{
  AccordLazyRowPrivate *priv = private_of (self);

  if (priv->fill != NULL && !priv->drawn && ACCORD_LAZY_ROW_GET_CLASS (self)->near_view != NULL)
    ACCORD_LAZY_ROW_GET_CLASS (self)->near_view (self);
}

/**
 * accord_lazy_row_of:
 * @list_row: a child of a list view
 *
 * Returns: (transfer none) (nullable): the hull in it
 */
AccordLazyRow *
accord_lazy_row_of (GtkWidget *list_row)
{
  static GObjectClass *last; /* nearly all are of one class, and asking for it is most of a look at a list */
  GtkWidget *child = gtk_widget_get_first_child (list_row);

  if (child == NULL || (G_OBJECT_GET_CLASS (child) != last && !ACCORD_IS_LAZY_ROW (child)))
    return NULL;
  last = G_OBJECT_GET_CLASS (child);
  return (AccordLazyRow *) child;
}

/*< private >
 * accord_lazy_row_n_moves:
 *
 * Returns: a number that is another one when a row of any list came into view or left it
 */
guint
accord_lazy_row_n_moves (void)
{
  return n_moves;
}
