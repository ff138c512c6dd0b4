/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Other views of the same deals, with a real pointer and keyboard: what they show, that they follow the filter, and
 * that only what is meant to be written is. */

#include "accord-config.h"

#include "board-fixture.h"

#include "accord-calendar-day.h"
#include "accord-calendar-deal.h"
#include "accord-chart-menu.h"
#include "accord-date.h"
#include "accord-deal-heading.h"
#include "accord-deal-views.h"
#include "accord-flow-chart.h"
#include "accord-forecast-column.h"
#include "accord-id-list.h"
#include "accord-period.h"
#include "accord-record-row.h"
#include "accord-record-table.h"
#include "accord-shadow-column.h"
#include "accord-step-counts.h"
#include <string.h>

/* What is waited for may take long on a busy machine. */
#define AWAIT(condition)                                                   \
  G_STMT_START                                                             \
  {                                                                        \
    gint64 give_up = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;        \
    while (!(condition) && g_get_monotonic_time () < give_up)              \
      run_ms (20);                                                         \
    if (!(condition))                                                      \
      g_error ("%s:%d: waited in vain for " #condition, __FILE__, __LINE__); \
  }                                                                        \
  G_STMT_END

static gint64
noon (int days)
{
  return accord_date_today () + days;
}

static gint64
add (BoardFixture *self, const char *name, const char *stage, const char *amount, gint64 expected)
{
  gint64 deal = board_fixture_add (self, name, stage, NULL, amount);
  AccordEdit *edit = accord_edit_new ("Expected");

  if (expected != 0)
    {
      accord_edit_set_number (edit, &accord_deal_kind, deal, "expected_on", expected);
      accord_change_set_unref (accord_test_commit (self->workspace, edit));
    }
  else
    accord_edit_unref (edit);
  return deal;
}

static void
show (BoardFixture *self, const char *view)
{
  guint n;
  const AccordDealViewLine *views = accord_deal_views (&n);

  board_fixture_show (self);
  for (guint i = 0; i < n; i++)
    accord_pipeline_page_add_view (self->page, &views[i]);
  run_ms (200);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "pipeline.view", "s", view);
  run_ms (300);
}

static GtkWidget *
nth (BoardFixture *self, GType type, guint index)
{
  GtkWidget *found = NULL;

  AWAIT ((found = find_widget (self->window, type, index)) != NULL && gtk_widget_get_mapped (found) && gtk_widget_get_height (found) > 0);
  return found;
}

static gint64
expected_of (BoardFixture *self, gint64 deal)
{
  g_autoptr (AccordRecord) record = accord_test_load (self->workspace, &accord_deal_kind, deal);

  return accord_record_number (record, "expected_on");
}

static gint64
stage_of (BoardFixture *self, gint64 deal)
{
  g_autoptr (AccordRecord) record = accord_test_load (self->workspace, &accord_deal_kind, deal);

  return accord_record_number (record, "stage");
}

/* The switch */

static AdwToggleGroup *
group_with (BoardFixture *self, const char *toggle)
{
  GtkWidget *found;

  for (guint i = 0; (found = find_widget (self->window, ADW_TYPE_TOGGLE_GROUP, i)) != NULL; i++)
    if (adw_toggle_group_get_toggle_by_name (ADW_TOGGLE_GROUP (found), toggle) != NULL)
      return ADW_TOGGLE_GROUP (found);
  g_assert_not_reached ();
}

static void
test_keyboard_goes_through_the_views (void)
{
  BoardFixture self;
  AdwToggleGroup *group;

  board_fixture_init (&self, 1280, 820);
  add (&self, "A", "Needs", "1000", noon (3));
  show (&self, "board");
  group = group_with (&self, "board");
  g_assert_cmpstr (adw_toggle_group_get_active_name (group), ==, "board");
  g_assert_cmpuint (adw_toggle_group_get_n_toggles (group), ==, 5);
  gtk_widget_child_focus (self.window, GTK_DIR_TAB_FORWARD);
  press ("key alt+Next");
  AWAIT (g_strcmp0 (adw_toggle_group_get_active_name (group), "list") == 0);
  press ("key alt+Next");
  AWAIT (g_strcmp0 (adw_toggle_group_get_active_name (group), "calendar") == 0);
  press ("key alt+Prior");
  AWAIT (g_strcmp0 (adw_toggle_group_get_active_name (group), "list") == 0);
  g_assert_cmpint (self.n_committed, ==, 0);
  board_fixture_clear (&self);
}

