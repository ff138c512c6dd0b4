/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deals in memory follow the file: forecast, flow and calendar after any deeds are those of a fresh reading, and
 * the sums those that the file adds up to. The seed is printed by the test program; --seed repeats a run. */

#include "accord-report-fixture.h"
#include "accord-deal-book.h"
#include "accord-flow.h"
#include "accord-rank.h"
#include "accord-statement.h"
#include "accord-test.h"

#define STEPS 120
#define MANY 20500 /* more than is followed deal by deal */
#define TODAY accord_day (2017, 3, 15)

typedef struct {
  AccordReportFixture f;
  gint64 stages[7];
  GArray *deals;
  GRand *rand;
  int n_imported;
} BookFixture;

static gint64
add_deal (BookFixture *t)
{
  static const char *const currencies[] = { "EUR", "EUR", "USD", NULL };
  gint64 stage = t->stages[g_rand_int_range (t->rand, 0, 7)];
  gint64 day = TODAY + g_rand_int_range (t->rand, -120, 150);
  gint64 deal = accord_report_fixture_deal (&t->f, &(AccordTestDeal) {
    .stage = stage,
    .minor = g_rand_int_range (t->rand, -500, 99999),
    .currency = currencies[g_rand_int_range (t->rand, 0, 4)],
    .expected_on = g_rand_boolean (t->rand) ? day : 0,
    .closed_on = stage == t->f.won || stage == t->f.lost ? day : 0,
    .probability = g_rand_int_range (t->rand, 0, 3) * 33 });

  accord_report_fixture_event (&t->f, deal, 0, t->f.first, day - 20);
  if (stage != t->f.first)
    accord_report_fixture_event (&t->f, deal, t->f.first, stage, day);
  g_array_append_val (t->deals, deal);
  return deal;
}

static void
set_up (BookFixture *t, gconstpointer data)
{
  accord_report_fixture_set_up (&t->f, data);
  t->rand = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  t->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  memcpy (t->stages, (gint64[]) { t->f.first, t->f.second, t->f.third, t->f.hold, t->f.won, t->f.lost, t->f.discarded },
          sizeof t->stages);
  for (int i = 0; i < 20; i++)
    add_deal (t);
}

static void
tear_down (BookFixture *t, gconstpointer data)
{
  g_rand_free (t->rand);
  g_array_unref (t->deals);
  accord_report_fixture_tear_down (&t->f, data);
}

static char *
sum_text (const char *what, const AccordForecastSum *sum)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", what, sum->n,
                          sum->unpriced, sum->sum, sum->weighted);
}

static void
add_sum (GString *text, const char *what, const AccordForecastSum *sum)
{
  g_autofree char *line = sum_text (what, sum);

  g_string_append (text, line);
}

/* All answers as text. */
static char *
answers (BookFixture *t)
{
  AccordPeriod all = accord_period_all ();
  g_autoptr (AccordDealScope) scope = accord_deal_scope_new (t->f.pipeline, NULL, TODAY, "EUR");
  g_autoptr (AccordForecast) forecast = accord_test_boxed (accord_forecast_read (t->f.store, scope, TODAY, 4, NULL, 0));
  g_autoptr (AccordFlow) flow = accord_test_boxed (accord_flow_read (t->f.store, scope, &all));
  g_autoptr (AccordCloseDays) days = accord_test_boxed (accord_close_days_read (t->f.store, scope, TODAY - 30, TODAY + 90));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < forecast->buckets->len; i++)
    for (int c = 1; c < ACCORD_N_FORECAST_CATEGORIES; c++)
      add_sum (text, "bucket", &g_array_index (forecast->buckets, AccordForecastBucket, i).by[c]);
  for (guint i = 0; i < flow->nodes->len; i++)
    {
      const AccordFlowNode *node = g_ptr_array_index (flow->nodes, i);

      add_sum (text, node->name, &node->here);
      g_string_append_printf (text, "%s %d %d %d %d %g\n", node->name, (int) node->funnel->entered, (int) node->funnel->passed,
                              (int) node->funnel->lost_here, (int) node->n_left, node->dwell);
    }
  for (guint i = 0; i < days->days->len; i++)
    {
      const AccordCloseDay *day = g_ptr_array_index (days->days, i);

      g_string_append_printf (text, "%d: ", (int) day->day);
      add_sum (text, "open", &day->open);
      add_sum (text, "won", &day->won);
    }
  add_sum (text, "slipped", &days->slipped->open);
  add_sum (text, "undated", &days->undated->open);
  return g_string_free (text, FALSE);
}

/* What the file itself adds up to: open deals by stage, in SQL. */
static DexFuture *
recount (AccordReader *reader, gpointer data)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    reader, "SELECT s.name, count(*), sum(amount_currency IS NOT 'EUR' OR amount IS NULL),"
            " total(CASE WHEN amount_currency='EUR' THEN amount END) FROM deal d JOIN stage s ON s.id=d.stage"
            " WHERE d.del<=0 AND s.outcome IN ('open','won') GROUP BY s.id", NULL);
  GString *text = g_string_new (NULL);

  while (accord_statement_step (row, NULL))
    g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " ", accord_statement_text (row, 0),
                            accord_statement_int (row, 1), accord_statement_int (row, 2), accord_statement_int (row, 3));
  return dex_future_new_take_string (g_string_free (text, FALSE));
}

