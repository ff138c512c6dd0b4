/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report says: every figure of the catalogue against the period before, and the charts of a page. Made in a fiber of the
 * main thread; the files are written from it by accord-insight-report-*.c. */

#include "accord-config.h"

#include "accord-insight-report.h"

#include "accord-error.h"
#include "accord-insight-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordInsightReport, accord_insight_report, accord_insight_report_ref, accord_insight_report_unref)

static void
line_free (gpointer data)
{
  AccordInsightLine *line = data;

  accord_figure_free (line->now);
  accord_figure_free (line->before);
  g_free (line->change);
  g_free (line);
}

AccordInsightReport *
accord_insight_report_ref (AccordInsightReport *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_insight_report_unref (AccordInsightReport *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_free (self->workspace);
  g_free (self->subtitle);
  g_free (self->before_label);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->tiles);
  g_ptr_array_unref (self->plots);
  g_array_unref (self->wide);
  g_free (self);
}

static AccordInsightReport *
report_new (void)
{
  AccordInsightReport *self = g_new0 (AccordInsightReport, 1);

  g_atomic_ref_count_init (&self->refs);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->tiles = g_ptr_array_new ();
  self->plots = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_plot_unref);
  self->wide = g_array_new (FALSE, FALSE, sizeof (gboolean));
  return self;
}

typedef struct {
  AccordWorkspace *workspace;
  AccordInsightAsk *ask;
  AccordDashboard *dashboard;
} Making;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_object_unref (making->workspace);
  accord_insight_ask_free (making->ask);
  accord_dashboard_free (making->dashboard);
  g_free (making);
}

static GPtrArray *
run (Making *making, const AccordPeriod *period, GError **error)
{
  AccordReportRequest *request = accord_report_request_new (making->workspace, period);
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  request->member = making->ask->member;
  for (int i = 0; i < n; i++)
    g_ptr_array_add (request->kpis, (gpointer) kpis[i]);
  return dex_await_boxed (accord_report_run (accord_workspace_get_store (making->workspace), request), error);
}

static void
add_line (AccordInsightReport *self, const AccordFigure *now, const AccordFigure *before)
{
  AccordInsightLine *line = g_new0 (AccordInsightLine, 1);
  g_auto (AccordFigureChange) change = { 0 };

  line->now = accord_figure_copy (now);
  if (before != NULL && !accord_kpi_is_of_today (now->kpi))
    {
      line->before = accord_figure_copy (before);
      accord_figure_compare (now, before, self->before_label, &change);
    }
  line->better = change.direction * now->kpi->direction;
  if (change.amount != NULL)
    line->change = g_strdup_printf ("%s%s %s", change.direction > 0 ? "▲ " : change.direction < 0 ? "▼ " : "", change.amount, change.words);
  else
    line->change = g_strdup (change.words != NULL ? change.words : "");
  g_ptr_array_add (self->lines, line);
}

static gboolean
read_lines (AccordInsightReport *self, Making *making, GError **error)
{
  AccordPeriod before;
  gboolean compared = accord_insight_before (making->ask, &before, &self->before_label);
  g_autoptr (GPtrArray) now = run (making, &making->ask->period, error);
  g_autoptr (GPtrArray) then = now != NULL && compared ? run (making, &before, error) : NULL;

  if (now == NULL || (compared && then == NULL))
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    add_line (self, g_ptr_array_index (now, i), then != NULL ? g_ptr_array_index (then, i) : NULL);
  for (int i = 0; making->dashboard->tiles[i] != NULL; i++)
    for (guint k = 0; k < self->lines->len; k++)
      if (g_str_equal (((AccordInsightLine *) g_ptr_array_index (self->lines, k))->now->kpi->id, making->dashboard->tiles[i]))
        g_ptr_array_add (self->tiles, g_ptr_array_index (self->lines, k));
  return TRUE;
}

static gboolean
read_plots (AccordInsightReport *self, Making *making, GError **error)
{
  for (int i = 0; making->dashboard->cards[i] != NULL; i++)
    {
      const AccordInsightCard *card = accord_insight_card_find (making->dashboard->cards[i]);
      AccordPlot *plot;

      if (card == NULL || (making->ask->member != 0 && !card->personal))
        continue;
      plot = dex_await_boxed (accord_insight_plot (making->workspace, making->dashboard->cards[i], making->ask), error);
      if (plot == NULL)
        return FALSE;
      g_ptr_array_add (self->plots, plot);
      g_array_append_val (self->wide, card->wide);
    }
  return TRUE;
}

static DexFuture *
make_fiber (gpointer data)
{
  Making *making = data;
  g_autoptr (AccordInsightReport) self = report_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *made = accord_date_format_full (making->ask->today);

  self->period = making->ask->period;
  self->title = accord_period_label (&making->ask->period);
  self->workspace = g_strdup (accord_workspace_get_name (making->workspace));
  if (!read_lines (self, making, &error) || !read_plots (self, making, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  if (self->before_label != NULL)
    self->subtitle = g_strdup_printf (_("%1$s · compared with %2$s · made on %3$s"), making->ask->whose != NULL ? making->ask->whose : _("Everyone"),
                                      self->before_label, made);
  else
    self->subtitle = g_strdup_printf (_("%1$s · made on %2$s"), making->ask->whose != NULL ? making->ask->whose : _("Everyone"), made);
  return dex_future_new_take_boxed (ACCORD_TYPE_INSIGHT_REPORT, g_steal_pointer (&self));
}

/**
 * accord_insight_report_make:
 * @workspace: the open file
 * @ask: what it is about
 * @dashboard: which figures stand first and which charts are in it
 *
 * Returns: (transfer full): a future of an #AccordInsightReport. Rejects with an #AccordStoreError
 */
DexFuture *
accord_insight_report_make (AccordWorkspace *workspace, const AccordInsightAsk *ask, const AccordDashboard *dashboard)
{
  Making *making = g_new0 (Making, 1);

  *making = (Making) { g_object_ref (workspace), accord_insight_ask_copy (ask), accord_dashboard_copy (dashboard) };
  return dex_scheduler_spawn (NULL, 0, make_fiber, making, making_free);
}

/**
 * accord_insight_report_write:
 * @self: a report
 * @path: of the file; its ending says what it becomes: .pdf, .xlsx or .csv
 * @error: return location for a #GError
 *
 * Any thread. The file is whole or not there.
 *
 * Returns: whether it was written
 */
gboolean
accord_insight_report_write (const AccordInsightReport *self, const char *path, GError **error)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (folded, ".pdf"))
    return accord_insight_report_write_pdf (self, path, error);
  if (g_str_has_suffix (folded, ".xlsx"))
    return accord_insight_report_write_xlsx (self, path, error);
  if (g_str_has_suffix (folded, ".csv"))
    return accord_insight_report_write_csv (self, path, error);
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _("A report becomes a PDF, XLSX or CSV file, and “%s” ends in none of them. Give it one of these endings."), path);
  return FALSE;
}
