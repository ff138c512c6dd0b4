/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accordctl tickets: tickets whose time is near or over; with --escalate they go up (domain.md §4.6). Without a window nobody
 * escalates by itself; a timer of the system may. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-clock.h"
#include "accord-ctl-output.h"
#include "accord-ctl-table.h"
#include "accord-ctl.h"
#include "accord-date.h"
#include "accord-escalation.h"
#include "accord-open-tickets.h"

static const char *
level_name (const AccordEscalationStep *step)
{
  static const char *const names[] = { "taken-back", "warned", "manager", "head" };

  return names[step->taker != NULL ? step->level : ACCORD_ESCALATION_NONE];
}

static const char *
level_words (const AccordEscalationStep *step)
{
  if (step->taker == NULL)
    return _("Was resolved before: taken back");
  if (step->level == ACCORD_ESCALATION_WARNED)
    return step->answer ? _("Answer is soon due") : _("Resolution is soon due");
  if (step->level == ACCORD_ESCALATION_MANAGER)
    return step->answer ? _("Not answered in time") : _("Not resolved in time");
  return step->answer ? _("Not answered in twice the time") : _("Not resolved in twice the time");
}

static char *
time_of (const AccordEscalationStep *step)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_number (&value, step->since);
  return accord_field_format (&accord_ticket_kind.fields[accord_kind_find (&accord_ticket_kind, "escalated_at")], &value, NULL);
}

static void
add_step (JsonBuilder *builder, gconstpointer item)
{
  const AccordEscalationStep *step = item;
  g_autofree char *since = accord_time_to_iso (step->since);

  json_builder_begin_object (builder);
  accord_ctl_json_text (builder, "number", accord_record_text (step->ticket, "number"));
  accord_ctl_json_text (builder, "subject", accord_record_title (step->ticket));
  accord_ctl_json_text (builder, "customer", accord_record_title_of (step->ticket, "customer"));
  accord_ctl_json_text (builder, "owner", accord_record_title_of (step->ticket, "owner"));
  accord_ctl_json_text (builder, "level", level_name (step));
  accord_ctl_json_text (builder, "late", step->answer ? "answer" : "resolution");
  accord_ctl_json_text (builder, "to", step->taker != NULL ? accord_record_title (step->taker) : NULL);
  accord_ctl_json_text (builder, "since", since);
  json_builder_end_object (builder);
}

static void
print_table (GPtrArray *steps)
{
  g_autoptr (AccordCtlTable) table = accord_ctl_table_new ();

  accord_ctl_table_add_column (table, _("Number"), FALSE);
  accord_ctl_table_add_column (table, _("Subject"), FALSE);
  accord_ctl_table_add_column (table, _("Customer"), FALSE);
  accord_ctl_table_add_column (table, _("Reason"), FALSE);
  accord_ctl_table_add_column (table, _("Since"), FALSE);
  accord_ctl_table_add_column (table, _("Goes to"), FALSE);
  for (guint i = 0; i < steps->len; i++)
    {
      const AccordEscalationStep *step = steps->pdata[i];
      g_autofree char *since = time_of (step);

      accord_ctl_table_add_cell (table, accord_record_text (step->ticket, "number"));
      accord_ctl_table_add_cell (table, accord_record_title (step->ticket));
      accord_ctl_table_add_cell (table, accord_record_title_of (step->ticket, "customer"));
      accord_ctl_table_add_cell (table, level_words (step));
      accord_ctl_table_add_cell (table, since);
      accord_ctl_table_add_cell (table, step->taker != NULL ? accord_record_title (step->taker) : "");
    }
  accord_ctl_table_print (table);
}

static gboolean
escalate (AccordCtl *ctl, const AccordEscalationDue *due, GError **error)
{
  g_autoptr (AccordEdit) edit = NULL;

  if (due->steps->len == 0)
    return TRUE;
  edit = accord_escalation_edit (due);
  return dex_await (accord_journal_commit (accord_workspace_get_journal (ctl->workspace), edit), error);
}

static void
say_more (const AccordEscalationDue *due)
{
  if (due->more)
    accord_ctl_say (_("More than %d tickets are open. Only the newest %d that can still be escalated are watched: resolve or close the old ones."),
                    ACCORD_OPEN_TICKETS_MOST, ACCORD_OPEN_TICKETS_MOST);
}

static AccordCtlStatus
run (AccordCtl *ctl)
{
  gboolean writes = FALSE;
  g_autoptr (AccordEscalationDue) due = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "escalate", 0, 0, G_OPTION_ARG_NONE, &writes, N_("Escalate them, as one change"), NULL },
    { NULL },
  };

  if (!accord_ctl_parse (ctl, entries))
    return ACCORD_CTL_USAGE;
  if (!accord_ctl_open (ctl, writes, &error))
    return accord_ctl_fail (ctl, error);
  due = dex_await_boxed (accord_escalation_read_due (accord_workspace_get_store (ctl->workspace), accord_now_ms ()), &error);
  if (due == NULL || (writes && !escalate (ctl, due, &error)))
    return accord_ctl_fail (ctl, error);
  if (ctl->json)
    accord_ctl_print_json_list (due->steps, add_step);
  else
    print_table (due->steps);
  say_more (due);
  return ACCORD_CTL_DONE;
}

const AccordCtlCommand accord_ctl_tickets_command = {
  "tickets", N_("FILE [--escalate]"), N_("List tickets whose time is near or over, or escalate them"), 1, 1, run,
};
