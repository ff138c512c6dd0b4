/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is pressed twice is done once; what is answered late is done to what was asked about; what is refused is not lost. */

#include "accord-config.h"

#include "accord-commit.h"
#include "accord-next-step-card.h"
#include "accord-record-chooser.h"
#include "accord-record-dialog.h"
#include "accord-test-settle.h"
#include "accord-test.h"
#include "accord-when-popover.h"

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *window;
  AccordNextStepCard *card;
  gint64 customer, first, second;
  int planned;
} Desk;

static void
plan_cb (Desk *desk)
{
  desk->planned++;
}

static gint64
add_step (Desk *desk, const char *title)
{
  g_autofree char *customer = g_strdup_printf ("%" G_GINT64_FORMAT, desk->customer);

  return accord_test_create (desk->workspace, &accord_activity_kind, "type", "task", "title", title, "customer", customer, NULL);
}

static void
desk_set_up (Desk *desk, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations", FALSE, NULL);
  desk->workspace = accord_test_workspace ();
  desk->customer = accord_test_create (desk->workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  desk->first = add_step (desk, "First");
  desk->second = add_step (desk, "Second");
  desk->planned = 0;
  desk->card = ACCORD_NEXT_STEP_CARD (accord_next_step_card_new (desk->workspace));
  g_signal_connect_swapped (desk->card, "plan", G_CALLBACK (plan_cb), desk);
  desk->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (desk->window), GTK_WIDGET (desk->card));
  gtk_window_present (GTK_WINDOW (desk->window));
  accord_test_idle ();
}

/* A dialog that was closed has let go of the file, though nothing in the window took the keyboard from it. */
static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  gpointer held = desk->workspace;

  g_object_add_weak_pointer (G_OBJECT (desk->workspace), &held);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  accord_test_idle ();
  accord_test_drop (desk->workspace);
  g_assert_null (held);
}

static gpointer
find (GtkWidget *root, GType type, const char *label)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (root)), label) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
settle (void)
{
  accord_test_settle (220);
}

static GtkWidget *
form_named (Desk *desk, const AccordKind *kind, gint64 customer, const char *name)
{
  AdwDialog *dialog = accord_record_dialog_new_add (desk->workspace, kind, customer != 0 ? "customer" : NULL, customer);

  adw_dialog_present (dialog, desk->window);
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL)), name);
  return find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Add");
}

static void
test_added_once (Desk *desk, gconstpointer data)
{
  GtkWidget *add = form_named (desk, &accord_customer_kind, 0, "Zephyr Sails");

  g_signal_emit_by_name (add, "clicked");
  g_signal_emit_by_name (add, "clicked");
  settle ();
  g_assert_cmpint (accord_test_count (desk->workspace, &accord_customer_kind), ==, 2);
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (desk->window)));
}

static void
test_closed_while_it_adds (Desk *desk, gconstpointer data)
{
  GtkWidget *add = form_named (desk, &accord_customer_kind, 0, "Zephyr Sails");

  g_signal_emit_by_name (add, "clicked");
  adw_dialog_force_close (adw_window_get_visible_dialog (ADW_WINDOW (desk->window)));
  settle ();
  g_assert_cmpint (accord_test_count (desk->workspace, &accord_customer_kind), ==, 2);
}

/* A contact of nobody: the customer is not there. */
static void
test_refused_form (Desk *desk, gconstpointer data)
{
  GtkWidget *add = form_named (desk, &accord_contact_kind, 4711, "Anna");

  g_test_expect_message ("accord-records", G_LOG_LEVEL_WARNING, "*"); /* there is no window of the program to say it */
  g_signal_emit_by_name (add, "clicked");
  settle ();
  g_test_assert_expected_messages ();
  g_assert_nonnull (adw_window_get_visible_dialog (ADW_WINDOW (desk->window)));
  g_assert_true (gtk_widget_get_sensitive (add));
}

static DexFuture *
go_elsewhere_cb (DexFuture *future, gpointer entry)
{
  gtk_widget_grab_focus (entry);
  return dex_ref (future);
}

static void
press (Desk *desk, GtkWidget *button, GtkWidget *entry, gint64 customer)
{
  AccordEdit *edit = accord_edit_new ("Added Anna");
  gint64 id = accord_edit_create (edit, &accord_contact_kind);

  accord_edit_set_text (edit, &accord_contact_kind, id, "name", "Anna");
  accord_edit_set_number (edit, &accord_contact_kind, id, "customer", customer);
  gtk_widget_grab_focus (button);
  accord_commit_once (button, desk->workspace, edit, go_elsewhere_cb, g_object_ref (entry), g_object_unref);
  settle ();
}

