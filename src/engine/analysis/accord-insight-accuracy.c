/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How good the kept forecasts were (F08): what was said each week of a month or quarter against what was won in the end. */

#include "accord-config.h"

#include "accord-insight-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_ROWS 12

static gint64
amount_of (AccordRecord *record, const char *field)
{
  gint64 number = 0;

  return accord_record_get_number (record, field, &number) ? number : 0;
}

static void
add_snapshot (AccordInsight *self, AccordPlot *plot, AccordRecord *record, const AccordInsightFigures *actual, double *sum, guint *n)
{
  const AccordFigure *won = accord_insight_total (actual, "revenue");
  gint64 expected = amount_of (record, "expected"), taken = amount_of (record, "taken_on"), came = won->has_value ? llround (won->value) : 0;
  g_autofree char *day = accord_date_format (taken);
  g_autofree char *label = g_strdup_printf (_("%1$s · %2$s"), accord_record_text (record, "name"), day);
  AccordPlotMark *mark = accord_plot_add (plot, label);
  double accuracy = came > 0 ? 1 - fabs ((double) (expected - came)) / (double) came : ACCORD_PLOT_NONE;

  mark->value = accuracy == ACCORD_PLOT_NONE ? ACCORD_PLOT_NONE : MAX (0, accuracy);
  mark->text = accuracy == ACCORD_PLOT_NONE ? g_strdup ("—") : accord_percent_format (accuracy);
  mark->note = accord_money_format_short (expected, self->currency);
  if (accuracy != ACCORD_PLOT_NONE)
    {
      *sum += accuracy;
      (*n)++;
    }
  accord_plot_set_cells (mark, g_strdup (label), g_strdup (mark->note), accord_money_format_short (came, self->currency), g_strdup (mark->text), NULL);
  accord_plot_set_data (mark, accord_date_to_iso (taken), accord_money_to_decimal (expected, self->currency), accord_money_to_decimal (came, self->currency),
                        accord_insight_plain (accuracy, 4), NULL);
  mark->drill = accord_insight_parts_drill (self, actual, &(AccordFigure) {
    .kpi = accord_kpi_by_id ("forecast-accuracy"), .has_value = accuracy != ACCORD_PLOT_NONE, .value = accuracy == ACCORD_PLOT_NONE ? 0 : accuracy, .n = 1 });
}

/* Kept forecasts of periods that are over, the newest first. */
static GPtrArray *
read_snapshots (AccordInsight *self, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_forecast_snapshot_kind);

  accord_query_add_number (query, "until_on", ACCORD_OP_LESS, self->ask->today);
  if (self->ask->member != 0)
    accord_query_add_number (query, "member", ACCORD_OP_IS, self->ask->member);
  else
    accord_query_add_text (query, "member", ACCORD_OP_EMPTY, NULL);
  if (!accord_query_set_sort (query, "taken_on", TRUE, error))
    return NULL;
  accord_query_set_limit (query, MOST_ROWS);
  return dex_await_boxed (accord_store_select (self->store, query), error);
}

AccordPlot *
accord_insight_accuracy (AccordInsight *self, GError **error)
{
  g_autoptr (GPtrArray) snapshots = read_snapshots (self, error);
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_RATIO, self->currency, _("Forecast Accuracy"));
  double sum = 0;
  guint n = 0;

  if (snapshots == NULL)
    return NULL;
  accord_plot_set_columns (plot, _("Forecast"), _("Said"), _("Won"), _("Accuracy"), NULL);
  plot->explanation = g_strdup (_("1 − |forecast − actual| ÷ actual for each forecast that was kept of a month or quarter that is over; none where nothing was "
                                  "won. The program keeps the forecast of the running month and quarter once a week, when the file is opened."));
  for (guint i = 0; i < snapshots->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (snapshots, i);
      AccordPeriod period = accord_period_custom (amount_of (record, "from_on"), amount_of (record, "until_on") + 1);
      g_autoptr (AccordInsightFigures) actual = accord_insight_figures (self, &period, "revenue", NULL, error);

      if (actual == NULL)
        return NULL;
      add_snapshot (self, plot, record, actual, &sum, &n);
    }
  if (n > 0)
    {
      g_autofree char *mean = accord_percent_format (sum / n);

      plot->overall = sum / n;
      plot->overall_label = g_strdup_printf (_("all %s"), mean);
      plot->takeaway = g_strdup_printf (ngettext ("The kept forecast was %s right.", "The last %2$u kept forecasts were %1$s right on average.", n), mean, n);
    }
  if (snapshots->len == 0)
    plot->too_little = g_strdup (_("No period with a kept forecast is over yet. One is kept every week from now on."));
  return g_steal_pointer (&plot);
}
