/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a board promises while cards are moved, on a real workspace. */

#include "accord-board.h"
#include "accord-rank.h"
#include "workspace-fixture.h"

#define N_FIRST 3

typedef struct {
  Fixture base;
  AccordBoard *board;
  AccordBoardColumn *first; /* Deals 0, 1, 2 of 100, 200, 300 euros */
  AccordBoardColumn *second; /* Deals 3, 4 of 400, 500 euros */
  char *shown_at_commit;
} BoardFixture;

static gboolean
create_deals (AccordBulk *bulk, gpointer data, GError **error)
{
  const gint64 *stages = data;
  const AccordKind *kind = &accord_deal_kind;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
      g_autofree char *name = g_strdup_printf ("Deal %u", i);
      g_autofree char *rank = accord_rank_nth (i);
      gint64 id;

      accord_value_set_text (&values[accord_kind_find (kind, "name")], name);
      accord_value_set_both (&values[accord_kind_find (kind, "stage")], stages[i < N_FIRST ? 0 : 1],
                             rank);
      accord_value_set_both (&values[accord_kind_find (kind, "amount")], (i + 1) * 10000, "EUR");
      id = accord_bulk_create (bulk, kind, values, error);
      for (int f = 0; f < kind->n_fields; f++)
        accord_value_clear (&values[f]);
      if (id == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
board_is_filled (gpointer data)
{
  BoardFixture *fixture = data;
  g_autoptr (AccordBoardColumn) first = g_list_model_get_item (G_LIST_MODEL (fixture->board), 0);
  g_autoptr (AccordBoardColumn) second = g_list_model_get_item (G_LIST_MODEL (fixture->board), 1);

  return first && second && g_list_model_get_n_items (G_LIST_MODEL (first)) == N_FIRST
         && g_list_model_get_n_items (G_LIST_MODEL (second)) == 2
         && accord_board_column_get_sum (first) != 0;
}

static void
set_up (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (DexFuture) future = NULL;
  g_autoptr (GError) error = NULL;
  gint64 stages[2];

  fixture_set_up (&fixture->base, data);
  stages[0] = fixture_stage (&fixture->base, 0);
  stages[1] = fixture_stage (&fixture->base, 1);
  future = accord_journal_bulk (accord_workspace_get_journal (fixture->base.workspace),
                                "Imported deals", create_deals, stages, NULL);
  await (future, &error);
  g_assert_no_error (error);
  fixture->board = accord_board_new (fixture->base.workspace, fixture_pipeline (&fixture->base));
  run_until (board_is_filled, fixture);
  fixture->first = accord_board_get_column (fixture->board, stages[0]);
  fixture->second = accord_board_get_column (fixture->board, stages[1]);
  run_to_rest (50);
}

static void
tear_down (BoardFixture *fixture, gconstpointer data)
{
  let_go (fixture->board);
  g_free (fixture->shown_at_commit);
  fixture_tear_down (&fixture->base, data);
}

/* The names in a column, such as "012" for Deal 0, Deal 1, Deal 2. */
static char *
cards (AccordBoardColumn *column)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (column)); i++)
    {
      g_autoptr (AccordEntity) deal = g_list_model_get_item (G_LIST_MODEL (column), i);

      g_string_append (names, accord_entity_get_title (deal) + strlen ("Deal "));
    }
  return g_string_free (names, FALSE);
}

static void
assert_cards (AccordBoardColumn *column, const char *expected)
{
  g_autofree char *shown = cards (column);

  g_assert_cmpstr (shown, ==, expected);
}

static gint64
card_id (AccordBoardColumn *column, guint position)
{
  return accord_id_list_id_at (accord_board_column_get_deals (column), position);
}

static GtSignalLogger *
watch_columns (BoardFixture *fixture)
{
  GtSignalLogger *logger = gt_signal_logger_new ();

  gt_signal_logger_connect (logger, fixture->first, "items-changed");
  gt_signal_logger_connect (logger, fixture->second, "items-changed");
  return logger;
}

