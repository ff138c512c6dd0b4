/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals, activities, customers and people at random, for tests that hold two ways of counting together. */

#include "accord-memory-fixture.h"

#include "accord-date.h"
#include "accord-deal-split.h"
#include "accord-rank.h"
#include "accord-record-merge.h"
#include "accord-test.h"

#define N_CUSTOMERS 8

int
memory_pick (Memory *t, int n)
{
  return g_rand_int_range (t->rand, 0, n);
}

static gint64
any (Memory *t, GArray *ids)
{
  return g_array_index (ids, gint64, memory_pick (t, (int) ids->len));
}

static void
add_deal (Memory *t)
{
  static const char *const currencies[] = { "EUR", "EUR", "USD", NULL }, *const sources[] = { "Fair", "Web", "展会" };
  gint64 stage = t->stages[memory_pick (t, 7)], day = t->today - memory_pick (t, 200);
  gboolean closed = stage == t->f.won || stage == t->f.lost;
  gint64 deal = accord_report_fixture_deal (&t->f, &(AccordTestDeal) {
    .stage = stage, .minor = memory_pick (t, 99999), .currency = currencies[memory_pick (t, 4)], .owner = memory_pick (t, 4) > 0 ? t->members[memory_pick (t, MEMORY_N_MEMBERS)] : 0,
    .product = memory_pick (t, 3) > 0 ? t->products[memory_pick (t, 2)] : 0, .customer = memory_pick (t, 5) > 0 ? any (t, t->customers) : 0,
    .expected_on = memory_pick (t, 4) > 0 ? t->today + memory_pick (t, 150) - 60 : 0, .opened_on = memory_pick (t, 6) > 0 ? day - memory_pick (t, 60) : 0,
    .closed_on = closed && memory_pick (t, 8) > 0 ? day : 0, .probability = memory_pick (t, 3) * 33 });

  if (memory_pick (t, 3) > 0)
    accord_test_set (t->f.workspace, &accord_deal_kind, deal, "source", sources[memory_pick (t, 3)]);
  if (stage == t->f.lost && memory_pick (t, 2) > 0)
    accord_test_set (t->f.workspace, &accord_deal_kind, deal, "lost_reason", "Price");
  accord_report_fixture_event (&t->f, deal, 0, t->f.first, day - 20);
  if (stage != t->f.first)
    accord_report_fixture_event (&t->f, deal, t->f.first, stage, day);
  g_array_append_val (t->deals, deal);
}

/* Sent, and answered or skipped at most times. */
static void
make_survey (Memory *t, AccordEdit *edit, gint64 id)
{
  gboolean ten = memory_pick (t, 2) > 0;
  int way = memory_pick (t, 4);

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", memory_pick (t, 2) ? "Care" : "Delivery");
  accord_edit_set_text (edit, &accord_activity_kind, id, "scale", ten ? "10" : "5");
  if (way > 1)
    accord_edit_set_number (edit, &accord_activity_kind, id, "score", ten ? memory_pick (t, 11) : 1 + memory_pick (t, 5));
  if (way > 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "answered_at", accord_date_to_time (t->today - memory_pick (t, 60)));
}

