/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lists promise to views, on a real workspace. */

#include <sqlite3.h>
#include <time.h>
#include "accord-id-choice.h"
#include "workspace-fixture.h"

typedef struct {
  Fixture base;
  AccordIdList *list;
} ListFixture;

static AccordQuery *
by_name (void)
{
  return fixture_query (&accord_customer_kind, "name");
}

static void
set_up (ListFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) query = by_name ();

  fixture_set_up (&fixture->base, data);
  fixture_add_customers (&fixture->base, GPOINTER_TO_UINT (data));
  fixture->list = accord_id_list_new (fixture->base.workspace);
  accord_id_list_set_query (fixture->list, query);
  run_until_found (fixture->list);
  g_assert_cmpuint (accord_id_list_get_n (fixture->list), ==, GPOINTER_TO_UINT (data));
}

static void
tear_down (ListFixture *fixture, gconstpointer data)
{
  let_go (fixture->list);
  fixture_tear_down (&fixture->base, data);
}

static gboolean
entity_is_loaded (gpointer data)
{
  return accord_entity_is_loaded (data);
}

static AccordEntity *
get_row (ListFixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static void
test_first_rows_come_with_the_ids (ListFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (AccordEntity) row = get_row (fixture, i);
      g_autofree char *name = g_strdup_printf ("Customer %05u", i);

      g_assert_true (accord_entity_is_loaded (row));
      g_assert_cmpstr (accord_entity_get_title (row), ==, name);
    }
}

static void
test_same_object_while_held (ListFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordEntity) first = get_row (fixture, 4321);
  g_autoptr (AccordEntity) second = NULL;

  run_until (entity_is_loaded, first);
  for (guint i = 0; i < 4000; i += 10)
    {
      g_autoptr (AccordEntity) other = get_row (fixture, i);

      if (i % 500 == 0)
        run_until (entity_is_loaded, other);
    }
  second = get_row (fixture, 4321);
  g_assert_true (first == second);
  g_assert_cmpstr (accord_entity_get_title (first), ==, "Customer 04321");
}

/* What is asked next is answered after the caller has returned to the main loop. */
static void
keep_store_busy (ListFixture *fixture)
{
  g_autoptr (AccordQuery) everything = by_name ();

  for (guint i = 0; i < 20; i++)
    dex_future_disown (
      accord_store_find (accord_workspace_get_store (fixture->base.workspace), everything));
}

static void
test_late_answer_is_dropped (ListFixture *fixture, gconstpointer data)
{
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();
  g_autoptr (AccordQuery) first = by_name ();
  g_autoptr (AccordQuery) second = by_name ();

  accord_query_add_text (first, "name", ACCORD_OP_CONTAINS, "Customer 01");
  accord_query_add_text (second, "name", ACCORD_OP_IS, "Customer 00002");
  gt_signal_logger_connect (logger, fixture->list, "items-changed");
  keep_store_busy (fixture);
  accord_id_list_set_query (fixture->list, first);
  accord_id_list_set_query (fixture->list, second);
  run_until_found (fixture->list);
  run_to_rest (200);
  assert_items_changed (logger, fixture->list, 0, 5000, 1);
  gt_signal_logger_assert_no_emissions (logger);
  g_assert_cmpuint (accord_id_list_get_n (fixture->list), ==, 1);
}

static void
change_text (ListFixture *fixture, gint64 id, const char *field, const char *text)
{
  g_autoptr (AccordEdit) edit = accord_edit_new ("Changed customer");

  accord_edit_set_text (edit, &accord_customer_kind, id, field, text);
  fixture_commit (&fixture->base, edit);
  run_to_rest (100);
}

static void
test_edit_of_other_field_does_not_requery (ListFixture *fixture, gconstpointer data)
{
  guint n_finds = accord_id_list_get_n_finds (fixture->list);
  g_autoptr (AccordEntity) row = get_row (fixture, 7);

  change_text (fixture, accord_id_list_id_at (fixture->list, 7), "city", "Ulm");
  g_assert_cmpuint (accord_id_list_get_n_finds (fixture->list), ==, n_finds);
  g_assert_cmpstr (accord_entity_get_text (row, "city"), ==, "Ulm");
  change_text (fixture, accord_id_list_id_at (fixture->list, 7), "name", "Zeta");
  g_assert_cmpuint (accord_id_list_get_n_finds (fixture->list), ==, n_finds + 1);
}

