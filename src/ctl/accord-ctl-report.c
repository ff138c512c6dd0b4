/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl report: figures of a period, each with numerator, denominator and cases; or the printable report. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-choices.h"
#include "accord-ctl-output.h"
#include "accord-ctl-report-records.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-insight-report.h"

#define DEFAULT_KPIS "win-rate,revenue,sales-cycle,open-value"

typedef struct {
  char *kpis;
  char *from;
  char *to;
  char *by;
  char *pdf;
  char *role;
  gboolean all;
  gboolean list;
  gboolean records;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->kpis);
  g_free (options->from);
  g_free (options->to);
  g_free (options->by);
  g_free (options->pdf);
  g_free (options->role);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static const char *
unit_name (AccordUnit unit)
{
  static const char *const names[] = {
    [ACCORD_UNIT_COUNT] = "count",
    [ACCORD_UNIT_MONEY] = "money",
    [ACCORD_UNIT_RATIO] = "ratio",
    [ACCORD_UNIT_DAYS] = "days",
    [ACCORD_UNIT_POINTS] = "points",
    [ACCORD_UNIT_SCORE] = "score",
    [ACCORD_UNIT_HOURS] = "hours",
  };

  return names[unit];
}

/* Money goes out in whole units of its currency, not in cents. */
static double
in_units (const AccordFigure *figure,
          double              value)
{
  int digits = figure->kpi->unit == ACCORD_UNIT_MONEY ? accord_currency_digits (figure->currency) : 0;

  for (int i = 0; i < digits; i++)
    value /= 10;
  return value;
}

static void
add_value (JsonBuilder        *builder,
           const AccordFigure *figure)
{
  json_builder_set_member_name (builder, "value");
  if (!figure->has_value)
    json_builder_add_null_value (builder);
  else if (figure->kpi->unit == ACCORD_UNIT_COUNT)
    json_builder_add_int_value (builder, (gint64) figure->value);
  else
    json_builder_add_double_value (builder, in_units (figure, figure->value));
}

static void
add_numerator (JsonBuilder        *builder,
               const AccordFigure *figure)
{
  json_builder_set_member_name (builder, "numerator");
  if (figure->kpi->unit == ACCORD_UNIT_MONEY)
    json_builder_add_double_value (builder, in_units (figure, (double) figure->numerator));
  else
    json_builder_add_int_value (builder, figure->numerator);
}

static void
add_figure (JsonBuilder *builder, gconstpointer item)
{
  const AccordFigure *figure = item;

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "kpi", figure->kpi->id);
  accord_ctl_json_text (builder, "group", figure->group);
  add_value (builder, figure);
  add_numerator (builder, figure);
  accord_ctl_json_int (builder, "denominator", figure->denominator);
  accord_ctl_json_int (builder, "n", figure->n);
  accord_ctl_json_text (builder, "unit", unit_name (figure->kpi->unit));
  if (figure->kpi->unit == ACCORD_UNIT_MONEY)
    accord_ctl_json_text (builder, "currency", figure->currency);
  accord_ctl_json_int (builder, "unpriced", figure->unpriced);
  if (figure->met)
    {
      json_builder_set_member_name (builder, "met");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (figure->old)
    {
      json_builder_set_member_name (builder, "old_estimate");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (figure->shared != 0)
    accord_ctl_json_int (builder, "shared", figure->shared);
  if (figure->reversed != 0 || figure->restated != 0)
    {
      accord_ctl_json_int (builder, "reversed", figure->reversed);
      accord_ctl_json_int (builder, "restated", figure->restated);
    }
  json_builder_end_object (builder);
}

static void
add_cells (AccordCtlTable            *table,
           const AccordReportRequest *request,
           const AccordFigure        *figure)
{
  g_autofree char *value = accord_figure_format (figure);
  g_autofree char *n = accord_number_format (figure->n);
  g_autofree char *unpriced = figure->unpriced == 0 ? NULL : accord_number_format (figure->unpriced);
  const char *group = figure->group == NULL ? _("Total") : accord_figure_group_words (request, figure);

  accord_ctl_table_add_cell (table, _(figure->kpi->label));
  accord_ctl_table_add_cell (table, *group == '\0' ? _("Without") : group);
  accord_ctl_table_add_cell (table, value);
  accord_ctl_table_add_cell (table, n);
  accord_ctl_table_add_cell (table, unpriced);
}

static void
print_table (const AccordReportRequest *request,
             GPtrArray                 *figures)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, _("Figure"), FALSE);
  accord_ctl_table_add_column (table, _("Of"), FALSE);
  accord_ctl_table_add_column (table, _("Value"), TRUE);
  accord_ctl_table_add_column (table, _("Cases"), TRUE);
  accord_ctl_table_add_column (table, _("Unpriced"), TRUE);
  for (guint i = 0; i < figures->len; i++)
    add_cells (table, request, figures->pdata[i]);
  accord_ctl_table_print (table);
}

