/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed into a composer is written about the record it was typed for, once, and is not lost before. */

#include "accord-config.h"

#include "accord-commit.h"
#include "accord-composer.h"
#include "accord-test.h"

typedef struct {
  AccordWorkspace *workspace;
  GtkWidget *window;
  AccordComposer *composer;
} Desk;

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
desk_set_up (Desk *desk, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, "gtk-enable-animations", FALSE, NULL);
  desk->workspace = accord_test_workspace ();
  desk->composer = ACCORD_COMPOSER (accord_composer_new (desk->workspace));
  desk->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (desk->window), GTK_WIDGET (desk->composer));
  gtk_window_present (GTK_WINDOW (desk->window));
  accord_test_idle ();
}

static void
desk_tear_down (Desk *desk, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  accord_test_idle ();
  accord_test_drop (desk->workspace);
}

static gint64
make (Desk *desk, const AccordKind *kind, const char *name)
{
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (desk->workspace, "Identify"));

  return kind == &accord_deal_kind ? accord_test_create (desk->workspace, kind, "name", name, "stage", stage, NULL)
                                   : accord_test_create (desk->workspace, kind, "name", name, NULL);
}

static GtkTextBuffer *
buffer_of (Desk *desk)
{
  return gtk_text_view_get_buffer (find (GTK_WIDGET (desk->composer), GTK_TYPE_TEXT_VIEW, NULL));
}

static void
type (Desk *desk, const char *text)
{
  accord_composer_open (desk->composer, "note");
  gtk_text_buffer_set_text (buffer_of (desk), text, -1);
}

static void
assert_typed (Desk *desk, const char *text)
{
  g_autofree char *typed = NULL;

  g_object_get (buffer_of (desk), "text", &typed, NULL);
  g_assert_cmpstr (typed, ==, text);
}

static void
press_log (Desk *desk)
{
  g_signal_emit_by_name (find (GTK_WIDGET (desk->composer), GTK_TYPE_BUTTON, "Save Note"), "clicked");
}

static void
await_activities (Desk *desk, gint64 n)
{
  for (int i = 0; i < 100 && accord_test_count (desk->workspace, &accord_activity_kind) < n; i++)
    accord_test_idle ();
  accord_test_idle ();
  g_assert_cmpint (accord_test_count (desk->workspace, &accord_activity_kind), ==, n);
}

static void
press_control_enter (Desk *desk)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (desk->composer));
  guint n_pressed = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) first = GTK_IS_SHORTCUT_CONTROLLER (controller) ? g_list_model_get_item (G_LIST_MODEL (controller), 0) : NULL;
      GtkShortcutTrigger *trigger = first != NULL ? gtk_shortcut_get_trigger (first) : NULL;

      if (!GTK_IS_KEYVAL_TRIGGER (trigger) || gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) != GDK_CONTROL_MASK)
        continue;
      n_pressed++;
      gtk_shortcut_action_activate (gtk_shortcut_get_action (first), 0, GTK_WIDGET (desk->composer), NULL);
    }
  g_assert_cmpuint (n_pressed, ==, 1);
}

/* The words that say what to write, where the text is. */
static gboolean
shows_hint (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), "Write a note…"))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_hint (child))
      return TRUE;
  return FALSE;
}

/* 你 while "ni" is still letters: the hint does not stand behind it, and Ctrl+Enter would write what lacks it. */
static void
test_what_is_composed_is_not_lost (Desk *desk, gconstpointer data)
{
  GtkWidget *text = find (GTK_WIDGET (desk->composer), GTK_TYPE_TEXT_VIEW, NULL);

  accord_composer_set_subject (desk->composer, make (desk, &accord_customer_kind, "Nordwind"), 0, 0);
  accord_composer_open (desk->composer, "note");
  gtk_widget_grab_focus (text);
  g_signal_emit_by_name (text, "preedit-changed", "ni");
  g_assert_false (shows_hint (GTK_WIDGET (desk->composer)));
  g_signal_emit_by_name (text, "preedit-changed", "");
  g_assert_true (shows_hint (GTK_WIDGET (desk->composer)));
  gtk_text_buffer_set_text (buffer_of (desk), "你好", -1);
  g_signal_emit_by_name (text, "preedit-changed", "wobushi");
  press_control_enter (desk);
  accord_test_idle ();
  g_assert_cmpint (accord_test_count (desk->workspace, &accord_activity_kind), ==, 0);
  g_signal_emit_by_name (text, "preedit-changed", "");
  press_control_enter (desk);
  await_activities (desk, 1);
}

