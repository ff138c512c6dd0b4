/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Insights page over a real workspace. The deals: closed in the first quarter of 2020
 *   won 1,000.00 in 10 days, won 3,000.00 in 30 days, won without an amount, lost; open 500.00.
 * So: revenue €4,000 (+ 1 unpriced), win rate 3/4, average €2,000, open €500. */

#include "accord-config.h"

#include "figures-fixture.h"

#include "accord-chart.h"
#include "accord-decision-row.h"
#include "accord-insight-choose.h"
#include "accord-insight-export.h"
#include "accord-insight-slot.h"
#include "accord-insight-tiles.h"
#include "accord-insights-page.h"
#include "accord-kpi-tile.h"
#include "accord-period-button.h"
#include "accord-plot-card.h"
#include "accord-question-dialog.h"
#include "accord-record-dialog.h"
#include "accord-test-colleague.h"

#include <glib/gstdio.h>

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *page;
  GtkWidget *window;
} Fixture;

static void
add_deals (AccordWorkspace *workspace)
{
  gint64 day = accord_date_from_ymd (2020, 2, 10);
  const FiguresDeal deals[] = {
    { "won", 100000, day - 10, day, 0, 0 },       { "won", 300000, day - 30, day, 0, 0 },
    { "won", 0, day - 20, day + 1, 0, 0 },        { "lost", 900000, day - 5, day + 30, 0, 0 },
    { "open", 50000, day, G_MININT64, 0, 0 },
  };

  figures_add_deals (workspace, deals, G_N_ELEMENTS (deals));
}

static void
set_up (Fixture *self, gconstpointer with_deals)
{
  self->workspace = accord_test_workspace ();
  if (with_deals != NULL)
    add_deals (self->workspace);
  self->page = accord_insights_page_new (self->workspace);
  self->window = figures_window (self->page, 1060, 800);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  GtkWidget *page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  figures_run_for (300);
  g_assert_null (page); /* dropped with everything it held */
  accord_test_drop (self->workspace);
}

static char *
tile_value (Fixture *self, guint index)
{
  GtkWidget *tile = figures_find (self->page, ACCORD_TYPE_KPI_TILE, index);
  char *value;

  if (tile == NULL) /* they come when the page knows whose it is */
    return g_strdup ("");
  g_object_get (tile, "value", &value, NULL);
  return value;
}

static const char *wanted;

static gboolean
revenue_is_wanted (gpointer data)
{
  g_autofree char *value = tile_value (data, 0);

  return g_str_equal (value, wanted);
}

static void
wait_for_revenue (Fixture *self, const char *text)
{
  wanted = text;
  figures_run_until (revenue_is_wanted, self);
}

static const char *
state (Fixture *self)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (figures_find (self->page, GTK_TYPE_STACK, 0)));
}

static gboolean
is_empty_state (gpointer data)
{
  GtkWidget *status = figures_find (((Fixture *) data)->page, ADW_TYPE_STATUS_PAGE, 0);

  return status != NULL && gtk_widget_get_mapped (status);
}

static void
test_no_deals_says_what_to_do (Fixture *self, gconstpointer data)
{
  GtkWidget *status;

  figures_run_until (is_empty_state, self);
  status = figures_find (self->page, ADW_TYPE_STATUS_PAGE, 0);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (status)), ==, "No Deals Yet");
  figures_check_names (self->page);
}

static void
test_first_deal_brings_the_figures (Fixture *self, gconstpointer data)
{
  figures_run_until (is_empty_state, self);
  add_deals (self->workspace);
  wait_for_revenue (self, "€4K");
  g_assert_cmpstr (state (self), !=, "empty");
}

static void
test_tiles_show_the_latest_quarter_with_closed_deals (Fixture *self, gconstpointer data)
{
  AccordPeriodButton *button;
  g_autofree char *rate = NULL, *mean = NULL, *open = NULL;

  wait_for_revenue (self, "€4K");
  figures_run_for (200);
  button = ACCORD_PERIOD_BUTTON (figures_find (self->page, ACCORD_TYPE_PERIOD_BUTTON, 0));
  g_assert_cmpint (accord_period_button_get_period (button)->from, ==, accord_date_from_ymd (2020, 1, 1));
  g_assert_cmpint (accord_period_button_get_period (button)->to, ==, accord_date_from_ymd (2020, 4, 1));
  rate = tile_value (self, 1);
  mean = tile_value (self, 2);
  open = tile_value (self, 4);
  g_assert_cmpstr (rate, ==, "75%");
  g_assert_cmpstr (mean, ==, "€2K");
  g_assert_cmpstr (open, ==, "€500");
  figures_check_names (self->page);
}

