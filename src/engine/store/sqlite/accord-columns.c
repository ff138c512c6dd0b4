/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kinds have their columns in memory.
 *
 *   a list of a large kind ──due──▶ loaded or built, and kept (columns thread, own snapshot) ──▶ set
 *   behind it, one after another: sums, texts, orders (accord-columns-extras.c) ──▶ fresh ──▶ taken into the set
 *   report thread: set ──catches up by the journal──▶ answers; too far behind: dropped, due again
 *
 * Small kinds have none: their files are read as quickly. A set is used, and let go, by the report thread
 * alone; the lock guards only where it is handed over, and what is told of it. */
#include "accord-config.h"

#include "accord-columns-private.h"

#include "accord-column-orders.h"
#include "accord-column-query.h"
#include "accord-column-sums.h"
#include "accord-column-text.h"
#include "accord-columns-kept.h"
#include "accord-journal-rows.h"
#include "accord-kept-origin.h"
#include "accord-kinds.h"
#include "accord-query-private.h"

#define LEAST 20000 /* rows */

AccordColumns *
accord_columns_new (AccordStore *store)
{
  AccordColumns *self = g_new0 (AccordColumns, 1);

  self->store = store;
  g_mutex_init (&self->lock);
  self->least = LEAST;
  self->values_most = ACCORD_COLUMN_VALUES_MAX;
  for (guint i = 0; i < ACCORD_KIND_MAX; i++)
    {
      self->kinds[i].fresh_sums = g_ptr_array_new_with_free_func (accord_column_sum_free);
      self->kinds[i].fresh_orders = g_ptr_array_new_with_free_func (accord_column_order_free);
      self->kinds[i].fresh_texts = g_ptr_array_new_with_free_func (accord_column_text_free);
    }
  return self;
}

void
accord_columns_free (AccordColumns *self)
{
  for (guint i = 0; i < ACCORD_KIND_MAX; i++)
    {
      g_clear_pointer (&self->kinds[i].set, accord_column_set_free);
      accord_columns_ahead_clear (&self->ahead[i]);
      g_ptr_array_unref (self->kinds[i].fresh_sums);
      g_ptr_array_unref (self->kinds[i].fresh_orders);
      g_ptr_array_unref (self->kinds[i].fresh_texts);
    }
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Returns: (transfer none): whose they are */
AccordStore *
accord_columns_get_store (AccordColumns *self)
{
  return self->store;
}

void
accord_columns_stop (AccordColumns *self)
{
  g_atomic_int_set (&self->stopping, TRUE);
}

void
accord_columns_set_least (AccordColumns *self, guint n_rows)
{
  g_mutex_lock (&self->lock);
  self->least = n_rows;
  g_mutex_unlock (&self->lock);
}

/**
 * accord_columns_set_values_most:
 * @self: the columns
 * @n_values: from how many different values on a column is left to the file; for columns read from now on; any thread
 */
void
accord_columns_set_values_most (AccordColumns *self, guint n_values)
{
  g_atomic_int_set (&self->values_most, n_values);
}

/* Whether the columns of a kind are worth being kept and are not. */
gboolean
accord_columns_is_due (AccordColumns *self, const AccordKind *kind)
{
  gboolean due;

  g_mutex_lock (&self->lock);
  due = self->kinds[kind->number].due;
  g_mutex_unlock (&self->lock);
  return due;
}

/**
 * accord_columns_is_ready:
 * @self: the columns
 * @kind: a kind, or any table of it
 *
 * Returns: whether they are in memory at this moment; the report thread may let them go at any other. Any thread
 */
gboolean
accord_columns_is_ready (AccordColumns *self, const AccordKind *kind)
{
  gboolean ready;

  g_mutex_lock (&self->lock);
  ready = self->kinds[kind->number].set != NULL;
  g_mutex_unlock (&self->lock);
  return ready;
}

static gboolean
is_large (AccordColumns *self, AccordReader *reader, const AccordKind *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM \"%s\"", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, NULL);

  return st != NULL && accord_statement_step (st, NULL) && accord_statement_int (st, 0) >= self->least;
}

/* Lets a set go that cannot be brought up to date, and says that another would help. */
static void
drop (AccordColumns *self, AccordReader *reader, const AccordKind *kind)
{
  AccordColumnsKept *kept = &self->kinds[kind->number];
  gboolean due = is_large (self, reader, kind);

  g_mutex_lock (&self->lock);
  g_clear_pointer (&kept->set, accord_column_set_free);
  accord_columns_kept_drop_fresh (kept);
  kept->due = due;
  g_mutex_unlock (&self->lock);
}

/* Of somebody who was erased nothing is kept from one opening to the next. */
static void
forget_erased (AccordColumns *self, AccordReader *reader, const AccordColumnSet *set)
{
  gboolean erased = FALSE;

  if (accord_reader_newest_txn (reader, NULL) > set->txn && accord_kept_origin_erased (reader, set->txn, &erased, NULL) && erased)
    accord_columns_kept_drop (self->store, set->kind);
}

/**
 * accord_columns_get:
 * @reader: in the snapshot that is asked about
 *
 * Returns: (transfer none) (nullable): the columns of @kind as they are in that snapshot; %NULL while they
 *   are not known. Until the reader's next turn
 */