static void
test_rename_moves_exactly_one_row (ListFixture *fixture, gconstpointer data)
{
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();
  g_autoptr (AccordEntity) row = get_row (fixture, 10);
  guint position;

  gt_signal_logger_connect (logger, fixture->list, "items-changed");
  change_text (fixture, accord_entity_get_id (row), "name", "Customer 04000 b");
  /* Without row 10, "Customer 04000" is at 3999. */
  assert_items_changed (logger, fixture->list, 10, 1, 0);
  assert_items_changed (logger, fixture->list, 4000, 0, 1);
  gt_signal_logger_assert_no_emissions (logger);
  g_assert_true (accord_id_list_position_of (fixture->list, accord_entity_get_id (row), &position));
  g_assert_cmpuint (position, ==, 4000);
}

static void
test_many_commits_are_one_requery (ListFixture *fixture, gconstpointer data)
{
  guint n_finds = accord_id_list_get_n_finds (fixture->list);
  AccordJournal *journal = accord_workspace_get_journal (fixture->base.workspace);
  DexFuture *futures[20];

  for (guint i = 0; i < G_N_ELEMENTS (futures); i++)
    {
      g_autoptr (AccordEdit) edit = accord_edit_new ("Changed customer");
      g_autofree char *name = g_strdup_printf ("Other %u", i);

      accord_edit_set_text (edit, &accord_customer_kind, accord_id_list_id_at (fixture->list, i),
                            "name", name);
      futures[i] = accord_journal_commit (journal, edit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (futures); i++)
    {
      g_assert_nonnull (await (futures[i], NULL));
      dex_unref (futures[i]);
    }
  run_to_rest (300);
  g_assert_cmpuint (accord_id_list_get_n_finds (fixture->list), >, n_finds);
  g_assert_cmpuint (accord_id_list_get_n_finds (fixture->list), <, n_finds + 20);
  g_assert_cmpuint (accord_id_list_get_n (fixture->list), ==, 5000);
}

static gboolean
is_empty (gpointer data)
{
  return accord_id_list_get_n (data) == 0
         && accord_id_list_get_empty_reason (data) != ACCORD_EMPTY_NOT;
}

static void
test_undo_of_import_empties_list (ListFixture *fixture, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (fixture->base.workspace);
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();
  g_autoptr (DexFuture) undo = NULL;
  g_autoptr (GError) error = NULL;

  gt_signal_logger_connect (logger, fixture->list, "items-changed");
  undo = accord_journal_undo (journal);
  await (undo, &error);
  g_assert_no_error (error);
  run_until (is_empty, fixture->list);
  g_assert_cmpint (accord_id_list_get_empty_reason (fixture->list), ==, ACCORD_EMPTY_NO_RECORDS);
  assert_items_changed (logger, fixture->list, 0, 5000, 0);
  gt_signal_logger_assert_no_emissions (logger);
}

static void
test_no_match_is_not_no_records (ListFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) query = by_name ();

  accord_query_set_search (query, "nobodyatall");
  accord_id_list_set_query (fixture->list, query);
  run_until (is_empty, fixture->list);
  g_assert_cmpint (accord_id_list_get_empty_reason (fixture->list), ==, ACCORD_EMPTY_NO_MATCH);
}

