/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a figure to the deals behind it: pushes a records page on the navigation view it stands in. */

#include "accord-config.h"

#include "accord-figure-drill.h"

#include "accord-figure-words.h"
#include "accord-plot-save.h"
#include "accord-records-page.h"

#include <glib/gi18n-lib.h>

static void
sort_query (AccordQuery *query, const AccordKpi *kpi)
{
  g_autoptr (GError) error = NULL;

  if (accord_query_kind (query) == &accord_deal_kind &&
      !accord_query_set_sort (query, accord_kpi_is_of_today (kpi) ? "amount" : "closed_on", TRUE, &error))
    g_warning ("The deals behind a figure cannot be put in order: %s", error->message);
}

/**
 * accord_figure_drill:
 * @from: a widget in the navigation view to push on
 * @workspace: the open file
 * @request: the request that the figure came from
 * @figure: (nullable): one of its figures
 * @whose: (nullable): name of the member the report is about
 *
 * Opens the records behind a figure, with how it is counted. Their sum is the figure.
 *
 * Returns: %FALSE for a figure from history, which no list can show
 */
gboolean
accord_figure_drill (GtkWidget *from, AccordWorkspace *workspace, const AccordReportRequest *request,
                     const AccordFigure *figure, const char *whose)
{
  GtkWidget *view = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (AccordQuery) query = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *explanation = NULL;

  if (request == NULL || figure == NULL)
    return FALSE;
  g_return_val_if_fail (view != NULL, FALSE);
  query = accord_report_records (request, figure);
  if (query == NULL)
    return FALSE;
  sort_query (query, figure->kpi);
  title = accord_figure_drill_title (request, figure, whose);
  subtitle = accord_figure_drill_subtitle (figure);
  explanation = accord_figure_explain (request, figure);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            accord_records_page_new (workspace, title, subtitle, explanation, query));
  return TRUE;
}

/**
 * accord_figure_explain_dialog:
 * @from: where it was asked
 * @request: the request that the figure came from
 * @figure: one of its figures
 *
 * Tells how a figure is counted that no list of records can show.
 */
void
accord_figure_explain_dialog (GtkWidget *from, const AccordReportRequest *request, const AccordFigure *figure)
{
  g_autofree char *value = accord_figure_format (figure);
  g_autofree char *cases = accord_figure_cases (figure);
  g_autofree char *title = g_strdup_printf ("%s: %s", _(figure->kpi->label), value);
  g_autofree char *words = accord_figure_explain (request, figure);
  g_autoptr (AccordPlot) plot = accord_plot_new (ACCORD_PLOT_WORDS, figure->kpi->unit, NULL, title);

  plot->explanation = cases != NULL ? g_strdup_printf ("%s\n%s", words, cases) : g_steal_pointer (&words);
  accord_plot_explain (from, plot);
}
