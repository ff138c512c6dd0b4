/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which open deals are stalled (domain.md F10), kept beside the deals in memory: what their stages allow, the verdict on each, and
 * what those that are stalled are worth by stage. Report thread. */

#include "accord-config.h"

#include "accord-stalled-bounds.h"

#include <string.h>
#include "accord-attention-private.h"
#include "accord-book-dwell.h"
#include "accord-money.h"

/**
 * accord_stalled_bounds_free:
 * @self: (transfer full): bounds that no book keeps
 */
void
accord_stalled_bounds_free (AccordStalledBounds *self)
{
  g_clear_pointer (&self->dwells, g_hash_table_unref);
  g_hash_table_unref (self->limits);
  g_hash_table_unref (self->won);
  g_byte_array_unref (self->verdicts);
  g_array_unref (self->was_steps);
  g_clear_pointer (&self->sums, g_array_unref);
  g_array_unref (self->again);
  g_free (self);
}

static void
bounds_free (AccordBookKeep *keep)
{
  accord_stalled_bounds_free ((AccordStalledBounds *) keep);
}

/**
 * accord_stalled_bounds_add:
 * @self: bounds that are being added up
 * @deal: one of the book, stalled
 * @sign: 1; -1: it is taken away
 */
void
accord_stalled_bounds_add (AccordStalledBounds *self, const AccordBookDeal *deal, int sign)
{
  AccordStalledSum *sum;

  if (deal->stage >= self->sums->len)
    g_array_set_size (self->sums, deal->stage + 1u);
  sum = &g_array_index (self->sums, AccordStalledSum, deal->stage);
  sum->n += sign;
  if (self->currency == 0 || deal->currency != self->currency)
    return;
  sum->priced += sign;
  self->too_big |= deal->amount == G_MININT64 || !accord_money_add (sum->minor, sign * deal->amount, &sum->minor);
}

/* Whether the won deal that has just changed took as long as before, in the same stages. */
static gboolean
took_as_long (const AccordStalledBounds *self, const AccordDealBook *book, guint index)
{
  const AccordBookDeal *deal = &book->deals[index];
  guint n;
  const AccordBookStep *steps = accord_deal_book_steps (book, index, &n);

  if (self->leaving != index || deal->stage != self->was.stage || deal->closed != self->was.closed || n != self->was_steps->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const AccordBookStep *was = &g_array_index (self->was_steps, AccordBookStep, i);

      if (steps[i].day != was->day || steps[i].stage != was->stage || steps[i].dated != was->dated)
        return FALSE;
    }
  return TRUE;
}

/* A won deal is about to change, or has. */
static void
count_won (AccordStalledBounds *self, const AccordDealBook *book, guint index, int sign)
{
  guint n;
  const AccordBookStep *steps;

  if (sign > 0)
    {
      self->outdated |= !took_as_long (self, book, index);
      self->leaving = 0;
      return;
    }
  self->outdated |= self->leaving != 0;
  self->leaving = index;
  self->was = book->deals[index];
  steps = accord_deal_book_steps (book, index, &n);
  g_array_set_size (self->was_steps, 0);
  g_array_append_vals (self->was_steps, steps, n);
}

static void
bounds_count (AccordBookKeep *keep, const AccordDealBook *book, guint deal, int sign)
{
  AccordStalledBounds *self = (AccordStalledBounds *) keep;
  gint64 stage = book->deals[deal].stage != ACCORD_BOOK_NO_STAGE ? accord_deal_book_stage (book, book->deals[deal].stage) : 0;

  if (deal < self->verdicts->len)
    {
      if (self->sums != NULL && sign < 0 && self->verdicts->data[deal] == ACCORD_STALLED)
        accord_stalled_bounds_add (self, &book->deals[deal], -1);
      self->verdicts->data[deal] = ACCORD_UNJUDGED;
    }
  if (self->sums != NULL && sign > 0)
    g_array_append_val (self->again, deal);
  if (g_hash_table_contains (self->won, &stage))
    count_won (self, book, deal, sign);
}

static gboolean
read_limits (AccordStalledBounds *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT id, coalesce(idle_limit, 0), outcome='won' FROM stage", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      gint64 stage = accord_statement_int (row, 0), limit = accord_statement_int (row, 1);

      g_hash_table_insert (self->limits, g_memdup2 (&stage, sizeof stage), g_memdup2 (&limit, sizeof limit));
      if (accord_statement_int (row, 2) != 0)
        g_hash_table_add (self->won, g_memdup2 (&stage, sizeof stage));
    }
  return accord_error_pass (error, &failed);
}

static void
take_dwells (GHashTable *all, GHashTable *more)
{
  GHashTableIter iter;
  gpointer stage, dwell;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &stage, &dwell))
    g_hash_table_insert (all, g_memdup2 (stage, sizeof (gint64)), g_memdup2 (dwell, sizeof (AccordStageDwell)));
}

