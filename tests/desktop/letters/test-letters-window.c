/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the care calendar, messages, mailings and rules guarantee in the window. */

#include "accord-date.h"
#include "accord-own-days.h"
#include "accord-config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "accord-care-calendar.h"
#include "accord-commit.h"
#include "accord-letter-actions.h"
#include "accord-letter-dialog.h"
#include "accord-letters-page.h"
#include "accord-mailing-dialog.h"
#include "accord-mailing-find.h"
#include "accord-agenda-setting.h"
#include "accord-rules-page.h"
#include "customers-fixture.h"

static gpointer
present (CustomersFixture *f, AdwDialog *dialog)
{
  adw_dialog_present (dialog, f->window);
  customers_fixture_settle ();
  return dialog;
}

static void
await_text (gpointer root, const char *text)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!shows_text (root, text) && g_get_monotonic_time () < end)
    customers_fixture_settle ();
  g_test_message ("%s", text);
  g_assert_true (shows_text (root, text));
}

static void
await_count (CustomersFixture *f, const AccordKind *kind, gint64 n)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (accord_test_count (f->workspace, kind) != n && g_get_monotonic_time () < end)
    customers_fixture_settle ();
  g_assert_cmpint (accord_test_count (f->workspace, kind), ==, n);
}

static void
act (gpointer widget, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) taken = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (widget, action, taken));
  customers_fixture_settle ();
}

static gboolean
acts (GtkWidget *button, gconstpointer action)
{
  return g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), action) == 0;
}

static gboolean
is_sensitive (gpointer root, const char *action)
{
  return gtk_widget_is_sensitive (find_widget (root, GTK_TYPE_BUTTON, acts, action));
}

static void
test_calendar (CustomersFixture *f, gconstpointer data)
{
  int year, month, day;
  g_autofree char *birthday = NULL;
  AdwDialog *calendar;
  g_autoptr (AccordChangeSet) undone = NULL;

  accord_date_to_ymd (accord_date_today (), &year, &month, &day);
  birthday = g_strdup_printf ("%d-%02d-%02d", year - 40, month, MIN (day, 28));
  accord_test_create (f->workspace, &accord_customer_kind, "name", "Anna Berger", "type", "person", "birthday", birthday, NULL);
  calendar = present (f, accord_care_calendar_new (f->workspace));
  await_text (calendar, "Anna Berger turns 40");
  g_assert_cmpint (count_unnamed (GTK_WIDGET (calendar)), ==, 0);
  /* Others of this month may stand before it: each is passed over until it is hers. */
  for (guint i = 0; accord_test_count (f->workspace, &accord_letter_kind) == 0; i++)
    {
      act (calendar, "care.skip", g_variant_new_uint32 (i));
      await_count (f, &accord_letter_kind, 1);
    }
  await_text (calendar, "Passed over");
  undone = accord_test_boxed (accord_journal_undo (accord_workspace_get_journal (f->workspace)));
  await_count (f, &accord_letter_kind, 0);
  adw_dialog_force_close (calendar);
}

static void
test_passed_over_once (CustomersFixture *f, gconstpointer data)
{
  g_autofree char *birthday = NULL;
  AdwDialog *calendar;
  int year, month, day;

  accord_date_to_ymd (accord_date_today (), &year, &month, &day);
  birthday = g_strdup_printf ("%d-%02d-%02d", year - 40, month, MIN (day, 28));
  accord_test_create (f->workspace, &accord_customer_kind, "name", "Anna Berger", "type", "person", "birthday", birthday, NULL);
  calendar = present (f, accord_care_calendar_new (f->workspace));
  await_text (calendar, "Anna Berger turns 40");
  for (int i = 0; i < 2; i++)
    gtk_widget_activate_action (GTK_WIDGET (calendar), "care.skip", "u", 0);
  await_text (calendar, "Passed over");
  for (int i = 0; i < 20; i++)
    customers_fixture_settle ();
  g_assert_cmpint (accord_test_count (f->workspace, &accord_letter_kind), ==, 1);
  adw_dialog_force_close (calendar);
}

static gint64
letter_template (CustomersFixture *f, const char *body)
{
  return accord_test_create (f->workspace, &accord_template_kind, "name", "Wishes", "channel", "email", "subject", "For {{customer.name}}", "body", body, NULL);
}

static GtkTextBuffer *
buffer_of (gpointer dialog)
{
  return gtk_text_view_get_buffer (find_widget (dialog, GTK_TYPE_TEXT_VIEW, NULL, NULL));
}

static gpointer
open_letter (CustomersFixture *f, gint64 of, gboolean many)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_task_free);
  gpointer dialog;

  g_ptr_array_add (tasks, accord_letter_task_new (f->nordwind, 0, of));
  dialog = present (f, accord_letter_dialog_new (f->workspace, "Message", tasks, 0, many));
  await_text (dialog, "Wishes");
  return dialog;
}

