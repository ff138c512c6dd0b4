/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Totals that every commit keeps: figures from them are those counted from the deals, whatever was
 * done to the deals before. The seed is printed by the test program; --seed repeats a run. */

#include "accord-config.h"

#include "accord-book-ahead.h"
#include "accord-close-span.h"
#include "accord-report-fixture.h"
#include "accord-stage-totals.h"
#include "accord-statement.h"
#include "accord-step-counts.h"
#include "accord-test.h"
#include "accord-writer.h"

#define STEPS 160
#define MANY 12000 /* more than a commit gathers before it counts everything */

static const char every_kpi[] = "win-rate,win-rate-value,revenue,won-deals,lost-deals,average-deal,average-order,"
                                "open-value,open-deals,weighted-value,deals-opened";
static const char cycles[] = "sales-cycle,sales-cycle-mean,sales-cycle-p90,revenue";
static const char *const groups[] = { NULL, "member", "team", "product", "stage", "month", "customer.industry" };

typedef struct {
  AccordReportFixture f;
  gint64 owners[3];
  gint64 products[3];
  gint64 stages[8];
  GArray *deals;
  GArray *activities;
  GRand *rand;
} TotalsFixture;

static gint64
any (TotalsFixture *t, const gint64 *of, int n)
{
  return of[g_rand_int_range (t->rand, 0, n)];
}

static AccordTestDeal
random_deal (TotalsFixture *t)
{
  static const char *const currencies[] = { "EUR", "EUR", "EUR", "USD", NULL };
  gint64 opened_on = accord_day (2017, 1, 1) + g_rand_int_range (t->rand, -100, 300);
  AccordTestDeal deal = {
    .stage = any (t, t->stages, 8),
    .owner = any (t, t->owners, 3),
    .product = any (t, t->products, 3),
    .minor = g_rand_int_range (t->rand, 0, 4) > 0 ? g_rand_int_range (t->rand, 0, 99999) : -g_rand_int_range (t->rand, 1, 500), /* returns too */
    .currency = currencies[g_rand_int_range (t->rand, 0, 5)],
    .probability = g_rand_int_range (t->rand, 0, 3) * 33,
  };

  if (g_rand_int_range (t->rand, 0, 7) > 0)
    deal.opened_on = opened_on;
  if (g_rand_int_range (t->rand, 0, 3) > 0)
    deal.closed_on = opened_on + g_rand_int_range (t->rand, -5, 200);
  if (g_rand_int_range (t->rand, 0, 3) > 0)
    deal.expected_on = opened_on + 60;
  return deal;
}

static gint64
add_deal (TotalsFixture *t)
{
  AccordTestDeal deal = random_deal (t);
  gint64 id = accord_report_fixture_deal (&t->f, &deal);

  g_array_append_val (t->deals, id);
  return id;
}

static void
set_up (TotalsFixture *t, gconstpointer data)
{
  AccordReportFixture *f = &t->f;
  gint64 team;

  accord_report_fixture_set_up (f, data);
  t->rand = g_rand_new_with_seed (g_test_rand_int ());
  t->deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  t->activities = g_array_new (FALSE, FALSE, sizeof (gint64));
  team = accord_report_fixture_name (f, &accord_team_kind, "North", NULL, 0, NULL);
  t->owners[0] = accord_report_fixture_name (f, &accord_member_kind, "Ann", "team", team, NULL);
  t->owners[1] = accord_report_fixture_name (f, &accord_member_kind, "Bob", NULL, 0, NULL);
  t->products[0] = accord_report_fixture_name (f, &accord_product_kind, "Lamp", NULL, 0, NULL);
  t->products[1] = accord_report_fixture_name (f, &accord_product_kind, "Desk", NULL, 0, NULL);
  memcpy (t->stages, (gint64[]) { f->won, f->lost, f->won, f->first, f->second, f->third, f->hold, f->discarded },
          sizeof t->stages);
  for (int i = 0; i < 60; i++)
    add_deal (t);
}

static void
tear_down (TotalsFixture *t, gconstpointer data)
{
  g_array_unref (t->deals);
  g_array_unref (t->activities);
  g_rand_free (t->rand);
  accord_report_fixture_tear_down (&t->f, data);
}

