/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Team page over a real workspace: Anna won 2,000.00 of 2 closed deals, Bo lost one; Cy has none. */

#include "accord-config.h"

#include "figures-fixture.h"

#include "accord-member-aside.h"
#include "accord-member-page.h"
#include "accord-record-dialog.h"
#include "accord-stat-strip.h"
#include "accord-team-order.h"
#include "accord-team-page.h"
#include "accord-team-row.h"
#include "accord-whole-team-page.h"

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *page;
  GtkWidget *window;
  gint64 anna, bo;
} Fixture;

static void
add_people (Fixture *self)
{
  gint64 day = accord_date_from_ymd (2020, 2, 10);
  g_autofree char *team = g_strdup_printf (
    "%d", (int) accord_test_create (self->workspace, &accord_team_kind, "name", "North", NULL));

  self->anna = accord_test_create (self->workspace, &accord_member_kind, "name", "Anna", "team", team, NULL);
  self->bo = accord_test_create (self->workspace, &accord_member_kind, "name", "Bo", "team", team, NULL);
  accord_test_create (self->workspace, &accord_member_kind, "name", "Cy", NULL);
  {
    const FiguresDeal deals[] = {
      { "won", 200000, day - 10, day, self->anna, 0 },
      { "lost", 100000, day - 10, day, self->anna, 0 },
      { "lost", 100000, day - 10, day, self->bo, 0 },
      { "open", 70000, day, G_MININT64, self->anna, 0 },
    };

    figures_add_deals (self->workspace, deals, G_N_ELEMENTS (deals));
  }
}

static void
set_up (Fixture *self, gconstpointer with_people)
{
  self->workspace = accord_test_workspace ();
  if (with_people != NULL)
    add_people (self);
  self->page = accord_team_page_new (self->workspace);
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
strip_text (Fixture *self, int cell, const char *property)
{
  GtkWidget *strip = figures_find (self->page, ACCORD_TYPE_STAT_STRIP, 1);
  char *text = NULL;

  if (strip != NULL)
    g_object_get (accord_stat_strip_get_cell (ACCORD_STAT_STRIP (strip), cell), property, &text, NULL);
  return text;
}

static gboolean
whole_team_is_shown (gpointer data)
{
  g_autofree char *revenue = strip_text (data, 0, "value");

  return figures_find (((Fixture *) data)->page, ACCORD_TYPE_WHOLE_TEAM_PAGE, 0) != NULL &&
         g_strcmp0 (revenue, "€2K") == 0;
}

/* Whole team: 2,000.00 won, 1 of 3 closed deals, 1 open. */
static void
test_whole_team_comes_first (Fixture *self, gconstpointer data)
{
  g_autofree char *cases = NULL, *open = NULL;

  figures_run_until (whole_team_is_shown, self);
  cases = strip_text (self, 1, "comparison");
  open = strip_text (self, 3, "value");
  g_assert_cmpstr (cases, ==, "1/3");
  g_assert_cmpstr (open, ==, "1");
  figures_run_for (300);
  figures_check_names (self->page);
}

static void
test_people_stand_by_team_then_name (Fixture *self, gconstpointer data)
{
  const char *names[3];

  figures_run_until (whole_team_is_shown, self);
  figures_run_for (300);
  /* Row 0 is the whole team. */
  for (guint i = 0; i < 3; i++)
    {
      AccordTeamRow *row = ACCORD_TEAM_ROW (figures_find (self->page, ACCORD_TYPE_TEAM_ROW, i + 1));

      names[i] = accord_entity_get_title (accord_member_item_get_member (accord_team_row_get_item (row)));
    }
  g_assert_cmpstr (names[0], ==, "Anna");
  g_assert_cmpstr (names[1], ==, "Bo");
  g_assert_cmpstr (names[2], ==, "Cy");
}

/* 陈静 is Chen Jing, 张伟 is Zhang Wei: Han by pinyin among Latin letters, in whatever language, as in every list. */
static void
test_names_go_by_pinyin (void)
{
  g_assert_cmpint (accord_team_compare_names ("陈静", "张伟"), <, 0);
  g_assert_cmpint (accord_team_compare_names ("陈静", "Daniel"), <, 0);
  g_assert_cmpint (accord_team_compare_names ("Zoe", "张伟"), >, 0);
  g_assert_cmpint (accord_team_compare_names ("bo", "Bo"), ==, 0);
}

static gboolean
anna_is_shown (gpointer data)
{
  g_autofree char *cases = strip_text (data, 1, "comparison");

  return g_strcmp0 (cases, "1/2 · team 33%") == 0;
}

static void
test_person_is_compared_with_the_team (Fixture *self, gconstpointer data)
{
  GtkWidget *page;
  g_autofree char *open = NULL;

  accord_team_page_show (ACCORD_TEAM_PAGE (self->page), self->anna);
  figures_run_until (anna_is_shown, self);
  page = figures_find (self->page, ACCORD_TYPE_MEMBER_PAGE, 0);
  g_assert_cmpint (accord_member_page_get_member (ACCORD_MEMBER_PAGE (page)), ==, self->anna);
  g_assert_cmpstr (adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)), ==, "Anna");
  open = strip_text (self, 3, "comparison");
  g_assert_cmpstr (open, ==, "€700");
  figures_run_for (300);
  figures_check_names (self->page);
}