static void
test_figures_follow_the_journal (Fixture *self, gconstpointer data)
{
  gint64 day = accord_date_from_ymd (2020, 3, 1);
  const FiguresDeal deal = { "won", 600000, day - 10, day, 0, 0 };

  wait_for_revenue (self, "€4K");
  figures_add_deals (self->workspace, &deal, 1);
  wait_for_revenue (self, "€10K");
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  wait_for_revenue (self, "€4K");
}

/* A colleague wins a deal: tile and bar follow, and whoever looks stays where he was. */
static void
test_figures_follow_a_colleague (Fixture *self, gconstpointer data)
{
  AccordTestColleague *colleague = accord_test_colleague_new (self->workspace);
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (GPtrArray) deals = NULL;
  AccordEdit *edit = accord_edit_new ("Changed by a colleague");
  GtkScrolledWindow *scrolled;
  GtkAdjustment *adjustment;
  AccordChart *chart;

  wait_for_revenue (self, "€4K");
  figures_run_for (300);
  scrolled = GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (figures_find (self->page, ACCORD_TYPE_KPI_TILE, 0), GTK_TYPE_SCROLLED_WINDOW));
  adjustment = gtk_scrolled_window_get_vadjustment (scrolled);
  gtk_adjustment_set_value (adjustment, 150);
  figures_run_for (100);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 150);
  accord_query_add_number (query, "amount", ACCORD_OP_IS, 300000);
  deals = accord_test_boxed (accord_store_select (accord_workspace_get_store (self->workspace), query));
  g_assert_cmpuint (deals->len, ==, 1);
  accord_edit_set_both (edit, &accord_deal_kind, accord_test_colleague_id (colleague, &accord_deal_kind, accord_record_id (deals->pdata[0])),
                        "amount", 900000, "EUR");
  accord_test_colleague_commit (colleague, edit);
  accord_test_colleague_meet (colleague);
  wait_for_revenue (self, "€10K");
  chart = ACCORD_CHART (figures_find (self->page, ACCORD_TYPE_CHART, 0));
  for (int i = 0; i < 100 && !g_str_has_prefix (accord_chart_get_cells (chart, 1)[1], "€10K"); i++)
    figures_run_for (50);
  g_assert_cmpstr (accord_chart_get_cells (chart, 1)[1], ==, "€10K + 1 unpriced");
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 150);
  accord_test_colleague_free (colleague);
}

static void
test_arrow_shows_the_period_before (Fixture *self, gconstpointer data)
{
  GtkWidget *button;

  wait_for_revenue (self, "€4K");
  button = figures_find (self->page, ACCORD_TYPE_PERIOD_BUTTON, 0);
  accord_period_button_step (ACCORD_PERIOD_BUTTON (button), -1);
  wait_for_revenue (self, "—");
  accord_period_button_step (ACCORD_PERIOD_BUTTON (button), 1);
  wait_for_revenue (self, "€4K");
}

static AdwNavigationPage *
visible_page (Fixture *self)
{
  return adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (figures_find (self->page, ADW_TYPE_NAVIGATION_VIEW, 0)));
}

static gboolean
says (GtkWidget *root, const char *words)
{
  GtkWidget *label;

  for (guint i = 0; (label = figures_find (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (label)), words) == 0 && gtk_widget_get_mapped (label))
      return TRUE;
  return FALSE;
}

static gboolean
is_titled_as_wanted (gpointer data)
{
  return g_str_equal (adw_navigation_page_get_title (visible_page (data)), wanted);
}

/* A label of the page on top. */
static gboolean
is_said (Fixture *self, const char *words)
{
  return says (GTK_WIDGET (visible_page (self)), words);
}

static gboolean
wanted_is_said (gpointer data)
{
  return is_said (data, wanted);
}

static void
wait_for_words (Fixture *self, const char *words)
{
  wanted = words;
  figures_run_until (wanted_is_said, self);
}

static void
test_tile_opens_its_deals (Fixture *self, gconstpointer data)
{
  wait_for_revenue (self, "€4K");
  gtk_widget_activate (figures_find (self->page, ACCORD_TYPE_KPI_TILE, 0));
  wanted = "Won · Q1 2020";
  figures_run_until (is_titled_as_wanted, self);
  wait_for_words (self, "Closed 1 Jan 2020 – 31 Mar 2020"); /* one condition of two */
  figures_check_names (GTK_WIDGET (visible_page (self)));
}

/* Of the page on top, once it lists a figure. */
static GtkWidget *
toggles_of (Fixture *self)
{
  GtkWidget *page = GTK_WIDGET (visible_page (self)), *toggles = figures_find (page, ADW_TYPE_TOGGLE_GROUP, 0);

  return figures_find (page, ACCORD_TYPE_KPI_TILE, 0) == NULL ? toggles : NULL;
}

