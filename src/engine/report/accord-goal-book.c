/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The goals of one figure and the people they are for; a goal that was not set is found from those that
 * were. Reader thread. */

#include "accord-goal-book.h"

#include "accord-decimal.h"

static void
goal_key_free (gpointer data)
{
  g_array_unref (data);
}

static gpointer
key_of (AccordGoalScope scope, gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) id * 3 + (gsize) scope);
}

static const GArray *
goals_of (const AccordGoalBook *self, AccordGoalScope scope, gint64 id)
{
  return g_hash_table_lookup (self->goals, key_of (scope, id));
}

/* Money in minor units; a number in the figure's unit: per cent become ratios. */
static gboolean
read_value (const AccordGoalBook *self, AccordStatement *row, double *value)
{
  if (self->kpi->unit == ACCORD_UNIT_MONEY)
    {
      *value = (double) accord_statement_int (row, 5);
      return !accord_statement_is_null (row, 5) && g_strcmp0 (accord_statement_text (row, 6), self->currency) == 0;
    }
  *value = (double) accord_statement_int (row, 7) / (double) ACCORD_DECIMAL_ONE;
  if (self->kpi->unit == ACCORD_UNIT_RATIO)
    *value /= 100;
  return !accord_statement_is_null (row, 7);
}

static void
add_goal (AccordGoalBook *self, AccordStatement *row)
{
  AccordGoalLine line = { .id = accord_statement_int (row, 0),
                          .from = accord_statement_int (row, 1),
                          .to = accord_statement_int (row, 2) + 1 };
  gint64 team = accord_statement_int (row, 3), member = accord_statement_int (row, 4);
  AccordGoalScope scope = member != 0 ? ACCORD_GOAL_OF_MEMBER : team != 0 ? ACCORD_GOAL_OF_TEAM : ACCORD_GOAL_OF_COMPANY;
  gpointer key = key_of (scope, member != 0 ? member : team);
  GArray *lines = g_hash_table_lookup (self->goals, key);

  if (!read_value (self, row, &line.value))
    return;
  if (lines == NULL)
    g_hash_table_insert (self->goals, key, lines = g_array_new (FALSE, FALSE, sizeof (AccordGoalLine)));
  for (guint i = 0; i < lines->len; i++)
    {
      AccordGoalLine *same = &g_array_index (lines, AccordGoalLine, i);

      if (same->from != line.from || same->to != line.to)
        continue;
      *same = line; /* two computers set it: the one that came last */
      return;
    }
  g_array_append_val (lines, line);
}

static gboolean
read_goals (AccordGoalBook *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT id, begins_on, ends_on, team, member, amount, amount_currency, number FROM goal"
            " WHERE kpi=?1 AND del<=0 ORDER BY id", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_text (row, 1, self->kpi->id);
  while (accord_statement_step (row, &failed))
    add_goal (self, row);
  return accord_error_pass (error, &failed);
}

/* The days off and make-up workdays that a share by working days goes by. */
static gboolean
read_hours (AccordGoalBook *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row =
    accord_reader_prepare (reader, "SELECT work_hours, days_off, makeup_days, time_zone FROM workspace WHERE del<=0 ORDER BY id LIMIT 1", error);
  g_autoptr (GError) failed = NULL;
  gboolean found;

  if (row == NULL)
    return FALSE;
  found = accord_statement_step (row, &failed);
  if (failed != NULL)
    return accord_error_pass (error, &failed);
  self->hours = found ? accord_work_hours_new (accord_statement_text (row, 0), accord_statement_text (row, 1), accord_statement_text (row, 2),
                                               accord_statement_text (row, 3), error)
                      : accord_work_hours_new (NULL, NULL, NULL, NULL, error);
  return self->hours != NULL;
}

static void
person_clear (gpointer data)
{
  g_free (((AccordGoalPerson *) data)->name);
}

static gboolean
read_people (GArray *people, AccordReader *reader, const char *sql, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      AccordGoalPerson person = { accord_statement_int (row, 0), accord_statement_int (row, 1),
                                  g_strdup (accord_statement_text (row, 2)),
                                  accord_statement_is_null (row, 3) ? G_MININT64 : accord_statement_int (row, 3),
                                  accord_statement_is_null (row, 4) ? G_MAXINT64 : accord_statement_int (row, 4) + 1 };

      g_array_append_val (people, person);
    }
  return accord_error_pass (error, &failed);
}

