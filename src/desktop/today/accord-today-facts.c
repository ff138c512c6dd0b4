/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pane shows of a line: a few indexed look-ups. Main thread. */

#include "accord-config.h"

#include "accord-today-facts.h"

#include "accord-query.h"

#define DEALS_MOST 4
#define ACTIVITIES_MOST 3

G_DEFINE_BOXED_TYPE (AccordTodayFacts, accord_today_facts, accord_today_facts_copy, accord_today_facts_free)

static gpointer
record_copy (gpointer record)
{
  return record != NULL ? accord_record_ref (record) : NULL;
}

/**
 * accord_today_facts_copy:
 * @facts: what was read
 *
 * Returns: (transfer full): a copy that shares the records
 */
AccordTodayFacts *
accord_today_facts_copy (const AccordTodayFacts *facts)
{
  AccordTodayFacts *copy = g_new0 (AccordTodayFacts, 1);

  copy->customer = record_copy (facts->customer);
  copy->contact = record_copy (facts->contact);
  copy->deals = g_ptr_array_ref (facts->deals);
  copy->activities = g_ptr_array_ref (facts->activities);
  copy->items = g_ptr_array_ref (facts->items);
  return copy;
}

/**
 * accord_today_facts_free:
 * @facts: (transfer full): what was read
 */
void
accord_today_facts_free (AccordTodayFacts *facts)
{
  g_clear_pointer (&facts->customer, accord_record_unref);
  g_clear_pointer (&facts->contact, accord_record_unref);
  g_clear_pointer (&facts->deals, g_ptr_array_unref);
  g_clear_pointer (&facts->activities, g_ptr_array_unref);
  g_clear_pointer (&facts->items, g_ptr_array_unref);
  g_free (facts);
}

typedef struct {
  AccordStore *store;
  gint64 activity;
  gint64 customer;
  gint64 deal;
  gint64 contact;
} Asked;

static void
asked_free (gpointer data)
{
  g_object_unref (((Asked *) data)->store);
  g_free (data);
}

static GPtrArray *
none (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) accord_record_unref);
}

static AccordRecord *
load (const Asked *asked, const AccordKind *kind, gint64 id, GError **error)
{
  return id != 0 ? dex_await_boxed (accord_store_load_one (asked->store, accord_store_get_kind (asked->store, kind), id), error) : NULL;
}

static GPtrArray *
find (const Asked *asked, const AccordKind *kind, const char *link, gint64 id, const char *sort, gint64 most, GError **error)
{
  const AccordKind *own = accord_store_get_kind (asked->store, kind);
  g_autoptr (AccordQuery) query = accord_query_new (own);
  gboolean descending = *sort == '-';

  if (id == 0)
    return none ();
  accord_query_add_number (query, link, ACCORD_OP_IS, id);
  if (accord_kind_is (kind, &accord_deal_kind))
    accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  if (accord_kind_is (kind, &accord_activity_kind) && !accord_query_add (query, "done_at", ACCORD_OP_NOT_EMPTY, NULL, error))
    return NULL;
  if (!accord_query_set_sort (query, descending ? sort + 1 : sort, descending, error))
    return NULL;
  accord_query_set_limit (query, most);
  return dex_await_boxed (accord_store_select (asked->store, query), error);
}

static gboolean
read_lists (const Asked *asked, AccordTodayFacts *facts, GError **error)
{
  const char *whose = asked->customer != 0 ? "customer" : "deal";
  gint64 id = asked->customer != 0 ? asked->customer : asked->deal;

  facts->deals = find (asked, &accord_deal_kind, "customer", asked->customer, "-amount", DEALS_MOST, error);
  if (facts->deals != NULL)
    facts->activities = find (asked, &accord_activity_kind, whose, id, "-done_at", ACTIVITIES_MOST, error);
  if (facts->activities != NULL)
    facts->items = find (asked, &accord_task_item_kind, "activity", asked->activity, "rank", -1, error);
  return facts->items != NULL;
}

static DexFuture *
facts_fiber (gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordTodayFacts) facts = g_new0 (AccordTodayFacts, 1);
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;

  facts->customer = load (asked, &accord_customer_kind, asked->customer, &error);
  if (error == NULL)
    facts->contact = load (asked, &accord_contact_kind, asked->contact, &error);
  if (error == NULL && facts->contact == NULL)
    people = find (asked, &accord_contact_kind, "customer", asked->customer, "name", 1, &error);
  if (people != NULL && people->len > 0)
    facts->contact = accord_record_ref (people->pdata[0]);
  if (error != NULL || !read_lists (asked, facts, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_TODAY_FACTS, g_steal_pointer (&facts));
}

/**
 * accord_today_facts_read:
 * @store: the open file
 * @row: a line of the page
 *
 * Returns: (transfer full): a future that resolves to an #AccordTodayFacts. Rejects with an #AccordStoreError
 */
DexFuture *
accord_today_facts_read (AccordStore *store, const AccordAgendaRow *row)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_object_ref (store), row->activity, row->customer, row->deal, row->contact };
  return dex_scheduler_spawn (NULL, 0, facts_fiber, asked, asked_free);
}
