/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How goals stand: what was set (accord-goal-book.c), what was reached (accord-report.c, from kept totals),
 * what is open (accord-goal-open.c), reckoned together (accord-goal-state.c) in one snapshot. */

#include "accord-config.h"

#include "accord-goal-book.h"
#include "accord-goal-open.h"

#include <glib/gi18n-lib.h>

/* The request for targets of a chart. */
typedef struct {
  const AccordKpi *kpi;
  char *currency;
  AccordGoalScope scope;
  gint64 *ids;
  guint n_ids;
  AccordPeriod *periods;
  guint n_periods;
} Targets;

static void
targets_free (gpointer data)
{
  Targets *self = data;

  g_free (self->currency);
  g_free (self->ids);
  g_free (self->periods);
  g_free (self);
}

static DexFuture *
read_targets (AccordReader *reader, gpointer data)
{
  const Targets *asked = data;
  g_autoptr (GArray) targets = g_array_sized_new (FALSE, TRUE, sizeof (AccordGoalTarget), asked->n_ids * asked->n_periods);
  g_autoptr (AccordGoalBook) book = NULL;
  g_autoptr (GError) error = NULL;

  book = accord_goal_book_load (reader, asked->kpi, asked->currency, &error);
  if (book == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; i < asked->n_ids * asked->n_periods; i++)
    {
      AccordGoalTarget target;

      accord_goal_book_find (book, asked->scope, asked->ids[i / asked->n_periods], &asked->periods[i % asked->n_periods], &target);
      g_array_append_val (targets, target);
    }
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&targets));
}

static DexFuture *
reject_kpi (const char *kpi_id)
{
  return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _ ("There is no figure called “%s”."), kpi_id);
}

/**
 * accord_goal_targets:
 * @store: the open file
 * @kpi_id: a figure, such as "revenue"
 * @currency: the workspace's
 * @scope: whose goal
 * @ids: (array length=n_ids): of teams or members; 0 for the company
 * @periods: (array length=n_periods): such as the months of a chart
 *
 * Goals with where each is from (accord_goal_book_find()). Main thread.
 *
 * Returns: (transfer full): a future that resolves to a #GArray of #AccordGoalTarget, for each id one for each period
 */
DexFuture *
accord_goal_targets (AccordStore *store, const char *kpi_id, const char *currency, AccordGoalScope scope, const gint64 *ids,
                     guint n_ids, const AccordPeriod *periods, guint n_periods)
{
  const AccordKpi *kpi = accord_kpi_by_id (kpi_id);
  Targets *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && currency != NULL, NULL);

  if (kpi == NULL)
    return reject_kpi (kpi_id);
  asked = g_new0 (Targets, 1);
  *asked = (Targets) { kpi, g_strdup (currency), scope, g_memdup2 (ids, n_ids * sizeof *ids), n_ids, g_memdup2 (periods, n_periods * sizeof *periods), n_periods };
  return accord_store_read (store, read_targets, asked, targets_free);
}

/* States */

/**
 * accord_goal_request_new:
 * @workspace: the open file
 * @kpi_id: a figure, such as "revenue"
 * @periods: (array length=n_periods): half-open
 *
 * Returns: (transfer full): a request for everybody, as of today, with what is open
 */
AccordGoalRequest *
accord_goal_request_new (AccordWorkspace *workspace, const char *kpi_id, const AccordPeriod *periods, guint n_periods)
{
  AccordGoalRequest *self = g_new0 (AccordGoalRequest, 1);

  self->kpi_id = g_strdup (kpi_id);
  self->currency = g_strdup (accord_workspace_get_currency (workspace));
  self->periods = g_memdup2 (periods, n_periods * sizeof *periods);
  self->n_periods = n_periods;
  self->today = accord_date_today ();
  self->with_open = TRUE;
  return self;
}

/**
 * accord_goal_request_free:
 * @request: (transfer full) (nullable): a request
 */