static gboolean
toggles_are_there (gpointer data)
{
  return toggles_of (data) != NULL;
}

/* The win rate of the second tile: 3 of 4. Its page has both lists apart, the denominator in sight; the other is chosen. */
static void
test_ratio_opens_both_its_lists (Fixture *self, gconstpointer data)
{
  AdwToggleGroup *lists;

  wait_for_revenue (self, "€4K");
  figures_run_for (200);
  gtk_widget_activate (figures_find (self->page, ACCORD_TYPE_KPI_TILE, 1));
  figures_run_until (toggles_are_there, self);
  g_assert_cmpstr (adw_navigation_page_get_title (visible_page (self)), ==, "Win rate · Q1 2020");
  lists = ADW_TOGGLE_GROUP (toggles_of (self));
  g_assert_cmpuint (adw_toggle_group_get_n_toggles (lists), ==, 2);
  g_assert_cmpstr (adw_toggle_get_label (adw_toggle_group_get_toggle (lists, 0)), ==, "Won 3");
  g_assert_cmpstr (adw_toggle_get_label (adw_toggle_group_get_toggle (lists, 1)), ==, "Won or lost 4");
  g_assert_cmpuint (adw_toggle_group_get_active (lists), ==, 1);
  adw_toggle_group_set_active (lists, 0);
  figures_run_for (100);
  figures_check_names (GTK_WIDGET (visible_page (self)));
}

/* The chart shows the year, so February is its second bar. */
static void
test_bar_opens_the_deals_of_its_month (Fixture *self, gconstpointer data)
{
  AccordChart *chart;

  wait_for_revenue (self, "€4K");
  figures_run_for (200);
  chart = ACCORD_CHART (figures_find (self->page, ACCORD_TYPE_CHART, 0));
  g_assert_cmpint (accord_chart_get_n_marks (chart), ==, 12);
  g_assert_cmpstr (accord_chart_get_cells (chart, 1)[1], ==, "€4K + 1 unpriced");
  g_assert_cmpstr (accord_chart_get_drill (chart, 1), ==, "show the 3 deals");
  g_assert_null (accord_chart_get_drill (chart, 4));
  accord_chart_activate (chart, 1);
  g_assert_cmpstr (adw_navigation_page_get_title (visible_page (self)), ==, "Won · February 2020");
  figures_run_for (300);
}

static gboolean
is_prepared (gpointer data)
{
  return !accord_insights_page_prepare (data);
}

/* Nobody has asked for the page yet: its tiles and charts are made, one at a time, and ask for nothing. */
static void
test_made_ahead_it_asks_for_nothing (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkWidget) page = g_object_ref_sink (accord_insights_page_new_ahead (self->workspace));
  AccordInsightTiles *tiles;

  figures_run_until (is_prepared, page);
  tiles = ACCORD_INSIGHT_TILES (figures_find (page, ACCORD_TYPE_INSIGHT_TILES, 0));
  g_assert_nonnull (figures_find (page, ACCORD_TYPE_KPI_TILE, 3));
  g_assert_nonnull (figures_find (page, ACCORD_TYPE_PLOT_CARD, 3));
  g_assert_cmpuint (accord_insight_tiles_get_n_asked (tiles), ==, 0);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (accord_plot_card_get_n_asked (ACCORD_PLOT_CARD (figures_find (page, ACCORD_TYPE_PLOT_CARD, i))), ==, 0);
  figures_run_for (100);
  adw_window_set_content (ADW_WINDOW (self->window), page);
  self->page = page;
  wait_for_revenue (self, "€4K");
  g_assert_cmpuint (accord_insight_tiles_get_n_asked (tiles), >, 0);
}

static gboolean
has_slots (gpointer data)
{
  return figures_find (((Fixture *) data)->page, ACCORD_TYPE_INSIGHT_SLOT, 6) != NULL;
}