/* What was committed has put the keyboard elsewhere: into the list behind a dialog that closes, or to what was added. */
static void
test_focus (Desk *desk, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *button = gtk_button_new_with_label ("Add"), *entry = gtk_text_new ();

  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), entry);
  adw_window_set_content (ADW_WINDOW (desk->window), box);
  settle ();
  press (desk, button, entry, desk->customer);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (desk->window)) == entry);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_test_expect_message ("accord-records", G_LOG_LEVEL_WARNING, "*"); /* there is no window of the program to say it */
  press (desk, button, entry, 4711);
  g_test_assert_expected_messages ();
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (desk->window)) == button);
}

static void
show_step (Desk *desk, gint64 activity, const char *title)
{
  const AccordSummary summary = { .id = desk->customer, .has_step = TRUE, .step_activity = activity, .step_minute = -1,
                                  .step_title = (char *) title, .step_type = (char *) "task" };

  accord_next_step_card_set_summary (desk->card, &summary);
  settle ();
}

static gint64
number_of (Desk *desk, gint64 activity, const char *field)
{
  g_autoptr (AccordRecord) record = accord_test_load (desk->workspace, &accord_activity_kind, activity);

  return accord_record_number (record, field);
}

static void
test_given (Desk *desk, gconstpointer data)
{
  gint64 member = accord_test_create (desk->workspace, &accord_member_kind, "name", "Lin Yue", NULL);
  g_autoptr (GtkWidget) chooser = NULL; /* may have been closed by then */

  show_step (desk, desk->first, "First");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->card), "step.give", NULL));
  chooser = g_object_ref (find (GTK_WIDGET (desk->card), ACCORD_TYPE_RECORD_CHOOSER, NULL));
  show_step (desk, desk->second, "Second"); /* a colleague has finished the first */
  g_signal_emit_by_name (chooser, "chosen", member);
  gtk_popover_popdown (GTK_POPOVER (chooser));
  settle ();
  g_assert_cmpint (number_of (desk, desk->first, "owner"), ==, member);
  g_assert_cmpint (number_of (desk, desk->second, "owner"), ==, 0);
}

static void
test_picked (Desk *desk, gconstpointer data)
{
  g_autoptr (GtkWidget) popover = NULL;

  show_step (desk, desk->first, "First");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->card), "step.pick", NULL));
  popover = g_object_ref (find (GTK_WIDGET (desk->card), ACCORD_TYPE_WHEN_POPOVER, NULL));
  show_step (desk, desk->second, "Second");
  g_signal_emit_by_name (popover, "picked", (gint64) 20000, -1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
  g_assert_cmpint (number_of (desk, desk->first, "due_on"), ==, 20000);
  g_assert_cmpint (number_of (desk, desk->second, "due_on"), ==, 0);
}

static void
test_finished (Desk *desk, gconstpointer data)
{
  GtkCheckButton *check = find (GTK_WIDGET (desk->card), GTK_TYPE_CHECK_BUTTON, NULL);

  show_step (desk, 4711, "Nobody has this");
  g_test_expect_message ("accord-records", G_LOG_LEVEL_WARNING, "*");
  gtk_check_button_set_active (check, TRUE);
  settle ();
  g_test_assert_expected_messages ();
  g_assert_false (gtk_check_button_get_active (check));
  g_assert_cmpint (desk->planned, ==, 0);
  show_step (desk, desk->first, "First");
  gtk_check_button_set_active (check, TRUE);
  settle ();
  g_assert_cmpint (number_of (desk, desk->first, "done_at"), >, 0);
  g_assert_cmpint (desk->planned, ==, 1);
}

#define FORM(path, func) g_test_add ("/records/" path, Desk, NULL, desk_set_up, func, desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  dex_init ();
  adw_init ();
  FORM ("form/pressed-twice-adds-one", test_added_once);
  FORM ("form/may-be-closed-while-it-adds", test_closed_while_it_adds);
  FORM ("form/what-is-refused-can-be-added-again", test_refused_form);
  FORM ("form/gets-the-keyboard-back-only-where-refused", test_focus);
  FORM ("next-step/is-given-away-as-it-was-when-asked", test_given);
  FORM ("next-step/is-put-off-as-it-was-when-asked", test_picked);
  FORM ("next-step/is-ticked-once-it-is-finished", test_finished);
  return g_test_run ();
}
