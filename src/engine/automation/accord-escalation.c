/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tickets that are about to miss a target, or have missed it, go up (domain.md F14, §4.6): at four fifths of the time to whose they
 * are, when it is over to the manager, when twice the time is over to the head of service. Who has to look is written into the
 * ticket, and it stands in their Today until it is resolved.
 *
 *   ticket, policy ─▶ level, and since when ─▶ who (accord-escalation-people.c) ─▶ one change set: escalation, escalated_to, escalated_at
 *
 * Level, moment and person follow from the records alone, so that computers that do it on the same day write the same; a level is
 * gone through once: what was undone is in the history, and is not done again. What was resolved elsewhere while this computer was
 * away comes back down (accord-escalation-late.c). In a window it is done where somebody sits who is known: there somebody can be
 * asked about it. Fibers of the main thread. */

#include "accord-config.h"

#include "accord-escalation-private.h"

#include <glib/gi18n-lib.h>

#include "accord-journal-rows.h"
#include "accord-open-tickets.h"
#include "accord-query.h"
#include "accord-service-level.h"
#include "accord-ticket-states.h"

#define TICKET (&accord_ticket_kind)
#define MINUTE (60 * G_GINT64_CONSTANT (1000))
#define LATEST (3600 * G_GINT64_CONSTANT (1000)) /* ms: looked at again after an hour at the latest: clocks are put forward */

/* Where a ticket stands. */
typedef struct {
  AccordEscalationLevel level;
  gint64 since; /* ms since 1970-01-01 UTC */
  gint64 next;  /* when it goes further up; 0: not by itself */
  gboolean answer; /* it is the first answer that is late */
} Standing;

typedef struct {
  AccordStore *store;
  gint64 now;
  AccordServicePolicy *policy;
  AccordEscalationPeople *people;
  AccordEscalationDue *due;
  GHashTable *key_accounts; /* by customer: whether it is one, + 1; many tickets are of the same few */
} Work;

G_DEFINE_BOXED_TYPE (AccordEscalationDue, accord_escalation_due, accord_escalation_due_ref, accord_escalation_due_unref)

static void
step_free (gpointer data)
{
  AccordEscalationStep *self = data;

  accord_record_unref (self->ticket);
  g_clear_pointer (&self->taker, accord_record_unref);
  g_free (self);
}

static AccordEscalationDue *
due_new (gint64 next)
{
  AccordEscalationDue *self = g_new0 (AccordEscalationDue, 1);

  g_atomic_ref_count_init (&self->refs);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->next = next;
  return self;
}

static void
work_free (gpointer data)
{
  Work *self = data;

  g_object_unref (self->store);
  g_clear_pointer (&self->policy, accord_service_policy_free);
  g_clear_pointer (&self->people, accord_escalation_people_free);
  g_clear_pointer (&self->due, accord_escalation_due_unref);
  g_clear_pointer (&self->key_accounts, g_hash_table_unref);
  g_free (self);
}

static AccordServiceTicket
facts_of (AccordRecord *ticket, gboolean key_account, const char *missed)
{
  return (AccordServiceTicket) {
    .priority = accord_record_text (ticket, "priority"), .state = accord_record_text (ticket, "state"), .pauses = accord_record_text (ticket, "pauses"),
    .opened_at = accord_record_number (ticket, "opened_at"), .answered_at = accord_record_number (ticket, "answered_at"),
    .resolved_at = accord_record_number (ticket, "resolved_at"), .missed_at = accord_record_number (ticket, missed), .key_account = key_account,
  };
}

/* The furthest that one target brings it. */
static void
judge (const Work *self, AccordServiceAim aim, const AccordServiceTicket *ticket, Standing *standing)
{
  static const int fifths[] = { 4, 5, 10 };

  if (ticket->opened_at == 0 || (aim == ACCORD_SERVICE_ANSWER && ticket->answered_at != 0))
    return;
  for (int level = ACCORD_ESCALATION_WARNED; level <= ACCORD_ESCALATION_HEAD; level++)
    {
      gint64 at = accord_service_moment (self->policy, aim, ticket, fifths[level - 1]);

      if (at == G_MAXINT64)
        at = 0; /* hours in which nobody is there: never */
      if (level == ACCORD_ESCALATION_MANAGER && ticket->missed_at != 0)
        at = ticket->missed_at; /* it stays missed, whatever was put off since */
      if (at == 0 || at > self->now)
        {
          if (at != 0 && (standing->next == 0 || at < standing->next))
            standing->next = at;
          continue;
        }
      if ((AccordEscalationLevel) level > standing->level)
        *standing = (Standing) { (AccordEscalationLevel) level, at, standing->next, aim == ACCORD_SERVICE_ANSWER };
    }
}

/* A customer that is not there (deleted, or not come from another computer yet) is none. */
static gboolean
load_key_account (const Work *self, gint64 id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) customer = dex_await_boxed (accord_store_load_one (self->store, &accord_customer_kind, id), &failed);

  if (customer == NULL && !g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
    accord_error_pass (error, &failed);
  return customer != NULL && accord_record_number (customer, "key_account") != 0;
}

