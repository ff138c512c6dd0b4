/* SPDX-License-Identifier: GPL-3.0-or-later */

/**
 * AccordFigures:
 *
 * A report that follows the journal. Whoever shows figures owns one, asks for a period and listens
 * to "changed"; the old answer stays until the new one is there. Main thread only.
 *
 *   ask(), journal "committed" that touches it ──once per frame──▶ accord_report_run() ──▶ answer, "changed"
 *
 * In a file that was opened just now the first answer has what kept totals tell, and the rest follows once the deals are read.
 */

#include "accord-config.h"

#include "accord-figures.h"

#include "accord-date.h"
#include "accord-frame-call.h"
#include "accord-insight-touch.h"

struct _AccordFigures {
  GObject parent_instance;

  AccordWorkspace *workspace;
  GStrv kpis;
  char *group; /* as accord_report_request_group() takes it */
  AccordPeriod period;
  gint64 member;
  gboolean asked;
  gint64 day; /* on which the report was last run: many figures go by it */

  AccordReportRequest *request; /* what the answer answers, or NULL */
  GPtrArray *answer;            /* of AccordFigure, or NULL */
  AccordFrameCall due;
  gulong committed_id;
  guint generation;
  guint n_asked;
  gboolean running;
  gboolean again; /* something changed while the report ran */
  gboolean resting; /* nobody sees it yet: it does not follow the journal */
  gboolean stale;   /* something changed meanwhile */
};

enum { CHANGED, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordFigures, accord_figures, G_TYPE_OBJECT)

typedef struct {
  AccordFigures *self; /* owned */
  AccordReportRequest *request;
  guint generation;
  gboolean first; /* has some figures only, until the others come */
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->self);
  accord_report_request_free (run->request);
  g_free (run);
}

static AccordReportRequest *
make_request (AccordFigures *self, GError **error)
{
  AccordReportRequest *request = accord_report_request_new (self->workspace, &self->period);
  gboolean made = accord_report_request_group (request, self->group, error);

  for (guint i = 0; made && self->kpis[i] != NULL; i++)
    made = accord_report_request_add (request, self->kpis[i], error);
  request->member = self->member;
  if (!made)
    g_clear_pointer (&request, accord_report_request_free);
  return request;
}

static void
take_answer (AccordFigures *self, Run *run, const GValue *value, const GError *error)
{
  if (value == NULL)
    {
      self->stale = self->resting; /* asked again, and told, when somebody sees it */
      if (!self->resting)
        g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  g_clear_pointer (&self->answer, g_ptr_array_unref);
  self->answer = g_value_dup_boxed (value);
  g_clear_pointer (&self->request, accord_report_request_free);
  self->request = g_steal_pointer (&run->request);
  g_signal_emit (self, signals[CHANGED], 0);
}

static DexFuture *
answered_cb (DexFuture *future, gpointer data)
{
  Run *run = data;
  AccordFigures *self = run->self;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (run->first)
    {
      if (self->workspace != NULL && run->generation == self->generation && self->answer == NULL && value != NULL &&
          g_value_get_boxed (value) != NULL)
        take_answer (self, run, value, error);
      return dex_future_new_true (); /* what cannot be read is told by the whole answer */
    }
  self->running = FALSE;
  if (self->workspace != NULL && run->generation == self->generation)
    take_answer (self, run, value, error);
  if (self->workspace != NULL && self->again)
    accord_frame_call_queue (&self->due);
  return dex_future_new_true ();
}

/* @kept: (transfer full): what is asked */
static Run *
run_new (AccordFigures *self, AccordReportRequest *kept, gboolean first)
{
  Run *run = g_new0 (Run, 1);

  *run = (Run) { g_object_ref (self), kept, self->generation, first };
  return run;
}

/* Where nothing is shown yet. Not by groups: one that has no figure is taken for one of which nothing was counted. */
static void
run_first (AccordFigures *self, const AccordReportRequest *request)
{
  DexFuture *first = self->answer == NULL && self->group == NULL ? accord_report_run_kept (accord_workspace_get_store (self->workspace), request) : NULL;

  if (first != NULL)
    dex_future_disown (dex_future_finally (first, answered_cb, run_new (self, accord_report_request_copy (request), TRUE), run_free));
}

static void
run_due (gpointer data)
{
  AccordFigures *self = data;
  g_autoptr (GError) error = NULL;
  AccordReportRequest *request, *kept;

  self->again = self->running;
  if (self->running)
    return;
  request = make_request (self, &error);
  kept = request != NULL ? make_request (self, &error) : NULL;
  if (kept == NULL)
    {
      g_critical ("These figures cannot be asked for: %s", error->message);
      accord_report_request_free (request);
      return;
    }
  self->running = TRUE;
  run_first (self, kept);
  self->day = accord_date_today ();
  self->n_asked++;
  dex_future_disown (dex_future_finally (
    accord_report_run (accord_workspace_get_store (self->workspace), request), answered_cb, run_new (self, kept, FALSE), run_free));
}

static DexFuture *
touched_cb (DexFuture *future, gpointer data)
{
  AccordFigures *self = data;
  const GValue *value = dex_future_get_value (future, NULL);
  const AccordInsightTouch *touch = value != NULL ? g_value_get_boxed (value) : NULL;

  if (self->workspace != NULL &&
      (touch == NULL || accord_insight_touch_figures (touch, (const char *const *) self->kpis, &self->period)))
    accord_frame_call_queue (&self->due);
  return dex_future_new_true ();
}

static void
committed_cb (AccordJournal *journal, AccordChangeSet *changes, gpointer data)
{
  AccordFigures *self = data;

  if (!self->asked || !accord_insight_figures_depend ((const char *const *) self->kpis, self->group, changes))
    return;
  self->stale = self->resting;
  if (!self->resting)
    dex_future_disown (dex_future_finally (accord_insight_touch_read (accord_workspace_get_store (self->workspace), changes), touched_cb,
                                           g_object_ref (self), g_object_unref));
}

static void
accord_figures_dispose (GObject *object)
{
  AccordFigures *self = ACCORD_FIGURES (object);

  self->generation++;
  accord_frame_call_clear (&self->due);
  if (self->workspace != NULL)
    g_clear_signal_handler (&self->committed_id, accord_workspace_get_journal (self->workspace));
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_figures_parent_class)->dispose (object);
}