static DexFuture *
run_sql (AccordWriter *writer, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) st = accord_reader_prepare (accord_writer_reader (writer), data, &error);

  g_assert_no_error (error);
  g_assert_true (accord_statement_run (st, &error));
  return dex_future_new_for_boolean (TRUE);
}

static void
sql (TotalsFixture *t, const char *statement)
{
  accord_test_done (accord_store_write (t->f.store, run_sql, (gpointer) statement, NULL));
}

static DexFuture *
ask_sql (AccordReader *reader, gpointer data)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, data, NULL);

  g_assert_true (accord_statement_step (st, NULL));
  return dex_future_new_for_int64 (accord_statement_int (st, 0));
}

static gint64
ask (TotalsFixture *t, const char *statement)
{
  return accord_test_int (accord_store_read (t->f.store, ask_sql, (gpointer) statement, NULL));
}

static gboolean
keeps_totals (TotalsFixture *t)
{
  return ask (t, "SELECT count(*) FROM meta WHERE key='deal totals'") == 1;
}

static char *
problems (TotalsFixture *t)
{
  g_auto (GStrv) lines = accord_test_boxed (accord_store_check (t->f.store));

  return g_strjoinv ("\n", lines);
}

static void
assert_sound (TotalsFixture *t)
{
  g_autofree char *found = problems (t);

  g_assert_true (keeps_totals (t));
  g_assert_cmpstr (found, ==, "");
}

static char *
figures_text (TotalsFixture *t, const AccordPeriod *period, const char *kpis, const char *group, gint64 member,
              gint64 pipeline)
{
  AccordReportRequest *request = accord_report_fixture_request (&t->f, period, kpis, group);
  g_autoptr (GPtrArray) figures = NULL;
  GString *text = g_string_new (NULL);

  request->member = member;
  request->pipeline = pipeline;
  figures = accord_report_fixture_run (&t->f, request);
  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      g_string_append_printf (text, "%s|%s|%d|%d|%.6f|%d/%d n=%d u=%d x=%d %s\n", figure->kpi->id,
                              figure->group ? figure->group : "-", (int) figure->group_id, figure->has_value,
                              figure->value, (int) figure->numerator, (int) figure->denominator, (int) figure->n,
                              (int) figure->unpriced, (int) figure->excluded, figure->currency);
    }
  return g_string_free (text, FALSE);
}

/* Each other currency by itself. */
static void
append_others (GString *text, const GArray *others)
{
  for (guint i = 0; i < accord_currency_sums_n (others); i++)
    {
      const AccordCurrencySum *other = accord_currency_sums_at (others, i);

      g_string_append_printf (text, " %s %d %d %d", other->currency, (int) other->n, (int) other->sum, (int) other->weighted);
    }
  g_string_append_c (text, '\n');
}

static char *
totals_text (TotalsFixture *t)
{
  g_autoptr (GPtrArray) totals = accord_test_boxed (accord_report_stage_totals (t->f.store, 0, "EUR"));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < totals->len; i++)
    {
      const AccordStageTotal *total = g_ptr_array_index (totals, i);

      g_string_append_printf (text, "%d: %d %d %d %d", (int) total->stage, (int) total->n_deals, (int) total->sum,
                              (int) total->weighted, (int) total->unpriced);
      append_others (text, total->others);
    }
  return g_string_free (text, FALSE);
}

static char *
steps_text (TotalsFixture *t)
{
  g_autoptr (GPtrArray) list = accord_test_boxed (
    accord_report_step_counts (t->f.store, t->f.pipeline, "EUR", accord_day (2017, 3, 10), NULL, 0));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const AccordStepCounts *counts = g_ptr_array_index (list, i);

      g_string_append_printf (text, "%d: %d %d %d %d, %d %d %d %d", (int) counts->stage, (int) counts->overdue,
                              (int) counts->today, (int) counts->none, (int) counts->planned,
                              (int) counts->shown.n_deals, (int) counts->shown.sum, (int) counts->shown.weighted,
                              (int) counts->shown.unpriced);
      append_others (text, counts->shown.others);
    }
  return g_string_free (text, FALSE);
}

