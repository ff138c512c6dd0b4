/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening, making and importing: what ends with another workspace in the window, or with a sentence
 * why not. The open one stays until the other is there. */

#include "accord-config.h"

#include "accord-window-private.h"

#include <glib/gi18n-lib.h>
#include "accord-assistant.h"
#include "accord-currencies.h"
#include "accord-identity.h"
#include "accord-insight-upkeep.h"
#include "accord-new-dialog.h"
#include "accord-place.h"
#include "accord-recent.h"
#include "accord-sample.h"

typedef struct
{
  AccordWindow *window;
  char *path;
  AccordStoreFlags flags;
  gboolean create_sample;
  guint number;
  DexFuture *early; /* the workspace, if the program opens it already; taken */
  AccordUpkeep *upkeep;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->window);
  g_free (opening->path);
  dex_clear (&opening->early);
  accord_upkeep_unref (opening->upkeep);
  g_free (opening);
}

static void
read_only_chosen_cb (AccordWindow *self, const char *response)
{
  if (g_strcmp0 (response, "read-only") == 0)
    accord_window_open_path (self, self->failed_path, ACCORD_STORE_READ_ONLY);
  else if (g_strcmp0 (response, "repair") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.repair", "s", self->failed_path);
}

/* A file that another program writes to may be read beside it, one on a drive where it may not be written as well. */
static gboolean
may_be_read (AccordWindow *self, const GError *error)
{
  return g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY) ||
         (g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NETWORK) &&
          g_file_test (self->failed_path, G_FILE_TEST_EXISTS));
}

/* Of a damaged one something may still be had. */
static gboolean
may_be_repaired (const GError *error)
{
  return g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT);
}

static void
say_in_dialog (AccordWindow *self, const GError *error)
{
  AdwDialog *dialog =
    adw_alert_dialog_new (_ ("The Workspace Could Not Be Opened"), error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  if (may_be_read (self, error))
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "read-only", _ ("Open _Read-Only"));
  if (may_be_repaired (error))
    adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "repair", _ ("_Repair…"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (read_only_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
open_read_only_cb (AccordWindow *self)
{
  accord_window_open_path (self, self->failed_path, ACCORD_STORE_READ_ONLY);
}

static void
say_on_page (AccordWindow *self, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed, escaped);
  gtk_widget_set_visible (self->read_only_button, may_be_read (self, error));
  g_signal_handlers_disconnect_by_func (self->read_only_button, open_read_only_cb, self);
  g_signal_connect_object (self->read_only_button, "clicked", G_CALLBACK (open_read_only_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->repair_button, may_be_repaired (error));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->repair_button), "s", self->failed_path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->repair_button), "win.repair");
  accord_stack_show (self->states, "failed");
}

void
accord_window_say_failed (AccordWindow *self, const char *path, const GError *error)
{
  g_set_str (&self->failed_path, path);
  if (g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING))
    accord_recent_remove (self->settings, path);
  if (self->workspace != NULL)
    {
      accord_stack_show (self->states, "workspace");
      say_in_dialog (self, error);
    }
  else
    say_on_page (self, error);
}

static AccordWorkspace *
open_or_make (Opening *opening, GError **error)
{
  if (opening->early != NULL)
    return dex_await_object (g_steal_pointer (&opening->early), error);
  if (opening->create_sample && !g_file_test (opening->path, G_FILE_TEST_EXISTS) &&
      !dex_await (accord_sample_make (opening->path), error))
    return NULL;
  return dex_await_object (accord_workspace_open_watched (opening->path, opening->flags, opening->upkeep), error);
}

/* Another file was asked for since, or the window is closed: nobody waits for this one. */
static gboolean
is_late (Opening *opening, AccordWorkspace *workspace)
{
  if (opening->number == opening->window->n_openings)
    return FALSE;
  if (workspace != NULL)
    accord_application_close (accord_application_get (), workspace);
  return TRUE;
}

static DexFuture *
open_fiber (gpointer data)
{
  Opening *opening = data;
  AccordWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkspace) workspace = open_or_make (opening, &error);

  if (is_late (opening, workspace))
    return dex_future_new_for_boolean (FALSE);
  if (workspace == NULL)
    {
      accord_window_forget_wanted (self);
      accord_window_say_failed (self, opening->path, error);
      accord_window_end_opening (self);
      return dex_future_new_for_boolean (FALSE);
    }
  /* Nobody chosen yet is no failure. */
  if (!dex_await (accord_identity_load (workspace, self->settings), &error))
    g_message ("%s", error->message);
  if (is_late (opening, workspace))
    return dex_future_new_for_boolean (FALSE);
  accord_recent_add (self->settings, accord_workspace_get_path (workspace));
  accord_window_show_workspace (self, workspace);
  accord_insight_upkeep_start (GTK_WIDGET (self), workspace);
  accord_window_end_opening (self);
  if (opening->create_sample && !g_settings_get_boolean (self->settings, "tour-taken"))
    accord_window_begin_tour (self);
  return dex_future_new_for_boolean (TRUE);
}

