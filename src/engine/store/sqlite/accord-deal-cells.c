/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of "deal_total" a deal counts in: one line of a table for each total. The same code counts
 * a whole file and what one commit adds to it or takes away, so the two cannot differ. Any thread of the
 * store. */
#include "accord-config.h"

#include "accord-deal-cells.h"

#include "accord-date.h"
#include "accord-kind.h"
#include "accord-money.h"

typedef enum {
  BY_NOTHING,
  BY_OWNER,
  BY_PRODUCT,
  BY_DAYS,
} Part;

typedef enum {
  NO_DAY,
  DAY_CLOSED,
  DAY_OPENED,
  DAY_EXPECTED,
  DAY_STEP,
} Day;

#define OUTCOME(name) (1u << ACCORD_OUTCOME_##name)
#define ANY_OUTCOME (~0u)
#define MANY_ROWS 10000 /* from here on all steps are read at once */
#define CLOSED_OUTCOMES (OUTCOME (WON) | OUTCOME (LOST))

static const struct {
  AccordTotal total;
  guint outcomes;
  gboolean by_stage; /* else by its pipeline, which a move within it leaves alone */
  Day day;
  Part part;
  gboolean money;
  gboolean weighted;
  gboolean returns; /* those of less than nothing alone */
} totals[] = {
  { ACCORD_TOTAL_STAGE, ANY_OUTCOME, TRUE, NO_DAY, BY_NOTHING, TRUE, TRUE },
  { ACCORD_TOTAL_OPEN_MEMBER, OUTCOME (OPEN), FALSE, NO_DAY, BY_OWNER, TRUE, TRUE },
  { ACCORD_TOTAL_OPEN_PRODUCT, OUTCOME (OPEN), FALSE, NO_DAY, BY_PRODUCT, TRUE, TRUE },
  { ACCORD_TOTAL_OPEN_MONTH, OUTCOME (OPEN), FALSE, DAY_EXPECTED, BY_NOTHING, TRUE, TRUE },
  { ACCORD_TOTAL_CLOSED, CLOSED_OUTCOMES, TRUE, DAY_CLOSED, BY_NOTHING, TRUE, FALSE },
  { ACCORD_TOTAL_CLOSED_MEMBER, CLOSED_OUTCOMES, TRUE, DAY_CLOSED, BY_OWNER, TRUE, FALSE },
  { ACCORD_TOTAL_CLOSED_PRODUCT, CLOSED_OUTCOMES, TRUE, DAY_CLOSED, BY_PRODUCT, TRUE, FALSE },
  { ACCORD_TOTAL_CYCLE, OUTCOME (WON), TRUE, DAY_CLOSED, BY_DAYS, FALSE, FALSE },
  { ACCORD_TOTAL_OPENED, ANY_OUTCOME, FALSE, DAY_OPENED, BY_NOTHING, FALSE, FALSE },
  { ACCORD_TOTAL_OPENED_MEMBER, ANY_OUTCOME, FALSE, DAY_OPENED, BY_OWNER, FALSE, FALSE },
  { ACCORD_TOTAL_OPENED_PRODUCT, ANY_OUTCOME, FALSE, DAY_OPENED, BY_PRODUCT, FALSE, FALSE },
  { ACCORD_TOTAL_STEP, OUTCOME (OPEN), TRUE, DAY_STEP, BY_NOTHING, FALSE, FALSE },
  { ACCORD_TOTAL_RETURNED, OUTCOME (WON), TRUE, DAY_CLOSED, BY_NOTHING, TRUE, FALSE, TRUE },
  { ACCORD_TOTAL_RETURNED_MEMBER, OUTCOME (WON), TRUE, DAY_CLOSED, BY_OWNER, TRUE, FALSE, TRUE },
  { ACCORD_TOTAL_RETURNED_PRODUCT, OUTCOME (WON), TRUE, DAY_CLOSED, BY_PRODUCT, TRUE, FALSE, TRUE },
};

static guint
cell_hash (gconstpointer key)
{
  const AccordDealCell *cell = key;
  guint64 hash = (guint64) cell->total;

  hash = hash * 0x9e3779b97f4a7c15u + (guint64) cell->place;
  hash = hash * 0x9e3779b97f4a7c15u + (guint64) cell->month;
  hash = hash * 0x9e3779b97f4a7c15u + (guint64) cell->part;
  hash = hash * 0x9e3779b97f4a7c15u + (guint8) cell->currency[0] * 65599u + (guint8) cell->currency[1] * 257u +
         (guint8) cell->currency[2];
  return (guint) (hash >> 32) ^ (guint) hash;
}

static gboolean
cell_equal (gconstpointer a, gconstpointer b)
{
  const AccordDealCell *left = a, *right = b;

  return left->total == right->total && left->place == right->place && left->month == right->month &&
         left->part == right->part && memcmp (left->currency, right->currency, sizeof left->currency) == 0;
}

