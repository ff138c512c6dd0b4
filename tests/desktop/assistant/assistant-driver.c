/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "assistant-driver.h"

#include "accord-test-settle.h"

AccordAssistant *
assistant_begin (CustomersFixture *fixture, const char *const *paths)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);

      g_list_store_append (files, file);
    }
  accord_assistant_present (fixture->window, fixture->workspace, G_LIST_MODEL (files));
  return g_object_get_data (G_OBJECT (fixture->window), "accord-assistant");
}

AccordAssistant *
assistant_present (CustomersFixture *fixture, const char *const *paths)
{
  AccordAssistant *assistant = assistant_begin (fixture, paths);

  assistant_wait (assistant);
  return assistant;
}

AccordAssistantSource *
assistant_source (AccordAssistant *assistant, guint index)
{
  AccordAssistantSource *source = g_list_model_get_item (G_LIST_MODEL (assistant->sources), index);

  g_assert_nonnull (source);
  g_object_unref (source);
  return source;
}

gboolean
assistant_is_busy (AccordAssistant *assistant)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (assistant->sources));

  for (guint i = 0; i < n; i++)
    if (accord_assistant_source_is_reading (assistant_source (assistant, i)))
      return TRUE;
  return accord_assistant_is_working (assistant);
}

/* Lets the window go on, whatever it does. */
void
assistant_pause (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (ms, (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

/* Until nothing is under way; an import of a million rows takes its time. */
void
assistant_wait (AccordAssistant *assistant)
{
  g_autoptr (AccordAssistant) held = g_object_ref (assistant);
  gint64 until = g_get_monotonic_time () + 240 * G_USEC_PER_SEC;

  accord_test_settle (120);
  while (assistant_is_busy (held))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      assistant_pause (5);
    }
  accord_test_settle (120);
}

static gboolean
is_called (GtkWidget *widget, gconstpointer label)
{
  if (GTK_IS_BUTTON (widget))
    {
      g_auto (GStrv) parts = g_strsplit (gtk_button_get_label (GTK_BUTTON (widget)) != NULL ? gtk_button_get_label (GTK_BUTTON (widget)) : "", "_", 2);
      g_autofree char *plain = g_strjoinv ("", parts);

      return g_str_equal (plain, label);
    }
  return ADW_IS_PREFERENCES_ROW (widget) && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), label) == 0;
}

gpointer
assistant_page (AccordAssistant *assistant)
{
  return adw_navigation_view_get_visible_page (assistant->view);
}

/* Presses a button or a row that is one; FALSE where there is none, or it cannot be pressed. */
gboolean
assistant_press (gpointer root, const char *label)
{
  GtkWidget *found = find_widget (root, GTK_TYPE_BUTTON, is_called, label);

  if (found == NULL)
    found = find_widget (root, ADW_TYPE_BUTTON_ROW, is_called, label);
  if (found == NULL || !gtk_widget_is_sensitive (found))
    return FALSE;
  if (GTK_IS_BUTTON (found))
    g_signal_emit_by_name (found, "clicked");
  else
    g_signal_emit_by_name (found, "activated");
  return TRUE;
}

static gboolean
is_on (AccordAssistant *assistant, const char *tag)
{
  return g_strcmp0 (adw_navigation_page_get_tag (assistant_page (assistant)), tag) == 0;
}

void
assistant_go_to (AccordAssistant *assistant, const char *tag)
{
  for (int i = 0; i < 4 && !is_on (assistant, tag); i++)
    {
      if (!assistant_press (assistant_page (assistant), is_on (assistant, "check") ? "Import" : "Continue"))
        g_error ("the page “%s” does not go on", adw_navigation_page_get_tag (assistant_page (assistant)));
      assistant_wait (assistant);
    }
  g_assert_true (is_on (assistant, tag));
}

/* In sight or not: a menu that is not open. */
static GtkWidget *
find_within (GtkWidget *root, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (root), type) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = find_within (child, type);
  return found;
}

/* Chooses in the row of a menu, as the pointer and the keyboard do: its list tells while it is asked. */
gboolean
assistant_choose (gpointer root, const char *name, const char *choice)
{
  GtkWidget *row = find_widget (root, ADW_TYPE_COMBO_ROW, is_called, name);
  GListModel *model = row != NULL ? adw_combo_row_get_model (ADW_COMBO_ROW (row)) : NULL;
  GtkWidget *menu = row != NULL ? find_within (row, GTK_TYPE_POPOVER) : NULL;

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (model), i), choice))
      {
        GtkWidget *list = find_within (menu, GTK_TYPE_LIST_VIEW);

        gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), i, TRUE);
        return gtk_widget_activate_action (list, "list.activate-item", "u", i);
      }
  return FALSE;
}
