/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Care dates on the page of today: whose, of which day, passed over, greeted; and what a follow-up policy would do. */

#include "accord-config.h"

#include "accord-birthday.h"
#include "accord-clock.h"
#include "accord-date.h"
#include "accord-festival.h"
#include "accord-policy-dialog-private.h"
#include "accord-test-settle.h"
#include "accord-test.h"
#include "accord-today-care.h"
#include "accord-today-page-private.h"
#include "accord-today-review.h"

#define TODAY (accord_date_today ())
#define WAIT_MS 20000

typedef struct {
  AccordWorkspace *workspace;
  AccordTodayPage *page;
  GtkWidget *window;
  char *greeted;
} Fixture;

static void
greet_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->greeted = g_variant_print (parameter, FALSE);
}

static const GActionEntry actions[] = {
  { "greet", greet_cb, "(sxxxxxssi)", NULL, NULL, { 0 } },
};

/* Whatever day the test runs on is nobody's festival. */
static void
keep_no_festival (AccordWorkspace *workspace)
{
  g_autoptr (GArray) days = accord_festival_find (TODAY - 4, TODAY + 1);

  for (guint i = 0; i < days->len; i++)
    {
      const char *name = g_array_index (days, AccordFestivalDay, i).festival->name;

      accord_test_create (workspace, &accord_occasion_kind, "name", name, "type", "festival", "festival", name, "off", "yes", NULL);
    }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->workspace = accord_test_workspace ();
  keep_no_festival (self->workspace);
}

static void
open_page (Fixture *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  self->page = ACCORD_TODAY_PAGE (accord_today_page_new (self->workspace));
  self->window = gtk_window_new ();
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1100, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gint64 until = g_get_monotonic_time () + WAIT_MS * 1000;
  GtkWidget *page = GTK_WIDGET (self->page);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (page != NULL && g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (page); /* dropped with everything it held */
  accord_test_settle (300); /* pictures that were asked for */
  g_free (self->greeted);
  accord_test_drop (self->workspace);
}

/* The lines of care dates: "sentence (when)". */
static char *
lines (Fixture *self)
{
  GListModel *model = G_LIST_MODEL (self->page->model);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AccordTodayItem) item = g_list_model_get_item (model, i);
      const char *when = accord_today_item_get_when (item);

      if (accord_today_item_get_group (item) != ACCORD_TODAY_CARE)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", accord_today_item_get_row (item)->title);
      if (when != NULL)
        g_string_append_printf (text, " (%s)", when);
    }
  return g_string_free (text, FALSE);
}

