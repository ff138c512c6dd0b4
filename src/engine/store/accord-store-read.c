/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read functions on the reader threads, each in one snapshot. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-kinds.h"

typedef struct {
  AccordStore *store;
  gboolean long_read;
  AccordReadFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Read;

static void
read_free (gpointer data)
{
  Read *read = data;

  if (read->destroy)
    read->destroy (read->data);
  g_object_unref (read->store);
  g_free (read);
}

static gboolean
run (AccordReader *reader, const char *sql, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);

  return st != NULL && accord_statement_run (st, error);
}

static DexFuture *
read_job (gpointer data)
{
  Read *read = data;
  AccordReader *reader = read->long_read ? read->store->reports : read->store->pages;
  g_autoptr (GError) error = NULL;
  DexFuture *result;

  if (!run (reader, "BEGIN", &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  result = accord_kinds_follow (read->store, reader, &error) ? read->func (reader, read->data)
                                                             : dex_future_new_for_error (g_steal_pointer (&error));
  run (reader, "COMMIT", NULL);
  accord_store_note_read (read->store, result);
  return result;
}

/* On a thread that steps back, with a connection of its own. */
static DexFuture *
behind_job (gpointer data)
{
  Read *read = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordReader) reader = accord_store_open_reader (read->store, &error);
  DexFuture *result;

  if (reader == NULL || !run (reader, "BEGIN", &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  result = read->func (reader, read->data);
  run (reader, "COMMIT", NULL);
  accord_store_note_read (read->store, result);
  return result;
}

static DexFuture *
push_read (AccordStore *self, gboolean long_read, AccordReadFunc func, gpointer data, GDestroyNotify destroy)
{
  Read *read;

  if (self->closed)
    {
      if (destroy)
        destroy (data);
      return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The workspace is closed."));
    }
  read = g_new0 (Read, 1);
  *read = (Read) { g_object_ref (self), long_read, func, data, destroy };
  if (!long_read)
    return accord_worker_push (self->page_thread, read_job, read, read_free);
  /* All figures are asked for anew when a large commit is through, while its log is still brought over into the file: two
   * threads would keep two processors busy, and the window waits. */
  return accord_worker_has_long (self->writer_thread)
             ? accord_worker_push_long (self->report_thread, read_job, read, read_free)
             : accord_worker_push (self->report_thread, read_job, read, read_free);
}

/**
 * accord_store_read:
 * @func: runs on the page thread, in one snapshot; should take milliseconds
 * @data: (transfer full): for @func, freed with @destroy on that thread
 *
 * Returns: (transfer full): a future with what @func returned; %G_IO_ERROR_CANCELLED from a store that is closed
 */
DexFuture *
accord_store_read (AccordStore *self, AccordReadFunc func, gpointer data, GDestroyNotify destroy)
{
  return push_read (self, FALSE, func, data, destroy);
}

/**
 * accord_store_read_long:
 *
 * As accord_store_read(), for work over whole tables: it never holds up the rows on screen.
 */
DexFuture *
accord_store_read_long (AccordStore *self, AccordReadFunc func, gpointer data, GDestroyNotify destroy)
{
  return push_read (self, TRUE, func, data, destroy);
}

/**
 * accord_store_read_behind:
 * @func: runs on a thread of its own that steps back, in one snapshot; may take long, and should look at
 *   accord_store_is_closing() now and then
 *
 * For what nobody waits for.
 *
 * Returns: (transfer full): a future with what @func returned; %G_IO_ERROR_CANCELLED from a store that is closed
 */
DexFuture *
accord_store_read_behind (AccordStore *self, AccordReadFunc func, gpointer data, GDestroyNotify destroy)
{
  Read *read;

  if (self->closed)
    {
      if (destroy)
        destroy (data);
      return dex_future_new_reject (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The workspace is closed."));
    }
  read = g_new0 (Read, 1);
  *read = (Read) { g_object_ref (self), TRUE, func, data, destroy };
  return accord_worker_push (self->columns_thread, behind_job, read, read_free);
}

/* Whether what is read behind should stop. Any thread. */
gboolean
accord_store_is_closing (AccordStore *self)
{
  return g_atomic_int_get (&self->closed);
}