static void
await_message (gpointer dialog)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (gtk_text_buffer_get_char_count (buffer_of (dialog)) == 0 && g_get_monotonic_time () < end)
    customers_fixture_settle ();
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer_of (dialog)), >, 0);
}

static void
test_unknown_fields_hold_a_message_back (CustomersFixture *f, gconstpointer data)
{
  gint64 of = letter_template (f, "Dear {{contact.frist_name}}"), before = accord_test_count (f->workspace, &accord_activity_kind);
  gpointer dialog = open_letter (f, of, FALSE);

  await_text (dialog, "Line 1, column 6: there is no field “contact.frist_name”.");
  g_assert_false (is_sensitive (dialog, "letter.open"));
  g_assert_false (is_sensitive (dialog, "letter.sent"));
  g_assert_cmpint (count_unnamed (GTK_WIDGET (dialog)), ==, 0);
  gtk_text_buffer_set_text (buffer_of (dialog), "Dear friend", -1);
  customers_fixture_settle ();
  g_assert_true (is_sensitive (dialog, "letter.open"));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, before);
  act (dialog, "letter.sent", NULL);
  await_count (f, &accord_activity_kind, before + 1);
}

/* In a sandbox whose desktop has no portal for mail. Nothing is said to be sent. */
static void
test_without_a_portal_it_says_so (CustomersFixture *f, gconstpointer data)
{
  gint64 of = letter_template (f, "Dear friend"), before = accord_test_count (f->workspace, &accord_activity_kind);
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  gpointer dialog = open_letter (f, of, FALSE);

  await_message (dialog);
  g_setenv ("GIO_USE_PORTALS", "1", TRUE);
  act (dialog, "letter.open", NULL);
  while (f->said->len == 0 && g_get_monotonic_time () < end)
    customers_fixture_settle ();
  g_assert_cmpuint (f->said->len, >, 0);
  g_assert_cmpstr (f->said->pdata[0], ==, "The desktop did not take the message. It is opened as an address or a file instead.");
  g_unsetenv ("GIO_USE_PORTALS");
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, before);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_opt_out_holds_a_mailing_back (CustomersFixture *f, gconstpointer data)
{
  gint64 of = letter_template (f, "News");
  gpointer dialog;

  accord_test_set (f->workspace, &accord_customer_kind, f->nordwind, "no_mailings", "yes");
  dialog = open_letter (f, of, TRUE);
  await_message (dialog);
  g_assert_false (is_sensitive (dialog, "letter.open"));
  g_assert_false (is_sensitive (dialog, "letter.copy"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  dialog = open_letter (f, of, FALSE);
  await_message (dialog);
  g_assert_true (is_sensitive (dialog, "letter.copy"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_mailing_counts_who_is_left_out (CustomersFixture *f, gconstpointer data)
{
  gint64 n = accord_test_count (f->workspace, &accord_customer_kind) - 1;
  g_autofree char *words = g_strdup_printf ("%d messages to look at", (int) n);
  gpointer dialog;

  letter_template (f, "News");
  accord_test_set (f->workspace, &accord_customer_kind, f->nordwind, "no_mailings", "yes");
  dialog = present (f, accord_mailing_dialog_new (f->workspace, NULL));
  await_text (dialog, words);
  g_assert_cmpint (count_unnamed (GTK_WIDGET (dialog)), ==, 0);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* One message was passed over before the mailing was interrupted. */
static void
test_mailing_goes_on_where_it_stopped (CustomersFixture *f, gconstpointer data)
{
  gint64 n = accord_test_count (f->workspace, &accord_customer_kind) - 1, of = letter_template (f, "News"), mailing;
  g_autofree char *words = g_strdup_printf ("%d messages to look at", (int) n), *of_id = g_strdup_printf ("%d", (int) of), *mailing_id = NULL;
  g_autofree char *customer = g_strdup_printf ("%d", (int) f->nordwind), *today = accord_date_to_iso (accord_date_today ());
  gpointer dialog;

  mailing = accord_test_create (f->workspace, &accord_mailing_kind, "name", "News", "template", of_id, "started_on", today, NULL);
  mailing_id = g_strdup_printf ("%d", (int) mailing);
  accord_test_create (f->workspace, &accord_letter_kind, "title", "News", "state", "skipped", "customer", customer, "mailing", mailing_id, "template", of_id, NULL);
  dialog = present (f, accord_mailing_dialog_new (f->workspace, NULL));
  await_text (dialog, words);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static gpointer
open_letters (CustomersFixture *f, gint64 of, gint64 first, gint64 second)
{
  g_autofree char *of_id = g_strdup_printf ("%d", (int) of);
  gint64 mailing = accord_test_create (f->workspace, &accord_mailing_kind, "name", "News", "template", of_id, NULL);
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_task_free);
  gpointer dialog;

  g_ptr_array_add (tasks, accord_letter_task_new (first, 0, of));
  g_ptr_array_add (tasks, accord_letter_task_new (second, 0, of));
  dialog = present (f, accord_letter_dialog_new (f->workspace, "Message", tasks, mailing, TRUE));
  await_text (dialog, "1 of 2");
  return dialog;
}

/* The second has gone meanwhile: nothing is written down of the first once more. */
static void
test_who_is_gone_is_passed_over (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog = open_letters (f, letter_template (f, "News"), f->nordwind, 4711);

  act (dialog, "letter.skip", NULL);
  await_text (dialog, "Nobody to Write To");
  await_count (f, &accord_letter_kind, 1);
  g_assert_false (is_sensitive (dialog, "letter.sent"));
  g_assert_false (is_sensitive (dialog, "letter.copy"));
  act (dialog, "letter.skip", NULL);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (f->window)));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_letter_kind), ==, 1);
}

static void
test_sent_twice_is_sent_once (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog = open_letters (f, letter_template (f, "News"), f->nordwind, f->lumen);

  gtk_widget_activate_action (dialog, "letter.sent", NULL);
  gtk_widget_activate_action (dialog, "letter.sent", NULL);
  await_text (dialog, "2 of 2");
  await_count (f, &accord_letter_kind, 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Who goes back to a message sees that it was sent: neither is it sent once more, nor passed over after all. */
static void
test_gone_back_to_it_is_written_once (CustomersFixture *f, gconstpointer data)
{
  gint64 before = accord_test_count (f->workspace, &accord_activity_kind);
  gpointer dialog = open_letters (f, letter_template (f, "News"), f->nordwind, f->lumen);

  act (dialog, "letter.sent", NULL);
  await_text (dialog, "2 of 2");
  await_count (f, &accord_letter_kind, 1);
  act (dialog, "letter.back", NULL);
  await_text (dialog, "1 of 2");
  await_text (dialog, "What became of this message is written down already.");
  g_assert_false (is_sensitive (dialog, "letter.sent"));
  act (dialog, "letter.skip", NULL);
  await_text (dialog, "2 of 2");
  g_assert_true (is_sensitive (dialog, "letter.skip"));
  g_assert_cmpint (accord_test_count (f->workspace, &accord_letter_kind), ==, 1);
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, before + 1);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static guint
count_messages (const char *folder, const char *holding)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;

      if (g_str_has_suffix (name, ".eml") && g_file_get_contents (path, &text, NULL, NULL))
        n += strstr (text, holding) != NULL;
    }
  return n;
}

/* A mail program that starts slowly reads the first when the second is being opened; what is of the days before is removed. */
static void
test_each_message_is_its_own_file (CustomersFixture *f, gconstpointer data)
{
  g_autofree char *dir = g_dir_make_tmp ("accord-letters-XXXXXX", NULL), *price = g_build_filename (dir, "prices.txt", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "accord", NULL), *old = g_build_filename (folder, "message.eml", NULL);
  gint64 of = letter_template (f, "News"), end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  struct utimbuf long_ago = { 1000000000, 1000000000 };
  gpointer dialog;

  g_assert_true (g_file_set_contents (price, "42", 2, NULL));
  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (old, "Subject: of yesterday", -1, NULL));
  g_assert_cmpint (g_utime (old, &long_ago), ==, 0);
  accord_test_set (f->workspace, &accord_template_kind, of, "attachments", price);
  accord_test_set (f->workspace, &accord_customer_kind, f->lumen, "email", "info@lumen.example");
  dialog = open_letters (f, of, f->nordwind, f->lumen);
  await_text (dialog, price);
  act (dialog, "letter.open", NULL);
  act (dialog, "letter.skip", NULL);
  await_text (dialog, "2 of 2");
  act (dialog, "letter.open", NULL);
  while ((count_messages (folder, "nordwind") != 1 || count_messages (folder, "info@lumen.example") != 1) && g_get_monotonic_time () < end)
    customers_fixture_settle ();
  g_assert_cmpuint (count_messages (folder, "nordwind"), ==, 1);
  g_assert_cmpuint (count_messages (folder, "info@lumen.example"), ==, 1);
  g_assert_cmpuint (count_messages (folder, "of yesterday"), ==, 0);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_unlink (price);
  g_rmdir (dir);
}

/* The dialog that asked has closed itself by then. */
static void
test_refusal_outlives_its_dialog (CustomersFixture *f, gconstpointer data)
{
  AdwDialog *dialog = present (f, adw_dialog_new ());
  GtkWidget *button = gtk_button_new ();
  g_autoptr (DexPromise) promise = dex_promise_new ();

  adw_dialog_set_child (dialog, button);
  dex_future_disown (accord_tell_refusal (button, dex_ref (promise)));
  adw_dialog_force_close (dialog);
  customers_fixture_settle ();
  dex_promise_reject (promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "The disk is full."));
  customers_fixture_settle ();
  g_assert_cmpuint (f->said->len, ==, 1);
  g_assert_cmpstr (f->said->pdata[0], ==, "The disk is full.");
}

