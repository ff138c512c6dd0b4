/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLazyPool: contents of rows that no row has now, and new ones where there is none. Those of a list's first
 * rows are made ahead, one in each turn of the main loop while the list waits for its records, so that the frame
 * which shows them has only to lay them out. Owned by whoever makes the rows. Main thread. */

#include "accord-config.h"

#include "accord-lazy-pool-private.h"

#define MAX_SPARE 48
#define BEFORE_DRAWING G_PRIORITY_HIGH_IDLE /* in turn with a frame that is held (accord-frame-hold.c) */

G_DEFINE_FINAL_TYPE (AccordLazyPool, accord_lazy_pool, G_TYPE_OBJECT)

static void
accord_lazy_pool_finalize (GObject *object)
{
  AccordLazyPool *self = ACCORD_LAZY_POOL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_unref (self->spare);
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

static gboolean
make_ahead_cb (gpointer data)
{
  AccordLazyPool *self = data;

  if (self->spare->len < self->n_ahead)
    {
      g_ptr_array_add (self->spare, g_object_ref_sink (self->make ()));
      return G_SOURCE_CONTINUE;
    }
  self->source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * accord_lazy_pool_make_ahead:
 * @self: a pool
 * @n: contents, %MAX_SPARE at most
 *
 * Makes so many that no row has, one in each turn of the main loop; what rows take meanwhile is not made again.
 */
void
accord_lazy_pool_make_ahead (AccordLazyPool *self, guint n)
{
  self->n_ahead = MIN (n, MAX_SPARE);
  if (self->source == 0)
    self->source = g_idle_add_full (BEFORE_DRAWING, make_ahead_cb, self, NULL);
}

GtkWidget *
accord_lazy_pool_take (AccordLazyPool *self)
{
  self->n_ahead -= self->n_ahead > 0;
  if (self->spare->len > 0)
    return g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  return g_object_ref_sink (self->make ());
}

void
accord_lazy_pool_give (AccordLazyPool *self, GtkWidget *content)
{
  if (self->spare->len < MAX_SPARE)
    g_ptr_array_add (self->spare, g_object_ref (content));
}
