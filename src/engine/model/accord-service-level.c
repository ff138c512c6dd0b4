/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a target was met (F14). The first answer is never paused; the resolution's clock stands while the customer is waited
 * for, on hold (unless the policy counts that) and while the ticket counts as resolved: opened again, it goes on. A change of
 * priority or policy is judged from the report on, with the same pauses; what was missed stays missed. Pure; any thread. */

#include "accord-config.h"

#include "accord-service-private.h"

#include <string.h>

#define NEAR_OF_FIVE 4 /* warned at 80 % */

typedef struct {
  char why;
  gint64 from;
  gint64 until; /* 0: it goes on */
} Pause;

/* Moves on behind the pause; FALSE: there is none any more, or it is not understood. */
static gboolean
read_pause (const char **text, Pause *pause)
{
  char *end;

  *text += strspn (*text, " ");
  pause->why = **text;
  if (pause->why == '\0')
    return FALSE;
  pause->from = g_ascii_strtoll (*text + 1, &end, 10);
  if (end == *text + 1 || *end != '-')
    return FALSE;
  pause->until = g_ascii_strtoll (end + 1, &end, 10);
  *text = end;
  return TRUE;
}

/* When so much working time is over that no pause takes away; 0: not before the pause that goes on ends. */
static gint64
due_after (const AccordServicePolicy *self, const AccordServiceTicket *ticket, gint64 ms, gboolean pauses)
{
  const char *text = ticket->pauses != NULL && pauses ? ticket->pauses : "";
  gint64 at = ticket->opened_at;
  Pause pause;

  while (read_pause (&text, &pause))
    {
      gint64 work;

      if ((pause.why == 'h' && self->hold_counts) || (pause.until != 0 && pause.until <= at))
        continue;
      work = accord_work_hours_between (self->hours, at, pause.from);
      if (work >= ms)
        break;
      if (pause.until == 0)
        return 0;
      ms -= work;
      at = pause.until;
    }
  return accord_work_hours_add (self->hours, at, ms);
}

static AccordServiceState
judge_ended (gint64 ended, gint64 due)
{
  return due == 0 || ended <= due ? ACCORD_SERVICE_MET : ACCORD_SERVICE_MISSED;
}

static gboolean
is_aside (const char *state)
{
  return g_strcmp0 (state, "duplicate") == 0 || g_strcmp0 (state, "rejected") == 0;
}

/**
 * accord_service_judge:
 * @self: the policy
 * @aim: the first answer or the resolution
 * @ticket: what is known of the ticket
 * @now: ms since 1970-01-01 UTC
 *
 * Returns: how it stands with the target. Duplicates, what was rejected, and what ended nobody knows when, have none
 */
AccordServiceClock
accord_service_judge (const AccordServicePolicy *self, AccordServiceAim aim, const AccordServiceTicket *ticket, gint64 now)
{
  gboolean resolution = aim == ACCORD_SERVICE_RESOLUTION, over = ticket->resolved_at != 0 || g_strcmp0 (ticket->state, "closed") == 0;
  gint64 target = accord_service_policy_get_target (self, aim, ticket->priority, ticket->key_account);
  gint64 ended = resolution ? ticket->resolved_at : ticket->answered_at;
  AccordServiceClock clock = { ACCORD_SERVICE_NONE, 0, FALSE };
  gint64 near;

  if (ticket->opened_at == 0 || is_aside (ticket->state))
    return clock;
  clock.due_at = due_after (self, ticket, target, resolution);
  clock.paused = clock.due_at == 0 && !over;
  if (ticket->missed_at != 0)
    clock.state = ACCORD_SERVICE_MISSED;
  else if (ended != 0)
    clock.state = judge_ended (ended, clock.due_at);
  else if (over)
    return (AccordServiceClock) { ACCORD_SERVICE_NONE, 0, FALSE };
  else if (clock.due_at != 0 && now > clock.due_at)
    clock.state = ACCORD_SERVICE_MISSED;
  else
    {
      near = due_after (self, ticket, target * NEAR_OF_FIVE / 5, resolution);
      clock.state = near != 0 && now >= near ? ACCORD_SERVICE_NEAR : ACCORD_SERVICE_RUNNING;
    }
  return clock;
}