/* All that can be asked, in one text. */
static char *
everything (TotalsFixture *t)
{
  const AccordPeriod periods[] = {
    accord_period_all (), accord_year (2017),
    accord_period_custom (accord_day (2017, 2, 10), accord_day (2017, 7, 5)),
    accord_period_custom (accord_day (2017, 3, 6), accord_day (2017, 3, 13)),
    accord_period_custom (accord_day (2017, 3, 1), accord_day (2017, 4, 1)),
  };
  g_autofree char *stages = totals_text (t);
  g_autofree char *steps = steps_text (t);
  GString *text = g_string_new (stages);

  g_string_append (text, steps);
  for (gsize p = 0; p < G_N_ELEMENTS (periods); p++)
    for (gsize g = 0; g < G_N_ELEMENTS (groups); g++)
      for (int k = 0; k < 4; k++)
        {
          g_autofree char *part = figures_text (t, &periods[p], k % 2 ? cycles : every_kpi, groups[g],
                                                k / 2 ? t->owners[0] : 0, (p + g) % 2 ? t->f.pipeline : 0);

          g_string_append_printf (text, "period %d by %s, %d\n%s", (int) p, groups[g] ? groups[g] : "none", k, part);
        }
  return g_string_free (text, FALSE);
}

/* The newest close is that of the deals; of the past year its month, where totals tell it. */
static void
assert_newest_close (TotalsFixture *t, gboolean kept)
{
  gint64 n_deals = ask (t, "SELECT count(*) FROM deal WHERE del<=0");
  gint64 newest = ask (t, "SELECT coalesce(max(d.closed_on), -1) FROM deal d JOIN stage s ON s.id=d.stage"
                          " WHERE d.del<=0 AND s.outcome IN ('won', 'lost')");
  const gint64 todays[] = { newest, newest + 300, newest + 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (todays); i++)
    {
      g_autoptr (AccordCloseSpan) span = accord_test_boxed (accord_close_span_read (t->f.store, todays[i]));
      gint64 month = accord_period_containing (ACCORD_PERIOD_MONTH, newest, 1).from;

      g_assert_cmpint (span->any_deal, ==, n_deals > 0);
      g_assert_cmpint (span->any, ==, newest >= 0);
      if (span->any)
        g_assert_cmpint (span->last, ==, kept && month >= todays[i] - 365 ? month : newest);
    }
}

static void
assert_equals_scan (TotalsFixture *t)
{
  g_autofree char *kept = everything (t);
  g_autofree char *counted = NULL;

  g_assert_true (keeps_totals (t));
  assert_newest_close (t, TRUE);
  sql (t, "UPDATE meta SET key='off' WHERE key='deal totals'");
  counted = everything (t);
  assert_newest_close (t, FALSE);
  sql (t, "UPDATE meta SET key='deal totals' WHERE key='off'");
  g_assert_cmpstr (kept, ==, counted);
}

static void
test_figures_equal_the_scan (TotalsFixture *t, gconstpointer data)
{
  assert_sound (t);
  assert_equals_scan (t);
}

/* What totals tell is there before the deals are, the same as with them; what they do not tell is not said. */
static void
test_totals_answer_before_the_deals_are_read (TotalsFixture *t, gconstpointer data)
{
  AccordPeriod year = accord_year (2017);
  g_autoptr (AccordReportRequest) request = accord_report_fixture_request (&t->f, &year, "revenue,stalled-value,open-deals", NULL);
  g_autoptr (AccordReportRequest) stalled = accord_report_fixture_request (&t->f, &year, "stalled-value", NULL);
  g_autoptr (GPtrArray) first = accord_test_boxed (accord_report_run_kept (t->f.store, request)), all = NULL;
  static const guint same[] = { 0, 2 };

  g_assert_null (accord_report_run_kept (t->f.store, stalled));
  all = accord_test_boxed (accord_report_run (t->f.store, accord_report_request_copy (request)));
  g_assert_cmpuint (first->len, ==, 2);
  for (guint i = 0; i < first->len; i++)
    {
      const AccordFigure *early = g_ptr_array_index (first, i), *late = g_ptr_array_index (all, same[i]);

      g_assert_true (early->kpi == late->kpi && early->has_value == late->has_value);
      g_assert_cmpfloat (early->value, ==, late->value);
      g_assert_cmpint (early->n, ==, late->n);
    }
  accord_test_done (accord_deal_book_expect (t->f.store));
  g_assert_null (accord_report_run_kept (t->f.store, request));
}

