/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Goals page, and the parts of the Team page that go with it, over a real workspace: East has Anna, who has
 * a quota of 1,000.00 this quarter and has won 400.00, and Bo, who has none. */

#include "accord-config.h"

#include <sqlite3.h>

#include "figures-fixture.h"

#include "accord-bar-chart.h"
#include "accord-goal-dialog.h"
#include "accord-goal-page.h"
#include "accord-goal-row.h"
#include "accord-goals-page.h"
#include "accord-handover-dialog.h"
#include "accord-member-skills.h"
#include "accord-member-work.h"
#include "accord-pool-bar.h"
#include "accord-pool.h"
#include "accord-radar-chart.h"
#include "accord-load-chart.h"
#include "accord-stat-strip.h"
#include "accord-team-defaults.h"

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *page;
  GtkWidget *window;
  AccordPeriod quarter;
  gint64 team, anna, bo;
} Fixture;

static void
set_goal (Fixture *self, AccordGoalScope scope, gint64 id, gint64 minor)
{
  AccordEdit *edit = accord_edit_new ("Set a goal");

  accord_goal_edit_set (edit, 0, "revenue", "EUR", scope, id, &self->quarter, (double) minor, "hand");
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  gint64 today = accord_date_today ();
  g_autofree char *team = NULL;

  self->workspace = accord_test_workspace ();
  self->quarter = accord_period_containing (ACCORD_PERIOD_QUARTER, today, accord_workspace_get_fiscal_month (self->workspace));
  self->team = accord_test_create (self->workspace, &accord_team_kind, "name", "East", NULL);
  team = g_strdup_printf ("%d", (int) self->team);
  self->anna = accord_test_create (self->workspace, &accord_member_kind, "name", "Anna", "team", team, "role", "representative", NULL);
  self->bo = accord_test_create (self->workspace, &accord_member_kind, "name", "Bo", "team", team, "role", "manager", NULL);
  {
    const FiguresDeal deals[] = { { "won", 40000, self->quarter.from, self->quarter.from, self->anna, 0 } };

    figures_add_deals (self->workspace, deals, G_N_ELEMENTS (deals));
  }
  set_goal (self, ACCORD_GOAL_OF_MEMBER, self->anna, 100000);
}

static void
show_goals (Fixture *self, int width)
{
  self->page = accord_goals_page_new (self->workspace);
  self->window = figures_window (self->page, width, 800);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  figures_run_for (50);
  accord_test_drop (g_steal_pointer (&self->workspace));
}