static void
rename_by_another_program (ListFixture *fixture, const char *sql)
{
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (accord_workspace_get_path (fixture->base.workspace), &other), ==, SQLITE_OK);
  sqlite3_busy_timeout (other, 5000);
  g_assert_cmpint (sqlite3_exec (other, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
}

static gboolean
has_failed (gpointer list)
{
  return accord_id_list_get_empty_reason (list) == ACCORD_EMPTY_FAILED;
}

static gboolean
has_fifty (gpointer list)
{
  return accord_id_list_get_n (list) == 50;
}

static gboolean
says_why_empty (gpointer list)
{
  return accord_id_list_get_n (list) == 0 && accord_id_list_get_empty_reason (list) != ACCORD_EMPTY_LOADING;
}

/* A kind without a table has no records yet, unless it had some while the file was open: with conditions and without. */
static void
test_a_table_taken_away_is_said (ListFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) all = by_name (), some = by_name (), none = fixture_query (&accord_quote_kind, NULL), again = by_name ();

  rename_by_another_program (fixture, "ALTER TABLE customer RENAME TO elsewhere");
  accord_id_list_set_query (fixture->list, none);
  run_until (says_why_empty, fixture->list);
  g_assert_cmpint (accord_id_list_get_empty_reason (fixture->list), ==, ACCORD_EMPTY_NO_RECORDS);
  accord_query_add_text (some, "city", ACCORD_OP_IS, "Bremen");
  accord_id_list_set_query (fixture->list, some);
  run_until (says_why_empty, fixture->list);
  g_assert_cmpint (accord_id_list_get_empty_reason (fixture->list), ==, ACCORD_EMPTY_FAILED);
  accord_id_list_set_query (fixture->list, all);
  run_until (says_why_empty, fixture->list);
  g_assert_cmpint (accord_id_list_get_empty_reason (fixture->list), ==, ACCORD_EMPTY_FAILED);
  accord_id_list_refresh (fixture->list);
  run_to_rest (200);
  g_assert_true (has_failed (fixture->list));
  rename_by_another_program (fixture, "ALTER TABLE elsewhere RENAME TO customer");
  accord_id_list_set_query (fixture->list, again);
  run_until (has_fifty, fixture->list);
}

/* Everybody is found, after nobody was: the first rows, then all others. @n_first: what the list is told, 0: nothing */
static void
assert_first_rows (ListFixture *fixture, guint n_first, guint shown)
{
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();
  g_autoptr (AccordQuery) nothing = by_name ();
  g_autoptr (AccordQuery) query = by_name ();

  accord_query_set_search (nothing, "nobodyatall");
  accord_id_list_set_query (fixture->list, nothing);
  run_until (is_empty, fixture->list);
  gt_signal_logger_connect (logger, fixture->list, "items-changed");
  accord_query_set_search (query, "customer");
  if (n_first != 0)
    accord_id_list_set_n_first (fixture->list, n_first);
  accord_id_list_set_query (fixture->list, query);
  run_until_found (fixture->list);
  assert_items_changed (logger, fixture->list, 0, 0, shown);
  assert_items_changed (logger, fixture->list, shown, 0, 5000 - shown);
  gt_signal_logger_assert_no_emissions (logger);
}

static void
test_search_shows_some_then_all (ListFixture *fixture, gconstpointer data)
{
  assert_first_rows (fixture, 0, 48);
}

static void
test_as_many_first_rows_as_are_seen (ListFixture *fixture, gconstpointer data)
{
  assert_first_rows (fixture, 20, 20);
}

static gboolean
shows_first_rows (gpointer list)
{
  return accord_id_list_get_n (list) == 48;
}

/* Two keys a tenth of a second apart. On a machine that takes longer to come round to it nothing is said. */
static void
test_who_types_on_never_asks_for_the_rest (ListFixture *fixture, gconstpointer data)
{
  static const char *const typed[] = { "c", "cu", "cus", "cust", "custo", "custom", "custome", "customer" };
  gboolean told = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (typed) && !told; i++)
    {
      g_autoptr (AccordQuery) query = by_name ();
      gint64 shown;
      guint n_finds;

      accord_query_set_search (query, typed[i]);
      accord_id_list_set_query (fixture->list, query);
      run_until (shows_first_rows, fixture->list);
      shown = g_get_monotonic_time ();
      n_finds = accord_id_list_get_n_finds (fixture->list);
      run_for (100);
      told = g_get_monotonic_time () - shown < 130000;
      if (told)
        g_assert_cmpuint (accord_id_list_get_n_finds (fixture->list), ==, n_finds);
    }
  if (!told)
    g_test_message ("the machine is too busy to tell");
  run_until_found (fixture->list); /* who stops asks for it */
}

static void
test_section_letter_follows_the_name (ListFixture *fixture, gconstpointer data)
{
  g_autoptr (AccordQuery) query = by_name ();
  guint start, end;

  accord_query_set_sections (query, TRUE);
  accord_id_list_set_query (fixture->list, query);
  run_until_found (fixture->list);
  change_text (fixture, accord_id_list_id_at (fixture->list, 4999), "name", "Alpha");
  gtk_section_model_get_section (GTK_SECTION_MODEL (fixture->list), 1, &start, &end);
  g_assert_cmpuint (start, ==, 1);
  g_assert_cmpuint (end, ==, 5000);
  g_assert_cmpuint (accord_id_list_get_section_letter (fixture->list, 0), ==, 'A');
  g_assert_cmpuint (accord_id_list_get_section_letter (fixture->list, 1), ==, 'C');
}

