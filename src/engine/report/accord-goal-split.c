/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A goal split into parts by history. Report thread, but for what returns futures. */

#include "accord-config.h"

#include "accord-goal-split.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "accord-goal-book.h"

#define YEARS 3

G_DEFINE_BOXED_TYPE (AccordGoalParts, accord_goal_parts, accord_goal_parts_copy, accord_goal_parts_free)

static void
part_clear (gpointer data)
{
  g_free (((AccordGoalPart *) data)->name);
}

static GArray *
parts_new (void)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (AccordGoalPart));

  g_array_set_clear_func (parts, part_clear);
  return parts;
}

AccordGoalParts *
accord_goal_parts_copy (const AccordGoalParts *parts)
{
  AccordGoalParts *copy = g_memdup2 (parts, sizeof *parts);

  copy->parts = parts_new ();
  for (guint i = 0; i < parts->parts->len; i++)
    {
      AccordGoalPart part = g_array_index (parts->parts, AccordGoalPart, i);

      part.name = g_strdup (part.name);
      g_array_append_val (copy->parts, part);
    }
  return copy;
}

void
accord_goal_parts_free (AccordGoalParts *parts)
{
  if (parts == NULL)
    return;
  g_array_unref (parts->parts);
  g_free (parts);
}

/**
 * accord_goal_divide:
 * @weights: (array length=n): not negative; all 0: in equal parts
 * @grain: what parts are multiples of, as far as the total allows
 * @parts: (out caller-allocates) (array length=n): they add up to @total exactly
 *
 * By largest remainder: each part gets its whole grains, and those that are left over go to the parts that
 * were cut most; what is less than a grain goes to the largest.
 */
void
accord_goal_divide (double total, const double *weights, guint n, double grain, double *parts)
{
  g_autofree double *rests = g_new0 (double, n + 1);
  double sum = 0, given = 0;
  guint largest = 0;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  for (guint i = 0; i < n; i++)
    {
      double exact = sum > 0 ? total * weights[i] / sum : total / n;

      parts[i] = floor (exact / grain + 1e-9) * grain;
      rests[i] = exact - parts[i];
      given += parts[i];
      if (parts[i] > parts[largest])
        largest = i;
    }
  while (n > 0 && total - given >= grain - 1e-9)
    {
      guint most = 0;

      for (guint i = 1; i < n; i++)
        if (rests[i] > rests[most])
          most = i;
      parts[most] += grain;
      rests[most] -= grain;
      given += grain;
    }
  if (n > 0)
    parts[largest] += total - given;
}

typedef struct {
  const AccordGoalSplit *asked;
  const AccordKpi *kpi;
  AccordReader *reader;
  AccordGoalBook *book;
} Split;

static GPtrArray *
figures_in (const Split *self, const AccordPeriod *period, AccordGroupBy by, gint64 member, GError **error)
{
  AccordReportRequest request = { .period = *period, .group_by = by, .member = member, .currency = self->asked->currency };
  GPtrArray *figures;

  request.kpis = g_ptr_array_new ();
  g_ptr_array_add (request.kpis, (gpointer) self->kpi);
  figures = accord_report_read (self->reader, NULL, &request, error);
  g_ptr_array_unref (request.kpis);
  return figures;
}

/* What a group reached in a period. */
static gboolean
reached (const Split *self, AccordGoalScope scope, gint64 id, const AccordPeriod *period, gboolean *has, double *value, GError **error)
{
  AccordGroupBy by = scope == ACCORD_GOAL_OF_TEAM ? ACCORD_GROUP_TEAM : ACCORD_GROUP_NONE;
  g_autoptr (GPtrArray) figures = figures_in (self, period, by, scope == ACCORD_GOAL_OF_MEMBER ? id : 0, error);

  *has = FALSE;
  *value = 0;
  if (figures == NULL)
    return FALSE;
  for (guint i = by == ACCORD_GROUP_NONE ? 0 : 1; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      if (by != ACCORD_GROUP_NONE && figure->group_id != id)
        continue;
      *has = figure->has_value;
      *value = figure->has_value ? figure->value : 0;
    }
  return TRUE;
}

static void
add_part (const Split *self, GArray *parts, AccordGoalScope scope, gint64 id, const char *name, const AccordPeriod *period)
{
  AccordGoalPart part = { .scope = scope, .id = id, .name = g_strdup (name), .period = *period };
  AccordGoalTarget target;

  accord_goal_book_find (self->book, scope, id, period, &target);
  part.has_now = target.source == ACCORD_GOAL_SET;
  part.now = part.has_now ? target.full : 0;
  part.goal = part.has_now ? target.goal : 0;
  g_array_append_val (parts, part);
}

static void
list_people (const Split *self, GArray *parts)
{
  gint64 team = self->asked->scope == ACCORD_GOAL_OF_TEAM ? self->asked->id : 0;

  for (guint i = 0; self->asked->scope == ACCORD_GOAL_OF_COMPANY && i < self->book->teams->len; i++)
    {
      const AccordGoalPerson *person = &g_array_index (self->book->teams, AccordGoalPerson, i);

      add_part (self, parts, ACCORD_GOAL_OF_TEAM, person->id, person->name, &self->asked->period);
    }
  for (guint i = 0; i < self->book->members->len; i++)
    {
      const AccordGoalPerson *person = &g_array_index (self->book->members, AccordGoalPerson, i);

      /* Who is not there at all in these days gets nothing. */
      if (person->team == team && person->joined < self->asked->period.to && person->left > self->asked->period.from)
        add_part (self, parts, ACCORD_GOAL_OF_MEMBER, person->id, person->name, &self->asked->period);
    }
}

