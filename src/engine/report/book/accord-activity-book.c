/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Activities by day, so that what was done in a quarter is counted without going through the table. Report thread. */

#include "accord-config.h"

#include "accord-activity-book.h"

#include "accord-date.h"

#define CHANGED_MOST 20000 /* more are read anew with all the others */
#define QUARTER_MS G_GINT64_CONSTANT (900000)
#define ROWS "SELECT id, done_at, due_on, owner, type, del FROM activity"

/**
 * accord_activity_book_free:
 * @self: (transfer full) (nullable): a book
 */
void
accord_activity_book_free (AccordActivityBook *self)
{
  if (self == NULL)
    return;
  accord_day_buckets_clear (&self->done);
  accord_day_buckets_clear (&self->due);
  g_ptr_array_unref (self->types);
  g_free (self->activities);
  g_free (self);
}

static gint64
floor_divide (gint64 number, gint64 by)
{
  return number >= 0 ? number / by : -((-number + by - 1) / by);
}

static gint32
done_day (const AccordBookActivity *activity)
{
  return activity->done == ACCORD_NO_BUCKET ? ACCORD_NO_BUCKET : (gint32) floor_divide (activity->done, ACCORD_QUARTERS_A_DAY);
}

static guint8
type_of (AccordActivityBook *self, const char *type)
{
  for (guint i = 0; i < self->types->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->types, i), type) == 0)
      return (guint8) i;
  if (self->types->len < G_MAXUINT8) /* types are a short list of the program's own */
    g_ptr_array_add (self->types, g_strdup (type));
  return (guint8) (self->types->len - 1);
}

static void
take_row (AccordActivityBook *self, AccordStatement *row)
{
  gint64 id = accord_statement_int (row, 0);
  AccordBookActivity *activity;

  if (id <= 0 || id >= G_MAXINT32)
    return;
  if (id >= self->n_slots)
    {
      guint n = (guint) id + 1 + (guint) id / 64 + 64;

      self->activities = g_renew (AccordBookActivity, self->activities, n);
      memset (self->activities + self->n_slots, 0, (n - self->n_slots) * sizeof (AccordBookActivity));
      self->n_slots = n;
    }
  activity = &self->activities[id];
  *activity = (AccordBookActivity) {
    .done = accord_statement_is_null (row, 1) ? ACCORD_NO_BUCKET : (gint32) floor_divide (accord_statement_int (row, 1), QUARTER_MS),
    .due = accord_statement_is_null (row, 2) ? ACCORD_NO_BUCKET : (gint32) CLAMP (accord_statement_int (row, 2), ACCORD_DATE_MIN, ACCORD_DATE_MAX),
    .owner = (guint32) CLAMP (accord_statement_int (row, 3), 0, G_MAXINT32),
    .type = type_of (self, accord_statement_text (row, 4)),
    .alive = accord_statement_int (row, 5) <= 0,
  };
  if (!activity->alive)
    return;
  if (activity->done != ACCORD_NO_BUCKET)
    accord_day_buckets_add (&self->done, done_day (activity), (guint32) id);
  if (activity->due != ACCORD_NO_BUCKET)
    accord_day_buckets_add (&self->due, activity->due, (guint32) id);
}

static void
take_out (AccordActivityBook *self, guint32 id)
{
  AccordBookActivity *activity = id < self->n_slots ? &self->activities[id] : NULL;

  if (activity == NULL || !activity->alive)
    return;
  if (activity->done != ACCORD_NO_BUCKET)
    accord_day_buckets_remove (&self->done, done_day (activity), id);
  if (activity->due != ACCORD_NO_BUCKET)
    accord_day_buckets_remove (&self->due, activity->due, id);
  activity->alive = FALSE;
}

static gboolean
read_rows (AccordActivityBook *self, AccordStatement *row, GError **error)
{
  g_autoptr (GError) failed = NULL;

  while (accord_statement_step (row, &failed))
    take_row (self, row);
  return accord_error_pass (error, &failed);
}

