/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which kinds have their columns in memory.
 *
 *   a list of a large kind ──due──▶ built (columns thread, own snapshot) ──▶ set
 *   behind it, one after another: orders by fields of many values, sums ──▶ fresh ──▶ taken into the set
 *   report thread: set ──catches up by the journal──▶ answers; too far behind: dropped, due again
 *
 * Small kinds have none: their files are read as quickly. A set is used, and let go, by the report thread
 * alone; the lock guards only where it is handed over, and what is told of it. */
#include "accord-config.h"

#include "accord-columns.h"

#include "accord-column-orders.h"
#include "accord-column-sums.h"
#include "accord-journal-rows.h"
#include "accord-columns-ahead.h"
#include "accord-kinds.h"
#include "accord-query-private.h"

#define LEAST 20000 /* rows */

/* Orders and sums of a set: a bit a field, a bit a computed field. */
typedef struct {
  guint64 fields;
  guint64 computed;
} Extras;

typedef struct {
  AccordColumnSet *set;
  gboolean due;            /* would help, and there is none */
  const AccordKind *table; /* that the set is of */
  Extras wanted;           /* by the set */
  Extras had;              /* in the set or fresh */
  GPtrArray *fresh_sums;   /* of AccordColumnSum: to be taken into the set */
  GPtrArray *fresh_orders; /* of AccordColumnOrder */
} Kept;

struct _AccordColumns {
  AccordStore *store; /* whose they are */
  GMutex lock;
  Kept kinds[ACCORD_KIND_MAX];
  AccordColumnsAhead ahead[ACCORD_KIND_MAX]; /* report thread: what lists were in need of before there was a set */
  guint least;
  guint values_most;
  gboolean stopping;
};

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
    }
  g_mutex_clear (&self->lock);
  g_free (self);
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
misses_extras (const Kept *kept)
{
  return kept->set != NULL && ((kept->wanted.fields & ~kept->had.fields) || (kept->wanted.computed & ~kept->had.computed));
}

/* Whether orders or sums of a kind whose columns are kept are worth being made and are not there. */
gboolean
accord_columns_misses_extras (AccordColumns *self, const AccordKind *kind)
{
  gboolean due;

  g_mutex_lock (&self->lock);
  due = misses_extras (&self->kinds[kind->number]);
  g_mutex_unlock (&self->lock);
  return due;
}

/* What a set does not answer by the codes of its values. */
static Extras
wanted_by (const AccordColumnSet *set)
{
  Extras wanted = { 0 };

  for (int i = 0; i < set->kind->n_fields; i++)
    if (set->kind->fields[i].type == ACCORD_FIELD_MONEY ||
        (!accord_column_is_kept (set, i) && accord_column_order_is_wanted (&set->kind->fields[i])) ||
        set->kind->fields[i].type == ACCORD_FIELD_PLACE)
      wanted.fields |= G_GUINT64_CONSTANT (1) << i;
  for (guint i = 0; i < accord_computed_count (set->kind); i++)
    if (accord_computed_field (set->kind, i)->type != ACCORD_FIELD_LINK &&
        !accord_computed_find (set->kind, accord_computed_field (set->kind, i)->name)->on_demand)
      wanted.computed |= G_GUINT64_CONSTANT (1) << i;
  return wanted;
}

static void
add_had (Extras *had, const AccordKind *kind, GPtrArray *sums, GPtrArray *orders)
{
  for (guint i = 0; i < orders->len; i++)
    had->fields |= G_GUINT64_CONSTANT (1) << ((AccordColumnOrder *) orders->pdata[i])->field;
  for (guint i = 0; i < sums->len; i++)
    {
      const AccordColumnSum *sum = sums->pdata[i];

      if (sum->computed == NULL)
        had->fields |= G_GUINT64_CONSTANT (1) << sum->field;
      for (guint k = 0; sum->computed != NULL && k < accord_computed_count (kind); k++)
        if (accord_computed_field (kind, k) == &sum->computed->field)
          had->computed |= G_GUINT64_CONSTANT (1) << k;
    }
}