static void
test_open_stages_are_columns (BoardFixture *fixture, gconstpointer data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->board));
  GListModel *closed = accord_board_get_closed (fixture->board);

  g_assert_true (accord_board_is_loaded (fixture->board));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AccordBoardColumn) column
          = g_list_model_get_item (G_LIST_MODEL (fixture->board), i);

      g_assert_cmpstr (accord_entity_get_text (accord_board_column_get_stage (column), "outcome"),
                       ==, "open");
    }
  g_assert_cmpuint (g_list_model_get_n_items (closed), >, 0);
  for (guint i = 0; i < g_list_model_get_n_items (closed); i++)
    {
      g_autoptr (AccordBoardColumn) column = g_list_model_get_item (closed, i);

      g_assert_cmpstr (accord_entity_get_text (accord_board_column_get_stage (column), "outcome"),
                       !=, "open");
    }
  assert_cards (fixture->first, "012");
  assert_cards (fixture->second, "34");
  g_assert_cmpint (accord_board_column_get_count (fixture->first), ==, 3);
  g_assert_cmpint (accord_board_column_get_sum (fixture->first), ==, 60000);
  g_assert_cmpint (accord_board_column_get_sum (fixture->second), ==, 90000);
}

/* What the columns show at the moment the journal tells of a commit. */
static void
note_shown_cb (AccordJournal *journal, AccordChangeSet *changes, gpointer data)
{
  BoardFixture *fixture = data;
  g_autofree char *first = cards (fixture->first);
  g_autofree char *second = cards (fixture->second);

  g_free (fixture->shown_at_commit);
  fixture->shown_at_commit = g_strconcat (first, "|", second, NULL);
}

static void
test_move_shows_before_commit_and_never_flickers (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (GtSignalLogger) logger = watch_columns (fixture);
  gint64 deal = card_id (fixture->first, 1);
  g_autoptr (DexFuture) move = NULL;
  g_autoptr (GError) error = NULL;
  const GValue *value;

  g_signal_connect (accord_workspace_get_journal (fixture->base.workspace), "committed",
                    G_CALLBACK (note_shown_cb), fixture);
  move = accord_board_move (fixture->board, &deal, 1, fixture->second, 1);
  assert_items_changed (logger, fixture->first, 1, 1, 0);
  assert_items_changed (logger, fixture->second, 1, 0, 1);
  assert_cards (fixture->first, "02");
  assert_cards (fixture->second, "314");

  value = await (move, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((AccordChangeSet *) g_value_get_boxed (value))->label, ==,
                   "Moved “Deal 1” to First contact");
  g_assert_cmpstr (fixture->shown_at_commit, ==, "02|314");
  run_to_rest (300);
  gt_signal_logger_assert_no_emissions (logger);
  assert_cards (fixture->first, "02");
  assert_cards (fixture->second, "314");
  g_assert_cmpint (accord_board_column_get_sum (fixture->first), ==, 40000);
  g_assert_cmpint (accord_board_column_get_sum (fixture->second), ==, 110000);
}

static void
test_undo_brings_the_card_back (BoardFixture *fixture, gconstpointer data)
{
  gint64 deal = card_id (fixture->first, 1);
  g_autoptr (DexFuture) move = accord_board_move (fixture->board, &deal, 1, fixture->second, 2);
  g_autoptr (GtSignalLogger) logger = NULL;
  g_autoptr (DexFuture) undo = NULL;
  g_autoptr (GError) error = NULL;

  await (move, &error);
  g_assert_no_error (error);
  run_to_rest (200);
  assert_cards (fixture->second, "341");
  logger = watch_columns (fixture);
  undo = accord_journal_undo (accord_workspace_get_journal (fixture->base.workspace));
  await (undo, &error);
  g_assert_no_error (error);
  run_to_rest (300);
  assert_cards (fixture->first, "012");
  assert_cards (fixture->second, "34");
  g_assert_cmpuint (gt_signal_logger_get_n_emissions (logger), ==, 2);
}