static AccordIdList *
rows (BoardFixture *self)
{
  AccordRecordTable *table = ACCORD_RECORD_TABLE (nth (self, ACCORD_TYPE_RECORD_TABLE, 0));

  return accord_id_selection_get_list (accord_record_table_get_selection (table));
}

static void
test_list_shares_the_filter (void)
{
  BoardFixture self;
  gint64 step;
  gint64 planned;

  board_fixture_init (&self, 1280, 820);
  planned = add (&self, "Planned", "Needs", "1000", noon (3));
  add (&self, "Forgotten", "Needs", "2000", noon (3));
  add (&self, "Won one", "Won", "3000", 0);
  step = accord_test_create (self.workspace, &accord_activity_kind, "title", "Call", "type", "call", NULL);
  accord_test_set (self.workspace, &accord_activity_kind, step, "due_on", "2199-01-01");
  {
    AccordEdit *edit = accord_edit_new ("Linked");

    accord_edit_set_number (edit, &accord_activity_kind, step, "deal", planned);
    accord_change_set_unref (accord_test_commit (self.workspace, edit));
  }
  show (&self, "list");
  AWAIT (accord_id_list_get_n (rows (&self)) == 2); /* open ones */
  gtk_widget_activate_action (GTK_WIDGET (self.page), "board.show-steps", "u", ACCORD_STEPS_ATTENTION);
  AWAIT (accord_id_list_get_n (rows (&self)) == 1);
  g_assert_cmpint (accord_id_list_id_at (rows (&self), 0), !=, planned);
  gtk_widget_activate_action (GTK_WIDGET (self.page), "board.show-steps", "u", 0);
  AWAIT (accord_id_list_get_n (rows (&self)) == 2);
  adw_toggle_group_set_active_name (group_with (&self, "closed"), "all");
  AWAIT (accord_id_list_get_n (rows (&self)) == 3);
  board_fixture_clear (&self);
}

/* Words of all labels below @root. */
static void
collect (GtkWidget *root, GString *words)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root) && *gtk_label_get_text (GTK_LABEL (root)) != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? "|" : "", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    collect (child, words);
}

/* The headings of a grouped table, from above: "Needs|2 deals · …  /  Solution|…". */
static char *
headings (BoardFixture *self)
{
  GString *words = g_string_new (NULL);
  GtkWidget *heading;

  for (guint i = 0; (heading = find_widget (self->window, ACCORD_TYPE_DEAL_HEADING, i)) != NULL; i++)
    {
      GString *one = g_string_new (NULL);

      collect (heading, one);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " / " : "", one->str);
      g_string_free (one, TRUE);
    }
  return g_string_free (words, FALSE);
}

static gboolean
headings_are (BoardFixture *self, const char *expected)
{
  g_autofree char *now = headings (self);

  if (g_strcmp0 (now, expected) != 0)
    g_debug ("Headings: %s", now);
  return g_strcmp0 (now, expected) == 0;
}

static gboolean
table_says (BoardFixture *self, const char *expected)
{
  GString *words = g_string_new (NULL);
  g_autofree char *text = NULL;

  collect (nth (self, ACCORD_TYPE_RECORD_TABLE, 0), words);
  text = g_string_free (words, FALSE);
  return strstr (text, expected) != NULL;
}

/* As the menu of the button does it. */
static void
choose_groups (BoardFixture *self, const char *by)
{
  GtkWidget *button;

  for (guint i = 0; (button = find_widget (self->window, GTK_TYPE_MENU_BUTTON, i)) != NULL; i++)
    if (gtk_widget_activate_action (button, "rows.group", "s", by))
      return;
  g_assert_not_reached ();
}

