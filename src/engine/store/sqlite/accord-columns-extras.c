/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a kind do not tell by themselves, made behind them one after another, each in a snapshot of its
 * own: sums, texts and numbers of which each row has its own, orders. The report thread takes over what was made once
 * its set has caught up with that snapshot. */
#include "accord-config.h"

#include "accord-columns-private.h"

#include "accord-column-orders.h"
#include "accord-column-sums.h"
#include "accord-column-text.h"
#include "accord-columns-kept.h"
#include "accord-kinds.h"

static gboolean
misses_extras (const AccordColumnsKept *kept)
{
  return kept->set != NULL &&
         ((kept->wanted.fields & ~kept->had.fields) | (kept->wanted.values & ~kept->had.values) |
          (kept->wanted.computed & ~kept->had.computed)) != 0;
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

static guint64
bit (int field)
{
  return G_GUINT64_CONSTANT (1) << field;
}

/* Whether filters ask for a field's values where there are too many to have codes. Amounts are there for orders. */
static gboolean
wants_values (const AccordField *field)
{
  return accord_column_text_is_wanted (field) ||
         (field->type != ACCORD_FIELD_MONEY && accord_field_has_number (field) && !(field->flags & ACCORD_FIELD_HIDDEN));
}

/* What a set does not answer by the codes of its values. */
static AccordColumnExtras
wanted_by (const AccordColumnSet *set)
{
  AccordColumnExtras wanted = { 0 };

  for (int i = 0; i < set->kind->n_fields; i++)
    {
      const AccordField *field = &set->kind->fields[i];
      gboolean kept = accord_column_is_kept (set, i);

      if (field->type == ACCORD_FIELD_MONEY || (!kept && accord_column_order_is_wanted (field)) || field->type == ACCORD_FIELD_PLACE)
        wanted.fields |= bit (i);
      if (!kept && wants_values (field))
        wanted.values |= bit (i);
    }
  for (guint i = 0; i < accord_computed_count (set->kind); i++)
    if (accord_computed_field (set->kind, i)->type != ACCORD_FIELD_LINK &&
        !accord_computed_find (set->kind, accord_computed_field (set->kind, i)->name)->on_demand)
      wanted.computed |= G_GUINT64_CONSTANT (1) << i;
  return wanted;
}

static void
add_had_sum (AccordColumnExtras *had, const AccordKind *kind, const AccordColumnSum *sum)
{
  if (sum->computed == NULL && kind->fields[sum->field].type == ACCORD_FIELD_MONEY)
    had->fields |= bit (sum->field);
  else if (sum->computed == NULL)
    had->values |= bit (sum->field);
  for (guint i = 0; sum->computed != NULL && i < accord_computed_count (kind); i++)
    if (accord_computed_field (kind, i) == &sum->computed->field)
      had->computed |= G_GUINT64_CONSTANT (1) << i;
}

static void
add_had (AccordColumnExtras *had, const AccordKind *kind, GPtrArray *sums, GPtrArray *orders, GPtrArray *texts)
{
  for (guint i = 0; i < orders->len; i++)
    had->fields |= bit (((AccordColumnOrder *) orders->pdata[i])->field);
  for (guint i = 0; i < sums->len; i++)
    add_had_sum (had, kind, sums->pdata[i]);
  for (guint i = 0; i < texts->len; i++)
    had->values |= bit (((AccordColumnText *) texts->pdata[i])->field);
}

/* The one that a filter could not wait for is as good. */
static void
take_text (AccordColumnSet *set, AccordColumnText *text)
{
  if (accord_column_texts_know (set, text->field))
    accord_column_text_free (text);
  else
    g_ptr_array_add (set->texts, text);
}

/* One that a list could not wait for is as good. */
static void
take_order (AccordColumnSet *set, AccordColumnOrder *order)
{
  for (guint i = 0; i < set->orders->len; i++)
    if (((AccordColumnOrder *) set->orders->pdata[i])->field == order->field)
      {
        accord_column_order_free (order);
        return;
      }
  g_ptr_array_add (set->orders, order);
}

/* What was made of snapshots that the set has caught up with becomes the set's. */
void
accord_columns_kept_take_fresh (AccordColumnsKept *kept)
{
  AccordColumnSet *set = kept->set;

  for (guint i = kept->fresh_orders->len; i-- > 0;)
    if (((AccordColumnOrder *) kept->fresh_orders->pdata[i])->txn <= set->txn)
      take_order (set, g_ptr_array_steal_index_fast (kept->fresh_orders, i));
  for (guint i = kept->fresh_sums->len; i-- > 0;)
    if (((AccordColumnSum *) kept->fresh_sums->pdata[i])->txn <= set->txn)
      g_ptr_array_add (set->sums, g_ptr_array_steal_index_fast (kept->fresh_sums, i));
  for (guint i = kept->fresh_texts->len; i-- > 0;)
    if (((AccordColumnText *) kept->fresh_texts->pdata[i])->txn <= set->txn)
      take_text (set, g_ptr_array_steal_index_fast (kept->fresh_texts, i));
  kept->wanted = wanted_by (set);
  kept->text_size = accord_column_text_sum (set->texts);
  kept->had = (AccordColumnExtras) { 0 };
  add_had (&kept->had, set->kind, kept->fresh_sums, kept->fresh_orders, kept->fresh_texts);
  add_had (&kept->had, set->kind, set->sums, set->orders, set->texts);
}

void
accord_columns_kept_drop_fresh (AccordColumnsKept *kept)
{
  g_ptr_array_set_size (kept->fresh_sums, 0);
  g_ptr_array_set_size (kept->fresh_orders, 0);
  g_ptr_array_set_size (kept->fresh_texts, 0);
}

/* Takes over the columns of a kind that has none. */
void
accord_columns_kept_install (AccordColumnsKept *kept, AccordColumnSet *set)
{
  kept->table = set->kind;
  kept->wanted = wanted_by (set);
  kept->had = (AccordColumnExtras) { 0 };
  kept->set = set;
}

/* What is made next: one of these. Values come last: who waits for those of a field waits least. */
typedef struct {
  const AccordComputed *computed;
  int values; /* a field, or -1 */
  int order;  /* a field, or -1 */
} Next;

static int
first_of (guint64 fields, guint64 *tried)
{
  int field = fields != 0 ? __builtin_ctzll (fields) : -1;

  *tried |= fields & -fields;
  return field;
}

/* One that is wanted and was not made: FALSE when there is none. */
static gboolean
next_missing (AccordColumns *self, const AccordKind *kind, AccordColumnExtras *tried, Next *next)
{
  AccordColumnsKept *kept = &self->kinds[kind->number];
  AccordColumnExtras missing = { 0 };
  int computed;

  g_mutex_lock (&self->lock);
  if (kept->set != NULL && kept->table == kind)
    missing = (AccordColumnExtras) { kept->wanted.fields & ~kept->had.fields & ~tried->fields,
                                     kept->wanted.values & ~kept->had.values & ~tried->values,
                                     kept->wanted.computed & ~kept->had.computed & ~tried->computed };
  g_mutex_unlock (&self->lock);
  *next = (Next) { NULL, -1, -1 };
  computed = first_of (missing.computed, &tried->computed);
  if (computed >= 0)
    next->computed = accord_computed_find (kind, accord_computed_field (kind, (guint) computed)->name);
  else if (missing.fields != 0)
    next->order = first_of (missing.fields, &tried->fields);
  else
    next->values = first_of (missing.values, &tried->values);
  return computed >= 0 || next->values >= 0 || next->order >= 0;
}

/* Hands over what was made, unless the set is gone meanwhile. */
static void
hand_over (AccordColumns *self, const AccordKind *kind, AccordColumnSum *sum, AccordColumnOrder *order, AccordColumnText *text)
{
  AccordColumnsKept *kept = &self->kinds[kind->number];

  g_mutex_lock (&self->lock);
  if (kept->set != NULL && kept->table == kind)
    {
      if (sum != NULL)
        g_ptr_array_add (kept->fresh_sums, g_steal_pointer (&sum));
      if (order != NULL)
        g_ptr_array_add (kept->fresh_orders, g_steal_pointer (&order));
      if (text != NULL)
        g_ptr_array_add (kept->fresh_texts, g_steal_pointer (&text));
      add_had (&kept->had, kind, kept->fresh_sums, kept->fresh_orders, kept->fresh_texts);
    }
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&sum, accord_column_sum_free);
  g_clear_pointer (&order, accord_column_order_free);
  g_clear_pointer (&text, accord_column_text_free);
}