static gboolean
is_key_account (const Work *self, AccordRecord *ticket, GError **error)
{
  gpointer id = GSIZE_TO_POINTER ((gsize) accord_record_number (ticket, "customer"));
  int known = id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->key_accounts, id)) : 1;

  if (known == 0)
    {
      known = load_key_account (self, accord_record_number (ticket, "customer"), error) + 1;
      g_hash_table_insert (self->key_accounts, id, GINT_TO_POINTER (known));
    }
  return known > 1;
}

/* What is to be written */

/* Whether it was as high before and somebody took that back. */
static gboolean
was_undone (const Work *self, AccordRecord *ticket, AccordEscalationLevel level, GError **error)
{
  int field = accord_kind_find (TICKET, "escalation");
  g_autoptr (GPtrArray) lines = dex_await_boxed (accord_store_history (self->store, TICKET, accord_record_id (ticket)), error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const AccordHistoryLine *line = lines->pdata[i];

      if (line->operation == 'u' && line->field == field && line->after.has_number && line->after.number >= (gint64) level)
        return TRUE;
    }
  return FALSE;
}

/* Inside: @taker %NULL: it comes back down. */
void
accord_escalation_due_add (AccordEscalationDue *self, AccordRecord *ticket, AccordRecord *taker, AccordEscalationLevel level, gint64 since, gboolean answer)
{
  AccordEscalationStep *step = g_new0 (AccordEscalationStep, 1);

  *step = (AccordEscalationStep) { accord_record_ref (ticket), taker != NULL ? accord_record_ref (taker) : NULL, level, since, answer };
  g_ptr_array_add (self->steps, step);
}

static gboolean
look_at (Work *self, AccordRecord *ticket, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gboolean key_account = is_key_account (self, ticket, &failed);
  AccordServiceTicket answer = facts_of (ticket, key_account, "answer_missed_at"), resolution = facts_of (ticket, key_account, "resolution_missed_at");
  Standing standing = { ACCORD_ESCALATION_NONE };
  AccordRecord *taker;

  if (failed != NULL)
    return accord_error_pass (error, &failed);
  judge (self, ACCORD_SERVICE_ANSWER, &answer, &standing);
  judge (self, ACCORD_SERVICE_RESOLUTION, &resolution, &standing);
  if (standing.next != 0)
    self->due->next = MIN (self->due->next, standing.next + 1);
  if ((gint64) standing.level <= accord_record_number (ticket, "escalation") || standing.since < self->now - ACCORD_ESCALATION_OLDEST)
    return TRUE;
  if (was_undone (self, ticket, standing.level, &failed) || failed != NULL)
    return accord_error_pass (error, &failed);
  taker = accord_escalation_people_choose (self->people, accord_record_number (ticket, "owner"), standing.level);
  if (taker != NULL)
    accord_escalation_due_add (self->due, ticket, taker, standing.level, standing.since, standing.answer);
  return TRUE;
}

/* FALSE without an error: a file without settings promises nothing. */
static gboolean
prepare (Work *self, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (self->store, &accord_workspace_kind));
  g_autoptr (GPtrArray) settings = dex_await_boxed (accord_store_select (self->store, query), error);

  if (settings == NULL || settings->len == 0)
    return FALSE;
  self->policy = accord_service_policy_new_from_record (settings->pdata[0], error);
  if (self->policy != NULL)
    self->people = accord_escalation_people_read (self->store, settings->pdata[0], self->now, error);
  return self->people != NULL;
}

/* Those that are as high as they go need no look: however many they are, they keep none from it that can still go up. */
static GPtrArray *
find_tickets (const Work *self, GError **error)
{
  g_autoptr (AccordQuery) query = accord_open_tickets_query (accord_store_get_kind (self->store, TICKET), error);

  if (query == NULL)
    return NULL;
  accord_query_add_number (query, "escalation", ACCORD_OP_IS_NOT, ACCORD_ESCALATION_HEAD);
  return dex_await_boxed (accord_store_select (self->store, query), error);
}