/* Groups of a list with their sums, the foot with that of all and of those chosen; edits and undo are followed. */
static void
test_list_is_grouped (void)
{
  BoardFixture self;
  AccordIdSelection *selection;

  board_fixture_init (&self, 1280, 820);
  add (&self, "A", "Needs", "1000", noon (3));
  add (&self, "B", "Identify", "2000", noon (4));
  add (&self, "C", "Needs", "4000", noon (5));
  show (&self, "list");
  AWAIT (table_says (&self, "3 records|€7,000 · €1,350 weighted")); /* 5 % of 2,000, 25 % of 5,000 */
  choose_groups (&self, "stage");
  AWAIT (headings_are (&self, "Identify|1 deal · €2K · €100 weighted / Needs|2 deals · €5K · €1.3K weighted"));
  AWAIT (table_says (&self, "3 records|€7,000 · €1,350 weighted"));
  selection = accord_record_table_get_selection (ACCORD_RECORD_TABLE (nth (&self, ACCORD_TYPE_RECORD_TABLE, 0)));
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (selection), 1, 2, TRUE);
  AWAIT (table_says (&self, "2 of 3 selected|€5,000 · €1,250 weighted"));
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
  board_fixture_undo (&self); /* the day of C */
  board_fixture_undo (&self); /* C */
  AWAIT (headings_are (&self, "Identify|1 deal · €2K · €100 weighted / Needs|1 deal · €1K · €250 weighted"));
  choose_groups (&self, "none");
  AWAIT (headings_are (&self, ""));
  AWAIT (table_says (&self, "2 records|€3,000 · €350 weighted"));
  board_fixture_clear (&self);
}

/* Calendar */

static AccordCalendarDay *
day_widget (BoardFixture *self, gint64 day)
{
  GtkWidget *found;

  for (guint i = 0; (found = find_widget (self->window, ACCORD_TYPE_CALENDAR_DAY, i)) != NULL; i++)
    if (accord_calendar_day_get_day (ACCORD_CALENDAR_DAY (found)) == day && gtk_widget_get_mapped (found))
      return ACCORD_CALENDAR_DAY (found);
  return NULL;
}

static GtkWidget *
deal_widget (BoardFixture *self, gint64 deal)
{
  GtkWidget *found;

  for (guint i = 0; (found = find_widget (self->window, ACCORD_TYPE_CALENDAR_DEAL, i)) != NULL; i++)
    if (accord_calendar_deal_get_id (ACCORD_CALENDAR_DEAL (found)) == deal && gtk_widget_get_mapped (found) &&
        gtk_widget_get_height (found) > 0)
      return found;
  return NULL;
}

/* A day of this month that is not its last and not today. */
static gint64
some_day (void)
{
  gint64 today = accord_date_today ();
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, today, 1);

  return today + 2 < month.to ? today + 1 : month.from + 2;
}

static void
drag (GtkWidget *from, GtkWidget *to)
{
  int x1, y1, x2, y2;

  g_assert_true (where_is (from, gtk_widget_get_width (from) / 2.0, gtk_widget_get_height (from) / 2.0, &x1, &y1));
  g_assert_true (where_is (to, gtk_widget_get_width (to) / 2.0, gtk_widget_get_height (to) - 12, &x2, &y2));
  press ("mousemove %d %d mousedown 1", x1, y1);
  for (int i = 1; i <= 9; i += 2)
    press ("mousemove %d %d sleep 0.02 mousemove %d %d", x1 + (x2 - x1) * i / 10, y1 + (y2 - y1) * i / 10, x1 + (x2 - x1) * (i + 1) / 10,
           y1 + (y2 - y1) * (i + 1) / 10);
  run_ms (200);
  press ("mouseup 1");
}

static void
test_drag_moves_the_close (void)
{
  BoardFixture self;
  gint64 day = some_day (), deal, won;
  AccordCalendarDay *to;

  board_fixture_init (&self, 1280, 820);
  deal = add (&self, "A", "Needs", "1000", day);
  won = add (&self, "W", "Won", "500", 0);
  show (&self, "calendar");
  AWAIT (deal_widget (&self, deal) != NULL && deal_widget (&self, won) != NULL);
  board_fixture_forget (&self);
  to = day_widget (&self, day + 1);
  g_assert_nonnull (to);
  drag (deal_widget (&self, deal), GTK_WIDGET (to));
  AWAIT (self.n_committed == 1);
  g_assert_cmpint (expected_of (&self, deal), ==, day + 1);
  board_fixture_undo (&self);
  g_assert_cmpint (expected_of (&self, deal), ==, day);
  g_assert_null (self.error);
  board_fixture_clear (&self);
}

