/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-dashboard.h"
#include "accord-figure-part.h"
#include "accord-identity.h"
#include "accord-insight.h"
#include "accord-sample.h"
#include "accord-test.h"

#include <locale.h>

static const char *const stages[] = { "Lead", "Offer", NULL };

static void
test_marks (void)
{
  gint64 today = accord_date_from_ymd (2026, 3, 1);
  g_autofree char *text = accord_sample_fill (
    "due,entered @stage2\n@-1,@+30\n@-1 14:30,@stage1\nme@-1x,a@+3\n", today, stages);

  g_assert_cmpstr (
    text, ==, "due,entered Offer\n2026-02-28,2026-03-31\n2026-02-28 14:30,Lead\nme@-1x,a@+3\n");
}

/* What stands for a word is a word of whoever adds the sample. */
static void
test_words (void)
{
  g_autofree char *text = accord_sample_fill ("reason,industry\n@undecided,@food\n", 0, stages);

  g_assert_cmpstr (text, ==, "reason,industry\nNo decision,Food\n");
}

static gint64
count_where (AccordWorkspace *workspace, const AccordKind *kind, const char *path, const char *text)
{
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_add_text (query, path, text != NULL ? ACCORD_OP_IS : ACCORD_OP_NOT_EMPTY, text);
  ids = accord_test_boxed (accord_store_find (accord_workspace_get_store (workspace), query));
  return ids->n_ids;
}

/* Products and competencies are called by their Chinese names where the program speaks Chinese; the levels with commas in them too. */
static void
test_products_and_competencies_are_chinese_in_chinese (void)
{
  AccordWorkspace *workspace;

  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not installed.");
      return;
    }
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  workspace = accord_test_workspace ();
  accord_test_done (accord_sample_add (workspace));
  g_assert_cmpint (count_where (workspace, &accord_product_kind, "name", "视觉检测站"), ==, 1);
  g_assert_cmpint (count_where (workspace, &accord_product_kind, "series", "Automation"), ==, 0);
  g_assert_cmpint (count_where (workspace, &accord_competency_kind, "name", "沟通能力"), ==, 1);
  g_assert_cmpint (count_where (workspace, &accord_deal_kind, "product", "视觉检测站"), >, 0);
  g_assert_cmpint (count_where (workspace, &accord_rating_kind, "competency", "沟通能力"), >, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_product_kind), ==, 8);
  g_assert_cmpint (accord_test_count (workspace, &accord_competency_kind), ==, 6);
  accord_test_drop (workspace);
  g_setenv ("LANGUAGE", "", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
}

/* A program that lacks its sample says so each time; what it began is not opened as the sample later. */
static void
test_made_whole_or_not_at_all (void)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-test-XXXXXX", NULL), *path = g_build_filename (folder, "Sample.accord", NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL), *none = g_build_filename (folder, "none", NULL);
  g_autoptr (GError) error = NULL;
  AccordWorkspace *workspace;

  g_setenv ("ACCORD_SAMPLE_DIR", none, TRUE);
  error = accord_test_error (accord_sample_make (path));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_unsetenv ("ACCORD_SAMPLE_DIR");
  g_assert_true (g_file_set_contents (part, "left by one that was killed", -1, NULL));
  accord_test_done (accord_sample_make (path));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), >, 0);
  accord_test_drop (workspace);
}

/* A pipeline that was shortened still takes every deal. */
static void
test_few_stages (void)
{
  g_autofree char *text = accord_sample_fill ("@stage7\n", 0, stages);

  g_assert_cmpstr (text, ==, "Offer\n");
}

static gint64
count_open (AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);

  g_assert_true (accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open"));
  return accord_test_int (accord_store_count (accord_workspace_get_store (workspace), query));
}

/* One that is the same as another of its customer. */
static void
assert_duplicate (AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_ticket_kind);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (AccordRecord) other = NULL;

  accord_query_add_text (query, "state", ACCORD_OP_IS, "duplicate");
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  g_assert_cmpuint (found->len, ==, 1);
  other = accord_test_load (workspace, &accord_ticket_kind, accord_record_number (found->pdata[0], "duplicate_of"));
  g_assert_cmpint (accord_record_number (other, "customer"), ==, accord_record_number (found->pdata[0], "customer"));
  g_assert_cmpstr (accord_record_text (other, "state"), ==, "closed");
  g_assert_cmpint (accord_record_number (other, "resolved_at"), >, accord_record_number (other, "opened_at"));
}