/* One to three fields of a deal. */
static void
edit_deal (TotalsFixture *t, AccordEdit *edit, gint64 id)
{
  AccordTestDeal deal = random_deal (t);
  const AccordKind *kind = &accord_deal_kind;

  switch (g_rand_int_range (t->rand, 0, 8))
    {
    case 0:
      accord_edit_set_number (edit, kind, id, "owner", t->owners[g_rand_int_range (t->rand, 0, 2)]);
      break;
    case 1:
      accord_edit_clear (edit, kind, id, "owner");
      break;
    case 2:
      accord_edit_set_both (edit, kind, id, "amount", deal.minor, "EUR");
      break;
    case 3:
      accord_edit_clear (edit, kind, id, "amount");
      break;
    case 4:
      accord_edit_set_number (edit, kind, id, "probability", g_rand_int_range (t->rand, 0, 101));
      break;
    case 5:
      accord_edit_set_number (edit, kind, id, "expected_on", accord_day (2017, 5, 1) + deal.probability);
      break;
    case 6:
      accord_edit_set_number (edit, kind, id, "opened_on", accord_day (2016, 12, 1) + deal.probability);
      break;
    default:
      accord_edit_set_both (edit, kind, id, "stage", deal.stage, "a1");
      break;
    }
}

static void
commit (TotalsFixture *t, AccordEdit *edit)
{
  g_autoptr (AccordChangeSet) set = accord_test_commit (t->f.workspace, edit);

  g_assert_nonnull (set);
}

static void
random_edit (TotalsFixture *t)
{
  AccordEdit *edit = accord_edit_new ("Random");
  int first = g_rand_int_range (t->rand, 0, (int) t->deals->len);

  accord_edit_set_reason (edit, "At random"); /* some are lost */
  for (int n = g_rand_int_range (t->rand, 1, 4); n > 0; n--)
    {
      gint64 id = g_array_index (t->deals, gint64, (first + n) % (int) t->deals->len);
      g_autoptr (AccordRecord) record = accord_test_load (t->f.workspace, &accord_deal_kind, id);

      if (accord_record_is_deleted (record))
        accord_edit_restore (edit, &accord_deal_kind, id);
      else if (g_rand_int_range (t->rand, 0, 4) == 0)
        accord_edit_delete (edit, &accord_deal_kind, id);
      else
        edit_deal (t, edit, id);
    }
  commit (t, edit);
}

static gint64
living_deal (TotalsFixture *t)
{
  for (;;)
    {
      gint64 id = g_array_index (t->deals, gint64, g_rand_int_range (t->rand, 0, (int) t->deals->len));
      g_autoptr (AccordRecord) record = accord_test_load (t->f.workspace, &accord_deal_kind, id);

      if (!accord_record_is_deleted (record))
        return id;
    }
}

/* A step is planned, moved to another day or deal, done, turned into a note, or taken away. */
static void
random_step (TotalsFixture *t)
{
  const AccordKind *kind = &accord_activity_kind;
  AccordEdit *edit = accord_edit_new ("Changed a step");
  gint64 deal = living_deal (t);
  gint64 due = accord_day (2017, 3, 8) + g_rand_int_range (t->rand, 0, 5);
  gboolean fresh = t->activities->len < 3 || g_rand_int_range (t->rand, 0, 3) == 0;
  gint64 id = fresh ? accord_edit_create (edit, kind)
                    : g_array_index (t->activities, gint64, g_rand_int_range (t->rand, 0, (int) t->activities->len));
  g_autoptr (AccordRecord) record = fresh ? NULL : accord_test_load (t->f.workspace, kind, id);
  AccordChangeSet *set;

  if (fresh)
    {
      accord_edit_set_text (edit, kind, id, "title", "Call");
      accord_edit_set_text (edit, kind, id, "type", "call");
      accord_edit_set_number (edit, kind, id, "deal", deal);
      accord_edit_set_number (edit, kind, id, "due_on", due);
    }
  else if (accord_record_is_deleted (record))
    accord_edit_restore (edit, kind, id);
  else
    switch (g_rand_int_range (t->rand, 0, 6))
      {
      case 0:
        accord_edit_delete (edit, kind, id);
        break;
      case 1:
        accord_edit_set_number (edit, kind, id, "deal", deal);
        break;
      case 2:
        accord_edit_set_number (edit, kind, id, "done_at", 1488900000000);
        break;
      case 3:
        accord_edit_clear (edit, kind, id, "done_at");
        break;
      case 4:
        accord_edit_set_text (edit, kind, id, "type", g_rand_boolean (t->rand) ? "note" : "visit");
        break;
      default:
        accord_edit_set_number (edit, kind, id, "due_on", due);
        break;
      }
  set = accord_test_commit (t->f.workspace, edit);
  if (fresh && accord_change_set_created (set, kind, &id))
    g_array_append_val (t->activities, id);
  accord_change_set_unref (set);
}

