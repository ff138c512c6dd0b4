/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl rules: the rules of a workspace, what they would do, and doing it. Without a window rules do not run
 * by themselves; a timer of the system may run those of days and silence with --run. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-automation.h"
#include "accord-ctl-lookup.h"
#include "accord-ctl-output.h"
#include "accord-ctl.h"

typedef enum { LIST, TRY, RUN } Mode;

/* A rule and what came of it. */
typedef struct {
  AccordAutomation *rule;         /* NULL: it cannot be understood */
  AccordAutomationResult *result; /* NULL: it was listed only */
  char *name;
  char *error;                    /* (nullable): a sentence */
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_pointer (&outcome->rule, accord_automation_unref);
  g_clear_pointer (&outcome->result, accord_automation_result_unref);
  g_free (outcome->name);
  g_free (outcome->error);
  g_free (outcome);
}

static gboolean
is_of_days (const AccordAutomation *rule)
{
  return rule->trigger == ACCORD_AUTOMATION_DATE || rule->trigger == ACCORD_AUTOMATION_IDLE;
}

/* @named: asked for by name; else what is switched off stays so, and what waits for a change waits. */
static Outcome *
work (AccordCtl *ctl, AccordRecord *record, Mode mode, gboolean named)
{
  Outcome *outcome = g_new0 (Outcome, 1);
  g_autoptr (GError) error = NULL;

  outcome->name = g_strdup (accord_record_title (record));
  outcome->rule = dex_await_boxed (accord_automation_load (ctl->workspace, accord_record_id (record)), &error);
  if (outcome->rule != NULL && mode != LIST && (named || (!outcome->rule->off && is_of_days (outcome->rule))))
    outcome->result = dex_await_boxed (mode == RUN ? accord_automation_run (ctl->workspace, outcome->rule->id)
                                                   : accord_automation_try (ctl->workspace, outcome->rule->id), &error);
  if (error != NULL)
    outcome->error = g_strdup (error->message);
  return outcome;
}

static void
print_json (GPtrArray *outcomes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < outcomes->len; i++)
    {
      const Outcome *outcome = outcomes->pdata[i];
      g_autofree char *words = outcome->rule != NULL ? accord_automation_describe (outcome->rule) : NULL;

      json_builder_begin_object (builder);
      accord_ctl_json_text (builder, "rule", outcome->name);
      accord_ctl_json_text (builder, "does", words);
      json_builder_set_member_name (builder, "off");
      json_builder_add_boolean_value (builder, outcome->rule != NULL && outcome->rule->off);
      if (outcome->error != NULL)
        accord_ctl_json_text (builder, "error", outcome->error);
      if (outcome->result != NULL)
        {
          accord_ctl_json_int (builder, "records", outcome->result->n_done);
          accord_ctl_json_texts (builder, "deeds", outcome->result->lines);
          accord_ctl_json_texts (builder, "refused", outcome->result->failed);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  accord_ctl_print_json (builder);
}

/* Sentences are too long for a table. */
static void
print_list (GPtrArray *outcomes)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const Outcome *outcome = outcomes->pdata[i];
      g_autofree char *words = outcome->rule != NULL ? accord_automation_describe (outcome->rule) : NULL;

      if (words == NULL)
        continue; /* it is said what is wrong with it */
      g_print ("%s%s\n    %s\n", outcome->name, outcome->rule->off ? _(" (paused)") : "", words);
    }
}

/* Each deed on a line of its own. */
static void
print_deeds (GPtrArray *outcomes, Mode mode)
{
  for (guint i = 0; i < outcomes->len; i++)
    {
      const Outcome *outcome = outcomes->pdata[i];
      const AccordAutomationResult *result = outcome->result;

      if (result == NULL)
        continue;
      accord_ctl_say (mode == RUN ? g_dngettext (GETTEXT_PACKAGE, "Rule “%s”: done for %u record.", "Rule “%s”: done for %u records.", result->n_done)
                                  : g_dngettext (GETTEXT_PACKAGE, "Rule “%s”: would be done for %u record.",
                                                 "Rule “%s”: would be done for %u records.", result->n_done),
                      outcome->name, result->n_done);
      for (guint j = 0; j < result->lines->len; j++)
        g_print ("%s\n", (const char *) result->lines->pdata[j]);
    }
}

/* What could not be done is said in any case, and makes the status. */
static AccordCtlStatus
tell_refused (GPtrArray *outcomes)
{
  AccordCtlStatus status = ACCORD_CTL_DONE;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const Outcome *outcome = outcomes->pdata[i];

      if (outcome->error != NULL)
        accord_ctl_say ("%s", outcome->error);
      if (outcome->result != NULL && outcome->result->more)
        accord_ctl_say (_("Rule “%s” applies to more than %d records: only the first were looked at."), outcome->name, ACCORD_AUTOMATION_HITS_MAX);
      for (guint j = 0; outcome->result != NULL && j < outcome->result->failed->len; j++)
        accord_ctl_say ("%s", (const char *) outcome->result->failed->pdata[j]);
      if (outcome->error != NULL || (outcome->result != NULL && outcome->result->failed->len > 0))
        status = ACCORD_CTL_FAILED;
    }
  return status;
}

/* Those that are asked about, in their order. */
static GPtrArray *
find_rules (AccordCtl *ctl, const char *name, GError **error)
{
  AccordStore *store = accord_workspace_get_store (ctl->workspace);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_automation_kind);
  g_autoptr (GPtrArray) one = NULL;
  AccordRecord *record;

  if (name == NULL)
    return accord_query_set_sort (query, "rank", FALSE, error) ? dex_await_boxed (accord_store_select (store, query), error) : NULL;
  record = accord_ctl_find (store, &accord_automation_kind, name, error);
  if (record == NULL)
    return NULL;
  one = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
  g_ptr_array_add (one, record);
  return g_steal_pointer (&one);
}

static AccordCtlStatus
rules (AccordCtl *ctl, const char *name, Mode mode)
{
  g_autoptr (GPtrArray) records = NULL, outcomes = g_ptr_array_new_with_free_func (outcome_free);
  g_autoptr (GError) error = NULL;

  if (!accord_ctl_open (ctl, mode == RUN, &error) || (records = find_rules (ctl, name, &error)) == NULL)
    return accord_ctl_fail (ctl, error);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (outcomes, work (ctl, records->pdata[i], mode, name != NULL));
  if (ctl->json)
    print_json (outcomes);
  else if (mode == LIST)
    print_list (outcomes);
  else
    print_deeds (outcomes, mode);
  return tell_refused (outcomes);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  gboolean tries = FALSE, runs = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &tries, N_("Tell what would be done; nothing is changed"), NULL },
    { "run", 0, 0, G_OPTION_ARG_NONE, &runs, N_("Do it: the rule that is named, else those of dates and silence that are due"), NULL },
    { NULL },
  };

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (tries && runs)
    return accord_ctl_usage (ctl, "%s", _("Say --dry-run or --run, not both."));
  return rules (ctl, ctl->argc > 1 ? ctl->argv[1] : NULL, runs ? RUN : tries ? TRY : LIST);
}

const AccordCtlCommand accord_ctl_rules_command = {
  "rules", N_("FILE [RULE] [--dry-run|--run]"), N_("List rules, tell what they would do, or do it"), 1, 2, run,
};