/* Somebody answered and somebody skipped; everybody has limits and a territory. */
static void
assert_answers_and_limits (AccordWorkspace *workspace)
{
  g_assert_cmpint (count_where (workspace, &accord_activity_kind, "type", "survey"), ==, 140);
  g_assert_cmpint (count_where (workspace, &accord_activity_kind, "scale", "10"), ==, 70);
  g_assert_cmpint (count_where (workspace, &accord_activity_kind, "score", NULL), ==, 106);
  g_assert_cmpint (count_where (workspace, &accord_member_kind, "week_limit", NULL), ==, 12);
  g_assert_cmpint (count_where (workspace, &accord_member_kind, "territory", NULL), ==, 12);
}

/* Campaigns have a cost and brought somebody; what was promised was delivered, mostly; managers and members entered figures. */
static void
assert_campaigns_and_readings (AccordWorkspace *workspace)
{
  g_assert_cmpint (count_where (workspace, &accord_campaign_kind, "cost", NULL), ==, 12);
  g_assert_cmpint (count_where (workspace, &accord_campaign_kind, "owner", NULL), ==, 12);
  g_assert_cmpint (count_where (workspace, &accord_customer_kind, "campaign", NULL), ==, 32);
  g_assert_cmpint (count_where (workspace, &accord_deal_kind, "campaign", NULL), ==, 38);
  g_assert_cmpint (count_where (workspace, &accord_contract_kind, "deal", NULL), ==, 70);
  g_assert_cmpint (count_where (workspace, &accord_contract_kind, "deliver_on", NULL), ==, 70);
  g_assert_cmpint (count_where (workspace, &accord_contract_kind, "delivered_on", NULL), ==, 57);
  g_assert_cmpint (accord_test_count (workspace, &accord_reading_kind), ==, 69);
  g_assert_cmpint (count_where (workspace, &accord_reading_kind, "member", NULL), ==, 63);
}

/* Words that a chart counts are one word each, whoever wrote the line: in the language of the workspace. */
static void
assert_words_counted_once (AccordWorkspace *workspace)
{
  g_assert_cmpint (count_where (workspace, &accord_customer_kind, "industry", "Electronics"), ==, 25);
  g_assert_cmpint (count_where (workspace, &accord_customer_kind, "industry", "Logistics"), ==, 26);
  g_assert_cmpint (count_where (workspace, &accord_customer_kind, "industry", "物流"), ==, 0);
  g_assert_cmpint (count_where (workspace, &accord_deal_kind, "lost_reason", "Competitor"), ==, 63);
}

static void
test_whole (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordJournal *journal = accord_workspace_get_journal (workspace);

  accord_test_done (accord_sample_add (workspace));
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 303);
  g_assert_cmpint (accord_test_count (workspace, &accord_member_kind), ==, 12);
  g_assert_cmpint (accord_test_count (workspace, &accord_team_kind), ==, 3);
  g_assert_cmpint (count_open (workspace), ==, 85);
  g_assert_cmpint (accord_test_count (workspace, &accord_ticket_kind), ==, 37);
  assert_duplicate (workspace);
  assert_answers_and_limits (workspace);
  assert_campaigns_and_readings (workspace);
  assert_words_counted_once (workspace);
  g_assert_cmpstr (accord_journal_get_undo_label (journal), ==, "Added sample data");

  accord_change_set_unref (accord_test_boxed (accord_journal_undo (journal)));
  g_assert_cmpint (accord_test_count (workspace, &accord_customer_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_deal_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_member_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_campaign_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_contract_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_reading_kind), ==, 0);
  g_assert_cmpint (accord_test_count (workspace, &accord_forecast_snapshot_kind), ==, 0);
  accord_test_drop (workspace);
}

static void
assert_figure_speaks (AccordWorkspace *workspace, const char *id, const AccordPeriod *period)
{
  AccordReportRequest *request = accord_report_request_new (workspace, period);
  g_autoptr (GPtrArray) figures = NULL;
  const AccordFigure *figure;

  g_assert_true (accord_report_request_add (request, id, NULL));
  figures = accord_test_boxed (accord_report_run (accord_workspace_get_store (workspace), request));
  figure = g_ptr_array_index (figures, 0);
  g_test_message ("%s: %" G_GINT64_FORMAT, id, figure->n);
  g_assert_true (figure->has_value);
  g_assert_cmpint (figure->n, >, 0);
}