/* What a stage means changes what its deals count as. */
static void
random_stage_edit (TotalsFixture *t)
{
  static const char *const outcomes[] = { "open", "hold", "won", "lost", "discarded" };
  gint64 stage = any (t, t->stages, 8);
  AccordEdit *edit = accord_edit_new ("Changed a stage");

  if (g_rand_boolean (t->rand))
    accord_edit_set_number (edit, &accord_stage_kind, stage, "probability", g_rand_int_range (t->rand, 0, 101));
  else
    accord_edit_set_text (edit, &accord_stage_kind, stage, "outcome", outcomes[g_rand_int_range (t->rand, 0, 5)]);
  commit (t, edit);
}

static void
random_reversal (TotalsFixture *t)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);
  gboolean redo = g_rand_boolean (t->rand) && accord_journal_get_redo_label (journal) != NULL;
  AccordChangeSet *set = accord_test_boxed (redo ? accord_journal_redo (journal) : accord_journal_undo (journal));

  accord_change_set_unref (set);
}

static void
test_random_deeds_keep_totals (TotalsFixture *t, gconstpointer data)
{
  for (int i = 0; i < STEPS; i++)
    {
      int deed = g_rand_int_range (t->rand, 0, 16);

      if (deed < 2)
        add_deal (t);
      else if (deed == 2)
        random_stage_edit (t);
      else if (deed < 7)
        random_reversal (t);
      else if (deed < 11)
        random_step (t);
      else
        random_edit (t);
      assert_sound (t);
    }
  assert_equals_scan (t);
  t->f.workspace = accord_test_reopen (t->f.workspace);
  t->f.store = accord_workspace_get_store (t->f.workspace);
  assert_sound (t);
}

/* As a file being imported: a stage of its own, then its deals. */
typedef struct {
  TotalsFixture *t;
  int n;
} Import;

static gboolean
import_deals (AccordBulk *bulk, gpointer data, GError **error)
{
  Import *import = data;
  const AccordKind *kind = &accord_deal_kind;
  AccordValue values[64] = { 0 };
  gboolean ok = TRUE;

  accord_bulk_expect (bulk, kind, import->n, G_MAXUINT64);
  for (int i = 0; ok && i < import->n; i++)
    {
      AccordTestDeal deal = random_deal (import->t);

      accord_value_set_text (&values[accord_kind_find (kind, "name")], "Imported");
      accord_value_set_both (&values[accord_kind_find (kind, "stage")], deal.stage, "b00");
      accord_value_set_both (&values[accord_kind_find (kind, "amount")], deal.minor, "EUR");
      accord_value_set_number (&values[accord_kind_find (kind, "closed_on")], accord_day (2017, 1, 1) + i % 400);
      ok = accord_bulk_create (bulk, kind, values, error) != 0;
    }
  for (int i = 0; i < kind->n_fields; i++)
    accord_value_clear (&values[i]);
  return ok;
}

static void
import_some (TotalsFixture *t, int n)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);
  Import import = { t, n };

  accord_test_done (accord_journal_bulk (journal, "Imported", import_deals, &import, NULL));
}

static void
undo_and_redo (TotalsFixture *t)
{
  AccordJournal *journal = accord_workspace_get_journal (t->f.workspace);

  accord_test_done (accord_journal_undo (journal));
  assert_sound (t);
  accord_test_done (accord_journal_redo (journal));
  assert_sound (t);
}

static void
test_imports_keep_totals (TotalsFixture *t, gconstpointer data)
{
  import_some (t, 300);
  assert_sound (t);
  undo_and_redo (t);
  import_some (t, MANY);
  assert_sound (t);
  undo_and_redo (t);
  g_assert_cmpint (ask (t, "SELECT sum(n) FROM deal_total WHERE total=1"), ==, 60 + 300 + MANY);
  assert_equals_scan (t);
}