void
accord_goal_request_free (AccordGoalRequest *request)
{
  if (request == NULL)
    return;
  g_free (request->kpi_id);
  g_free (request->currency);
  g_free (request->periods);
  g_free (request);
}

typedef struct {
  const AccordGoalRequest *request;
  AccordReader *reader;
  AccordDealBook *deals; /* NULL: not asked for */
  const AccordKpi *kpi;
  AccordGoalBook *book;
  GPtrArray *by_member; /* by period: GPtrArray of AccordFigure */
  GPtrArray *by_team;
  GHashTable *open;     /* of accord-goal-open.c, or NULL */
  GPtrArray *states;
} Reading;

static GPtrArray *
read_figures (const Reading *self, const AccordPeriod *period, AccordGroupBy by, GError **error)
{
  AccordReportRequest request = { .period = *period, .group_by = by, .currency = self->request->currency };
  GPtrArray *figures;

  request.kpis = g_ptr_array_new ();
  g_ptr_array_add (request.kpis, (gpointer) self->kpi);
  figures = accord_report_read (self->reader, self->deals, &request, error);
  g_ptr_array_unref (request.kpis);
  return figures;
}

/* Rates and medians of a team do not follow from its members'. */
static gboolean
read_actuals (Reading *self, GError **error)
{
  for (guint p = 0; p < self->request->n_periods; p++)
    {
      GPtrArray *figures = read_figures (self, &self->request->periods[p], ACCORD_GROUP_MEMBER, error);

      if (figures == NULL)
        return FALSE;
      g_ptr_array_add (self->by_member, figures);
      figures = read_figures (self, &self->request->periods[p], ACCORD_GROUP_TEAM, error);
      if (figures == NULL)
        return FALSE;
      g_ptr_array_add (self->by_team, figures);
    }
  return TRUE;
}

static const AccordFigure *
figure_of (GPtrArray *figures, gint64 group)
{
  for (guint i = 1; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      if (figure->group_id == group)
        return figure;
    }
  return NULL;
}

static void
fill_actual (const Reading *self, guint p, AccordGoalState *state)
{
  GPtrArray *figures = g_ptr_array_index (state->scope == ACCORD_GOAL_OF_TEAM ? self->by_team : self->by_member, p);
  const AccordFigure *figure = state->scope == ACCORD_GOAL_OF_COMPANY ? g_ptr_array_index (figures, 0) : figure_of (figures, state->id);
  gboolean sums = accord_goal_sums_over_people (self->kpi);

  /* Nothing sold is a sum of 0, but a rate of nothing is no rate. */
  state->has_actual = sums || (figure != NULL && figure->has_value);
  state->actual = figure != NULL && figure->has_value ? figure->value : 0;
  state->n = figure != NULL ? figure->n : 0;
  state->unpriced = figure != NULL ? figure->unpriced : 0;
}

static void
add_open (const Reading *self, guint p, gint64 owner, AccordGoalState *state)
{
  const AccordGoalOpen *row = g_hash_table_lookup (self->open, GSIZE_TO_POINTER ((gsize) owner));

  if (row == NULL)
    return;
  state->open_due += row[p].due;
  state->open_weighted += row[p].weighted;
  state->slipped += row[p].slipped;
}

static void
fill_open (const Reading *self, guint p, AccordGoalState *state)
{
  state->has_open = self->open != NULL;
  if (!state->has_open)
    return;
  if (state->scope != ACCORD_GOAL_OF_TEAM)
    {
      add_open (self, p, state->scope == ACCORD_GOAL_OF_COMPANY ? -1 : state->id, state);
      return;
    }
  for (guint i = 0; i < self->book->members->len; i++)
    {
      const AccordGoalPerson *person = &g_array_index (self->book->members, AccordGoalPerson, i);

      if (person->team == state->id)
        add_open (self, p, person->id, state);
    }
}