/* Its buttons that are on screen, and whether one of them covers any of what it holds. */
static guint
count_tools (AccordInsightSlot *slot)
{
  GtkWidget *held = accord_insight_slot_get_widget (slot), *button;
  graphene_rect_t of_held, of_button;
  guint n = 0;

  g_assert_true (gtk_widget_compute_bounds (held, GTK_WIDGET (slot), &of_held));
  g_assert_cmpfloat (of_held.size.height, >, 40);
  for (guint i = 0; (button = figures_find (GTK_WIDGET (slot), GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (button != held && !gtk_widget_is_ancestor (button, held) && gtk_widget_get_mapped (button))
      {
        g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (slot), &of_button));
        g_assert_false (graphene_rect_intersection (&of_button, &of_held, NULL));
        n++;
      }
  return n;
}

/* Earlier, later, away: three buttons at each tile and chart while the page is arranged, over nothing; none before and after. */
static void
test_arranging_covers_nothing (Fixture *self, gconstpointer data)
{
  wait_for_revenue (self, "€4K");
  figures_run_until (has_slots, self);
  for (guint turn = 0; turn < 3; turn++)
    {
      if (turn > 0)
        gtk_widget_activate_action (self->page, "insights.change", "s", "arrange");
      figures_run_for (200);
      for (guint i = 0; figures_find (self->page, ACCORD_TYPE_INSIGHT_SLOT, i) != NULL; i++)
        g_assert_cmpuint (count_tools (ACCORD_INSIGHT_SLOT (figures_find (self->page, ACCORD_TYPE_INSIGHT_SLOT, i))), ==, turn == 1 ? 3 : 0);
    }
}

static void
press (GtkWidget *root, const char *tooltip_or_label)
{
  GtkWidget *button;

  for (guint i = 0; (button = figures_find (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_tooltip_text (button), tooltip_or_label) == 0 || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), tooltip_or_label) == 0)
      {
        g_assert_true (gtk_widget_is_sensitive (button));
        g_signal_emit_by_name (button, "clicked");
        return;
      }
  g_assert_not_reached ();
}

static gboolean
goes_by_april (gpointer data)
{
  AccordPeriodButton *button = ACCORD_PERIOD_BUTTON (figures_find (((Fixture *) data)->page, ACCORD_TYPE_PERIOD_BUTTON, 0));
  g_autofree char *label = accord_period_label (accord_period_button_get_period (button));

  return g_str_equal (label, "FY 2020 Q4");
}

/* Another beginning of the year is taken up at once: the first quarter of 2020 is the last one of the year from April. */
static void
test_the_fiscal_year_is_followed (Fixture *self, gconstpointer data)
{
  wait_for_revenue (self, "€4K");
  accord_test_set (self->workspace, &accord_workspace_kind, accord_workspace_get_settings_id (self->workspace), "fiscal_month", "4");
  figures_run_until (goes_by_april, self);
  figures_run_for (300);
  wait_for_revenue (self, "€4K");
}

static gboolean
is_gone (gpointer slot)
{
  return gtk_widget_get_root (slot) == NULL;
}

static gboolean
has_keyboard (gpointer slot)
{
  return gtk_root_get_focus (gtk_widget_get_root (slot)) == slot;
}

/* What is taken off hands the keyboard to what takes its place; the last one to the one before it. */
static void
test_the_neighbour_has_the_keyboard (Fixture *self, gconstpointer data)
{
  AccordInsightBoard *board;
  guint n, at[2];

  wait_for_revenue (self, "€4K");
  figures_run_until (has_slots, self);
  gtk_widget_activate_action (self->page, "insights.change", "s", "arrange");
  figures_run_for (100);
  board = accord_insight_tiles_get_board (ACCORD_INSIGHT_TILES (figures_find (self->page, ACCORD_TYPE_INSIGHT_TILES, 0)));
  n = accord_insight_board_get_n (board);
  at[0] = 2;
  at[1] = n - 2; /* the last one by then */
  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (GtkWidget) slot = g_object_ref (figures_find (GTK_WIDGET (board), ACCORD_TYPE_INSIGHT_SLOT, at[k]));
      GtkWidget *next = figures_find (GTK_WIDGET (board), ACCORD_TYPE_INSIGHT_SLOT, k == 0 ? at[k] + 1 : at[k] - 1);

      g_assert_true (gtk_widget_grab_focus (slot));
      press (slot, "Remove from the Page (Delete)");
      figures_run_until (is_gone, slot);
      g_assert_true (has_keyboard (next));
    }
}

static gboolean
has_dialog (gpointer data)
{
  return figures_find (((Fixture *) data)->window, ACCORD_TYPE_RECORD_DIALOG, 0) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return !has_dialog (data);
}

static gboolean
dialog_says_wanted (gpointer data)
{
  return says (data, wanted);
}

/* Over what the figure says of the running quarter. */
static const char *
figures_now (void)
{
  AccordPeriod now = accord_period_containing (ACCORD_PERIOD_QUARTER, accord_date_today (), 1);
  static char words[64];
  g_autofree char *label = accord_period_label (&now);

  g_snprintf (words, sizeof words, "Now: %s", label);
  return words;
}

/* The row that Today leads to. */
static gboolean
decision_has_focus (gpointer data)
{
  Fixture *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));

  return focus != NULL && ADW_IS_PREFERENCES_ROW (focus) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (focus)), "Ask for references earlier");
}