/* What was made of snapshots that the set has caught up with becomes the set's. */
static void
take_fresh (Kept *kept)
{
  AccordColumnSet *set = kept->set;

  for (guint i = kept->fresh_orders->len; i-- > 0;)
    if (((AccordColumnOrder *) kept->fresh_orders->pdata[i])->txn <= set->txn)
      g_ptr_array_add (set->orders, g_ptr_array_steal_index_fast (kept->fresh_orders, i));
  for (guint i = kept->fresh_sums->len; i-- > 0;)
    if (((AccordColumnSum *) kept->fresh_sums->pdata[i])->txn <= set->txn)
      g_ptr_array_add (set->sums, g_ptr_array_steal_index_fast (kept->fresh_sums, i));
  kept->wanted = wanted_by (set);
  kept->had = (Extras) { 0 };
  add_had (&kept->had, set->kind, kept->fresh_sums, kept->fresh_orders);
  add_had (&kept->had, set->kind, set->sums, set->orders);
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
  Kept *kept = &self->kinds[kind->number];
  gboolean due = is_large (self, reader, kind);

  g_mutex_lock (&self->lock);
  g_clear_pointer (&kept->set, accord_column_set_free);
  g_ptr_array_set_size (kept->fresh_sums, 0);
  g_ptr_array_set_size (kept->fresh_orders, 0);
  kept->due = due;
  g_mutex_unlock (&self->lock);
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
  if (set != NULL && set->kind == table && accord_column_set_catch_up (set, reader, &current, &failed) && current)
    {
      g_mutex_lock (&self->lock);
      take_fresh (&self->kinds[kind->number]);
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

/**
 * accord_columns_get_some:
 * @reader: in the snapshot that is asked about
 * @query: of a kind whose columns are not known yet
 *
 * Returns: (transfer none) (nullable): those that it is sorted and filtered by, read at once, without the order of
 *   names; %NULL where the file is as quick. Until the reader's next turn
 */
AccordColumnSet *
accord_columns_get_some (AccordColumns *self, AccordReader *reader, const AccordQuery *query)
{
  if (!is_large (self, reader, query->kind))
    return NULL;
  return accord_columns_ahead_get (&self->ahead[query->kind->number], self->store, reader, query,
                                   (guint) g_atomic_int_get (&self->values_most));
}

static void
install (AccordColumns *self, const AccordKind *kind, AccordColumnSet *set)
{
  Kept *kept = &self->kinds[kind->number];

  g_mutex_lock (&self->lock);
  kept->due = FALSE;
  if (kept->set == NULL && set != NULL)
    {
      kept->table = set->kind;
      kept->wanted = wanted_by (set);
      kept->had = (Extras) { 0 };
      kept->set = g_steal_pointer (&set);
    }
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&set, accord_column_set_free);
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
  set = accord_kinds_refresh (db, &failed) ? accord_column_set_build (db, accord_reader_get_kind (db, kind),
                                                                      g_atomic_int_get (&self->values_most),
                                                                      &self->stopping, &failed) : NULL;
  accord_database_exec (db, "ROLLBACK", NULL);
  if (!accord_error_pass (error, &failed))
    return FALSE;
  install (self, kind, g_steal_pointer (&set));
  return TRUE;
}

/* One that is wanted and was not made: FALSE when there is none. */
static gboolean
next_missing (AccordColumns *self, const AccordKind *kind, Extras *tried, int *field, const AccordComputed **computed)
{
  Kept *kept = &self->kinds[kind->number];
  Extras missing = { 0 };

  g_mutex_lock (&self->lock);
  if (kept->set != NULL && kept->table == kind)
    missing = (Extras) { kept->wanted.fields & ~kept->had.fields & ~tried->fields,
                         kept->wanted.computed & ~kept->had.computed & ~tried->computed };
  g_mutex_unlock (&self->lock);
  *field = missing.computed == 0 && missing.fields != 0 ? __builtin_ctzll (missing.fields) : -1;
  *computed = missing.computed != 0 ? accord_computed_find (kind, accord_computed_field (kind, __builtin_ctzll (missing.computed))->name)
                                    : NULL;
  tried->computed |= missing.computed & -missing.computed;
  tried->fields |= *field >= 0 ? G_GUINT64_CONSTANT (1) << *field : 0;
  return missing.fields != 0 || missing.computed != 0;
}

/* Hands over what was made, unless the set is gone meanwhile. */
static void
hand_over (AccordColumns *self, const AccordKind *kind, AccordColumnSum *sum, AccordColumnOrder *order)
{
  Kept *kept = &self->kinds[kind->number];

  g_mutex_lock (&self->lock);
  if (kept->set != NULL && kept->table == kind)
    {
      if (sum != NULL)
        g_ptr_array_add (kept->fresh_sums, g_steal_pointer (&sum));
      if (order != NULL)
        g_ptr_array_add (kept->fresh_orders, g_steal_pointer (&order));
      add_had (&kept->had, kind, kept->fresh_sums, kept->fresh_orders);
    }
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&sum, accord_column_sum_free);
  g_clear_pointer (&order, accord_column_order_free);
}

static gboolean
make_extra (AccordColumns *self, AccordReader *db, const AccordKind *kind, int field, const AccordComputed *computed,
            GError **error)
{
  g_autofree char *currency = accord_column_sums_currency (db);
  AccordColumnSum *sum = NULL;
  AccordColumnOrder *order = NULL;

  if (computed != NULL || kind->fields[field].type == ACCORD_FIELD_MONEY)
    sum = accord_column_sum_build (db, kind, computed, field, currency, &self->stopping, error);
  else
    order = accord_column_order_build (db, kind, field, &self->stopping, error);
  if (sum == NULL && order == NULL)
    return FALSE;
  hand_over (self, kind, sum, order);
  return TRUE;
}

/**
 * accord_columns_build_extras:
 * @db: a connection of this thread's own
 *
 * Makes what the columns of a kind do not tell by themselves: the order of its rows by fields of many
 * values, what follows from other records. Each in a snapshot of its own, so that none is held for long.
 */
gboolean
accord_columns_build_extras (AccordColumns *self, AccordReader *db, const AccordKind *base, GError **error)
{
  Extras tried = { 0 };
  g_autoptr (GError) failed = NULL;
  gboolean more = TRUE;

  while (more && failed == NULL)
    {
      const AccordComputed *computed;
      const AccordKind *kind;
      int field;

      if (!accord_database_exec (db, "BEGIN", error))
        return FALSE;
      more = accord_kinds_refresh (db, &failed);
      kind = accord_reader_get_kind (db, base);
      more = more && next_missing (self, kind, &tried, &field, &computed) &&
             make_extra (self, db, kind, field, computed, &failed);
      accord_database_exec (db, "ROLLBACK", NULL);
    }
  return accord_error_pass (error, &failed);
}