static void
test_refused_move_returns_the_card (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordBoardColumn) gone = g_list_model_get_item (G_LIST_MODEL (fixture->board), 2);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Deleted stage");
  gint64 deal = card_id (fixture->first, 0);
  g_autoptr (DexFuture) move = NULL;
  g_autoptr (GError) error = NULL;

  accord_edit_delete (edit, &accord_stage_kind, accord_board_column_get_stage_id (gone));
  fixture_commit (&fixture->base, edit);
  move = accord_board_move (fixture->board, &deal, 1, gone, 0);
  assert_cards (fixture->first, "12");
  g_assert_null (await (move, &error));
  g_assert_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD);
  assert_cards (fixture->first, "012");
  run_to_rest (300);
  assert_cards (fixture->first, "012");
}

static void
test_second_move_starts_from_the_first (BoardFixture *fixture, gconstpointer data)
{
  gint64 one = card_id (fixture->first, 0);
  gint64 two = card_id (fixture->first, 1);
  g_autoptr (DexFuture) first = accord_board_move (fixture->board, &one, 1, fixture->second, 1);
  g_autoptr (DexFuture) second = accord_board_move (fixture->board, &two, 1, fixture->second, 2);
  g_autoptr (DexFuture) third = accord_board_move (fixture->board, &one, 1, fixture->second, 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (GtSignalLogger) logger = NULL;

  assert_cards (fixture->second, "3140");
  logger = watch_columns (fixture);
  await (first, &error);
  g_assert_no_error (error);
  await (second, &error);
  g_assert_no_error (error);
  await (third, &error);
  g_assert_no_error (error);
  run_to_rest (300);
  gt_signal_logger_assert_no_emissions (logger);
  assert_cards (fixture->first, "2");
  assert_cards (fixture->second, "3140");
}

static void
test_several_cards_travel_together (BoardFixture *fixture, gconstpointer data)
{
  gint64 deals[] = { card_id (fixture->first, 2), card_id (fixture->first, 0) };
  g_autoptr (DexFuture) move = accord_board_move (fixture->board, deals, 2, fixture->second, 0);
  g_autoptr (GError) error = NULL;

  assert_cards (fixture->second, "2034");
  await (move, &error);
  g_assert_no_error (error);
  run_to_rest (300);
  assert_cards (fixture->first, "1");
  assert_cards (fixture->second, "2034");
}

static void
test_place_it_has_is_no_move (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (GtSignalLogger) logger = watch_columns (fixture);
  gint64 deal = card_id (fixture->first, 1);
  g_autoptr (DexFuture) above = accord_board_move (fixture->board, &deal, 1, fixture->first, 1);
  g_autoptr (DexFuture) below = accord_board_move (fixture->board, &deal, 1, fixture->first, 2);

  g_assert_null (g_value_get_boxed (await (above, NULL)));
  g_assert_null (g_value_get_boxed (await (below, NULL)));
  gt_signal_logger_assert_no_emissions (logger);
}

static void
test_changed_deals_are_placed_without_finding_again (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordBoardColumn) third = g_list_model_get_item (G_LIST_MODEL (fixture->board), 2);
  guint n_first = accord_id_list_get_n_finds (accord_board_column_get_deals (fixture->first));
  guint n_third = accord_id_list_get_n_finds (accord_board_column_get_deals (third));
  g_autoptr (AccordEdit) edit = accord_edit_new ("Moved deal");
  g_autofree char *rank = accord_rank_between (NULL, NULL);

  accord_edit_set_both (edit, &accord_deal_kind, card_id (fixture->first, 0), "stage",
                        accord_board_column_get_stage_id (fixture->second), rank);
  fixture_commit (&fixture->base, edit);
  run_to_rest (300);
  assert_cards (fixture->first, "12");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->second)), ==, 3);
  assert_cards (fixture->second, "034");
  g_assert_cmpuint (accord_id_list_get_n_finds (accord_board_column_get_deals (fixture->first)), ==,
                    n_first);
  g_assert_cmpuint (accord_id_list_get_n_finds (accord_board_column_get_deals (third)), ==,
                    n_third);
}