static gboolean
has_text (GtkWidget *root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static const char *awaited;

static gboolean
text_is_there (gpointer root)
{
  return has_text (root, awaited);
}

static void
await_text (gpointer root, const char *text)
{
  awaited = text;
  figures_run_until (text_is_there, root);
}

/* 400 of 1,000: 40 %; the company's goal is the sum of the people's. */
static void
test_everybody_is_listed (Fixture *self, gconstpointer data)
{
  show_goals (self, 1100);
  await_text (self->page, "40%");
  await_text (self->page, "€400 of €1K");
  g_assert_true (has_text (self->page, "Whole Company"));
  g_assert_true (has_text (self->page, "Anna"));
  g_assert_true (has_text (self->page, "No quota"));
  figures_check_names (self->page);
}

static void
test_narrow_window (Fixture *self, gconstpointer data)
{
  show_goals (self, 360);
  await_text (self->page, "40%");
  g_assert_cmpint (gtk_widget_get_width (self->page), <=, 380);
  figures_check_names (self->page);
}

static void
test_a_new_goal_appears (Fixture *self, gconstpointer data)
{
  show_goals (self, 1100);
  await_text (self->page, "40%");
  set_goal (self, ACCORD_GOAL_OF_MEMBER, self->bo, 300000);
  await_text (self->page, "€400 of €4K"); /* the company: 1,000 + 3,000 */
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  await_text (self->page, "€400 of €1K");
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  if (GTK_IS_BUTTON (root) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AccordChart *
month_chart (gpointer page)
{
  return ACCORD_CHART (figures_find (page, ACCORD_TYPE_BAR_CHART, 0));
}

static gboolean
has_months (gpointer page)
{
  return figures_find (page, ACCORD_TYPE_BAR_CHART, 0) != NULL && accord_chart_get_n_marks (month_chart (page)) == 12;
}

/* A month in which nothing was closed has no win rate: "—", not 0 %. */
static void
test_a_month_without_cases_has_no_rate (Fixture *self, gconstpointer data)
{
  GtkDropDown *kpis;
  guint dashes = 0;
  int n;
  const AccordKpi *const *all = accord_kpis (&n);

  show_goals (self, 1100);
  await_text (self->page, "40%");
  kpis = GTK_DROP_DOWN (figures_find (self->page, GTK_TYPE_DROP_DOWN, 0));
  for (int i = 0; i < n; i++)
    if (g_str_equal (all[i]->id, "win-rate"))
      gtk_drop_down_set_selected (kpis, (guint) i);
  await_text (self->page, "100%"); /* one deal was closed, and won */
  figures_run_until (has_months, self->page);
  for (guint i = 0; i < 12; i++)
    {
      const char *const *cells = accord_chart_get_cells (month_chart (self->page), (int) i);

      g_assert_cmpstr (cells[1], !=, "0%");
      dashes += g_str_equal (cells[1], "—");
    }
  g_assert_cmpuint (dashes, ==, 11);
}

/* Anna is a representative: it is said at once, and nothing is offered that would be refused. Bo manages. */
static void
test_who_sets_no_goals_is_told_before (Fixture *self, gconstpointer data)
{
  AccordJournal *journal = accord_workspace_get_journal (self->workspace);

  show_goals (self, 1100);
  await_text (self->page, "40%");
  g_assert_true (gtk_widget_get_sensitive (find_button (self->page, "Set Goal…")));
  accord_journal_set_actor (journal, self->anna);
  await_text (self->page, "Your role does not set goals");
  g_assert_false (gtk_widget_get_sensitive (find_button (self->page, "Set Goal…")));
  g_assert_false (gtk_widget_get_sensitive (find_button (self->page, "Split…")));
  accord_journal_set_actor (journal, self->bo);
  for (int i = 0; i < 200 && !gtk_widget_get_sensitive (find_button (self->page, "Set Goal…")); i++)
    figures_run_for (10);
  g_assert_true (gtk_widget_get_sensitive (find_button (self->page, "Set Goal…")));
}

static AccordGoalState *
state_of_team (Fixture *self)
{
  AccordGoalRequest *request = accord_goal_request_new (self->workspace, "revenue", &self->quarter, 1);
  g_autoptr (GPtrArray) states = NULL;

  request->one = TRUE;
  request->scope = ACCORD_GOAL_OF_TEAM;
  request->id = self->team;
  states = accord_test_boxed (accord_goal_states (accord_workspace_get_store (self->workspace), request));
  g_assert_cmpuint (states->len, ==, 1);
  return accord_goal_state_copy (states->pdata[0]);
}

static gboolean
split_is_written (gpointer data)
{
  return accord_test_count (((Fixture *) data)->workspace, &accord_goal_kind) == 3; /* the team's, Anna's, Bo's */
}

/* 2,000.00 in equal parts of 1,000.00; Anna's goal is changed, Bo's is new; one undo takes both back. */
static void
test_a_goal_is_split (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordGoalState) state = NULL;
  AdwDialog *dialog;

  set_goal (self, ACCORD_GOAL_OF_TEAM, self->team, 200000);
  state = state_of_team (self);
  show_goals (self, 1100);
  dialog = accord_goal_split_dialog_new (self->workspace, state, ACCORD_SPLIT_INTO_PEOPLE);
  adw_dialog_present (dialog, self->page);
  await_text (dialog, "The parts add up to €2K, as they should.");
  await_text (dialog, "There is no history to go by");
  figures_check_names (GTK_WIDGET (dialog));
  {
    GtkWidget *save = find_button (GTK_WIDGET (dialog), "_Split");

    g_assert_nonnull (save);
    g_assert_true (gtk_widget_get_sensitive (save));
    g_signal_emit_by_name (save, "clicked");
    g_signal_emit_by_name (save, "clicked"); /* a double click: the parts are made once */
  }
  figures_run_until (split_is_written, self);
  figures_run_for (100);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  g_assert_cmpint (accord_test_count (self->workspace, &accord_goal_kind), ==, 2);
}

static GtkWidget *
find_combo (GtkWidget *root)
{
  if (ADW_IS_COMBO_ROW (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_combo (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The parts on show are of the people until the months are read. */
static void
test_a_split_waits_for_its_parts (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordGoalState) state = NULL;
  GtkWidget *save;
  AdwDialog *dialog;

  set_goal (self, ACCORD_GOAL_OF_TEAM, self->team, 200000);
  state = state_of_team (self);
  show_goals (self, 1100);
  dialog = accord_goal_split_dialog_new (self->workspace, state, ACCORD_SPLIT_INTO_PEOPLE);
  adw_dialog_present (dialog, self->page);
  await_text (dialog, "The parts add up to €2K, as they should.");
  save = find_button (GTK_WIDGET (dialog), "_Split");
  g_assert_true (gtk_widget_get_sensitive (save));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (GTK_WIDGET (dialog))), 2);
  g_assert_false (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  for (int i = 0; i < 200 && !gtk_widget_get_sensitive (save); i++)
    {
      accord_test_idle ();
      g_usleep (10000);
    }
  g_assert_true (gtk_widget_get_sensitive (save));
  g_assert_cmpint (accord_test_count (self->workspace, &accord_goal_kind), ==, 2); /* the team's, Anna's: nothing is split yet */
}

static void
run_sql (Fixture *self, const char *sql)
{
  sqlite3 *other = NULL;

  g_assert_cmpint (sqlite3_open (accord_workspace_get_path (self->workspace), &other), ==, SQLITE_OK);
  sqlite3_busy_timeout (other, 5000);
  g_assert_cmpint (sqlite3_exec (other, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (other), ==, SQLITE_OK);
}

/* A read that failed is told, and the button asks again. */
static void
test_a_split_that_could_not_be_read_is_asked_again (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordGoalState) state = NULL;
  GtkWidget *save;
  AdwDialog *dialog;

  set_goal (self, ACCORD_GOAL_OF_TEAM, self->team, 200000);
  state = state_of_team (self);
  show_goals (self, 1100);
  run_sql (self, "ALTER TABLE goal RENAME TO elsewhere");
  dialog = accord_goal_split_dialog_new (self->workspace, state, ACCORD_SPLIT_INTO_PEOPLE);
  adw_dialog_present (dialog, self->page);
  await_text (dialog, "could not be used");
  save = find_button (GTK_WIDGET (dialog), "Try Again");
  g_assert_nonnull (save);
  g_assert_true (gtk_widget_get_sensitive (save));
  run_sql (self, "ALTER TABLE elsewhere RENAME TO goal");
  g_signal_emit_by_name (save, "clicked");
  await_text (dialog, "The parts add up to €2K, as they should.");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (save)), ==, "_Split");
  g_signal_emit_by_name (save, "clicked");
  figures_run_until (split_is_written, self);
}

static void
test_the_goal_dialog_tells_history (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordGoalState) state = state_of_team (self);
  AdwDialog *dialog;

  show_goals (self, 1100);
  dialog = accord_goal_dialog_new (self->workspace, state);
  adw_dialog_present (dialog, self->page);
  await_text (dialog, "Specific, measurable");
  figures_check_names (GTK_WIDGET (dialog));
}

/* Cards of a member */

static gboolean
shows_label (GtkWidget *root, const char *text)
{
  GtkWidget *label;

  for (guint i = 0; (label = figures_find (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_get_mapped (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), text))
      return TRUE;
  return FALSE;
}

static void
test_competencies_name_the_gap (Fixture *self, gconstpointer data)
{
  AccordEdit *rating = accord_edit_new ("Rated");
  gint64 id = accord_edit_create (rating, &accord_rating_kind);

  accord_change_set_unref (accord_test_commit (self->workspace, accord_team_defaults_competencies ()));
  accord_edit_set_number (rating, &accord_rating_kind, id, "member", self->anna);
  accord_edit_set_number (rating, &accord_rating_kind, id, "competency", 1);
  accord_edit_set_text (rating, &accord_rating_kind, id, "view", "manager");
  accord_edit_set_number (rating, &accord_rating_kind, id, "level", 2);
  accord_edit_set_number (rating, &accord_rating_kind, id, "rated_on", accord_date_today ());
  accord_change_set_unref (accord_test_commit (self->workspace, rating));
  self->page = accord_member_skills_new (self->workspace, self->anna);
  self->window = figures_window (self->page, 420, 500);
  await_text (self->page, "Communication is below what the role asks for");
  g_assert_nonnull (figures_find (self->page, ACCORD_TYPE_RADAR_CHART, 0));
  g_assert_cmpint (accord_chart_get_n_marks (ACCORD_CHART (figures_find (self->page, ACCORD_TYPE_RADAR_CHART, 0))), ==, 6);
  g_assert_true (shows_label (self->page, "Manager"));
  g_assert_false (shows_label (self->page, "Self")); /* Anna has not rated herself: nothing is drawn of it */
}

static void
test_ratings_are_hidden_from_others (Fixture *self, gconstpointer data)
{
  gint64 cy = accord_test_create (self->workspace, &accord_member_kind, "name", "Cy", "role", "representative", NULL);

  accord_change_set_unref (accord_test_commit (self->workspace, accord_team_defaults_competencies ()));
  accord_journal_set_actor (accord_workspace_get_journal (self->workspace), cy);
  self->page = accord_member_skills_new (self->workspace, self->anna);
  self->window = figures_window (self->page, 420, 500);
  await_text (self->page, "Ratings are seen by the person and by managers.");
}

static void
test_load_follows_the_journal (Fixture *self, gconstpointer data)
{
  g_autofree char *owner = g_strdup_printf ("%d", (int) self->anna);
  g_autofree char *today = accord_date_to_iso (accord_date_today ());

  self->page = accord_member_work_new (self->workspace, self->anna);
  self->window = figures_window (self->page, 420, 400);
  await_text (self->page, "Nothing is planned this week.");
  accord_test_create (self->workspace, &accord_activity_kind, "title", "Call", "type", "call", "owner", owner, "due_on", today, NULL);
  await_text (self->page, "1 activity planned this week.");
  accord_test_set (self->workspace, &accord_member_kind, self->anna, "week_limit", "1");
  await_text (self->page, "as many as the limit allows");
}

static gboolean
anna_has_left (gpointer data)
{
  Fixture *self = data;
  g_autoptr (AccordRecord) record = accord_test_load (self->workspace, &accord_member_kind, self->anna);
  gint64 day;

  return accord_record_get_number (record, "left_on", &day);
}

/* Nobody is chosen, then Bo: what goes to him is counted, done, and undone in one step. */
static void
test_handover_is_counted_done_and_undone (Fixture *self, gconstpointer data)
{
  g_autofree char *owner = g_strdup_printf ("%d", (int) self->anna);
  gint64 customer = accord_test_create (self->workspace, &accord_customer_kind, "name", "Orchid", "owner", owner, NULL);
  AdwDialog *dialog;
  GtkWidget *save, *check;

  show_goals (self, 1100);
  dialog = accord_handover_dialog_new (self->workspace, self->anna, "Anna");
  adw_dialog_present (dialog, self->page);
  await_text (dialog, "Bo");
  save = find_button (GTK_WIDGET (dialog), "_Hand Over");
  g_assert_false (gtk_widget_get_sensitive (save));
  check = figures_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  await_text (dialog, "Bo 1");
  g_assert_true (gtk_widget_get_sensitive (save));
  g_signal_emit_by_name (save, "clicked");
  figures_run_until (anna_has_left, self);
  {
    g_autoptr (AccordRecord) record = accord_test_load (self->workspace, &accord_customer_kind, customer);

    g_assert_cmpint (accord_record_number (record, "owner"), ==, self->bo);
  }
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  g_assert_false (anna_has_left (self));
}

static gboolean
banner_is_shown (gpointer bar)
{
  return adw_banner_get_revealed (ADW_BANNER (adw_bin_get_child (bar)));
}

static gboolean
banner_is_gone (gpointer bar)
{
  return !banner_is_shown (bar);
}

/* Bo's customer goes to the pool; Anna, who sits here, claims it; undo gives it back to the pool. */
static void
test_a_customer_is_claimed (Fixture *self, gconstpointer data)
{
  g_autofree char *owner = g_strdup_printf ("%d", (int) self->bo);
  gint64 customer = accord_test_create (self->workspace, &accord_customer_kind, "name", "Orchid", "owner", owner, NULL);
  GtkWidget *banner;

  self->page = accord_pool_bar_new (self->workspace);
  self->window = figures_window (self->page, 500, 200);
  accord_pool_bar_set_record (ACCORD_POOL_BAR (self->page), customer);
  g_assert_true (banner_is_gone (self->page));
  accord_change_set_unref (accord_test_commit (self->workspace, accord_pool_return_edit (&customer, 1)));
  figures_run_until (banner_is_shown, self->page);
  banner = adw_bin_get_child (ADW_BIN (self->page));
  g_assert_cmpstr (adw_banner_get_title (ADW_BANNER (banner)), ==, "In the pool since today; it was with Bo");
  accord_journal_set_actor (accord_workspace_get_journal (self->workspace), self->anna);
  g_signal_emit_by_name (banner, "button-clicked");
  figures_run_until (banner_is_gone, self->page);
  {
    g_autoptr (AccordRecord) record = accord_test_load (self->workspace, &accord_customer_kind, customer);

    g_assert_cmpint (accord_record_number (record, "owner"), ==, self->anna);
  }
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  figures_run_until (banner_is_shown, self->page);
}

#define TEST(path, func) g_test_add ("/goals-page/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  TEST ("everybody-is-listed", test_everybody_is_listed);
  TEST ("narrow-window", test_narrow_window);
  TEST ("a-new-goal-appears-and-goes-with-undo", test_a_new_goal_appears);
  TEST ("a-month-without-cases-has-no-rate", test_a_month_without_cases_has_no_rate);
  TEST ("who-sets-no-goals-is-told-before", test_who_sets_no_goals_is_told_before);
  TEST ("a-goal-is-split-in-one-step", test_a_goal_is_split);
  TEST ("a-split-that-could-not-be-read-is-asked-again", test_a_split_that_could_not_be_read_is_asked_again);
  TEST ("a-split-waits-for-the-parts-that-were-asked-for", test_a_split_waits_for_its_parts);
  TEST ("the-dialog-tells-history", test_the_goal_dialog_tells_history);
  TEST ("competencies-name-the-gap", test_competencies_name_the_gap);
  TEST ("ratings-are-hidden-from-others", test_ratings_are_hidden_from_others);
  TEST ("load-follows-the-journal", test_load_follows_the_journal);
  TEST ("handover-is-counted-done-and-undone", test_handover_is_counted_done_and_undone);
  TEST ("a-customer-of-the-pool-is-claimed-and-undone", test_a_customer_is_claimed);
  return g_test_run ();
}