static gboolean
read_again (AccordActivityBook *self, AccordReader *reader, GHashTable *ids, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, ROWS " WHERE id=?1", error);
  GHashTableIter iter;
  gpointer id;

  if (row == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      take_out (self, (guint32) GPOINTER_TO_SIZE (id));
      accord_statement_reset (row);
      accord_statement_bind_int (row, 1, (gint64) GPOINTER_TO_SIZE (id));
      if (!read_rows (self, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
follow (gpointer data, AccordReader *reader, GError **error)
{
  AccordActivityBook *self = data;
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  return accord_journal_touched (reader, &accord_activity_kind, self->kept.txn, CHANGED_MOST, ids, error) &&
         read_again (self, reader, ids, error);
}

static gboolean
read_all (AccordActivityBook *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, ROWS " WHERE del<=0", error);

  return row != NULL && read_rows (self, row, error);
}

static gpointer
make (AccordReader *reader, GError **error)
{
  AccordActivityBook *self = g_new0 (AccordActivityBook, 1);

  self->types = g_ptr_array_new_with_free_func (g_free);
  accord_day_buckets_init (&self->done);
  accord_day_buckets_init (&self->due);
  if (!read_all (self, reader, error))
    g_clear_pointer (&self, accord_activity_book_free);
  return self;
}

static void
free_book (gpointer data)
{
  accord_activity_book_free (data);
}

/**
 * accord_activity_book_get:
 * @place: (inout): where the book stands; %NULL in it: nowhere yet
 * @reader: in a snapshot
 *
 * Returns: (transfer none) (nullable): the book as the snapshot is; %NULL with an error
 */
AccordActivityBook *
accord_activity_book_get (AccordActivityBook **place, AccordReader *reader, GError **error)
{
  static const AccordJournalKeeping keeping = { follow, make, free_book };

  *place = accord_journal_kept_follow (*place, &keeping, reader, error);
  return *place;
}

typedef struct {
  const AccordActivityBook *book;
  gint64 from; /* quarters of an hour */
  gint64 to;
  AccordActivityBookFunc func;
  gpointer data;
} Each;

static void
each_done (guint32 id, gpointer data)
{
  const Each *each = data;
  const AccordBookActivity *activity = &each->book->activities[id];

  if (activity->done >= each->from && activity->done < each->to)
    each->func (activity, each->data);
}

static void
each_due (guint32 id, gpointer data)
{
  const Each *each = data;

  each->func (&each->book->activities[id], each->data);
}

/**
 * accord_activity_book_done:
 * @from_ms: whole quarters of an hour, in milliseconds
 * @to_ms: likewise, half-open
 *
 * Calls @func for each living activity that was done then, in no order.
 */
void
accord_activity_book_done (const AccordActivityBook *self, gint64 from_ms, gint64 to_ms, AccordActivityBookFunc func, gpointer data)
{
  Each each = { self, floor_divide (from_ms, QUARTER_MS), floor_divide (to_ms, QUARTER_MS), func, data };
  AccordDayBucketsVisit visit = { each_done, &each, (const char *) self->activities, sizeof (AccordBookActivity) };

  accord_day_buckets_each (&self->done, floor_divide (each.from, ACCORD_QUARTERS_A_DAY), floor_divide (each.to - 1, ACCORD_QUARTERS_A_DAY) + 1,
                           &visit);
}

/**
 * accord_activity_book_due:
 * @from: a day
 * @to: the day behind the last one
 *
 * Calls @func for each living activity that is due then, done or not, in no order.
 */
void
accord_activity_book_due (const AccordActivityBook *self, gint64 from, gint64 to, AccordActivityBookFunc func, gpointer data)
{
  Each each = { self, 0, 0, func, data };
  AccordDayBucketsVisit visit = { each_due, &each, (const char *) self->activities, sizeof (AccordBookActivity) };

  accord_day_buckets_each (&self->due, from, to, &visit);
}