static void
test_new_stage_adds_one_column (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->board));
  g_autoptr (AccordEdit) edit = accord_edit_new ("Added stage");
  g_autofree char *rank = accord_rank_between (
    accord_entity_get_text (accord_board_column_get_stage (fixture->first), "rank"),
    accord_entity_get_text (accord_board_column_get_stage (fixture->second), "rank"));
  gint64 stage = accord_edit_create (edit, &accord_stage_kind);

  accord_edit_set_text (edit, &accord_stage_kind, stage, "name", "Extra");
  accord_edit_set_text (edit, &accord_stage_kind, stage, "outcome", "open");
  accord_edit_set_text (edit, &accord_stage_kind, stage, "rank", rank);
  accord_edit_set_number (edit, &accord_stage_kind, stage, "pipeline",
                          fixture_pipeline (&fixture->base));
  gt_signal_logger_connect (logger, fixture->board, "items-changed");
  fixture_commit (&fixture->base, edit);
  run_to_rest (300);
  assert_items_changed (logger, fixture->board, 1, 0, 1);
  gt_signal_logger_assert_no_emissions (logger);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->board)), ==, n + 1);
  g_assert_true (
      accord_board_get_column (fixture->board, accord_board_column_get_stage_id (fixture->first))
      == fixture->first);
}

static gboolean
create_unranked (AccordBulk *bulk, gpointer data, GError **error)
{
  const AccordKind *kind = &accord_deal_kind;

  for (guint i = 5; i < 8; i++)
    {
      g_autofree AccordValue *values = g_new0 (AccordValue, kind->n_fields);
      g_autofree char *name = g_strdup_printf ("Deal %u", i);
      gint64 id;

      accord_value_set_text (&values[accord_kind_find (kind, "name")], name);
      accord_value_set_number (&values[accord_kind_find (kind, "stage")], *(gint64 *) data);
      id = accord_bulk_create (bulk, kind, values, error);
      accord_value_clear (&values[accord_kind_find (kind, "name")]);
      if (id == 0)
        return FALSE;
    }
  return TRUE;
}

static void
test_cards_without_order_get_one (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordBoardColumn) third = g_list_model_get_item (G_LIST_MODEL (fixture->board), 2);
  gint64 stage = accord_board_column_get_stage_id (third);
  g_autoptr (GError) error = NULL;
  g_autoptr (DexFuture) import = accord_journal_bulk (
    accord_workspace_get_journal (fixture->base.workspace), "Imported deals", create_unranked,
    &stage, NULL);
  g_autoptr (DexFuture) move = NULL;
  gint64 deal;

  await (import, &error);
  g_assert_no_error (error);
  run_to_rest (300);
  assert_cards (third, "567");
  deal = card_id (third, 2);
  move = accord_board_move (fixture->board, &deal, 1, third, 1);
  await (move, &error);
  g_assert_no_error (error);
  run_to_rest (300);
  assert_cards (third, "576");
}

static void
set_rank (BoardFixture *fixture, gint64 deal, AccordBoardColumn *column, const char *rank)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Ranked");

  accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", accord_board_column_get_stage_id (column), rank);
  fixture_commit (&fixture->base, edit);
}

static char *
rank_of (BoardFixture *fixture, gint64 deal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DexFuture) future
    = accord_store_load_one (accord_workspace_get_store (fixture->base.workspace), &accord_deal_kind, deal);
  AccordRecord *record = g_value_get_boxed (await (future, &error));

  g_assert_no_error (error);
  return g_strdup (accord_record_text (record, "stage"));
}