static void
list_periods (const Split *self, GArray *parts)
{
  const AccordPeriod *whole = &self->asked->period;
  AccordPeriodUnit unit = self->asked->into == ACCORD_SPLIT_INTO_QUARTERS ? ACCORD_PERIOD_QUARTER : ACCORD_PERIOD_MONTH;
  AccordPeriod part = accord_period_containing (unit, whole->from, whole->fiscal_month > 0 ? whole->fiscal_month : 1);

  for (; part.from < whole->to && parts->len < 60; part = accord_period_step (&part, 1))
    if (part.from >= whole->from && part.to <= whole->to)
      add_part (self, parts, self->asked->scope, self->asked->id, NULL, &part);
}

static gboolean
weigh (const Split *self, GArray *parts, double *weights, GError **error)
{
  int years = self->asked->way == ACCORD_SPLIT_SEASON ? YEARS : 1;

  for (guint i = 0; i < parts->len; i++)
    {
      AccordGoalPart *part = &g_array_index (parts, AccordGoalPart, i);

      for (int year = 1; year <= years && self->asked->way != ACCORD_SPLIT_EQUAL; year++)
        {
          AccordPeriod before = accord_period_years_before (&part->period, year);
          gboolean has;
          double value;

          if (!reached (self, part->scope, part->id, &before, &has, &value, error))
            return FALSE;
          part->history += MAX (value, 0) / years;
        }
      weights[i] = part->history;
      if (self->asked->way == ACCORD_SPLIT_EQUAL)
        weights[i] = 1;
    }
  return TRUE;
}

static double
grain_of (const AccordKpi *kpi, double total, guint n)
{
  if (kpi->unit == ACCORD_UNIT_COUNT)
    return 1;
  if (kpi->unit != ACCORD_UNIT_MONEY)
    return 1e-6;
  return total / MAX (n, 1) >= 1000000 ? 10000 : total / MAX (n, 1) >= 10000 ? 100 : 1;
}

static gboolean
divide (const Split *self, AccordGoalParts *result, GError **error)
{
  guint n = result->parts->len;
  g_autofree double *weights = g_new0 (double, n + 1);
  g_autofree double *values = g_new0 (double, n + 1);
  gboolean adds = self->asked->into == ACCORD_SPLIT_INTO_PEOPLE ? accord_goal_sums_over_people (self->kpi)
                                                                : accord_goal_sums_over_time (self->kpi);
  double sum = 0;

  if (!weigh (self, result->parts, weights, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    sum += weights[i];
  result->even = self->asked->way < ACCORD_SPLIT_EQUAL && sum <= 0;
  accord_goal_divide (self->asked->total, weights, n, grain_of (self->kpi, self->asked->total, n), values);
  for (guint i = 0; i < n; i++)
    {
      AccordGoalPart *part = &g_array_index (result->parts, AccordGoalPart, i);

      part->value = adds ? values[i] : self->asked->total;
      if (self->asked->way == ACCORD_SPLIT_BY_HAND && (part->has_now || adds))
        part->value = part->now;
    }
  return TRUE;
}

static gboolean
read_history (const Split *self, AccordGoalHistory *history, GError **error)
{
  for (int year = 1; year <= YEARS; year++)
    {
      AccordPeriod before = accord_period_years_before (&self->asked->period, year);
      gboolean has;
      double value;

      if (!reached (self, self->asked->scope, self->asked->id, &before, &has, &value, error))
        return FALSE;
      if (year == 1)
        {
          history->has_before = has;
          history->before = value;
        }
      if (has && (!history->has_best || (self->kpi->direction >= 0 ? value > history->best : value < history->best)))
        history->best = value;
      history->has_best |= has;
    }
  return TRUE;
}

static void
split_free (gpointer data)
{
  AccordGoalSplit *split = data;

  g_free (split->kpi_id);
  g_free (split->currency);
  g_free (split);
}

static DexFuture *
split_job (AccordReader *reader, gpointer data)
{
  const AccordGoalSplit *asked = data;
  Split self = { asked, accord_kpi_by_id (asked->kpi_id), reader, NULL };
  AccordGoalParts *result = g_new0 (AccordGoalParts, 1);
  g_autoptr (AccordGoalBook) book = NULL;
  g_autoptr (GError) error = NULL;

  result->parts = parts_new ();
  self.book = book = accord_goal_book_load_named (reader, self.kpi, asked->currency, &error);
  if (book != NULL && asked->into == ACCORD_SPLIT_INTO_PEOPLE)
    list_people (&self, result->parts);
  else if (book != NULL)
    list_periods (&self, result->parts);
  if (book != NULL && divide (&self, result, &error) && read_history (&self, &result->history, &error))
    return dex_future_new_take_boxed (ACCORD_TYPE_GOAL_PARTS, result);
  accord_goal_parts_free (result);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_goal_split_read:
 * @store: the open file
 * @split: what is to be split, and how
 *
 * Parts get whole amounts that add up to the total exactly; figures that do not add up (rates, averages) are
 * the same in every part. Without history they are equal, and the answer says so.
 *
 * Returns: (transfer full): a future that resolves to #AccordGoalParts
 */
DexFuture *
accord_goal_split_read (AccordStore *store, const AccordGoalSplit *split)
{
  AccordGoalSplit *copy;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && split != NULL, NULL);

  if (accord_kpi_by_id (split->kpi_id) == NULL)
    return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("There is no figure called “%s”."), split->kpi_id);
  copy = g_memdup2 (split, sizeof *split);
  copy->kpi_id = g_strdup (split->kpi_id);
  copy->currency = g_strdup (split->currency);
  return accord_store_read_long (store, split_job, copy, split_free);
}
