/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a deal enters a stage: one function for board, page, list, terminal, import and sync (domain.md §4.2,
 * lesson 4). It reads the stage's outcome, never its label.
 *
 *   gate (accord-gate.c) ─▶ close date, loss ─▶ one append-only event ─▶ the stage's tasks
 *
 * What a stage asks for holds back what people do here; with a reason it is done all the same, and the
 * event keeps what was missing. Files and other computers tell what has happened: that is written down. */
#include "accord-config.h"

#include "accord-rules.h"

#include <glib/gi18n-lib.h>
#include "accord-gate-private.h"
#include "accord-resume.h"
#include "accord-stage-tasks.h"

/* An event being put together. */
typedef struct {
  gint64 deal;
  gint64 from; /* 0: new */
  gint64 to;
  gboolean has_date;
  gint64 effective_on;
  const char *way;
  const char *unmet;
  const char *skipped;
} Event;

static int
deal_field (const char *name)
{
  return accord_kind_find (&accord_deal_kind, name);
}

static AccordGate *
gate_of (AccordTransaction *self)
{
  if (self->gate == NULL)
    self->gate = accord_gate_new (accord_writer_reader (self->writer));
  return self->gate;
}

/* "open", "hold", "won", "lost" or "discarded"; "" for no stage; NULL with an error. */
static const char *
outcome_of (AccordTransaction *self, gint64 stage, GError **error)
{
  AccordRecord *record = stage != 0 ? accord_gate_stage (gate_of (self), stage, error) : NULL;
  const char *outcome = record ? accord_record_text (record, "outcome") : NULL;

  if (stage != 0 && record == NULL)
    return NULL;
  return outcome ? outcome : "";
}

static gboolean
is_closed (const char *outcome)
{
  return g_strcmp0 (outcome, "won") == 0 || g_strcmp0 (outcome, "lost") == 0 || g_strcmp0 (outcome, "discarded") == 0;
}

static gboolean
is_held (const char *outcome)
{
  return g_strcmp0 (outcome, "hold") == 0;
}

static void
set_event (AccordValue *values, const char *name, gint64 number)
{
  accord_value_set_number (&values[accord_kind_find (&accord_stage_event_kind, name)], number);
}

static void
set_event_text (AccordValue *values, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    accord_value_set_text (&values[accord_kind_find (&accord_stage_event_kind, name)], text);
}

static gint64
write_event (AccordTransaction *self, const Event *event, GError **error)
{
  AccordValue values[16] = { 0 };
  gint64 id;

  g_return_val_if_fail (accord_stage_event_kind.n_fields <= 16, 0);
  set_event (values, "deal", event->deal);
  if (event->from != 0)
    set_event (values, "from_stage", event->from);
  set_event (values, "to_stage", event->to);
  set_event (values, "recorded_at", accord_now_ms ());
  if (event->has_date)
    set_event (values, "effective_on", event->effective_on);
  if (self->actor > 0)
    set_event (values, "actor", self->actor);
  set_event_text (values, "reason", self->reason);
  set_event_text (values, "way", event->way);
  set_event_text (values, "unmet", event->unmet);
  set_event_text (values, "skipped", event->skipped);
  id = accord_transaction_create (self, &accord_stage_event_kind, values, error);
  for (int i = 0; i < accord_stage_event_kind.n_fields; i++)
    accord_value_clear (&values[i]);
  return id;
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
  const Event event = { .deal = deal, .from = from, .to = to, .has_date = has_date, .effective_on = effective_on };

  return write_event (self, &event, error);
}

/* Files and other computers say what has happened. */
static gboolean
tells_history (AccordTransaction *self)
{
  return self->set->origin == ACCORD_ORIGIN_IMPORT || self->set->origin == ACCORD_ORIGIN_SYNC;
}

/* The conditions that are required and not met, a line each; NULL: none. */
static char *
list_unmet (GPtrArray *criteria)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < criteria->len; i++)
    {
      const AccordCriterion *criterion = g_ptr_array_index (criteria, i);
      g_autofree char *words = NULL;

      if (!criterion->required || criterion->met)
        continue;
      words = accord_criterion_describe (criterion);
      g_string_append_printf (lines, "%s%s", lines->len ? "\n" : "", words);
    }
  return lines->len ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