static void
assert_file_says_so (BookFixture *t, const char *text)
{
  g_autoptr (DexFuture) future = accord_store_read_long (t->f.store, recount, NULL, NULL);
  g_auto (GStrv) words = NULL;

  accord_test_wait (future);
  words = g_strsplit (g_value_get_string (dex_future_get_value (future, NULL)), " ", -1);
  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i += 4)
    {
      g_autofree char *line = g_strdup_printf ("%s %s %s %s ", words[i], words[i + 1], words[i + 2], words[i + 3]);

      if (strstr (text, line) == NULL)
        g_error ("The file says “%s”, the deals in memory:\n%s", line, text);
    }
}

static void
assert_follows (BookFixture *t)
{
  g_autofree char *followed = answers (t);
  g_autofree char *fresh = NULL;

  assert_file_says_so (t, followed);
  g_object_set_data (G_OBJECT (t->f.store), "accord-deal-book", NULL);
  fresh = answers (t);
  g_assert_cmpstr (followed, ==, fresh);
}

/* Whether it was done: there may be nothing to undo, and what is in the Trash is not moved. */
static gboolean
random_deed (BookFixture *t)
{
  g_autofree char *rank = accord_rank_nth (g_rand_int_range (t->rand, 1, 99));
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);
  gint64 deal = g_array_index (t->deals, gint64, g_rand_int_range (t->rand, 0, (int) t->deals->len));
  g_autoptr (AccordEdit) edit = accord_edit_new ("A deed");
  g_autoptr (GError) error = NULL;
  g_autoptr (DexFuture) done = NULL;

  switch (g_rand_int_range (t->rand, 0, 8))
    {
    case 0:
      add_deal (t);
      return TRUE;
    case 1:
      accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", t->stages[g_rand_int_range (t->rand, 0, 7)], rank);
      break;
    case 2:
      accord_edit_set_number (edit, &accord_deal_kind, deal, "expected_on", TODAY + g_rand_int_range (t->rand, -99, 99));
      break;
    case 3:
      accord_edit_set_both (edit, &accord_deal_kind, deal, "amount", g_rand_int_range (t->rand, 0, 9999), "EUR");
      break;
    case 4:
      accord_edit_delete (edit, &accord_deal_kind, deal);
      break;
    case 5:
      accord_edit_restore (edit, &accord_deal_kind, deal);
      break;
    default:
      done = g_rand_boolean (t->rand) ? accord_journal_undo (journal) : accord_journal_redo (journal);
      break;
    }
  if (done == NULL)
    done = accord_journal_commit (journal, edit);
  while (dex_future_is_pending (done)) /* refused where there is nothing to undo or restore */
    g_main_context_iteration (NULL, FALSE);
  return dex_future_is_resolved (done);
}

static void
test_random_deeds (BookFixture *t, gconstpointer data)
{
  g_autofree char *first = answers (t);
  guint n_done = 0;

  for (int i = 0; i < STEPS; i++)
    {
      n_done += random_deed (t);
      if (i % 4 == 0)
        assert_follows (t);
      else
        g_free (answers (t));
    }
  assert_follows (t);
  g_assert_cmpuint (n_done, >, STEPS / 2);
}

static gboolean
import (AccordBulk *bulk, gpointer data, GError **error)
{
  BookFixture *t = data;
  AccordValue values[ACCORD_KIND_FIELDS_MAX] = { 0 };
  int name = accord_kind_find (&accord_deal_kind, "name"), stage = accord_kind_find (&accord_deal_kind, "stage");
  g_autofree char *rank = accord_rank_nth (1);
  gboolean ok = TRUE;

  accord_value_set_text (&values[name], "Imported");
  accord_value_set_both (&values[stage], t->f.second, rank);
  for (int i = 0; ok && i < t->n_imported; i++)
    {
      gint64 deal = accord_bulk_create (bulk, &accord_deal_kind, values, error);

      ok = deal != 0 && accord_bulk_stage_event (bulk,
                                                  &(AccordBulkStageEvent) { .deal = deal, .to_stage = t->f.second,
                                                                            .has_date = TRUE, .effective_on = TODAY - 3 },
                                                  error) != 0;
    }
  accord_value_clear (&values[name]);
  accord_value_clear (&values[stage]);
  return ok;
}

static void
test_imports_and_their_undo (BookFixture *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);
  g_autofree char *before = answers (t);
  g_autofree char *after = NULL;

  t->n_imported = 300;
  accord_test_done (accord_journal_bulk (journal, "Imported", import, t, NULL));
  assert_follows (t);
  accord_test_done (accord_journal_undo (journal));
  after = answers (t);
  g_assert_cmpstr (after, ==, before);
  accord_test_done (accord_journal_redo (journal));
  assert_follows (t);
}

