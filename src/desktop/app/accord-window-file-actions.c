/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of the window that are about the file as a whole: another one, its history and preferences, what comes in
 * and goes out, and that it stays whole. */

#include "accord-config.h"

#include "accord-window-private.h"

#include "accord-backups-dialog.h"
#include "accord-export-dialog.h"
#include "accord-journal-dialog.h"
#include "accord-preferences.h"
#include "accord-recent.h"
#include "accord-sharing-join.h"

#include <glib/gi18n-lib.h>

#define ACTION(name) static void name (GSimpleAction *action, GVariant *parameter, gpointer data)

ACTION (new_cb)
{
  accord_window_new_workspace (data, FALSE, NULL);
}

ACTION (open_cb)
{
  accord_window_choose_file (data);
}

ACTION (recent_cb)
{
  accord_window_open_path (data, g_variant_get_string (parameter, NULL), ACCORD_STORE_WRITE);
}

ACTION (sample_cb)
{
  accord_window_open_sample (data);
}

ACTION (welcome_cb)
{
  accord_window_show_welcome (data);
}

ACTION (import_cb)
{
  accord_window_import (data, NULL);
}

/* All records of a kind; without one, what the page shows. */
ACTION (export_cb)
{
  AccordWindow *self = data;
  const AccordKind *kind = accord_kind_by_name (g_variant_get_string (parameter, NULL));
  g_autoptr (AccordQuery) query = NULL;

  if (kind == NULL && gtk_widget_activate_action (self->made[self->page], "customers.export", NULL))
    return;
  kind = kind != NULL ? kind : accord_pages_kind (self->page);
  query = accord_query_new (accord_store_get_kind (accord_workspace_get_store (self->workspace), kind));
  accord_export_dialog_present (GTK_WIDGET (self->pages), self->workspace, query, NULL);
}

ACTION (history_cb)
{
  AccordWindow *self = data;

  accord_journal_dialog_present (GTK_WIDGET (self), self->workspace);
}

ACTION (join_cb)
{
  accord_sharing_join_present (data);
}

static void
present_preferences (AccordWindow *self, const char *page)
{
  GtkWidget *dialog = accord_preferences_new (self->workspace, self->settings);

  if (page != NULL)
    accord_preferences_show_part (ACCORD_PREFERENCES (dialog), page);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

ACTION (preferences_cb)
{
  present_preferences (data, NULL);
}

/* "pipeline", "team", "follow-ups", "sharing", "fields", "letters", "rules": from where they are spoken of. */
ACTION (preferences_page_cb)
{
  present_preferences (data, g_variant_get_string (parameter, NULL));
}

static DexFuture *
checked_cb (DexFuture *future, gpointer self)
{
  g_auto (GStrv) problems = g_value_dup_boxed (dex_future_get_value (future, NULL));

  if (problems[0] == NULL)
    accord_window_say (self, _ ("The file is whole: everything in it could be read."));
  else
    accord_window_tell_problems (self, problems);
  return dex_ref (future);
}

ACTION (check_cb)
{
  AccordWindow *self = data;

  accord_window_tell_failure (
    self, dex_future_then (accord_store_check (accord_workspace_get_store (self->workspace)),
                           checked_cb, g_object_ref (self), g_object_unref));
}

static DexFuture *
backed_up_cb (DexFuture *future, gpointer self)
{
  accord_window_say (self, _ ("The backup is complete and can be opened like any workspace."));
  return dex_ref (future);
}

static void
backup_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, &error);

  if (file == NULL || self->workspace == NULL)
    return;
  accord_window_tell_failure (
    self, dex_future_then (accord_store_backup (accord_workspace_get_store (self->workspace),
                                                g_file_peek_path (file)),
                           backed_up_cb, g_object_ref (self), g_object_unref));
}

ACTION (backup_cb)
{
  AccordWindow *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = accord_recent_name (accord_workspace_get_path (self->workspace));
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *file_name = g_strdup_printf ("%s %s.accord", name, day);

  gtk_file_dialog_set_title (dialog, _ ("Back Up"));
  gtk_file_dialog_set_initial_name (dialog, file_name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, backup_chosen_cb, g_object_ref (self));
}

static void
backup_opened_cb (AccordWindow *self, const char *path, gboolean read_only)
{
  accord_window_open_path (self, path, read_only ? ACCORD_STORE_READ_ONLY : ACCORD_STORE_WRITE);
}

ACTION (backups_cb)
{
  AccordWindow *self = data;
  GtkWidget *dialog = accord_backups_dialog_new (self->workspace);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (backup_opened_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

ACTION (repair_cb)
{
  accord_window_repair (data, g_variant_get_string (parameter, NULL));
}

static const GActionEntry entries[] = {
  { "new", new_cb },
  { "open", open_cb },
  { "recent", recent_cb, "s" },
  { "sample", sample_cb },
  { "welcome", welcome_cb },
  { "join", join_cb },
  { "import", import_cb },
  { "export", export_cb, "s" },
  { "history", history_cb },
  { "preferences", preferences_cb },
  { "preferences-page", preferences_page_cb, "s" },
  { "check", check_cb },
  { "backup", backup_cb },
  { "backups", backups_cb },
  { "repair", repair_cb, "s" },
};

/* Called with the other actions of the window. */
void
accord_window_install_file_actions (AccordWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