/* Two ranks of 40 digits that differ in the last one leave no room for a short one. */
static void
test_ranks_grown_long_are_spread_anew (BoardFixture *fixture, gconstpointer data)
{
  static const char low[] = "a1VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV1";
  static const char high[] = "a1VVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVVV2";
  gint64 cards_of[] = { card_id (fixture->first, 0), card_id (fixture->first, 1), card_id (fixture->first, 2) };
  gint64 deal = card_id (fixture->second, 0);
  g_autoptr (DexFuture) move = NULL;
  g_autoptr (DexFuture) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  set_rank (fixture, cards_of[1], fixture->first, low);
  set_rank (fixture, cards_of[2], fixture->first, high);
  run_to_rest (100);
  assert_cards (fixture->first, "012");
  move = accord_board_move (fixture->board, &deal, 1, fixture->first, 2);
  await (move, &error);
  g_assert_no_error (error);
  run_to_rest (100);
  assert_cards (fixture->first, "0132");
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *rank = rank_of (fixture, card_id (fixture->first, i));

      g_assert_true (accord_rank_valid (rank));
      g_assert_cmpuint (strlen (rank), <=, 40);
    }
  undo = accord_journal_undo (accord_workspace_get_journal (fixture->base.workspace));
  await (undo, &error);
  g_assert_no_error (error);
  run_to_rest (100);
  assert_cards (fixture->first, "012");
  assert_cards (fixture->second, "34");
  kept = rank_of (fixture, cards_of[1]);
  g_assert_cmpstr (kept, ==, low);
}

/* Where there is no room, only cards close by are ranked anew. */
static gboolean
create_many (AccordBulk *bulk, gpointer data, GError **error)
{
  const AccordKind *kind = &accord_deal_kind;
  AccordValue values[64] = { 0 };
  gboolean ok = TRUE;

  accord_value_set_text (&values[accord_kind_find (kind, "name")], "Deal 9");
  for (gint64 i = 0; ok && i < 400; i++)
    {
      g_autofree char *rank = accord_rank_nth (i == 201 ? 200 : i); /* two of one rank */

      accord_value_set_both (&values[accord_kind_find (kind, "stage")], *(gint64 *) data, rank);
      ok = accord_bulk_create (bulk, kind, values, error) != 0;
    }
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  return ok;
}

static void
test_only_cards_close_by_are_ranked_anew (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordBoardColumn) third = g_list_model_get_item (G_LIST_MODEL (fixture->board), 2);
  gint64 stage = accord_board_column_get_stage_id (third);
  g_autoptr (DexFuture) import = accord_journal_bulk (accord_workspace_get_journal (fixture->base.workspace),
                                                      "Imported deals", create_many, &stage, NULL);
  gint64 deal = card_id (fixture->first, 0);
  g_autoptr (DexFuture) move = NULL;
  g_autoptr (GError) error = NULL;
  AccordChangeSet *set;
  gint64 above;

  await (import, &error);
  g_assert_no_error (error);
  run_to_rest (300);
  above = card_id (third, 200);
  move = accord_board_move (fixture->board, &deal, 1, third, 201);
  set = g_value_get_boxed (await (move, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (set->n_done, <=, 2 * 16 + 1 + 1); /* the cards, and the stage's event */
  run_to_rest (200);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (third)), ==, 401);
  g_assert_cmpint (card_id (third, 200), ==, above);
  g_assert_cmpint (card_id (third, 201), ==, deal);
}

static void
assert_as_in_file (BoardFixture *fixture, AccordBoardColumn *column)
{
  g_autoptr (AccordQuery) query = fixture_query (&accord_deal_kind, "stage");
  AccordIdList *list = accord_board_column_get_deals (column);
  g_autoptr (DexFuture) find = NULL;
  AccordIds *ids;

  accord_query_add_number (query, "stage", ACCORD_OP_IS, accord_board_column_get_stage_id (column));
  find = accord_store_find (accord_workspace_get_store (fixture->base.workspace), query);
  ids = g_value_get_boxed (await (find, NULL));
  g_assert_cmpuint (accord_id_list_get_n (list), ==, ids->n_ids);
  g_assert_cmpint (accord_id_list_get_total (list), ==, ids->n_ids);
  for (guint i = 0; i < ids->n_ids; i++)
    g_assert_cmpint (accord_id_list_id_at (list, i), ==, ids->ids[i]);
}

