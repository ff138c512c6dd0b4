/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The team with its figures, on a real workspace. */

#include "accord-member-list.h"
#include "workspace-fixture.h"

typedef struct {
  Fixture base;
  AccordMemberList *list;
} TeamFixture;

static gint64
find_stage (Fixture *fixture, const char *outcome)
{
  g_autoptr (AccordQuery) query = fixture_query (&accord_stage_kind, "rank");
  g_autoptr (DexFuture) future = NULL;
  GPtrArray *records;

  accord_query_add_text (query, "outcome", ACCORD_OP_IS, outcome);
  future = accord_store_select (accord_workspace_get_store (fixture->workspace), query);
  records = g_value_get_boxed (await (future, NULL));
  g_assert_cmpuint (records->len, >, 0);
  return accord_record_id (g_ptr_array_index (records, 0));
}

static void
add_deal (Fixture *fixture, gint64 owner, const char *outcome, gint64 minor)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added deal");
  gint64 deal = accord_edit_create (edit, &accord_deal_kind);

  accord_edit_set_text (edit, &accord_deal_kind, deal, "name", outcome);
  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", find_stage (fixture, outcome),
                        "a0");
  accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", minor, "EUR");
  accord_edit_set_number (edit, &accord_deal_kind, deal, "owner", owner);
  if (g_strcmp0 (outcome, "open") != 0)
    accord_edit_set_number (edit, &accord_deal_kind, deal, "closed_on", 20000);
  if (g_strcmp0 (outcome, "lost") == 0)
    accord_edit_set_text (edit, &accord_deal_kind, deal, "lost_reason", "Price");
  fixture_commit (fixture, edit);
}

static gboolean
is_filled (gpointer data)
{
  return accord_member_list_has_figures (data) && g_list_model_get_n_items (data) == 2;
}

static void
set_up (TeamFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added members");
  AccordPeriod period = accord_period_custom (19990, 20010);
  const char *names[] = { "Zoe", "Anna" };

  fixture_set_up (&fixture->base, data);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    accord_edit_set_text (edit, &accord_member_kind, accord_edit_create (edit, &accord_member_kind),
                          "name", names[i]);
  fixture_commit (&fixture->base, edit);
  fixture->list = accord_member_list_new (fixture->base.workspace, &period);
  run_until (is_filled, fixture->list);
}

static void
tear_down (TeamFixture *fixture, gconstpointer data)
{
  let_go (fixture->list);
  fixture_tear_down (&fixture->base, data);
}

static void
test_figures_follow_the_journal (TeamFixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  g_autoptr (AccordMemberItem) anna = g_list_model_get_item (model, 0);
  g_autoptr (AccordMemberItem) zoe = g_list_model_get_item (model, 1);
  gint64 id = accord_entity_get_id (accord_member_item_get_member (anna));
  g_autofree char *none = NULL;
  double revenue, win_rate;

  g_object_get (anna, "win-rate-text", &none, NULL);
  g_assert_cmpstr (none, ==, "—");
  add_deal (&fixture->base, id, "won", 150000);
  add_deal (&fixture->base, id, "won", 50000);
  add_deal (&fixture->base, id, "lost", 70000);
  run_to_rest (400);
  g_object_get (anna, "revenue", &revenue, "win-rate", &win_rate, NULL);
  g_assert_cmpfloat (revenue, ==, 200000);
  g_assert_cmpfloat_with_epsilon (win_rate, 2.0 / 3.0, 1e-9);
  g_assert_cmpint (accord_member_item_get_win_rate (anna)->numerator, ==, 2);
  g_object_get (zoe, "revenue", &revenue, NULL);
  g_assert_cmpfloat (revenue, ==, 0);
}

static void
test_other_period_has_other_figures (TeamFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordMemberItem) anna = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  AccordPeriod period = accord_period_custom (20010, 20020);
  double revenue;

  add_deal (&fixture->base, accord_entity_get_id (accord_member_item_get_member (anna)), "won",
            150000);
  run_to_rest (300);
  g_object_get (anna, "revenue", &revenue, NULL);
  g_assert_cmpfloat (revenue, ==, 150000);
  accord_member_list_set_period (fixture->list, &period);
  run_to_rest (300);
  g_object_get (anna, "revenue", &revenue, NULL);
  g_assert_cmpfloat (revenue, ==, 0);
}

static void
failed_cb (AccordMemberList *list, const char *sentence, char **told)
{
  g_set_str (told, sentence);
}

static gboolean
is_told (gpointer data)
{
  return *(char **) data != NULL;
}

/* What was read before stays: a page with figures does not become an empty one. */
static void
test_failure_is_told (TeamFixture *fixture, gconstpointer data)
{
  AccordPeriod period = accord_period_custom (20010, 20020);
  g_autofree char *told = NULL;
  g_autoptr (DexFuture) closed = NULL;

  g_signal_connect (fixture->list, "failed", G_CALLBACK (failed_cb), &told);
  closed = accord_store_close (accord_workspace_get_store (fixture->base.workspace));
  await (closed, NULL);
  accord_member_list_set_period (fixture->list, &period);
  run_until (is_told, &told);
  g_assert_cmpstr (told, ==, "The workspace is closed.");
  g_assert_true (is_filled (fixture->list));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add ("/lists/members/figures-follow-the-journal", TeamFixture, NULL, set_up,
              test_figures_follow_the_journal, tear_down);
  g_test_add ("/lists/members/other-period-has-other-figures", TeamFixture, NULL, set_up,
              test_other_period_has_other_figures, tear_down);
  g_test_add ("/lists/members/failure-is-told", TeamFixture, NULL, set_up, test_failure_is_told, tear_down);
  return g_test_run ();
}
