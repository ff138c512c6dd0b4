/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that is kept in memory or in totals beside the file says what a full recount says: every figure of the
 * catalogue by every group, in one snapshot, after random deeds, undo, redo, imports and merges. The seed is printed by the
 * test program; --seed repeats a run. */

#include "accord-memory-fixture.h"

#include "accord-class-spread.h"
#include "accord-date.h"
#include "accord-deal-book.h"
#include "accord-rank.h"
#include "accord-test.h"

#define STEPS 24
#define GROUPS_AT_ONCE 3

/* By some of the groups; others the next time. */
static void
assert_figures (Memory *t)
{
  memory_assert_groups (t, GROUPS_AT_ONCE);
}

static void
assert_all_figures (Memory *t)
{
  memory_assert_groups (t, MEMORY_N_GROUPS);
}

static char *
classes (Memory *t)
{
  g_autoptr (AccordClassSpread) all = accord_test_boxed (accord_class_spread_read (t->f.store, 0));
  g_autoptr (AccordClassSpread) some = accord_test_boxed (accord_class_spread_read (t->f.store, t->members[0]));
  GString *text = g_string_new (NULL);

  for (int i = 0; i < ACCORD_N_TIERS; i++)
    g_string_append_printf (text, "%d %d, ", (int) all->n_tiers[i], (int) some->n_tiers[i]);
  for (int i = 0; i < ACCORD_N_SEGMENTS; i++)
    g_string_append_printf (text, "%d %d, ", (int) all->n_segments[i], (int) some->n_segments[i]);
  return g_string_free (text, FALSE);
}

/* The second time the deals are not in memory: classes come from the file, and the charts from what is read anew. */
static void
assert_charts (Memory *t)
{
  g_autofree char *followed = memory_charts (t), *known = classes (t), *fresh = NULL, *told = NULL;

  g_object_set_data (G_OBJECT (t->f.store), "accord-deal-book", NULL);
  told = classes (t);
  fresh = memory_charts (t);
  g_assert_cmpstr (followed, ==, fresh);
  g_assert_cmpstr (known, ==, told);
}

/* Revenue by member once more, from nothing but the records: a deal with shares is theirs, to the cent by largest remainder;
 * another is its owner's. What locked books keep comes to nothing over all days. */

typedef struct {
  gint64 member;
  gint64 weight;
  gint64 part;
  gint64 rest;
} Piece;

static void
deal_out (GArray *pieces, gint64 amount, gint64 whole)
{
  gint64 left = amount;

  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      piece->part = amount * piece->weight / whole;
      piece->rest = amount * piece->weight % whole;
      left -= piece->part;
    }
  for (; left > 0; left--)
    {
      guint most = 0;

      for (guint i = 1; i < pieces->len; i++)
        if (g_array_index (pieces, Piece, i).rest > g_array_index (pieces, Piece, most).rest)
          most = i;
      g_array_index (pieces, Piece, most).part++;
      g_array_index (pieces, Piece, most).rest = -1;
    }
}

static void
recount_deal (AccordRecord *deal, GPtrArray *credits, const gint64 *members, gint64 *sums)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  AccordMoney amount;
  gint64 whole = 0;

  if (!accord_record_get_money (deal, "amount", &amount) || strcmp (amount.currency, "EUR") != 0)
    return;
  for (guint i = 0; i < credits->len; i++)
    {
      Piece piece = { accord_record_number (credits->pdata[i], "member"), accord_record_number (credits->pdata[i], "share"), 0, 0 };

      if (accord_record_number (credits->pdata[i], "deal") != accord_record_id (deal) || accord_record_number (credits->pdata[i], "overlay") != 0)
        continue;
      g_array_append_val (pieces, piece);
      whole += piece.weight;
    }
  if (pieces->len == 0)
    {
      Piece piece = { accord_record_number (deal, "owner"), whole = 1, 0, 0 };

      g_array_append_val (pieces, piece);
    }
  deal_out (pieces, amount.minor, whole);
  for (guint i = 0; i < pieces->len; i++)
    for (int m = 0; m < MEMORY_N_MEMBERS; m++)
      if (g_array_index (pieces, Piece, i).member == members[m])
        sums[m] += g_array_index (pieces, Piece, i).part;
}