static void
await_lines (Fixture *self, const char *expected)
{
  gint64 until = g_get_monotonic_time () + WAIT_MS * 1000;

  for (;;)
    {
      g_autofree char *have = lines (self);

      if (g_str_equal (have, expected) && accord_today_list_is_complete (self->page->model))
        return;
      if (g_get_monotonic_time () > until)
        g_error ("The page lists “%s”, not “%s”", have, expected);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static AccordTodayItem *
line (Fixture *self, guint position)
{
  AccordTodayItem *item = g_list_model_get_item (G_LIST_MODEL (self->page->model), position);

  g_assert_nonnull (item);
  g_object_unref (item); /* the list holds it */
  return item;
}

static gint64
person (Fixture *self, const char *name, const char *field, const char *value, const char *calendar)
{
  return accord_test_create (self->workspace, &accord_customer_kind, "name", name, "type", "person", field, value,
                             calendar != NULL ? "birthday_calendar" : NULL, calendar, NULL);
}

/* Somebody whose birthday was @days ago, without a year, so that no day of the year says another age. */
static gint64
born (Fixture *self, const char *name, int days)
{
  int year, month, day;
  gint64 birth;
  g_autofree char *text = NULL;

  accord_date_to_ymd (TODAY - days, &year, &month, &day);
  g_assert_true (accord_birthday_without_year (month, day, FALSE, &birth));
  text = accord_date_to_iso (birth);
  return person (self, name, "birthday", text, NULL);
}

static void
test_sun_moon_and_anniversary (Fixture *self, gconstpointer data)
{
  person (self, "Anna Berger", "birthday", "1986-11-20", NULL);
  person (self, "王伟", "birthday", "1985-10-01", "lunar"); /* 8/17, which is 2026-09-27 */
  person (self, "Harborline", "since", "2016-03-10", NULL);
  open_page (self);
  accord_today_list_set_day (self->page->model, accord_date_from_ymd (2026, 11, 20));
  await_lines (self, "Anna Berger turns 40");
  g_assert_cmpint (accord_today_list_get_n (self->page->model, ACCORD_TODAY_CARE), ==, 1);
  accord_today_list_set_day (self->page->model, accord_date_from_ymd (2026, 9, 27));
  await_lines (self, "王伟 turns 41 by the lunar calendar");
  accord_today_list_set_day (self->page->model, accord_date_from_ymd (2026, 10, 1));
  await_lines (self, "");
  accord_today_list_set_day (self->page->model, accord_date_from_ymd (2026, 3, 10));
  await_lines (self, "Harborline has been a customer for 10 years");
}

static void
test_missed_ones_stay_three_days (Fixture *self, gconstpointer data)
{
  born (self, "Zoe", 0);
  born (self, "Bo", 1);
  born (self, "Last", 3);
  born (self, "Late", 4);
  born (self, "Soon", -1);
  open_page (self);
  {
    g_autofree char *day = accord_date_format_relative (TODAY - 3, TODAY);
    g_autofree char *yesterday = accord_date_format_relative (TODAY - 1, TODAY);
    g_autofree char *expected = g_strdup_printf ("Zoe has a birthday; Bo has a birthday (%s); Last has a birthday (%s)", yesterday, day);

    await_lines (self, expected);
  }
  g_assert_cmpint (accord_today_list_get_n (self->page->model, ACCORD_TODAY_CARE), ==, 3);
  g_assert_false (accord_today_list_has_work (self->page->model)); /* not counted as work */
}

static void
test_passed_over_and_undone (Fixture *self, gconstpointer data)
{
  born (self, "Zoe", 0);
  born (self, "Adam", 0);
  open_page (self);
  await_lines (self, "Adam has a birthday; Zoe has a birthday");
  accord_today_page_ask (self->page, line (self, 0), ACCORD_TODAY_ASK_TOGGLE);
  accord_today_page_ask (self->page, line (self, 0), ACCORD_TODAY_ASK_TOGGLE); /* a key that bounces */
  await_lines (self, "Zoe has a birthday");
  g_assert_cmpint (accord_test_count (self->workspace, &accord_letter_kind), ==, 1);
  accord_test_done (accord_journal_undo (accord_workspace_get_journal (self->workspace)));
  await_lines (self, "Adam has a birthday; Zoe has a birthday");
  accord_today_page_ask (self->page, line (self, 0), ACCORD_TODAY_ASK_TOGGLE);
  await_lines (self, "Zoe has a birthday");
}

static void
test_activating_opens_the_greeting (Fixture *self, gconstpointer data)
{
  gint64 id = born (self, "Zoe", 0);
  g_autofree char *expected = g_strdup_printf ("('birthday', %" G_GINT64_FORMAT ", %" G_GINT64_FORMAT ", 0, 0, 0, '', 'Birthday', -1)", TODAY, id);

  open_page (self);
  await_lines (self, "Zoe has a birthday");
  gtk_single_selection_set_selected (self->page->selection, 0);
  accord_today_page_activate_item (self->page);
  g_assert_cmpstr (self->greeted, ==, expected);
  g_assert_cmpint (accord_test_count (self->workspace, &accord_letter_kind), ==, 0); /* nothing is written by looking */
}

static void
test_of_one_of_several_of_everybody (Fixture *self, gconstpointer data)
{
  gint64 lin = accord_test_create (self->workspace, &accord_member_kind, "name", "Lin", NULL);
  gint64 marta = accord_test_create (self->workspace, &accord_member_kind, "name", "Marta", NULL);
  g_autofree char *lin_id = g_strdup_printf ("%" G_GINT64_FORMAT, lin), *marta_id = g_strdup_printf ("%" G_GINT64_FORMAT, marta);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64)), both = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (one, marta);
  g_array_append_val (both, lin);
  g_array_append_val (both, marta);
  accord_test_create (self->workspace, &accord_customer_kind, "name", "Shared", "owner", lin_id, "deputy", marta_id, "birthday", "1986-11-20", NULL);
  accord_test_create (self->workspace, &accord_customer_kind, "name", "Lins", "owner", lin_id, "birthday", "1986-11-20", NULL);
  accord_test_create (self->workspace, &accord_customer_kind, "name", "Nobodys", "birthday", "1986-11-20", NULL);
  open_page (self);
  accord_today_list_set_day (self->page->model, accord_date_from_ymd (2026, 11, 20));
  accord_today_list_set_owners (self->page->model, NULL);
  await_lines (self, "Lins turns 40; Nobodys turns 40; Shared turns 40");
  accord_today_list_set_owners (self->page->model, both);
  await_lines (self, "Lins turns 40; Shared turns 40");
  g_assert_cmpint (accord_today_list_get_n (self->page->model, ACCORD_TODAY_CARE), ==, 2);
  accord_today_list_set_owners (self->page->model, one);
  await_lines (self, "Shared turns 40");
}