AccordColumnSet *
accord_columns_get (AccordColumns *self, AccordReader *reader, const AccordKind *kind)
{
  const AccordKind *table = accord_reader_get_kind (reader, kind);
  AccordColumnSet *set;
  gboolean current = FALSE;
  g_autoptr (GError) failed = NULL;

  g_mutex_lock (&self->lock);
  set = self->kinds[kind->number].set;
  g_mutex_unlock (&self->lock);
  if (set != NULL && set->kind == table)
    forget_erased (self, reader, set);
  if (set != NULL && set->kind == table && accord_column_set_catch_up (set, reader, &current, &failed) && current)
    {
      g_mutex_lock (&self->lock);
      accord_columns_kept_take_fresh (&self->kinds[kind->number]);
      g_mutex_unlock (&self->lock);
      accord_columns_ahead_clear (&self->ahead[kind->number]);
      return set;
    }
  /* A snapshot from before the set was made has its answer from the file. */
  if (failed == NULL && set != NULL && set->kind == table && accord_reader_newest_txn (reader, NULL) < set->txn)
    return NULL;
  if (failed != NULL)
    g_debug ("columns of %s are read anew: %s", kind->name, failed->message);
  drop (self, reader, kind);
  return NULL;
}

static void
install (AccordColumns *self, const AccordKind *kind, AccordColumnSet *set)
{
  AccordColumnsKept *kept = &self->kinds[kind->number];

  g_mutex_lock (&self->lock);
  kept->due = FALSE;
  if (kept->set == NULL && set != NULL)
    accord_columns_kept_install (kept, g_steal_pointer (&set));
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&set, accord_column_set_free);
}

/* Who waits for a list does not wait for the thread that builds, which leaves the processor to all others. Tried once. */
static AccordColumnSet *
load_at_once (AccordColumns *self, AccordReader *reader, const AccordKind *kind)
{
  AccordColumnsKept *kept = &self->kinds[kind->number];
  AccordColumnSet *set;

  if (kept->tried)
    return NULL;
  kept->tried = TRUE;
  set = accord_columns_kept_load (self->store, reader, accord_reader_get_kind (reader, kind),
                                  (guint) g_atomic_int_get (&self->values_most));
  if (set == NULL)
    return NULL;
  install (self, kind, set);
  return accord_columns_get (self, reader, kind);
}

/**
 * accord_columns_get_kept:
 * @reader: in the snapshot that is asked about
 * @query: of a kind whose columns are not known yet
 *
 * Returns: (transfer none) (nullable): all columns, where they stand in the folder of caches and tell the order of @query.
 *   Until the reader's next turn
 */
AccordColumnSet *
accord_columns_get_kept (AccordColumns *self, AccordReader *reader, const AccordQuery *query)
{
  AccordColumnSet *set = is_large (self, reader, query->kind) ? load_at_once (self, reader, query->kind) : NULL;

  return set != NULL && accord_column_query_sorts (set, reader, query) ? set : NULL;
}

/**
 * accord_columns_get_some:
 * @reader: in the snapshot that is asked about
 * @query: of a kind whose columns are not known yet
 *
 * Returns: (transfer none) (nullable): all, where they stand in the folder of caches; else those that it is sorted and
 *   filtered by, read at once, without the order of names; %NULL where the file is as quick. Until the reader's next turn
 */
AccordColumnSet *
accord_columns_get_some (AccordColumns *self, AccordReader *reader, const AccordQuery *query)
{
  AccordColumnSet *kept;

  if (!is_large (self, reader, query->kind))
    return NULL;
  kept = load_at_once (self, reader, query->kind);
  if (kept != NULL)
    return kept;
  return accord_columns_ahead_get (&self->ahead[query->kind->number], self->store, reader, query,
                                   (guint) g_atomic_int_get (&self->values_most));
}

/* Another connection in the snapshot of @db, for whoever reads a half of something; NULL where there is none. */
AccordReader *
accord_columns_open_other (AccordColumns *self, AccordReader *db)
{
  g_autoptr (AccordReader) other = accord_store_open_reader (self->store, NULL);

  if (other == NULL || !accord_database_exec (other, "PRAGMA cache_size=-2048; BEGIN", NULL) ||
      !accord_kinds_refresh (other, NULL) || accord_reader_newest_txn (other, NULL) != accord_reader_newest_txn (db, NULL))
    return NULL;
  return g_steal_pointer (&other);
}

/* From the folder of caches, or from the workspace, and then kept there. */
static AccordColumnSet *
load_or_build (AccordColumns *self, AccordReader *db, const AccordKind *kind, GError **error)
{
  guint values_most = (guint) g_atomic_int_get (&self->values_most);
  AccordColumnSet *set = accord_columns_kept_load (self->store, db, kind, values_most);
  g_autoptr (AccordReader) other = NULL;

  if (set != NULL)
    return set;
  other = accord_columns_open_other (self, db);
  set = accord_column_set_build (db, other, kind, values_most, &self->stopping, error);
  if (set != NULL && !accord_columns_kept_save (self->store, db, set))
    g_debug ("columns of %s are not kept", kind->name);
  return set;
}

/**
 * accord_columns_build:
 * @db: a connection of this thread's own
 *
 * Reads the columns of a kind into memory.
 */
gboolean
accord_columns_build (AccordColumns *self, AccordReader *db, const AccordKind *kind, GError **error)
{
  g_autoptr (AccordColumnSet) set = NULL;
  g_autoptr (GError) failed = NULL;

  if (!accord_database_exec (db, "BEGIN", error))
    return FALSE;
  if (accord_kinds_refresh (db, &failed))
    set = load_or_build (self, db, accord_reader_get_kind (db, kind), &failed);
  accord_database_exec (db, "ROLLBACK", NULL);
  if (!accord_error_pass (error, &failed))
    return FALSE;
  install (self, kind, g_steal_pointer (&set));
  return TRUE;
}
