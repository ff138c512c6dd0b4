/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl flow: the process of a pipeline with its figures, as a table, an SVG or a PDF file. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-date.h"
#include "accord-flow-plan.h"
#include "accord-flow-words.h"

typedef struct {
  char *pipeline;
  char *svg;
  char *pdf;
  char *from;
  char *to;
  gboolean roles;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->pipeline);
  g_free (options->svg);
  g_free (options->pdf);
  g_free (options->from);
  g_free (options->to);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The one that is named, or the first. */
static gint64
find_pipeline (AccordCtl *ctl, const char *typed, GError **error)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (AccordRecord) found = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (typed != NULL)
    {
      found = accord_ctl_find (store, &accord_pipeline_kind, typed, error);
      return found != NULL ? accord_record_id (found) : 0;
    }
  query = accord_query_new (&accord_pipeline_kind);
  if (!accord_query_set_sort (query, "rank", FALSE, error))
    return 0;
  all = dex_await_boxed (accord_store_select (store, query), error);
  if (all != NULL && all->len == 0)
    g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _("There is no pipeline in this file."));
  return all != NULL && all->len > 0 ? accord_record_id (all->pdata[0]) : 0;
}

/* Output */

static void
print_json (const AccordFlow *flow)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < flow->nodes->len; i++)
    {
      const AccordFlowNode *node = g_ptr_array_index (flow->nodes, i);

      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "stage", node->name);
      accord_ctl_json_text (builder, "role", node->role);
      accord_ctl_json_int (builder, "here", node->here.n);
      accord_ctl_json_int (builder, "entered", node->funnel->entered);
      accord_ctl_json_int (builder, "passed", node->funnel->passed);
      accord_ctl_json_int (builder, "in_order", node->funnel->in_order);
      accord_ctl_json_int (builder, "lost", node->funnel->lost_here);
      accord_ctl_json_int (builder, "left", node->n_left);
      json_builder_set_member_name (builder, "days");
      if (node->n_left > 0)
        json_builder_add_double_value (builder, node->dwell);
      else
        json_builder_add_null_value (builder);
      json_builder_set_member_name (builder, "bottleneck");
      json_builder_add_boolean_value (builder, (int) i == flow->bottleneck);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

static void
print_table (const AccordFlow *flow)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();
  g_autofree char *takeaway = accord_flow_takeaway (flow);

  accord_ctl_table_add_column (table, _("Stage"), FALSE);
  accord_ctl_table_add_column (table, _("In the hands of"), FALSE);
  accord_ctl_table_add_column (table, _("There now"), TRUE);
  accord_ctl_table_add_column (table, _("Entered"), TRUE);
  accord_ctl_table_add_column (table, _("Went on"), TRUE);
  accord_ctl_table_add_column (table, _("In order"), TRUE);
  accord_ctl_table_add_column (table, _("Days, median"), TRUE);
  for (guint i = 0; i < flow->nodes->len; i++)
    {
      const AccordFlowNode *node = g_ptr_array_index (flow->nodes, i);
      g_autofree char *here = accord_flow_here (&node->here, flow->currency);
      g_autofree char *entered = accord_number_format (node->funnel->entered);
      g_autofree char *passed = node->won ? g_strdup ("—") : accord_flow_passed (node);
      g_autofree char *in_order = node->won ? g_strdup ("—") : accord_flow_in_order (node);
      g_autofree char *dwell = accord_flow_dwell (node);

      accord_ctl_table_add_cell (table, node->name);
      accord_ctl_table_add_cell (table, node->role);
      accord_ctl_table_add_cell (table, here);
      accord_ctl_table_add_cell (table, entered);
      accord_ctl_table_add_cell (table, passed);
      accord_ctl_table_add_cell (table, in_order);
      accord_ctl_table_add_cell (table, dwell);
    }
  accord_ctl_table_print (table);
  accord_ctl_say ("%s", takeaway);
}

static gboolean
write_files (const Options *options, const AccordFlow *flow, GError **error)
{
  return (options->svg == NULL || accord_flow_file_write (flow, options->svg, ACCORD_FLOW_SVG, !options->roles, error)) &&
         (options->pdf == NULL || accord_flow_file_write (flow, options->pdf, ACCORD_FLOW_PDF, !options->roles, error));
}

static AccordCtlStatus
show (AccordCtl *ctl, const Options *options)
{
  g_autoptr (AccordDealScope) scope = NULL;
  g_autoptr (AccordFlow) flow = NULL;
  g_autoptr (GError) error = NULL;
  AccordPeriod period;
  gint64 pipeline;

  if (!accord_ctl_period (ctl, options->from, options->to, &period))
    return ACCORD_CTL_USAGE;
  if (!accord_ctl_open (ctl, FALSE, &error))
    return accord_ctl_fail (ctl, error);
  pipeline = find_pipeline (ctl, options->pipeline, &error);
  if (pipeline == 0)
    return accord_ctl_fail (ctl, error);
  scope = accord_deal_scope_new (pipeline, NULL, accord_date_today (), accord_workspace_get_currency (ctl->workspace));
  flow = dex_await_boxed (accord_flow_read (accord_workspace_get_store (ctl->workspace), scope, &period), &error);
  if (flow == NULL || !write_files (options, flow, &error))
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    print_json (flow);
  else if (options->svg == NULL && options->pdf == NULL)
    print_table (flow);
  if (!ctl->json && options->svg != NULL)
    accord_ctl_print_written (ctl, options->svg);
  if (!ctl->json && options->pdf != NULL)
    accord_ctl_print_written (ctl, options->pdf);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "pipeline", 0, 0, G_OPTION_ARG_STRING, &options.pipeline, N_("Which pipeline; else the first"), N_("NAME") },
    { "svg", 0, 0, G_OPTION_ARG_FILENAME, &options.svg, N_("Draw the flow chart into this file"), N_("OUT.svg") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &options.pdf, N_("The same as a PDF document"), N_("OUT.pdf") },
    { "roles", 0, 0, G_OPTION_ARG_NONE, &options.roles, N_("Draw stages as cards in the lanes of who works on them"), NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("First day"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("Day after the last"), N_("DATE") },
    { NULL },
  };

  if (!accord_ctl_parse (ctl, entries) || !accord_ctl_may_write (ctl, options.svg, 1) || !accord_ctl_may_write (ctl, options.pdf, 1))
    return ACCORD_CTL_USAGE;
  return show (ctl, &options);
}

const AccordCtlCommand accord_ctl_flow_command = {
  "flow", N_("FILE [--pipeline NAME] [--svg OUT.svg] [--pdf OUT.pdf]"), N_("Print or draw the process of a pipeline"), 1, 1, run,
};
