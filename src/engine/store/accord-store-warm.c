/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table behind a list, read once behind the first list of its kind, so that the pages of it that come on screen
 * later come from memory: two hundred records in alphabetical order stand on as many pages of the file. Each piece
 * is one read of the page thread, a millisecond; what the window asks for meanwhile comes between two of them. A
 * table that would not fit is left alone. Main thread. */
#include "accord-config.h"

#include "accord-store-hush.h"
#include "accord-store-private.h"

#define ROWS_MOST 200000 /* of about 200 bytes: two thirds of what the page thread keeps */
#define PIECE 2000       /* rows */

typedef struct {
  AccordStore *store; /* owned */
  const AccordKind *kind;
  gint64 after;       /* the last id that was read */
} Warming;

static void
warming_free (gpointer data)
{
  Warming *warming = data;

  g_object_unref (warming->store);
  g_free (warming);
}

static Warming *
warming_new (AccordStore *store, const AccordKind *kind, gint64 after)
{
  Warming *warming = g_new0 (Warming, 1);

  *warming = (Warming) { g_object_ref (store), kind, after };
  return warming;
}

/* Resolves to the last id that was read; to 0 when there is nothing more. Page thread. */
static DexFuture *
read_piece (AccordReader *reader, gpointer data)
{
  Warming *warming = data;
  g_autofree char *most = g_strdup_printf ("SELECT max(id) FROM \"%s\"", warming->kind->name);
  g_autofree char *piece = g_strdup_printf ("SELECT max(id), sum(del) FROM (SELECT id, del FROM \"%s\" NOT INDEXED"
                                            " WHERE id>?1 ORDER BY id LIMIT %d)", warming->kind->name, PIECE);
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordStatement) st = NULL;
  gint64 last = 0;

  if (warming->after == 0 && accord_database_get_int (reader, most, 0) > ROWS_MOST)
    return dex_future_new_for_int64 (0);
  st = accord_reader_prepare (reader, piece, &failed);
  if (st != NULL)
    {
      accord_statement_bind_int (st, 1, warming->after);
      last = accord_statement_step (st, &failed) ? accord_statement_int (st, 0) : 0;
    }
  return failed == NULL ? dex_future_new_for_int64 (last) : dex_future_new_for_error (g_steal_pointer (&failed));
}

static void warm_after (AccordStore *self, const AccordKind *kind, gint64 after);

static DexFuture *
piece_read_cb (DexFuture *future, gpointer data)
{
  Warming *warming = data;
  const GValue *last = dex_future_get_value (future, NULL);

  if (last != NULL && g_value_get_int64 (last) > 0 && !warming->store->closed)
    warm_after (warming->store, warming->kind, g_value_get_int64 (last));
  return dex_ref (future);
}

static void
warm_after (AccordStore *self, const AccordKind *kind, gint64 after)
{
  DexFuture *read = accord_store_read (self, read_piece, warming_new (self, kind, after), warming_free);

  dex_future_disown (dex_future_finally (read, piece_read_cb, warming_new (self, kind, after), warming_free));
}

/*< private >
 * accord_store_warm:
 *
 * Reads the kind's table once, where that was not done since the file was opened.
 */
void
accord_store_warm (AccordStore *self, const AccordKind *kind)
{
  if (self->warmed[kind->number])
    return;
  self->warmed[kind->number] = TRUE;
  warm_after (self, kind, 0);
}

#define HUSH_MS 60 /* a question, its answer, and a frame or two to paint it */

/**
 * accord_store_hush:
 *
 * Somebody types or clicks, and waits: what is being read ahead stands still for a moment. Any thread.
 */
void
accord_store_hush (AccordStore *self)
{
  g_return_if_fail (ACCORD_IS_STORE (self));

  accord_worker_hush (HUSH_MS);
}
