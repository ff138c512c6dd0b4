/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The evidence of a decision (M108): which figure or chart it rests on, for which days and whom, what it said then and what it says
 * of the days that correspond to them now. Main thread; values are found in fibers. */

#include "accord-config.h"

#include "accord-decision-evidence.h"

#include <glib/gi18n-lib.h>

#define KIND (&accord_decision_kind)
#define FIGURE "kpi:"

/**
 * accord_decision_basis_of_kpi:
 * @kpi: a figure
 *
 * Returns: (transfer full): "kpi:win-rate"
 */
char *
accord_decision_basis_of_kpi (const AccordKpi *kpi)
{
  return g_strconcat (FIGURE, kpi->id, NULL);
}

/**
 * accord_decision_kpi:
 * @decision: a decision
 *
 * Returns: (transfer none) (nullable): the figure that it rests on; %NULL: a chart, nothing, or one that this program does not know
 */
const AccordKpi *
accord_decision_kpi (AccordRecord *decision)
{
  const char *basis = accord_record_text (decision, "basis");

  return basis != NULL && g_str_has_prefix (basis, FIGURE) ? accord_kpi_by_id (basis + strlen (FIGURE)) : NULL;
}

/**
 * accord_decision_is_of_today:
 * @decision: a decision
 *
 * Returns: whether its evidence tells how things stood, so that no period applies to it
 */
gboolean
accord_decision_is_of_today (AccordRecord *decision)
{
  const char *basis = accord_record_text (decision, "basis");
  const AccordKpi *kpi = accord_decision_kpi (decision);
  const AccordInsightCard *card = kpi == NULL && basis != NULL ? accord_insight_card_find (basis) : NULL;

  return kpi != NULL ? accord_kpi_is_of_today (kpi) : card != NULL && card->of_today;
}

static gboolean
has_day (AccordRecord *decision, const char *field)
{
  return !accord_value_is_empty (accord_record_value (decision, accord_kind_find (KIND, field)));
}

/* The days that it is about; all where none are named. */
static AccordPeriod
period_then (AccordWorkspace *workspace, AccordRecord *decision)
{
  if (!has_day (decision, "from_on") || !has_day (decision, "until_on"))
    return accord_period_all ();
  return accord_period_named (accord_record_number (decision, "from_on"), accord_record_number (decision, "until_on") + 1,
                              accord_workspace_get_fiscal_month (workspace));
}

/* The month, quarter or year of today for one of then; as many days up to today for others. */
static AccordPeriod
period_now (const AccordPeriod *then, gint64 today)
{
  if (then->unit == ACCORD_PERIOD_ALL)
    return *then;
  if (then->unit == ACCORD_PERIOD_CUSTOM)
    return accord_period_custom (today + 1 - (then->to - then->from), today + 1);
  return accord_period_containing (then->unit, today, then->fiscal_month);
}

/**
 * accord_decision_ask:
 * @workspace: the open file
 * @decision: a decision
 * @now: of the days that correspond to those of then: the running quarter for a quarter
 *
 * Returns: (transfer full): what the chart that it rests on is asked for
 */
AccordInsightAsk *
accord_decision_ask (AccordWorkspace *workspace, AccordRecord *decision, gboolean now)
{
  AccordPeriod then = period_then (workspace, decision), period = now ? period_now (&then, accord_date_today ()) : then;

  return accord_insight_ask_new (&period, ACCORD_COMPARE_PREVIOUS, accord_record_number (decision, "member"), NULL);
}

/**
 * accord_decision_request:
 * @workspace: the open file
 * @decision: one that rests on a figure
 * @now: as accord_decision_ask()
 *
 * Returns: (transfer full): what the figure is asked for
 */
AccordReportRequest *
accord_decision_request (AccordWorkspace *workspace, AccordRecord *decision, gboolean now)
{
  g_autoptr (AccordInsightAsk) ask = accord_decision_ask (workspace, decision, now);
  AccordReportRequest *request = accord_report_request_new (workspace, &ask->period);
  g_autoptr (GError) error = NULL;

  request->member = ask->member;
  if (!accord_report_request_add (request, accord_decision_kpi (decision)->id, &error))
    g_critical ("A figure of the catalogue cannot be asked for: %s", error->message);
  return request;
}