static void
test_keyboard_moves_the_close_and_keeps_the_focus (void)
{
  BoardFixture self;
  gint64 day = some_day (), deal;
  GtkWidget *focused;

  board_fixture_init (&self, 1280, 820);
  deal = add (&self, "A", "Needs", "1000", day);
  show (&self, "calendar");
  AWAIT (deal_widget (&self, deal) != NULL);
  board_fixture_forget (&self);
  gtk_widget_grab_focus (deal_widget (&self, deal));
  press ("key alt+Right");
  AWAIT (self.n_committed == 1);
  g_assert_cmpint (expected_of (&self, deal), ==, day + 1);
  AWAIT ((focused = gtk_window_get_focus (GTK_WINDOW (self.window))) != NULL && ACCORD_IS_CALENDAR_DEAL (focused) &&
         accord_calendar_deal_get_day (ACCORD_CALENDAR_DEAL (focused)) == day + 1);
  press ("key alt+Down");
  AWAIT (self.n_committed == 2);
  g_assert_cmpint (expected_of (&self, deal), ==, day + 8);
  board_fixture_clear (&self);
}

static void
test_narrow_calendar_is_an_agenda (void)
{
  BoardFixture self;
  gint64 deal;

  board_fixture_init (&self, 360, 640);
  deal = add (&self, "A", "Needs", "1000", some_day ());
  show (&self, "calendar");
  AWAIT (deal_widget (&self, deal) != NULL);
  g_assert_null (day_widget (&self, some_day () + 1)); /* only days with deals */
  board_fixture_clear (&self);
}

/* Forecast and flow open their records */

static GtkWidget *
month_column (BoardFixture *self, int ahead)
{
  return nth (self, ACCORD_TYPE_FORECAST_COLUMN, (guint) ahead + 1); /* behind those that have slipped */
}

/* The same day of another month by pointer and by keys, one change each; a closed deal and a day that is over are
 * refused in words. */
static void
test_forecast_months_take_deals (void)
{
  BoardFixture self;
  AccordPeriod month = accord_period_containing (ACCORD_PERIOD_MONTH, accord_date_today (), 1);
  gint64 day = month.to + 9, next = accord_period_containing (ACCORD_PERIOD_MONTH, month.to, 1).to; /* the 10th of the next month */
  gint64 deal, won;

  board_fixture_init (&self, 1280, 820);
  deal = add (&self, "A", "Present", "1000", day);
  won = add (&self, "W", "Won", "500", 0);
  add (&self, "S", "Present", "700", noon (-40)); /* there is a column of those that slipped */
  show (&self, "forecast");
  AWAIT (deal_widget (&self, deal) != NULL && deal_widget (&self, won) != NULL);
  board_fixture_forget (&self);
  drag (deal_widget (&self, deal), month_column (&self, 2));
  AWAIT (self.n_committed == 1);
  g_assert_cmpint (expected_of (&self, deal), ==, next + 9);
  AWAIT (deal_widget (&self, deal) != NULL && gtk_widget_is_ancestor (deal_widget (&self, deal), month_column (&self, 2)));
  gtk_widget_grab_focus (deal_widget (&self, deal));
  press ("key alt+Left");
  AWAIT (self.n_committed == 2);
  g_assert_cmpint (expected_of (&self, deal), ==, day);
  board_fixture_undo (&self);
  board_fixture_undo (&self);
  g_assert_cmpint (expected_of (&self, deal), ==, day);
  board_fixture_forget (&self);
  AWAIT (deal_widget (&self, won) != NULL && deal_widget (&self, deal) != NULL);
  drag (deal_widget (&self, won), month_column (&self, 2)); /* it cannot be lifted */
  gtk_widget_grab_focus (deal_widget (&self, won));
  press ("key alt+Right");
  AWAIT (self.error != NULL);
  g_assert_nonnull (strstr (self.error, "closed"));
  g_clear_pointer (&self.error, g_free);
  drag (deal_widget (&self, deal), nth (&self, ACCORD_TYPE_FORECAST_COLUMN, 0));
  AWAIT (self.error != NULL);
  g_assert_nonnull (strstr (self.error, "over"));
  g_assert_cmpint (self.n_committed, ==, 0);
  board_fixture_clear (&self);
}

/* Also those of the last line, which is not full. */
static void
test_forecast_columns_are_of_one_width (void)
{
  BoardFixture self;
  GtkWidget *first;
  guint n;

  board_fixture_init (&self, 900, 820);
  add (&self, "A", "Present", "1000", noon (0));
  show (&self, "forecast");
  first = nth (&self, ACCORD_TYPE_FORECAST_COLUMN, 0);
  AWAIT (count_widgets (self.window, ACCORD_TYPE_FORECAST_COLUMN) > 5 && gtk_widget_get_width (first) > 0);
  n = count_widgets (self.window, ACCORD_TYPE_FORECAST_COLUMN);
  AWAIT (gtk_widget_get_width (nth (&self, ACCORD_TYPE_FORECAST_COLUMN, n - 1)) > 0);
  for (guint i = 1; i < n; i++)
    g_assert_cmpint (ABS (gtk_widget_get_width (nth (&self, ACCORD_TYPE_FORECAST_COLUMN, i)) - gtk_widget_get_width (first)), <=, 1);
  board_fixture_clear (&self);
}