static gboolean
has_focus (CustomersFixture *f, gpointer dialog, const char *action)
{
  return gtk_window_get_focus (GTK_WINDOW (f->window)) == find_widget (dialog, GTK_TYPE_BUTTON, acts, action);
}

static void
test_keyboard_goes_through (CustomersFixture *f, gconstpointer data)
{
  gint64 of = letter_template (f, "News");
  gpointer dialog = open_letters (f, of, f->nordwind, f->nordwind); /* who has an address */

  g_assert_true (gtk_widget_grab_focus (find_widget (dialog, GTK_TYPE_BUTTON, acts, "letter.sent")));
  act (dialog, "letter.sent", NULL);
  await_text (dialog, "2 of 2");
  g_assert_true (has_focus (f, dialog, "letter.sent"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  customers_fixture_settle ();
  dialog = open_letters (f, of, f->nordwind, 4711);
  g_assert_true (gtk_widget_grab_focus (find_widget (dialog, GTK_TYPE_BUTTON, acts, "letter.sent")));
  act (dialog, "letter.sent", NULL);
  await_text (dialog, "Nobody to Write To");
  g_assert_true (has_focus (f, dialog, "letter.skip"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* The desktop has no portal for mail, and says so when nobody is shown any more. */
static void
test_portal_answers_late (CustomersFixture *f, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  gpointer dialog = open_letters (f, letter_template (f, "News"), f->nordwind, 4711);

  g_setenv ("GIO_USE_PORTALS", "1", TRUE);
  g_assert_true (gtk_widget_activate_action (dialog, "letter.open", NULL));
  g_assert_true (gtk_widget_activate_action (dialog, "letter.skip", NULL));
  while (f->said->len == 0 && g_get_monotonic_time () < end)
    customers_fixture_settle ();
  g_unsetenv ("GIO_USE_PORTALS");
  await_text (dialog, "Nobody to Write To");
  g_assert_cmpuint (f->said->len, ==, 1);
  g_assert_cmpstr (f->said->pdata[0], ==, "The desktop did not answer.");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static AccordMailingFound *
find_two (CustomersFixture *f, gint64 of)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);

  accord_query_set_sort (query, "name", FALSE, NULL);
  return accord_test_boxed (accord_mailing_find (accord_workspace_get_store (f->workspace), query, of, ACCORD_MAILING_CUSTOMER, 2));
}

static void
test_mailing_reaches_the_rest (CustomersFixture *f, gconstpointer data)
{
  gint64 of = letter_template (f, "News");
  g_autofree char *today = accord_date_to_iso (accord_date_today ()), *of_id = g_strdup_printf ("%d", (int) of), *mailing = NULL;
  g_autoptr (AccordMailingFound) first = find_two (f, of), second = NULL;

  g_assert_cmpuint (first->people->len, ==, 2);
  g_assert_true (first->more);
  mailing = g_strdup_printf ("%d", (int) accord_test_create (f->workspace, &accord_mailing_kind, "name", "News", "template", of_id, "started_on", today, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *customer = g_strdup_printf ("%d", (int) g_array_index (first->people, AccordMailingPerson, i).customer);

      accord_test_create (f->workspace, &accord_letter_kind, "title", "News", "state", "sent", "customer", customer, "mailing", mailing, "template", of_id, NULL);
    }
  second = find_two (f, of);
  g_assert_cmpuint (second->people->len, ==, 2);
  g_assert_cmpuint (second->n_done, ==, 2);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (g_array_index (first->people, AccordMailingPerson, i / 2).customer, !=,
                     g_array_index (second->people, AccordMailingPerson, i % 2).customer);
}

static gboolean
is_review (GtkWidget *button, gconstpointer data)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Review") == 0;
}

static void
test_mailing_begins_once (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog, review;

  letter_template (f, "News");
  dialog = present (f, accord_mailing_dialog_new (f->workspace, NULL));
  await_text (dialog, "6 messages to look at");
  review = find_widget (dialog, GTK_TYPE_BUTTON, is_review, NULL);
  g_signal_emit_by_name (review, "clicked");
  g_signal_emit_by_name (review, "clicked");
  await_count (f, &accord_mailing_kind, 1);
  customers_fixture_settle ();
  g_assert_cmpint (accord_test_count (f->workspace, &accord_mailing_kind), ==, 1);
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (f->window)));
}

static void
test_mailing_closed_while_it_begins (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog;

  letter_template (f, "News");
  dialog = present (f, accord_mailing_dialog_new (f->workspace, NULL));
  await_text (dialog, "6 messages to look at");
  g_object_add_weak_pointer (G_OBJECT (dialog), &dialog);
  g_signal_emit_by_name (find_widget (dialog, GTK_TYPE_BUTTON, is_review, NULL), "clicked");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  while (dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  customers_fixture_settle ();
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (f->window)));
}

static gpointer
preferences (CustomersFixture *f, GtkWidget *page)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();

  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  return present (f, dialog);
}