/* Three of four won in the first quarter of 2020: decided upon from the tile, listed with the value then beside that of the running
 * quarter, in which nothing was closed; it opens the figure of those days, is deleted, and brought back. */
static void
test_decision_is_written_down_and_opens_its_evidence (Fixture *self, gconstpointer data)
{
  GtkWidget *dialog, *name;

  wait_for_revenue (self, "€4K");
  figures_run_for (200);
  gtk_widget_activate_action (self->page, "insights.page", "s", "decisions");
  wait_for_words (self, "No Decisions Yet");
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (figures_find (self->page, ADW_TYPE_NAVIGATION_VIEW, 0)));
  gtk_widget_activate_action (figures_find (self->page, ACCORD_TYPE_KPI_TILE, 1), "tiles.decide", "s", "win-rate");
  figures_run_until (has_dialog, self);
  dialog = figures_find (self->window, ACCORD_TYPE_RECORD_DIALOG, 0);
  figures_check_names (dialog);
  name = figures_find (dialog, ADW_TYPE_ENTRY_ROW, 0);
  gtk_editable_set_text (GTK_EDITABLE (name), "Ask for references earlier");
  press (dialog, "_Add");
  figures_run_until (has_no_dialog, self);
  gtk_widget_activate_action (self->page, "insights.page", "s", "decisions");
  wait_for_words (self, "Ask for references earlier");
  g_assert_true (is_said (self, "Win rate, Q1 2020"));
  g_assert_true (is_said (self, "Then: Q1 2020"));
  g_assert_true (is_said (self, "75% · 3/4"));
  g_assert_true (is_said (self, figures_now ()));
  wait_for_words (self, "—");
  figures_check_names (GTK_WIDGET (visible_page (self)));
  accord_insights_page_show_decision (ACCORD_INSIGHTS_PAGE (self->page), 1);
  figures_run_until (decision_has_focus, self);
  accord_decision_row_open (gtk_widget_get_ancestor (figures_find (GTK_WIDGET (visible_page (self)), ADW_TYPE_PREFERENCES_ROW, 0), ADW_TYPE_PREFERENCES_ROW));
  figures_run_until (toggles_are_there, self);
  g_assert_cmpstr (adw_navigation_page_get_title (visible_page (self)), ==, "Win rate · Q1 2020");
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (figures_find (self->page, ADW_TYPE_NAVIGATION_VIEW, 0)));
  figures_run_for (400);
  press (GTK_WIDGET (visible_page (self)), "Delete Decision");
  wait_for_words (self, "No Decisions Yet");
  accord_change_set_unref (accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (self->workspace))));
  wait_for_words (self, "Ask for references earlier");
}

/* Deals closed after it was made, and before it was seen, are in its figures. */
static void
test_made_ahead_it_shows_what_is_true_when_seen (Fixture *self, gconstpointer data)
{
  g_autoptr (GtkWidget) page = g_object_ref_sink (accord_insights_page_new_ahead (self->workspace));

  figures_run_until (is_prepared, page);
  add_deals (self->workspace);
  figures_run_for (100);
  adw_window_set_content (ADW_WINDOW (self->window), page);
  self->page = page;
  wait_for_revenue (self, "€4K");
  g_assert_cmpstr (state (self), ==, "figures");
}

static gboolean
is_filled (gpointer data)
{
  return !accord_insights_page_fill (data);
}

/* Its figures are there before anybody sees it; they follow the journal from then on. */
static void
test_filled_ahead_it_follows_when_seen (Fixture *self, gconstpointer data)
{
  gint64 day = accord_date_from_ymd (2020, 3, 1);
  const FiguresDeal deal = { "won", 600000, day - 10, day, 0, 0 };
  g_autoptr (GtkWidget) page = g_object_ref_sink (accord_insights_page_new_ahead (self->workspace));
  AccordPlotCard *card;
  guint n;

  figures_run_until (is_prepared, page);
  figures_run_until (is_filled, page);
  card = ACCORD_PLOT_CARD (figures_find (page, ACCORD_TYPE_PLOT_CARD, 0));
  g_assert_nonnull (accord_plot_card_get_plot (card));
  n = accord_plot_card_get_n_asked (card);
  figures_add_deals (self->workspace, &deal, 1);
  figures_run_for (100);
  g_assert_cmpuint (accord_plot_card_get_n_asked (card), ==, n);
  adw_window_set_content (ADW_WINDOW (self->window), page);
  self->page = page;
  wait_for_revenue (self, "€10K");
  g_assert_cmpuint (accord_plot_card_get_n_asked (card), >, n);
}