static void
assert_credit (Memory *t)
{
  AccordPeriod all = accord_period_all ();
  g_autoptr (AccordQuery) won = accord_query_new (&accord_deal_kind), shares = accord_query_new (&accord_deal_credit_kind);
  g_autoptr (GPtrArray) deals = NULL, credits = accord_test_boxed (accord_store_select (t->f.store, shares)), figures = NULL;
  gint64 sums[MEMORY_N_MEMBERS] = { 0 };

  accord_query_add_text (won, "stage.outcome", ACCORD_OP_IS, "won");
  deals = accord_test_boxed (accord_store_select (t->f.store, won));
  for (guint i = 0; i < deals->len; i++)
    recount_deal (deals->pdata[i], credits, t->members, sums);
  figures = accord_report_fixture_run (&t->f, accord_report_fixture_request (&t->f, &all, "revenue", "member"));
  for (int m = 0; m < MEMORY_N_MEMBERS; m++)
    g_assert_cmpint (accord_report_fixture_find (figures, "revenue", (const char *[]) { "Ada", "Bo", "Cy" }[m])->numerator, ==, sums[m]);
}

static void
test_random_deeds (Memory *t, gconstpointer data)
{
  assert_figures (t);
  for (int i = 0; i < STEPS; i++)
    {
      memory_deed (t);
      assert_credit (t);
      if (i % 4 == 0)
        assert_figures (t);
      if (i % 10 == 0)
        assert_charts (t);
      else
        g_free (memory_charts (t));
    }
  assert_figures (t);
  assert_charts (t);
}

static gboolean
import (AccordBulk *bulk, gpointer data, GError **error)
{
  Memory *t = data;
  g_autofree char *rank = accord_rank_nth (1);
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 }, more[ACCORD_KIND_FIELDS_MAX] = { 0 };
  const AccordKind *kind = &accord_deal_kind, *activity = &accord_activity_kind;
  gboolean ok = TRUE;

  accord_value_set_text (&values[accord_kind_find (kind, "name")], "Imported");
  accord_value_set_both (&values[accord_kind_find (kind, "stage")], t->f.second, rank);
  accord_value_set_both (&values[accord_kind_find (kind, "amount")], 500, "EUR");
  accord_value_set_number (&values[accord_kind_find (kind, "opened_on")], t->today - 30);
  accord_value_set_number (&values[accord_kind_find (kind, "owner")], t->members[1]);
  accord_value_set_text (&more[accord_kind_find (activity, "title")], "Imported");
  accord_value_set_text (&more[accord_kind_find (activity, "type")], "visit");
  accord_value_set_number (&more[accord_kind_find (activity, "done_at")], accord_date_to_time (t->today - 4));
  for (int i = 0; ok && i < 40; i++)
    {
      gint64 deal = accord_bulk_create (bulk, kind, values, error);

      accord_value_set_number (&more[accord_kind_find (activity, "deal")], deal);
      ok = deal != 0 && accord_bulk_create (bulk, activity, more, error) != 0 &&
           accord_bulk_stage_event (bulk, &(AccordBulkStageEvent) { .deal = deal, .to_stage = t->f.second, .has_date = i % 2, .effective_on = t->today - 30 },
                                    error) != 0;
    }
  for (int i = 0; i < ACCORD_KIND_FIELDS_MAX; i++)
    {
      accord_value_clear (&values[i]);
      accord_value_clear (&more[i]);
    }
  return ok;
}

static void
test_imports_and_their_undo (Memory *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);

  assert_figures (t);
  accord_test_done (accord_journal_bulk (journal, "Imported", import, t, NULL));
  assert_figures (t);
  assert_charts (t);
  accord_test_done (accord_journal_undo (journal));
  assert_figures (t);
  accord_test_done (accord_journal_redo (journal));
  assert_figures (t);
  assert_charts (t);
}

