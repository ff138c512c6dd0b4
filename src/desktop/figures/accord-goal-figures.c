/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * AccordGoalFigures:
 *
 * The goals of one figure in some periods for everybody. What kept totals tell is asked first; coverage and
 * forecast, for which all deals are read once, come after it. Main thread.
 *
 *   ask(), journal "committed" ──once per frame──▶ goals without what is open ─▶ "changed" ─▶ with it ─▶ "changed"
 */

#include "accord-config.h"

#include "accord-goal-figures.h"

#include "accord-frame-call.h"

struct _AccordGoalFigures {
  GObject parent_instance;

  AccordWorkspace *workspace;
  char *kpi;
  AccordPeriod *periods;
  guint n_periods;

  GPtrArray *answer;    /* of AccordGoalState, or NULL */
  GHashTable *by_group; /* scope and id → index of the first state + 1 */
  guint n_answered;     /* periods of the answer */
  const AccordKpi *answered;
  char *error;
  AccordFrameCall due;
  gulong committed_id;
  guint generation;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (AccordGoalFigures, accord_goal_figures, G_TYPE_OBJECT)

typedef struct {
  AccordGoalFigures *self; /* owned */
  guint generation;
  gboolean with_open;
  guint n_periods;
} Run;

static void
run_free (gpointer data)
{
  g_object_unref (((Run *) data)->self);
  g_free (data);
}

static gpointer
key_of (AccordGoalScope scope, gint64 id)
{
  return GSIZE_TO_POINTER ((gsize) id * 3 + (gsize) scope + 1);
}

static void
take_answer (AccordGoalFigures *self, GPtrArray *answer, guint n_periods)
{
  g_clear_pointer (&self->answer, g_ptr_array_unref);
  self->answer = answer;
  self->n_answered = n_periods;
  g_hash_table_remove_all (self->by_group);
  for (guint i = 0; i < answer->len; i += MAX (n_periods, 1))
    {
      const AccordGoalState *state = answer->pdata[i];

      self->answered = state->kpi;
      g_hash_table_insert (self->by_group, key_of (state->scope, state->id), GUINT_TO_POINTER (i + 1));
    }
}

static void run (AccordGoalFigures *self, gboolean with_open);

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  Run *asked = data;
  AccordGoalFigures *self = asked->self;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL || asked->generation != self->generation)
    return dex_future_new_true ();
  g_set_str (&self->error, value == NULL ? error->message : NULL);
  if (value != NULL)
    take_answer (self, g_value_dup_boxed (value), asked->n_periods);
  g_signal_emit (self, changed_signal, 0);
  if (value != NULL && !asked->with_open && asked->generation == self->generation)
    run (self, TRUE);
  return dex_future_new_true ();
}

static void
run (AccordGoalFigures *self, gboolean with_open)
{
  AccordGoalRequest *request = accord_goal_request_new (self->workspace, self->kpi, self->periods, self->n_periods);
  Run *asked = g_new0 (Run, 1);

  request->with_open = with_open;
  *asked = (Run) { g_object_ref (self), self->generation, with_open, self->n_periods };
  dex_future_disown (dex_future_finally (accord_goal_states (accord_workspace_get_store (self->workspace), request),
                                         answered_cb, asked, run_free));
}

static void
run_due (gpointer data)
{
  AccordGoalFigures *self = data;

  self->generation++;
  run (self, FALSE);
}

static void
committed_cb (AccordJournal *journal, AccordChangeSet *changes, gpointer data)
{
  static const AccordKind *const kinds[] = { &accord_goal_kind, &accord_deal_kind, &accord_stage_kind, &accord_member_kind,
                                             &accord_team_kind, &accord_workspace_kind };
  AccordGoalFigures *self = data;

  for (gsize i = 0; self->kpi != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (accord_change_set_touches (changes, kinds[i]))
      {
        accord_frame_call_queue (&self->due);
        return;
      }
}

static void
accord_goal_figures_dispose (GObject *object)
{
  AccordGoalFigures *self = ACCORD_GOAL_FIGURES (object);

  self->generation++;
  accord_frame_call_clear (&self->due);
  if (self->workspace != NULL)
    g_clear_signal_handler (&self->committed_id, accord_workspace_get_journal (self->workspace));
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_goal_figures_parent_class)->dispose (object);
}

