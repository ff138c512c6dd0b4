/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The workspace of "dashboard": as many deals as deals.csv has, four stage events and an activity each, 200 members in ten
 * teams, a customer for every five deals, sources, reasons, products; the same every time but for today. And the floor
 * beside it: the same rows in bare tables with the covering indexes that its questions want. */

#include "bench-dashboard.h"

#include "accord-bulk.h"
#include "accord-date.h"
#include "accord-rank.h"
#include "bench-measure.h"

#include <glib/gstdio.h>

#define MEMBERS 200
#define TEAMS 10
#define PRODUCTS 12
#define PER_CUSTOMER 5
#define EVENTS 4
#define SLICE 100000 /* deals in one change set */
#define DAYS 1000

typedef struct {
  AccordWorkspace *workspace;
  GArray *stages; /* of gint64: open ones in order, then won, then lost */
  gint64 pipeline;
  guint n_deals;
  guint first;
  guint last;
  gint64 today;
  gint64 member;  /* ids of the first ones; those of others follow */
  gint64 product;
  gint64 customer;
} Making;

static const char *const sources[] = { "Referral", "Web", "Trade fair", "Cold call", "Partner", "Campaign" };
static const char *const reasons[] = { "Price", "Competitor", "No budget", "No need", "Timing" };
static const char *const industries[] = { "Software", "Retail", "Medical", "Finance", "Energy", "Transport", "Education", "Food" };
static const char *const lifecycles[] = { "potential", "interested", "evaluating", "buyer", "repeat" };

static void
add_stages (Making *making, const char *outcome)
{
  AccordQuery *query = accord_query_new (&accord_stage_kind);
  g_autoptr (DexFuture) future = NULL;
  GPtrArray *found;

  accord_query_add_text (query, "outcome", ACCORD_OP_IS, outcome);
  if (!accord_query_set_sort (query, "rank", FALSE, NULL))
    bench_fail ("stages have no order");
  future = bench_await (accord_store_select (accord_workspace_get_store (making->workspace), query));
  found = g_value_get_boxed (dex_future_get_value (future, NULL));
  for (guint k = 0; k < found->len; k++)
    {
      AccordRecord *stage = g_ptr_array_index (found, k);
      gint64 id = accord_record_id (stage);

      if (making->pipeline == 0)
        making->pipeline = accord_record_number (stage, "pipeline");
      if (accord_record_number (stage, "pipeline") == making->pipeline)
        g_array_append_val (making->stages, id);
    }
  accord_query_unref (query);
}

static int
field (const AccordKind *kind, const char *name)
{
  int index = accord_kind_find (kind, name);

  if (index < 0)
    bench_fail ("there is no field %s.%s", kind->name, name);
  return index;
}

static void
clear (AccordValue *values)
{
  for (int f = 0; f < ACCORD_KIND_FIELDS_MAX; f++)
    accord_value_clear (&values[f]);
}

/* Records that have a name and perhaps one link and one text more; the id of the first. */
static gint64
add_named (AccordBulk *bulk, const AccordKind *kind, guint n, const char *link, gint64 first_linked, guint n_linked, GError **error)
{
  gint64 first = 0;

  for (guint i = 0; i < n; i++)
    {
      AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
      g_autofree char *name = g_strdup_printf ("%s %u", kind->name, i + 1);
      gint64 id;

      accord_value_set_text (&values[field (kind, "name")], name);
      if (link != NULL)
        accord_value_set_number (&values[field (kind, link)], first_linked + i % n_linked);
      if (kind == &accord_customer_kind)
        {
          accord_value_set_text (&values[field (kind, "type")], i % 4 == 0 ? "person" : "company");
          accord_value_set_text (&values[field (kind, "industry")], industries[i * 7 % G_N_ELEMENTS (industries)]);
          accord_value_set_text (&values[field (kind, "source")], sources[i * 5 % G_N_ELEMENTS (sources)]);
          accord_value_set_text (&values[field (kind, "lifecycle")], lifecycles[i % G_N_ELEMENTS (lifecycles)]);
          if (i % 3 != 0)
            accord_value_set_text (&values[field (kind, "city")], "Berlin");
        }
      id = accord_bulk_create (bulk, kind, values, error);
      clear (values);
      if (id == 0)
        return 0;
      first = first != 0 ? first : id;
    }
  return first;
}

