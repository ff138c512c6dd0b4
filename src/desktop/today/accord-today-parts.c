/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the list reads, each by itself: see accord-today-list.c. */

#include "accord-config.h"

#include "accord-today-list-private.h"

#include "accord-quiet.h"
#include "accord-standing.h"
#include "accord-today-care.h"
#include "accord-today-review.h"

#define VERIFY_MOST ACCORD_TODAY_VERIFY_MOST

/* Which reading fills a group. */
int
accord_today_part_of (AccordTodayGroup group)
{
  static const int parts[ACCORD_TODAY_N_GROUPS] = {
    [ACCORD_TODAY_OVERDUE] = ACCORD_TODAY_PART_AGENDA, [ACCORD_TODAY_DUE] = ACCORD_TODAY_PART_AGENDA,
    [ACCORD_TODAY_DONE] = ACCORD_TODAY_PART_AGENDA,    [ACCORD_TODAY_UNPLANNED] = ACCORD_TODAY_PART_UNPLANNED,
    [ACCORD_TODAY_QUIET] = ACCORD_TODAY_PART_QUIET,    [ACCORD_TODAY_VERIFY] = ACCORD_TODAY_PART_VERIFY,
    [ACCORD_TODAY_CARE] = ACCORD_TODAY_PART_CARE,      [ACCORD_TODAY_SOME_DAY] = ACCORD_TODAY_PART_AGENDA,
    [ACCORD_TODAY_REVIEW] = ACCORD_TODAY_PART_REVIEW,  [ACCORD_TODAY_TICKETS] = ACCORD_TODAY_PART_REVIEW,
    [ACCORD_TODAY_DELIVERIES] = ACCORD_TODAY_PART_REVIEW,
  };

  return parts[group];
}

/* @most: rows of each group at most. NULL: there is nothing to ask. */
DexFuture *
accord_today_part_ask (AccordTodayList *self, int part, guint most)
{
  AccordStore *store = accord_workspace_get_store (self->workspace);
  const char *currency = accord_workspace_get_currency (self->workspace);

  self->parts[part].day = self->day;
  if (part != ACCORD_TODAY_PART_AGENDA && part != ACCORD_TODAY_PART_CARE && part != ACCORD_TODAY_PART_REVIEW && self->day != self->today)
    return NULL;
  switch (part)
    {
    case ACCORD_TODAY_PART_AGENDA:
      return accord_report_agenda (store, currency, self->owners, self->day, self->today, most);
    case ACCORD_TODAY_PART_UNPLANNED:
      return accord_report_unplanned (store, currency, self->owners, self->today, most);
    case ACCORD_TODAY_PART_QUIET:
      return accord_report_quiet (store, currency, NULL, self->owners, self->today, most);
    case ACCORD_TODAY_PART_VERIFY:
      return accord_report_due_of (store, currency, self->owners, self->today, self->today, (int) MAX (self->parts[part].most, VERIFY_MOST) + 1);
    case ACCORD_TODAY_PART_REVIEW:
      return accord_today_review_read (store, self->owners, self->day, self->today, most);
    case ACCORD_TODAY_PART_CARE:
      return accord_today_care_read (store, self->owners, self->day, self->today, most);
    default:
      return NULL;
    }
}

void
accord_today_part_set (AccordTodayPart *part, const GValue *answer)
{
  accord_today_part_clear (part);
  g_value_init (&part->answer, G_VALUE_TYPE (answer));
  g_value_copy (answer, &part->answer);
}

void
accord_today_part_clear (AccordTodayPart *part)
{
  if (G_IS_VALUE (&part->answer))
    g_value_unset (&part->answer);
}

/* What was read last, borrowed; NULL before the first answer. */
gpointer
accord_today_part_get (AccordTodayPart *part)
{
  return G_IS_VALUE (&part->answer) ? g_value_get_boxed (&part->answer) : NULL;
}

/**
 * accord_today_list_get_today:
 * @self: a list
 *
 * Returns: the day it was when it was read
 */
gint64
accord_today_list_get_today (AccordTodayList *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_LIST (self), 0);
  return self->today;
}

/**
 * accord_today_list_get_day:
 * @self: a list
 *
 * Returns: the day that is looked at
 */
gint64
accord_today_list_get_day (AccordTodayList *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_LIST (self), 0);
  return self->day;
}

/**
 * accord_today_list_get_done_shown:
 * @self: a list
 *
 * Returns: whether what is done is listed
 */