void
accord_window_start_opening (AccordWindow *self, const char *path, AccordStoreFlags flags, gboolean create_sample)
{
  Opening *opening = g_new0 (Opening, 1);

  *opening =
    (Opening){ g_object_ref (self), g_strdup (path), flags, create_sample, ++self->n_openings, NULL, NULL };
  if (flags == ACCORD_STORE_WRITE)
    opening->early = accord_application_take_early (accord_application_get (), path, &opening->upkeep);
  if (opening->upkeep == NULL)
    opening->upkeep = accord_upkeep_new ();
  accord_window_begin_opening (self, opening->upkeep);
  dex_future_disown (
    dex_scheduler_spawn (NULL, ACCORD_FIBER_STACK, open_fiber, opening, opening_free));
}

/* Opens a file in place of the one that is open; the same file is only shown. */
void
accord_window_open_path (AccordWindow *self, const char *path, AccordStoreFlags flags)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);

  if (accord_place_is_lent (full))
    accord_window_ask_about_lent (self, full);
  else if (self->workspace != NULL && g_str_equal (full, accord_workspace_get_path (self->workspace)))
    {
      gtk_window_present (GTK_WINDOW (self));
      accord_window_do_wanted (self);
    }
  else
    accord_window_start_opening (self, full, flags, FALSE);
}

/**
 * accord_window_open_last:
 * @self: the window
 *
 * Opens the workspace that was open last, if it is still there.
 */
void
accord_window_open_last (AccordWindow *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "last-file");

  if (*path != '\0' && g_file_test (path, G_FILE_TEST_EXISTS))
    accord_window_open_path (self, path, ACCORD_STORE_WRITE);
}

/**
 * accord_window_open_files:
 * @self: the window
 * @files: (array length=n_files): workspaces or files to import
 * @n_files: how many
 *
 * Opens the first workspace among the files, and offers to import the others: into it, or without one, into what is open.
 * Presents the window.
 */
void
accord_window_open_files (AccordWindow *self, GFile **files, int n_files)
{
  g_autoptr (GListStore) import = g_list_store_new (G_TYPE_FILE);
  const char *workspace = NULL;

  for (int i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);

      if (path == NULL)
        accord_window_say (self, _ ("Only files on this computer can be opened."));
      else if (accord_assistant_takes (path))
        g_list_store_append (import, files[i]);
      else if (workspace == NULL)
        workspace = path;
    }
  g_clear_object (&self->wanted_import);
  if (g_list_model_get_n_items (G_LIST_MODEL (import)) > 0)
    self->wanted_import = G_LIST_MODEL (g_steal_pointer (&import));
  if (workspace != NULL)
    {
      accord_window_open_path (self, workspace, ACCORD_STORE_WRITE);
      accord_window_present_ready (self);
      return;
    }
  gtk_window_present (GTK_WINDOW (self));
  accord_window_do_wanted (self);
}

static void
file_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file != NULL && !self->is_closed)
    accord_window_open_files (self, &file, 1);
}

/* Asks for a workspace. */
void
accord_window_choose_file (AccordWindow *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Accord workspaces"));
  gtk_file_filter_add_suffix (filter, "accord");
  gtk_file_dialog_set_title (dialog, _ ("Open Workspace"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (self), NULL, file_chosen_cb, g_object_ref (self));
}

static void
made_cb (AccordWindow *self, AccordWorkspace *workspace, AccordNewDialog *dialog)
{
  GListModel *import = g_object_get_data (G_OBJECT (dialog), "import");

  accord_recent_add (self->settings, accord_workspace_get_path (workspace));
  accord_window_show_workspace (self, workspace);
  if (import != NULL)
    accord_window_import (self, import);
}

/* Asks for a name and currency and makes a workspace; then imports the files, if any. */
void
accord_window_new_workspace (AccordWindow *self, gboolean sample, GListModel *import)
{
  GtkWidget *dialog = accord_new_dialog_new (sample);

  if (import != NULL)
    g_object_set_data_full (G_OBJECT (dialog), "import", g_object_ref (import), g_object_unref);
  g_signal_connect_object (dialog, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* The sample lives with the program's own data; it is made once and then opened again. */
void
accord_window_open_sample (AccordWindow *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "accord", NULL);
  g_autofree char *path = g_build_filename (folder, "Sample.accord", NULL);

  g_mkdir_with_parents (folder, 0700);
  accord_window_start_opening (self, path, ACCORD_STORE_WRITE, TRUE);
}

/* Opens the import dialog; without a workspace, makes one first. */
void
accord_window_import (AccordWindow *self, GListModel *files)
{
  g_autoptr (GListStore) none = g_list_store_new (G_TYPE_FILE);

  if (files == NULL)
    files = G_LIST_MODEL (none);
  if (self->workspace == NULL)
    return accord_window_new_workspace (self, FALSE, files);
  if (!accord_workspace_is_read_only (self->workspace))
    accord_assistant_present (GTK_WIDGET (self), self->workspace, files);
}