/* With people in the order of their names; else those that a goal could be of, by id. */
static AccordGoalBook *
load (AccordReader *reader, const AccordKpi *kpi, const char *currency, gboolean named, GError **error)
{
  const char *order = named ? "accord_sort_key(name), name, id" : "id";
  g_autofree char *people = g_strdup_printf ("SELECT id, coalesce(team,0), name, joined_on, left_on FROM member WHERE del<=0 ORDER BY %s", order);
  g_autoptr (AccordGoalBook) self = g_new0 (AccordGoalBook, 1);

  self->kpi = kpi;
  self->currency = g_strdup (currency);
  self->goals = g_hash_table_new_full (NULL, NULL, NULL, goal_key_free);
  self->members = g_array_new (FALSE, FALSE, sizeof (AccordGoalPerson));
  self->teams = g_array_new (FALSE, FALSE, sizeof (AccordGoalPerson));
  g_array_set_clear_func (self->members, person_clear);
  g_array_set_clear_func (self->teams, person_clear);
  self->by_id = !named;
  if (!read_hours (self, reader, error) || !read_goals (self, reader, error))
    return NULL;
  if (!named && g_hash_table_size (self->goals) == 0)
    return g_steal_pointer (&self);
  if (!read_people (self->members, reader, people, error) ||
      !read_people (self->teams, reader, "SELECT id, 0, name, NULL, NULL FROM team WHERE del<=0 ORDER BY name, id", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_goal_book_load:
 * @kpi: a figure
 * @currency: the workspace's; goals in another are not counted
 *
 * Returns: (transfer full) (nullable): the goals, or %NULL with an error
 */
AccordGoalBook *
accord_goal_book_load (AccordReader *reader, const AccordKpi *kpi, const char *currency, GError **error)
{
  return load (reader, kpi, currency, FALSE, error);
}

/**
 * accord_goal_book_load_named:
 * @kpi: a figure
 * @currency: the workspace's; goals in another are not counted
 *
 * As accord_goal_book_load(), for those who list people: in the order of their names.
 *
 * Returns: (transfer full) (nullable): the goals, or %NULL with an error
 */
AccordGoalBook *
accord_goal_book_load_named (AccordReader *reader, const AccordKpi *kpi, const char *currency, GError **error)
{
  return load (reader, kpi, currency, TRUE, error);
}

void
accord_goal_book_free (AccordGoalBook *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->hours, accord_work_hours_free);
  g_hash_table_unref (self->goals);
  g_array_unref (self->members);
  g_array_unref (self->teams);
  g_free (self->currency);
  g_free (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const AccordGoalPerson *left = a, *right = b;

  return (left->id > right->id) - (left->id < right->id);
}

/**
 * accord_goal_book_member:
 *
 * Returns: (transfer none) (nullable): a living member
 */
const AccordGoalPerson *
accord_goal_book_member (const AccordGoalBook *self, gint64 id)
{
  guint found;

  if (self->by_id)
    return g_array_binary_search (self->members, &(AccordGoalPerson) { .id = id }, compare_ids, &found)
             ? &g_array_index (self->members, AccordGoalPerson, found) : NULL;
  for (guint i = 0; i < self->members->len; i++)
    if (g_array_index (self->members, AccordGoalPerson, i).id == id)
      return &g_array_index (self->members, AccordGoalPerson, i);
  return NULL;
}

/* The days of a period on which somebody is a member. */
void
accord_goal_book_days (const AccordGoalBook *self, AccordGoalScope scope, gint64 id, gint64 from, gint64 to,
                       gint64 *first, gint64 *end)
{
  const AccordGoalPerson *person = scope == ACCORD_GOAL_OF_MEMBER ? accord_goal_book_member (self, id) : NULL;

  *first = person != NULL ? CLAMP (person->joined, from, to) : from;
  *end = person != NULL ? CLAMP (person->left, *first, to) : to;
}

/* A goal of @of_from to @of_to, as much of it as falls on @from to @to, for the days at work. */
static void
take (AccordGoalBook *self, AccordGoalScope scope, gint64 id, const AccordGoalLine *line, gint64 from, gint64 to,
      AccordGoalTarget *target)
{
  gint64 first, end, all = accord_work_hours_days (self->hours, line->from, line->to);
  double days;

  if (self->used != NULL)
    g_array_append_val (self->used, line->id);

  accord_goal_book_days (self, scope, id, from, to, &first, &end);
  if (!accord_goal_sums_over_time (self->kpi) || all == 0)
    {
      target->full += line->value;
      target->value += line->value;
      return;
    }
  days = (double) accord_work_hours_days (self->hours, from, to);
  target->full += line->value * days / (double) all;
  target->value += line->value * (double) accord_work_hours_days (self->hours, first, end) / (double) all;
}

/* Goals that follow one another without a gap from one day to another, the longest first. */
static gboolean
tile (AccordGoalBook *self, const GArray *lines, AccordGoalScope scope, gint64 id, gint64 from, gint64 to, int depth,
      AccordGoalTarget *target)
{
  gint64 tried = G_MAXINT64;

  if (from == to)
    return TRUE;
  for (;;)
    {
      const AccordGoalLine *best = NULL;
      AccordGoalTarget rest = *target;
      guint n_used = self->used != NULL ? self->used->len : 0;

      for (guint i = 0; i < lines->len; i++)
        {
          const AccordGoalLine *line = &g_array_index (lines, AccordGoalLine, i);

          if (line->from == from && line->to <= to && line->to < tried && line->to > from && (best == NULL || line->to > best->to))
            best = line;
        }
      if (best == NULL || depth > 60)
        return FALSE;
      take (self, scope, id, best, best->from, best->to, &rest);
      if (tile (self, lines, scope, id, best->to, to, depth + 1, &rest))
        {
          *target = rest;
          return TRUE;
        }
      if (self->used != NULL)
        g_array_set_size (self->used, n_used);
      tried = best->to;
    }
}

/* The shortest goal that the period lies within. */
static const AccordGoalLine *
around (const GArray *lines, gint64 from, gint64 to)
{
  const AccordGoalLine *best = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const AccordGoalLine *line = &g_array_index (lines, AccordGoalLine, i);

      if (line->from <= from && line->to >= to && (best == NULL || line->to - line->from < best->to - best->from))
        best = line;
    }
  return best;
}

/* From the group's own goals. */
static gboolean
find_own (AccordGoalBook *self, AccordGoalScope scope, gint64 id, const AccordPeriod *period, AccordGoalTarget *target)
{
  const GArray *lines = goals_of (self, scope, id);
  const AccordGoalLine *line = lines != NULL ? around (lines, period->from, period->to) : NULL;
  gboolean exact = line != NULL && line->from == period->from && line->to == period->to;

  if (lines == NULL)
    return FALSE;
  if (!exact && accord_goal_sums_over_time (self->kpi) &&
      tile (self, lines, scope, id, period->from, period->to, 0, target))
    {
      target->source = ACCORD_GOAL_PERIODS;
      return TRUE;
    }
  if (line == NULL)
    return FALSE;
  take (self, scope, id, line, period->from, period->to, target);
  target->source = exact ? ACCORD_GOAL_SET : ACCORD_GOAL_SHARE;
  target->goal = line->id;
  return TRUE;
}

static void
add_part (AccordGoalBook *self, AccordGoalScope scope, gint64 id, const AccordPeriod *period, AccordGoalTarget *target)
{
  AccordGoalTarget part;

  accord_goal_book_find (self, scope, id, period, &part);
  if (part.source == ACCORD_GOAL_NONE)
    return;
  target->source = ACCORD_GOAL_PEOPLE;
  target->value += part.value;
  target->full += part.full;
}

static void
find_people (AccordGoalBook *self, AccordGoalScope scope, gint64 id, const AccordPeriod *period, AccordGoalTarget *target)
{
  if (!accord_goal_sums_over_people (self->kpi) || scope == ACCORD_GOAL_OF_MEMBER)
    return;
  for (guint i = 0; scope == ACCORD_GOAL_OF_COMPANY && i < self->teams->len; i++)
    add_part (self, ACCORD_GOAL_OF_TEAM, g_array_index (self->teams, AccordGoalPerson, i).id, period, target);
  for (guint i = 0; i < self->members->len; i++)
    {
      const AccordGoalPerson *person = &g_array_index (self->members, AccordGoalPerson, i);

      if (person->team == id) /* the company's own: members without a team, whose team is 0 */
        add_part (self, ACCORD_GOAL_OF_MEMBER, person->id, period, target);
    }
}

/**
 * accord_goal_book_find:
 * @self: the goals of a figure
 * @scope: whose
 * @id: of the team or member; 0 for the company
 * @period: half-open
 * @target: (out): the goal and where it is from
 *
 * A goal set for exactly these days goes before one made up of shorter ones, that before the share of a
 * longer one by working days (those of the workspace's working hours), and that before the sum of the people: a team's own quota
 * stands apart from its members' (F09). Who joins or leaves has the share of the days at work. Figures that
 * do not add up over time (rates, averages) are the same in every part of a period.
 */
void
accord_goal_book_find (AccordGoalBook *self, AccordGoalScope scope, gint64 id, const AccordPeriod *period,
                       AccordGoalTarget *target)
{
  gint64 first, end;

  g_return_if_fail (self != NULL && period != NULL && target != NULL);

  *target = (AccordGoalTarget) { 0 };
  accord_goal_book_days (self, scope, id, period->from, period->to, &first, &end);
  target->period_days = accord_work_hours_days (self->hours, period->from, period->to);
  target->days = accord_work_hours_days (self->hours, first, end);
  if (!find_own (self, scope, id, period, target))
    find_people (self, scope, id, period, target);
}