static gboolean
add_people (AccordBulk *bulk, gpointer data, GError **error)
{
  Making *making = data;
  gint64 team = add_named (bulk, &accord_team_kind, TEAMS, NULL, 0, 1, error);

  making->member = team != 0 ? add_named (bulk, &accord_member_kind, MEMBERS, "team", team, TEAMS, error) : 0;
  making->product = making->member != 0 ? add_named (bulk, &accord_product_kind, PRODUCTS, NULL, 0, 1, error) : 0;
  making->customer = making->product != 0 ? add_named (bulk, &accord_customer_kind, making->n_deals / PER_CUSTOMER + 1, "owner",
                                                       making->member, MEMBERS, error) : 0;
  return making->customer != 0;
}

static gint64
add_deal (AccordBulk *bulk, const Making *making, guint i, guint end, gint64 day, GError **error)
{
  const AccordKind *kind = &accord_deal_kind;
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  g_autofree char *rank = accord_rank_nth (i);
  guint mixed = i * 2654435761u >> 8, n = making->stages->len;
  gint64 deal;

  accord_value_set_text (&values[field (kind, "name")], "A deal");
  accord_value_set_both (&values[field (kind, "stage")], g_array_index (making->stages, gint64, end), rank);
  accord_value_set_both (&values[field (kind, "amount")], 1000 + i % 90000 * 100, "EUR");
  accord_value_set_number (&values[field (kind, "owner")], making->member + mixed % MEMBERS);
  accord_value_set_number (&values[field (kind, "product")], making->product + mixed % PRODUCTS);
  accord_value_set_number (&values[field (kind, "customer")], making->customer + mixed % (making->n_deals / PER_CUSTOMER + 1));
  accord_value_set_text (&values[field (kind, "source")], sources[mixed / 7 % G_N_ELEMENTS (sources)]);
  accord_value_set_number (&values[field (kind, "expected_on")], making->today - 60 + (gint64) (i * 7919u % 400));
  accord_value_set_number (&values[field (kind, "opened_on")], day);
  if (end + 2 >= n)
    accord_value_set_number (&values[field (kind, "closed_on")], MIN (day + 40, making->today));
  if (end + 1 == n)
    accord_value_set_text (&values[field (kind, "lost_reason")], reasons[mixed % G_N_ELEMENTS (reasons)]);
  deal = accord_bulk_create (bulk, kind, values, error);
  clear (values);
  return deal;
}

/* Done some days after the deal was opened; of every third open deal, still to come. */
static gboolean
add_activity (AccordBulk *bulk, const Making *making, guint i, gint64 deal, gint64 day, gboolean open, GError **error)
{
  static const char *const types[] = { "call", "meeting", "visit", "email" };
  const AccordKind *kind = &accord_activity_kind;
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  gboolean ok;

  accord_value_set_text (&values[field (kind, "title")], "A talk");
  accord_value_set_text (&values[field (kind, "type")], types[i % G_N_ELEMENTS (types)]);
  accord_value_set_number (&values[field (kind, "deal")], deal);
  accord_value_set_number (&values[field (kind, "owner")], making->member + (i * 2654435761u >> 8) % MEMBERS);
  accord_value_set_number (&values[field (kind, "due_on")], open && i % 3 == 0 ? making->today + i % 60 : day + 5);
  if (!open || i % 3 != 0)
    accord_value_set_number (&values[field (kind, "done_at")], accord_date_to_time (day + 5) + (gint64) (i % 12 + 8) * 3600000);
  ok = accord_bulk_create (bulk, kind, values, error) != 0;
  clear (values);
  return ok;
}