/* Campaigns and figures entered by hand have a page each; what is added elsewhere stands there at once. */
static void
test_campaigns_and_entered_figures_have_a_page (Fixture *self, gconstpointer data)
{
  wait_for_revenue (self, "€4K");
  gtk_widget_activate_action (self->page, "insights.page", "s", "campaigns");
  wait_for_words (self, "No campaigns yet. Customers and deals say which one they came by; what they cost and brought is told by the figures.");
  accord_test_create (self->workspace, &accord_campaign_kind, "name", "Autumn fair", "starts_on", "2020-01-10", "cost", "1200", NULL);
  wait_for_words (self, "Autumn fair");
  wait_for_words (self, "€1,200");
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (figures_find (self->page, ADW_TYPE_NAVIGATION_VIEW, 0)));
  gtk_widget_activate_action (self->page, "insights.page", "s", "readings");
  wait_for_words (self, "Nothing entered yet. Exams, cases shared, one-on-ones and reviews are counted elsewhere and entered here, for each person and time.");
  accord_test_create (self->workspace, &accord_reading_kind, "name", "Products", "figure", "exam", "until_on", "2020-02-01", "reached", "45", "possible", "50", NULL);
  wait_for_words (self, "Products");
  wait_for_words (self, "45 of 50");
  figures_check_names (GTK_WIDGET (visible_page (self)));
}

typedef struct {
  Fixture *fixture;
  AccordRecord *question;
} Question;

static gboolean
is_renamed (gpointer data)
{
  Question *self = data;
  gint64 id = accord_record_id (self->question);

  accord_record_unref (self->question);
  self->question = accord_test_load (self->fixture->workspace, &accord_question_kind, id);
  return g_strcmp0 (accord_record_text (self->question, "name"), "Called otherwise") == 0;
}

static void
closed_cb (gboolean *closed)
{
  *closed = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* A question of a newer program opens with a sentence in the place of its conditions; saved under another name, it has them still. */
static void
test_conditions_that_cannot_be_read_are_kept (Fixture *self, gconstpointer data)
{
  const char *conditions = "{\"kind\":\"deal\",\"all\":[{\"nearby\":5}]}";
  gint64 id = accord_test_create (self->workspace, &accord_question_kind, "name", "Near Kiel", "target", "deal", "rows", "stage", "measure", "count",
                                  "filter", conditions, "shape", "bars", NULL);
  Question question = { self, accord_test_load (self->workspace, &accord_question_kind, id) };
  AdwDialog *dialog = accord_question_dialog_new (self->workspace, question.question);
  gboolean closed = FALSE;

  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (closed_cb), &closed);
  adw_dialog_present (dialog, self->page);
  wanted = "Without its conditions it would be another question.";
  figures_run_until (dialog_says_wanted, dialog);
  gtk_editable_set_text (GTK_EDITABLE (figures_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0)), "Called otherwise");
  press (GTK_WIDGET (dialog), "_Save");
  figures_run_until (is_renamed, &question);
  figures_run_until (is_set, &closed);
  g_assert_cmpstr (accord_record_text (question.question, "filter"), ==, conditions);
  accord_record_unref (question.question);
}

/* Fields that were deleted since, or of a newer program: they are named, the answer says so, and after saving the question asks for them
 * still. So does one about records that are not offered. */
static void
test_fields_that_are_gone_are_said_and_kept (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "target", "rows", "columns", "measure" };
  static const char *const asked[][4] = { { "deal", "grade_x", "stage", "sum:bonus_x" }, { "ticket", "priority", "colour_x", "count" } };
  static const char *const said[] = { "Records cannot be put together by “grade_x”. Choose another field.",
                                      "Records cannot be put together by “colour_x”. Choose another field." };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      gint64 id = accord_test_create (self->workspace, &accord_question_kind, "name", "By grade", "target", asked[i][0], "rows", asked[i][1], "columns",
                                      asked[i][2], "measure", asked[i][3], "shape", "bars", NULL);
      Question question = { self, accord_test_load (self->workspace, &accord_question_kind, id) };
      AdwDialog *dialog = accord_question_dialog_new (self->workspace, question.question);
      gboolean closed = FALSE;

      g_signal_connect_swapped (dialog, "closed", G_CALLBACK (closed_cb), &closed);
      adw_dialog_present (dialog, self->page);
      wanted = said[i];
      figures_run_until (dialog_says_wanted, dialog);
      gtk_editable_set_text (GTK_EDITABLE (figures_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, 0)), "Called otherwise");
      press (GTK_WIDGET (dialog), "_Save");
      figures_run_until (is_renamed, &question);
      figures_run_until (is_set, &closed);
      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        g_assert_cmpstr (accord_record_text (question.question, names[k]), ==, asked[i][k]);
      accord_record_unref (question.question);
    }
}

