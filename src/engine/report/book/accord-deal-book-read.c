/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A book of deals is read: first the deals, then what stages they entered, by ranges of ids so that other
 * reports get their turn in between. What changes meanwhile is named by the journal and read again. */

#include "accord-config.h"

#include "accord-book-keep.h"

#include "accord-date.h"
#include "accord-journal-rows.h"

#define SLICE 40000 /* ids: some 20 ms, which whoever opens a page meanwhile waits for each of its questions */

/* Steps as the table has them, to be put deal by deal. */
typedef struct _AccordBookReading {
  gint64 next_deal;
  gint64 last_deal;
  gint64 next_step;
  gint64 last_step;
  gint64 txn;
  GArray *deals;    /* of guint32: whose each step is */
  GArray *steps;    /* of AccordBookStep */
  GArray *recorded; /* of gint64 */
} AccordBookReading;

static void
reading_free (AccordBookReading *self)
{
  g_array_unref (self->deals);
  g_array_unref (self->steps);
  g_array_unref (self->recorded);
  g_free (self);
}

/* Forgets what was read. */
void
accord_deal_book_clear (AccordDealBook *self)
{
  g_atomic_int_set (&self->ready, FALSE);
  self->cache_txn = 0;
  self->n_slots = 0;
  g_hash_table_remove_all (self->again);
  accord_book_keeps_drop (self, ACCORD_KEEPS_ALL);
  accord_book_stages_forget (self);
  g_clear_pointer (&self->deals, g_free);
  g_clear_pointer (&self->touches, g_free);
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->steps, g_free);
  g_clear_pointer (&self->reading, reading_free);
}

static gboolean
first_number (AccordReader *reader, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  *number = 0;
  if (row == NULL)
    return FALSE;
  if (accord_statement_step (row, &failed))
    *number = accord_statement_int (row, 0);
  return accord_error_pass (error, &failed);
}

static gboolean
begin (AccordDealBook *self, AccordReader *reader, GError **error)
{
  AccordBookReading *reading = g_new0 (AccordBookReading, 1);

  accord_deal_book_clear (self);
  self->reading = reading;
  reading->deals = g_array_new (FALSE, FALSE, sizeof (guint32));
  reading->steps = g_array_new (FALSE, FALSE, sizeof (AccordBookStep));
  reading->recorded = g_array_new (FALSE, FALSE, sizeof (gint64));
  reading->txn = accord_reader_newest_txn (reader, error);
  if (reading->txn < 0 || !first_number (reader, "SELECT max(id) FROM deal", &reading->last_deal, error) ||
      !first_number (reader, "SELECT max(id) FROM stage_event", &reading->last_step, error))
    return FALSE;
  self->n_slots = (guint) CLAMP (reading->last_deal + 1, 1, G_MAXINT32);
  self->deals = g_new0 (AccordBookDeal, self->n_slots);
  return TRUE;
}

/* Deals: id, stage, amount, currency, probability, expected, closed, del, category, owner, reason, opened, source, customer,
 * product. */
char *
accord_deal_book_deal_sql (AccordReader *reader, const char *where)
{
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_deal_kind);
  const char *category = accord_kind_find (kind, "forecast") >= 0 ? "forecast" : "NULL";

  return g_strdup_printf ("SELECT id, stage, amount, amount_currency, " ACCORD_STAGE_OWN_SQL ("") ", expected_on, closed_on, del, %s, owner, lost_reason, opened_on, source, customer,"
                          " product"
                          " FROM deal WHERE %s", category, where);
}

static gint32
day_of (AccordStatement *row, int column)
{
  return accord_statement_is_null (row, column)
           ? ACCORD_BOOK_NO_DAY
           : (gint32) CLAMP (accord_statement_int (row, column), ACCORD_DATE_MIN, ACCORD_DATE_MAX);
}

/* 1 + where it stands among @texts, to which it is added; 0 for none, and where there are too many. */
static guint8
code_of_text (GPtrArray *texts, const char *text)
{
  if (text == NULL || *text == '\0')
    return 0;
  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (g_ptr_array_index (texts, i), text))
      return (guint8) (i + 1);
  if (texts->len >= G_MAXUINT8)
    return 0;
  g_ptr_array_add (texts, g_strdup (text));
  return (guint8) texts->len;
}