static void
test_more_than_fit_are_counted (Fixture *self, gconstpointer data)
{
  AccordTodayItem *last;

  for (int i = 0; i < 53; i++)
    person (self, "Anna", "birthday", "1986-11-20", NULL);
  open_page (self);
  accord_today_list_set_day (self->page->model, accord_date_from_ymd (2026, 11, 20));
  while (accord_today_list_get_n (self->page->model, ACCORD_TODAY_CARE) != 53)
    g_main_context_iteration (NULL, FALSE);
  while (!accord_today_list_is_complete (self->page->model))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->page->model)), ==, 51);
  last = line (self, 50);
  g_assert_cmpstr (accord_today_item_get_note (last), ==, "Show 3 more");
  accord_today_page_ask (self->page, last, ACCORD_TODAY_ASK_MORE);
  while (g_list_model_get_n_items (G_LIST_MODEL (self->page->model)) != 53)
    g_main_context_iteration (NULL, FALSE);
}

static void
talked (Fixture *self, const char *name, gint64 days_ago)
{
  gint64 customer = accord_test_create (self->workspace, &accord_customer_kind, "name", name, NULL);
  AccordEdit *edit = accord_edit_new ("Logged a call");
  g_autoptr (AccordChangeSet) set = NULL;
  gint64 id = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Call");
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", "call");
  accord_edit_set_number (edit, &accord_activity_kind, id, "customer", customer);
  accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", accord_date_to_time (TODAY - days_ago) + 36000000);
  set = accord_test_commit (self->workspace, edit);
}

static void
await_preview (AccordPolicyDialog *dialog, const char *words)
{
  gint64 until = g_get_monotonic_time () + WAIT_MS * 1000;

  while (g_strcmp0 (gtk_label_get_text (dialog->preview), words) != 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_label_get_text (dialog->preview), ==, words);
}

/* Talked to 10, 40 and 90 days ago, and never. 30 and 60 days make one yellow and one red; 5 and 20 make one yellow
 * and two red. Nothing is written before Save; the next change is told beside what is in force then. */
