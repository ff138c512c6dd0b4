/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a board promises that is grouped by another field than the stage, on a real workspace. */

#include "accord-board.h"
#include "accord-date.h"
#include "accord-rank.h"
#include "workspace-fixture.h"

typedef struct {
  Fixture base;
  AccordBoard *board;
  gint64 deals[4]; /* "0" … "3" of 100 … 400 euros; the last is in the second stage, none has an owner */
  const char *expected;
} GroupFixture;

static gint64
made (AccordChangeSet *set, const AccordKind *kind)
{
  gint64 id = 0;

  g_assert_true (accord_change_set_created (set, kind, &id));
  return id;
}

static AccordChangeSet *
commit (GroupFixture *self, AccordEdit *edit)
{
  g_autoptr (DexFuture) future = accord_journal_commit (accord_workspace_get_journal (self->base.workspace), edit);
  g_autoptr (GError) error = NULL;
  const GValue *value = await (future, &error);

  g_assert_no_error (error);
  accord_edit_unref (edit);
  return g_value_dup_boxed (value);
}

static gint64
add_named (GroupFixture *self, const AccordKind *kind, const char *name)
{
  AccordEdit *edit = accord_edit_new ("Added");
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_text (edit, kind, accord_edit_create (edit, kind), "name", name);
  set = commit (self, edit);
  return made (set, kind);
}

static void
set_number (GroupFixture *self, const AccordKind *kind, gint64 id, const char *field, gint64 number)
{
  AccordEdit *edit = accord_edit_new ("Changed");
  g_autoptr (AccordChangeSet) set = NULL;

  accord_edit_set_number (edit, kind, id, field, number);
  set = commit (self, edit);
}

static void
set_up (GroupFixture *self, gconstpointer data)
{
  fixture_set_up (&self->base, data);
  for (guint i = 0; i < 4; i++)
    {
      AccordEdit *edit = accord_edit_new ("Added");
      gint64 id = accord_edit_create (edit, &accord_deal_kind);
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *rank = accord_rank_nth (i);
      g_autoptr (AccordChangeSet) set = NULL;

      accord_edit_set_text (edit, &accord_deal_kind, id, "name", name);
      accord_edit_set_both (edit, &accord_deal_kind, id, "stage", fixture_stage (&self->base, i < 3 ? 0 : 1), rank);
      accord_edit_set_both (edit, &accord_deal_kind, id, "amount", (i + 1) * 10000, "EUR");
      set = commit (self, edit);
      self->deals[i] = made (set, &accord_deal_kind);
    }
  self->board = accord_board_new (self->base.workspace, fixture_pipeline (&self->base));
}

static void
tear_down (GroupFixture *self, gconstpointer data)
{
  let_go (self->board);
  fixture_tear_down (&self->base, data);
}

/* "Ana 01 €300 | Nobody 23 €700": columns, their cards and sums in whole euros. */
static char *
shown (GroupFixture *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->board)); i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (self->board), i);
      guint n = g_list_model_get_n_items (G_LIST_MODEL (column));
      g_autoptr (GPtrArray) names = g_ptr_array_new ();
      g_autofree char *all = NULL;

      if (n == 0)
        continue;
      for (guint k = 0; k < n; k++)
        {
          g_autoptr (AccordEntity) deal = g_list_model_get_item (G_LIST_MODEL (column), k);

          g_ptr_array_add (names, (gpointer) accord_entity_get_title (deal));
        }
      g_ptr_array_add (names, NULL);
      all = g_strjoinv ("", (GStrv) names->pdata);
      g_string_append_printf (text, "%s%s %s €%d", text->len ? " | " : "", accord_board_column_get_title (column), all,
                              (int) (accord_board_column_get_sum (column) / 100));
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_shown (gpointer data)
{
  GroupFixture *self = data;
  g_autofree char *text = shown (self);

  return g_strcmp0 (text, self->expected) == 0;
}

static void
await_shown (GroupFixture *self, const char *expected)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  self->expected = expected;
  while (!is_shown (self) && g_get_monotonic_time () < end)
    run_for (20);
  if (!is_shown (self))
    {
      g_autofree char *text = shown (self);

      g_assert_cmpstr (text, ==, expected);
    }
}

static AccordBoardColumn *
column_named (GroupFixture *self, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->board)); i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (G_LIST_MODEL (self->board), i);

      if (g_str_equal (accord_board_column_get_title (column), title))
        return column; /* the board holds it */
    }
  g_assert_not_reached ();
}

