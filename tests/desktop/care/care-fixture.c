/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Customers of whom two are there twice, and the window's actions. */

#include "accord-config.h"

#include "care-fixture.h"

#include "accord-customer-record.h"

char *
care_number (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
add_twins (CareFixture *fixture)
{
  AccordWorkspace *workspace = fixture->base.workspace;
  g_autofree char *whose = NULL;
  g_autofree char *stage = care_number (accord_test_stage (workspace, "Identify"));

  fixture->twin = accord_test_create (workspace, &accord_customer_kind, "name", "恒瑞医疗器械", "phone", "0512 6288 4418", "city", "Suzhou",
                                      "employees", "320", "note", "Prefers morning calls.", NULL);
  whose = care_number (fixture->twin);
  accord_test_create (workspace, &accord_deal_kind, "name", "Second scanner", "customer", whose, "stage", stage, "amount", "52000", NULL);
  accord_test_create (workspace, &accord_contact_kind, "name", "李敏", "customer", whose, NULL);
  fixture->other_twin = accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind Robotics GmbH", "email",
                                            "hello@nordwind.example", "city", "Hamburg", NULL);
}

static void
said_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_ptr_array_add (((CareFixture *) data)->base.said, g_variant_dup_string (parameter, NULL));
}

static void
show_record_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CareFixture *fixture = data;
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  g_ptr_array_add (fixture->base.opened, g_strdup_printf ("%s %" G_GINT64_FORMAT, kind, id));
  if (g_str_equal (kind, "customer"))
    accord_customers_page_show (fixture->base.page, id);
}

static void
undo_change_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  CareFixture *fixture = data;

  dex_future_disown (accord_journal_undo_txn (accord_workspace_get_journal (fixture->base.workspace), g_variant_get_int64 (parameter)));
}

void
care_fixture_set_up (CareFixture *fixture, gconstpointer empty)
{
  static const GActionEntry entries[] = {
    { "say", said_cb, "s", NULL, NULL, { 0 } },
    { "error", said_cb, "s", NULL, NULL, { 0 } },
    { "show-record", show_record_cb, "(sx)", NULL, NULL, { 0 } },
    { "undo-change", undo_change_cb, "x", NULL, NULL, { 0 } },
  };

  customers_fixture_set_up (&fixture->base, empty);
  if (empty == NULL)
    add_twins (fixture);
  fixture->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->actions), entries, G_N_ELEMENTS (entries), fixture);
  fixture->care = accord_care_actions_new (fixture->base.window, G_ACTION_MAP (fixture->actions));
  accord_care_actions_set_workspace (fixture->care, fixture->base.workspace);
  gtk_widget_insert_action_group (fixture->base.window, "win", G_ACTION_GROUP (fixture->actions));
}

void
care_fixture_tear_down (CareFixture *fixture, gconstpointer empty)
{
  gtk_widget_insert_action_group (fixture->base.window, "win", NULL);
  g_clear_object (&fixture->care);
  g_clear_object (&fixture->actions);
  customers_fixture_tear_down (&fixture->base, empty);
}

void
care_fixture_act (CareFixture *fixture, const char *action, GVariant *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->actions), action, parameter);
  customers_fixture_settle ();
  customers_fixture_settle ();
}

/* Until a widget of the type is on screen; fails after ten seconds. */
void
care_fixture_wait (CareFixture *fixture, GType type)
{
  for (int i = 0; i < 40 && find_widget (fixture->base.window, type, NULL, NULL) == NULL; i++)
    customers_fixture_settle ();
  g_assert_nonnull (find_widget (fixture->base.window, type, NULL, NULL));
}

gpointer
care_fixture_dialog (CareFixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->base.window));

  g_assert_nonnull (dialog);
  return dialog;
}

static gboolean
is_labelled (GtkWidget *button, gconstpointer label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0;
}

void
care_fixture_press (gpointer root, const char *label)
{
  GtkWidget *button = find_widget (root, GTK_TYPE_BUTTON, is_labelled, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  customers_fixture_settle ();
  customers_fixture_settle ();
}