static gboolean
is_titled (GtkWidget *row, gconstpointer title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

static void
activate (gpointer root, const char *title)
{
  GtkWidget *row = find_widget (root, ADW_TYPE_PREFERENCES_ROW, is_titled, title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  customers_fixture_settle ();
}

static void
test_rule_is_tried (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog = preferences (f, accord_rules_page_new (f->workspace));
  gint64 before = accord_test_count (f->workspace, &accord_activity_kind), n = accord_test_count (f->workspace, &accord_customer_kind);
  g_autofree char *words = g_strdup_printf ("It would do something to %d records that are there.", (int) n);

  accord_test_create (f->workspace, &accord_automation_kind, "name", "Wake up", "target", "customer", "trigger", "created", "off", "yes", "actions",
                      "[{\"do\":\"task\",\"text\":\"Call {{customer.name}}\",\"name\":\"call\",\"days\":1}]", NULL);
  await_text (dialog, "Wake up");
  g_assert_cmpint (count_unnamed (GTK_WIDGET (dialog)), ==, 0);
  activate (dialog, "Wake up");
  await_text (dialog, "See What It Would Do");
  g_assert_cmpint (count_unnamed (GTK_WIDGET (dialog)), ==, 0);
  activate (dialog, "See What It Would Do");
  await_text (dialog, words);
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, before);
  activate (dialog, "Do It Now");
  await_count (f, &accord_activity_kind, before + n);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Done twice, all of it would be there twice; and what was refused is told. */
static void
test_rule_is_done_once (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog = preferences (f, accord_rules_page_new (f->workspace));
  gint64 before = accord_test_count (f->workspace, &accord_activity_kind), n = accord_test_count (f->workspace, &accord_customer_kind);
  GtkWidget *run;

  accord_test_create (f->workspace, &accord_automation_kind, "name", "Wake up", "target", "customer", "trigger", "created", "off", "yes", "actions",
                      "[{\"do\":\"task\",\"text\":\"Call {{customer.name}}\",\"name\":\"call\",\"days\":1}]", NULL);
  await_text (dialog, "Wake up");
  activate (dialog, "Wake up");
  await_text (dialog, "See What It Would Do");
  activate (dialog, "See What It Would Do");
  await_text (dialog, "It would do something to");
  run = find_widget (dialog, ADW_TYPE_PREFERENCES_ROW, is_titled, "Do It Now");
  g_signal_emit_by_name (run, "activated");
  g_signal_emit_by_name (run, "activated");
  await_text (dialog, "Done to ");
  customers_fixture_settle ();
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, before + n);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_refused_deeds_are_told (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog = preferences (f, accord_rules_page_new (f->workspace));
  gint64 of = accord_test_create (f->workspace, &accord_automation_kind, "name", "Class", "target", "customer", "trigger", "created", "off", "yes", "actions",
                                  "[{\"do\":\"field\",\"name\":\"city\",\"text\":\"Bonn\"}]", NULL);

  await_text (dialog, "Class");
  activate (dialog, "Class");
  await_text (dialog, "See What It Would Do");
  activate (dialog, "See What It Would Do");
  await_text (dialog, "It would do something to");
  /* A colleague changes it before it is done. */
  accord_test_set (f->workspace, &accord_automation_kind, of, "actions",
                   "[{\"do\":\"task\",\"text\":\"Call\",\"name\":\"call\"},{\"do\":\"field\",\"name\":\"employees\",\"text\":\"many\"}]");
  activate (dialog, "Do It Now");
  await_text (dialog, "Done to 0 records");
  await_text (dialog, "Refused");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* Two files of one name keep their calendars in one folder: neither writes over the other's, and the first keeps its name. */
static void
test_two_files_of_one_name_have_two_calendars (CustomersFixture *f, gconstpointer data)
{
  g_autofree char *one = NULL, *other = NULL, *elsewhere = NULL;

  accord_agenda_setting_set ("/home/a/team.accord", "/home/calendars");
  accord_agenda_setting_set ("/home/b/team.accord", "/home/calendars");
  accord_agenda_setting_set ("/home/c/team.accord", "/home/others");
  one = accord_agenda_setting_file ("/home/a/team.accord");
  other = accord_agenda_setting_file ("/home/b/team.accord");
  elsewhere = accord_agenda_setting_file ("/home/c/team.accord");
  g_assert_cmpstr (one, ==, "/home/calendars/team.accord.ics");
  g_assert_cmpstr (other, !=, one);
  g_assert_true (g_str_has_prefix (other, "/home/calendars/team.accord-"));
  g_assert_cmpstr (elsewhere, ==, "/home/others/team.accord.ics");
  g_assert_null (accord_agenda_setting_file ("/home/d/team.accord"));
  for (const char *path = "abc"; *path != '\0'; path++)
    {
      g_autofree char *name = g_strdup_printf ("/home/%c/team.accord", *path);

      accord_agenda_setting_set (name, NULL);
    }
}

static gboolean
is_of_call (GtkWidget *row, gconstpointer data)
{
  return strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "Call") != NULL;
}

static const char *
typed_title (gpointer dialog)
{
  return gtk_editable_get_text (GTK_EDITABLE (find_widget (dialog, ADW_TYPE_ENTRY_ROW, is_titled, "Title")));
}

/* Not applied yet: it stays when something else of the rule is changed, here or by a colleague, and goes with what is changed here. */
static void
test_what_is_typed_into_a_deed_stays (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog = preferences (f, accord_rules_page_new (f->workspace));
  gint64 of = accord_test_create (f->workspace, &accord_automation_kind, "name", "Wake up", "target", "customer", "trigger", "created", "off", "yes", "actions",
                                  "[{\"do\":\"task\",\"text\":\"Call\",\"name\":\"call\",\"days\":1},{\"do\":\"notify\",\"text\":\"Look\"}]", NULL);
  g_autoptr (AccordRecord) rule = NULL;

  await_text (dialog, "Wake up");
  activate (dialog, "Wake up");
  await_text (dialog, "See What It Would Do");
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_widget (dialog, ADW_TYPE_EXPANDER_ROW, is_of_call, NULL)), TRUE);
  customers_fixture_settle ();
  gtk_editable_set_text (GTK_EDITABLE (find_widget (dialog, ADW_TYPE_ENTRY_ROW, is_titled, "Title")), "Call and ask");
  accord_test_set (f->workspace, &accord_automation_kind, of, "name", "Wake them up");
  customers_fixture_settle ();
  g_assert_cmpstr (typed_title (dialog), ==, "Call and ask");
  accord_test_set (f->workspace, &accord_automation_kind, of, "actions",
                   "[{\"do\":\"task\",\"text\":\"Call\",\"name\":\"call\",\"days\":1},{\"do\":\"notify\",\"text\":\"Look at it\"}]");
  customers_fixture_settle ();
  g_assert_cmpstr (typed_title (dialog), ==, "Call and ask");
  adw_spin_row_set_value (ADW_SPIN_ROW (find_widget (dialog, ADW_TYPE_SPIN_ROW, is_titled, "Due after (days)")), 3);
  customers_fixture_settle ();
  g_assert_cmpstr (typed_title (dialog), ==, "Call and ask");
  rule = accord_test_load (f->workspace, &accord_automation_kind, of);
  g_assert_nonnull (strstr (accord_record_text (rule, "actions"), "Call and ask"));
  g_assert_nonnull (strstr (accord_record_text (rule, "actions"), "Look at it"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* What a newer Accord wrote is told, and is not written over with what this one makes of it. */
static void
test_what_is_not_understood_stays (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog = preferences (f, accord_rules_page_new (f->workspace));
  gint64 of = accord_test_create (f->workspace, &accord_automation_kind, "name", "Newer", "target", "customer", "trigger", "created", "off", "yes",
                                  "actions", "[{\"do\":\"dance\"}]", NULL);

  accord_test_set (f->workspace, &accord_automation_kind, of, "filter", "[{\"field\":\"no_such_field\",\"op\":\"is\",\"values\":[1]}]");
  await_text (dialog, "Newer");
  activate (dialog, "Newer");
  await_text (dialog, "What the rule does was written by a newer Accord.");
  g_assert_null (find_widget (dialog, ADW_TYPE_PREFERENCES_ROW, is_titled, "Make a Task"));
  g_assert_null (find_widget (dialog, ADW_TYPE_PREFERENCES_ROW, is_titled, "For all of them; or only if"));
  g_assert_cmpint (count_unnamed (GTK_WIDGET (dialog)), ==, 0);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_a_rule_that_nobody_watches_says_so (CustomersFixture *f, gconstpointer data)
{
  static const char words[] = "Nobody watches it, so it does nothing by itself. Choose who does.";
  AccordJournal *journal = accord_workspace_get_journal (f->workspace);
  gint64 lin = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin Who Watches", NULL);
  gint64 of = accord_test_create (f->workspace, &accord_automation_kind, "name", "Silence", "target", "customer", "trigger", "idle", "days", "30", NULL);
  g_autofree char *lin_id = g_strdup_printf ("%d", (int) lin);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gpointer dialog;

  accord_journal_set_actor (journal, lin);
  dialog = preferences (f, accord_rules_page_new (f->workspace));
  await_text (dialog, "Silence");
  activate (dialog, "Silence");
  await_text (dialog, words);
  accord_test_set (f->workspace, &accord_automation_kind, of, "owner", lin_id);
  while (shows_text (dialog, words) && g_get_monotonic_time () < end)
    customers_fixture_settle ();
  g_assert_false (shows_text (dialog, words));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  accord_journal_set_actor (journal, 0);
}

/* Who sits here is asked after the file is open: the days are theirs from then on, not from midnight. */
static void
test_days_are_looked_at_when_somebody_sits_down (CustomersFixture *f, gconstpointer data)
{
  GSimpleActionGroup *group = g_simple_action_group_new ();
  AccordJournal *journal = accord_workspace_get_journal (f->workspace);
  gint64 before = accord_test_count (f->workspace, &accord_activity_kind);
  gint64 lin = accord_test_create (f->workspace, &accord_member_kind, "name", "Lin Who Comes", NULL);
  g_autofree char *lin_id = g_strdup_printf ("%d", (int) lin), *today = accord_date_to_iso (accord_date_today ());
  AccordLetterActions *actions;

  accord_journal_set_actor (journal, 0);
  accord_test_set (f->workspace, &accord_customer_kind, f->nordwind, "verified", today);
  accord_test_create (f->workspace, &accord_automation_kind, "name", "Check", "target", "customer", "trigger", "date", "field", "verified", "owner", lin_id,
                      "actions", "[{\"do\":\"task\",\"text\":\"Check\",\"name\":\"task\"}]", NULL);
  actions = accord_letter_actions_new (f->window, G_ACTION_MAP (group));
  accord_letter_actions_set_workspace (actions, f->workspace);
  customers_fixture_settle ();
  g_assert_cmpint (accord_test_count (f->workspace, &accord_activity_kind), ==, before);
  accord_journal_set_actor (journal, lin);
  await_count (f, &accord_activity_kind, before + 1);
  accord_letter_actions_set_workspace (actions, NULL);
  accord_journal_set_actor (journal, 0);
  g_object_unref (actions);
  g_object_unref (group);
}

/* Turned twice before the first turn is written, there is one record of it. */
static void
test_switched_quickly_there_is_one (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog = preferences (f, accord_letters_page_new (f->workspace));
  GtkWidget *row, *days;
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  g_autoptr (AccordRecord) revisit = NULL;

  await_text (dialog, "Anniversaries");
  row = find_widget (dialog, ADW_TYPE_SWITCH_ROW, is_titled, "Anniversaries");
  days = find_widget (dialog, ADW_TYPE_SPIN_ROW, is_titled, "Days Until a Revisit");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  g_assert_false (gtk_widget_is_sensitive (row));
  adw_spin_row_set_value (ADW_SPIN_ROW (days), 21);
  adw_spin_row_set_value (ADW_SPIN_ROW (days), 22);
  while (!gtk_widget_is_sensitive (row) && g_get_monotonic_time () < end)
    customers_fixture_settle ();
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  for (int i = 0; i < 5; i++)
    customers_fixture_settle ();
  await_count (f, &accord_occasion_kind, 2);
  revisit = accord_test_load (f->workspace, &accord_occasion_kind, 2);
  g_assert_cmpint (accord_record_number (revisit, "days"), ==, 22);
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

static void
test_occasions_are_switched (CustomersFixture *f, gconstpointer data)
{
  gpointer dialog = preferences (f, accord_letters_page_new (f->workspace));
  GtkWidget *row;

  await_text (dialog, "Anniversaries");
  g_assert_cmpint (count_unnamed (GTK_WIDGET (dialog)), ==, 0);
  row = find_widget (dialog, ADW_TYPE_SWITCH_ROW, is_titled, "Anniversaries");
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), FALSE);
  await_count (f, &accord_occasion_kind, 1);
  customers_fixture_settle ();
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  customers_fixture_settle ();
  await_count (f, &accord_occasion_kind, 1);
  activate (dialog, "Add Day");
  await_count (f, &accord_occasion_kind, 2);
  await_text (dialog, "Counted by"); /* its page */
  adw_preferences_dialog_pop_subpage (dialog);
  await_text (dialog, "Next on ");
  row = find_widget (dialog, ADW_TYPE_SPIN_ROW, is_titled, "Days Until a Revisit");
  adw_spin_row_set_value (ADW_SPIN_ROW (row), 21);
  await_count (f, &accord_occasion_kind, 3);
  activate (dialog, "Add Sample Templates");
  await_text (dialog, "Birthday Wishes");
  adw_dialog_force_close (ADW_DIALOG (dialog));
}

/* 2024 was a leap year; the 15th of the 8th lunar month of 2026 was the 25th of September. */
static void
test_own_days_come_every_year (CustomersFixture *f, gconstpointer data)
{
  static const struct { int month, day; gboolean lunar; int y, m, d; } cases[] = {
    { 5, 1, FALSE, 2026, 5, 1 }, { 1, 1, FALSE, 2027, 1, 1 }, { 2, 29, FALSE, 2026, 2, 28 }, { 8, 15, TRUE, 2026, 9, 25 },
  };
  gint64 next;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 today = cases[i].y == 2026 ? accord_date_from_ymd (2026, 1, 10) : accord_date_from_ymd (2026, 12, 31);

      g_assert_true (accord_own_day_next (cases[i].month, cases[i].day, cases[i].lunar, today, &next));
      g_assert_cmpint (next, ==, accord_date_from_ymd (cases[i].y, cases[i].m, cases[i].d));
    }
  g_assert_false (accord_own_day_next (13, 1, FALSE, 20000, &next));
  g_assert_false (accord_own_day_next (2, 31, FALSE, 20000, &next));
  g_assert_false (accord_own_day_next (0, 0, TRUE, 20000, &next));
}

#define TEST(path, func) g_test_add (path, CustomersFixture, NULL, customers_fixture_set_up, func, customers_fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  dex_init ();
  adw_init ();
  TEST ("/letters-window/a-birthday-stands-in-the-calendar-and-is-passed-over", test_calendar);
  TEST ("/letters-window/pressed-twice-a-day-is-passed-over-once", test_passed_over_once);
  TEST ("/letters-window/unknown-fields-hold-a-message-back", test_unknown_fields_hold_a_message_back);
  TEST ("/letters-window/without-a-mail-portal-it-is-opened-otherwise-and-says-so", test_without_a_portal_it_says_so);
  TEST ("/letters-window/who-opted-out-is-not-written-to-in-a-mailing", test_opt_out_holds_a_mailing_back);
  TEST ("/letters-window/a-mailing-counts-who-is-left-out", test_mailing_counts_who_is_left_out);
  TEST ("/letters-window/a-mailing-goes-on-where-it-stopped", test_mailing_goes_on_where_it_stopped);
  TEST ("/letters-window/who-is-gone-is-passed-over-and-nothing-written", test_who_is_gone_is_passed_over);
  TEST ("/letters-window/sent-pressed-twice-is-one-message", test_sent_twice_is_sent_once);
  TEST ("/letters-window/gone-back-to-a-message-is-written-down-once", test_gone_back_to_it_is_written_once);
  TEST ("/letters-window/each-message-is-a-file-of-its-own-and-shows-what-goes-with-it", test_each_message_is_its_own_file);
  TEST ("/letters-window/a-refusal-outlives-its-dialog", test_refusal_outlives_its_dialog);
  TEST ("/letters-window/a-mailing-is-gone-through-by-keyboard", test_keyboard_goes_through);
  TEST ("/letters-window/a-portal-that-answers-late-opens-no-other-message", test_portal_answers_late);
  TEST ("/letters-window/a-mailing-of-many-reaches-the-rest", test_mailing_reaches_the_rest);
  TEST ("/letters-window/a-mailing-begins-once", test_mailing_begins_once);
  TEST ("/letters-window/a-mailing-closed-while-it-begins-opens-nothing", test_mailing_closed_while_it_begins);
  TEST ("/letters-window/a-rule-is-tried-before-it-is-done", test_rule_is_tried);
  TEST ("/letters-window/a-rule-is-done-once", test_rule_is_done_once);
  TEST ("/letters-window/what-a-rule-was-refused-is-told", test_refused_deeds_are_told);
  TEST ("/letters-window/two-files-of-one-name-have-two-calendars", test_two_files_of_one_name_have_two_calendars);
  TEST ("/letters-window/what-is-typed-into-a-deed-stays", test_what_is_typed_into_a_deed_stays);
  TEST ("/letters-window/what-is-not-understood-of-a-rule-stays", test_what_is_not_understood_stays);
  TEST ("/letters-window/a-rule-of-days-that-nobody-watches-says-so", test_a_rule_that_nobody_watches_says_so);
  TEST ("/letters-window/days-are-looked-at-when-somebody-sits-down", test_days_are_looked_at_when_somebody_sits_down);
  TEST ("/letters-window/switched-quickly-there-is-one-record", test_switched_quickly_there_is_one);
  TEST ("/letters-window/days-of-ones-own-come-every-year", test_own_days_come_every_year);
  TEST ("/letters-window/occasions-are-switched-and-samples-added", test_occasions_are_switched);
  return g_test_run ();
}