/* Forecasts that would have been kept: of everybody, of each member and team, about as right as forecasts are. */
static void
assert_forecasts_were_kept (AccordWorkspace *workspace, const AccordPeriod *year)
{
  static const char *const groups[] = { "member", "team" };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      AccordReportRequest *request = accord_report_request_new (workspace, year);
      g_autoptr (GPtrArray) figures = NULL;
      const AccordFigure *whole = NULL;
      guint n = 0;

      g_assert_true (accord_report_request_add (request, "forecast-accuracy", NULL));
      g_assert_true (accord_report_request_group (request, groups[i], NULL));
      figures = accord_test_boxed (accord_report_run (accord_workspace_get_store (workspace), request));
      for (guint k = 0; k < figures->len; k++)
        {
          const AccordFigure *figure = g_ptr_array_index (figures, k);

          n += figure->group != NULL && figure->has_value;
          whole = figure->group == NULL ? figure : whole;
        }
      g_assert_cmpuint (n, >=, 3);
      g_test_message ("accuracy %f of %" G_GINT64_FORMAT, whole->value, whole->n);
      g_assert_cmpfloat (whole->value, >, 0.3);
      g_assert_cmpfloat (whole->value, <, 1);
    }
}

/* What each role is shown first is no row of dashes. */
static void
test_proposed_figures_speak (void)
{
  static const char *const roles[] = { "manager", "representative", "marketing", "service" };
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordPeriod year = accord_period_last_months (accord_date_today (), 12), quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, accord_date_today (), 1);

  accord_test_done (accord_sample_add (workspace));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (AccordDashboard) page = accord_dashboard_proposed (roles[i]);

      for (int k = 0; page->tiles[k] != NULL; k++)
        assert_figure_speaks (workspace, page->tiles[k], &year);
    }
  assert_forecasts_were_kept (workspace, &year);
  assert_figure_speaks (workspace, "on-time-delivery", &year);
  assert_figure_speaks (workspace, "exam-score", &year);
  assert_figure_speaks (workspace, "cases-shared", &year);
  assert_figure_speaks (workspace, "brand-awareness", &year);
  assert_figure_speaks (workspace, "campaign-roi", &quarter); /* whenever the sample is added */
  assert_figure_speaks (workspace, "lead-cost", &quarter);
  assert_figure_speaks (workspace, "one-on-ones", &quarter);
  accord_test_drop (workspace);
}

/* The number that a mark's words promise: "show the 11 deals"; -1 where they promise none. */
static gint64
promised (const char *words)
{
  const char *digit = strpbrk (words, "0123456789");

  return digit != NULL ? g_ascii_strtoll (digit, NULL, 10) : -1;
}

/* A figure made of others opens into those: what was won, and the goal; kept forecasts, and what came. A sum opens into
 * the records it is the sum of. */
static void
assert_parts_open (AccordStore *store, const AccordPlotDrill *drill)
{
  g_autoptr (GPtrArray) parts = accord_test_boxed (accord_figure_parts (store, drill->request, drill->figure));
  gint64 n = 0;

  g_assert_cmpuint (parts->len, >, 0);
  if (parts->len == 1)
    g_assert_cmpint (((const AccordFigurePart *) g_ptr_array_index (parts, 0))->n, ==, drill->figure->n);
  for (guint i = 0; i < parts->len; i++)
    {
      const AccordFigurePart *part = g_ptr_array_index (parts, i);

      n += part->figure != NULL ? part->figure->n : 0;
      g_assert_true (part->figure != NULL || part->n > 0);
    }
  if (g_str_equal (drill->figure->kpi->id, "attainment"))
    g_assert_cmpint (n, ==, drill->figure->n);
}

/* A mark without anything behind it is one that counts nothing. */
static void
assert_mark_opens (AccordWorkspace *workspace, const char *spec, const AccordPlot *plot, const AccordPlotMark *mark)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (AccordQuery) query = NULL;
  gint64 n;

  g_test_message ("%s: %s", spec, mark->cells[0]);
  if (mark->drill == NULL)
    {
      g_assert_true (mark->value == ACCORD_PLOT_NONE || mark->value == 0 || plot->shape == ACCORD_PLOT_LINES);
      return;
    }
  if (mark->drill->figure != NULL && mark->drill->ids == NULL)
    {
      assert_parts_open (store, mark->drill);
      return;
    }
  query = accord_test_boxed (accord_insight_drill_query (store, mark->drill));
  n = accord_test_int (accord_store_count (store, query));
  if (promised (mark->drill->words) >= 0)
    g_assert_cmpint (n, ==, promised (mark->drill->words));
  if (plot->unit == ACCORD_UNIT_COUNT && plot->shape != ACCORD_PLOT_WORDS)
    g_assert_cmpint (n, ==, (gint64) mark->value);
  g_assert_true (*mark->drill->title != '\0');
}

