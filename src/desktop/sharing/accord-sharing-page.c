/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-sharing-page.h"

#include "accord-commit.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "accord-sharing-ask.h"
#include "accord-sharing-join.h"
#include "accord-sharing-row.h"
#include "accord-sharing.h"
#include "accord-sync-share.h"

#define MOST_CONFLICTS 100

struct _AccordSharingPage {
  AdwPreferencesPage parent_instance;
  AccordWorkspace *workspace;
  AccordSharing *sharing; /* owned */
  AdwActionRow *folder;
  AdwSwitchRow *paused;
  GtkWidget *leave;
  GtkWidget *clock;
  GtkWidget *shortened;
  AdwPreferencesGroup *peers;
  AdwPreferencesGroup *problems;
  AdwPreferencesGroup *conflicts;
  GPtrArray *rows;        /* of rows that come and go, unowned */
  guint n_shown_conflicts;
  guint generation;       /* of the conflicts: what was read before the last time is not shown */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (AccordSharingPage, accord_sharing_page, ADW_TYPE_PREFERENCES_PAGE)

static void
clear_rows (AccordSharingPage *self, AdwPreferencesGroup *group)
{
  for (guint i = self->rows->len; i-- > 0;)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP) != GTK_WIDGET (group))
        continue;
      adw_preferences_group_remove (group, row);
      g_ptr_array_remove_index (self->rows, i);
    }
}

static void
add_row (AccordSharingPage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
drop_record (gpointer data)
{
  if (data != NULL)
    accord_record_unref (data);
}

/* The records of the conflicts; NULL where one is gone. */
static GPtrArray *
load_records (AccordStore *store, GPtrArray *conflicts, guint n)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (drop_record);

  for (guint i = 0; i < n; i++)
    {
      const AccordConflict *conflict = conflicts->pdata[i];

      g_ptr_array_add (records, dex_await_boxed (accord_store_load_one (store, conflict->kind, conflict->row), NULL));
    }
  return records;
}

/* All is read before a row is touched: three conflicts settled in a moment are three of these at once, and the last one counts. */
static DexFuture *
fill_conflicts_fiber (gpointer data)
{
  AccordSharingPage *self = data;
  g_autoptr (AccordWorkspace) workspace = g_object_ref (self->workspace);
  AccordStore *store = accord_workspace_get_store (workspace);
  guint generation = ++self->generation, n;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = dex_await_boxed (accord_sync_read_conflicts (store, TRUE), &error);
  g_autoptr (GPtrArray) records = NULL;

  n = conflicts != NULL ? MIN (conflicts->len, MOST_CONFLICTS) : 0;
  records = load_records (store, conflicts, n);
  if (generation != self->generation)
    return dex_future_new_for_boolean (FALSE);
  if (conflicts == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return dex_future_new_for_boolean (FALSE);
    }
  clear_rows (self, self->conflicts);
  for (guint i = 0; i < n; i++)
    add_row (self, self->conflicts, accord_sharing_conflict_row (self->workspace, conflicts->pdata[i], records->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), conflicts->len > 0);
  return dex_future_new_for_boolean (TRUE);
}

static void
fill_conflicts (AccordSharingPage *self)
{
  dex_future_disown (dex_scheduler_spawn (NULL, 256 * 1024, fill_conflicts_fiber, g_object_ref (self), g_object_unref));
}

static void
take_out_cb (GtkButton *button, AccordSharingPage *self)
{
  accord_sharing_ask_take_out (GTK_WIDGET (self), self->sharing, g_object_get_data (G_OBJECT (button), "rid"),
                               g_object_get_data (G_OBJECT (button), "name"));
}

static GtkWidget *
peer_row (AccordSharingPage *self, const AccordSyncPeer *peer)
{
  GtkWidget *row = accord_sharing_peer_row (peer);
  GtkWidget *button;

  if (!accord_sharing_peer_takes_part (peer))
    return row;
  button = gtk_button_new_with_label (_ ("Take Out…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "rid", g_strdup (peer->rid), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (peer->name != NULL ? peer->name : peer->rid), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (take_out_cb), self, G_CONNECT_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
fill_status (AccordSharingPage *self, const AccordSyncStatus *status)
{
  clear_rows (self, self->peers);
  clear_rows (self, self->problems);
  for (guint i = 0; status != NULL && i < status->peers->len; i++)
    add_row (self, self->peers, peer_row (self, status->peers->pdata[i]));
  for (guint i = 0; status != NULL && i < MIN (status->problems->len, 20); i++)
    add_row (self, self->problems, accord_sharing_problem_row (status->problems->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->peers), status != NULL && status->peers->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), status != NULL && status->problems->len > 0);
}

static void
changed_cb (AccordSharingPage *self)
{
  const char *folder = accord_sharing_get_folder (self->sharing);
  AccordSync *sync = accord_sharing_get_sync (self->sharing);
  const AccordSyncStatus *status = sync != NULL ? accord_sync_get_status (sync) : NULL;
  g_autofree char *words = accord_sharing_get_words (self->sharing);
  g_autofree char *subtitle = folder == NULL ? g_strdup (_ ("Not shared. Choose a folder that all computers see: Syncthing, Nextcloud, a file server."))
                              : status != NULL && status->message != NULL && strstr (status->message, folder) != NULL
                                ? g_strdup (status->message)
                              : status != NULL && status->message != NULL ? g_strdup_printf ("%s · %s", folder, status->message)
                                                                          : g_strdup_printf ("%s · %s", folder, words);
  g_autofree char *markup = g_markup_escape_text (subtitle, -1);

  if (status != NULL && status->state == ACCORD_SYNC_AT_WORK && status->done_at != 0)
    return; /* no flicker while it works */
  self->is_updating = TRUE;
  adw_action_row_set_subtitle (self->folder, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->paused), folder != NULL);
  gtk_widget_set_visible (self->leave, folder != NULL);
  gtk_widget_set_visible (self->clock, status != NULL && status->clock_is_doubtful);
  gtk_widget_set_visible (self->shortened, status != NULL && status->is_shortened);
  adw_switch_row_set_active (self->paused, accord_sharing_is_paused (self->sharing));
  self->is_updating = FALSE;
  fill_status (self, status);
  if (status == NULL || status->n_conflicts != self->n_shown_conflicts)
    fill_conflicts (self);
  self->n_shown_conflicts = status != NULL ? status->n_conflicts : 0;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordSharingPage) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    accord_sharing_share (self->sharing, path);
}