static DexFuture *
read_fiber (gpointer data)
{
  Work *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = NULL;

  if (!prepare (self, &error) || (tickets = find_tickets (self, &error)) == NULL)
    return error != NULL ? dex_future_new_for_error (g_steal_pointer (&error))
                         : dex_future_new_take_boxed (ACCORD_TYPE_ESCALATION_DUE, g_steal_pointer (&self->due));
  self->due->more = tickets->len >= ACCORD_OPEN_TICKETS_MOST;
  for (guint i = 0; i < tickets->len; i++)
    if (!accord_ticket_state_is_over (accord_record_text (tickets->pdata[i], "state")) && !look_at (self, tickets->pdata[i], &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  if (!accord_escalation_find_late (self->store, self->now, self->due, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_ESCALATION_DUE, g_steal_pointer (&self->due));
}

/**
 * accord_escalation_read_due:
 * @store: an open file
 * @now: ms since 1970-01-01 UTC
 *
 * Which tickets go up now, and to whom; nothing is written. Where nobody is there to take a ticket (no owner, no manager) it stays
 * as it is.
 *
 * Returns: (transfer full): a future of an #AccordEscalationDue. Rejects with an #AccordStoreError
 */
DexFuture *
accord_escalation_read_due (AccordStore *store, gint64 now)
{
  Work *self;

  g_return_val_if_fail (ACCORD_IS_STORE (store), NULL);

  self = g_new0 (Work, 1);
  self->store = g_object_ref (store);
  self->now = now;
  self->due = due_new (now + LATEST);
  self->key_accounts = g_hash_table_new (NULL, NULL);
  return dex_scheduler_spawn (NULL, 0, read_fiber, self, work_free);
}

/**
 * accord_escalation_due_ref:
 *
 * Returns: (transfer full): the same
 */
AccordEscalationDue *
accord_escalation_due_ref (AccordEscalationDue *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * accord_escalation_due_unref:
 */
void
accord_escalation_due_unref (AccordEscalationDue *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/* Writing it down */

static char *
label_of (GPtrArray *steps)
{
  const AccordEscalationStep *step = steps->pdata[0];
  const char *subject = accord_record_title (step->ticket), *name = step->taker != NULL ? accord_record_title (step->taker) : NULL;

  if (steps->len > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Escalated %u ticket", "Escalated %u tickets", steps->len), steps->len);
  if (name == NULL)
    return g_strdup_printf (_("Took back the escalation of “%s”: it was resolved before"), subject);
  if (step->level == ACCORD_ESCALATION_WARNED)
    return g_strdup_printf (step->answer ? _("Reminded %1$s to answer “%2$s” in time") : _("Reminded %1$s to resolve “%2$s” in time"), name, subject);
  /* Translators: a ticket and a person */
  return g_strdup_printf (step->answer ? _("Escalated “%1$s” to %2$s: not answered in time") : _("Escalated “%1$s” to %2$s: not resolved in time"),
                          subject, name);
}

/**
 * accord_escalation_edit:
 * @due: with a step at least
 *
 * Returns: (transfer full): all that go up, as one step to undo
 */
AccordEdit *
accord_escalation_edit (const AccordEscalationDue *due)
{
  g_autofree char *label = label_of (due->steps);
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < due->steps->len; i++)
    {
      const AccordEscalationStep *step = due->steps->pdata[i];
      gint64 id = accord_record_id (step->ticket);

      if (step->taker == NULL)
        {
          accord_escalation_take_back (edit, step->ticket);
          continue;
        }
      accord_edit_set_number (edit, TICKET, id, "escalation", step->level);
      accord_edit_set_number (edit, TICKET, id, "escalated_to", accord_record_id (step->taker));
      accord_edit_set_number (edit, TICKET, id, "escalated_at", step->since);
    }
  return edit;
}

typedef struct {
  AccordWorkspace *workspace;
  gint64 now;
} Run;

static void
run_free (gpointer data)
{
  g_object_unref (((Run *) data)->workspace);
  g_free (data);
}

static DexFuture *
run_fiber (gpointer data)
{
  const Run *self = data;
  AccordJournal *journal = accord_workspace_get_journal (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordEscalationDue) due = NULL;
  g_autoptr (AccordEdit) edit = NULL;

  due = dex_await_boxed (accord_escalation_read_due (accord_workspace_get_store (self->workspace), self->now), &error);
  if (due != NULL && due->steps->len > 0)
    {
      edit = accord_escalation_edit (due);
      dex_await (accord_journal_commit (journal, edit), &error);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_ESCALATION_DUE, g_steal_pointer (&due));
}

/**
 * accord_escalation_run:
 * @workspace: an open file
 * @now: ms since 1970-01-01 UTC
 *
 * Escalates the tickets whose time has come, as one change set. Nothing is written into a file that is open read-only or in which
 * nobody said who sits here.
 *
 * Returns: (transfer full): a future of an #AccordEscalationDue: what was done, and when the next may go up: within an hour. Rejects
 *   with an #AccordStoreError, or an #AccordRuleError where who sits here may not write it
 */
DexFuture *
accord_escalation_run (AccordWorkspace *workspace, gint64 now)
{
  gboolean read_only;
  Run *self;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);

  read_only = accord_workspace_is_read_only (workspace);
  if (read_only || accord_journal_get_actor (accord_workspace_get_journal (workspace)) == 0)
    return dex_future_new_take_boxed (ACCORD_TYPE_ESCALATION_DUE, due_new (now + (read_only ? LATEST : MINUTE))); /* somebody may say so any moment */
  self = g_new0 (Run, 1);
  *self = (Run) { g_object_ref (workspace), now };
  return dex_scheduler_spawn (NULL, 0, run_fiber, self, run_free);
}