static void
assert_chart_opens (AccordWorkspace *workspace, const char *spec, const AccordInsightAsk *ask)
{
  g_autoptr (AccordPlot) plot = accord_test_boxed (accord_insight_plot (workspace, spec, ask));
  g_autofree char *description = accord_plot_describe (plot);

  g_assert_true (plot->too_little != NULL || plot->takeaway != NULL);
  g_assert_true (g_str_has_prefix (description, plot->title));
  g_assert_cmpuint (strlen (description), >, strlen (plot->title) + 2);
  g_assert_true (plot->explanation != NULL && *plot->explanation != '\0');
  for (guint i = 0; plot->too_little == NULL && i < plot->marks->len; i++)
    assert_mark_opens (workspace, spec, plot, accord_plot_tell (plot, i));
}

/* Every chart that can be put on a page, with everything it can be by, over all time and of one member; also of customers whose
 * class was set by hand. */
static void
test_charts_open (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordPeriod all = accord_period_all (), year = accord_period_containing (ACCORD_PERIOD_YEAR, accord_date_today (), 1);
  g_autoptr (AccordInsightAsk) ever = accord_insight_ask_new (&all, ACCORD_COMPARE_NOTHING, 0, NULL);
  g_autoptr (AccordInsightAsk) now = accord_insight_ask_new (&year, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  g_autoptr (AccordInsightAsk) one = accord_insight_ask_new (&year, ACCORD_COMPARE_LAST_YEAR, 1, "Lin");
  AccordEdit *pins = accord_edit_new ("Pinned");
  g_auto (GStrv) specs = NULL;

  accord_test_done (accord_sample_add (workspace));
  accord_edit_set_text (pins, &accord_customer_kind, 3, "segment_pin", "loyal");
  accord_edit_set_text (pins, &accord_customer_kind, 4, "tier_pin", "large");
  accord_change_set_unref (accord_test_commit (workspace, pins));
  specs = accord_insight_card_specs (accord_workspace_get_store (workspace));
  for (int i = 0; specs[i] != NULL; i++)
    {
      assert_chart_opens (workspace, specs[i], now);
      assert_chart_opens (workspace, specs[i], ever);
      if (accord_insight_card_find (specs[i])->personal)
        assert_chart_opens (workspace, specs[i], one);
    }
  accord_test_drop (workspace);
}

static gboolean
is_wanted (AccordWorkspace *workspace, GSettings *settings)
{
  g_autoptr (DexFuture) future = accord_identity_is_wanted (workspace, settings);

  accord_test_wait (future);
  return g_value_get_boolean (dex_future_get_value (future, NULL));
}

/* Asked only where there are members, until somebody or nobody was chosen; kept for this file, and stamped on changes. */
static void
test_who_sits_here (void)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordJournal *journal = accord_workspace_get_journal (workspace);
  g_autoptr (GSettings) settings = g_settings_new ("io.github.accord_app.Accord");
  gint64 lin;

  g_assert_false (is_wanted (workspace, settings));
  lin = accord_test_create (workspace, &accord_member_kind, "name", "Lin", NULL);
  g_assert_true (is_wanted (workspace, settings));
  accord_test_done (accord_identity_set (workspace, settings, 0));
  g_assert_false (is_wanted (workspace, settings));
  accord_test_done (accord_identity_set (workspace, settings, lin));
  g_assert_false (is_wanted (workspace, settings));
  g_assert_cmpint (accord_journal_get_actor (journal), ==, lin);

  accord_journal_set_actor (journal, 0); /* as when the file is opened again */
  accord_test_done (accord_identity_load (workspace, settings));
  g_assert_cmpint (accord_journal_get_actor (journal), ==, lin);
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/desktop/app/sample/marks-become-dates-and-stages", test_marks);
  g_test_add_func ("/desktop/app/sample/is-made-whole-or-not-at-all", test_made_whole_or_not_at_all);
  g_test_add_func ("/desktop/app/sample/words-are-those-of-the-language", test_words);
  g_test_add_func ("/desktop/app/sample/a-short-pipeline-takes-every-deal", test_few_stages);
  g_test_add_func ("/sample/products-and-competencies-are-chinese-in-chinese", test_products_and_competencies_are_chinese_in_chinese);
  g_test_add_func ("/desktop/app/sample/comes-and-goes-in-one-step", test_whole);
  g_test_add_func ("/desktop/app/sample/the-figures-proposed-to-each-role-say-something", test_proposed_figures_speak);
  g_test_add_func ("/desktop/app/sample/every-mark-of-every-chart-opens-into-as-many-records-as-it-says", test_charts_open);
  g_test_add_func ("/desktop/app/identity/is-asked-once-for-a-file-and-kept", test_who_sits_here);
  return g_test_run ();
}