static gboolean
refuse (AccordTransaction *self, const AccordGateDeal *deal, gint64 to, const char *unmet, GError **error)
{
  AccordRecord *stage = accord_gate_stage (gate_of (self), to, error);
  g_auto (GStrv) lines = g_strsplit (unmet, "\n", -1);
  g_autofree char *list = g_strjoinv (", ", lines);

  if (stage != NULL)
    /* Translators: a deal, a stage, and what is missing: “Scanner” cannot go to “Sign” yet: Amount, Contract dated. … */
    g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_GATE,
                 _ ("“%s” cannot go to “%s” yet: %s. Do that first, or move it anyway with a reason."),
                 deal->values[deal_field ("name")].text, accord_record_title (stage), list);
  return FALSE;
}

/* Asks the gate. @unmet: (out): what was missing and passed over; @skipped: stages left out. */
static gboolean
pass_gate (AccordTransaction *self, const AccordGateDeal *deal, gint64 from, gint64 to, char **unmet, char **skipped,
           GError **error)
{
  g_autoptr (GPtrArray) criteria = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_criterion_free);
  g_autoptr (GString) names = g_string_new (NULL);

  if (!accord_gate_between (gate_of (self), deal, from, to, criteria, names, error))
    return FALSE;
  *unmet = list_unmet (criteria);
  *skipped = g_strdup (names->str);
  return *unmet == NULL || self->reason != NULL || tells_history (self) || refuse (self, deal, to, *unmet, error);
}

/* The default that the stage has now, which the deal keeps (F07); empty: it has none, or the deal is closed. */
static gboolean
entry_odds (AccordTransaction *self, gint64 stage, const char *outcome, AccordValue *value, GError **error)
{
  AccordRecord *record = accord_gate_stage (gate_of (self), stage, error);
  gint64 percent;

  if (record != NULL && (g_strcmp0 (outcome, "open") == 0 || g_strcmp0 (outcome, "hold") == 0) &&
      accord_record_get_number (record, "probability", &percent))
    accord_value_set_number (value, percent);
  return record != NULL;
}

static gboolean
keep_entry_odds (AccordTransaction *self, gint64 deal, gint64 stage, const char *outcome, GError **error)
{
  g_auto (AccordValue) odds = ACCORD_VALUE_INIT;

  return entry_odds (self, stage, outcome, &odds, error) &&
         (!odds.has_number || accord_transaction_set (self, &accord_deal_kind, deal, deal_field ("entry_odds"), &odds, error));
}

