/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a ticket stands with what was promised (F14), in words for where its state is shown. Main thread. */

#include "accord-config.h"

#include "accord-ticket-service-words.h"

#include "accord-clock.h"
#include "accord-service-level.h"

#include <glib/gi18n-lib.h>

#define KIND (&accord_ticket_kind)

static char *
format_time (gint64 ms)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_number (&value, ms);
  return accord_field_format (&KIND->fields[accord_kind_find (KIND, "opened_at")], &value, NULL);
}

/* NULL: nothing is to be said of this aim. */
static char *
words_of (AccordServiceAim aim, const AccordServiceClock *clock, gboolean over)
{
  gboolean answer = aim == ACCORD_SERVICE_ANSWER;
  g_autofree char *due = clock->due_at != 0 && clock->due_at != G_MAXINT64 ? format_time (clock->due_at) : NULL;

  if (clock->state == ACCORD_SERVICE_MISSED && over)
    return g_strdup (answer ? _("answered late") : _("resolved late"));
  if (clock->state == ACCORD_SERVICE_MISSED)
    return due != NULL ? g_strdup_printf (answer ? _("answer was due %s") : _("resolution was due %s"), due)
                       : g_strdup (answer ? _("answer overdue") : _("resolution overdue"));
  if (clock->state != ACCORD_SERVICE_RUNNING && clock->state != ACCORD_SERVICE_NEAR)
    return NULL;
  if (clock->paused)
    return g_strdup (_("the clock stands"));
  return due != NULL ? g_strdup_printf (answer ? _("answer due %s") : _("to be resolved by %s"), due) : NULL;
}

static AccordServiceTicket
facts_of (AccordRecord *ticket, AccordRecord *customer, const char *missed)
{
  return (AccordServiceTicket) {
    .priority = accord_record_text (ticket, "priority"), .state = accord_record_text (ticket, "state"), .pauses = accord_record_text (ticket, "pauses"),
    .opened_at = accord_record_number (ticket, "opened_at"), .answered_at = accord_record_number (ticket, "answered_at"),
    .resolved_at = accord_record_number (ticket, "resolved_at"), .missed_at = accord_record_number (ticket, missed),
    .key_account = customer != NULL && accord_record_number (customer, "key_account") != 0,
  };
}

/**
 * accord_ticket_service_words:
 * @ticket: a ticket
 * @customer: (nullable): whose it is
 * @settings: (nullable): of the workspace; %NULL: not read yet
 * @urgent: (out): whether a target is near or missed, of a ticket that somebody works on
 *
 * Returns: (transfer full) (nullable): what is due when or was missed: the answer, once given the resolution; %NULL: nothing to say
 */
char *
accord_ticket_service_words (AccordRecord *ticket, AccordRecord *customer, AccordRecord *settings, gboolean *urgent)
{
  static const char *const missed[] = { "answer_missed_at", "resolution_missed_at" };
  g_autoptr (AccordServicePolicy) policy = settings != NULL ? accord_service_policy_new_from_record (settings, NULL) : NULL;
  gboolean over = accord_record_number (ticket, "resolved_at") != 0;
  GString *text = g_string_new (NULL);

  *urgent = FALSE;
  for (int aim = 0; policy != NULL && aim < 2; aim++)
    {
      AccordServiceTicket facts = facts_of (ticket, customer, missed[aim]);
      gboolean ended = over || (aim == ACCORD_SERVICE_ANSWER && facts.answered_at != 0);
      AccordServiceClock clock = accord_service_judge (policy, (AccordServiceAim) aim, &facts, accord_now_ms ());
      g_autofree char *words = words_of ((AccordServiceAim) aim, &clock, ended);

      if (words != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
      *urgent |= !ended && (clock.state == ACCORD_SERVICE_NEAR || clock.state == ACCORD_SERVICE_MISSED);
    }
  return g_string_free (text, text->len == 0);
}

/**
 * accord_ticket_service_due:
 * @ticket: a ticket
 * @customer: (nullable): whose it is
 * @settings: (nullable): of the workspace
 * @late: (out) (optional): whether what is due next was missed
 *
 * Returns: when it is due next, the answer or the resolution, ms since 1970-01-01 UTC; %G_MAXINT64 where its clock stands or nobody
 *   waits for it any more
 */
gint64
accord_ticket_service_due (AccordRecord *ticket, AccordRecord *customer, AccordRecord *settings, gboolean *late)
{
  static const char *const missed[] = { "answer_missed_at", "resolution_missed_at" };
  g_autoptr (AccordServicePolicy) policy = settings != NULL ? accord_service_policy_new_from_record (settings, NULL) : NULL;
  gint64 next = G_MAXINT64;
  gboolean is_late = FALSE;

  for (int aim = 0; policy != NULL && aim < 2; aim++)
    {
      AccordServiceTicket facts = facts_of (ticket, customer, missed[aim]);
      AccordServiceClock clock = accord_service_judge (policy, (AccordServiceAim) aim, &facts, accord_now_ms ());
      gint64 due = clock.state == ACCORD_SERVICE_MISSED && facts.missed_at != 0 ? facts.missed_at : clock.due_at;

      if (facts.resolved_at != 0 || (aim == ACCORD_SERVICE_ANSWER && facts.answered_at != 0) || clock.state == ACCORD_SERVICE_NONE || due == 0)
        continue;
      is_late |= clock.state == ACCORD_SERVICE_MISSED;
      next = MIN (next, due);
    }
  if (late != NULL)
    *late = is_late;
  return next;
}

/* 1 near its time, 2 over it, 3 twice over it, as accord-escalation.h has it; 0: it went nowhere. */
static gint64
level_of (AccordRecord *ticket)
{
  return accord_record_number (ticket, "escalated_to") != 0 ? CLAMP (accord_record_number (ticket, "escalation"), 1, 3) : 0;
}

/**
 * accord_ticket_escalation_title:
 * @ticket: a ticket
 *
 * Returns: (transfer full) (nullable): to whom it went; %NULL: to nobody
 */
char *
accord_ticket_escalation_title (AccordRecord *ticket)
{
  const char *name = accord_record_title_of (ticket, "escalated_to");
  gint64 level = level_of (ticket);

  if (level == 0 || name == NULL)
    return NULL;
  return g_strdup_printf (level == 1 ? _("%s was reminded") : _("Escalated to %s"), name);
}

/**
 * accord_ticket_escalation_words:
 * @ticket: a ticket
 *
 * Returns: (transfer full) (nullable): why it went to them, and since when; %NULL: it went to nobody
 */
char *
accord_ticket_escalation_words (AccordRecord *ticket)
{
  static const char *const words[] = { N_("Level %1$d of 3: four fifths of its time were over on %2$s"), N_("Level %1$d of 3: its time was over on %2$s"),
                                       N_("Level %1$d of 3: twice its time was over on %2$s") };
  gint64 level = level_of (ticket), at = accord_record_number (ticket, "escalated_at");
  g_autofree char *since = at != 0 ? format_time (at) : NULL;

  return level != 0 && since != NULL ? g_strdup_printf (_(words[level - 1]), (int) level, since) : NULL;
}
