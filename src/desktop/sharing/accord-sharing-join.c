/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joining a workspace: folder ▶ file ▶ everything comes in, with a bar ▶ the window opens it. */
#include "accord-config.h"

#include "accord-sharing-join.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-sync-share.h"

#define PULSE_MS 120

typedef struct {
  GtkWindow *window;
  AdwDialog *dialog; /* while it works */
  GtkProgressBar *bar;
  GtkWidget *cancel;
  guint timer;
  AccordSyncProgress *progress;
  char *folder;
  char *path;
} Joining;

static void
joining_free (gpointer data)
{
  Joining *joining = data;

  g_clear_handle_id (&joining->timer, g_source_remove);
  g_clear_pointer (&joining->progress, accord_sync_progress_unref);
  g_clear_object (&joining->dialog);
  g_clear_object (&joining->cancel);
  g_object_unref (joining->window);
  g_free (joining->folder);
  g_free (joining->path);
  g_free (joining);
}

static gboolean
pulse_cb (gpointer data)
{
  const Joining *joining = data;
  gint total = g_atomic_int_get (&joining->progress->total), done = g_atomic_int_get (&joining->progress->done);
  g_autofree char *text = NULL;

  if (total == 0)
    {
      gtk_progress_bar_pulse (joining->bar);
      return G_SOURCE_CONTINUE;
    }
  done = MIN (done, total);
  /* Translators: records that came, records that there are */
  text = g_strdup_printf (_ ("%'d of %'d records"), done, total);
  gtk_progress_bar_set_fraction (joining->bar, (double) done / total);
  gtk_progress_bar_set_show_text (joining->bar, TRUE);
  gtk_progress_bar_set_text (joining->bar, text);
  return G_SOURCE_CONTINUE;
}

/* Nothing is left of it: no file, and no trace in the folder. */
static void
give_up (Joining *joining)
{
  accord_sync_progress_cancel (joining->progress);
  gtk_widget_set_sensitive (joining->cancel, FALSE);
  gtk_button_set_label (GTK_BUTTON (joining->cancel), _ ("Stopping…"));
}

static void
show_progress (Joining *joining)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *label = gtk_label_new (_ ("Everything in the folder is coming in. A large workspace takes a few minutes."));
  GtkWidget *bar = gtk_progress_bar_new (), *heading = gtk_label_new (_ ("Joining a Workspace"));

  gtk_widget_add_css_class (heading, "title-2");
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  joining->cancel = g_object_ref_sink (gtk_button_new_with_mnemonic (_ ("_Cancel")));
  gtk_widget_set_halign (joining->cancel, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (joining->cancel, "pill");
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (box, 36);
  gtk_widget_set_margin_bottom (box, 36);
  gtk_widget_set_margin_start (box, 36);
  gtk_widget_set_margin_end (box, 36);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), joining->cancel);
  g_signal_connect_swapped (joining->cancel, "clicked", G_CALLBACK (give_up), joining);
  joining->bar = GTK_PROGRESS_BAR (bar);
  joining->progress = accord_sync_progress_new ();
  joining->dialog = g_object_ref_sink (adw_dialog_new ());
  adw_dialog_set_title (joining->dialog, _ ("Joining a Workspace"));
  adw_dialog_set_can_close (joining->dialog, FALSE);
  adw_dialog_set_content_width (joining->dialog, 420);
  accord_dialog_set_quiet_child (joining->dialog, box);
  g_signal_connect_swapped (joining->dialog, "close-attempt", G_CALLBACK (give_up), joining);
  adw_dialog_present (joining->dialog, GTK_WIDGET (joining->window));
  joining->timer = g_timeout_add (PULSE_MS, pulse_cb, joining);
}

static DexFuture *
join_fiber (gpointer data)
{
  Joining *joining = data;
  g_autoptr (GError) error = NULL;

  show_progress (joining);
  dex_await (accord_sync_join_telling (joining->path, joining->folder, joining->progress), &error);
  g_clear_handle_id (&joining->timer, g_source_remove);
  g_signal_handlers_disconnect_by_data (joining->dialog, joining);
  g_signal_handlers_disconnect_by_data (joining->cancel, joining);
  adw_dialog_force_close (joining->dialog);
  if (error == NULL)
    gtk_widget_activate_action (GTK_WIDGET (joining->window), "win.recent", "s", joining->path);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      AdwDialog *alert = adw_alert_dialog_new (_ ("Could Not Join"), error->message);

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _ ("_Close"));
      adw_dialog_present (alert, GTK_WIDGET (joining->window));
    }
  return dex_future_new_for_boolean (TRUE);
}

/**
 * accord_sharing_join_begin:
 * @window: where it is told how far it is, and what opens the file then
 * @folder: where a workspace is shared
 * @path: file to be made
 *
 * Joins with a bar, which can be given up.
 */
void
accord_sharing_join_begin (GtkWindow *window, const char *folder, const char *path)
{
  Joining *joining = g_new0 (Joining, 1);

  joining->window = g_object_ref (window);
  joining->folder = g_strdup (folder);
  joining->path = g_strdup (path);
  dex_future_disown (dex_scheduler_spawn (NULL, 256 * 1024, join_fiber, joining, joining_free));
}

static void
file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Joining *joining = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);

  joining->path = file != NULL ? g_file_get_path (file) : NULL;
  if (joining->path != NULL)
    accord_sharing_join_begin (joining->window, joining->folder, joining->path);
  joining_free (joining);
}

static void
folder_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Joining *joining = data;
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GtkFileDialog) dialog = NULL;

  joining->folder = file != NULL ? g_file_get_path (file) : NULL;
  if (joining->folder == NULL)
    {
      joining_free (joining);
      return;
    }
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("File for the Joined Workspace"));
  gtk_file_dialog_set_initial_name (dialog, "team.accord");
  gtk_file_dialog_save (dialog, joining->window, NULL, file_cb, joining);
}

void
accord_sharing_join_present (GtkWidget *parent)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  Joining *joining = g_new0 (Joining, 1);

  joining->window = g_object_ref (GTK_WINDOW (gtk_widget_get_ancestor (parent, GTK_TYPE_WINDOW)));
  gtk_file_dialog_set_title (dialog, _ ("Folder of the Workspace to Join"));
  gtk_file_dialog_select_folder (dialog, joining->window, NULL, folder_cb, joining);
}