/**
 * accord_decision_figure_words:
 * @figure: a figure
 *
 * Returns: (transfer full): "45% · 9/20", "€1,200 + 1 unpriced"
 */
char *
accord_decision_figure_words (const AccordFigure *figure)
{
  g_autofree char *value = accord_figure_with_unpriced (figure), *cases = accord_figure_cases (figure);

  return cases != NULL ? g_strdup_printf ("%s · %s", value, cases) : g_steal_pointer (&value);
}

/**
 * accord_decision_plot_words:
 * @plot: a chart
 *
 * Returns: (transfer full): the sentence that it says
 */
char *
accord_decision_plot_words (const AccordPlot *plot)
{
  const char *said = plot->too_little != NULL ? plot->too_little : plot->takeaway;

  return g_strdup (said != NULL ? said : plot->title);
}

/**
 * accord_decision_about:
 * @title: of a figure or chart
 * @ask: whom and which days it is about
 * @of_today: whether no period applies to it
 *
 * Returns: (transfer full): "Win rate, Q3 2026 · Marta Kowalska"
 */
char *
accord_decision_about (const char *title, const AccordInsightAsk *ask, gboolean of_today)
{
  g_autofree char *period = of_today ? NULL : accord_period_label (&ask->period);
  /* Translators: a figure or chart and its period: "Win rate, Q3 2026" */
  g_autofree char *about = period != NULL ? g_strdup_printf (C_("evidence", "%1$s, %2$s"), title, period) : g_strdup (title);

  return ask->whose != NULL ? g_strdup_printf ("%s · %s", about, ask->whose) : g_steal_pointer (&about);
}

/* Values */

typedef struct {
  AccordWorkspace *workspace;
  AccordRecord *decision;
  gboolean now;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_object_unref (asked->workspace);
  accord_record_unref (asked->decision);
  g_free (asked);
}

static char *
figure_value (const Asked *asked, GError **error)
{
  AccordReportRequest *request = accord_decision_request (asked->workspace, asked->decision, asked->now);
  g_autoptr (GPtrArray) figures = dex_await_boxed (accord_report_run (accord_workspace_get_store (asked->workspace), request), error);

  return figures != NULL ? accord_decision_figure_words (g_ptr_array_index (figures, 0)) : NULL;
}

static char *
plot_value (const Asked *asked, const char *spec, GError **error)
{
  g_autoptr (AccordInsightAsk) ask = accord_decision_ask (asked->workspace, asked->decision, asked->now);
  g_autoptr (AccordPlot) plot = dex_await_boxed (accord_insight_plot (asked->workspace, spec, ask), error);

  return plot != NULL ? accord_decision_plot_words (plot) : NULL;
}

static DexFuture *
value_fiber (gpointer data)
{
  const Asked *asked = data;
  const char *basis = accord_record_text (asked->decision, "basis");
  g_autoptr (GError) error = NULL;
  char *words;

  if (basis == NULL || *basis == '\0')
    return dex_future_new_take_string (g_strdup ("—"));
  if (g_str_has_prefix (basis, FIGURE) && accord_decision_kpi (asked->decision) == NULL)
    return dex_future_new_reject (ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                                  _("This program knows no figure called “%s”. The decision keeps what it said then."), basis + strlen (FIGURE));
  words = g_str_has_prefix (basis, FIGURE) ? figure_value (asked, &error) : plot_value (asked, basis, &error);
  return words != NULL ? dex_future_new_take_string (words) : dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_decision_value:
 * @workspace: the open file
 * @decision: a decision
 * @now: %TRUE: of the days that correspond to those of then; %FALSE: of those days, as they look today
 *
 * What the evidence says, in the words in which it was written down.
 *
 * Returns: (transfer full): a future of a string. Rejects with an #AccordStoreError, or an #AccordRuleError where this program knows
 *   no such figure or chart
 */
DexFuture *
accord_decision_value (AccordWorkspace *workspace, AccordRecord *decision, gboolean now)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace) && decision != NULL, NULL);

  asked = g_new0 (Asked, 1);
  *asked = (Asked) { g_object_ref (workspace), accord_record_ref (decision), now };
  return dex_scheduler_spawn (NULL, 0, value_fiber, asked, asked_free);
}