/**
 * accord_deal_cells_new:
 * @db: the file, for its stages
 *
 * Returns: (transfer full) (nullable): no cells, or %NULL with an error
 */
AccordDealCells *
accord_deal_cells_new (AccordReader *db, GError **error)
{
  AccordStageMap *stages = accord_stage_map_load (db, error);

  return stages != NULL ? accord_deal_cells_new_for (stages) : NULL;
}

/* @stages: (transfer full): as accord_stage_map_load() would read them now */
AccordDealCells *
accord_deal_cells_new_for (AccordStageMap *stages)
{
  AccordDealCells *self = g_new0 (AccordDealCells, 1);

  self->stages = stages;
  self->cells = g_hash_table_new_full (cell_hash, cell_equal, g_free, NULL);
  return self;
}

void
accord_deal_cells_free (AccordDealCells *self)
{
  g_hash_table_unref (self->cells);
  g_clear_pointer (&self->steps, g_hash_table_unref);
  g_clear_pointer (&self->stages, accord_stage_map_free);
  g_free (self);
}

/* The cell with the same key, made where there was none. */
AccordDealCell *
accord_deal_cells_get (AccordDealCells *self, const AccordDealCell *key)
{
  AccordDealCell *cell = g_hash_table_lookup (self->cells, key);

  if (cell != NULL)
    return cell;
  cell = g_memdup2 (key, sizeof *key);
  cell->n = cell->sum = cell->weighted = 0;
  g_hash_table_add (self->cells, cell);
  return cell;
}

static gint64
month_of (gboolean dated, gint64 date)
{
  int year, month;

  if (!dated)
    return ACCORD_TOTAL_UNDATED;
  accord_date_to_ymd (date, &year, &month, NULL);
  return accord_date_from_ymd (year, month, 1);
}

static gint64
part_of (const AccordDealFacts *facts, Part part)
{
  switch (part)
    {
    case BY_OWNER:
      return facts->owner;
    case BY_PRODUCT:
      return facts->product;
    case BY_DAYS:
      return facts->closed && facts->opened && facts->closed_on >= facts->opened_on
               ? facts->closed_on - facts->opened_on : ACCORD_TOTAL_NO_CYCLE;
    case BY_NOTHING:
    default:
      return 0;
    }
}

static void
add_to (AccordDealCells *self, gint64 *sum, gint64 minor, int sign)
{
  if (minor == G_MININT64 || !accord_money_add (*sum, sign * minor, sum))
    self->overflow = TRUE;
}

/**
 * accord_deal_cells_add:
 * @facts: a living deal
 * @sign: 1 to count it, -1 to take it away
 *
 * A deal whose stage is not in the file counts nowhere.
 */
void
accord_deal_cells_add (AccordDealCells *self, const AccordDealFacts *facts, int sign)
{
  const AccordStage *stage = accord_stage_map_find (self->stages, facts->stage);
  gint64 months[5];
  int weight;

  if (stage == NULL)
    return;
  weight = accord_stage_weight (stage, facts->has_probability, (int) facts->probability);
  months[NO_DAY] = 0;
  months[DAY_CLOSED] = month_of (facts->closed, facts->closed_on);
  months[DAY_OPENED] = month_of (facts->opened, facts->opened_on);
  months[DAY_EXPECTED] = month_of (facts->expected, facts->expected_on);
  months[DAY_STEP] = facts->step ? facts->step_on : ACCORD_TOTAL_UNDATED; /* today is not known yet */
  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      AccordDealCell key = { .total = totals[i].total };
      AccordDealCell *cell;

      if (!(totals[i].outcomes & (1u << stage->outcome)) || (totals[i].returns && !(facts->priced && facts->amount < 0)))
        continue;
      key.place = totals[i].by_stage ? stage->id : stage->pipeline;
      key.month = months[totals[i].day];
      key.part = part_of (facts, totals[i].part);
      if (totals[i].money)
        memcpy (key.currency, facts->currency, sizeof key.currency);
      cell = accord_deal_cells_get (self, &key);
      cell->n += sign;
      if (totals[i].money && facts->priced)
        add_to (self, &cell->sum, facts->amount, sign);
      if (totals[i].weighted && facts->priced)
        add_to (self, &cell->weighted, accord_money_share (facts->amount, weight), sign);
    }
}

/**
 * accord_deal_cells_add_step:
 * @stage: where a living deal stands
 * @has_step: whether it has an open activity with a day
 * @step_on: that day
 * @sign: 1 to count it, -1 to take it away
 *
 * Counts the deal in the one total that goes by its activities.
 */
void
accord_deal_cells_add_step (AccordDealCells *self, gint64 stage, gboolean has_step, gint64 step_on, int sign)
{
  const AccordStage *known = accord_stage_map_find (self->stages, stage);
  AccordDealCell key = { .total = ACCORD_TOTAL_STEP, .place = stage };

  if (known == NULL || known->outcome != ACCORD_OUTCOME_OPEN)
    return;
  key.month = has_step ? step_on : ACCORD_TOTAL_UNDATED;
  accord_deal_cells_get (self, &key)->n += sign;
}