/* How long won deals were in the stages, of every pipeline. */
static GHashTable *
read_dwells (const AccordDealBook *book, AccordReader *reader, const AccordStageMap *stages, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gint64 before = 0;

  for (guint i = 0; i < stages->stages->len; i++)
    {
      const AccordStage *stage = g_ptr_array_index (stages->stages, i);
      g_autoptr (GHashTable) dwells = NULL;

      if (stage->pipeline == before || stage->pipeline == 0)
        continue;
      before = stage->pipeline;
      dwells = book != NULL ? accord_book_dwells (book, stages, stage->pipeline) : accord_stage_dwells_read (reader, stage->pipeline, error);
      if (dwells == NULL)
        return NULL;
      take_dwells (all, dwells);
    }
  return g_steal_pointer (&all);
}

static gboolean
allow_the_same (GHashTable *dwells, GHashTable *others)
{
  GHashTableIter iter;
  gpointer stage, dwell;

  if (g_hash_table_size (dwells) != g_hash_table_size (others))
    return FALSE;
  g_hash_table_iter_init (&iter, dwells);
  while (g_hash_table_iter_next (&iter, &stage, &dwell))
    {
      const AccordStageDwell *one = dwell, *other = g_hash_table_lookup (others, stage);

      if (other == NULL || one->limit != other->limit || (one->limit == 0 && one->n_won != other->n_won))
        return FALSE;
    }
  return TRUE;
}

/* Verdicts of before hold where another won deal makes no difference to what the stages allow. */
static gboolean
follow_dwells (AccordStalledBounds *self, const AccordDealBook *book, AccordReader *reader, const AccordStageMap *stages, GError **error)
{
  g_autoptr (GHashTable) dwells = NULL;

  if (self->dwells != NULL && !self->outdated && self->leaving == 0)
    return TRUE;
  dwells = read_dwells (book, reader, stages, error);
  if (dwells == NULL)
    return FALSE;
  self->outdated = FALSE;
  self->leaving = 0;
  if (self->dwells != NULL && allow_the_same (self->dwells, dwells))
    return TRUE;
  g_clear_pointer (&self->dwells, g_hash_table_unref);
  self->dwells = g_steal_pointer (&dwells);
  g_byte_array_set_size (self->verdicts, 0);
  g_clear_pointer (&self->sums, g_array_unref);
  return TRUE;
}

static AccordStalledBounds *
bounds_new (void)
{
  AccordStalledBounds *self = g_new0 (AccordStalledBounds, 1);

  self->keep = (AccordBookKeep) { bounds_count, bounds_free, TRUE, FALSE, 0 };
  self->limits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->won = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->verdicts = g_byte_array_new ();
  self->was_steps = g_array_new (FALSE, FALSE, sizeof (AccordBookStep));
  self->again = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * accord_stalled_bounds_get:
 * @book: (nullable): a book that has followed; %NULL: the caller frees what is returned
 * @reader: the reader, on its thread
 * @stages: the file's stages
 *
 * Returns: (nullable): what the stages allow now; %NULL with an error
 */
AccordStalledBounds *
accord_stalled_bounds_get (AccordDealBook *book, AccordReader *reader, const AccordStageMap *stages, GError **error)
{
  AccordStalledBounds *self = book != NULL ? accord_book_keep_find (book, "stalled") : NULL;
  gboolean is_new = self == NULL;

  if (is_new)
    self = bounds_new ();
  if ((!is_new || read_limits (self, reader, error)) && follow_dwells (self, book, reader, stages, error))
    {
      if (is_new && book != NULL)
        accord_book_keep_add (book, "stalled", &self->keep);
      return self;
    }
  if (is_new)
    accord_stalled_bounds_free (self);
  return NULL;
}

/**
 * accord_stalled_bounds_begin_day:
 * @book: a book that has followed
 * @today: days since 1970-01-01
 *
 * Makes room for verdicts; none is older than the day.
 */
void
accord_stalled_bounds_begin_day (AccordStalledBounds *self, const AccordDealBook *book, gint64 today)
{
  guint known = self->judged_on == today ? MIN (self->verdicts->len, book->n_slots) : 0;

  if (self->judged_on != today)
    g_clear_pointer (&self->sums, g_array_unref);
  self->judged_on = today;
  g_byte_array_set_size (self->verdicts, book->n_slots);
  if (known < book->n_slots)
    memset (self->verdicts->data + known, ACCORD_UNJUDGED, book->n_slots - known);
}

/**
 * accord_stalled_bounds_begin_sums:
 * @currency: a code of the book; 0: no deal has it
 *
 * Starts to add up: all stalled deals are to be added now, from then on those of @again.
 */
void
accord_stalled_bounds_begin_sums (AccordStalledBounds *self, const AccordDealBook *book, guint8 currency)
{
  g_clear_pointer (&self->sums, g_array_unref);
  self->sums = g_array_new (FALSE, TRUE, sizeof (AccordStalledSum));
  g_array_set_size (self->sums, book->stages->len + 1);
  g_array_set_size (self->again, 0);
  self->currency = currency;
  self->too_big = FALSE;
}