static void
add_states (Reading *self, AccordGoalScope scope, gint64 id, const char *name)
{
  if (self->request->one && (scope != self->request->scope || id != self->request->id))
    return;
  for (guint p = 0; p < self->request->n_periods; p++)
    {
      const AccordPeriod *period = &self->request->periods[p];
      AccordGoalState *state = g_new0 (AccordGoalState, 1);

      state->scope = scope;
      state->id = id;
      state->name = g_strdup (name);
      state->kpi = self->kpi;
      state->period = *period;
      accord_goal_book_find (self->book, scope, id, period, &state->target);
      accord_goal_book_days (self->book, scope, id, period->from, period->to, &state->days_from, &state->days_to);
      fill_actual (self, p, state);
      fill_open (self, p, state);
      accord_goal_reckon (state, self->book->hours, self->request->today);
      g_ptr_array_add (self->states, state);
    }
}

static void
add_members (Reading *self, gint64 team)
{
  for (guint i = 0; i < self->book->members->len; i++)
    {
      const AccordGoalPerson *person = &g_array_index (self->book->members, AccordGoalPerson, i);

      if (person->team == team)
        add_states (self, ACCORD_GOAL_OF_MEMBER, person->id, person->name);
    }
}

static void
add_all (Reading *self)
{
  add_states (self, ACCORD_GOAL_OF_COMPANY, 0, NULL);
  for (guint i = 0; i < self->book->teams->len; i++)
    {
      const AccordGoalPerson *team = &g_array_index (self->book->teams, AccordGoalPerson, i);

      add_states (self, ACCORD_GOAL_OF_TEAM, team->id, team->name);
      add_members (self, team->id);
    }
  add_members (self, 0);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->book, accord_goal_book_free);
  g_clear_pointer (&self->by_member, g_ptr_array_unref);
  g_clear_pointer (&self->by_team, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_hash_table_unref);
  g_clear_pointer (&self->states, g_ptr_array_unref);
}

static DexFuture *
read_states_with (AccordDealBook *deals, AccordReader *reader, const AccordGoalRequest *request)
{
  Reading self = { .request = request, .reader = reader, .deals = deals, .kpi = accord_kpi_by_id (request->kpi_id) };
  g_autoptr (GError) error = NULL;
  DexFuture *answer;

  self.by_member = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self.by_team = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self.states = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_goal_state_free);
  self.book = accord_goal_book_load_named (reader, self.kpi, request->currency, &error);
  if (self.book != NULL && read_actuals (&self, &error) && deals != NULL && accord_goal_open_fills (self.kpi))
    self.open = accord_goal_open_count (deals, reader, request, self.kpi, &error);
  if (error == NULL)
    {
      add_all (&self);
      answer = dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&self.states));
    }
  else
    answer = dex_future_new_for_error (g_steal_pointer (&error));
  reading_clear (&self);
  return answer;
}

static DexFuture *
read_states (AccordReader *reader, gpointer data)
{
  return read_states_with (NULL, reader, data);
}

static DexFuture *
read_states_of_book (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  return read_states_with (book, reader, data);
}

/**
 * accord_goal_states:
 * @store: the open file
 * @request: (transfer full): what is asked for
 *
 * How the goals of a figure stand (F09), whether set or not. Without what is open, figures come from kept
 * totals; with it, from the book of deals too, which is read the first time it is asked for. Main thread.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordGoalState: the company, each team
 *   and then its members, members without a team; for each of them every period in the order asked
 */
DexFuture *
accord_goal_states (AccordStore *store, AccordGoalRequest *request)
{
  const AccordKpi *kpi = accord_kpi_by_id (request->kpi_id);

  g_return_val_if_fail (ACCORD_IS_STORE (store), NULL);

  if (kpi == NULL)
    {
      DexFuture *rejected = reject_kpi (request->kpi_id);

      accord_goal_request_free (request);
      return rejected;
    }
  if (request->with_open && accord_goal_open_fills (kpi))
    return accord_deal_book_read (store, read_states_of_book, request, (GDestroyNotify) accord_goal_request_free);
  return accord_store_read_long (store, read_states, request, (GDestroyNotify) accord_goal_request_free);
}