static void
test_deals_of_one_customer (Desk *desk, gconstpointer data)
{
  gint64 customer = make (desk, &accord_customer_kind, "Nordwind"), a = make (desk, &accord_deal_kind, "A"), b = make (desk, &accord_deal_kind, "B");

  accord_composer_set_subject (desk->composer, customer, a, 0);
  type (desk, "About A");
  accord_composer_set_subject (desk->composer, customer, b, 0);
  assert_typed (desk, "");
  accord_composer_set_subject (desk->composer, customer, a, 0);
  assert_typed (desk, "About A");
}

static void
test_same_number (Desk *desk, gconstpointer data)
{
  gint64 customer = make (desk, &accord_customer_kind, "Nordwind"), deal = make (desk, &accord_deal_kind, "A");

  g_assert_cmpint (customer, ==, deal);
  accord_composer_set_subject (desk->composer, 0, deal, 0);
  type (desk, "About the deal");
  accord_composer_set_subject (desk->composer, customer, 0, 0);
  assert_typed (desk, "");
}

static void
test_other_customer (Desk *desk, gconstpointer data)
{
  gint64 a = make (desk, &accord_customer_kind, "A"), b = make (desk, &accord_customer_kind, "B"), deal = make (desk, &accord_deal_kind, "Deal");
  gboolean open = FALSE;

  accord_composer_set_subject (desk->composer, a, deal, 0);
  type (desk, "Half a thought");
  accord_composer_set_subject (desk->composer, b, deal, 0);
  assert_typed (desk, "Half a thought");
  g_object_get (desk->composer, "open", &open, NULL);
  g_assert_true (open);
}

static void
test_next_title (Desk *desk, gconstpointer data)
{
  gint64 a = make (desk, &accord_customer_kind, "A"), b = make (desk, &accord_customer_kind, "B");
  GtkEditable *title = GTK_EDITABLE (gtk_widget_get_template_child (GTK_WIDGET (desk->composer), ACCORD_TYPE_COMPOSER, "next_title"));

  accord_composer_set_subject (desk->composer, a, 0, 0);
  gtk_editable_set_text (title, "Send the offer to A");
  accord_composer_set_subject (desk->composer, b, 0, 0);
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "");
  accord_composer_set_subject (desk->composer, a, 0, 0);
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "Send the offer to A");
}

static void
test_emptied (Desk *desk, gconstpointer data)
{
  gint64 a = make (desk, &accord_customer_kind, "A"), b = make (desk, &accord_customer_kind, "B");

  accord_composer_set_subject (desk->composer, a, 0, 0);
  type (desk, "Nonsense");
  accord_composer_set_subject (desk->composer, b, 0, 0);
  accord_composer_set_subject (desk->composer, a, 0, 0);
  type (desk, "");
  accord_composer_set_subject (desk->composer, b, 0, 0);
  accord_composer_set_subject (desk->composer, a, 0, 0);
  assert_typed (desk, "");
}

static void
test_pressed_twice (Desk *desk, gconstpointer data)
{
  accord_composer_set_subject (desk->composer, make (desk, &accord_customer_kind, "A"), 0, 0);
  type (desk, "Only once");
  press_log (desk);
  press_log (desk);
  await_activities (desk, 1);
  assert_typed (desk, "");
}