/* Then all deals are read anew. */
static void
test_very_many_at_once (BookFixture *t, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);
  g_autofree char *before = answers (t);
  g_autofree char *after = NULL;

  t->n_imported = MANY;
  accord_test_done (accord_journal_bulk (journal, "Imported", import, t, NULL));
  assert_follows (t);
  accord_test_done (accord_journal_undo (journal));
  after = answers (t);
  g_assert_cmpstr (after, ==, before);
}

/* Every figure of closed and opened deals by what the book tells apart, as text. */
static char *
figures (BookFixture *t, gint64 member)
{
  static const char *const groups[] = { NULL, "member", "deal.source", "deal.lost_reason" };
  const AccordPeriod periods[] = { accord_period_all (), accord_period_custom (TODAY - 37, TODAY + 41), accord_period_custom (TODAY - 3, TODAY) };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (groups) * G_N_ELEMENTS (periods); i++)
    {
      const char *group = groups[i / G_N_ELEMENTS (periods)];
      AccordReportRequest *request = accord_report_fixture_request (
        &t->f, &periods[i % G_N_ELEMENTS (periods)], "revenue,won-deals,lost-deals,lost-value,win-rate,sales-cycle,sales-cycle-mean,deals-opened", group);
      g_autoptr (GPtrArray) found = NULL;

      request->member = member;
      found = accord_report_fixture_run (&t->f, request);
      for (guint k = 0; k < found->len; k++)
        {
          const AccordFigure *figure = g_ptr_array_index (found, k);

          g_string_append_printf (text, "%s %s %s: %d %g of %d, %d unpriced, %d left out\n", group, figure->kpi->id, figure->group, (int) figure->n,
                                  figure->has_value ? figure->value : -1, (int) figure->denominator, (int) figure->unpriced, (int) figure->excluded);
        }
    }
  return g_string_free (text, FALSE);
}

static void
assert_figures_equal (BookFixture *t, gint64 member)
{
  g_autofree char *scanned = NULL, *counted = NULL;

  g_object_set_data (G_OBJECT (t->f.store), "accord-deal-book", NULL);
  scanned = figures (t, member);
  accord_test_done (accord_deal_book_expect (t->f.store));
  counted = figures (t, member);
  g_assert_cmpstr (scanned, ==, counted);
}

/* Figures counted over the deals in memory are those of the scan of the table, for everyone, for one member and for one without deals;
 * and after an edit, which the book follows. */
static void
test_figures_are_those_of_the_scan (BookFixture *t, gconstpointer data)
{
  static const char *const sources[] = { "Fair", "Web", "展会", "" }, *const reasons[] = { "Price", "Too late", "" };
  gint64 members[] = { 0, accord_report_fixture_name (&t->f, &accord_member_kind, "Ada", NULL, 0, NULL),
                       accord_report_fixture_name (&t->f, &accord_member_kind, "Bo", NULL, 0, NULL),
                       accord_report_fixture_name (&t->f, &accord_member_kind, "Idle", NULL, 0, NULL) };

  for (int i = 0; i < 60; i++)
    {
      gint64 stage = i % 3 == 0 ? t->f.won : i % 3 == 1 ? t->f.lost : t->f.first, day = TODAY + g_rand_int_range (t->rand, -60, 60);
      gint64 deal = accord_report_fixture_deal (&t->f, &(AccordTestDeal) {
        .stage = stage, .minor = 100 * i, .currency = i % 7 == 0 ? NULL : i % 5 == 0 ? "USD" : "EUR", .owner = members[i % 3],
        .closed_on = stage == t->f.first ? 0 : day, .opened_on = i % 11 == 0 ? 0 : day - g_rand_int_range (t->rand, -3, 30) });

      accord_test_set (t->f.workspace, &accord_deal_kind, deal, "source", sources[g_rand_int_range (t->rand, 0, 4)]);
      accord_test_set (t->f.workspace, &accord_deal_kind, deal, "lost_reason", reasons[g_rand_int_range (t->rand, 0, 3)]);
      g_array_append_val (t->deals, deal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    assert_figures_equal (t, members[i]);
  for (guint i = 0; i < t->deals->len; i += 5)
    {
      g_autofree char *followed = NULL, *fresh = NULL;

      accord_test_set (t->f.workspace, &accord_deal_kind, g_array_index (t->deals, gint64, i), "source", i % 2 ? "Referral" : "");
      followed = figures (t, 0);
      g_object_set_data (G_OBJECT (t->f.store), "accord-deal-book", NULL);
      fresh = figures (t, 0);
      g_assert_cmpstr (followed, ==, fresh);
      accord_test_done (accord_deal_book_expect (t->f.store));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add ("/report/book/random-deeds-undo-and-redo", BookFixture, NULL, set_up, test_random_deeds, tear_down);
  g_test_add ("/report/book/imports-and-their-undo", BookFixture, NULL, set_up, test_imports_and_their_undo, tear_down);
  g_test_add ("/report/book/very-many-at-once", BookFixture, NULL, set_up, test_very_many_at_once, tear_down);
  g_test_add ("/report/book/figures-are-those-of-the-scan", BookFixture, NULL, set_up, test_figures_are_those_of_the_scan, tear_down);
  return g_test_run ();
}
