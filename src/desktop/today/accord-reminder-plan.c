/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is to be reminded of, and when to look again. Steps are due by the clock on the wall, so moving to
 * another zone moves them; a time that a clock change leaves out is an hour later (accord-wall-time.c).
 * Pure. */

#include "accord-config.h"

#include "accord-reminder-plan.h"

#include "accord-wall-time.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

/**
 * accord_reminder_is_quiet:
 * @minute: of the day
 * @from: first quiet minute
 * @to: first minute that is not
 *
 * Returns: whether it lies within, over midnight too; never where both are the same
 */
gboolean
accord_reminder_is_quiet (int minute, int from, int to)
{
  return from < to ? minute >= from && minute < to : from > to && (minute >= from || minute < to);
}

/* The end of the quiet hours around a moment, else that moment. */
static gint64
behind_quiet (const AccordReminderClock *clock, gint64 at)
{
  int minute;
  gint64 day = accord_wall_date (at, clock->zone, &minute);

  if (!accord_reminder_is_quiet (minute, clock->quiet_from, clock->quiet_to))
    return at;
  return accord_wall_time (minute < clock->quiet_to ? day : day + 1, clock->quiet_to, clock->zone);
}

static void
look_at (AccordReminderPlan *self, const AccordReminderClock *clock, AccordAgendaRow *row)
{
  gint64 at;

  if (row->minute < 0)
    return;
  at = behind_quiet (clock, accord_wall_time (row->due, row->minute, clock->zone));
  if (at > clock->now)
    self->next = MIN (self->next, at);
  else if (at > clock->last)
    g_ptr_array_add (self->due, row);
}

static gboolean
has_for_morning (const AccordAgenda *agenda)
{
  GPtrArray *open = agenda->rows[ACCORD_AGENDA_OPEN];

  if (agenda->n[ACCORD_AGENDA_OVERDUE] > 0)
    return TRUE;
  for (guint i = 0; i < open->len; i++)
    if (((const AccordAgendaRow *) open->pdata[i])->minute < 0)
      return TRUE;
  return FALSE;
}

static void
plan_morning (AccordReminderPlan *self, const AccordAgenda *agenda, const AccordReminderClock *clock, gint64 today)
{
  gint64 at = behind_quiet (clock, accord_wall_time (today, clock->digest_at, clock->zone));

  if (clock->digest_on >= today || !has_for_morning (agenda))
    return;
  self->digest = at <= clock->now;
  if (!self->digest)
    self->next = MIN (self->next, at);
}

/**
 * accord_reminder_plan_make:
 * @self: (out): the plan
 * @agenda: of today; outlives the plan
 * @clock: when it is
 *
 * In quiet hours nothing is said, and nothing is forgotten: it is due when they end. What came together,
 * after a night's sleep of the computer, is one notification.
 */
void
accord_reminder_plan_make (AccordReminderPlan *self, const AccordAgenda *agenda, const AccordReminderClock *clock)
{
  gint64 today = accord_wall_date (clock->now, clock->zone, NULL), quiet_end = behind_quiet (clock, clock->now);
  GPtrArray *open = agenda->rows[ACCORD_AGENDA_OPEN];

  *self = (AccordReminderPlan) { .due = g_ptr_array_new (), .last = clock->now };
  self->next = accord_wall_time (today + 1, 0, clock->zone);
  if (quiet_end > clock->now)
    {
      self->last = clock->last;
      self->next = MIN (self->next, quiet_end);
      return;
    }
  for (guint i = 0; i < open->len; i++)
    look_at (self, clock, open->pdata[i]);
  plan_morning (self, agenda, clock, today);
  if (self->due->len > ACCORD_REMINDER_AT_ONCE)
    {
      self->n_gathered = self->due->len;
      g_ptr_array_set_size (self->due, 0);
    }
}

/**
 * accord_reminder_plan_clear:
 * @self: a plan
 */
void
accord_reminder_plan_clear (AccordReminderPlan *self)
{
  g_clear_pointer (&self->due, g_ptr_array_unref);
}
