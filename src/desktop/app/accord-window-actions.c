/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of the window: what menus, keys, toasts and the parts ask for by name. */

#include "accord-backups-dialog.h"
#include "accord-config.h"

#include "accord-window-private.h"

#include <glib/gi18n-lib.h>
#include "accord-export-dialog.h"
#include "accord-identity.h"
#include "accord-journal-dialog.h"
#include "accord-preferences.h"
#include "accord-sharing-join.h"
#include "accord-recent.h"

#define ACTION(name) static void name (GSimpleAction *action, GVariant *parameter, gpointer data)

static AccordJournal *
the_journal (AccordWindow *self)
{
  return accord_workspace_get_journal (self->workspace);
}

ACTION (undo_cb)
{
  accord_window_reveal (data, accord_journal_undo (the_journal (data)));
}

ACTION (redo_cb)
{
  accord_window_reveal (data, accord_journal_redo (the_journal (data)));
}

ACTION (undo_change_cb)
{
  AccordWindow *self = data;

  if (self->workspace != NULL)
    accord_window_tell_failure (
      self, accord_journal_undo_txn (the_journal (self), g_variant_get_int64 (parameter)));
}

ACTION (say_cb)
{
  accord_window_say (data, g_variant_get_string (parameter, NULL));
}

/* Errors stay long enough to be read. */
ACTION (error_cb)
{
  AccordWindow *self = data;
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, g_variant_get_string (parameter, NULL));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 12);
  accord_window_show_toast (self, toast);
}