static AccordReportRequest *
make_request (AccordCtl            *ctl,
              const Options        *options,
              const AccordPeriod   *period,
              GError              **error)
{
  AccordReportRequest *request = accord_report_request_new (ctl->workspace, period);
  g_auto (GStrv) kpis = g_strsplit (options->kpis != NULL ? options->kpis : DEFAULT_KPIS, ",", -1);
  gboolean good = TRUE;

  if (options->all)
    {
      int n;
      const AccordKpi *const *every = accord_kpis (&n);

      for (int i = 0; i < n; i++)
        g_ptr_array_add (request->kpis, (gpointer) every[i]);
    }
  for (int i = 0; good && !options->all && kpis[i] != NULL; i++)
    good = accord_report_request_add (request, g_strstrip (kpis[i]), error);
  if (good && options->by != NULL)
    good = accord_report_request_group (request, options->by, error);
  if (good)
    return request;
  accord_report_request_free (request);
  return NULL;
}

static void
print_catalogue_json (const AccordKpi *const *kpis, int n)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (int i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "kpi", kpis[i]->id);
      accord_ctl_json_text (builder, "label", _(kpis[i]->label));
      accord_ctl_json_text (builder, "layer", accord_layer_label (kpis[i]->layer));
      accord_ctl_json_text (builder, "formula", kpis[i]->formula);
      accord_ctl_json_text (builder, "unit", unit_name (kpis[i]->unit));
      accord_ctl_json_int (builder, "direction", kpis[i]->direction);
      accord_ctl_json_text (builder, "periods", kpis[i]->periods);
      accord_ctl_json_text (builder, "explanation", _(kpis[i]->explanation));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

/* The catalogue: what every figure is and how it is counted. */
static AccordCtlStatus
list_figures (AccordCtl *ctl)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  if (ctl->json)
    {
      print_catalogue_json (kpis, n);
      return ACCORD_CTL_DONE;
    }
  accord_ctl_table_add_column (table, _("Name"), FALSE);
  accord_ctl_table_add_column (table, _("Layer"), FALSE);
  accord_ctl_table_add_column (table, _("Figure"), FALSE);
  accord_ctl_table_add_column (table, _("Formula"), FALSE);
  accord_ctl_table_add_column (table, _("How it is counted"), FALSE);
  for (int i = 0; i < n; i++)
    {
      accord_ctl_table_add_cell (table, kpis[i]->id);
      accord_ctl_table_add_cell (table, accord_layer_label (kpis[i]->layer));
      accord_ctl_table_add_cell (table, _(kpis[i]->label));
      accord_ctl_table_add_cell (table, kpis[i]->formula);
      accord_ctl_table_add_cell (table, _(kpis[i]->explanation));
    }
  accord_ctl_table_print (table);
  return ACCORD_CTL_DONE;
}