/**
 * accord_deal_book_take_deal:
 * @self: a book with room for the deal’s id
 * @row: stands at a row of the statement that reads deals for the book
 *
 * Puts the deal into its place, over what stood there. Its history is not touched.
 */
void
accord_deal_book_take_deal (AccordDealBook *self, AccordStatement *row)
{
  AccordBookDeal *deal = &self->deals[accord_statement_int (row, 0)];

  deal->stage = accord_deal_book_stage_code (self, accord_statement_int (row, 1));
  deal->amount = accord_statement_int (row, 2);
  deal->currency = accord_statement_is_null (row, 2) ? 0 : code_of_text (self->currencies, accord_statement_text (row, 3));
  deal->probability = accord_statement_is_null (row, 4) ? -1 : (gint8) CLAMP (accord_statement_int (row, 4), ACCORD_STAGE_ENTRY (100), 100);
  deal->expected = day_of (row, 5);
  deal->closed = day_of (row, 6);
  deal->alive = accord_statement_int (row, 7) <= 0;
  deal->reason = code_of_text (self->reasons, accord_statement_text (row, 10));
  deal->opened = day_of (row, 11);
  deal->source = accord_deal_book_source_code (self, accord_statement_text (row, 12));
  deal->customer = (guint32) CLAMP (accord_statement_int (row, 13), 0, G_MAXINT32);
  deal->product = accord_deal_book_product_code (self, accord_statement_int (row, 14));
  deal->category = (guint8) accord_forecast_category_of (accord_statement_text (row, 8));
  deal->owner = accord_deal_book_owner_code (self, accord_statement_int (row, 9));
}

static gboolean
read_deals (AccordDealBook *self, AccordReader *reader, GError **error)
{
  AccordBookReading *reading = self->reading;
  g_autofree char *sql = accord_deal_book_deal_sql (reader, "id BETWEEN ?1 AND ?2 AND del<=0");
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, MAX (reading->next_deal, 1));
  accord_statement_bind_int (row, 2, MIN (reading->next_deal + SLICE - 1, self->n_slots - 1));
  while (accord_statement_step (row, &failed))
    accord_deal_book_take_deal (self, row);
  reading->next_deal += SLICE;
  return accord_error_pass (error, &failed);
}

static gboolean
read_steps (AccordDealBook *self, AccordReader *reader, GError **error)
{
  AccordBookReading *reading = self->reading;
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT deal, to_stage, recorded_at, effective_on FROM stage_event NOT INDEXED"
            " WHERE id BETWEEN ?1 AND ?2 AND del<=0", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, reading->next_step);
  accord_statement_bind_int (row, 2, reading->next_step + SLICE - 1);
  while (accord_statement_step (row, &failed))
    {
      gint64 deal = accord_statement_int (row, 0);
      guint32 slot = (guint32) deal;
      gint64 recorded = accord_statement_int (row, 2);
      AccordBookStep step = { .stage = accord_deal_book_stage_code (self, accord_statement_int (row, 1)),
                              .dated = !accord_statement_is_null (row, 3) };

      if (deal <= 0 || deal >= self->n_slots)
        continue;
      step.day = step.dated ? day_of (row, 3) : (gint32) accord_date_from_time (recorded);
      g_array_append_val (reading->deals, slot);
      g_array_append_val (reading->steps, step);
      g_array_append_val (reading->recorded, recorded);
    }
  reading->next_step += SLICE;
  return accord_error_pass (error, &failed);
}

static gboolean
stands_behind (const AccordBookStep *left, gint64 left_at, const AccordBookStep *right, gint64 right_at)
{
  if (left_at != right_at)
    return left_at > right_at;
  if (left->dated != right->dated)
    return left->dated > right->dated;
  return left->dated && left->day > right->day;
}

