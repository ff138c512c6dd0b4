/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a deal enters a stage: one function for board, page, terminal and import (domain.md §4.2,
 * lesson 4). It reads the stage's outcome, never its label. */
#include "accord-config.h"

#include "accord-rules.h"

static int
deal_field (const char *name)
{
  return accord_kind_find (&accord_deal_kind, name);
}

/* "open", "hold", "won", "lost" or "discarded"; NULL for no stage. */
static char *
outcome_of (AccordTransaction *self, gint64 stage, GError **error)
{
  g_autoptr (AccordRecord) record = NULL;

  if (stage == 0)
    return g_strdup ("");
  record = accord_writer_load (self->writer, &accord_stage_kind, stage, error);
  return record ? g_strdup (accord_record_text (record, "outcome")) : NULL;
}

static gboolean
is_closed (const char *outcome)
{
  return g_strcmp0 (outcome, "won") == 0 || g_strcmp0 (outcome, "lost") == 0 || g_strcmp0 (outcome, "discarded") == 0;
}

static void
set_event (AccordValue *values, const char *name, gint64 number)
{
  accord_value_set_number (&values[accord_kind_find (&accord_stage_event_kind, name)], number);
}

/**
 * accord_transition_write_event:
 * @from: stage left, 0 for a new deal
 * @has_date: whether it is known when
 *
 * Returns: the event's id, or 0 with an error
 */
gint64
accord_transition_write_event (AccordTransaction *self, gint64 deal, gint64 from, gint64 to, gboolean has_date,
                               gint64 effective_on, GError **error)
{
  AccordValue values[16] = { 0 };
  gint64 id;

  g_return_val_if_fail (accord_stage_event_kind.n_fields <= 16, 0);
  set_event (values, "deal", deal);
  if (from != 0)
    set_event (values, "from_stage", from);
  set_event (values, "to_stage", to);
  set_event (values, "recorded_at", accord_now_ms ());
  if (has_date)
    set_event (values, "effective_on", effective_on);
  if (self->actor > 0)
    set_event (values, "actor", self->actor);
  if (self->reason != NULL)
    accord_value_set_text (&values[accord_kind_find (&accord_stage_event_kind, "reason")], self->reason);
  id = accord_transaction_create (self, &accord_stage_event_kind, values, error);
  for (int i = 0; i < accord_stage_event_kind.n_fields; i++)
    accord_value_clear (&values[i]);
  return id;
}

/* A deal entered by hand: it entered its stage today, or on the dates it was given. */
gboolean
accord_transition_created (AccordTransaction *self, gint64 deal, const AccordValue *values, GError **error)
{
  const AccordValue *stage = &values[deal_field ("stage")];
  const AccordValue *opened = &values[deal_field ("opened_on")];
  const AccordValue *closed = &values[deal_field ("closed_on")];
  g_autofree char *outcome = outcome_of (self, stage->number, error);
  gint64 today = accord_date_today ();

  if (outcome == NULL)
    return FALSE;
  if (!is_closed (outcome))
    return accord_transition_write_event (self, deal, 0, stage->number, TRUE, opened->has_number ? opened->number : today,
                                          error) != 0;
  if (!closed->has_number)
    {
      g_auto (AccordValue) date = ACCORD_VALUE_INIT;

      accord_value_set_number (&date, today);
      if (!accord_transaction_set (self, &accord_deal_kind, deal, deal_field ("closed_on"), &date, error))
        return FALSE;
    }
  return accord_transition_write_event (self, deal, 0, stage->number, TRUE, closed->has_number ? closed->number : today,
                                        error) != 0;
}

static void
change (AccordPending *pending, int field, const AccordValue *value)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << field;

  accord_value_clear (&pending->after[field]);
  accord_value_copy (&pending->after[field], value);
  if (accord_value_equal (accord_record_value (pending->before, field), value))
    pending->changed &= ~bit;
  else
    pending->changed |= bit;
}

/* Closing takes the date given with it, else today; reopening clears it (lesson 18). */
static void
follow_close_date (AccordPending *pending, gboolean closed)
{
  int field = deal_field ("closed_on");
  gboolean given = (pending->changed & (G_GUINT64_CONSTANT (1) << field)) != 0;
  g_auto (AccordValue) date = ACCORD_VALUE_INIT;

  if (closed && given && pending->after[field].has_number)
    return;
  if (closed)
    accord_value_set_number (&date, accord_date_today ());
  change (pending, field, &date);
}

gboolean
accord_transition_moved (AccordTransaction *self, AccordPending *pending, GError **error)
{
  int place = deal_field ("stage");
  const AccordValue *before = accord_record_value (pending->before, place);
  const AccordValue *after = &pending->after[place];
  g_autofree char *outcome = NULL;
  g_autofree char *was = NULL;
  int closed_on = deal_field ("closed_on");

  if (before->number == after->number || !after->has_number)
    return TRUE;
  outcome = outcome_of (self, after->number, error);
  was = outcome ? outcome_of (self, before->number, error) : NULL;
  if (was == NULL)
    return FALSE;
  if (is_closed (outcome) || is_closed (was))
    follow_close_date (pending, is_closed (outcome));
  return accord_transition_write_event (self, pending->id, before->number, after->number, TRUE,
                                        is_closed (outcome) && pending->after[closed_on].has_number
                                          ? pending->after[closed_on].number
                                          : accord_date_today (),
                                        error) != 0;
}