/* Seven places to end; four events lead there. */
static gboolean
add_deals (AccordBulk *bulk, gpointer data, GError **error)
{
  Making *making = data;
  guint n = making->stages->len;

  for (guint i = making->first; i < making->last; i++)
    {
      guint end = (i * 2654435761u >> 16) % n;
      gint64 day = making->today - (gint64) (i % DAYS), deal = add_deal (bulk, making, i, end, day, error);

      for (guint k = 0; deal != 0 && k < EVENTS; k++)
        if (accord_bulk_stage_event (
              bulk,
              &(AccordBulkStageEvent) { .deal = deal,
                                        .to_stage = g_array_index (making->stages, gint64, k + 1 < EVENTS ? MIN (k, end) : end),
                                        .has_date = TRUE,
                                        .effective_on = day + (gint64) ((11 + i % 7) * k) },
              error) == 0)
          return FALSE;
      if (deal == 0 || !add_activity (bulk, making, i, deal, day, end + 2 < n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * bench_dashboard_make:
 * @bench: the bench
 * @path: where
 *
 * Returns: (transfer full): the open workspace
 */
AccordWorkspace *
bench_dashboard_make (Bench *bench, const char *path)
{
  g_autoptr (DexFuture) future = NULL;
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (gint64));
  Making making = { .stages = stages, .n_deals = bench_count_deals (bench), .today = accord_date_today () };

  g_unlink (path);
  future = bench_await (accord_workspace_create (path, "Bench", "EUR"));
  making.workspace = g_value_dup_object (dex_future_get_value (future, NULL));
  add_stages (&making, "open");
  add_stages (&making, "won");
  add_stages (&making, "lost");
  bench_done (accord_journal_bulk (accord_workspace_get_journal (making.workspace), "People", add_people, &making, NULL));
  for (making.first = 0; making.first < making.n_deals; making.first = making.last)
    {
      making.last = MIN (making.first + SLICE, making.n_deals);
      bench_done (accord_journal_bulk (accord_workspace_get_journal (making.workspace), "Filled", add_deals, &making, NULL));
    }
  return making.workspace;
}

/**
 * bench_dashboard_floor:
 * @path: the workspace
 * @floor: where the bare tables go
 */
void
bench_dashboard_floor (const char *path, const char *floor)
{
  static const char *const statements[] = {
    "CREATE TABLE stage AS SELECT id,outcome,pipeline,coalesce(idle_limit,0) idle FROM w.stage",
    "CREATE TABLE deal AS SELECT d.id,stage,(SELECT outcome FROM w.stage s WHERE s.id=stage) outcome,owner,product,customer,source,lost_reason,"
    "amount,expected_on,opened_on,closed_on FROM w.deal d WHERE del<=0",
    "CREATE TABLE step AS SELECT deal,to_stage,effective_on day FROM w.stage_event WHERE del<=0",
    "CREATE TABLE activity AS SELECT deal,type,owner,due_on,done_at FROM w.activity WHERE del<=0",
    "CREATE TABLE customer AS SELECT id,type,owner,industry,source,lifecycle,city,phone,email,address FROM w.customer WHERE del<=0",
    "CREATE INDEX deal_closed ON deal(closed_on,outcome,owner,source,lost_reason,opened_on,amount)",
    "CREATE INDEX deal_open ON deal(outcome,expected_on,owner,stage,amount)",
    "CREATE INDEX deal_opened ON deal(opened_on,source,owner)",
    "CREATE INDEX deal_buyer ON deal(outcome,customer,closed_on,amount)",
    "CREATE INDEX step_deal ON step(deal,to_stage,day)",
    "CREATE INDEX activity_deal ON activity(deal,done_at,due_on)",
    "CREATE INDEX activity_done ON activity(done_at,type,owner)",
    "CREATE INDEX activity_due ON activity(due_on,type,done_at)",
    "CREATE INDEX customer_industry ON customer(industry)",
    "CREATE INDEX customer_lifecycle ON customer(lifecycle)",
    "CREATE INDEX customer_known ON customer(type,owner,industry,source,lifecycle,city,phone,email,address)",
    "ANALYZE",
  };
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS w", path);
  sqlite3 *db;

  g_unlink (floor);
  db = bench_floor_open (floor);
  bench_floor_exec (db, attach);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    bench_floor_exec (db, statements[i]);
  bench_floor_close (db);
}
