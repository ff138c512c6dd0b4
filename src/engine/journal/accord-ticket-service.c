/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a ticket keeps for its targets (F14): when its clock stood, when it was resolved first, and what was missed before
 * something changed that would move the target. The writing thread. */
#include "accord-config.h"

#include "accord-ticket-service.h"

#include "accord-offer-rules.h"
#include "accord-open-tickets.h"
#include "accord-query.h"
#include "accord-service-level.h"

#define KIND (&accord_ticket_kind)

static int
at (const char *field)
{
  return accord_kind_find (KIND, field);
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
set_pauses (AccordValue *values, char *pauses)
{
  if (pauses != NULL)
    accord_value_set_text (&values[at ("pauses")], pauses);
  else
    accord_value_clear (&values[at ("pauses")]);
  g_free (pauses);
}

/* The clock of what was resolved stands since then, not since somebody wrote it down. */
static void
go_on (AccordValue *values, gint64 now)
{
  const AccordValue *resolved = &values[at ("resolved_at")];

  set_pauses (values, accord_service_pauses_go_on (values[at ("pauses")].text, values[at ("state")].text, resolved->has_number ? resolved->number : now));
  if (resolved->has_number && !values[at ("first_resolved_at")].has_number)
    accord_value_set_number (&values[at ("first_resolved_at")], resolved->number);
}

/**
 * accord_ticket_service_begin:
 * @values: of a ticket that is made, with its state and times
 * @now: ms since 1970-01-01 UTC
 */
void
accord_ticket_service_begin (AccordValue *values, gint64 now)
{
  go_on (values, now);
}

/* Resolved before pauses were kept, or in a file: it stood from then on. */
static void
mend_pauses (AccordPending *pending)
{
  gint64 resolved = accord_record_number (pending->before, "resolved_at");
  const char *pauses = accord_record_text (pending->before, "pauses");

  if (resolved != 0 && (pauses == NULL || !g_str_has_suffix (pauses, "-")))
    set_pauses (pending->after, accord_service_pauses_go_on (pauses, "resolved", resolved));
}

/**
 * accord_ticket_service_follow_state:
 * @pending: a ticket whose state changes, and with it its times
 * @now: ms since 1970-01-01 UTC
 */
void
accord_ticket_service_follow_state (AccordPending *pending, gint64 now)
{
  mend_pauses (pending);
  go_on (pending->after, now);
  mark (pending, "pauses");
  mark (pending, "first_resolved_at");
}

static gboolean
is_key_account (AccordTransaction *self, gint64 customer)
{
  g_autoptr (AccordRecord) record = customer != 0 ? accord_writer_load (self->writer, &accord_customer_kind, customer, NULL) : NULL;

  return record != NULL && accord_record_number (record, "key_account") != 0;
}

/* The first moment stays: that of the rules before, or of another policy that is settled in the same change. */
static void
note (AccordPending *pending, const AccordServicePolicy *policy, AccordServiceAim aim, AccordServiceTicket *ticket, const char *field, gint64 now)
{
  AccordServiceClock clock;

  if (accord_record_number (pending->before, field) != 0 || pending->after[at (field)].has_number)
    return;
  clock = accord_service_judge (policy, aim, ticket, now);
  if (clock.state != ACCORD_SERVICE_MISSED)
    return;
  accord_value_set_number (&pending->after[at (field)], clock.due_at);
  mark (pending, field);
}

static void
note_both (AccordTransaction *self, AccordPending *pending, const AccordServicePolicy *policy, gint64 now)
{
  AccordRecord *before = pending->before;
  AccordServiceTicket ticket = {
    .priority = accord_record_text (before, "priority"), .state = accord_record_text (before, "state"), .pauses = accord_record_text (before, "pauses"),
    .opened_at = accord_record_number (before, "opened_at"), .answered_at = accord_record_number (before, "answered_at"),
    .resolved_at = accord_record_number (before, "resolved_at"),
  };

  ticket.key_account = is_key_account (self, accord_record_number (before, "customer"));
  note (pending, policy, ACCORD_SERVICE_ANSWER, &ticket, "answer_missed_at", now);
  note (pending, policy, ACCORD_SERVICE_RESOLUTION, &ticket, "resolution_missed_at", now);
}

/**
 * accord_ticket_service_note_missed:
 * @pending: a ticket that changes
 * @now: ms since 1970-01-01 UTC
 * @error: return location for an error
 *
 * What was missed as the ticket stood until now is written down: no later priority, customer or time makes it met (F14).
 *
 * Returns: %FALSE with @error set if the workspace's settings are not understood
 */
gboolean
accord_ticket_service_note_missed (AccordTransaction *self, AccordPending *pending, gint64 now, GError **error)
{
  g_autoptr (AccordRecord) settings = accord_offer_rules_settings (self);
  g_autoptr (AccordServicePolicy) policy = NULL;

  if (settings == NULL)
    return TRUE; /* a file without settings promises nothing */
  policy = accord_service_policy_new_from_record (settings, error);
  if (policy == NULL)
    return FALSE;
  note_both (self, pending, policy, now);
  return TRUE;
}

/* Fields of the workspace that say what is promised, and when there is anybody to keep it. */
static gboolean
changes_promises (const AccordPending *pending)
{
  static const char *const fields[] = { "work_hours", "days_off", "makeup_days", "time_zone", "service_targets", "hold_counts" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (pending->changed & (G_GUINT64_CONSTANT (1) << accord_kind_find (pending->kind, fields[i])))
      return TRUE;
  return FALSE;
}

/* What one ticket missed so far; nothing is said of it where it missed nothing. */
static gboolean
settle (AccordTransaction *self, AccordRecord *ticket, const AccordServicePolicy *policy, gint64 now, GError **error)
{
  static const char *const fields[] = { "answer_missed_at", "resolution_missed_at" };
  AccordPending judged = { .kind = accord_record_kind (ticket), .id = accord_record_id (ticket), .before = ticket };
  gboolean ok = TRUE;

  judged.after = g_new0 (AccordValue, judged.kind->n_fields);
  for (int i = 0; i < judged.kind->n_fields; i++)
    accord_value_copy (&judged.after[i], accord_record_value (ticket, i));
  note_both (self, &judged, policy, now);
  for (gsize i = 0; ok && i < G_N_ELEMENTS (fields); i++)
    if (judged.changed & (G_GUINT64_CONSTANT (1) << at (fields[i])))
      ok = accord_transaction_set (self, judged.kind, judged.id, at (fields[i]), &judged.after[at (fields[i])], error);
  for (int i = 0; i < judged.kind->n_fields; i++)
    accord_value_clear (&judged.after[i]);
  g_free (judged.after);
  return ok;
}

/**
 * accord_ticket_service_settle:
 * @pending: the settings of the workspace, about to be written
 * @now: ms since 1970-01-01 UTC
 * @error: return location for an error
 *
 * Other hours, days off or targets: from now on open tickets are judged by them, from their report on; what they have missed by
 * the old ones is written down first, for it stays missed (F14).
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_ticket_service_settle (AccordTransaction *self, AccordPending *pending, gint64 now, GError **error)
{
  AccordReader *reader = accord_writer_reader (self->writer);
  g_autoptr (AccordServicePolicy) policy = NULL;
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (AccordIds) ids = NULL;

  if (!accord_kind_is (pending->kind, &accord_workspace_kind) || self->set->origin != ACCORD_ORIGIN_EDIT || !changes_promises (pending))
    return TRUE;
  policy = accord_service_policy_new_from_record (pending->before, error);
  query = policy != NULL ? accord_open_tickets_query (accord_reader_get_kind (reader, KIND), error) : NULL;
  ids = query != NULL ? accord_reader_find (reader, query, error) : NULL;
  for (guint i = 0; ids != NULL && i < ids->n_ids; i++)
    {
      g_autoptr (AccordRecord) ticket = accord_writer_load (self->writer, KIND, ids->ids[i], error);

      if (ticket == NULL || !settle (self, ticket, policy, now, error))
        return FALSE;
    }
  return ids != NULL;
}