static void
test_forecast_opens_its_deals (void)
{
  BoardFixture self;
  GtkWidget *month, *button;

  board_fixture_init (&self, 1280, 820);
  add (&self, "A", "Present", "1000", noon (0));
  add (&self, "B", "Present", "2000", noon (0));
  add (&self, "C", "Present", "4000", noon (-9));
  show (&self, "forecast");
  month = nth (&self, ACCORD_TYPE_FORECAST_COLUMN, 1); /* behind those that have slipped */
  button = find_widget (month, GTK_TYPE_BUTTON, 0);
  AWAIT (gtk_widget_is_sensitive (button));
  board_fixture_forget (&self);
  gtk_widget_grab_focus (button);
  press ("key Return");
  AWAIT (count_widgets (self.window, ACCORD_TYPE_RECORD_ROW) >= 2);
  g_assert_cmpint (self.n_committed, ==, 0);
  board_fixture_clear (&self);
}

static void
explained_alike (GtkWidget *widget, const char *label, guint *n)
{
  GtkWidget *found;

  for (guint i = 0; (found = find_widget (widget, GTK_TYPE_LABEL, i)) != NULL; i++)
    *n += gtk_widget_get_mapped (found) && g_str_equal (gtk_label_get_text (GTK_LABEL (found)), label);
}

/* How it is counted, a picture and a table of the chart of these views too. */
static void
test_charts_have_their_menu (void)
{
  static const char *const views[] = { "forecast", "flow" };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      BoardFixture self;
      GtkWidget *card;
      guint n = 0;
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "accord-view-chart.svg", NULL), *svg = NULL;
      g_autoptr (GError) error = NULL;

      board_fixture_init (&self, 1280, 820);
      add (&self, "A", "Present", "1000", noon (0));
      show (&self, views[i]);
      card = nth (&self, ACCORD_TYPE_CHART_CARD, 0);
      AWAIT (accord_chart_get_n_marks (ACCORD_CHART (accord_chart_card_get_chart (ACCORD_CHART_CARD (card)))) > 0);
      g_assert_true (accord_chart_menu_write_svg (ACCORD_CHART_CARD (card), path, &error));
      g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
      g_assert_nonnull (strstr (svg, "</svg>"));
      g_assert_true (gtk_widget_activate_action (accord_chart_card_get_chart (ACCORD_CHART_CARD (card)), "plot.copy", "s", "table"));
      g_assert_true (gtk_widget_activate_action (accord_chart_card_get_chart (ACCORD_CHART_CARD (card)), "plot.explain", NULL));
      run_ms (300);
      explained_alike (self.window, "How This Is Counted", &n);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (strlen (g_object_get_data (G_OBJECT (card), "explanation")), >, 40);
      board_fixture_clear (&self);
    }
}

static void
test_flow_is_walked_by_keyboard (void)
{
  BoardFixture self;
  AccordChart *chart;

  board_fixture_init (&self, 1280, 820);
  add (&self, "A", "First contact", "1000", 0);
  add (&self, "B", "First contact", "2000", 0);
  show (&self, "flow");
  chart = ACCORD_CHART (nth (&self, ACCORD_TYPE_FLOW_CHART, 0));
  AWAIT (accord_chart_get_n_marks (chart) > 4);
  g_assert_cmpstr (accord_chart_get_cells (chart, 1)[2], ==, "2"); /* entered */
  press ("mousemove 3 3"); /* a pointer over a stage would take the cursor there */
  gtk_widget_grab_focus (GTK_WIDGET (chart));
  AWAIT (gtk_widget_has_focus (GTK_WIDGET (chart)));
  press ("key Home");
  AWAIT (accord_chart_get_current (chart) == 0);
  press ("key Right");
  AWAIT (accord_chart_get_current (chart) == 1);
  press ("key Return");
  AWAIT (count_widgets (self.window, ACCORD_TYPE_RECORD_ROW) >= 2);
  board_fixture_clear (&self);
}