static void
test_merged_customers_and_their_undo (Memory *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);

  assert_figures (t);
  for (int i = 0; i < 3; i++)
    {
      memory_merge_two (t);
      assert_figures (t);
    }
  for (int i = 0; i < 3; i++)
    {
      memory_attempt (t, accord_journal_undo (journal));
      assert_figures (t);
    }
}

static gint64
add (Memory *t, const AccordKind *kind, const char *title, const char *type, const char *link, gint64 to, gint64 due)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added");
  gint64 id = accord_edit_create (edit, kind), made = 0;
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, kind, id, kind->fields[accord_kind_title (kind)].name, title);
  accord_edit_set_text (edit, kind, id, "type", type);
  accord_edit_set_number (edit, kind, id, link, to);
  if (due != 0)
    accord_edit_set_number (edit, kind, id, "due_on", due);
  set = accord_test_commit (t->f.workspace, g_steal_pointer (&edit));
  g_assert_true (accord_change_set_created (set, kind, &made));
  return made;
}

static void
point (Memory *t, const AccordKind *kind, gint64 id, const char *link, gint64 to)
{
  AccordEdit *edit = accord_edit_new ("Moved over");

  accord_edit_set_number (edit, kind, id, link, to);
  accord_change_set_unref (accord_test_commit (t->f.workspace, edit));
}

/* A plan that goes to another deal is not the first one's any more, an address not the first customer's. */
static void
test_what_goes_to_another_leaves_the_first (Memory *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);
  gint64 first = accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.first });
  gint64 second = accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.first });
  gint64 plan = add (t, &accord_activity_kind, "A call", "call", "deal", first, t->today + 5);
  gint64 address = add (t, &accord_handle_kind, "ada@example.org", "email", "customer", g_array_index (t->customers, gint64, 0), 0);

  assert_figures (t);
  point (t, &accord_activity_kind, plan, "deal", second);
  assert_figures (t);
  point (t, &accord_handle_kind, address, "customer", g_array_index (t->customers, gint64, 1));
  assert_figures (t);
  accord_test_done (accord_journal_undo (journal));
  accord_test_done (accord_journal_undo (journal));
  assert_figures (t);
}

/* What was won last quarter is kept, until a deal of it changes, comes or goes. */
static void
test_a_kept_answer_ends_with_a_deal_of_its_days (Memory *t, gconstpointer data)
{
  gint64 day = t->today - 20;
  gint64 won = accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.won, .minor = 700, .currency = "EUR", .closed_on = day, .opened_on = day - 9 });
  gint64 open = accord_report_fixture_deal (&t->f, &(AccordTestDeal) { .stage = t->f.first, .minor = 900, .currency = "EUR" });

  for (int i = 0; i < 4; i++)
    {
      assert_all_figures (t);
      if (i == 0)
        accord_test_set (t->f.workspace, &accord_deal_kind, open, "name", "Another name");
      else if (i == 1)
        point (t, &accord_deal_kind, won, "closed_on", t->today - 200);
      else if (i == 2)
        point (t, &accord_deal_kind, won, "closed_on", day + 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  g_test_add ("/report/memory/figures-and-charts-after-random-deeds-are-those-of-a-recount", Memory, NULL, memory_set_up, test_random_deeds, memory_tear_down);
  g_test_add ("/report/memory/imports-and-their-undo", Memory, NULL, memory_set_up, test_imports_and_their_undo, memory_tear_down);
  g_test_add ("/report/memory/merged-customers-and-their-undo", Memory, NULL, memory_set_up, test_merged_customers_and_their_undo, memory_tear_down);
  g_test_add ("/report/memory/what-goes-to-another-leaves-the-first", Memory, NULL, memory_set_up, test_what_goes_to_another_leaves_the_first, memory_tear_down);
  g_test_add ("/report/memory/a-kept-answer-ends-with-a-deal-of-its-days", Memory, NULL, memory_set_up, test_a_kept_answer_ends_with_a_deal_of_its_days, memory_tear_down);
  return g_test_run ();
}