static void
test_next_person_with_the_keyboard (Fixture *self, gconstpointer data)
{
  GtkWidget *page;

  accord_team_page_show (ACCORD_TEAM_PAGE (self->page), self->anna);
  figures_run_until (anna_is_shown, self);
  figures_run_for (300);
  gtk_widget_activate_action (self->page, "team.step", "i", 1);
  page = figures_find (self->page, ACCORD_TYPE_MEMBER_PAGE, 0);
  g_assert_cmpint (accord_member_page_get_member (ACCORD_MEMBER_PAGE (page)), ==, self->bo);
}

static void
test_figure_opens_the_deals_of_the_person (Fixture *self, gconstpointer data)
{
  AdwNavigationView *view;
  GtkWidget *strip;

  accord_team_page_show (ACCORD_TEAM_PAGE (self->page), self->anna);
  figures_run_until (anna_is_shown, self);
  strip = figures_find (self->page, ACCORD_TYPE_STAT_STRIP, 1);
  gtk_widget_activate (GTK_WIDGET (accord_stat_strip_get_cell (ACCORD_STAT_STRIP (strip), 0)));
  figures_run_for (600);
  view = ADW_NAVIGATION_VIEW (figures_find (self->page, ADW_TYPE_NAVIGATION_VIEW, 0));
  g_assert_cmpstr (adw_navigation_page_get_title (adw_navigation_view_get_visible_page (view)), ==, "Anna · Won · Q1 2020");
}

static gboolean
is_empty (gpointer data)
{
  GtkWidget *status = NULL;

  for (guint i = 0; (status = figures_find (((Fixture *) data)->page, ADW_TYPE_STATUS_PAGE, i)) != NULL; i++)
    if (gtk_widget_get_mapped (status))
      return g_str_equal (adw_status_page_get_title (ADW_STATUS_PAGE (status)), "Nobody Yet");
  return FALSE;
}

static void
test_nobody_yet_then_somebody (Fixture *self, gconstpointer data)
{
  figures_run_until (is_empty, self);
  figures_run_for (200);
  g_assert_null (figures_find (self->page, ACCORD_TYPE_WHOLE_TEAM_PAGE, 0));
  accord_test_create (self->workspace, &accord_member_kind, "name", "Anna", NULL);
  figures_run_for (800);
  g_assert_false (is_empty (self));
  g_assert_nonnull (figures_find (self->page, ACCORD_TYPE_WHOLE_TEAM_PAGE, 0));
}

static void
add (const char *name, gconstpointer with_people, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, with_people, set_up, test, tear_down);
}

static gboolean
has_form (gpointer data)
{
  return figures_find (((Fixture *) data)->window, ACCORD_TYPE_RECORD_DIALOG, 0) != NULL;
}

static gboolean
has_no_form (gpointer data)
{
  return !has_form (data);
}

static GtkWidget *
find_button (GtkWidget *root, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = figures_find (root, GTK_TYPE_BUTTON, i)) != NULL; i++)
    if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
      return button;
  g_assert_not_reached ();
}

/* An absence has no name: its form asks for its days, and for nothing that is not there. */
static void
test_absence_is_entered (Fixture *self, gconstpointer data)
{
  g_autofree char *from = accord_date_to_iso (accord_date_today () + 3), *to = accord_date_to_iso (accord_date_today () + 5);
  g_autoptr (AccordRecord) absence = NULL;
  GtkWidget *form, *add;

  accord_member_add_absence (self->page, self->workspace, self->anna);
  figures_run_until (has_form, self);
  form = figures_find (self->window, ACCORD_TYPE_RECORD_DIALOG, 0);
  add = find_button (form, "_Add");
  figures_run_for (100);
  g_assert_false (gtk_widget_get_mapped (figures_find (form, ADW_TYPE_ENTRY_ROW, 0)));
  g_assert_false (gtk_widget_is_sensitive (add));
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (form), "begins_on", from);
  g_assert_false (gtk_widget_is_sensitive (add));
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (form), "ends_on", to);
  g_assert_true (gtk_widget_is_sensitive (add));
  g_signal_emit_by_name (add, "clicked");
  figures_run_until (has_no_form, self);
  absence = accord_test_load (self->workspace, &accord_absence_kind, 1);
  g_assert_cmpint (accord_record_number (absence, "member"), ==, self->anna);
  g_assert_cmpstr (accord_record_text (absence, "type"), ==, "leave");
  g_assert_cmpint (accord_record_number (absence, "ends_on"), ==, accord_date_today () + 5);
  g_assert_cmpstr (accord_journal_get_undo_label (accord_workspace_get_journal (self->workspace)), ==, "Added Absence");
}