static void
choose_cb (AccordSharingPage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _ ("Share in a Folder"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW)), NULL,
                                 chosen_cb, g_object_ref (self));
}

static void
leave_cb (AccordSharingPage *self)
{
  accord_sharing_ask_leave (GTK_WIDGET (self), self->sharing);
}

static void
believe_cb (AccordSharingPage *self)
{
  accord_sharing_believe_clock (self->sharing);
}

static void
paused_cb (AccordSharingPage *self)
{
  if (!self->is_updating)
    accord_sharing_set_paused (self->sharing, adw_switch_row_get_active (self->paused));
}

static void
join_cb (AccordSharingPage *self)
{
  accord_sharing_join_present (GTK_WIDGET (self));
}

static GtkWidget *
button_row (AccordSharingPage *self, AdwPreferencesGroup *group, const char *label, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
clock_row (AccordSharingPage *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_ ("_Yes, It Is"));
  g_autofree char *question = accord_sharing_clock_question ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("The computer’s clock is far ahead of everything that is known here."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (believe_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_widget_set_visible (row, FALSE);
  adw_preferences_group_add (group, row);
  return row;
}

/* Who was away longer than history is kept lost nothing, and does not find the steps in between. */
static GtkWidget *
shortened_row (AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Older History Came in Short"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("This computer was away, and older history is not kept any more: what others did before that came as it stands now."));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-information-symbolic"));
  gtk_widget_set_visible (row, FALSE);
  adw_preferences_group_add (group, row);
  return row;
}

static AdwPreferencesGroup *
group_new (AccordSharingPage *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
accord_sharing_page_dispose (GObject *object)
{
  AccordSharingPage *self = ACCORD_SHARING_PAGE (object);

  self->generation++;
  if (self->sharing != NULL)
    g_signal_handlers_disconnect_by_func (self->sharing, changed_cb, self);
  g_clear_object (&self->sharing);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_sharing_page_parent_class)->dispose (object);
}

static void
accord_sharing_page_class_init (AccordSharingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_sharing_page_dispose;
}

static void
accord_sharing_page_init (AccordSharingPage *self)
{
  AdwPreferencesGroup *group;

  self->rows = g_ptr_array_new ();
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Sharing"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "accord-team-symbolic");
  group = group_new (self, _ ("Shared Folder"), _ ("Everybody works in a file of their own, also offline; the folder carries what changed."));
  self->folder = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->folder), _ ("Folder"));
  adw_action_row_set_subtitle_lines (self->folder, 0);
  adw_preferences_group_add (group, GTK_WIDGET (self->folder));
  self->paused = ADW_SWITCH_ROW (adw_switch_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->paused), _ ("Pause"));
  g_signal_connect_object (self->paused, "notify::active", G_CALLBACK (paused_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, GTK_WIDGET (self->paused));
  self->clock = clock_row (self, group);
  self->shortened = shortened_row (group);
  button_row (self, group, _ ("Share in a Folder…"), G_CALLBACK (choose_cb));
  button_row (self, group, _ ("Join a Workspace from a Folder…"), G_CALLBACK (join_cb));
  self->leave = button_row (self, group, _ ("Stop Sharing This File…"), G_CALLBACK (leave_cb));
  gtk_widget_add_css_class (self->leave, "destructive-action");
  self->problems = group_new (self, _ ("Files That Were Not Taken"), NULL);
  self->conflicts = group_new (self, _ ("Written at Once"), _ ("Two people wrote the same field without knowing of each other. Nothing is lost: both are in the history."));
  self->peers = group_new (self, _ ("Computers"), NULL);
}

/**
 * accord_sharing_page_new:
 * @workspace: an open workspace, shared or not
 *
 * Returns: (transfer floating): an #AdwPreferencesPage that follows how sharing stands
 */
GtkWidget *
accord_sharing_page_new (AccordWorkspace *workspace)
{
  AccordSharingPage *self = g_object_new (ACCORD_TYPE_SHARING_PAGE, NULL);

  self->workspace = g_object_ref (workspace);
  self->sharing = g_object_ref (accord_sharing_of (workspace));
  self->n_shown_conflicts = G_MAXUINT;
  g_signal_connect_object (self->sharing, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}