static void
test_next_record (Desk *desk, gconstpointer data)
{
  gint64 a = make (desk, &accord_customer_kind, "A"), b = make (desk, &accord_customer_kind, "B");
  gboolean open = FALSE;

  accord_composer_set_subject (desk->composer, a, 0, 0);
  type (desk, "About A");
  press_log (desk);
  accord_composer_set_subject (desk->composer, b, 0, 0);
  type (desk, "About B");
  await_activities (desk, 1);
  assert_typed (desk, "About B");
  g_object_get (desk->composer, "open", &open, NULL);
  g_assert_true (open);
  accord_composer_set_subject (desk->composer, a, 0, 0);
  assert_typed (desk, "");
}

/* Nobody can write about a customer that is not there. */
static void
test_refused (Desk *desk, gconstpointer data)
{
  accord_composer_set_subject (desk->composer, 4711, 0, 0);
  type (desk, "To nobody");
  g_test_expect_message ("accord-records", G_LOG_LEVEL_WARNING, "*"); /* there is no window of the program to say it */
  press_log (desk);
  for (int i = 0; i < 20; i++)
    accord_test_idle ();
  g_test_assert_expected_messages ();
  g_assert_cmpint (accord_test_count (desk->workspace, &accord_activity_kind), ==, 0);
  assert_typed (desk, "To nobody");
  g_assert_true (gtk_widget_get_sensitive (find (GTK_WIDGET (desk->composer), GTK_TYPE_BUTTON, "Save Note")));
}

static GtkWidget *
focus_of (Desk *desk)
{
  return gtk_window_get_focus (GTK_WINDOW (desk->window));
}

/* A click puts the focus on Log, as Tab does. */
static void
test_keyboard (Desk *desk, gconstpointer data)
{
  gint64 customer = make (desk, &accord_customer_kind, "A");

  accord_composer_set_subject (desk->composer, customer, 0, 0);
  type (desk, "With Tab and Space");
  gtk_widget_grab_focus (find (GTK_WIDGET (desk->composer), GTK_TYPE_BUTTON, "Save Note"));
  press_log (desk);
  await_activities (desk, 1);
  g_assert_nonnull (focus_of (desk));
  g_assert_true (focus_of (desk) == (gpointer) gtk_widget_get_template_child (GTK_WIDGET (desk->composer), ACCORD_TYPE_COMPOSER, "prompt"));
  accord_composer_set_subject (desk->composer, 4711, 0, 0);
  type (desk, "To nobody");
  gtk_widget_grab_focus (find (GTK_WIDGET (desk->composer), GTK_TYPE_BUTTON, "Save Note"));
  g_test_expect_message ("accord-records", G_LOG_LEVEL_WARNING, "*");
  press_log (desk);
  for (int i = 0; i < 20; i++)
    accord_test_idle ();
  g_test_assert_expected_messages ();
  g_assert_true (focus_of (desk) == find (GTK_WIDGET (desk->composer), GTK_TYPE_TEXT_VIEW, NULL));
}

#define COMPOSER(path, func) g_test_add ("/records/composer/" path, Desk, NULL, desk_set_up, func, desk_tear_down)

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
  COMPOSER ("what-is-composed-is-not-lost", test_what_is_composed_is_not_lost);
  COMPOSER ("drafts-of-two-deals-of-a-customer-are-two", test_deals_of_one_customer);
  COMPOSER ("a-deal-and-a-customer-of-one-number-are-two", test_same_number);
  COMPOSER ("text-stays-when-the-deal-gets-another-customer", test_other_customer);
  COMPOSER ("name-of-the-next-step-is-of-its-record", test_next_title);
  COMPOSER ("what-was-emptied-does-not-come-back", test_emptied);
  COMPOSER ("pressed-twice-logs-once", test_pressed_twice);
  COMPOSER ("logging-leaves-the-text-of-the-next-record", test_next_record);
  COMPOSER ("logging-leaves-the-keyboard-where-one-goes-on", test_keyboard);
  COMPOSER ("what-is-refused-stays-typed", test_refused);
  return g_test_run ();
}
