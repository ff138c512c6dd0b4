/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The states of a ticket, and which may follow which: a table, so that rules and menus agree. Any thread. */
#include "accord-config.h"

#include "accord-ticket-states.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

typedef struct {
  const char *name;
  const char *asks;      /* (nullable): a field that must be filled in there */
  gboolean over;         /* nobody works on it any more */
  const char *next[10];  /* in the order of menus */
} State;

static const State states[] = {
  { "new", NULL, FALSE, { "assigned", "working", "waiting", "held", "resolved", "duplicate", "rejected", NULL } },
  { "assigned", "owner", FALSE, { "working", "waiting", "held", "resolved", "new", "duplicate", "rejected", NULL } },
  { "working", NULL, FALSE, { "waiting", "held", "resolved", "assigned", "duplicate", "rejected", NULL } },
  { "waiting", NULL, FALSE, { "working", "held", "resolved", "duplicate", "rejected", NULL } },
  { "held", "reason", FALSE, { "working", "waiting", "resolved", "duplicate", "rejected", NULL } },
  { "resolved", NULL, TRUE, { "revisit", "closed", "working", NULL } },
  { "revisit", NULL, TRUE, { "closed", "working", NULL } },
  { "closed", NULL, TRUE, { "working", NULL } },
  { "duplicate", "duplicate_of", TRUE, { "working", NULL } },
  { "rejected", "reason", TRUE, { "working", NULL } },
};

static const State *
find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].name, name) == 0)
      return &states[i];
  return NULL;
}

/**
 * accord_ticket_state_leads_to:
 * @from: (nullable): a state; %NULL or one that this program does not know leads to every state
 * @to: (nullable): a state
 *
 * Returns: whether a ticket may go from one to the other; a state leads to itself
 */
gboolean
accord_ticket_state_leads_to (const char *from, const char *to)
{
  const State *state = find (from);

  if (find (to) == NULL)
    return FALSE;
  return state == NULL || g_strcmp0 (from, to) == 0 || g_strv_contains (state->next, to);
}

/**
 * accord_ticket_state_next:
 * @from: (nullable): a state
 *
 * Returns: (transfer none) (array zero-terminated=1): the states that may follow, the usual one first
 */
const char *const *
accord_ticket_state_next (const char *from)
{
  const State *state = find (from);

  return (state != NULL ? state : &states[0])->next;
}

/**
 * accord_ticket_state_is_over:
 * @state: (nullable): a state
 *
 * Returns: whether nobody works on such a ticket: resolved, being revisited, closed, duplicate or rejected
 */
gboolean
accord_ticket_state_is_over (const char *state)
{
  const State *known = find (state);

  return known != NULL && known->over;
}

/**
 * accord_ticket_state_asks:
 * @state: (nullable): a state
 *
 * Returns: (nullable): the field that must be filled in while a ticket is in it: "owner", "reason" or "duplicate_of"
 */
const char *
accord_ticket_state_asks (const char *state)
{
  const State *known = find (state);

  return known != NULL ? known->asks : NULL;
}

/**
 * accord_ticket_may_reopen:
 * @ended_at: ms since 1970: when it was resolved, or closed if that was later; 0: not known
 * @now: ms since 1970
 *
 * Returns: whether it is not too late: later than ACCORD_TICKET_REOPEN_DAYS times 24 hours it is a new ticket
 */
gboolean
accord_ticket_may_reopen (gint64 ended_at, gint64 now)
{
  return ended_at == 0 || now - ended_at <= ACCORD_TICKET_REOPEN_DAYS * DAY_MS;
}