ACTION (show_page_cb)
{
  int index = accord_pages_find (g_variant_get_string (parameter, NULL));
  GtkWidget *page = index < 0 ? NULL : accord_window_show_page (data, index);

  if (page != NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

ACTION (show_record_cb)
{
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  accord_window_show_record (data, accord_kind_by_name (name), id);
}

ACTION (new_window_cb)
{
  accord_window_show_beside (data);
}

ACTION (show_beside_cb)
{
  AccordWindow *beside = accord_window_show_beside (data);
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  if (beside != NULL)
    accord_window_show_record (beside, accord_kind_by_name (name), id);
}

ACTION (open_deal_cb)
{
  accord_window_open_deal (data, g_variant_get_int64 (parameter));
}

ACTION (lose_deal_cb)
{
  gint64 deal, stage;

  g_variant_get (parameter, "(xx)", &deal, &stage);
  accord_window_lose_deal (data, deal, stage);
}

/* A saved view of customers; 0: all of them. */
ACTION (show_view_cb)
{
  AccordWindow *self = data;
  gint64 view = g_variant_get_int64 (parameter);

  if (self->workspace == NULL)
    return;
  accord_pages_show_view (accord_window_show_page (self, accord_pages_find ("customers")), view);
  accord_sidebar_set_view (self->sidebar, view);
}

ACTION (new_customer_cb)
{
  accord_pages_new_customer (accord_window_show_page (data, accord_pages_find ("customers")));
}

ACTION (new_customer_named_cb)
{
  accord_window_new_customer_named (data, g_variant_get_string (parameter, NULL));
}

ACTION (find_records_cb)
{
  const char *kind, *typed;

  g_variant_get (parameter, "(&s&s)", &kind, &typed);
  if (accord_kind_by_name (kind) != NULL)
    accord_window_find_records (data, accord_kind_by_name (kind), typed);
}

ACTION (log_cb)
{
  accord_window_log (data);
}

ACTION (log_with_cb)
{
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  if (accord_kind_by_name (kind) != NULL)
    accord_window_log_with (data, accord_kind_by_name (kind), id);
}

/* A part shows a record: it stands first in the palette. */
ACTION (opened_cb)
{
  AccordWindow *self = data;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &name, &id);
  if (self->recent != NULL && accord_kind_by_name (name) != NULL)
    accord_visits_opened (self->recent, accord_kind_by_name (name), id);
}

ACTION (palette_cb)
{
  accord_window_show_palette (data);
}

ACTION (new_deal_cb)
{
  accord_pages_new_deal (accord_window_show_page (data, accord_pages_find ("pipeline")),
                         g_variant_get_int64 (parameter));
}

ACTION (new_ticket_cb)
{
  accord_window_new_ticket (data, g_variant_get_int64 (parameter));
}

ACTION (help_cb)
{
  accord_window_show_help (data);
}

ACTION (tour_cb)
{
  accord_window_begin_tour (data);
}

ACTION (search_for_cb)
{
  accord_window_search_for (data, g_variant_get_string (parameter, NULL));
}

ACTION (search_cb)
{
  AccordWindow *self = data;

  accord_pages_search (self->page, self->made[self->page]);
}

ACTION (show_sidebar_cb)
{
  AccordWindow *self = data;

  adw_overlay_split_view_set_show_sidebar (self->split,
                                           !adw_overlay_split_view_get_show_sidebar (self->split));
}

ACTION (menu_cb)
{
  AccordWindow *self = data;

  if (self->workspace == NULL)
    accord_welcome_open_menu (accord_window_ensure_welcome (self));
  else if (self->narrow)
    accord_bottom_bar_open_menu (self->bottom_bar);
  else
    {
      adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
      accord_sidebar_open_menu (self->sidebar);
    }
}

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

/* Who sits here; 0: nobody in particular. */
ACTION (sit_here_cb)
{
  AccordWindow *self = data;

  if (self->workspace != NULL)
    accord_window_tell_failure (self, accord_identity_set (self->workspace, self->settings, g_variant_get_int64 (parameter)));
}

static const GActionEntry entries[] = {
  { "undo", undo_cb },
  { "redo", redo_cb },
  { "undo-change", undo_change_cb, "x" },
  { "say", say_cb, "s" },
  { "error", error_cb, "s" },
  { "show-page", show_page_cb, "s" },
  { "show-record", show_record_cb, "(sx)" },
  { "show-beside", show_beside_cb, "(sx)" },
  { "new-window", new_window_cb },
  { "open-deal", open_deal_cb, "x" },
  { "lose-deal", lose_deal_cb, "(xx)" },
  { "show-view", show_view_cb, "x" },
  { "show-sidebar", show_sidebar_cb },
  { "new-customer", new_customer_cb },
  { "new-customer-named", new_customer_named_cb, "s" },
  { "find-records", find_records_cb, "(ss)" },
  { "log", log_cb },
  { "log-with", log_with_cb, "(sx)" },
  { "opened", opened_cb, "(sx)" },
  { "palette", palette_cb },
  { "search-for", search_for_cb, "s" },
  { "new-deal", new_deal_cb, "x" },
  { "new-ticket", new_ticket_cb, "x" },
  { "search", search_cb },
  { "menu", menu_cb },
  { "new", new_cb },
  { "open", open_cb },
  { "recent", recent_cb, "s" },
  { "sample", sample_cb },
  { "welcome", welcome_cb },
  { "join", join_cb },
  { "import", import_cb },
  { "export", export_cb, "s" },
  { "help", help_cb },
  { "tour", tour_cb },
  { "history", history_cb },
  { "preferences", preferences_cb },
  { "preferences-page", preferences_page_cb, "s" },
  { "sit-here", sit_here_cb, "x" },
  { "check", check_cb },
  { "backup", backup_cb },
  { "backups", backups_cb },
  { "repair", repair_cb, "s" },
};

/* Which actions need an open workspace, and which of those need to write to it. */
static const char *const need_workspace[] = { "new-window", "show-beside", "find-records", "opened", "undo-change",  "show-page", "show-record", "open-deal", "show-view",
                                              "show-sidebar", "search",    "search-for", "tour", "history", "export",
                                              "check",        "backup",    "backups", NULL };
static const char *const need_writing[] = { "lose-deal", "new-customer", "new-customer-named", "new-deal", "new-ticket", "log", "log-with", NULL };

static void
enable (AccordWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_undo (AccordWindow *self)
{
  AccordJournal *journal = self->workspace == NULL ? NULL : the_journal (self);
  gboolean write = journal != NULL && !accord_workspace_is_read_only (self->workspace);

  enable (self, "undo", write && accord_journal_get_undo_label (journal) != NULL);
  enable (self, "redo", write && accord_journal_get_redo_label (journal) != NULL);
}

/* Follows the workspace that was just opened or closed. */
void
accord_window_update_actions (AccordWindow *self)
{
  gboolean open = self->workspace != NULL;
  gboolean write = open && !accord_workspace_is_read_only (self->workspace);

  for (int i = 0; need_workspace[i] != NULL; i++)
    enable (self, need_workspace[i], open);
  for (int i = 0; need_writing[i] != NULL; i++)
    enable (self, need_writing[i], write);
  enable (self, "import", !open || write);
  accord_care_actions_set_workspace (self->care, self->workspace);
  accord_letter_actions_set_workspace (self->letters, self->workspace);
  update_undo (self);
  if (open)
    {
      g_signal_connect_object (the_journal (self), "notify::can-undo", G_CALLBACK (update_undo),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (the_journal (self), "notify::can-redo", G_CALLBACK (update_undo),
                               self, G_CONNECT_SWAPPED);
    }
}

void
accord_window_install_actions (AccordWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