static char *
move (GroupFixture *self, const char *to, const gint64 *deals, guint n)
{
  g_autoptr (DexFuture) future = accord_board_move (self->board, deals, n, column_named (self, to), 0);
  g_autoptr (GError) error = NULL;
  const GValue *value = await (future, &error);

  g_assert_no_error (error);
  return g_strdup (((AccordChangeSet *) g_value_get_boxed (value))->label);
}

static void
undo (GroupFixture *self)
{
  g_autoptr (DexFuture) future = accord_journal_undo (accord_workspace_get_journal (self->base.workspace));
  g_autoptr (GError) error = NULL;

  await (future, &error);
  g_assert_no_error (error);
}

static AccordRecord *
load (GroupFixture *self, gint64 deal)
{
  g_autoptr (DexFuture) future = accord_store_load_one (accord_workspace_get_store (self->base.workspace), &accord_deal_kind, deal);

  return g_value_dup_boxed (await (future, NULL));
}

static void
test_owners (GroupFixture *self, gconstpointer data)
{
  gint64 ana = add_named (self, &accord_member_kind, "Ana");
  g_autofree char *label = NULL;
  g_autofree char *labels = NULL;
  g_autoptr (AccordRecord) moved = NULL;

  add_named (self, &accord_member_kind, "Ben");
  set_number (self, &accord_deal_kind, self->deals[0], "owner", ana);
  accord_board_set_grouping (self->board, "owner");
  await_shown (self, "Ana 0 €100 | Nobody 123 €900");
  label = move (self, "Ben", &self->deals[3], 1);
  g_assert_cmpstr (label, ==, "Owner of “3”: Ben");
  await_shown (self, "Ana 0 €100 | Ben 3 €400 | Nobody 12 €500");
  moved = load (self, self->deals[3]);
  g_assert_cmpint (accord_record_number (moved, "stage"), ==, fixture_stage (&self->base, 1));
  labels = move (self, "Ana", &self->deals[1], 2);
  g_assert_cmpstr (labels, ==, "Owner of 2 deals: Ana");
  await_shown (self, "Ana 012 €600 | Ben 3 €400");
  undo (self);
  await_shown (self, "Ana 0 €100 | Ben 3 €400 | Nobody 12 €500");
  g_free (move (self, "Nobody", &self->deals[0], 1));
  await_shown (self, "Ben 3 €400 | Nobody 012 €600");
}

static void
test_back_to_stages (GroupFixture *self, gconstpointer data)
{
  accord_board_set_grouping (self->board, "owner");
  await_shown (self, "Nobody 0123 €1000");
  accord_board_set_grouping (self->board, NULL);
  await_shown (self, "Identify 012 €600 | First contact 3 €400");
  g_free (move (self, "First contact", &self->deals[0], 1));
  await_shown (self, "Identify 12 €500 | First contact 03 €500");
  g_assert_cmpuint (g_list_model_get_n_items (accord_board_get_stages (self->board)), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (self->board)));
}

static void
test_closed_leave (GroupFixture *self, gconstpointer data)
{
  GListModel *closed = accord_board_get_closed (self->board);
  g_autoptr (AccordBoardColumn) won = NULL;
  g_autoptr (DexFuture) future = NULL;
  g_autoptr (GError) error = NULL;

  accord_board_set_grouping (self->board, "owner");
  await_shown (self, "Nobody 0123 €1000");
  won = g_list_model_get_item (closed, 1); /* behind those on hold */
  future = accord_board_move (self->board, &self->deals[2], 1, won, 0);
  await (future, &error);
  g_assert_no_error (error);
  await_shown (self, "Nobody 013 €700");
}

static void
test_team_is_the_owners (GroupFixture *self, gconstpointer data)
{
  gint64 ana = add_named (self, &accord_member_kind, "Ana");
  gint64 north = add_named (self, &accord_team_kind, "North");

  set_number (self, &accord_member_kind, ana, "team", north);
  set_number (self, &accord_deal_kind, self->deals[0], "owner", ana);
  accord_board_set_grouping (self->board, "owner.team");
  await_shown (self, "North 0 €100 | No team 123 €900");
  g_assert_cmpstr (accord_board_group_get_refusal (accord_board_column_get_group (column_named (self, "North"))), ==,
                   "A deal is in the team of its owner. Give it to somebody of that team.");
}