gboolean
accord_today_list_get_done_shown (AccordTodayList *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_LIST (self), FALSE);
  return self->done_shown;
}

/**
 * accord_today_list_get_agenda:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what was read of steps; %NULL before the first answer
 */
AccordAgenda *
accord_today_list_get_agenda (AccordTodayList *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_LIST (self), NULL);
  return accord_today_part_get (&self->parts[ACCORD_TODAY_PART_AGENDA]);
}

static gint64
n_of_agenda (AccordTodayList *self, AccordAgendaGroup group)
{
  const AccordAgenda *agenda = accord_today_list_get_agenda (self);

  return agenda != NULL ? agenda->n[group] : 0;
}

/**
 * accord_today_list_get_n:
 * @self: a list
 * @group: one of its groups
 *
 * Returns: how many there are, listed or not; of records to verify those that are listed
 */
gint64
accord_today_list_get_n (AccordTodayList *self, AccordTodayGroup group)
{
  AccordTodayPart *part;
  gpointer answer;

  g_return_val_if_fail (ACCORD_IS_TODAY_LIST (self), 0);

  part = &self->parts[accord_today_part_of (group)];
  answer = accord_today_part_get (part);
  if (answer == NULL || part->day != self->day)
    return 0;
  switch (group)
    {
    case ACCORD_TODAY_OVERDUE:
      return n_of_agenda (self, ACCORD_AGENDA_OVERDUE);
    case ACCORD_TODAY_DUE:
      return n_of_agenda (self, ACCORD_AGENDA_OPEN);
    case ACCORD_TODAY_DONE:
      return n_of_agenda (self, ACCORD_AGENDA_DONE);
    case ACCORD_TODAY_SOME_DAY:
      return n_of_agenda (self, ACCORD_AGENDA_SOME_DAY);
    case ACCORD_TODAY_UNPLANNED:
      return ((const AccordUnplanned *) answer)->n;
    case ACCORD_TODAY_QUIET:
      return ((const AccordQuiet *) answer)->n;
    case ACCORD_TODAY_VERIFY:
      return ((const GPtrArray *) answer)->len;
    case ACCORD_TODAY_REVIEW:
    case ACCORD_TODAY_TICKETS:
    case ACCORD_TODAY_DELIVERIES:
      return accord_today_review_count (answer, self->day, group);
    case ACCORD_TODAY_CARE:
      return ((const AccordTodayCare *) answer)->day == self->day ? ((const AccordTodayCare *) answer)->n : 0;
    case ACCORD_TODAY_N_GROUPS:
    default:
      return 0;
    }
}

/**
 * accord_today_list_has_work:
 * @self: a list
 *
 * Returns: whether anything that is overdue or due on the day is open
 */
gboolean
accord_today_list_has_work (AccordTodayList *self)
{
  return accord_today_list_get_n (self, ACCORD_TODAY_OVERDUE) > 0 || accord_today_list_get_n (self, ACCORD_TODAY_DUE) > 0;
}

/**
 * accord_today_list_is_complete:
 * @self: a list
 *
 * Returns: whether all that belongs to the day was read, and is listed
 */
gboolean
accord_today_list_is_complete (AccordTodayList *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_LIST (self), FALSE);

  if (self->resting || self->at_first || self->slow_waits || self->more_due.source != 0)
    return FALSE;
  for (int i = 0; i < ACCORD_TODAY_N_PARTS; i++)
    if (self->parts[i].reading || self->parts[i].stale)
      return FALSE;
  return accord_today_list_get_agenda (self) != NULL;
}

/**
 * accord_today_list_get_error:
 * @self: a list
 *
 * Returns: (nullable): why the last reading failed, a finished sentence
 */
const char *
accord_today_list_get_error (AccordTodayList *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_LIST (self), NULL);
  return self->error;
}

/**
 * accord_today_list_find:
 * @self: a list
 * @item: a line
 *
 * Returns: where it stands, %GTK_INVALID_LIST_POSITION if it does not any more
 */
guint
accord_today_list_find (AccordTodayList *self, AccordTodayItem *item)
{
  guint position;

  g_return_val_if_fail (ACCORD_IS_TODAY_LIST (self), GTK_INVALID_LIST_POSITION);
  return item != NULL && g_ptr_array_find (self->items, item, &position) ? position : GTK_INVALID_LIST_POSITION;
}
