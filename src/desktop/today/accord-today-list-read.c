/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the list reads: see accord-today-list.c. Main thread. */

#include "accord-config.h"

#include "accord-today-list-private.h"

#include "accord-date.h"

#define MOST 1000        /* rows of a group until more are asked for */
#define MOST_BEHIND 50
#define MOST_AT_FIRST 48 /* more than a window has room for */
#define BEHIND_MS 34     /* two frames: the first lines are painted */

typedef struct {
  AccordTodayList *list;
  guint generation;
  int part;
} Reading;

static void
reading_free (gpointer data)
{
  g_object_unref (((Reading *) data)->list);
  g_free (data);
}

static gboolean
is_whole (AccordTodayList *self)
{
  const AccordAgenda *agenda = accord_today_list_get_agenda (self);

  for (int i = 0; agenda != NULL && i < ACCORD_AGENDA_N_GROUPS; i++)
    if (agenda->rows[i] != NULL && agenda->n[i] > agenda->rows[i]->len)
      return FALSE;
  return agenda != NULL;
}

/* The first lines are there, or the reason why not. What follows them is read for somebody only. */
void
accord_today_list_go_on_behind (AccordTodayList *self, gboolean failed)
{
  self->at_first = self->at_first && !failed && !is_whole (self);
  if (!self->resting && (self->at_first || self->slow_waits))
    accord_frame_call_queue_after (&self->behind_due, BEHIND_MS);
}

static DexFuture *
part_read_cb (DexFuture *future, gpointer data)
{
  Reading *reading = data;
  AccordTodayList *self = reading->list;
  AccordTodayPart *part = &self->parts[reading->part];
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (self->workspace == NULL || part->generation != reading->generation)
    return dex_ref (future);
  part->reading = FALSE;
  if (value != NULL)
    {
      g_clear_pointer (&self->error, g_free);
      accord_today_part_set (part, value);
    }
  if (reading->part == ACCORD_TODAY_PART_AGENDA)
    accord_today_list_go_on_behind (self, value == NULL);
  if (value != NULL)
    accord_today_list_rebuild (self);
  else
    accord_today_list_fail (self, error);
  if (part->stale)
    accord_frame_call_queue_after (&self->slow_due, ACCORD_TODAY_REST_MS);
  return dex_ref (future);
}

/* Rows of a group that are listed until more are asked for. */
guint
accord_today_list_most (int part)
{
  return part == ACCORD_TODAY_PART_AGENDA ? MOST : MOST_BEHIND;
}

void
accord_today_list_read_part (AccordTodayList *self, int index)
{
  gboolean few = self->at_first && index == ACCORD_TODAY_PART_AGENDA;
  AccordTodayPart *part = &self->parts[index];
  Reading *reading;
  DexFuture *future;

  if (self->resting)
    return;
  part->stale = part->reading;
  if (part->reading)
    return;
  future = accord_today_part_ask (self, index, MAX (part->most, few ? MOST_AT_FIRST : accord_today_list_most (index)));
  if (future == NULL)
    return;
  reading = g_new0 (Reading, 1);
  *reading = (Reading) { g_object_ref (self), ++part->generation, index };
  part->reading = TRUE;
  dex_future_disown (dex_future_finally (future, part_read_cb, reading, reading_free));
}

void
accord_today_list_read_agenda (gpointer data)
{
  AccordTodayList *self = data;
  gint64 today = accord_date_today ();

  if (self->day == self->today)
    self->day = today;
  self->today = today;
  self->at_first = accord_today_list_get_agenda (self) == NULL;
  /* What is being read was asked before; its answer is not wanted any more. */
  self->parts[ACCORD_TODAY_PART_AGENDA].reading = FALSE;
  accord_today_list_read_part (self, ACCORD_TODAY_PART_AGENDA);
}

void
accord_today_list_read_slow (gpointer data)
{
  AccordTodayList *self = data;

  for (int i = ACCORD_TODAY_PART_AGENDA + 1; i < ACCORD_TODAY_N_PARTS; i++)
    accord_today_list_read_part (self, i);
}

void
accord_today_list_read_behind (gpointer data)
{
  AccordTodayList *self = data;

  if (self->at_first)
    {
      self->at_first = FALSE;
      accord_today_list_read_part (self, ACCORD_TODAY_PART_AGENDA);
    }
  if (self->slow_waits)
    {
      self->slow_waits = FALSE;
      accord_today_list_read_slow (self);
    }
}

/* What was read before somebody sees it is another's. */
void
accord_today_list_forget_ahead (AccordTodayList *self)
{
  self->ahead = FALSE;
  self->parts[ACCORD_TODAY_PART_AGENDA].generation++;
  accord_today_part_clear (&self->parts[ACCORD_TODAY_PART_AGENDA]);
  accord_today_list_rebuild (self);
}

/**
 * accord_today_list_read_ahead:
 * @self: a list that nobody sees yet
 *
 * Reads its first lines, once: what changes after that is read when somebody sees it.
 *
 * Returns: whether they are still to come
 */
gboolean
accord_today_list_read_ahead (AccordTodayList *self)
{
  g_return_val_if_fail (ACCORD_IS_TODAY_LIST (self), FALSE);

  if (self->resting && !self->ahead)
    {
      self->ahead = TRUE;
      self->stale = FALSE;
      self->resting = FALSE;
      accord_today_list_read_agenda (self);
      self->resting = TRUE;
    }
  return self->resting && self->parts[ACCORD_TODAY_PART_AGENDA].reading;
}