static void
test_views_follow_commits (void)
{
  BoardFixture self;
  AccordChart *chart;

  board_fixture_init (&self, 1280, 820);
  add (&self, "A", "First contact", "1000", 0);
  show (&self, "flow");
  chart = ACCORD_CHART (nth (&self, ACCORD_TYPE_FLOW_CHART, 0));
  AWAIT (accord_chart_get_n_marks (chart) > 4 && g_str_equal (accord_chart_get_cells (chart, 1)[2], "1"));
  add (&self, "B", "First contact", "2000", 0);
  AWAIT (accord_chart_get_n_marks (chart) > 4 && g_str_equal (accord_chart_get_cells (chart, 1)[2], "2"));
  board_fixture_undo (&self);
  AWAIT (accord_chart_get_n_marks (chart) > 4 && g_str_equal (accord_chart_get_cells (chart, 1)[2], "1"));
  board_fixture_clear (&self);
}

/* Past and imagined boards */

static AccordShadowColumn *
column_of (BoardFixture *self, gint64 stage)
{
  GtkWidget *found;

  for (guint i = 0; (found = find_widget (self->window, ACCORD_TYPE_SHADOW_COLUMN, i)) != NULL; i++)
    if (accord_shadow_column_get_stage (ACCORD_SHADOW_COLUMN (found)) == stage)
      return ACCORD_SHADOW_COLUMN (found);
  return NULL;
}

static gboolean
stands_in (BoardFixture *self, gint64 deal, const char *stage)
{
  AccordShadowColumn *column = column_of (self, accord_test_stage (self->workspace, stage));

  return column != NULL && accord_shadow_column_focus (column, deal);
}

static void
test_past_board_cannot_be_edited (void)
{
  BoardFixture self;
  gint64 deal;

  board_fixture_init (&self, 1280, 820);
  deal = add (&self, "A", "Needs", "1000", 0);
  show (&self, "as-of");
  AWAIT (find_widget (self.window, ACCORD_TYPE_SHADOW_COLUMN, 0) != NULL);
  for (int i = 0; i < 5; i++) /* to today, and not beyond */
    gtk_widget_activate_action (gtk_widget_get_parent (nth (&self, ADW_TYPE_BANNER, 0)), "past.step", "i", 7);
  AWAIT (stands_in (&self, deal, "Needs"));
  board_fixture_forget (&self);
  press ("key alt+Right");
  press ("key Delete");
  run_ms (300);
  g_assert_cmpint (self.n_committed, ==, 0);
  g_assert_true (stands_in (&self, deal, "Needs"));
  g_assert_null (adw_toggle_group_get_active_name (group_with (&self, "board")));
  adw_toggle_group_set_active_name (group_with (&self, "board"), "board"); /* leads back */
  AWAIT (!gtk_widget_get_mapped (find_widget (self.window, ACCORD_TYPE_SHADOW_COLUMN, 0)));
  board_fixture_clear (&self);
}

static GtkWidget *
button_named (GtkWidget *root, const char *label)
{
  GtkWidget *found;

  for (guint i = 0; (found = find_widget (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (found)), label) == 0)
      return found;
  return NULL;
}

static void
test_imagined_moves_are_applied_as_one_change (void)
{
  BoardFixture self;
  gint64 a, b;

  board_fixture_init (&self, 1280, 820);
  a = add (&self, "A", "Identify", "1000", noon (3));
  b = add (&self, "B", "Identify", "2000", noon (3));
  show (&self, "what-if");
  AWAIT (stands_in (&self, a, "Identify"));
  board_fixture_forget (&self);
  press ("key alt+Right");
  AWAIT (stands_in (&self, a, "First contact"));
  AWAIT (stands_in (&self, b, "Identify"));
  press ("key alt+Right");
  AWAIT (stands_in (&self, b, "First contact"));
  g_assert_cmpint (self.n_committed, ==, 0);
  g_assert_cmpint (stage_of (&self, a), ==, accord_test_stage (self.workspace, "Identify"));
  g_signal_emit_by_name (button_named (self.window, "_Apply"), "clicked");
  AWAIT (self.n_committed == 1);
  g_assert_null (self.error);
  g_assert_cmpint (stage_of (&self, a), ==, accord_test_stage (self.workspace, "First contact"));
  g_assert_cmpint (stage_of (&self, b), ==, accord_test_stage (self.workspace, "First contact"));
  board_fixture_undo (&self);
  g_assert_cmpint (stage_of (&self, a), ==, accord_test_stage (self.workspace, "Identify"));
  g_assert_cmpint (stage_of (&self, b), ==, accord_test_stage (self.workspace, "Identify"));
  board_fixture_clear (&self);
}