static void
test_months (GroupFixture *self, gconstpointer data)
{
  gint64 today = accord_date_today ();
  gint64 next;
  int year, month;
  g_autoptr (DexFuture) future = NULL;
  g_autoptr (AccordRecord) moved = NULL;
  g_autoptr (AccordRecord) again = NULL;
  g_autoptr (AccordBoardColumn) past = NULL;
  g_autoptr (AccordBoardColumn) second = NULL;

  accord_date_to_ymd (today, &year, &month, NULL);
  next = accord_date_add_months (accord_date_from_ymd (year, month, 1), 1);
  set_number (self, &accord_deal_kind, self->deals[0], "expected_on", today - 1);
  set_number (self, &accord_deal_kind, self->deals[1], "expected_on", accord_date_from_ymd (2020, 1, 31));
  set_number (self, &accord_deal_kind, self->deals[2], "expected_on", today + 900);
  accord_board_set_grouping (self->board, "expected_on");
  await_shown (self, "Slipped 10 €300 | Later 2 €300 | No date 3 €400");
  past = g_list_model_get_item (G_LIST_MODEL (self->board), 0);
  second = g_list_model_get_item (G_LIST_MODEL (self->board), 2);
  g_assert_nonnull (accord_board_group_get_refusal (accord_board_column_get_group (past)));
  g_assert_null (accord_board_group_get_refusal (accord_board_column_get_group (second)));
  g_assert_nonnull (accord_board_group_get_refusal (accord_board_column_get_group (column_named (self, "Later"))));
  future = accord_board_move (self->board, &self->deals[1], 1, second, 0);
  await (future, NULL);
  moved = load (self, self->deals[1]); /* the 31st, or the last day there is */
  g_assert_cmpint (accord_record_number (moved, "expected_on"), ==, accord_date_add_months (next, 1) - 1);
  g_free (move (self, "No date", &self->deals[1], 1));
  again = load (self, self->deals[1]);
  g_assert_cmpint (accord_record_number (again, "expected_on"), ==, 0);
  await_shown (self, "Slipped 0 €100 | Later 2 €300 | No date 13 €600");
}

static void
test_own_choice (GroupFixture *self, gconstpointer data)
{
  AccordEdit *edit = accord_edit_new ("Added");
  gint64 id = accord_edit_create (edit, &accord_custom_field_kind);
  g_autoptr (AccordChangeSet) set = NULL;
  g_autoptr (GArray) groupings = NULL;
  const AccordDealGrouping *own;
  g_autofree char *label = NULL;

  accord_edit_set_text (edit, &accord_custom_field_kind, id, "label", "Grade");
  accord_edit_set_text (edit, &accord_custom_field_kind, id, "target", "deal");
  accord_edit_set_text (edit, &accord_custom_field_kind, id, "type", "choice");
  accord_edit_set_text (edit, &accord_custom_field_kind, id, "choices", "Gold\nSilver");
  set = commit (self, edit);
  groupings = accord_board_groupings (self->base.workspace);
  own = &g_array_index (groupings, AccordDealGrouping, groupings->len - 1);
  g_assert_cmpstr (own->label, ==, "Grade");
  g_assert_cmpstr (accord_deal_groupings_label (groupings, own->path), ==, "Grade");
  g_assert_cmpstr (accord_deal_groupings_label (groupings, "owner.team"), ==, "Team");
  g_assert_null (accord_deal_groupings_label (groupings, "gone"));
  g_assert_null (accord_deal_groupings_label (groupings, NULL));
  accord_board_set_grouping (self->board, own->path);
  await_shown (self, "Not chosen 0123 €1000");
  label = move (self, "Silver", &self->deals[1], 1);
  g_assert_cmpstr (label, ==, "Grade of “1”: Silver");
  await_shown (self, "Silver 1 €200 | Not chosen 023 €800");
}

