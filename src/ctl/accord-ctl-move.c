/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl move: a deal into another stage, as the window does it: what the stage asks for is named, and
 * passed over only with a reason, which is kept. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl.h"
#include "accord-gate.h"
#include "accord-rank.h"

typedef struct {
  char *pipeline;
  char *reason;
  char *date;
  char *lost_to;
  char *note;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->pipeline);
  g_free (options->reason);
  g_free (options->date);
  g_free (options->lost_to);
  g_free (options->note);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* In the pipeline that was named and in no other, else in that of the deal before others. */
static AccordRecord *
find_stage (AccordStore *store, AccordRecord *deal, const Options *options, const char *typed, GError **error)
{
  g_autoptr (AccordRecord) holder = NULL, stage = NULL;
  gint64 pipeline;

  if (options->pipeline != NULL)
    {
      holder = accord_ctl_find (store, &accord_pipeline_kind, options->pipeline, error);
      pipeline = holder ? accord_record_id (holder) : 0;
    }
  else
    {
      holder = dex_await_boxed (accord_store_load_one (store, &accord_stage_kind, accord_record_number (deal, "stage")), error);
      pipeline = holder ? accord_record_number (holder, "pipeline") : 0;
    }
  stage = holder ? accord_ctl_find_stage (store, pipeline, typed, error) : NULL;
  if (stage == NULL || options->pipeline == NULL || accord_record_number (stage, "pipeline") == pipeline)
    return g_steal_pointer (&stage);
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING,
               _("“%1$s” has no stage “%2$s”. “accordctl pipelines FILE” shows what there is."), accord_record_title (holder), typed);
  return NULL;
}

/* Text of the option, or of the field that it fills in when the deal is lost. */
static gboolean
set_field (AccordCtl *ctl, AccordEdit *edit, AccordRecord *deal, const char *name, const char *text, GError **error)
{
  const AccordKind *kind = accord_record_kind (deal);
  AccordFieldReading reading = { accord_workspace_get_currency (ctl->workspace), ACCORD_DATE_ORDER_UNKNOWN, 0 };
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (text == NULL)
    return TRUE;
  if (!accord_field_parse (&kind->fields[accord_kind_find (kind, name)], text, &reading, &value, error))
    return FALSE;
  accord_edit_set (edit, kind, accord_record_id (deal), name, &value);
  return TRUE;
}

/* Day, winner and why are of a deal that is over. */
static gboolean
fits_stage (AccordRecord *stage, const Options *options, GError **error)
{
  const char *outcome = accord_record_text (stage, "outcome");
  gboolean lost = g_strcmp0 (outcome, "lost") == 0, over = lost || g_strcmp0 (outcome, "won") == 0;
  const char *wrong = options->lost_to != NULL && !lost ? "--lost-to" : options->date != NULL && !over ? "--date" : options->note != NULL && !over ? "--note" : NULL;

  if (wrong == NULL)
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, _("“%s” says nothing of a deal in “%s”: leave it out."), wrong, accord_record_title (stage));
  return FALSE;
}

static AccordEdit *
make_edit (AccordCtl *ctl, AccordRecord *deal, AccordRecord *stage, const Options *options, GError **error)
{
  const char *outcome = accord_record_text (stage, "outcome");
  g_autofree char *label = g_strdup_printf (_("Moved “%s” to %s"), accord_record_title (deal), accord_record_title (stage));
  g_autofree char *rank = accord_rank_between (NULL, NULL);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  gboolean lost = g_strcmp0 (outcome, "lost") == 0;

  accord_edit_set_both (edit, accord_record_kind (deal), accord_record_id (deal), "stage", accord_record_id (stage), rank);
  if (!fits_stage (stage, options, error) || !set_field (ctl, edit, deal, "closed_on", options->date, error) ||
      !set_field (ctl, edit, deal, "competitor", options->lost_to, error) ||
      !set_field (ctl, edit, deal, lost ? "lost_note" : "won_note", options->note, error) ||
      !set_field (ctl, edit, deal, "lost_reason", lost ? options->reason : NULL, error))
    return NULL;
  if (options->reason != NULL)
    accord_edit_set_reason (edit, options->reason);
  return g_steal_pointer (&edit);
}

/* What is missing, a line each. */
static void
say_unmet (AccordCtl *ctl, AccordRecord *deal, AccordRecord *stage)
{
  gint64 id = accord_record_id (deal), to = accord_record_id (stage);
  g_autoptr (GPtrArray) unmet =
    dex_await_boxed (accord_gate_ask (accord_workspace_get_store (ctl->workspace), &id, 1, &to, 1), NULL);

  for (guint i = 0; unmet != NULL && i < unmet->len; i++)
    {
      g_autofree char *words = accord_criterion_describe (unmet->pdata[i]);

      accord_ctl_say (_("Missing: %s"), words);
    }
}

static AccordCtlStatus
move (AccordCtl *ctl, const Options *options)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRecord) deal = accord_ctl_find (store, accord_ctl_own_kind (ctl, &accord_deal_kind), ctl->argv[1], &error);
  g_autoptr (AccordRecord) stage = deal ? find_stage (store, deal, options, ctl->argv[2], &error) : NULL;
  g_autoptr (AccordEdit) edit = stage ? make_edit (ctl, deal, stage, options, &error) : NULL;
  g_autoptr (AccordChangeSet) set =
    edit ? dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (ctl->workspace), edit), &error) : NULL;
  g_autoptr (JsonBuilder) builder = NULL;
  g_autoptr (AccordRecord) now = NULL;

  if (set == NULL)
    {
      accord_ctl_fail (ctl, error);
      if (g_error_matches (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_GATE))
        say_unmet (ctl, deal, stage);
      return ACCORD_CTL_FAILED;
    }
  if (!ctl->json)
    {
      accord_ctl_say (_("“%s” is in “%s” now."), accord_record_title (deal), accord_record_title (stage));
      return ACCORD_CTL_DONE;
    }
  now = dex_await_boxed (accord_store_load_one (store, accord_record_kind (deal), accord_record_id (deal)), &error);
  if (now == NULL)
    return accord_ctl_fail (ctl, error);
  builder = json_builder_new ();
  accord_record_to_json (now, builder);
  accord_ctl_print_json (builder);
  return ACCORD_CTL_DONE;
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "pipeline", 0, 0, G_OPTION_ARG_STRING, &options.pipeline, N_("The stage is one of this pipeline"), N_("NAME") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("Why it is lost, or moved although something is missing"), N_("TEXT") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, N_("The day it was won or lost, if not today"), N_("DATE") },
    { "lost-to", 0, 0, G_OPTION_ARG_STRING, &options.lost_to, N_("The competitor who won it"), N_("NAME") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &options.note, N_("What would have won it, or why it was won"), N_("TEXT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  return accord_ctl_open (ctl, TRUE, &error) ? move (ctl, &options) : accord_ctl_fail (ctl, error);
}

const AccordCtlCommand accord_ctl_move_command = {
  "move", N_("FILE UID STAGE"), N_("Move a deal into another stage"), 3, 3, run,
};