static void
test_policy_says_what_it_would_do (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (AccordQuiet) quiet = NULL;
  AccordPolicyDialog *dialog;

  talked (self, "Lately", 10);
  talked (self, "Once", 40);
  talked (self, "Long ago", 90);
  accord_test_create (self->workspace, &accord_customer_kind, "name", "Never", NULL);
  open_page (self);
  dialog = ACCORD_POLICY_DIALOG (accord_policy_dialog_new (self->workspace, none, 0, NULL));
  adw_dialog_present (ADW_DIALOG (dialog), self->window);
  await_preview (dialog, "What it would change is told here, before anything is saved.");
  g_assert_false (gtk_widget_get_sensitive (dialog->save));
  gtk_editable_set_text (GTK_EDITABLE (dialog->name), "Everybody");
  await_preview (dialog, "4 customers would be under this policy, 1 of them never talked to. With all policies, 1 would be yellow (now 0) and 1 red (now 0).");
  adw_spin_row_set_value (dialog->ideal, 5);
  adw_spin_row_set_value (dialog->longest, 20);
  await_preview (dialog, "4 customers would be under this policy, 1 of them never talked to. With all policies, 1 would be yellow (now 0) and 2 red (now 0).");
  adw_spin_row_set_value (dialog->longest, 3); /* shorter than the ideal one */
  await_preview (dialog, "What it would change is told here, before anything is saved.");
  g_assert_false (gtk_widget_get_sensitive (dialog->save));
  adw_spin_row_set_value (dialog->longest, 20);
  g_assert_cmpint (accord_test_count (self->workspace, &accord_contact_policy_kind), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (dialog->save));
  g_signal_emit_by_name (dialog->save, "clicked");
  while (accord_test_count (self->workspace, &accord_contact_policy_kind) == 0)
    g_main_context_iteration (NULL, FALSE);

  quiet = accord_test_boxed (accord_report_quiet (accord_workspace_get_store (self->workspace), accord_workspace_get_currency (self->workspace),
                                                  NULL, NULL, TODAY, 0));
  g_assert_cmpuint (quiet->policies->len, ==, 1);
  dialog = ACCORD_POLICY_DIALOG (accord_policy_dialog_new (self->workspace, quiet->policies, 0, NULL));
  adw_dialog_present (ADW_DIALOG (dialog), self->window);
  adw_spin_row_set_value (dialog->longest, 60);
  await_preview (dialog, "4 customers would be under this policy, 1 of them never talked to. With all policies, 2 would be yellow (now 1) and 1 red (now 2).");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

/* 2,100 tickets of this hour that have days left, and behind them one that was opened a month ago and is urgent: it is the one line. */
static void
add_tickets (Fixture *self, int n_urgent, int n_others)
{
  const AccordKind *kind = &accord_ticket_kind;
  AccordEdit *edit = accord_edit_new ("Many tickets");
  gint64 customer = accord_test_create (self->workspace, &accord_customer_kind, "name", "Nordwind", NULL);

  for (int i = 0; i < n_urgent + n_others; i++)
    {
      gboolean urgent = i < n_urgent;
      gint64 id = accord_edit_create (edit, kind);

      accord_edit_set_text (edit, kind, id, "subject", urgent ? "Line stands still" : "A question");
      accord_edit_set_text (edit, kind, id, "type", "question");
      accord_edit_set_text (edit, kind, id, "priority", urgent ? "urgent" : "low");
      accord_edit_set_number (edit, kind, id, "customer", customer);
      accord_edit_set_number (edit, kind, id, "opened_at", accord_now_ms () - (urgent ? G_GINT64_CONSTANT (30) * 86400000 : 1000));
    }
  accord_change_set_unref (accord_test_commit (self->workspace, edit));
}

static void
test_an_old_ticket_is_not_forgotten_behind_new_ones (Fixture *self, gconstpointer data)
{
  g_autoptr (AccordTodayReview) review = NULL;

  open_page (self);
  add_tickets (self, 1, 2100);
  review = accord_test_boxed (accord_today_review_read (accord_workspace_get_store (self->workspace), NULL, TODAY, TODAY, 50));
  g_assert_cmpuint (accord_today_review_count (review, TODAY, ACCORD_TODAY_TICKETS), ==, 1);
}

/* 230 are urgent: the page says so, lists 50, and behind these the way to the other 180; 230 lines then. */
static void
test_urgent_tickets_are_counted_and_all_can_be_reached (Fixture *self, gconstpointer data)
{
  GListModel *lines;
  AccordTodayItem *last = NULL;

  add_tickets (self, 230, 3);
  open_page (self);
  lines = G_LIST_MODEL (self->page->model);
  while (accord_today_list_get_n (self->page->model, ACCORD_TODAY_TICKETS) == 0 || !accord_today_list_is_complete (self->page->model))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (accord_today_list_get_n (self->page->model, ACCORD_TODAY_TICKETS), ==, 230);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    if (accord_today_item_get_kind (line (self, i)) == ACCORD_TODAY_MORE && accord_today_item_get_group (line (self, i)) == ACCORD_TODAY_TICKETS)
      last = line (self, i);
  g_assert_nonnull (last);
  g_assert_cmpstr (accord_today_item_get_note (last), ==, "Show 180 more");
  accord_today_page_ask (self->page, last, ACCORD_TODAY_ASK_MORE);
  while (g_list_model_get_n_items (lines) < 230)
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < 230; i++)
    g_assert_cmpint (accord_today_item_get_group (line (self, i)), ==, ACCORD_TODAY_TICKETS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  TEST ("/today/care/birthdays-by-sun-and-moon-and-anniversaries-stand-on-their-day", test_sun_moon_and_anniversary);
  TEST ("/today/care/missed-ones-stay-three-days", test_missed_ones_stay_three_days);
  TEST ("/today/care/passed-over-ones-go-and-come-back-by-undo", test_passed_over_and_undone);
  TEST ("/today/care/activating-opens-the-greeting-and-writes-nothing", test_activating_opens_the_greeting);
  TEST ("/today/care/of-one-of-several-of-everybody-each-once", test_of_one_of_several_of_everybody);
  TEST ("/today/care/more-than-fit-are-counted", test_more_than_fit_are_counted);
  TEST ("/today/tickets/an-old-one-is-not-forgotten-behind-new-ones", test_an_old_ticket_is_not_forgotten_behind_new_ones);
  TEST ("/today/tickets/urgent-ones-are-counted-and-all-can-be-reached", test_urgent_tickets_are_counted_and_all_can_be_reached);
  TEST ("/today/policy/a-change-shows-what-it-would-do-before-it-does-it", test_policy_says_what_it_would_do);
  return g_test_run ();
}
