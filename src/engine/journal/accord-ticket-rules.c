/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a ticket goes from state to state, for every way in:
 *
 *   begin: number, state, opened ─▶ follow: who takes it, answered, resolved, closed ─▶ check: may it, and what it asks for
 *                                           pauses of its clock, targets that were missed (accord-ticket-service.c)
 *
 * Files and other computers tell what has happened: only what they leave out is filled in, and nothing is refused. */
#include "accord-config.h"

#include "accord-ticket-rules.h"

#include <glib/gi18n-lib.h>
#include "accord-clock.h"
#include "accord-number-series.h"
#include "accord-ticket-service.h"
#include "accord-ticket-states.h"

#define PREFIX "T-"
#define KIND (&accord_ticket_kind)

static int
at (const char *field)
{
  return accord_kind_find (KIND, field);
}

static const char *
text_of (const AccordValue *values, const char *field)
{
  const char *text = values[at (field)].text;

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
is (const AccordValue *values, const char *state)
{
  return g_strcmp0 (text_of (values, "state"), state) == 0;
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, sentence);
  return FALSE;
}

/* ---- what it begins with ---- */

/* What the times of a file say where it does not say the state. */
static const char *
first_state (const AccordValue *values)
{
  if (values[at ("closed_at")].has_number)
    return "closed";
  if (values[at ("resolved_at")].has_number)
    return "resolved";
  return values[at ("owner")].has_number ? "assigned" : "new";
}

static void
begin_times (AccordTransaction *self, AccordValue *values)
{
  const char *state = text_of (values, "state");
  gint64 now = accord_now_ms ();

  if (self->set->origin != ACCORD_ORIGIN_EDIT)
    return;
  if (!values[at ("opened_at")].has_number)
    accord_value_set_number (&values[at ("opened_at")], now);
  if ((is (values, "resolved") || is (values, "revisit") || is (values, "closed")) && !values[at ("resolved_at")].has_number)
    accord_value_set_number (&values[at ("resolved_at")], now);
  if (accord_ticket_state_is_over (state) && !is (values, "resolved") && !is (values, "revisit") && !values[at ("closed_at")].has_number)
    accord_value_set_number (&values[at ("closed_at")], now);
  accord_ticket_service_begin (values, now);
}

/**
 * accord_ticket_rules_begin:
 * @kind: of a record that is made
 * @values: all its values
 * @begun: (out): those that it begins with, where they are others
 *
 * A number of the workspace's series, a state and the time of opening, where none was given.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_ticket_rules_begin (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, AccordAssigned *begun,
                           GError **error)
{
  g_autofree char *number = NULL;

  if (!accord_kind_is (kind, KIND) || self->set->origin == ACCORD_ORIGIN_SYNC)
    return TRUE;
  accord_number_series_note (self, kind, text_of (values, "number"));
  if (text_of (values, "number") == NULL && (number = accord_number_series_next (self, kind, PREFIX, error)) == NULL)
    return FALSE;
  accord_assigned_begin (begun, kind, values);
  if (number != NULL)
    accord_value_set_text (&begun->values[at ("number")], number);
  if (text_of (values, "state") == NULL || (is (values, "new") && values[at ("owner")].has_number))
    accord_value_set_text (&begun->values[at ("state")], first_state (values));
  begin_times (self, begun->values);
  return TRUE;
}

/* ---- what follows from a change ---- */

static gboolean
has_changed (const AccordPending *pending, const char *field)
{
  return (pending->changed & (G_GUINT64_CONSTANT (1) << at (field))) != 0;
}

static void
mark (AccordPending *pending, const char *field)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << at (field);

  if (accord_value_equal (&pending->after[at (field)], accord_record_value (pending->before, at (field))))
    pending->changed &= ~bit;
  else
    pending->changed |= bit;
}

static void
empty (AccordPending *pending, const char *field)
{
  accord_value_clear (&pending->after[at (field)]);
  mark (pending, field);
}

