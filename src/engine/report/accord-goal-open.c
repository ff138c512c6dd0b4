/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What open deals could still fill of a goal: the deals of the book that are expected in these days, for everybody and every
 * period; then the amounts of
 * those that have shares go to whose they would be (F09). Report thread. */

#include "accord-goal-open.h"

#include "accord-book-days.h"
#include "accord-forecast.h"
#include "accord-kpi-table.h"
#include "accord-open-shares.h"

#define ALL (-1)

/**
 * accord_goal_open_fills:
 *
 * Returns: whether open deals that are won make the figure larger by their amount or number
 */
gboolean
accord_goal_open_fills (const AccordKpi *kpi)
{
  AccordMeasure measure = accord_kpi_measure (kpi);

  return measure == ACCORD_MEASURE_REVENUE || measure == ACCORD_MEASURE_WON_DEALS;
}

typedef struct {
  const AccordGoalRequest *request;
  gboolean money;
  guint currency;       /* code; 0: no deal has it */
  gint64 first;         /* the days that any period has */
  gint64 end;
  AccordGoalOpen *cells; /* by owner's code, then period */
  const AccordBookStages *stages;
} Count;

/* What is expected: nothing of a deal that was left out of the forecast (F08), though it is open and due as others are. */
static int
chance_of (const AccordStage *stage, int probability, int own, int of_stage)
{
  return (own != 0 ? own : of_stage) == ACCORD_FORECAST_OMITTED ? 0 : accord_stage_weight (stage, probability != -1, probability);
}

static int
category_of (const AccordBookStages *stages, gint64 id)
{
  for (guint code = 0; code < stages->n_codes; code++)
    if (stages->stages[code] != NULL && stages->stages[code]->id == id)
      return stages->categories[code];
  return ACCORD_FORECAST_UNSET;
}

static void
add (Count *self, AccordGoalOpen *row, gint32 day, double amount, double weighted)
{
  for (guint p = 0; p < self->request->n_periods; p++)
    if (day >= self->request->periods[p].from && day < self->request->periods[p].to)
      {
        row[p].due += amount;
        if (day < self->request->today)
          row[p].slipped += amount;
        else
          row[p].weighted += weighted;
      }
}

/* One that is open, and expected in these days. */
static void
add_deal (const AccordBookDeal *deal, gpointer data)
{
  Count *self = data;
  const AccordStage *stage = deal->stage < self->stages->n_codes ? self->stages->stages[deal->stage] : NULL;
  int chance;
  double amount, weighted;

  if (stage == NULL || (self->money && deal->currency != self->currency))
    return;
  chance = chance_of (stage, deal->probability, deal->category, self->stages->categories[deal->stage]);
  amount = self->money ? (double) deal->amount : 1;
  weighted = self->money ? (double) accord_money_share (deal->amount, chance) : chance / 100.0;
  add (self, self->cells + (gsize) deal->owner * self->request->n_periods, deal->expected, amount, weighted);
}

static void
prepare (Count *self, const AccordDealBook *book)
{
  self->first = G_MAXINT64;
  self->end = G_MININT64;
  for (guint p = 0; p < self->request->n_periods; p++)
    {
      self->first = MIN (self->first, self->request->periods[p].from);
      self->end = MAX (self->end, self->request->periods[p].to);
    }
  for (guint i = 0; i < book->currencies->len; i++)
    if (g_strcmp0 (g_ptr_array_index (book->currencies, i), self->request->currency) == 0)
      self->currency = i + 1;
  self->first = MAX (self->first, (gint64) ACCORD_BOOK_NO_DAY + 1);
  self->end = MIN (self->end, (gint64) G_MAXINT32);
}

static GHashTable *
by_owner (const Count *self, const AccordDealBook *book)
{
  guint n = self->request->n_periods;
  GHashTable *found = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  AccordGoalOpen *all = g_new0 (AccordGoalOpen, MAX (n, 1));

  for (guint code = 0; code <= book->owners->len; code++)
    {
      const AccordGoalOpen *row = self->cells + (gsize) code * n;
      gint64 owner = code > 0 ? g_array_index (book->owners, gint64, code - 1) : 0;

      for (guint p = 0; p < n; p++)
        {
          all[p].due += row[p].due;
          all[p].weighted += row[p].weighted;
          all[p].slipped += row[p].slipped;
        }
      g_hash_table_insert (found, GSIZE_TO_POINTER ((gsize) owner), g_memdup2 (row, n * sizeof *row));
    }
  g_hash_table_insert (found, GSIZE_TO_POINTER ((gsize) ALL), all);
  return found;
}

static AccordGoalOpen *
row_of (const Count *self, GHashTable *found, gint64 member)
{
  AccordGoalOpen *row = g_hash_table_lookup (found, GSIZE_TO_POINTER ((gsize) member));

  if (row == NULL)
    g_hash_table_insert (found, GSIZE_TO_POINTER ((gsize) member), row = g_new0 (AccordGoalOpen, MAX (self->request->n_periods, 1)));
  return row;
}

/* Amounts only: how many deals somebody won stays with the owner. */
static gboolean
move_shares (Count *self, AccordReader *reader, const AccordStageMap *stages, GHashTable *found, GError **error)
{
  g_autoptr (GArray) shares = accord_open_shares_read (reader, self->first, self->end, self->request->currency, error);
  gint64 deal = 0;

  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      const AccordOpenShare *line = &g_array_index (shares, AccordOpenShare, i);
      const AccordStage *stage = accord_stage_map_find (stages, line->stage);
      int chance = stage != NULL ? chance_of (stage, line->probability, line->category, category_of (self->stages, line->stage)) : 0;

      if (!line->priced)
        continue;
      if (line->deal != deal)
        add (self, row_of (self, found, line->owner), (gint32) line->expected, -(double) line->amount, -(double) accord_money_share (line->amount, chance));
      deal = line->deal;
      add (self, row_of (self, found, line->member), (gint32) line->expected, (double) line->part, (double) accord_money_share (line->part, chance));
    }
  return shares != NULL;
}

/**
 * accord_goal_open_count:
 * @book: all deals
 * @request: the periods, today and the currency
 * @kpi: a figure that accord_goal_open_fills()
 *
 * Returns: (transfer full) (nullable): the open deals of each owner, money by whose it would be, in each period, or %NULL with an
 *   error
 */
GHashTable *
accord_goal_open_count (AccordDealBook *book, AccordReader *reader, const AccordGoalRequest *request,
                        const AccordKpi *kpi, GError **error)
{
  g_autoptr (AccordBookStages) stages = accord_book_stages_load (book, reader, error);
  Count self = { .request = request, .money = kpi->unit == ACCORD_UNIT_MONEY };
  const AccordBookDays *days = stages != NULL ? accord_book_days_get (book, reader, ACCORD_BOOK_EXPECTED, error) : NULL;
  g_autofree AccordGoalOpen *cells = NULL;
  g_autoptr (GHashTable) found = NULL;
  AccordPeriod days_asked;

  if (days == NULL)
    return NULL;
  self.stages = stages;
  prepare (&self, book);
  self.cells = cells = g_new0 (AccordGoalOpen, (gsize) (book->owners->len + 1) * MAX (request->n_periods, 1));
  days_asked = accord_period_custom (self.first, self.end);
  if (self.first < self.end)
    accord_book_days_each (days, book, &days_asked, add_deal, &self);
  found = by_owner (&self, book);
  return !self.money || move_shares (&self, reader, stages->map, found, error) ? g_steal_pointer (&found) : NULL;
}