/**
 * accord_service_moment:
 * @self: the policy
 * @aim: the first answer or the resolution
 * @ticket: what is known of the ticket
 * @fifths: of the time that was promised: 4 where it is near, 5 where it is over, 10 where twice of it is
 *
 * Returns: when so much of the time is over, ms since 1970-01-01 UTC; 0: not before the clock goes on, or nothing is promised
 */
gint64
accord_service_moment (const AccordServicePolicy *self, AccordServiceAim aim, const AccordServiceTicket *ticket, int fifths)
{
  gint64 target = accord_service_policy_get_target (self, aim, ticket->priority, ticket->key_account);

  if (ticket->opened_at == 0 || is_aside (ticket->state))
    return 0;
  return due_after (self, ticket, target * fifths / 5, aim == ACCORD_SERVICE_RESOLUTION);
}

/**
 * accord_service_spent:
 * @self: the policy
 * @aim: the first answer or the resolution
 * @ticket: what is known of the ticket
 *
 * Returns: the working time that it took, ms, without the pauses of a resolution; -1: it has not ended
 */
gint64
accord_service_spent (const AccordServicePolicy *self, AccordServiceAim aim, const AccordServiceTicket *ticket)
{
  gboolean resolution = aim == ACCORD_SERVICE_RESOLUTION;
  const char *text = ticket->pauses != NULL && resolution ? ticket->pauses : "";
  gint64 until = resolution ? ticket->resolved_at : ticket->answered_at, at = ticket->opened_at, sum = 0;
  Pause pause;

  if (at == 0 || until < at)
    return -1;
  while (at < until && read_pause (&text, &pause))
    {
      if ((pause.why == 'h' && self->hold_counts) || (pause.until != 0 && pause.until <= at))
        continue;
      sum += accord_work_hours_between (self->hours, at, MIN (pause.from, until));
      at = pause.until != 0 ? pause.until : until;
    }
  return sum + accord_work_hours_between (self->hours, at, until);
}

/* Why the clock stands in a state; 0: it runs. */
static char
pause_of (const char *state)
{
  static const struct {
    const char *state;
    char why;
  } pauses[] = { { "waiting", 'w' }, { "held", 'h' }, { "resolved", 'r' }, { "revisit", 'r' }, { "closed", 'r' } };

  for (gsize i = 0; i < G_N_ELEMENTS (pauses); i++)
    if (g_strcmp0 (pauses[i].state, state) == 0)
      return pauses[i].why;
  return 0;
}

/**
 * accord_service_pauses_go_on:
 * @pauses: (nullable): as they are
 * @state: (nullable): that the ticket comes to
 * @at: when, ms since 1970-01-01 UTC
 *
 * Returns: (transfer full) (nullable): as they are then: what went on ends, and a new one begins where the clock stands in the
 *   state; %NULL: none
 */
char *
accord_service_pauses_go_on (const char *pauses, const char *state, gint64 at)
{
  GString *text = g_string_new (pauses);
  char why = pause_of (state);
  const char *last = strrchr (text->str, ' ');
  char now = text->len > 0 && text->str[text->len - 1] == '-' ? *(last != NULL ? last + 1 : text->str) : 0;

  if (now != why)
    {
      if (now != 0)
        g_string_append_printf (text, "%" G_GINT64_FORMAT, at);
      if (why != 0)
        g_string_append_printf (text, "%s%c%" G_GINT64_FORMAT "-", text->len > 0 ? " " : "", why, at);
    }
  if (text->len > 0)
    return g_string_free (text, FALSE);
  g_string_free (text, TRUE);
  return NULL;
}
