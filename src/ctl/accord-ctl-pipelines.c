/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl pipelines: the pipelines with their stages and what stands in them; and more of them. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl.h"
#include "accord-deal-odds.h"
#include "accord-pipelines.h"
#include "accord-rank.h"
#include "accord-report.h"
#include "accord-stage-totals.h"

static GPtrArray *
select_sorted (AccordStore *store, const AccordKind *kind, const char *link, gint64 id, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  if (link != NULL)
    accord_query_add_number (query, link, ACCORD_OP_IS, id);
  if (!accord_query_set_sort (query, "rank", FALSE, error))
    return NULL;
  return dex_await_boxed (accord_store_select (store, query), error);
}

static const AccordStageTotal *
total_of (GPtrArray *totals, gint64 stage)
{
  static const AccordStageTotal none = { 0 };

  for (guint i = 0; i < totals->len; i++)
    if (((const AccordStageTotal *) totals->pdata[i])->stage == stage)
      return totals->pdata[i];
  return &none;
}

/* Money in other currencies stands beside the workspace's: " + $1,200". */
static char *
others_text (const AccordStageTotal *total)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < accord_currency_sums_n (total->others); i++)
    {
      const AccordCurrencySum *other = accord_currency_sums_at (total->others, i);
      g_autofree char *sum = accord_money_format (other->sum, other->currency);

      g_string_append_printf (text, " + %s", sum);
    }
  return g_string_free (text, FALSE);
}

static void
print_others (JsonBuilder *builder, const AccordStageTotal *total)
{
  json_builder_set_member_name (builder, "others");
  json_builder_begin_array (builder);
  for (guint i = 0; i < accord_currency_sums_n (total->others); i++)
    {
      const AccordCurrencySum *other = accord_currency_sums_at (total->others, i);

      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "currency", other->currency);
      accord_ctl_json_int (builder, "deals", other->n);
      accord_ctl_json_int (builder, "sum", other->sum);
      accord_ctl_json_int (builder, "weighted", other->weighted);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_stage (AccordCtl *ctl, JsonBuilder *builder, AccordRecord *stage, const AccordStageTotal *total)
{
  const char *currency = accord_workspace_get_currency (ctl->workspace);
  g_autofree char *sum = accord_money_format (total->sum, currency);
  int percent;
  gboolean history = accord_stage_record_odds (stage, &percent) == ACCORD_ODDS_HISTORY;

  if (!ctl->json)
    {
      g_autofree char *others = others_text (total), *outcome = accord_record_format (stage, "outcome");

      g_print ("  %s\t%s\t%d %%\t%d\t%s%s\n", accord_record_title (stage), outcome,
               percent, (int) total->n_deals, sum, others);
      return;
    }
  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "name", accord_record_title (stage));
  accord_ctl_json_text (builder, "outcome", accord_record_text (stage, "outcome"));
  accord_ctl_json_int (builder, "probability", percent);
  accord_ctl_json_text (builder, "probability_from", history ? "history" : "stage");
  accord_ctl_json_int (builder, "idle_limit", accord_record_number (stage, "idle_limit"));
  accord_ctl_json_int (builder, "deals", total->n_deals);
  accord_ctl_json_int (builder, "sum", total->sum);
  accord_ctl_json_int (builder, "weighted", total->weighted);
  accord_ctl_json_int (builder, "unpriced", total->unpriced);
  print_others (builder, total);
  json_builder_end_object (builder);
}

static gboolean
print_pipeline (AccordCtl *ctl, JsonBuilder *builder, AccordRecord *pipeline, GError **error)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);
  gint64 id = accord_record_id (pipeline);
  g_autoptr (GPtrArray) stages = select_sorted (store, &accord_stage_kind, "pipeline", id, error);
  g_autoptr (GPtrArray) totals =
    stages ? dex_await_boxed (accord_report_stage_totals (store, id, accord_workspace_get_currency (ctl->workspace)), error) : NULL;

  if (totals == NULL)
    return FALSE;
  if (ctl->json)
    {
      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "name", accord_record_title (pipeline));
      json_builder_set_member_name (builder, "stages");
      json_builder_begin_array (builder);
    }
  else
    g_print ("%s\n", accord_record_title (pipeline));
  for (guint i = 0; i < stages->len; i++)
    print_stage (ctl, builder, stages->pdata[i], total_of (totals, accord_record_id (stages->pdata[i])));
  if (ctl->json)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  return TRUE;
}

static AccordCtlStatus
list (AccordCtl *ctl)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pipelines = select_sorted (accord_workspace_get_store (ctl->workspace), &accord_pipeline_kind, NULL, 0, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; pipelines != NULL && i < pipelines->len; i++)
    if (!print_pipeline (ctl, builder, pipelines->pdata[i], &error))
      break;
  json_builder_end_array (builder);
  if (error != NULL)
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    accord_ctl_print_json (builder);
  return ACCORD_CTL_DONE;
}

static const AccordPipelineTemplate *
find_template (AccordCtl *ctl, const char *typed)
{
  guint n;
  const AccordPipelineTemplate *templates = accord_pipeline_templates (&n);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (templates[i].id, typed) == 0)
      return &templates[i];
    else
      g_string_append_printf (names, "%s%s", names->len ? ", " : "", templates[i].id);
  accord_ctl_usage (ctl, _("“%s” is not shipped. There are %s."), typed, names->str);
  return NULL;
}

static AccordCtlStatus
add (AccordCtl *ctl, const AccordPipelineTemplate *from, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pipelines = select_sorted (accord_workspace_get_store (ctl->workspace), &accord_pipeline_kind, NULL, 0, &error);
  const char *last = pipelines && pipelines->len > 0 ? accord_record_text (pipelines->pdata[pipelines->len - 1], "rank") : NULL;
  g_autofree char *rank = accord_rank_between (last, NULL);
  g_autofree char *label = g_strdup_printf (_("Added the pipeline “%s”"), name ? name : _(from->name));
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  g_autoptr (AccordChangeSet) set = NULL;

  accord_pipeline_add (edit, from, name, rank);
  if (pipelines != NULL)
    set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (ctl->workspace), edit), &error);
  return set == NULL ? accord_ctl_fail (ctl, error) : list (ctl);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_autofree char *from = NULL;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_STRING, &from, N_("Add one like standard, short, online, key-account, renewal or channel"), N_("PROCESS") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("What the new one is called"), N_("NAME") },
    { NULL },
  };
  const AccordPipelineTemplate *pipeline = NULL;
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_parse (ctl, entries) || (from != NULL && (pipeline = find_template (ctl, from)) == NULL))
    return ACCORD_CTL_USAGE;
  if (name != NULL && from == NULL)
    return accord_ctl_usage (ctl, "%s", _("--name is what a new pipeline is called: say with --add which one it is to be like."));
  if (!accord_ctl_open (ctl, pipeline != NULL, &error))
    return accord_ctl_fail (ctl, error);
  return pipeline != NULL ? add (ctl, pipeline, name) : list (ctl);
}

const AccordCtlCommand accord_ctl_pipelines_command = {
  "pipelines", N_("FILE"), N_("List pipelines and stages, or add one that is shipped"), 1, 1, run,
};