static void
test_filter_and_steps (GroupFixture *self, gconstpointer data)
{
  g_autoptr (AccordQuery) filter = accord_query_new (&accord_deal_kind);
  g_autoptr (GError) error = NULL;

  accord_query_add_text (filter, "name", ACCORD_OP_IS_NOT, "2");
  accord_query_set_sort (filter, "name", FALSE, &error);
  g_assert_no_error (error);
  accord_board_set_grouping (self->board, "forecast");
  await_shown (self, "Not chosen 0123 €1000");
  accord_board_set_filter (self->board, filter);
  await_shown (self, "Not chosen 013 €700");
  accord_board_set_steps (self->board, ACCORD_STEPS_PLANNED);
  await_shown (self, "");
  accord_board_set_steps (self->board, ACCORD_STEPS_NONE);
  await_shown (self, "Not chosen 013 €700");
  accord_board_set_steps (self->board, 0);
  accord_board_set_filter (self->board, NULL);
  await_shown (self, "Not chosen 0123 €1000");
}

static void
price (GroupFixture *self, gint64 deal, gint64 minor, const char *currency)
{
  AccordEdit *edit = accord_edit_new ("Priced");

  accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", minor, currency);
  accord_change_set_unref (commit (self, edit));
}

/* A group's deals stand in several stages: their dollars are one sum, beside the euros. */
static void
test_currencies_stand_apart (GroupFixture *self, gconstpointer data)
{
  const AccordCurrencySum *dollars;
  AccordBoardColumn *nobody;

  price (self, self->deals[1], 3333, "USD");
  price (self, self->deals[3], 1111, "USD");
  accord_board_set_grouping (self->board, "owner");
  await_shown (self, "Nobody 0123 €400");
  nobody = column_named (self, "Nobody");
  g_assert_cmpint (accord_board_column_get_unpriced (nobody), ==, 0);
  g_assert_cmpuint (accord_currency_sums_n (accord_board_column_get_others (nobody)), ==, 1);
  dollars = accord_currency_sums_at (accord_board_column_get_others (nobody), 0);
  g_assert_cmpstr (dollars->currency, ==, "USD");
  g_assert_cmpint (dollars->n, ==, 2);
  g_assert_cmpint (dollars->sum, ==, 4444);
  g_assert_cmpint (dollars->weighted, ==, 167 + 111); /* 5 % of one, 10 % of the other */
}

/* One group beyond counting says so and shows no sum; the others have theirs, and all of it is back when it is put
 * right. Once over the limit within a stage, once over two of them. */
static void
test_beyond_counting (GroupFixture *self, gconstpointer data)
{
  gint64 ana = add_named (self, &accord_member_kind, "Ana");

  set_number (self, &accord_deal_kind, self->deals[0], "owner", ana);
  accord_board_set_grouping (self->board, "owner");
  await_shown (self, "Ana 0 €100 | Nobody 123 €900");
  for (int other = 2; other <= 3; other++)
    {
      price (self, self->deals[1], G_MAXINT64, "EUR");
      price (self, self->deals[other], G_MAXINT64, "EUR");
      while (accord_board_get_trouble (self->board) == NULL)
        run_for (20);
      g_assert_true (g_str_has_prefix (accord_board_get_trouble (self->board), "The amounts of these deals add up to more"));
      g_assert_false (accord_board_column_has_sums (column_named (self, "Nobody")));
      g_assert_cmpint (accord_board_column_get_count (column_named (self, "Nobody")), ==, 3);
      g_assert_true (accord_board_column_has_sums (column_named (self, "Ana")));
      price (self, self->deals[1], 20000, "EUR");
      price (self, self->deals[other], 10000 * (other + 1), "EUR");
      await_shown (self, "Ana 0 €100 | Nobody 123 €900");
      while (accord_board_get_trouble (self->board) != NULL)
        run_for (20);
      g_assert_true (accord_board_column_has_sums (column_named (self, "Nobody")));
    }
}

#define TEST(name, func) g_test_add ("/lists/board-groups/" name, GroupFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  dex_init ();
  g_test_init (&argc, &argv, NULL);
  TEST ("owners-are-columns-and-a-move-gives-the-deal", test_owners);
  TEST ("back-to-stages-nothing-is-lost", test_back_to_stages);
  TEST ("won-deals-leave-a-group-too", test_closed_leave);
  TEST ("team-is-the-owners-and-says-so", test_team_is_the_owners);
  TEST ("months-keep-the-day-and-refuse-the-past", test_months);
  TEST ("own-choice-fields-are-groups", test_own_choice);
  TEST ("filter-and-next-steps-hold-in-groups", test_filter_and_steps);
  TEST ("each-currency-has-its-own-sum", test_currencies_stand_apart);
  TEST ("sums-beyond-counting-are-said", test_beyond_counting);
  return g_test_run ();
}
