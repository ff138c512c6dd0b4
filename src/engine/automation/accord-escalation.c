/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tickets that are about to miss a target, or have missed it, go up (domain.md F14, §4.6): at four fifths of the time to whose they
 * are, when it is over to the manager, when twice the time is over to the head of service. Who has to look is written into the
 * ticket, and it stands in their Today until it is resolved.
 *
 *   ticket, policy ─▶ level, and since when ─▶ who ─▶ one change set: escalation, escalated_to, escalated_at
 *
 * Level, moment and person follow from the records alone, so that computers that do it at the same time write the same; a level is
 * gone through once: what was undone is in the history, and is not done again. It is done where somebody sits who is known: there
 * somebody can be asked about it. Fibers of the main thread. */

#include "accord-config.h"

#include "accord-escalation.h"

#include <glib/gi18n-lib.h>

#include "accord-journal-rows.h"
#include "accord-open-tickets.h"
#include "accord-query.h"
#include "accord-service-level.h"
#include "accord-ticket-states.h"

#define TICKET (&accord_ticket_kind)
#define OLDEST (30 * 24 * 3600 * G_GINT64_CONSTANT (1000)) /* ms: what a file tells of long ago is nobody's surprise */
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
  AccordWorkspace *workspace;
  gint64 now;
  AccordServicePolicy *policy;
  AccordRecord *settings;
  GPtrArray *members; /* of AccordRecord, in an order that is the same everywhere */
  GPtrArray *steps;   /* of Step */
  GHashTable *key_accounts; /* by customer: whether it is one, + 1; many tickets are of the same few */
} Work;

/* One ticket that goes up. */
typedef struct {
  AccordRecord *ticket;
  AccordRecord *taker;
  Standing standing;
} Step;

static void
step_free (gpointer data)
{
  Step *self = data;

  accord_record_unref (self->ticket);
  accord_record_unref (self->taker);
  g_free (self);
}

static void
work_free (gpointer data)
{
  Work *self = data;

  g_object_unref (self->workspace);
  g_clear_pointer (&self->policy, accord_service_policy_free);
  g_clear_pointer (&self->settings, accord_record_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->key_accounts, g_hash_table_unref);
  g_free (self);
}

static AccordStore *
store_of (const Work *self)
{
  return accord_workspace_get_store (self->workspace);
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
  g_autoptr (AccordRecord) customer = dex_await_boxed (accord_store_load_one (store_of (self), &accord_customer_kind, id), &failed);

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

/* Who takes it */

static AccordRecord *
find_member (const Work *self, gint64 id)
{
  for (guint i = 0; id != 0 && i < self->members->len; i++)
    if (accord_record_id (self->members->pdata[i]) == id)
      return self->members->pdata[i];
  return NULL;
}

/* The first manager by name who is not @but. */
static AccordRecord *
any_manager (const Work *self, gint64 but)
{
  for (guint i = 0; i < self->members->len; i++)
    if (g_strcmp0 (accord_record_text (self->members->pdata[i], "role"), "manager") == 0 && accord_record_id (self->members->pdata[i]) != but)
      return self->members->pdata[i];
  return NULL;
}

/* Who leads the owner's team; of those who lead it themselves, and of tickets of nobody, a manager. */
static AccordRecord *
manager_of (const Work *self, gint64 owner, GError **error)
{
  AccordRecord *member = find_member (self, owner), *lead;
  gint64 team_id = member != NULL ? accord_record_number (member, "team") : 0;
  g_autoptr (AccordRecord) team = team_id != 0 ? dex_await_boxed (accord_store_load_one (store_of (self), &accord_team_kind, team_id), error) : NULL;

  lead = team != NULL ? find_member (self, accord_record_number (team, "lead")) : NULL;
  if (lead != NULL && accord_record_id (lead) != owner)
    return lead;
  return any_manager (self, owner);
}

static AccordRecord *
taker_of (const Work *self, AccordRecord *ticket, AccordEscalationLevel level, GError **error)
{
  gint64 owner = accord_record_number (ticket, "owner");
  AccordRecord *head = find_member (self, accord_record_number (self->settings, "service_head"));

  if (level == ACCORD_ESCALATION_WARNED && find_member (self, owner) != NULL)
    return find_member (self, owner);
  if (level == ACCORD_ESCALATION_HEAD && head != NULL)
    return head;
  return manager_of (self, owner, error);
}

/* What is written */

/* Whether it was as high before and somebody took that back. */
static gboolean
was_undone (const Work *self, AccordRecord *ticket, AccordEscalationLevel level, GError **error)
{
  int field = accord_kind_find (TICKET, "escalation");
  g_autoptr (GPtrArray) lines = dex_await_boxed (accord_store_history (store_of (self), TICKET, accord_record_id (ticket)), error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const AccordHistoryLine *line = lines->pdata[i];

      if (line->operation == 'u' && line->field == field && line->after.has_number && line->after.number >= (gint64) level)
        return TRUE;
    }
  return FALSE;
}

static char *
label_of (const Work *self)
{
  const Step *step = self->steps->pdata[0];
  const char *subject = accord_record_title (step->ticket), *name = accord_record_title (step->taker);

  if (self->steps->len > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Escalated %u ticket", "Escalated %u tickets", self->steps->len), self->steps->len);
  if (step->standing.level == ACCORD_ESCALATION_WARNED)
    return g_strdup_printf (step->standing.answer ? _("Reminded %1$s to answer “%2$s” in time") : _("Reminded %1$s to resolve “%2$s” in time"), name, subject);
  /* Translators: a ticket and a person */
  return g_strdup_printf (step->standing.answer ? _("Escalated “%1$s” to %2$s: not answered in time") : _("Escalated “%1$s” to %2$s: not resolved in time"),
                          subject, name);
}

/* All that go up now, as one step to undo. */
static gboolean
write_down (const Work *self, GError **error)
{
  g_autofree char *label = label_of (self);
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  g_autoptr (AccordChangeSet) set = NULL;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = self->steps->pdata[i];
      gint64 id = accord_record_id (step->ticket);

      accord_edit_set_number (edit, TICKET, id, "escalation", step->standing.level);
      accord_edit_set_number (edit, TICKET, id, "escalated_to", accord_record_id (step->taker));
      accord_edit_set_number (edit, TICKET, id, "escalated_at", step->standing.since);
    }
  set = dex_await_boxed (accord_journal_commit (accord_workspace_get_journal (self->workspace), edit), error);
  return set != NULL;
}

static void
add_step (Work *self, AccordRecord *ticket, AccordRecord *taker, const Standing *standing)
{
  Step *step = g_new0 (Step, 1);

  *step = (Step) { accord_record_ref (ticket), accord_record_ref (taker), *standing };
  g_ptr_array_add (self->steps, step);
}

static gboolean
look_at (Work *self, AccordRecord *ticket, gint64 *next, GError **error)
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
    *next = MIN (*next, standing.next + 1);
  if ((gint64) standing.level <= accord_record_number (ticket, "escalation") || standing.since < self->now - OLDEST)
    return TRUE;
  if (was_undone (self, ticket, standing.level, &failed) || failed != NULL)
    return accord_error_pass (error, &failed);
  taker = taker_of (self, ticket, standing.level, &failed);
  if (taker != NULL)
    add_step (self, ticket, taker, &standing);
  return accord_error_pass (error, &failed);
}