/* The printable report, for cron: by the file's ending PDF, XLSX or CSV. */
static AccordCtlStatus
write_report (AccordCtl *ctl, const Options *options, const AccordPeriod *period)
{
  AccordPeriod named = period->unit == ACCORD_PERIOD_CUSTOM ? accord_period_named (period->from, period->to, accord_workspace_get_fiscal_month (ctl->workspace)) : *period;
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&named, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  g_autoptr (AccordDashboard) dashboard = NULL;
  g_autoptr (AccordInsightReport) report = NULL;
  g_autoptr (GError) error = NULL;

  dashboard = dex_await_boxed (accord_dashboard_read (ctl->workspace, options->role != NULL ? options->role : "manager"), &error);
  if (dashboard != NULL)
    report = dex_await_boxed (accord_insight_report_make (ctl->workspace, ask, dashboard), &error);
  if (report == NULL || !accord_insight_report_write (report, options->pdf, &error))
    return accord_ctl_fail (ctl, error);
  accord_ctl_print_written (ctl, options->pdf);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
report (AccordCtl     *ctl,
        const Options *options)
{
  g_autoptr (AccordReportRequest) request = NULL;
  g_autoptr (GPtrArray) figures = NULL;
  g_autoptr (GError) error = NULL;
  AccordPeriod period;

  if (!accord_ctl_period (ctl, options->from, options->to, &period))
    return ACCORD_CTL_USAGE;
  if (options->list)
    return list_figures (ctl);
  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  if (options->pdf != NULL)
    return write_report (ctl, options, &period);
  request = make_request (ctl, options, &period, &error);
  if (request == NULL)
    return accord_ctl_usage (ctl, "%s", error->message);
  figures = dex_await_boxed (accord_report_run (accord_workspace_get_store (ctl->workspace), accord_report_request_copy (request)),
                             &error);
  if (figures == NULL || (options->records && !accord_ctl_print_parts (ctl, request, figures, &error)))
    return accord_ctl_fail (ctl, error);
  if (options->records)
    return ACCORD_CTL_DONE;
  if (ctl->json)
    accord_ctl_print_json_list (figures, add_figure);
  else
    print_table (request, figures);
  return ACCORD_CTL_DONE;
}

static gboolean
is_role (const char *name)
{
  for (const AccordChoice *choice = accord_member_role_choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, name))
      return TRUE;
  return FALSE;
}

/* Figures, the catalogue or the printable report; a role is of the report. */
static gboolean
goes_together (AccordCtl *ctl, const Options *options)
{
  int n = (options->kpis != NULL) + options->all + options->list + (options->pdf != NULL);

  if (n > 1)
    accord_ctl_usage (ctl, "%s", _("Say one of --kpi, --all, --list and --pdf."));
  else if ((options->pdf != NULL || options->list) && (options->by != NULL || options->records))
    accord_ctl_usage (ctl, "%s", _("--by and --records go with figures, not with --pdf or --list."));
  else if (options->role != NULL && options->pdf == NULL)
    accord_ctl_usage (ctl, _("“%s” goes with “%s” only."), "--role", "--pdf");
  else if (options->role != NULL && !is_role (options->role))
    accord_ctl_usage (ctl, _("“%s” is no role; choose manager, representative, marketing or service."), options->role);
  else if (options->kpis != NULL && *options->kpis == '\0')
    accord_ctl_usage (ctl, "%s", _("Name at least one figure with --kpi."));
  else
    return TRUE;
  return FALSE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "kpi", 0, 0, G_OPTION_ARG_STRING, &options.kpis,
      N_("Figures, separated by commas: win-rate, revenue, sales-cycle, open-value …"), N_("KPI,…") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_("Every figure of the catalogue"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &options.list, N_("Tell what each figure is and how it is counted"), NULL },
    { "records", 0, 0, G_OPTION_ARG_NONE, &options.records, N_("Print the records that each figure is made of"), NULL },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &options.pdf, N_("Write the printable report into a file: .pdf, .xlsx or .csv"), N_("FILE") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options.role,
      N_("Whose page is printed: manager, representative, marketing or service"), N_("ROLE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("First day"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Day after the last"), N_("DATE") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &options.by,
      N_("Also by member, team, product, stage, month or a field (customer.industry, deal.source, member.office)"),
      N_("GROUP") },
    { NULL },
  };

  if (!accord_ctl_parse (ctl, entries) || !goes_together (ctl, &options) || !accord_ctl_may_write (ctl, options.pdf, 1))
    return ACCORD_CTL_USAGE;
  return report (ctl, &options);
}

const AccordCtlCommand accord_ctl_report_command = {
  "report", N_("FILE [--kpi KPI,… | --all] [--by GROUP] [--records] [--pdf FILE]"), N_("Print figures"), 1, 1, run,
};
