/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is being typed when the program is quit: it is saved, or keeps the window. */

#include "accord-config.h"

#include <adwaita.h>
#include "accord-application.h"
#include "accord-field-list.h"
#include "accord-test-settle.h"
#include "accord-test.h"
#include "accord-window.h"

static AccordApplication *application;

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static AccordWindow *
open_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  AccordWindow *window;

  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = ACCORD_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);
  while (accord_window_get_workspace (window) == NULL)
    {
      wait_ms (20);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  return window;
}

static gpointer
find (GtkWidget *root, GType type)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static AccordFieldRow *
type_into (AccordWindow *window, const char *field, const char *text)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  AccordFieldList *list;
  AccordFieldRow *row;

  while ((list = find (GTK_WIDGET (window), ACCORD_TYPE_FIELD_LIST)) == NULL || accord_field_list_get_entity (list) == NULL ||
         !accord_entity_is_loaded (accord_field_list_get_entity (list)))
    {
      wait_ms (50);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  row = accord_field_list_get_row (list, field);
  g_assert_true (accord_field_list_edit (list, field));
  gtk_editable_set_text (find (GTK_WIDGET (row), GTK_TYPE_EDITABLE), text);
  return row;
}

static void
quit (void)
{
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  accord_test_settle (500);
}

static gboolean
is_open (void)
{
  return gtk_application_get_windows (GTK_APPLICATION (application)) != NULL;
}

/* A window that shows a customer. */
static AccordWindow *
open_customer (gint64 *id, char **path)
{
  AccordWorkspace *workspace = accord_test_workspace ();
  AccordWindow *window;

  *id = accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  *path = g_strdup (accord_workspace_get_path (workspace));
  accord_test_done (accord_workspace_close (workspace));
  accord_test_idle ();
  g_object_unref (workspace);
  window = open_file (*path);
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-record", g_variant_new ("(sx)", "customer", *id));
  return window;
}

static AccordRecord *
await_closed (const char *path, gint64 id, AccordWorkspace **workspace)
{
  for (int i = 0; i < 600 && is_open (); i++)
    wait_ms (100);
  g_assert_false (is_open ());
  accord_test_settle (500); /* the file is closed behind it */
  *workspace = accord_test_object (accord_workspace_open (path, ACCORD_STORE_WRITE));
  return accord_test_load (*workspace, &accord_customer_kind, id);
}

static void
test_quit (void)
{
  AccordWorkspace *workspace;
  gint64 id;
  g_autofree char *path = NULL;
  g_autoptr (AccordRecord) record = NULL;
  AccordWindow *window = open_customer (&id, &path);
  AccordFieldRow *row;

  row = type_into (window, "email", "nobody");
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-page", g_variant_new_string ("team"));
  accord_test_settle (500);
  quit ();
  g_assert_true (is_open ());
  g_assert_true (accord_field_row_get_editing (row));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (row))); /* the page is shown again */
  accord_field_row_cancel (row);
  type_into (window, "phone", "+49 421 555");
  quit ();
  record = await_closed (path, id, &workspace);
  g_assert_cmpstr (accord_record_text (record, "phone"), ==, "+49 421 555");
  g_assert_null (accord_record_text (record, "email"));
  accord_test_drop (workspace);
}

/* A pane of the page that was closed over it, say. Nobody could see why the window stays. */
static void
test_hidden (void)
{
  AccordWorkspace *workspace;
  gint64 id;
  g_autofree char *path = NULL;
  g_autoptr (AccordRecord) record = NULL;
  AccordWindow *window = open_customer (&id, &path);
  AccordFieldRow *row = type_into (window, "email", "nobody");

  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (row), ACCORD_TYPE_FIELD_LIST), FALSE);
  accord_test_settle (500);
  g_assert_true (accord_field_row_get_editing (row));
  quit ();
  record = await_closed (path, id, &workspace);
  g_assert_null (accord_record_text (record, "email"));
  accord_test_drop (workspace);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  application = accord_application_new ();
  g_application_set_default (G_APPLICATION (application));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_settings_set_boolean (accord_application_get_settings (application), "reminders", FALSE);
  g_settings_set_boolean (accord_application_get_settings (application), "tour-taken", TRUE);
  g_test_add_func ("/desktop/leaving/what-is-typed-is-saved-or-keeps-the-window", test_quit);
  g_test_add_func ("/desktop/leaving/what-is-hidden-in-its-page-does-not-keep-the-window", test_hidden);
  status = g_test_run ();
  g_clear_object (&application);
  return status;
}