/* @under_way: what is not waited for */
static void
random_deed (BoardFixture *fixture, const gint64 *deals, guint n_deals, GPtrArray *under_way)
{
  static const char *const ranks[] = { "a0", "a1", "a1", "a2", "a3V", "b00", NULL };
  AccordBoardColumn *columns[] = { fixture->first, fixture->second };
  AccordBoardColumn *column = columns[g_test_rand_int_range (0, 2)];
  gint64 some[] = { deals[g_test_rand_int_range (0, (int) n_deals)], deals[g_test_rand_int_range (0, (int) n_deals)] };
  AccordJournal *journal = accord_workspace_get_journal (fixture->base.workspace);
  g_autoptr (AccordEdit) edit = accord_edit_new ("Random");
  g_autoptr (DexFuture) future = NULL;
  int deed = g_test_rand_int_range (0, 6);

  if (deed == 0 && accord_journal_get_undo_label (journal) != NULL)
    future = accord_journal_undo (journal);
  else if (deed == 1)
    accord_edit_delete (edit, &accord_deal_kind, some[0]);
  else if (deed == 2)
    accord_edit_restore (edit, &accord_deal_kind, some[0]);
  else if (deed == 3 && accord_board_find_deal (fixture->board, some[0], NULL) != NULL)
    future = accord_board_move (fixture->board, some, 1, column,
                                (guint) g_test_rand_int_range (0, (int) accord_id_list_get_n (accord_board_column_get_deals (column)) + 1));
  else
    for (int i = 0; i < 2; i++)
      accord_edit_set_both (edit, &accord_deal_kind, some[i], "stage", accord_board_column_get_stage_id (column),
                            ranks[g_test_rand_int_range (0, 7)]);
  if (future == NULL)
    future = accord_journal_commit (journal, edit);
  if (g_test_rand_bit ())
    await (future, NULL);
  else
    g_ptr_array_add (under_way, g_steal_pointer (&future)); /* the next comes meanwhile */
}

static void
test_random_deeds_show_what_the_file_says (BoardFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) under_way = g_ptr_array_new_with_free_func (dex_unref);
  gint64 deals[5];

  for (guint i = 0; i < 5; i++)
    deals[i] = i < N_FIRST ? card_id (fixture->first, i) : card_id (fixture->second, i - N_FIRST);
  for (int i = 0; i < 60; i++)
    {
      random_deed (fixture, deals, 5, under_way);
      if (i % 4 != 3)
        continue;
      for (guint k = 0; k < under_way->len; k++)
        await (under_way->pdata[k], NULL);
      g_ptr_array_set_size (under_way, 0);
      run_to_rest (150);
      assert_as_in_file (fixture, fixture->first);
      assert_as_in_file (fixture, fixture->second);
    }
}

#define ADD(name, func) \
  g_test_add ("/lists/board/" name, BoardFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  ADD ("open-stages-are-columns", test_open_stages_are_columns);
  ADD ("move-shows-before-commit-and-never-flickers",
       test_move_shows_before_commit_and_never_flickers);
  ADD ("undo-brings-the-card-back", test_undo_brings_the_card_back);
  ADD ("refused-move-returns-the-card", test_refused_move_returns_the_card);
  ADD ("second-move-starts-from-the-first", test_second_move_starts_from_the_first);
  ADD ("several-cards-travel-together", test_several_cards_travel_together);
  ADD ("place-it-has-is-no-move", test_place_it_has_is_no_move);
  ADD ("changed-deals-are-placed-without-finding-again", test_changed_deals_are_placed_without_finding_again);
  ADD ("cards-without-order-get-one", test_cards_without_order_get_one);
  ADD ("ranks-grown-long-are-spread-anew", test_ranks_grown_long_are_spread_anew);
  ADD ("only-cards-close-by-are-ranked-anew", test_only_cards_close_by_are_ranked_anew);
  ADD ("random-deeds-show-what-the-file-says", test_random_deeds_show_what_the_file_says);
  ADD ("new-stage-adds-one-column", test_new_stage_adds_one_column);
  return g_test_run ();
}