/* Bytes that texts read ahead may still take. */
static gsize
room_for_texts (AccordColumns *self, const AccordKind *kind)
{
  gsize used;

  g_mutex_lock (&self->lock);
  used = accord_column_text_sum (self->kinds[kind->number].fresh_texts) + self->kinds[kind->number].text_size;
  g_mutex_unlock (&self->lock);
  return ACCORD_COLUMN_TEXT_AHEAD - MIN (used, ACCORD_COLUMN_TEXT_AHEAD);
}

/* And keeps it for the next opening. */
static AccordColumnOrder *
make_order (AccordColumns *self, AccordReader *db, const AccordKind *kind, int field, GError **error)
{
  AccordColumnOrder *order = accord_column_order_build (db, kind, field, &self->stopping, error);

  if (order != NULL && !accord_columns_kept_save_order (self->store, db, kind, order))
    g_debug ("the order of %s by %s is not kept", kind->name, kind->fields[field].name);
  return order;
}

static gboolean
make_extra (AccordColumns *self, AccordReader *db, const AccordKind *kind, const Next *next, GError **error)
{
  g_autofree char *currency = accord_column_sums_currency (db);
  int number = next->values >= 0 ? next->values : next->order;
  AccordColumnSum *sum = NULL;
  AccordColumnOrder *order = NULL;
  AccordColumnText *text = NULL;

  if (next->values >= 0 && accord_column_text_is_wanted (&kind->fields[next->values]))
    text = accord_column_text_build (db, NULL, kind, next->values, room_for_texts (self, kind), &self->stopping, error);
  else if (next->computed != NULL || next->values >= 0 || kind->fields[next->order].type == ACCORD_FIELD_MONEY)
    sum = accord_column_sum_build (db, kind, next->computed, number, currency, &self->stopping, error);
  else
    order = make_order (self, db, kind, next->order, error);
  if (sum == NULL && order == NULL && text == NULL)
    return FALSE;
  hand_over (self, kind, sum, order, text);
  return TRUE;
}

