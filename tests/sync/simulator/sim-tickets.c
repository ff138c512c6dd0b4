/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tickets whose time runs out: everybody escalates for themselves, also who is away and has not heard that one was resolved
 * elsewhere. At the end all have the same, and nothing stands as escalated that was resolved before. */
#include "accord-config.h"

#include "accord-clock.h"
#include "accord-escalation.h"
#include "accord-journal-rows.h"
#include "sim.h"

#define TICKET (&accord_ticket_kind)
#define HOUR ((gint64) 60 * 60 * 1000)
#define MONTH (30 * 24 * HOUR)

static GPtrArray *
all_of (SimReplica *replica, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  return accord_test_boxed (accord_store_select (replica->store, query));
}

static AccordRecord *
any_of (Sim *sim, GPtrArray *found)
{
  return found->len > 0 ? found->pdata[sim_below (sim, (int) found->len)] : NULL;
}

static void
add_members (Sim *sim, SimReplica *replica)
{
  AccordEdit *edit = accord_edit_new ("A team");

  for (int i = 0; i < 3; i++)
    {
      gint64 id = accord_edit_create (edit, &accord_member_kind);
      g_autofree char *name = sim_value (sim);

      accord_edit_set_text (edit, &accord_member_kind, id, "name", name);
      accord_edit_set_text (edit, &accord_member_kind, id, "role", i > 0 ? "manager" : "service");
    }
  sim_commit_quietly (sim, replica, edit);
}

static void
add_ticket (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordRecord) customer = sim_any (sim, replica, &accord_customer_kind, sim->customers);
  g_autoptr (GPtrArray) members = all_of (replica, &accord_member_kind);
  AccordRecord *owner = any_of (sim, members);
  g_autofree char *subject = sim_value (sim);
  AccordEdit *edit;
  gint64 id;

  if (members->len == 0)
    return add_members (sim, replica);
  if (customer == NULL || accord_record_is_deleted (customer))
    return;
  edit = accord_edit_new ("Report");
  id = accord_edit_create (edit, TICKET);
  accord_edit_set_text (edit, TICKET, id, "subject", subject);
  accord_edit_set_text (edit, TICKET, id, "priority", sim_chance (sim, 70) ? "urgent" : "low");
  accord_edit_set_number (edit, TICKET, id, "customer", accord_record_id (customer));
  accord_edit_set_number (edit, TICKET, id, "owner", accord_record_id (owner));
  sim_say (sim, "  a ticket for %" G_GINT64_FORMAT, accord_record_id (customer));
  sim_commit_quietly (sim, replica, edit);
}

/* Resolved, opened again, waited with: a rule may refuse. */
static void
go_on (Sim *sim, SimReplica *replica)
{
  static const char *const states[] = { "working", "resolved", "resolved", "resolved", "waiting", "reopened" };
  g_autoptr (GPtrArray) tickets = all_of (replica, TICKET);
  AccordRecord *ticket = any_of (sim, tickets);
  const char *state = states[sim_below (sim, G_N_ELEMENTS (states))];
  AccordEdit *edit;

  if (ticket == NULL)
    return;
  edit = accord_edit_new ("Go on");
  accord_edit_set_text (edit, TICKET, accord_record_id (ticket), "state", state);
  sim_commit_quietly (sim, replica, edit);
}

static void
escalate (Sim *sim, SimReplica *replica)
{
  g_autoptr (AccordEscalationDue) due = NULL;

  sim_set_clock (sim, replica);
  due = accord_test_boxed (accord_escalation_read_due (replica->store, accord_now_ms ()));
  if (due->steps->len > 0)
    sim_commit_quietly (sim, replica, accord_escalation_edit (due));
  sim->n_escalated += due->steps->len;
  sim_say (sim, "  %u escalated", due->steps->len);
}

void
sim_ticket (Sim *sim, SimReplica *replica)
{
  int what = sim_below (sim, 100);

  if (what < 30)
    return add_ticket (sim, replica);
  if (what < 55)
    return go_on (sim, replica);
  sim->now += what < 75 ? sim_below (sim, (int) (8 * HOUR)) : 0;
  escalate (sim, replica);
}

/* Everybody looks at the same time: nobody knows what the others write. */
void
sim_escalate_all (Sim *sim)
{
  for (int i = 0; i < sim->n; i++)
    {
      sim_use (&sim->replicas[i]);
      escalate (sim, &sim->replicas[i]);
    }
  sim->escalated_at = sim->now;
}

/* Undone once, a taking back is not done again. */
static gboolean
was_taken_back (SimReplica *replica, gint64 ticket)
{
  int field = accord_kind_find (TICKET, "escalation");
  g_autoptr (GPtrArray) lines = accord_test_boxed (accord_store_history (replica->store, TICKET, ticket));

  for (guint i = 0; i < lines->len; i++)
    {
      const AccordHistoryLine *line = lines->pdata[i];

      if (line->operation == 'u' && line->field == field && !line->after.has_number)
        return TRUE;
    }
  return FALSE;
}

void
sim_check_tickets (Sim *sim)
{
  SimReplica *replica = &sim->replicas[0];
  g_autoptr (GPtrArray) tickets = NULL;

  sim_use (replica);
  tickets = all_of (replica, TICKET);
  for (guint i = 0; i < tickets->len; i++)
    {
      AccordRecord *ticket = tickets->pdata[i];
      gint64 resolved = accord_record_number (ticket, "resolved_at"), since = accord_record_number (ticket, "escalated_at");

      if (resolved != 0 && resolved <= since && since >= sim->escalated_at - MONTH && !was_taken_back (replica, accord_record_id (ticket)))
        sim_fail (sim, "%s was escalated at %" G_GINT64_FORMAT " and resolved at %" G_GINT64_FORMAT, accord_record_text (ticket, "number"), since, resolved);
    }
}