/* The time this thread worked: on a busy machine the clock on the wall says nothing. */
static gint64
worked_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
test_random_rows_never_block (ListFixture *fixture, gconstpointer data)
{
  gint64 slowest = 0;
  g_autoptr (AccordEntity) last = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      guint position = g_test_rand_int_range (0, 50000);
      gint64 begin = worked_us ();

      g_clear_object (&last);
      last = get_row (fixture, position);
      slowest = MAX (slowest, worked_us () - begin);
      g_assert_cmpint (accord_entity_get_id (last), ==,
                       accord_id_list_id_at (fixture->list, position));
      if (i % 200 == 0)
        g_main_context_iteration (NULL, FALSE);
    }
  g_test_message ("slowest row: %" G_GINT64_FORMAT " µs", slowest);
  g_assert_cmpint (slowest, <, 16000);
  run_until (entity_is_loaded, last);
  run_to_rest (100);
  g_assert_cmpuint (accord_id_list_get_n_held (fixture->list), <=, 1024);
}

/* A million rows chosen in one stroke are the same as one after another. */
static void
test_many_are_chosen_as_each (void)
{
  enum { N = 20000, ROUNDS = 6 };
  g_autofree gint64 *ids = g_new (gint64, N);

  for (int round = 0; round < ROUNDS; round++)
    {
      AccordIdChoice each, many;
      guint n = round == 5 ? 40 : N, spread = round == 5 ? 4000000 : N + round * N / 2;

      accord_id_choice_init (&each);
      accord_id_choice_init (&many);
      accord_id_choice_set_all (&each, round % 2);
      accord_id_choice_set_all (&many, round % 2);
      for (int pass = 0; pass < 2; pass++)
        {
          for (guint i = 0; i < n; i++)
            ids[i] = round == 0 ? 1 + (gint64) i : g_test_rand_int_range (1, (int) spread);
          for (guint i = 0; i < n; i++)
            accord_id_choice_set (&each, ids[i], pass == 0);
          accord_id_choice_set_many (&many, ids, n, pass == 0);
          g_assert_true (gtk_bitset_equals (each.ids, many.ids));
        }
      accord_id_choice_set_many (&many, ids, 0, TRUE);
      g_assert_true (gtk_bitset_equals (each.ids, many.ids));
      accord_id_choice_clear (&each);
      accord_id_choice_clear (&many);
    }
}

#define ADD(name, n, func) \
  g_test_add ("/lists/" name, ListFixture, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/lists/id-choice/many-are-chosen-as-each", test_many_are_chosen_as_each);
  ADD ("first-rows-come-with-the-ids", 5000, test_first_rows_come_with_the_ids);
  ADD ("same-object-while-held", 5000, test_same_object_while_held);
  ADD ("late-answer-is-dropped", 5000, test_late_answer_is_dropped);
  ADD ("edit-of-other-field-does-not-requery", 5000, test_edit_of_other_field_does_not_requery);
  ADD ("rename-moves-exactly-one-row", 5000, test_rename_moves_exactly_one_row);
  ADD ("many-commits-are-one-requery", 5000, test_many_commits_are_one_requery);
  ADD ("undo-of-import-empties-list", 5000, test_undo_of_import_empties_list);
  ADD ("no-match-is-not-no-records", 5000, test_no_match_is_not_no_records);
  ADD ("a-table-taken-away-is-no-kind-without-records", 50, test_a_table_taken_away_is_said);
  ADD ("search-shows-some-then-all", 5000, test_search_shows_some_then_all);
  ADD ("as-many-first-rows-as-are-seen", 5000, test_as_many_first_rows_as_are_seen);
  ADD ("who-types-on-never-asks-for-the-rest", 5000, test_who_types_on_never_asks_for_the_rest);
  ADD ("section-letter-follows-the-name", 5000, test_section_letter_follows_the_name);
  ADD ("random-rows-never-block", 50000, test_random_rows_never_block);
  return g_test_run ();
}