static void
add_activity (Memory *t)
{
  static const char *const types[] = { "call", "meeting", "visit", "note", "task", "survey", "survey" };
  const char *type = types[memory_pick (t, (int) G_N_ELEMENTS (types))];
  g_autoptr (AccordEdit) edit = accord_edit_new ("An activity");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Something");
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", type);
  if (g_str_equal (type, "survey"))
    make_survey (t, edit, id);
  accord_edit_set_number (edit, &accord_activity_kind, id, "deal", any (t, t->deals));
  accord_edit_set_number (edit, &accord_activity_kind, id, "customer", any (t, t->customers));
  if (memory_pick (t, 4) > 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "owner", t->members[memory_pick (t, MEMORY_N_MEMBERS)]);
  if (memory_pick (t, 4) > 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", t->today + memory_pick (t, 40) - 30);
  if (memory_pick (t, 2) > 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", accord_date_to_time (t->today - memory_pick (t, 60)) + (gint64) memory_pick (t, 86400) * 1000);
  accord_change_set_unref (accord_test_commit (t->f.workspace, g_steal_pointer (&edit)));
}

static void
add_ticket (Memory *t)
{
  static const char *const types[] = { "complaint", "complaint", "fault" }, *const states[] = { "working", "resolved", "closed", "rejected" };
  const char *state = states[memory_pick (t, 4)];
  gint64 opened = t->today - 5 - memory_pick (t, 80);
  AccordEdit *edit = accord_edit_new ("A ticket");
  gint64 id = accord_edit_create (edit, &accord_ticket_kind);

  accord_edit_set_text (edit, &accord_ticket_kind, id, "subject", "It hums");
  accord_edit_set_text (edit, &accord_ticket_kind, id, "type", types[memory_pick (t, 3)]);
  accord_edit_set_text (edit, &accord_ticket_kind, id, "state", state);
  accord_edit_set_text (edit, &accord_ticket_kind, id, "reason", "It does not");
  accord_edit_set_number (edit, &accord_ticket_kind, id, "customer", any (t, t->customers));
  accord_edit_set_number (edit, &accord_ticket_kind, id, "opened_at", accord_date_to_time (opened));
  if (memory_pick (t, 3) > 0)
    accord_edit_set_number (edit, &accord_ticket_kind, id, "answered_at", accord_date_to_time (opened + memory_pick (t, 4)));
  if (g_str_equal (state, "resolved") || g_str_equal (state, "closed"))
    accord_edit_set_number (edit, &accord_ticket_kind, id, "resolved_at", accord_date_to_time (opened + memory_pick (t, 6)));
  if (memory_pick (t, 4) > 0)
    accord_edit_set_number (edit, &accord_ticket_kind, id, "owner", t->members[memory_pick (t, MEMORY_N_MEMBERS)]);
  if (memory_pick (t, 2) > 0)
    accord_edit_set_number (edit, &accord_ticket_kind, id, "deal", any (t, t->deals));
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

static void
add_campaign (Memory *t)
{
  AccordEdit *edit = accord_edit_new ("A campaign");
  gint64 id = accord_edit_create (edit, &accord_campaign_kind);

  accord_edit_set_text (edit, &accord_campaign_kind, id, "name", "A fair");
  accord_edit_set_number (edit, &accord_campaign_kind, id, "starts_on", t->today - memory_pick (t, 80));
  accord_edit_set_number (edit, &accord_campaign_kind, id, "owner", t->members[memory_pick (t, MEMORY_N_MEMBERS)]);
  if (memory_pick (t, 3) > 0)
    accord_edit_set_both (edit, &accord_campaign_kind, id, "cost", 100 + memory_pick (t, 5000), "EUR");
  accord_edit_set_number (edit, &accord_customer_kind, any (t, t->customers), "campaign", id);
  accord_edit_set_number (edit, &accord_deal_kind, any (t, t->deals), "campaign", id);
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

static void
add_reading (Memory *t)
{
  static const char *const figures[] = { "exam", "cases", "talks", "reviews", "awareness" };
  AccordEdit *edit = accord_edit_new ("Entered");
  gint64 id = accord_edit_create (edit, &accord_reading_kind);

  accord_edit_set_text (edit, &accord_reading_kind, id, "name", "Something");
  accord_edit_set_text (edit, &accord_reading_kind, id, "figure", figures[memory_pick (t, 5)]);
  accord_edit_set_number (edit, &accord_reading_kind, id, "until_on", t->today - memory_pick (t, 80));
  accord_edit_set_number (edit, &accord_reading_kind, id, "reached", memory_pick (t, 20));
  if (memory_pick (t, 2) > 0)
    accord_edit_set_number (edit, &accord_reading_kind, id, "possible", 20 + memory_pick (t, 20));
  if (memory_pick (t, 4) > 0)
    accord_edit_set_number (edit, &accord_reading_kind, id, "member", t->members[memory_pick (t, MEMORY_N_MEMBERS)]);
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

static void
add_delivery (Memory *t)
{
  AccordEdit *edit = accord_edit_new ("A contract");
  gint64 id = accord_edit_create (edit, &accord_contract_kind);
  gint64 day = t->today - memory_pick (t, 80);

  accord_edit_set_text (edit, &accord_contract_kind, id, "name", "Lamps");
  accord_edit_set_number (edit, &accord_contract_kind, id, "deal", any (t, t->deals));
  accord_edit_set_number (edit, &accord_contract_kind, id, "deliver_on", day);
  if (memory_pick (t, 3) > 0)
    accord_edit_set_number (edit, &accord_contract_kind, id, "delivered_on", day - 3 + memory_pick (t, 6));
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

static DexFuture *
all_ids (Memory *t, const AccordKind *kind)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);

  return accord_store_find (t->f.store, query);
}

/* What a deed made, undid or took away. */
static void
learn_ids (Memory *t, const AccordKind *kind, GArray *list)
{
  g_autoptr (AccordIds) ids = accord_test_boxed (all_ids (t, kind));

  if (ids->n_ids == 0)
    return;
  g_array_set_size (list, 0);
  g_array_append_vals (list, ids->ids, ids->n_ids);
}

void
memory_set_up (Memory *t, gconstpointer data)
{
  accord_report_fixture_set_up (&t->f, data);
  t->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  t->today = accord_date_today ();
  t->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  t->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  t->activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  t->handles = g_array_new (FALSE, FALSE, sizeof (gint64));
  memcpy (t->stages, (gint64[]) { t->f.first, t->f.second, t->f.third, t->f.hold, t->f.won, t->f.lost, t->f.discarded }, sizeof t->stages);
  for (int i = 0; i < 2; i++)
    {
      t->teams[i] = accord_report_fixture_name (&t->f, &accord_team_kind, i ? "North" : "South", NULL, 0, NULL);
      t->products[i] = accord_report_fixture_name (&t->f, &accord_product_kind, i ? "Lamp" : "Chair", NULL, 0, NULL);
    }
  for (int i = 0; i < MEMORY_N_MEMBERS; i++)
    {
      t->members[i] = accord_report_fixture_name (&t->f, &accord_member_kind, (const char *[]) { "Ada", "Bo", "Cy" }[i], "team", t->teams[i % 2], NULL);
      accord_test_set (t->f.workspace, &accord_member_kind, t->members[i], "office", i ? "Bern" : "Ulm");
    }
  for (int i = 0; i < N_CUSTOMERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Customer %d", i);
      gint64 id = accord_report_fixture_name (&t->f, &accord_customer_kind, name, "owner", t->members[i % MEMORY_N_MEMBERS], NULL);

      accord_test_set (t->f.workspace, &accord_customer_kind, id, "industry", i % 3 ? "Retail" : "");
      g_array_append_val (t->customers, id);
    }
  for (int i = 0; i < 2; i++)
    accord_test_set (t->f.workspace, &accord_stage_kind, t->stages[i], "idle_limit", i ? "9" : "30");
  for (int i = 0; i < 25; i++)
    add_deal (t);
  for (int i = 0; i < 15; i++)
    add_activity (t);
  for (int i = 0; i < 9; i++)
    add_ticket (t);
  for (int i = 0; i < 6; i++)
    {
      add_campaign (t);
      add_reading (t);
      add_delivery (t);
    }
  learn_ids (t, &accord_activity_kind, t->activities);
}

void
memory_tear_down (Memory *t, gconstpointer data)
{
  g_rand_free (t->rand);
  g_array_unref (t->customers);
  g_array_unref (t->deals);
  g_array_unref (t->activities);
  g_array_unref (t->handles);
  accord_report_fixture_tear_down (&t->f, data);
}

/* Commits; refused deeds (the Trash is not moved, nothing to undo) are none. */
void
memory_attempt (Memory *t, DexFuture *done)
{
  accord_test_wait (done);
  dex_unref (done);
}

void
memory_merge_two (Memory *t)
{
  gint64 ids[] = { any (t, t->customers), any (t, t->customers) };
  g_autoptr (DexFuture) prepared = NULL;
  AccordRecordMerge *merging;
  g_autoptr (AccordEdit) edit = NULL;

  if (ids[0] == ids[1])
    return;
  prepared = accord_record_merge_prepare (t->f.store, &accord_customer_kind, ids, 2);
  accord_test_wait (prepared);
  if (!dex_future_is_resolved (prepared))
    return;
  merging = g_value_get_boxed (dex_future_get_value (prepared, NULL));
  edit = accord_record_merge_to_edit (merging);
  memory_attempt (t, accord_journal_commit (accord_workspace_get_journal (t->f.workspace), edit));
}

/* Shares of a deal: two or three members, or nobody; now and then overlay besides. */
static AccordEdit *
share_deal (Memory *t, gint64 deal)
{
  g_autoptr (GPtrArray) rows = accord_test_boxed (accord_deal_split_load (t->f.store, deal));
  gint64 first = 1 + memory_pick (t, 9998);
  AccordDealShare shares[MEMORY_N_MEMBERS] = { { t->members[0], first, FALSE }, { t->members[1], 10000 - first, FALSE }, { t->members[2], 3300, TRUE } };

  return accord_deal_split_edit (deal, "A deal", rows, shares, (guint[]) { 0, 2, 2, 3 }[memory_pick (t, 4)]);
}

/* What somebody does to one record. */
static AccordEdit *
random_edit (Memory *t)
{
  g_autofree char *rank = accord_rank_nth (1 + memory_pick (t, 90));
  AccordEdit *edit = accord_edit_new ("A deed");
  gint64 deal = any (t, t->deals), activity = any (t, t->activities), customer = any (t, t->customers);

  switch (memory_pick (t, 20))
    {
    case 18: case 19:
      accord_edit_unref (edit);
      return share_deal (t, deal);
    case 0: case 1:
      accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", t->stages[memory_pick (t, 7)], rank);
      break;
    case 2:
      accord_edit_set_number (edit, &accord_deal_kind, deal, "expected_on", t->today + memory_pick (t, 100) - 50);
      break;
    case 3:
      accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", memory_pick (t, 9999), memory_pick (t, 2) ? "EUR" : "USD");
      break;
    case 4:
      accord_edit_set_number (edit, &accord_deal_kind, deal, "owner", t->members[memory_pick (t, MEMORY_N_MEMBERS)]);
      break;
    case 5:
      accord_edit_delete (edit, &accord_deal_kind, deal);
      break;
    case 6:
      accord_edit_set_number (edit, &accord_activity_kind, activity, "done_at", accord_date_to_time (t->today - memory_pick (t, 50)));
      break;
    case 7:
      accord_edit_set_number (edit, &accord_activity_kind, activity, "due_on", t->today + memory_pick (t, 30) - 10);
      break;
    case 8:
      accord_edit_set_number (edit, &accord_activity_kind, activity, "deal", deal);
      break;
    case 9:
      accord_edit_delete (edit, &accord_activity_kind, activity);
      break;
    case 10:
      accord_edit_set_text (edit, &accord_customer_kind, customer, memory_pick (t, 2) ? "industry" : "phone", memory_pick (t, 3) ? "1234567" : NULL);
      break;
    case 16:
      if (memory_pick (t, 2))
        accord_edit_set_text (edit, &accord_customer_kind, customer, "tier_pin", memory_pick (t, 3) ? "medium" : NULL);
      else
        accord_edit_set_text (edit, &accord_customer_kind, customer, "segment_pin", memory_pick (t, 3) ? "at_risk" : NULL);
      break;
    case 11:
      accord_edit_set_number (edit, &accord_customer_kind, customer, "owner", t->members[memory_pick (t, MEMORY_N_MEMBERS)]);
      break;
    case 12:
      accord_edit_set_number (edit, &accord_member_kind, t->members[memory_pick (t, MEMORY_N_MEMBERS)], "team", t->teams[memory_pick (t, 2)]);
      break;
    case 13:
      accord_edit_set_number (edit, &accord_stage_kind, t->stages[memory_pick (t, 3)], "idle_limit", memory_pick (t, 40));
      break;
    case 15:
      accord_edit_set_number (edit, &accord_workspace_kind, accord_workspace_get_settings_id (t->f.workspace), "locked_until", t->today - memory_pick (t, 60));
      break;
    case 14:
      {
        gint64 handle = accord_edit_create (edit, &accord_handle_kind);

        accord_edit_set_text (edit, &accord_handle_kind, handle, "value", "ada@example.org");
        accord_edit_set_text (edit, &accord_handle_kind, handle, "type", "email");
        accord_edit_set_number (edit, &accord_handle_kind, handle, "customer", customer);
        break;
      }
    default:
      accord_edit_set_number (edit, &accord_deal_kind, deal, "customer", customer);
      break;
    }
  return edit;
}

void
memory_deed (Memory *t)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);
  g_autoptr (AccordEdit) edit = NULL;

  switch (memory_pick (t, 8))
    {
    case 0:
      add_deal (t);
      break;
    case 1:
      add_activity (t);
      break;
    case 2:
      memory_attempt (t, memory_pick (t, 3) ? accord_journal_undo (journal) : accord_journal_redo (journal));
      break;
    case 3:
      memory_merge_two (t);
      break;
    default:
      edit = random_edit (t);
      memory_attempt (t, accord_journal_commit (journal, edit));
      break;
    }
  learn_ids (t, &accord_deal_kind, t->deals);
  learn_ids (t, &accord_activity_kind, t->activities);
  learn_ids (t, &accord_customer_kind, t->customers);
}

void
memory_every_kpi (AccordReportRequest *request)
{
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  for (int i = 0; i < n; i++)
    g_assert_true (accord_report_request_add (request, kpis[i]->id, NULL));
}
