/* SPDX-License-Identifier: GPL-3.0-or-later */

/* More groups than a chart has room for, and sums of both signs: what is not drawn is said, and stands in the table. */

#include "accord-config.h"

#include "accord-insight.h"
#include "accord-question-pivot.h"
#include "accord-test.h"

#define N_MEMBERS 24

typedef struct {
  AccordWorkspace *workspace;
  AccordStore *store;
  gint64 today;
  gint64 stages[2]; /* won, lost */
} Fixture;

static gint64
stage_of (AccordStore *store, const char *outcome)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, "outcome", ACCORD_OP_IS, outcome);
  found = accord_test_boxed (accord_store_select (store, query));
  return accord_record_id (g_ptr_array_index (found, 0));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = accord_test_workspace ();
  self->store = accord_workspace_get_store (self->workspace);
  self->today = accord_date_today ();
  self->stages[0] = stage_of (self->store, "won");
  self->stages[1] = stage_of (self->store, "lost");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  accord_test_drop (self->workspace);
}

static void
add_deal (Fixture *self, gboolean won, gint64 minor, gint64 owner, gint64 closed, const char *word)
{
  AccordEdit *edit = accord_edit_new ("Added a deal");
  const AccordKind *kind = &accord_deal_kind;
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_reason (edit, word);
  accord_edit_set_text (edit, kind, id, "name", "A deal");
  accord_edit_set_text (edit, kind, id, "source", word);
  accord_edit_set_text (edit, kind, id, "lost_reason", won ? "" : word);
  accord_edit_set_both (edit, kind, id, "stage", self->stages[won ? 0 : 1], "a0");
  accord_edit_set_both (edit, kind, id, "amount", minor, "EUR");
  accord_edit_set_number (edit, kind, id, "closed_on", closed);
  if (owner != 0)
    accord_edit_set_number (edit, kind, id, "owner", owner);
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

static AccordPlot *
chart (Fixture *self, const char *spec)
{
  AccordPeriod period = accord_period_containing (ACCORD_PERIOD_QUARTER, self->today, 1);
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&period, ACCORD_COMPARE_PREVIOUS, 0, NULL);

  return accord_test_boxed (accord_insight_plot (self->workspace, spec, ask));
}

static guint
n_lines (const AccordPlot *plot)
{
  g_autofree char *csv = accord_plot_to_csv (plot);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (csv), "\r\n", -1);

  return g_strv_length (lines);
}

static void
check_room (const AccordPlot *plot, guint drawn, guint all, const char *said)
{
  g_assert_cmpuint (accord_plot_end_drawn (plot) - plot->first_drawn, ==, drawn);
  g_assert_cmpuint (plot->marks->len, ==, all);
  g_assert_cmpuint (n_lines (plot), ==, all + 1);
  g_assert_true (g_str_has_suffix (plot->takeaway, said));
}

/* 24 won a deal each, 24 sources, 24 reasons: drawn are the first; table, CSV and XLSX have everybody. */
static void
test_table_has_all (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPlot) leaders = NULL, rates = NULL, reasons = NULL;
  PangoContext *context = accord_plot_paper_context (9);
  g_autoptr (AccordPlotFrame) frame = NULL;

  for (int i = 0; i < N_MEMBERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Member %02d", i);
      gint64 member = accord_test_create (self->workspace, &accord_member_kind, "name", name, NULL);

      add_deal (self, TRUE, 10000 + i, member, self->today, name);
      add_deal (self, FALSE, 10000 + i, member, self->today, name);
    }
  leaders = chart (self, "leaders");
  check_room (leaders, 10, N_MEMBERS, " 10 of 24 are drawn; the table has all.");
  rates = chart (self, "rate:deal.source");
  check_room (rates, 8, N_MEMBERS, " 8 of 24 are drawn; the table has all.");
  reasons = chart (self, "reasons");
  check_room (reasons, 8, N_MEMBERS, " 8 of 24 are drawn; the table has all.");
  frame = accord_plot_frame_new (reasons, context, 400, accord_plot_height (reasons, context, 400));
  g_assert_cmpfloat (frame->rects[7].height, >, 0);
  g_assert_cmpfloat (frame->rects[8].height, ==, 0);
  g_object_unref (context);
}

/* 300 won, 500 taken back: a share of what is left would be −150 %, of nothing it would be endless. */
static void
test_leader_of_less_than_all (Fixture *self, gconstpointer data)
{
  gint64 ada = accord_test_create (self->workspace, &accord_member_kind, "name", "Ada", NULL);
  gint64 bo = accord_test_create (self->workspace, &accord_member_kind, "name", "Bo", NULL);
  g_autoptr (AccordPlot) below = NULL, nothing = NULL;

  add_deal (self, TRUE, 30000, ada, self->today, "Fair");
  add_deal (self, TRUE, -30000, bo, self->today, "Fair");
  nothing = chart (self, "leaders");
  g_assert_cmpstr (nothing->takeaway, ==, "Ada won most, €300; all come to €0.");
  add_deal (self, TRUE, -20000, bo, self->today, "Fair");
  below = chart (self, "leaders");
  g_assert_cmpstr (below->takeaway, ==, "Ada won most, €300; all come to −€200.");
}

/* Twenty months, the best of them the last but one: the last fourteen are drawn, the sentence and the table know of all. */
static void
test_question_in_time_draws_the_last (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPivotAsk) ask = accord_pivot_ask_new (accord_store_get_kind (self->store, &accord_deal_kind), "closed_on", NULL, "sum:amount", NULL, "EUR");
  g_autoptr (AccordPivot) pivot = NULL;
  g_autoptr (AccordPlot) plot = NULL;

  for (int i = 0; i < 20; i++)
    add_deal (self, TRUE, i == 18 ? 900000 : 10000, 0, accord_date_from_ymd (2024 + i / 12, i % 12 + 1, 5), "Fair");
  pivot = accord_test_boxed (accord_pivot_read (self->store, ask));
  plot = accord_question_plot (self->store, "Question", "bars", ask, pivot);
  g_assert_cmpuint (plot->marks->len, ==, 20);
  g_assert_cmpuint (plot->first_drawn, ==, 6);
  check_room (plot, 14, 20, "€9K. 20 records in all. 14 of 20 are drawn; the table has all.");
}