static void
accord_goal_figures_finalize (GObject *object)
{
  AccordGoalFigures *self = ACCORD_GOAL_FIGURES (object);

  g_clear_pointer (&self->answer, g_ptr_array_unref);
  g_hash_table_unref (self->by_group);
  g_free (self->periods);
  g_free (self->kpi);
  g_free (self->error);
  G_OBJECT_CLASS (accord_goal_figures_parent_class)->finalize (object);
}

static void
accord_goal_figures_class_init (AccordGoalFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_goal_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_goal_figures_finalize;
  changed_signal =
    g_signal_new ("changed", ACCORD_TYPE_GOAL_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_goal_figures_init (AccordGoalFigures *self)
{
  self->by_group = g_hash_table_new (NULL, NULL);
  accord_frame_call_init (&self->due, run_due, self);
}

/**
 * accord_goal_figures_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): goals that have not been asked for
 */
AccordGoalFigures *
accord_goal_figures_new (AccordWorkspace *workspace)
{
  AccordGoalFigures *self = g_object_new (ACCORD_TYPE_GOAL_FIGURES, NULL);

  self->workspace = g_object_ref (workspace);
  self->committed_id = g_signal_connect (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self);
  return self;
}

/**
 * accord_goal_figures_ask:
 * @kpi_id: a figure, such as "revenue"
 * @periods: (array length=n_periods): half-open
 *
 * Asks for other goals; the old ones stay until they are there.
 */
void
accord_goal_figures_ask (AccordGoalFigures *self, const char *kpi_id, const AccordPeriod *periods, guint n_periods)
{
  g_return_if_fail (ACCORD_IS_GOAL_FIGURES (self) && kpi_id != NULL);

  g_set_str (&self->kpi, kpi_id);
  g_free (self->periods);
  self->periods = g_memdup2 (periods, n_periods * sizeof *periods);
  self->n_periods = n_periods;
  run_due (self);
}

/**
 * accord_goal_figures_get_error:
 *
 * Returns: (transfer none) (nullable): why the newest answer failed, a finished sentence
 */
const char *
accord_goal_figures_get_error (AccordGoalFigures *self)
{
  return self->error;
}

/**
 * accord_goal_figures_get_kpi:
 *
 * Returns: (nullable): the figure that the answer is about
 */
const AccordKpi *
accord_goal_figures_get_kpi (AccordGoalFigures *self)
{
  return self->answer != NULL ? self->answered : NULL;
}

/**
 * accord_goal_figures_get_n_periods:
 * @self: the figures
 *
 * Returns: how many periods the newest answer is of, which may be fewer than were asked for since; 0 before the first
 */
guint
accord_goal_figures_get_n_periods (AccordGoalFigures *self)
{
  return self->n_answered;
}

/**
 * accord_goal_figures_find:
 * @scope: whose
 * @id: of the team or member; 0: the company
 * @period: index in the order asked
 *
 * Returns: (transfer none) (nullable): how the goal stands, until the next "changed"
 */
const AccordGoalState *
accord_goal_figures_find (AccordGoalFigures *self, AccordGoalScope scope, gint64 id, guint period)
{
  guint first;

  g_return_val_if_fail (ACCORD_IS_GOAL_FIGURES (self), NULL);

  first = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_group, key_of (scope, id)));
  return first > 0 && period < self->n_answered ? self->answer->pdata[first - 1 + period] : NULL;
}

/**
 * accord_goal_figures_get_states:
 *
 * Returns: (transfer none) (nullable) (element-type AccordGoalState): the whole answer
 */
GPtrArray *
accord_goal_figures_get_states (AccordGoalFigures *self)
{
  return self->answer;
}