/* The last column: a deal is not lost without a reason. */
static void
test_imagined_loss_asks_for_its_reason (void)
{
  BoardFixture self;
  gint64 a;
  g_autoptr (AccordRecord) lost = NULL;
  GtkWidget *dialog;

  board_fixture_init (&self, 1280, 820);
  a = add (&self, "A", "Identify", "1000", noon (3));
  show (&self, "what-if");
  AWAIT (stands_in (&self, a, "Identify"));
  board_fixture_forget (&self);
  for (int i = 0; i < 20 && !stands_in (&self, a, "Lost"); i++)
    {
      press ("key alt+Right");
      run_ms (100);
    }
  AWAIT (stands_in (&self, a, "Lost"));
  g_signal_emit_by_name (button_named (self.window, "_Apply"), "clicked");
  AWAIT ((dialog = find_widget (self.window, ADW_TYPE_ALERT_DIALOG, 0)) != NULL && gtk_widget_get_mapped (dialog));
  g_assert_cmpint (self.n_committed, ==, 0);
  AWAIT (gtk_window_get_focus (GTK_WINDOW (self.window)) == find_widget (dialog, GTK_TYPE_TEXT, 0));
  press ("type --delay 20 Price");
  AWAIT (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "move"));
  press ("key Return");
  AWAIT (self.n_committed == 1);
  lost = accord_test_load (self.workspace, &accord_deal_kind, a);
  g_assert_cmpstr (accord_record_text (lost, "lost_reason"), ==, "Price");
  board_fixture_clear (&self);
}

static void
test_imagined_moves_are_thrown_away (void)
{
  BoardFixture self;
  gint64 a;

  board_fixture_init (&self, 1280, 820);
  a = add (&self, "A", "Identify", "1000", noon (3));
  show (&self, "what-if");
  AWAIT (stands_in (&self, a, "Identify"));
  board_fixture_forget (&self);
  press ("key alt+Right");
  AWAIT (stands_in (&self, a, "First contact"));
  g_signal_emit_by_name (button_named (self.window, "_Discard"), "clicked");
  AWAIT (stands_in (&self, a, "Identify"));
  g_assert_cmpint (self.n_committed, ==, 0);
  board_fixture_clear (&self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  adw_init ();
  g_test_add_func ("/views/switch/keyboard-goes-through-the-views", test_keyboard_goes_through_the_views);
  g_test_add_func ("/views/list/shares-the-filter", test_list_shares_the_filter);
  g_test_add_func ("/views/list/groups-and-foot-add-up", test_list_is_grouped);
  g_test_add_func ("/views/calendar/drag-moves-the-close", test_drag_moves_the_close);
  g_test_add_func ("/views/calendar/keyboard-moves-the-close-and-keeps-the-focus", test_keyboard_moves_the_close_and_keeps_the_focus);
  g_test_add_func ("/views/calendar/narrow-is-an-agenda", test_narrow_calendar_is_an_agenda);
  g_test_add_func ("/views/forecast/months-take-deals", test_forecast_months_take_deals);
  g_test_add_func ("/views/forecast/columns-are-of-one-width", test_forecast_columns_are_of_one_width);
  g_test_add_func ("/views/forecast/opens-its-deals", test_forecast_opens_its_deals);
  g_test_add_func ("/views/charts-have-their-menu", test_charts_have_their_menu);
  g_test_add_func ("/views/flow/is-walked-by-keyboard", test_flow_is_walked_by_keyboard);
  g_test_add_func ("/views/flow/follows-commits", test_views_follow_commits);
  g_test_add_func ("/views/past/cannot-be-edited", test_past_board_cannot_be_edited);
  g_test_add_func ("/views/what-if/is-applied-as-one-change", test_imagined_moves_are_applied_as_one_change);
  g_test_add_func ("/views/what-if/loss-asks-for-its-reason", test_imagined_loss_asks_for_its_reason);
  g_test_add_func ("/views/what-if/is-thrown-away", test_imagined_moves_are_thrown_away);
  return g_test_run ();
}