static void
accord_figures_finalize (GObject *object)
{
  AccordFigures *self = ACCORD_FIGURES (object);

  g_clear_pointer (&self->answer, g_ptr_array_unref);
  g_clear_pointer (&self->request, accord_report_request_free);
  g_strfreev (self->kpis);
  g_free (self->group);
  G_OBJECT_CLASS (accord_figures_parent_class)->finalize (object);
}

static void
accord_figures_class_init (AccordFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_figures_finalize;
  /**
   * AccordFigures::changed:
   *
   * The answer is another one.
   */
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /**
   * AccordFigures::failed:
   * @sentence: why there is no answer, finished and translated
   *
   * What was asked for last could not be read; the answer before it stays.
   */
  signals[FAILED] = g_signal_new ("failed", ACCORD_TYPE_FIGURES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_figures_init (AccordFigures *self)
{
  accord_frame_call_init (&self->due, run_due, self);
}

/**
 * accord_figures_new:
 * @workspace: the open file
 * @kpis: (array zero-terminated=1): names of KPIs, such as "revenue"
 * @group: (nullable): "member", "month", "product" …; %NULL: totals only
 *
 * Returns: (transfer full): a report that has not been asked for
 */
AccordFigures *
accord_figures_new (AccordWorkspace *workspace, const char *const *kpis, const char *group)
{
  AccordFigures *self = g_object_new (ACCORD_TYPE_FIGURES, NULL);

  self->workspace = g_object_ref (workspace);
  self->kpis = g_strdupv ((char **) kpis);
  self->group = g_strdup (group != NULL ? group : "none");
  self->committed_id = g_signal_connect (accord_workspace_get_journal (workspace), "committed",
                                         G_CALLBACK (committed_cb), self);
  return self;
}

/**
 * accord_figures_ask:
 * @self: a report
 * @period: the days it is about
 * @member: whose deals; 0: everyone's
 *
 * Asks for other figures. The old ones stay until they are there.
 */
void
accord_figures_ask (AccordFigures *self, const AccordPeriod *period, gint64 member)
{
  g_return_if_fail (ACCORD_IS_FIGURES (self) && period != NULL);

  if (self->asked && self->day == accord_date_today () && accord_period_equal (period, &self->period) && member == self->member)
    return;
  self->asked = TRUE;
  self->period = *period;
  self->member = member;
  self->generation++;
  run_due (self);
}

/**
 * accord_figures_set_resting:
 * @self: a report
 * @resting: whether nobody sees its answer yet: what changes meanwhile is asked for when somebody does
 */
void
accord_figures_set_resting (AccordFigures *self, gboolean resting)
{
  g_return_if_fail (ACCORD_IS_FIGURES (self));

  self->resting = resting;
  if (!resting && self->stale)
    run_due (self);
  self->stale = self->stale && resting;
}

/**
 * accord_figures_get_request:
 * @self: a report
 *
 * Returns: (transfer none) (nullable): what the present answer answers, with its period
 */
const AccordReportRequest *
accord_figures_get_request (AccordFigures *self)
{
  g_return_val_if_fail (ACCORD_IS_FIGURES (self), NULL);
  return self->request;
}

static const AccordFigure *
find (AccordFigures *self, const char *kpi, gboolean total, gint64 group_id)
{
  for (guint i = 0; self->answer != NULL && i < self->answer->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (self->answer, i);

      if (g_str_equal (figure->kpi->id, kpi) && (figure->group == NULL) == total &&
          (total || figure->group_id == group_id))
        return figure;
    }
  return NULL;
}

/**
 * accord_figures_total:
 * @self: a report
 * @kpi: name of one of its KPIs
 *
 * Returns: (transfer none) (nullable): the figure over all, or %NULL before the first answer
 */
const AccordFigure *
accord_figures_total (AccordFigures *self, const char *kpi)
{
  g_return_val_if_fail (ACCORD_IS_FIGURES (self), NULL);
  return find (self, kpi, TRUE, 0);
}

/**
 * accord_figures_find:
 * @self: a report
 * @kpi: name of one of its KPIs
 * @group_id: id of the group's record, or the first day of a month
 *
 * Returns: (transfer none) (nullable): the group's figure, or %NULL if nothing was counted there
 */
const AccordFigure *
accord_figures_find (AccordFigures *self, const char *kpi, gint64 group_id)
{
  g_return_val_if_fail (ACCORD_IS_FIGURES (self), NULL);
  return find (self, kpi, FALSE, group_id);
}

/**
 * accord_figures_get_n_asked:
 * @self: a report
 *
 * Returns: how often it was run, to see what a commit costs
 */
guint
accord_figures_get_n_asked (AccordFigures *self)
{
  g_return_val_if_fail (ACCORD_IS_FIGURES (self), 0);
  return self->n_asked;
}
