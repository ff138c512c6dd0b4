/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of a large kind, read by two threads at once: all of them, or a few because a list waits for them, the two
 * or three that it is sorted and filtered by, ahead of all others.
 *
 *   rows up to the middle ─ calling thread ─┐
 *   rows behind it ─ a thread of its own ───┴▶ values of both under one code each ─▶ set
 */
#include "accord-config.h"

#include "accord-column-set.h"

#include <string.h>
#include "accord-journal-rows.h"
#include "accord-worker.h"

#define HUSH_MS 250 /* somebody waits: all that is read ahead of its time stands still */

/* One half of the rows. */
typedef struct {
  AccordReader *db;
  AccordColumnSet *set;
  const AccordColumn *needed; /* nothing is told without it; NULL: none is */
  gint64 after, until; /* ids */
  const gboolean *stop;
  gboolean is_behind;  /* nobody waits for it */
  GError *error;
} Half;

/* A value of its own in every row: no column will have them. */
static gboolean
is_hopeless (const Half *half)
{
  return half->needed != NULL && half->needed->known == NULL;
}

/* The column that rows stand in the order of, if a set may have it at all. */
static const AccordColumn *
needed_of (const AccordColumnSet *set, int sort)
{
  return accord_column_is_kept (set, sort) ? &set->columns[sort] : NULL;
}

static gpointer
read_half (gpointer data)
{
  Half *half = data;
  g_autofree char *where = g_strdup_printf ("t.del<=0 AND t.id>%" G_GINT64_FORMAT " AND t.id<=%" G_GINT64_FORMAT, half->after,
                                            half->until);
  g_autofree char *sql = accord_column_set_sql (half->set, where, FALSE);
  g_autoptr (AccordStatement) st = accord_reader_prepare (half->db, sql, &half->error);

  for (guint n = 1; st != NULL && !is_hopeless (half) && accord_statement_step (st, &half->error); n++)
    {
      accord_column_set_take_row (half->set, st);
      if (half->stop != NULL && accord_worker_is_stopped (half->stop, n, &half->error))
        break;
    }
  return NULL;
}

static gpointer
read_second (gpointer data)
{
  if (((Half *) data)->is_behind)
    accord_worker_step_behind ();
  return read_half (data);
}

/* The codes of the other half become those of the first. */
static void
take_column (AccordColumnSet *self, AccordColumn *column, const AccordColumn *from, gint64 after)
{
  g_autofree guint16 *codes = NULL;

  if (column->known == NULL || from->known == NULL)
    {
      accord_column_give_up (column);
      return;
    }
  codes = g_new0 (guint16, from->values->len + 1);
  for (guint i = 0; i < from->values->len; i++)
    {
      codes[i + 1] = (guint16) accord_column_code_of (column, from->values->pdata[i], self->values_most);
      if (codes[i + 1] == 0)
        {
          accord_column_give_up (column);
          return;
        }
    }
  if (from->codes == NULL)
    return;
  if (column->codes == NULL)
    column->codes = g_new0 (guint16, self->n_slots);
  for (guint id = (guint) after + 1; id < self->n_slots; id++)
    column->codes[id] = codes[from->codes[id]];
}

static void
take_half (AccordColumnSet *self, const Half *half)
{
  gsize first = (gsize) half->after + 1;

  memcpy (self->alive + first, half->set->alive + first, self->n_slots - first);
  for (guint i = 0; i < self->n_columns; i++)
    take_column (self, &self->columns[i], &half->set->columns[i], half->after);
}

/* A set that will have some fields of its kind. */
static AccordColumnSet *
make_set (const AccordColumnSet *like, guint64 fields)
{
  AccordColumnSet *self = accord_column_set_new (like->kind, like->txn, like->n_slots);

  self->values_most = like->values_most;
  for (guint i = 0; i < self->n_columns; i++)
    if (!(fields >> i & 1))
      accord_column_give_up (&self->columns[i]);
  return self;
}

static gboolean
join (AccordColumnSet *self, Half *first, Half *second, GError **error)
{
  if (first->error == NULL && second->error == NULL)
    {
      if (!is_hopeless (first) && !is_hopeless (second))
        take_half (self, second);
      return TRUE;
    }
  g_propagate_error (error, first->error != NULL ? g_steal_pointer (&first->error) : g_steal_pointer (&second->error));
  g_clear_error (&first->error);
  g_clear_error (&second->error);
  return FALSE;
}

/**
 * accord_column_set_read_halves:
 * @self: without rows
 * @db: in a snapshot
 * @other: another connection, in the same one
 * @fields: a bit each: those that it has
 * @sort: one without which all others are of no use, or -1: where it has too many values, reading ends
 * @stop: (nullable): looked at now and then; %TRUE ends it with an error
 */
gboolean
accord_column_set_read_halves (AccordColumnSet *self, AccordReader *db, AccordReader *other, guint64 fields, int sort,
                               const gboolean *stop, GError **error)
{
  g_autoptr (AccordColumnSet) rest = make_set (self, fields);
  gint64 last = self->n_slots - 1;
  gboolean is_behind = accord_worker_is_behind ();
  Half first = { db, self, needed_of (self, sort), 0, last / 2, stop, is_behind, NULL };
  Half second = { other, rest, needed_of (rest, sort), last / 2, last, stop, is_behind, NULL };
  GThread *thread = g_thread_new ("half of the rows", read_second, &second);

  read_half (&first);
  g_thread_join (thread);
  return join (self, &first, &second, error);
}

/**
 * accord_column_set_build_some:
 * @db: in a snapshot
 * @other: another connection, in one that began later
 * @fields: a bit each: what is kept; of others, and of the order of names, the set knows nothing
 * @sort: the one that rows are to stand in the order of, or -1
 * @values_most: a column of more different values is not kept
 *
 * Returns: (transfer full) (nullable): what @kind's living rows hold there; %NULL and no error when something was
 *   written between the two snapshots, ids are too large, or @sort has too many values
 */
AccordColumnSet *
accord_column_set_build_some (AccordReader *db, AccordReader *other, const AccordKind *kind, guint64 fields, int sort,
                              guint values_most, GError **error)
{
  g_autofree char *most = g_strdup_printf ("SELECT max(id) FROM \"%s\"", kind->name);
  gint64 last = accord_database_get_int (db, most, 0), txn = accord_reader_newest_txn (db, NULL);
  g_autoptr (AccordColumnSet) like = NULL, self = NULL;
  gboolean was_wanted;

  if (last <= 0 || last >= G_MAXINT32 || accord_reader_newest_txn (other, NULL) != txn)
    return NULL;
  like = accord_column_set_new (kind, txn, (guint) last + 1);
  like->values_most = values_most;
  self = make_set (like, fields);
  was_wanted = accord_column_is_kept (self, sort);
  accord_worker_hush (HUSH_MS);
  if (!accord_column_set_read_halves (self, db, other, fields, sort, NULL, error))
    return NULL;
  return was_wanted && !accord_column_is_kept (self, sort) ? NULL : g_steal_pointer (&self);
}