/**
 * accord_deal_cells_find_step:
 * @deal: a deal
 * @except: an activity that does not count, or 0
 * @has_step: (out): whether it has an open activity with a day; notes are none
 * @step_on: (out): the first day
 */
gboolean
accord_deal_cells_find_step (AccordDealCells *self, AccordReader *db, gint64 deal, gint64 except, gboolean *has_step,
                             gint64 *step_on, GError **error)
{
  g_autoptr (AccordStatement) row = NULL;

  if (self->steps != NULL)
    {
      gpointer day;

      *has_step = g_hash_table_lookup_extended (self->steps, GSIZE_TO_POINTER ((gsize) deal), NULL, &day);
      *step_on = *has_step ? (gint64) GPOINTER_TO_SIZE (day) : 0;
      return TRUE;
    }
  row = accord_reader_prepare_lasting (db, "SELECT min(due_on) FROM activity WHERE deal=?1 AND id<>?2 AND del<=0"
                                           " AND done_at IS NULL AND type<>'note'", error);
  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, deal);
  accord_statement_bind_int (row, 2, except);
  if (!accord_statement_step (row, error))
    return FALSE;
  *has_step = !accord_statement_is_null (row, 0);
  *step_on = accord_statement_int (row, 0);
  return TRUE;
}

/* Every deal's first step in one pass over the activities. */
static gboolean
load_steps (AccordDealCells *self, AccordReader *db, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    db, "SELECT deal,due_on FROM activity NOT INDEXED WHERE del<=0 AND done_at IS NULL AND type<>'note'"
        " AND due_on IS NOT NULL AND deal IS NOT NULL", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  self->steps = g_hash_table_new (NULL, NULL);
  while (accord_statement_step (row, &failed))
    {
      gpointer deal = GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0));
      gint64 due = accord_statement_int (row, 1);
      gpointer first;

      if (!g_hash_table_lookup_extended (self->steps, deal, NULL, &first) || due < (gint64) GPOINTER_TO_SIZE (first))
        g_hash_table_insert (self->steps, deal, GSIZE_TO_POINTER ((gsize) due));
    }
  return accord_error_pass (error, &failed);
}

/* Whether deals there are counted by their step. */
gboolean
accord_deal_cells_is_open (const AccordDealCells *self, gint64 stage)
{
  const AccordStage *known = accord_stage_map_find (self->stages, stage);

  return known != NULL && known->outcome == ACCORD_OUTCOME_OPEN;
}

static void
read_row (AccordDealFacts *facts, AccordStatement *row)
{
  const char *currency = accord_statement_text (row, 4);

  *facts = (AccordDealFacts) {
    .stage = accord_statement_int (row, 0),
    .owner = accord_statement_int (row, 1),
    .product = accord_statement_int (row, 2),
    .amount = accord_statement_int (row, 3),
    .priced = currency != NULL && *currency != '\0' && !accord_statement_is_null (row, 3),
    .probability = accord_statement_int (row, 5),
    .has_probability = !accord_statement_is_null (row, 5),
    .closed_on = accord_statement_int (row, 6),
    .closed = !accord_statement_is_null (row, 6),
    .opened_on = accord_statement_int (row, 7),
    .opened = !accord_statement_is_null (row, 7),
    .expected_on = accord_statement_int (row, 8),
    .expected = !accord_statement_is_null (row, 8),
  };
  if (facts->priced)
    g_strlcpy (facts->currency, currency, sizeof facts->currency);
}

/**
 * accord_deal_cells_add_rows:
 * @first: an id
 * @last: an id, not below @first
 * @sign: 1 to count the living deals between both, -1 to take them away
 */
gboolean
accord_deal_cells_add_rows (AccordDealCells *self, AccordReader *db, gint64 first, gint64 last, int sign, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    db, "SELECT stage,owner,product,amount,amount_currency," ACCORD_STAGE_OWN_SQL ("") ",closed_on,opened_on,expected_on"
        ",id FROM deal NOT INDEXED WHERE id BETWEEN ?1 AND ?2 AND del<=0", error);
  g_autoptr (GError) failed = NULL;
  gboolean ok = row != NULL && ((first != G_MININT64 && last - first < MANY_ROWS) || load_steps (self, db, error));
  AccordDealFacts facts;

  if (!ok)
    return FALSE;
  accord_statement_bind_int (row, 1, first);
  accord_statement_bind_int (row, 2, last);
  while (ok && accord_statement_step (row, &failed))
    {
      read_row (&facts, row);
      ok = !accord_deal_cells_is_open (self, facts.stage) ||
           accord_deal_cells_find_step (self, db, accord_statement_int (row, 9), 0, &facts.step, &facts.step_on, error);
      accord_deal_cells_add (self, &facts, sign);
    }
  return accord_error_pass (error, &failed) && ok;
}
