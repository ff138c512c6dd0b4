/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is printed of a customer: its record and what belongs to it, each read by the links of the kinds' tables. */

#include "accord-config.h"

#include "accord-customer-sheet.h"

#define DONE_MAX 200 /* activities: what happened longer ago is looked up, not carried along */
#define PARTS_MAX 500

G_DEFINE_BOXED_TYPE (AccordCustomerFacts, accord_customer_facts, accord_customer_facts_ref, accord_customer_facts_unref)

AccordCustomerFacts *
accord_customer_facts_ref (AccordCustomerFacts *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
accord_customer_facts_unref (AccordCustomerFacts *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->customer, accord_record_unref);
  g_clear_pointer (&self->handles, g_ptr_array_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->preferences, g_ptr_array_unref);
  g_clear_pointer (&self->deals, g_ptr_array_unref);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_clear_pointer (&self->done, g_ptr_array_unref);
  g_free (self);
}

typedef struct {
  AccordWorkspace *workspace;
  gint64 customer;
} Loading;

static void
loading_free (gpointer data)
{
  Loading *loading = data;

  g_object_unref (loading->workspace);
  g_free (loading);
}

static AccordQuery *
records_of (Loading *loading, const AccordKind *kind, const char *sort, gboolean descending)
{
  AccordStore *store = accord_workspace_get_store (loading->workspace);
  AccordQuery *query = accord_query_new (accord_store_get_kind (store, kind));

  accord_query_add_number (query, "customer", ACCORD_OP_IS, loading->customer);
  accord_query_set_sort (query, sort, descending, NULL);
  accord_query_set_limit (query, PARTS_MAX);
  return query;
}

/* Those to come, the next first; those that were, the newest first. */
static AccordQuery *
activities_of (Loading *loading, gboolean done)
{
  AccordQuery *query = records_of (loading, &accord_activity_kind, done ? "done_at" : "due_on", done);

  accord_query_add (query, "done_at", done ? ACCORD_OP_NOT_EMPTY : ACCORD_OP_EMPTY, NULL, NULL);
  if (done)
    accord_query_set_limit (query, DONE_MAX);
  return query;
}

static gboolean
read_records (Loading *loading, AccordQuery *asked, GPtrArray **records, GError **error)
{
  g_autoptr (AccordQuery) query = asked;

  *records = dex_await_boxed (accord_store_select (accord_workspace_get_store (loading->workspace), query), error);
  return *records != NULL;
}

static DexFuture *
load_fiber (gpointer data)
{
  Loading *loading = data;
  AccordStore *store = accord_workspace_get_store (loading->workspace);
  g_autoptr (AccordCustomerFacts) facts = g_new0 (AccordCustomerFacts, 1);
  g_autoptr (GError) error = NULL;

  g_atomic_ref_count_init (&facts->refs);
  facts->customer = dex_await_boxed (accord_store_load_one (store, accord_store_get_kind (store, &accord_customer_kind), loading->customer),
                                     &error);
  if (facts->customer == NULL ||
      !read_records (loading, records_of (loading, &accord_handle_kind, "type", FALSE), &facts->handles, &error) ||
      !read_records (loading, records_of (loading, &accord_contact_kind, "name", FALSE), &facts->people, &error) ||
      !read_records (loading, records_of (loading, &accord_preference_kind, "type", FALSE), &facts->preferences, &error) ||
      !read_records (loading, records_of (loading, &accord_deal_kind, "opened_on", TRUE), &facts->deals, &error) ||
      !read_records (loading, activities_of (loading, FALSE), &facts->planned, &error) ||
      !read_records (loading, activities_of (loading, TRUE), &facts->done, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_CUSTOMER_FACTS, g_steal_pointer (&facts));
}

/**
 * accord_customer_facts_load:
 * @workspace: the open file
 * @customer: a record
 *
 * Returns: (transfer full): a future that resolves to the #AccordCustomerFacts; rejects with ACCORD_STORE_ERROR
 */
DexFuture *
accord_customer_facts_load (AccordWorkspace *workspace, gint64 customer)
{
  Loading *loading = g_new (Loading, 1);

  *loading = (Loading) { g_object_ref (workspace), customer };
  return dex_scheduler_spawn (NULL, 0, load_fiber, loading, loading_free);
}