static void
present (Fixture *self, AdwDialog *dialog)
{
  adw_dialog_present (dialog, self->page);
  figures_run_until (has_form, self);
  figures_run_for (100);
}

static gboolean
shows_row (GtkWidget *form, const char *title)
{
  GtkWidget *row;

  for (guint i = 0; (row = figures_find (form, ADW_TYPE_PREFERENCES_ROW, i)) != NULL; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0 && gtk_widget_get_mapped (row))
      return TRUE;
  return FALSE;
}

/* What a role may do is set for one of the roles that there are: no name to type, and never the word that the file has for it. */
static void
test_a_role_is_chosen (Fixture *self, gconstpointer data)
{
  gint64 id = accord_test_create (self->workspace, &accord_duty_kind, "role", "service", NULL);
  g_autoptr (AccordRecord) record = accord_test_load (self->workspace, &accord_duty_kind, id);
  g_autoptr (AccordEntity) entity = accord_workspace_adopt (self->workspace, record);
  AdwDialog *edit = accord_record_dialog_new_edit (self->workspace, entity, NULL);
  AdwDialog *add;

  present (self, edit);
  g_assert_cmpstr (adw_dialog_get_title (edit), ==, "Customer service");
  g_assert_false (gtk_widget_get_mapped (figures_find (GTK_WIDGET (edit), ADW_TYPE_ENTRY_ROW, 0)));
  g_assert_true (shows_row (GTK_WIDGET (edit), "Role"));
  adw_dialog_force_close (edit);
  figures_run_until (has_no_form, self);
  add = accord_record_dialog_new_add (self->workspace, &accord_duty_kind, NULL, 0);
  present (self, add);
  g_assert_false (gtk_widget_is_sensitive (find_button (GTK_WIDGET (add), "_Add")));
  accord_record_dialog_preset (ACCORD_RECORD_DIALOG (add), "role", "marketing");
  g_signal_emit_by_name (find_button (GTK_WIDGET (add), "_Add"), "clicked");
  figures_run_until (has_no_form, self);
  g_assert_cmpint (accord_test_count (self->workspace, &accord_duty_kind), ==, 2);
}

static gboolean
says_what_the_role_may (gpointer root)
{
  GtkWidget *label;

  for (guint i = 0; (label = figures_find (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (strstr (gtk_label_get_text (GTK_LABEL (label)), "May set goals: No · May rate others: Yes") != NULL)
      return TRUE;
  return FALSE;
}

/* Beside its duties: as shipped, but for what the workspace says otherwise. */
static void
test_a_person_page_says_what_the_role_may (Fixture *self, gconstpointer data)
{
  accord_test_set (self->workspace, &accord_member_kind, self->anna, "role", "representative");
  accord_test_create (self->workspace, &accord_duty_kind, "role", "representative", "rates", "yes", NULL);
  accord_team_page_show (ACCORD_TEAM_PAGE (self->page), self->anna);
  figures_run_until (says_what_the_role_may, self->page);
}

/* A rule cannot be made without saying how it goes on, nor told without its field: neither is behind Add Field. */
static void
test_a_rule_asks_for_what_it_needs (Fixture *self, gconstpointer data)
{
  AdwDialog *add = accord_record_dialog_new_add (self->workspace, &accord_assignment_kind, NULL, 0);

  present (self, add);
  g_assert_cmpstr (adw_dialog_get_title (add), ==, "New Assignment Rule");
  g_assert_true (shows_row (GTK_WIDGET (add), "Goes"));
  g_assert_true (shows_row (GTK_WIDGET (add), "Field of the customer"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  add ("/team/page/whole-team-comes-first", "", test_whole_team_comes_first);
  add ("/team/page/people-stand-by-team-then-name", "", test_people_stand_by_team_then_name);
  g_test_add_func ("/team/order/names-go-by-pinyin", test_names_go_by_pinyin);
  add ("/team/page/person-is-compared-with-the-team", "", test_person_is_compared_with_the_team);
  add ("/team/page/next-person-with-the-keyboard", "", test_next_person_with_the_keyboard);
  add ("/team/page/figure-opens-the-deals-of-the-person", "", test_figure_opens_the_deals_of_the_person);
  add ("/team/page/absence-is-entered", "", test_absence_is_entered);
  add ("/team/page/a-role-is-chosen-not-typed", "", test_a_role_is_chosen);
  add ("/team/page/a-person-page-says-what-the-role-may", "", test_a_person_page_says_what_the_role_may);
  add ("/team/page/a-rule-asks-for-what-it-needs", "", test_a_rule_asks_for_what_it_needs);
  add ("/team/page/nobody-yet-then-somebody", NULL, test_nobody_yet_then_somebody);
  return g_test_run ();
}