static void
set_state (AccordPending *pending, const char *state)
{
  accord_value_set_text (&pending->after[at ("state")], state);
  mark (pending, "state");
}

/* A time that somebody wrote stays. */
static void
stamp (AccordPending *pending, const char *field)
{
  if (pending->after[at (field)].has_number)
    return;
  accord_value_set_number (&pending->after[at (field)], accord_now_ms ());
  mark (pending, field);
}

/* Who takes a new ticket is assigned to it; what nobody has any more waits for somebody. */
static void
follow_owner (AccordPending *pending)
{
  gboolean owned = pending->after[at ("owner")].has_number;

  if (!has_changed (pending, "owner") || has_changed (pending, "state"))
    return;
  if (owned && is (pending->after, "new"))
    set_state (pending, "assigned");
  else if (!owned && is (pending->after, "assigned"))
    set_state (pending, "new");
}

/* Why it waited or which it was the same as is over with the state; history keeps it. */
static void
forget_reasons (AccordPending *pending)
{
  if (!has_changed (pending, "reason") && g_strcmp0 (accord_ticket_state_asks (text_of (pending->after, "state")), "reason") != 0)
    empty (pending, "reason");
  if (!is (pending->after, "duplicate") && !has_changed (pending, "duplicate_of"))
    empty (pending, "duplicate_of");
}

/* Waiting for the customer, or resolved: something went out to them. */
static void
follow_state (AccordPending *pending)
{
  const char *state = text_of (pending->after, "state");
  gboolean over = accord_ticket_state_is_over (state);
  gboolean solved = is (pending->after, "resolved") || is (pending->after, "revisit") || is (pending->after, "closed");

  if (solved || is (pending->after, "waiting"))
    stamp (pending, "answered_at");
  if (solved)
    stamp (pending, "resolved_at");
  else if (!has_changed (pending, "resolved_at"))
    empty (pending, "resolved_at");
  if (over && !is (pending->after, "resolved") && !is (pending->after, "revisit"))
    stamp (pending, "closed_at");
  else if (!has_changed (pending, "closed_at"))
    empty (pending, "closed_at");
  forget_reasons (pending);
  accord_ticket_service_follow_state (pending, accord_now_ms ());
}

/**
 * accord_ticket_rules_follow:
 * @pending: a record whose fields changed
 *
 * Returns: %FALSE if the file could not be read; else the fields that follow are changed too
 */
gboolean
accord_ticket_rules_follow (AccordTransaction *self, AccordPending *pending, GError **error)
{
  if (!accord_ticket_service_settle (self, pending, accord_now_ms (), error))
    return FALSE;
  if (!accord_kind_is (pending->kind, KIND) || self->set->origin != ACCORD_ORIGIN_EDIT)
    return TRUE;
  follow_owner (pending);
  if (has_changed (pending, "state"))
    follow_state (pending);
  return accord_ticket_service_note_missed (self, pending, accord_now_ms (), error);
}

/* ---- what may be ---- */

static const char *
label_of (const char *state)
{
  return accord_field_choice_label (&KIND->fields[at ("state")], state);
}

static gboolean
refuse_step (const char *from, const char *to, GError **error)
{
  const char *const *next = accord_ticket_state_next (from);
  g_autoptr (GString) others = g_string_new (NULL);

  for (guint i = 0; next[i] != NULL; i++)
    g_string_append_printf (others, "%s“%s”", i > 0 ? ", " : "", label_of (next[i]));
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("A ticket does not go from “%1$s” to “%2$s”. Choose one of these: %3$s."), label_of (from), label_of (to), others->str);
  return FALSE;
}

