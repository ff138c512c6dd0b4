/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "accord-open-tickets.h"

/**
 * accord_open_tickets_query:
 * @kind: tickets, as the file has them
 *
 * Which tickets somebody still waits for: the newest #ACCORD_OPEN_TICKETS_MOST that nobody resolved, newest first; all of them where
 * the limit is taken away. Those rejected or
 * closed as a duplicate are among them (their state says so). One of which nobody knows when it was opened is not: no clock runs for
 * it (F14).
 *
 * The conditions are those of the index on opened_at: all tickets that were ever resolved are not gone through.
 *
 * Returns: (transfer full): a query; %NULL with an #AccordStoreError
 */
AccordQuery *
accord_open_tickets_query (const AccordKind *kind, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  if (!accord_query_add_text (query, "resolved_at", ACCORD_OP_EMPTY, NULL) || !accord_query_add_text (query, "opened_at", ACCORD_OP_NOT_EMPTY, NULL) ||
      !accord_query_set_sort (query, "opened_at", TRUE, error))
    return NULL;
  accord_query_set_limit (query, ACCORD_OPEN_TICKETS_MOST);
  return g_steal_pointer (&query);
}