/**
 * accord_deal_book_sort_steps:
 * @steps: (array length=n): the steps of one deal, changed in place
 * @recorded: (array length=n): when each was recorded; goes with them
 *
 * As recorded, then by day, unknown days first; else as they stand. Nearly all stand in order.
 */
void
accord_deal_book_sort_steps (AccordBookStep *steps, gint64 *recorded, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      AccordBookStep step = steps[i];
      gint64 at = recorded[i];
      guint k = i;

      for (; k > 0 && stands_behind (&steps[k - 1], recorded[k - 1], &step, at); k--)
        {
          steps[k] = steps[k - 1];
          recorded[k] = recorded[k - 1];
        }
      steps[k] = step;
      recorded[k] = at;
    }
}

/**
 * accord_deal_book_steps_by_day:
 * @self: a book that has followed
 * @deal: id
 * @room: (element-type AccordBookStep): for those that were not recorded in the order of their days
 * @n: (out): how many
 *
 * A move dated back before another takes its place among them, as accord_deal_stays() has it.
 *
 * Returns: (transfer none) (array length=n): the steps of a deal by their day, those of one day as recorded
 */
const AccordBookStep *
accord_deal_book_steps_by_day (const AccordDealBook *self, guint deal, GArray *room, guint *n)
{
  const AccordBookStep *steps = accord_deal_book_steps (self, deal, n);
  gboolean in_order = TRUE;

  for (guint i = 1; i < *n; i++)
    in_order = in_order && steps[i - 1].day <= steps[i].day;
  if (in_order)
    return steps;
  g_array_set_size (room, 0);
  for (guint i = 0; i < *n; i++)
    {
      guint k = i;

      while (k > 0 && g_array_index (room, AccordBookStep, k - 1).day > steps[i].day)
        k--;
      g_array_insert_val (room, k, steps[i]);
    }
  return (const AccordBookStep *) (const void *) room->data;
}

/* Deal by deal, in two passes. */
static void
pack (AccordDealBook *self)
{
  AccordBookReading *reading = self->reading;
  guint64 n = reading->steps->len;
  g_autofree gint64 *recorded = g_new (gint64, n + 1);
  g_autofree guint64 *next = g_new (guint64, self->n_slots);
  const guint32 *deals = (const guint32 *) (void *) reading->deals->data;

  self->first = g_new0 (guint64, (gsize) self->n_slots + 1);
  self->steps = g_new (AccordBookStep, n + 1);
  for (guint64 i = 0; i < n; i++)
    self->first[deals[i] + 1]++;
  for (guint i = 0; i < self->n_slots; i++)
    {
      next[i] = self->first[i];
      self->first[i + 1] += self->first[i];
    }
  for (guint64 i = 0; i < n; i++)
    {
      guint64 place = next[deals[i]]++;

      self->steps[place] = g_array_index (reading->steps, AccordBookStep, i);
      recorded[place] = g_array_index (reading->recorded, gint64, i);
    }
  for (guint i = 0; i < self->n_slots; i++)
    accord_deal_book_sort_steps (self->steps + self->first[i], recorded + self->first[i],
                                 (guint) (self->first[i + 1] - self->first[i]));
}

/**
 * accord_deal_book_read_slice:
 *
 * Goes on reading; the last slice makes the book ready.
 *
 * Returns: %FALSE with an error; the next slice then begins anew
 */
gboolean
accord_deal_book_read_slice (AccordDealBook *self, AccordReader *reader, GError **error)
{
  gboolean ok = TRUE;

  if (self->reading == NULL)
    ok = begin (self, reader, error);
  if (ok && self->reading->next_deal <= self->reading->last_deal)
    ok = read_deals (self, reader, error);
  else if (ok)
    ok = read_steps (self, reader, error);
  if (!ok)
    {
      accord_deal_book_clear (self);
      return FALSE;
    }
  if (self->reading->next_deal <= self->reading->last_deal || self->reading->next_step <= self->reading->last_step)
    return TRUE;
  pack (self);
  self->txn = self->reading->txn;
  g_atomic_int_set (&self->ready, TRUE);
  g_clear_pointer (&self->reading, reading_free);
  return TRUE;
}