/* By name, then by identity: local ids differ between computers. */
static int
compare_members (gconstpointer a, gconstpointer b)
{
  AccordRecord *one = *(AccordRecord *const *) a, *other = *(AccordRecord *const *) b;
  int order = g_strcmp0 (accord_record_title (one), accord_record_title (other));
  char uids[2][ACCORD_ID_TEXT + 1];

  if (order != 0)
    return order;
  accord_id_to_text (accord_record_uid (one), uids[0]);
  accord_id_to_text (accord_record_uid (other), uids[1]);
  return strcmp (uids[0], uids[1]);
}

static gboolean
prepare (Work *self, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (store_of (self), &accord_member_kind));

  self->settings = dex_await_boxed (accord_store_load_one (store_of (self), &accord_workspace_kind, accord_workspace_get_settings_id (self->workspace)), error);
  if (self->settings == NULL)
    return FALSE;
  self->policy = accord_service_policy_new_from_record (self->settings, error);
  if (self->policy == NULL || !accord_query_add_text (query, "left_on", ACCORD_OP_EMPTY, NULL))
    return FALSE;
  self->members = dex_await_boxed (accord_store_select (store_of (self), query), error);
  if (self->members == NULL)
    return FALSE;
  g_ptr_array_sort (self->members, compare_members);
  return TRUE;
}

static GPtrArray *
find_tickets (const Work *self, GError **error)
{
  g_autoptr (AccordQuery) query = accord_open_tickets_query (accord_store_get_kind (store_of (self), TICKET), error);

  return query != NULL ? dex_await_boxed (accord_store_select (store_of (self), query), error) : NULL;
}

static DexFuture *
run_fiber (gpointer data)
{
  Work *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tickets = NULL;
  gint64 next = self->now + LATEST;

  if (accord_workspace_is_read_only (self->workspace))
    return dex_future_new_for_int64 (next);
  if (accord_journal_get_actor (accord_workspace_get_journal (self->workspace)) == 0)
    return dex_future_new_for_int64 (self->now + MINUTE); /* somebody may say so any moment */
  if (!prepare (self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  tickets = find_tickets (self, &error);
  if (tickets == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; i < tickets->len; i++)
    if (!accord_ticket_state_is_over (accord_record_text (tickets->pdata[i], "state")) && !look_at (self, tickets->pdata[i], &next, &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  if (self->steps->len > 0 && !write_down (self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_for_int64 (next);
}

/**
 * accord_escalation_run:
 * @workspace: an open file
 * @now: ms since 1970-01-01 UTC
 *
 * Escalates the tickets whose time has come, as one change set. Nothing is written into a file that is open read-only or in which
 * nobody said who sits here. Where nobody is there to take a ticket (no owner, no manager) it stays as it is.
 *
 * Returns: (transfer full): a future of a #gint64: ms since 1970-01-01 UTC, when the next may go up: within an hour. Rejects with an
 *   #AccordStoreError, or an #AccordRuleError where who sits here may not write it
 */
DexFuture *
accord_escalation_run (AccordWorkspace *workspace, gint64 now)
{
  Work *self;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace), NULL);

  self = g_new0 (Work, 1);
  self->workspace = g_object_ref (workspace);
  self->now = now;
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->key_accounts = g_hash_table_new (NULL, NULL);
  return dex_scheduler_spawn (NULL, 0, run_fiber, self, work_free);
}
