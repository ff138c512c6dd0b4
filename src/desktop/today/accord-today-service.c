/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What customers wait for, as lines of Today: tickets of which a target is near or was missed (F14), for whose they are and for whom
 * they were escalated to, until they are resolved; and contracts that are to be delivered. Fiber of the main thread. */

#include "accord-config.h"

#include "accord-today-review.h"

#include <glib/gi18n-lib.h>
#include "accord-open-tickets.h"
#include "accord-query.h"
#include "accord-ticket-service-words.h"
#include "accord-ticket-states.h"

/* What is gone for good leaves its line without a name, not the day without its lines. */
static AccordRecord *
load (const AccordTodayAsked *asked, const AccordKind *kind, gint64 id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  AccordRecord *record = id != 0 ? dex_await_boxed (accord_store_load_one (asked->store, kind, id), &failed) : NULL;

  if (failed != NULL && !g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
    g_propagate_error (error, g_steal_pointer (&failed));
  return record;
}

static AccordRecord *
load_settings (const AccordTodayAsked *asked, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (asked->store, &accord_workspace_kind));
  g_autoptr (GPtrArray) found = dex_await_boxed (accord_store_select (asked->store, query), error);

  return found != NULL && found->len > 0 ? accord_record_ref (found->pdata[0]) : NULL;
}

static char *
ticket_note (AccordRecord *ticket, AccordRecord *customer, AccordRecord *taker, const char *service)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (accord_record_text (ticket, "number") != NULL)
    g_strv_builder_add (parts, accord_record_text (ticket, "number"));
  if (customer != NULL)
    g_strv_builder_add (parts, accord_record_title (customer));
  g_strv_builder_add (parts, service);
  if (taker != NULL)
    g_strv_builder_take (parts, g_strdup_printf (_("escalated to %s"), accord_record_title (taker)));
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static gboolean
is_for_them (const AccordTodayAsked *asked, AccordRecord *ticket)
{
  gint64 taker = accord_record_number (ticket, "escalated_to");

  return accord_today_is_theirs (asked, accord_record_number (ticket, "owner")) || (taker != 0 && accord_today_is_theirs (asked, taker));
}

static gboolean
add_urgent (const AccordTodayAsked *asked, AccordRecord *ticket, AccordRecord *settings, GPtrArray *rows, GError **error)
{
  g_autoptr (GError) failed = NULL;
  gint64 customer_id = accord_record_number (ticket, "customer"), taker_id = accord_record_number (ticket, "escalated_to");
  g_autoptr (AccordRecord) customer = load (asked, &accord_customer_kind, customer_id, &failed);
  g_autoptr (AccordRecord) taker = failed == NULL ? load (asked, &accord_member_kind, taker_id, &failed) : NULL;
  g_autofree char *service = NULL;
  AccordTodayReviewRow *row;
  gboolean urgent, late;
  gint64 due;

  if (failed != NULL)
    return accord_error_pass (error, &failed);
  service = accord_ticket_service_words (ticket, customer, settings, &urgent);
  if (!urgent || service == NULL)
    return TRUE;
  due = accord_ticket_service_due (ticket, customer, settings, &late);
  row = g_new0 (AccordTodayReviewRow, 1);
  row->group = ACCORD_TODAY_TICKETS;
  row->kind = &accord_ticket_kind;
  row->record = accord_record_id (ticket);
  row->order = due;
  row->late = late;
  row->note = ticket_note (ticket, customer, taker_id != accord_record_number (ticket, "owner") ? taker : NULL, service);
  row->row.title = g_strdup (accord_record_title (ticket));
  row->row.customer = customer_id;
  row->row.customer_name = g_strdup (customer != NULL ? accord_record_title (customer) : NULL);
  row->row.minute = -1;
  g_ptr_array_add (rows, row);
  return TRUE;
}

static gboolean
add_ticket (const AccordTodayAsked *asked, AccordRecord *ticket, gpointer settings, GPtrArray *rows, GError **error)
{
  return accord_ticket_state_is_over (accord_record_text (ticket, "state")) || !is_for_them (asked, ticket) ||
         add_urgent (asked, ticket, settings, rows, error);
}

/* Of today only: nobody knows how a ticket will stand tomorrow. */
gboolean
accord_today_add_tickets (const AccordTodayAsked *asked, GPtrArray *rows, GError **error)
{
  g_autoptr (AccordQuery) query = NULL;
  g_autoptr (AccordRecord) settings = NULL;
  g_autoptr (GError) failed = NULL;

  if (asked->day != asked->today)
    return TRUE;
  query = accord_open_tickets_query (accord_store_get_kind (asked->store, &accord_ticket_kind), error);
  if (query == NULL)
    return FALSE;
  settings = load_settings (asked, &failed);
  if (settings != NULL && !accord_today_add_all (asked, query, add_ticket, settings, rows, error))
    return FALSE;
  return accord_error_pass (error, &failed);
}

static gboolean
add_delivery (const AccordTodayAsked *asked, AccordRecord *contract, gpointer data, GPtrArray *rows, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordRecord) deal = load (asked, &accord_deal_kind, accord_record_number (contract, "deal"), &failed);
  g_autoptr (AccordRecord) customer = deal != NULL ? load (asked, &accord_customer_kind, accord_record_number (deal, "customer"), &failed) : NULL;
  AccordTodayReviewRow *row;

  if (failed != NULL || deal == NULL || !accord_today_is_theirs (asked, accord_record_number (deal, "owner")))
    return accord_error_pass (error, &failed);
  row = g_new0 (AccordTodayReviewRow, 1);
  row->group = ACCORD_TODAY_DELIVERIES;
  row->kind = &accord_contract_kind;
  row->record = accord_record_id (contract);
  row->row.title = g_strdup (accord_record_title (contract));
  row->row.deal = accord_record_id (deal);
  row->row.customer = customer != NULL ? accord_record_id (customer) : 0;
  row->row.customer_name = g_strdup (customer != NULL ? accord_record_title (customer) : NULL);
  row->row.has_due = TRUE;
  row->row.due = row->order = accord_record_number (contract, "deliver_on");
  row->row.minute = -1;
  row->late = row->row.due < asked->today;
  g_ptr_array_add (rows, row);
  return TRUE;
}

/* To be delivered on the day; today also what is overdue. */
gboolean
accord_today_add_deliveries (const AccordTodayAsked *asked, GPtrArray *rows, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (accord_store_get_kind (asked->store, &accord_contract_kind));

  accord_query_add_number (query, "deliver_on", asked->day == asked->today ? ACCORD_OP_AT_MOST : ACCORD_OP_IS, asked->day);
  accord_query_add_text (query, "delivered_on", ACCORD_OP_EMPTY, NULL);
  return accord_today_add_all (asked, query, add_delivery, NULL, rows, error);
}
