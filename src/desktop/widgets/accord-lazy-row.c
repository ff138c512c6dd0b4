/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLazyRow: the hull of a list row. GtkListView keeps some two hundred rows, whatever is in view;
 * building, filling and measuring all of them is what typing, jumping and starting cost. A hull takes
 * its content from a pool when it comes into view, gives it back when it leaves, and out of view is as
 * high as rows usually are without measuring anything. A custom widget because no stock one waits. */

#include "accord-config.h"

#include "accord-lazy-row-private.h"

#define MAX_SPARE 48

struct _AccordLazyPool {
  GObject parent_instance;

  GtkWidget *(*make) (void);
  GPtrArray *spare; /* of GtkWidget, owned: without a parent */
  int height;       /* of a row out of view, px */
  gboolean even;    /* rows are equally high, in whatever font */
  guint beyond;     /* rows below the last one in view that are filled with it */
  guint at_once;    /* rows that one frame fills where there was none; 0: all */
};

G_DEFINE_FINAL_TYPE (AccordLazyPool, accord_lazy_pool, G_TYPE_OBJECT)

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
accord_lazy_pool_finalize (GObject *object)
{
  g_ptr_array_unref (ACCORD_LAZY_POOL (object)->spare);
  G_OBJECT_CLASS (accord_lazy_pool_parent_class)->finalize (object);
}

static void
accord_lazy_pool_class_init (AccordLazyPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_lazy_pool_finalize;
}

static void
accord_lazy_pool_init (AccordLazyPool *self)
{
  self->spare = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * accord_lazy_pool_new:
 * @make: makes a content
 * @height: of a row before one has been measured, px
 * @even: whether rows are equally high; else a row out of view keeps @height
 *
 * Returns: (transfer full): a pool without contents
 */
AccordLazyPool *
accord_lazy_pool_new (GtkWidget *(*make) (void), int height, gboolean even)
{
  AccordLazyPool *self = g_object_new (ACCORD_TYPE_LAZY_POOL, NULL);

  self->make = make;
  self->height = height;
  self->even = even;
  return self;
}

/**
 * accord_lazy_pool_set_beyond:
 * @self: a pool of rows that are not equally high
 * @beyond: how many rows below the view are filled with those that come into it
 *
 * Rows that turn out less high than was assumed let others into view: these are filled already, and what was laid
 * out stands.
 */
void
accord_lazy_pool_set_beyond (AccordLazyPool *self, guint beyond)
{
  self->beyond = beyond;
}

/**
 * accord_lazy_pool_set_at_once:
 * @self: a pool
 * @at_once: how many rows a frame fills while a list comes up; 0: all that are in view
 *
 * Rows with many widgets come up in two or three frames, from the top, so that none of these takes long. A list that
 * shows rows already fills all that come into view in one frame.
 */
void
accord_lazy_pool_set_at_once (AccordLazyPool *self, guint at_once)
{
  self->at_once = at_once;
}

guint
accord_lazy_pool_get_beyond (AccordLazyPool *self)
{
  return self->beyond;
}

guint
accord_lazy_pool_get_at_once (AccordLazyPool *self)
{
  return self->at_once;
}

static void
take_content (AccordLazyRow *self)
{
  AccordLazyRowPrivate *priv = private_of (self);
  GPtrArray *spare = priv->pool->spare;
  g_autoptr (GtkWidget) content = NULL;

  if (spare->len > 0)
    content = g_ptr_array_steal_index_fast (spare, spare->len - 1);
  else
    content = g_object_ref_sink (priv->pool->make ());
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  priv->content = content;
}

static void
give_content (AccordLazyRow *self)
{
  AccordLazyRowPrivate *priv = private_of (self);

  if (priv->content == NULL)
    return;
  if (priv->pool->spare->len < MAX_SPARE)
    g_ptr_array_add (priv->pool->spare, g_object_ref (priv->content));
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

/**
 * accord_lazy_row_of:
 * @list_row: a child of a list view
 *
 * Returns: (transfer none) (nullable): the hull in it
 */
AccordLazyRow *
accord_lazy_row_of (GtkWidget *list_row)
{
  GtkWidget *child = gtk_widget_get_first_child (list_row);

  return ACCORD_IS_LAZY_ROW (child) ? ACCORD_LAZY_ROW (child) : NULL;
}
