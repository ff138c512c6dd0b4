/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a figure to the deals behind it: pushes a records page on the navigation view it stands in. */

#include "accord-config.h"

#include "accord-figure-drill.h"

#include "accord-figure-words.h"
#include "accord-records-page.h"

#include <glib/gi18n-lib.h>

static gboolean
is_of_today (const AccordKpi *kpi)
{
  return g_str_equal (kpi->id, "open-value") || g_str_equal (kpi->id, "open-deals") ||
         g_str_equal (kpi->id, "weighted-value");
}

/* The days of the figure: those of its month, or of the whole report. */
static AccordPeriod
figure_period (const AccordReportRequest *request, const AccordFigure *figure)
{
  if (request->group_by == ACCORD_GROUP_MONTH && figure->group != NULL)
    return accord_period_containing (ACCORD_PERIOD_MONTH, figure->group_id, request->period.fiscal_month);
  return request->period;
}

/**
 * accord_figure_drill_title:
 * @request: the request that the figure came from
 * @figure: one of its figures
 * @whose: (nullable): name of the member the report is about
 *
 * Returns: (transfer full): "Won · October 2025", "GTX Pro · Won or Lost · Q4 2025"
 */
char *
accord_figure_drill_title (const AccordReportRequest *request, const AccordFigure *figure, const char *whose)
{
  AccordPeriod period = figure_period (request, figure);
  g_autofree char *words = NULL;
  gboolean of_group = figure->group != NULL && request->group_by != ACCORD_GROUP_MONTH;
  const char *subject = of_group && *figure->group != '\0' ? figure->group : whose;

  if (is_of_today (figure->kpi))
    words = g_strdup (_("Open Deals"));
  else
    words = accord_period_title (figure->kpi->unit == ACCORD_UNIT_RATIO ? _("Won or Lost") : _("Won"), &period);
  return subject != NULL ? g_strdup_printf ("%s · %s", subject, words) : g_steal_pointer (&words);
}

static gint64
n_deals (const AccordFigure *figure)
{
  return figure->n + figure->excluded;
}

/**
 * accord_figure_drill_subtitle:
 * @figure: a figure
 *
 * Returns: (transfer full): "11 deals · €318K"
 */
char *
accord_figure_drill_subtitle (const AccordFigure *figure)
{
  g_autofree char *number = accord_number_format (n_deals (figure));
  g_autofree char *value = accord_figure_with_unpriced (figure);
  g_autofree char *count = NULL;

  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s deal", "%s deals", (gulong) n_deals (figure)), number);
  return g_strdup_printf ("%s · %s", count, value);
}

/**
 * accord_figure_drill_words:
 * @n: how many deals
 *
 * Returns: (transfer full) (nullable): "show the 11 deals" for a chart's tooltip; %NULL for none
 */
char *
accord_figure_drill_words (gint64 n)
{
  g_autofree char *number = accord_number_format (n);

  if (n == 0)
    return NULL;
  if (n == 1)
    return g_strdup (_("show the deal"));
  return g_strdup_printf (_("show the %s deals"), number);
}

static char *
explain (const AccordReportRequest *request, const AccordFigure *figure)
{
  AccordPeriod period = figure_period (request, figure);
  GString *text = g_string_new (_(figure->kpi->explanation));
  g_autofree char *left_out = accord_figure_left_out (figure);

  if (!is_of_today (figure->kpi) && period.unit != ACCORD_PERIOD_ALL)
    {
      g_autofree char *from = accord_date_format_full (period.from);
      g_autofree char *to = accord_date_format_full (period.to - 1);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("From %s to %s."), from, to);
    }
  if (left_out != NULL)
    g_string_append_printf (text, "\n%s.", left_out);
  return g_string_free (text, FALSE);
}

static void
sort_query (AccordQuery *query, const AccordKpi *kpi)
{
  g_autoptr (GError) error = NULL;

  if (!accord_query_set_sort (query, is_of_today (kpi) ? "amount" : "closed_on", TRUE, &error))
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
 * Opens the deals behind a figure, with how it is counted. Their sum is the figure.
 */
void
accord_figure_drill (GtkWidget *from, AccordWorkspace *workspace, const AccordReportRequest *request,
                     const AccordFigure *figure, const char *whose)
{
  GtkWidget *view = gtk_widget_get_ancestor (from, ADW_TYPE_NAVIGATION_VIEW);
  g_autoptr (AccordQuery) query = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *explanation = NULL;

  if (request == NULL || figure == NULL)
    return;
  g_return_if_fail (view != NULL);
  query = accord_report_records (request, figure);
  if (query == NULL)
    return;
  sort_query (query, figure->kpi);
  title = accord_figure_drill_title (request, figure, whose);
  subtitle = accord_figure_drill_subtitle (figure);
  explanation = explain (request, figure);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view),
                            accord_records_page_new (workspace, title, subtitle, explanation, query));
}