static void
not_chosen (gpointer owner, const char *const *names)
{
  g_assert_not_reached ();
}

/* The window's last dialog. */
static void
assert_room (Fixture *self)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (gtk_widget_get_root (self->page)));
  gboolean closed = FALSE;

  g_assert_nonnull (dialog);
  g_assert_cmpint (adw_dialog_get_content_height (dialog), >=, 480);
  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (closed_cb), &closed);
  adw_dialog_force_close (dialog);
  figures_run_until (is_set, &closed);
}

/* What there is to choose, and what a schedule asks, is seen without scrolling row by row. */
static void
test_dialogs_have_room_for_their_rows (Fixture *self, gconstpointer data)
{
  const char *const now[] = { "revenue", NULL };

  accord_insight_choose_figures (self->page, now, not_chosen, self->page);
  assert_room (self);
  accord_insight_schedules (self->page, self->workspace);
  assert_room (self);
}

static gboolean
row_says_it_is_not_here (gpointer root)
{
  GtkWidget *row;

  for (guint i = 0; (row = figures_find (root, ADW_TYPE_ACTION_ROW, i)) != NULL; i++)
    if (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)) != NULL && strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "not on this computer") != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
holds_a_file (gpointer folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;
  g_autofree char *path = name != NULL ? g_build_filename (folder, name, NULL) : NULL;

  return path != NULL && g_str_has_suffix (path, ".csv") && g_remove (path) == 0;
}

static void
schedule (Fixture *self, const char *folder)
{
  accord_test_create (self->workspace, &accord_report_schedule_kind, "name", "Team", "rhythm", "week", "format", "csv", "folder", folder, NULL);
}

/* The first report is written when it is scheduled, not within the hour; a folder that is not here is told. */
static void
test_schedules_begin_at_once (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-reports-XXXXXX", NULL);
  AdwDialog *dialog;
  gboolean closed = FALSE;

  accord_insight_schedules (self->page, self->workspace);
  dialog = adw_window_get_visible_dialog (ADW_WINDOW (gtk_widget_get_root (self->page)));
  g_assert_nonnull (dialog);
  schedule (self, folder);
  figures_run_until (holds_a_file, folder);
  g_assert_false (row_says_it_is_not_here (dialog));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  schedule (self, "/nowhere/at/all");
  figures_run_until (row_says_it_is_not_here, dialog);
  g_signal_connect_swapped (dialog, "closed", G_CALLBACK (closed_cb), &closed);
  adw_dialog_force_close (dialog);
  figures_run_until (is_set, &closed);
}

static GtkWidget *
find_tooltip (GtkWidget *root, const char *tooltip)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (root), tooltip) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_tooltip (child, tooltip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* No form opens that could not be saved, and nothing offers to delete. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  static const char *const forms[] = { "question", "market", "schedules", "figures", "charts" };
  Fixture only = { 0 };

  accord_test_create (self->workspace, &accord_decision_kind, "name", "Wait and see", "decided_on", "2020-02-10", NULL);
  only.workspace = accord_test_object (accord_workspace_open (accord_workspace_get_path (self->workspace), ACCORD_STORE_READ_ONLY));
  g_assert_true (accord_workspace_is_read_only (only.workspace));
  only.page = accord_insights_page_new (only.workspace);
  only.window = figures_window (only.page, 1060, 800);
  wait_for_revenue (&only, "€4K");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      gtk_widget_activate_action (only.page, "insights.page", "s", forms[i]);
      gtk_widget_activate_action (only.page, "insights.change", "s", forms[i]);
    }
  gtk_widget_activate_action (figures_find (only.page, ACCORD_TYPE_KPI_TILE, 1), "tiles.decide", "s", "win-rate");
  figures_run_for (500);
  g_assert_null (figures_find (only.window, ADW_TYPE_DIALOG, 0));
  gtk_widget_activate_action (only.page, "insights.page", "s", "decisions");
  wait_for_words (&only, "Wait and see");
  g_assert_false (gtk_widget_get_sensitive (find_tooltip (only.window, "Delete Decision")));
  g_assert_false (gtk_widget_get_sensitive (find_tooltip (only.window, "Edit Decision")));
  gtk_window_destroy (GTK_WINDOW (only.window));
  figures_run_for (300);
  accord_test_done (accord_workspace_close (only.workspace));
  g_object_unref (only.workspace);
}