/* What has no source is not the largest of the sources. */
static void
test_question_names_a_group (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPivotAsk) ask = accord_pivot_ask_new (accord_store_get_kind (self->store, &accord_deal_kind), "source", NULL, "count", NULL, "EUR");
  g_autoptr (AccordPivot) pivot = NULL;
  g_autoptr (AccordPlot) plot = NULL;

  for (int i = 0; i < 3; i++)
    add_deal (self, TRUE, 10000, 0, self->today, i == 0 ? "Fair" : "");
  pivot = accord_test_boxed (accord_pivot_read (self->store, ask));
  plot = accord_question_plot (self->store, "Question", "table", ask, pivot);
  g_assert_cmpstr (plot->takeaway, ==, "“Fair” is largest: 1. 3 records in all.");
}

/* Files hold plain numbers, whole ones to the last digit. */
static void
test_question_tells_files_every_digit (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPivotAsk) ask = accord_pivot_ask_new (accord_store_get_kind (self->store, &accord_customer_kind), "industry", NULL, "sum:employees", NULL, "EUR");
  g_autoptr (AccordPivot) pivot = NULL;
  g_autoptr (AccordPlot) plot = NULL;
  g_autofree char *csv = NULL;

  accord_test_create (self->workspace, &accord_customer_kind, "name", "Acme", "industry", "Steel", "employees", "1234567", NULL);
  pivot = accord_test_boxed (accord_pivot_read (self->store, ask));
  plot = accord_question_plot (self->store, "Question", "bars", ask, pivot);
  csv = accord_plot_to_csv (plot);
  g_assert_nonnull (strstr (csv, "Steel,1234567\r\n"));
}

static void
check_drill (Fixture *self, const AccordPlot *plot, guint index, const char *title, gint64 n)
{
  const AccordPlotDrill *drill = accord_plot_tell (plot, index)->drill;

  g_assert_cmpstr (drill->title, ==, title);
  g_assert_cmpint (accord_test_int (accord_store_count (self->store, drill->query)), ==, n);
}

/* Choices and yes or no are told as people read them, and still open into their records. */
static void
test_choices_are_told_by_name (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordPlot) customers = NULL, keys = NULL, even = NULL;

  accord_test_create (self->workspace, &accord_customer_kind, "name", "Acme", "lifecycle", "repeat", "key_account", "true", NULL);
  accord_test_create (self->workspace, &accord_customer_kind, "name", "Beta", "lifecycle", "potential", NULL);
  even = chart (self, "customers:customer.lifecycle");
  g_assert_cmpstr (even->takeaway, ==, "“Potential” and “Repeat buyer” are the largest groups: 50% of all customers each.");
  accord_test_create (self->workspace, &accord_customer_kind, "name", "Gamma", "lifecycle", "repeat", NULL);
  customers = chart (self, "customers:customer.lifecycle");
  g_assert_cmpstr (customers->takeaway, ==, "“Repeat buyer” is the largest group: 67% of all customers.");
  g_assert_cmpstr (accord_plot_mark (customers, 0)->label, ==, "Repeat buyer");
  check_drill (self, customers, 0, "Repeat buyer", 2);
  keys = chart (self, "customers:customer.key_account");
  g_assert_cmpstr (accord_plot_mark (keys, keys->marks->len - 1)->label, ==, "Yes");
}

/* Of owners' roles: the name in the chart, its sentence and over the records behind it. */
static void
test_rates_are_told_by_name (Fixture *self, gconstpointer data)
{
  gint64 boss = accord_test_create (self->workspace, &accord_member_kind, "name", "Ada", "role", "manager", NULL);
  gint64 rep = accord_test_create (self->workspace, &accord_member_kind, "name", "Bo", "role", "representative", NULL);
  AccordPeriod all = accord_period_all ();
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&all, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  g_autoptr (AccordPlot) plot = NULL;

  for (int i = 0; i < 6; i++)
    {
      add_deal (self, TRUE, 10000, boss, self->today, "Fair");
      add_deal (self, i > 2, 10000, rep, self->today, "Fair");
    }
  plot = accord_test_boxed (accord_insight_plot (self->workspace, "rate:member.role", ask));
  g_assert_cmpstr (plot->takeaway, ==, "Sales manager wins most often, 100%; Sales representative least, 50%.");
  g_assert_cmpstr (accord_plot_mark (plot, 0)->label, ==, "Sales manager");
  check_drill (self, plot, 0, "Sales manager · Won or Lost · All Time", 6);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  accord_test_keep_day ();
  dex_init ();
  TEST ("/analysis/many/table-has-all-that-is-not-drawn", test_table_has_all);
  TEST ("/analysis/many/leader-of-less-than-all-has-no-share", test_leader_of_less_than_all);
  TEST ("/analysis/many/question-in-time-draws-the-last", test_question_in_time_draws_the_last);
  TEST ("/analysis/many/question-names-a-group", test_question_names_a_group);
  TEST ("/analysis/many/question-tells-files-every-digit", test_question_tells_files_every_digit);
  TEST ("/analysis/many/choices-are-told-by-name", test_choices_are_told_by_name);
  TEST ("/analysis/many/rates-are-told-by-name", test_rates_are_told_by_name);
  return g_test_run ();
}