/* From being revisited it always may: that is what the revisit is for. */
static gboolean
check_reopened (AccordRecord *before, GError **error)
{
  gint64 ended = MAX (accord_record_number (before, "resolved_at"), accord_record_number (before, "closed_at"));
  const char *from = accord_record_text (before, "state");

  if (g_strcmp0 (from, "revisit") == 0 || accord_ticket_may_reopen (ended, accord_now_ms ()))
    return TRUE;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _ ("A ticket is opened again within %d days only. Make a new one and name this one in its text."),
               ACCORD_TICKET_REOPEN_DAYS);
  return FALSE;
}

static gboolean
check_step (AccordRecord *before, const AccordValue *values, GError **error)
{
  const char *from = before != NULL ? accord_record_text (before, "state") : NULL, *to = text_of (values, "state");

  if (g_strcmp0 (from, to) == 0)
    return TRUE;
  if (to == NULL)
    return refuse (error, _ ("A ticket is always in some state. Choose one."));
  if (!accord_ticket_state_leads_to (from, to))
    return accord_field_check (&KIND->fields[at ("state")], &values[at ("state")], error) && refuse_step (from, to, error);
  return !accord_ticket_state_is_over (from) || accord_ticket_state_is_over (to) || check_reopened (before, error);
}

static gboolean
check_asked (const AccordValue *values, gint64 id, GError **error)
{
  const char *asks = accord_ticket_state_asks (text_of (values, "state"));

  if (g_strcmp0 (asks, "owner") == 0 && !values[at ("owner")].has_number)
    return refuse (error, _ ("Say who takes the ticket: give it an owner."));
  if (g_strcmp0 (asks, "reason") == 0 && text_of (values, "reason") == NULL)
    return refuse (error, is (values, "held") ? _ ("Say what the ticket waits for: write a reason.")
                                              : _ ("Say why the ticket is rejected: write a reason."));
  if (g_strcmp0 (asks, "duplicate_of") != 0)
    return TRUE;
  if (!values[at ("duplicate_of")].has_number)
    return refuse (error, _ ("Say which ticket it is the same as."));
  return id == 0 || values[at ("duplicate_of")].number != id ||
         refuse (error, _ ("A ticket cannot be the same as itself. Choose another one."));
}

static gboolean
check_times (const AccordValue *values, GError **error)
{
  static const char *const later[] = { "answered_at", "resolved_at", "closed_at" };
  const AccordValue *opened = &values[at ("opened_at")];

  for (gsize i = 0; opened->has_number && i < G_N_ELEMENTS (later); i++)
    if (values[at (later[i])].has_number && values[at (later[i])].number < opened->number)
      return refuse (error, _ ("A ticket cannot be answered, resolved or closed before it was opened. Check the times."));
  return TRUE;
}

/* What the program says of a ticket by itself: that it is late, and who has to look. One that came from a file or another computer
 * and would not be accepted here is no reason not to. */
static gboolean
is_said_by_program (AccordRecord *before, guint64 changed)
{
  static const char *const fields[] = { "escalation", "escalated_to", "escalated_at", "answer_missed_at", "resolution_missed_at" };
  guint64 own = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    own |= G_GUINT64_CONSTANT (1) << at (fields[i]);
  return before != NULL && (changed & ~own) == 0;
}

/**
 * accord_ticket_rules_check:
 * @before: (nullable): the record as it is; %NULL for a new one
 * @values: all its values as they will be
 * @changed: a bit for each field that differs
 *
 * Returns: %FALSE with a sentence why it cannot be
 */
gboolean
accord_ticket_rules_check (AccordTransaction *self, const AccordKind *kind, AccordRecord *before, const AccordValue *values,
                           guint64 changed, GError **error)
{
  if (!accord_kind_is (kind, KIND) || self->bulk || self->set->origin != ACCORD_ORIGIN_EDIT || is_said_by_program (before, changed))
    return TRUE;
  if (!values[at ("customer")].has_number)
    return refuse (error, _ ("A ticket needs a customer. Say whose it is."));
  return check_step (before, values, error) && check_asked (values, before != NULL ? accord_record_id (before) : 0, error) &&
         check_times (values, error);
}