static void
reopen_as (TotalsFixture *t, AccordStoreFlags flags)
{
  g_autofree char *path = g_strdup (accord_workspace_get_path (t->f.workspace));

  accord_test_done (accord_workspace_close (t->f.workspace));
  g_object_unref (t->f.workspace);
  t->f.workspace = accord_test_object (accord_workspace_open (path, flags));
  t->f.store = accord_workspace_get_store (t->f.workspace);
}

static void
test_older_file_is_counted_when_first_written (TotalsFixture *t, gconstpointer data)
{
  g_autofree char *before = everything (t);
  g_autofree char *scanned = NULL;
  g_autofree char *after = NULL;

  sql (t, "DELETE FROM meta WHERE key='deal totals'");
  sql (t, "DROP TABLE deal_total");
  sql (t, "PRAGMA user_version=1");
  reopen_as (t, ACCORD_STORE_READ_ONLY);
  scanned = everything (t);
  g_assert_false (keeps_totals (t));
  g_assert_cmpstr (scanned, ==, before);
  reopen_as (t, ACCORD_STORE_WRITE);
  assert_sound (t);
  after = everything (t);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (ask (t, "SELECT user_version FROM pragma_user_version"), >, 1);
}

static void
test_wrong_total_is_told_and_repaired (TotalsFixture *t, gconstpointer data)
{
  g_autofree char *told = NULL;

  sql (t, "UPDATE deal_total SET n=n+1 WHERE total=1 AND place=(SELECT min(place) FROM deal_total WHERE total=1)"
          " AND currency='EUR'");
  sql (t, "DELETE FROM deal_total WHERE total=2");
  told = problems (t);
  g_assert_nonnull (strstr (told, "Kept total 1 of "));
  g_assert_nonnull (strstr (told, "Kept total 2 of "));
  accord_test_done (accord_store_repair (t->f.store));
  assert_sound (t);
}

static void
set_amount (TotalsFixture *t, gint64 id, gint64 minor)
{
  AccordEdit *edit = accord_edit_new ("Priced");

  accord_edit_set_both (edit, &accord_deal_kind, id, "amount", minor, "EUR");
  accord_edit_set_both (edit, &accord_deal_kind, id, "stage", t->f.first, "a1");
  commit (t, edit);
}

static void
test_sums_beyond_counting_do_not_stop_work (TotalsFixture *t, gconstpointer data)
{
  const AccordPeriod period = accord_period_all ();
  g_autoptr (GError) error = NULL;

  set_amount (t, g_array_index (t->deals, gint64, 0), G_MAXINT64);
  set_amount (t, g_array_index (t->deals, gint64, 1), G_MAXINT64 - 1000);
  g_assert_false (keeps_totals (t));
  error = accord_test_error (
    accord_report_run (t->f.store, accord_report_fixture_request (&t->f, &period, "open-value", NULL)));
  g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED);

  set_amount (t, g_array_index (t->deals, gint64, 0), 100);
  set_amount (t, g_array_index (t->deals, gint64, 1), 100);
  reopen_as (t, ACCORD_STORE_WRITE);
  assert_sound (t);
  assert_equals_scan (t);
}

#define TOTALS_TEST(path, func) g_test_add (path, TotalsFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  TOTALS_TEST ("/report/totals/figures-equal-the-scan", test_figures_equal_the_scan);
  TOTALS_TEST ("/report/totals/answer-before-the-deals-are-read", test_totals_answer_before_the_deals_are_read);
  TOTALS_TEST ("/report/totals/random-deeds-undo-and-redo-keep-totals", test_random_deeds_keep_totals);
  TOTALS_TEST ("/report/totals/imports-and-their-undo-keep-totals", test_imports_keep_totals);
  TOTALS_TEST ("/report/totals/older-file-is-counted-when-first-written", test_older_file_is_counted_when_first_written);
  TOTALS_TEST ("/report/totals/wrong-total-is-told-and-repaired", test_wrong_total_is_told_and_repaired);
  TOTALS_TEST ("/report/totals/sums-beyond-counting-do-not-stop-work", test_sums_beyond_counting_do_not_stop_work);
  return g_test_run ();
}