/* A deal entered by hand: it entered its stage today, or on the dates it was given. */
gboolean
accord_transition_created (AccordTransaction *self, gint64 deal, const AccordValue *values, GError **error)
{
  const AccordValue *stage = &values[deal_field ("stage")];
  const AccordValue *opened = &values[deal_field ("opened_on")];
  const AccordValue *closed = &values[deal_field ("closed_on")];
  const char *outcome = outcome_of (self, stage->number, error);
  const AccordGateDeal as = { deal, accord_reader_get_kind (accord_writer_reader (self->writer), &accord_deal_kind), values };
  g_autofree char *unmet = NULL, *skipped = NULL;
  Event event = { .deal = deal, .to = stage->number, .has_date = TRUE, .effective_on = accord_date_today () };

  if (outcome == NULL || !pass_gate (self, &as, 0, stage->number, &unmet, &skipped, error))
    return FALSE;
  event.unmet = unmet;
  if (!is_closed (outcome) && opened->has_number)
    event.effective_on = opened->number;
  if (is_closed (outcome) && closed->has_number)
    event.effective_on = closed->number;
  if (is_closed (outcome) && !closed->has_number)
    {
      g_auto (AccordValue) date = ACCORD_VALUE_INIT;

      accord_value_set_number (&date, event.effective_on);
      if (!accord_transaction_set (self, &accord_deal_kind, deal, deal_field ("closed_on"), &date, error))
        return FALSE;
    }
  return keep_entry_odds (self, deal, stage->number, outcome, error) && write_event (self, &event, error) != 0 &&
         accord_stage_tasks_add (self, &as, stage->number, error) &&
         (!is_held (outcome) || accord_resume_plan (self, &as, error));
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

static gboolean
is_changed (AccordPending *pending, int field)
{
  return (pending->changed & (G_GUINT64_CONSTANT (1) << field)) != 0;
}

/* Closing takes the date given with it, else today; reopening clears it (lesson 18). */
static void
follow_close_date (AccordPending *pending, gboolean closed)
{
  int field = deal_field ("closed_on");
  g_auto (AccordValue) date = ACCORD_VALUE_INIT;

  if (closed && is_changed (pending, field) && pending->after[field].has_number)
    return;
  if (closed)
    accord_value_set_number (&date, accord_date_today ());
  change (pending, field, &date);
}

/* Why it was lost belongs to a deal that is lost; what was said stays in history. The reason of the move
 * is that of the loss where none was given. */
static void
follow_loss (AccordTransaction *self, AccordPending *pending, const char *was, const char *is)
{
  static const char *const fields[] = { "lost_reason", "lost_note", "competitor" };
  int reason = deal_field ("lost_reason");
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (g_strcmp0 (is, "lost") == 0 && self->reason != NULL && accord_value_is_empty (&pending->after[reason]))
    {
      accord_value_set_text (&value, self->reason);
      change (pending, reason, &value);
    }
  for (guint i = 0; g_strcmp0 (was, "lost") == 0 && g_strcmp0 (is, "lost") != 0 && i < G_N_ELEMENTS (fields); i++)
    if (!is_changed (pending, deal_field (fields[i])))
      change (pending, deal_field (fields[i]), &value);
}

/* A rest has a day on which it ends, and a task for it, which is done when it is over. */
static gboolean
follow_rest (AccordTransaction *self, const AccordGateDeal *deal, const char *was, const char *is, GError **error)
{
  if (tells_history (self) || (!is_held (was) && !is_held (is)))
    return TRUE;
  return is_held (is) ? accord_resume_plan (self, deal, error) : accord_resume_done (self, deal->id, error);
}

static const char *
way_of (AccordTransaction *self, const char *was, const char *is, gint64 from, gint64 to, GError **error)
{
  AccordRecord *left = from != 0 ? accord_gate_stage (gate_of (self), from, error) : NULL;
  AccordRecord *entered = accord_gate_stage (gate_of (self), to, error);

  if (left != NULL && entered != NULL &&
      accord_record_number (left, "pipeline") != accord_record_number (entered, "pipeline"))
    return "transferred";
  return is_closed (was) && !is_closed (is) ? "reopened" : "moved";
}

static gboolean
follow_move (AccordTransaction *self, AccordPending *pending, gint64 from, gint64 to, GError **error)
{
  const char *outcome = outcome_of (self, to, error);
  const char *was = outcome ? outcome_of (self, from, error) : NULL;
  const AccordGateDeal deal = { pending->id, pending->kind, pending->after };
  g_autofree char *unmet = NULL, *skipped = NULL;
  int closed_on = deal_field ("closed_on");
  g_auto (AccordValue) odds = ACCORD_VALUE_INIT;
  const AccordValue none = ACCORD_VALUE_INIT;
  Event event = { .deal = pending->id, .from = from, .to = to, .has_date = TRUE, .effective_on = accord_date_today () };

  if (was == NULL)
    return FALSE;
  follow_loss (self, pending, was, outcome);
  if (is_held (was) && !is_held (outcome) && !is_changed (pending, deal_field ("resume_on")))
    change (pending, deal_field ("resume_on"), &none);
  if (!pass_gate (self, &deal, from, to, &unmet, &skipped, error))
    return FALSE;
  if (!entry_odds (self, to, outcome, &odds, error))
    return FALSE;
  change (pending, deal_field ("entry_odds"), &odds);
  if (is_closed (outcome) || is_closed (was))
    follow_close_date (pending, is_closed (outcome));
  if (is_closed (outcome) && pending->after[closed_on].has_number)
    event.effective_on = pending->after[closed_on].number;
  event.way = way_of (self, was, outcome, from, to, error);
  event.unmet = unmet;
  event.skipped = skipped;
  return write_event (self, &event, error) != 0 &&
         (tells_history (self) || accord_stage_tasks_add (self, &deal, to, error)) && follow_rest (self, &deal, was, outcome, error);
}

/* The day on which a deal is taken up again has changed while it rests. */
static gboolean
follow_resume_day (AccordTransaction *self, AccordPending *pending, gint64 stage, GError **error)
{
  const AccordGateDeal deal = { pending->id, pending->kind, pending->after };
  const char *outcome;

  if (tells_history (self) || stage == 0 || !is_changed (pending, deal_field ("resume_on")))
    return TRUE;
  outcome = outcome_of (self, stage, error);
  return outcome != NULL && (!is_held (outcome) || accord_resume_plan (self, &deal, error));
}

/**
 * accord_transition_moved:
 * @pending: a deal that is about to be written
 *
 * What follows when its stage changes, or the day on which its rest ends.
 *
 * Returns: %FALSE with %ACCORD_RULE_ERROR_GATE where the stage asks for something first
 */
gboolean
accord_transition_moved (AccordTransaction *self, AccordPending *pending, GError **error)
{
  int place = deal_field ("stage");
  const AccordValue *before = accord_record_value (pending->before, place);
  const AccordValue *after = &pending->after[place];

  if (before->number == after->number || !after->has_number)
    return follow_resume_day (self, pending, before->number, error);
  return follow_move (self, pending, before->number, after->number, error);
}