/* Orders that were kept come before all that has to be counted. */
static gboolean
take_kept (AccordColumns *self, AccordReader *db, const AccordKind *base, GError **error)
{
  AccordColumnExtras tried = { .values = G_MAXUINT64, .computed = G_MAXUINT64 };
  g_autoptr (GError) failed = NULL;
  const AccordKind *kind;
  Next next;

  if (!accord_database_exec (db, "BEGIN", error))
    return FALSE;
  if (accord_kinds_refresh (db, &failed))
    for (kind = accord_reader_get_kind (db, base); next_missing (self, kind, &tried, &next);)
      hand_over (self, kind, NULL, accord_columns_kept_load_order (self->store, db, kind, next.order), NULL);
  accord_database_exec (db, "ROLLBACK", NULL);
  return accord_error_pass (error, &failed);
}

/**
 * accord_columns_build_extras:
 * @db: a connection of this thread's own
 *
 * Makes what the columns of a kind do not tell by themselves: what follows from other records, texts and numbers of
 * many values, the order of rows by these. Each in a snapshot of its own, so that none is held for long.
 */
gboolean
accord_columns_build_extras (AccordColumns *self, AccordReader *db, const AccordKind *base, GError **error)
{
  AccordColumnExtras tried = { 0 };
  g_autoptr (GError) failed = NULL;
  gboolean more = take_kept (self, db, base, error);

  if (!more)
    return FALSE;
  while (more && failed == NULL)
    {
      const AccordKind *kind;
      Next next;

      if (!accord_database_exec (db, "BEGIN", error))
        return FALSE;
      more = accord_kinds_refresh (db, &failed);
      kind = accord_reader_get_kind (db, base);
      more = more && next_missing (self, kind, &tried, &next) && make_extra (self, db, kind, &next, &failed);
      accord_database_exec (db, "ROLLBACK", NULL);
    }
  return accord_error_pass (error, &failed);
}