static void
enter_size (GtkWidget *dialog, const char *region, const char *size)
{
  GtkWidget *rows[] = { figures_find (dialog, ADW_TYPE_ENTRY_ROW, 0), figures_find (dialog, ADW_TYPE_ENTRY_ROW, 1) };

  gtk_editable_set_text (GTK_EDITABLE (rows[0]), region);
  gtk_editable_set_text (GTK_EDITABLE (rows[1]), size);
  g_signal_emit_by_name (rows[1], "apply");
  figures_run_for (500);
}

/* The size of the market everywhere and of a country are two; each is written over by the next of the same. */
static void
test_a_market_has_a_size_for_each_region (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_market_size_kind);
  g_autoptr (GPtrArray) sizes = NULL;
  GtkWidget *dialog;

  wait_for_revenue (self, "€4K");
  gtk_widget_activate_action (self->page, "insights.change", "s", "market");
  figures_run_for (500);
  dialog = figures_find (self->window, ADW_TYPE_PREFERENCES_DIALOG, 0);
  g_assert_nonnull (dialog);
  enter_size (dialog, "", "40000");
  enter_size (dialog, " Germany ", "9000");
  enter_size (dialog, "Germany", "8000");
  sizes = accord_test_boxed (accord_store_select (accord_workspace_get_store (self->workspace), query));
  g_assert_cmpuint (sizes->len, ==, 2);
  for (guint i = 0; i < sizes->len; i++)
    {
      AccordRecord *size = sizes->pdata[i];
      const char *region = accord_record_text (size, "region");

      g_assert_true (region == NULL || g_str_equal (region, "Germany"));
      g_assert_cmpint (accord_record_number (size, "amount"), ==, region == NULL ? 4000000 : 800000);
    }
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
add (const char *name, gconstpointer with_deals, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, with_deals, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL); /* nobody looks at what moves; a frame cut short may be forgotten by GTK */
  add ("/insights/page/no-deals-says-what-to-do", NULL, test_no_deals_says_what_to_do);
  add ("/insights/page/first-deal-brings-the-figures", NULL, test_first_deal_brings_the_figures);
  add ("/insights/page/tiles-show-the-latest-quarter-with-closed-deals", "",
       test_tiles_show_the_latest_quarter_with_closed_deals);
  add ("/insights/page/figures-follow-the-journal", "", test_figures_follow_the_journal);
  add ("/insights/page/tiles-and-charts-follow-a-colleague-and-keep-their-place", "", test_figures_follow_a_colleague);
  add ("/insights/page/arrow-shows-the-period-before", "", test_arrow_shows_the_period_before);
  add ("/insights/page/tile-opens-its-deals", "", test_tile_opens_its_deals);
  add ("/insights/page/ratio-opens-both-its-lists", "", test_ratio_opens_both_its_lists);
  add ("/insights/page/bar-opens-the-deals-of-its-month", "", test_bar_opens_the_deals_of_its_month);
  add ("/insights/page/arranging-covers-nothing", "", test_arranging_covers_nothing);
  add ("/insights/page/decision-is-written-down-and-opens-its-evidence", "", test_decision_is_written_down_and_opens_its_evidence);
  add ("/insights/page/opens-no-form-in-a-file-that-may-only-be-read", "", test_read_only);
  add ("/insights/page/a-market-has-a-size-for-each-region", "", test_a_market_has_a_size_for_each_region);
  add ("/insights/page/campaigns-and-entered-figures-have-a-page", "", test_campaigns_and_entered_figures_have_a_page);
  add ("/insights/question/conditions-that-cannot-be-read-are-said-and-kept", "", test_conditions_that_cannot_be_read_are_kept);
  add ("/insights/page/the-fiscal-year-is-followed", "", test_the_fiscal_year_is_followed);
  add ("/insights/arrange/the-neighbour-has-the-keyboard", "", test_the_neighbour_has_the_keyboard);
  add ("/insights/arrange/dialogs-have-room-for-their-rows", "", test_dialogs_have_room_for_their_rows);
  add ("/insights/schedules/begin-at-once-and-say-what-is-not-here", "", test_schedules_begin_at_once);
  add ("/insights/question/fields-that-are-gone-are-said-and-kept", "", test_fields_that_are_gone_are_said_and_kept);
  add ("/insights/page/made-ahead-it-asks-for-nothing-until-it-is-seen", "", test_made_ahead_it_asks_for_nothing);
  add ("/insights/page/filled-ahead-it-follows-the-journal-once-it-is-seen", "with deals", test_filled_ahead_it_follows_when_seen);
  add ("/insights/page/made-ahead-it-shows-what-is-true-when-it-is-seen", NULL, test_made_ahead_it_shows_what_is_true_when_seen);
  return g_test_run ();
}
