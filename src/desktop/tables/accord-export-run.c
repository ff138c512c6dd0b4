/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing the file that the export dialog has asked for: where to, progress, cancel, and what to do with it
 * when it is there. */

#include "accord-config.h"

#include "accord-export-dialog-private.h"

#include "accord-commit.h"
#include "accord-toast-stage.h"

#include <glib/gi18n-lib.h>

static const char *
suffix_of (AccordExportFormat format)
{
  switch (format)
    {
    case ACCORD_EXPORT_XLSX:
      return "xlsx";
    case ACCORD_EXPORT_JSON:
      return "json";
    case ACCORD_EXPORT_VCARD_3:
    case ACCORD_EXPORT_VCARD_4:
      return "vcf";
    case ACCORD_EXPORT_CSV:
    default:
      return "csv";
    }
}

static void
progress_cb (gint64 done, gint64 total, gpointer data)
{
  AccordExportDialog *self = data;
  g_autofree char *some = accord_number_format (done);
  g_autofree char *all = accord_number_format (total);
  g_autofree char *text = NULL;

  if (self->count == NULL)
    return;
  /* Translators: "12,800 of 100,000" records are written */
  text = g_strdup_printf (_("%1$s of %2$s"), some, all);
  gtk_label_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->bar, total > 0 ? (double) done / (double) total : 0);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
open_clicked_cb (GtkWidget *button, GFile *file)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, window_of (button), NULL, NULL, NULL);
}

static void
show_clicked_cb (AdwToast *toast, GFile *file)
{
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_open_containing_folder (launcher, NULL, NULL, NULL, NULL);
}

static GtkWidget *
toast_title (const char *sentence, GFile *file)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (sentence);
  GtkWidget *open = gtk_button_new_with_label (_("Open"));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "heading");
  g_signal_connect_data (open, "clicked", G_CALLBACK (open_clicked_cb), g_object_ref (file),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), open);
  return box;
}

static void
tell_done (GtkWidget *from, const char *path, gint64 n)
{
  AdwToastOverlay *overlay = accord_toasts_above (from);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *number = accord_number_format (n);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *sentence = NULL;
  AdwToast *toast;

  /* Translators: "Wrote 1,284 records to customers.csv" */
  sentence = g_strdup_printf (ngettext ("Wrote %1$s record to %2$s", "Wrote %1$s records to %2$s", (gulong) n), number, name);
  if (overlay == NULL)
    {
      accord_say (from, sentence);
      return;
    }
  toast = adw_toast_new (sentence);
  adw_toast_set_custom_title (toast, toast_title (sentence, file));
  adw_toast_set_button_label (toast, _("Show in Files"));
  adw_toast_set_timeout (toast, 10);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (show_clicked_cb), g_object_ref (file),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  adw_toast_overlay_add_toast (overlay, toast);
}

/* One file being written. */
typedef struct {
  AccordExportDialog *dialog;
  GtkWidget *from; /* held: the dialog may be closed by then */
  char *path;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->dialog);
  g_clear_object (&writing->from);
  g_free (writing->path);
  g_free (writing);
}

static DexFuture *
written_cb (DexFuture *future, gpointer data)
{
  Writing *writing = data;
  AccordExportDialog *self = writing->dialog;

  g_clear_object (&self->cancellable);
  if (writing->from != NULL)
    tell_done (writing->from, writing->path, g_value_get_int64 (dex_future_get_value (future, NULL)));
  adw_dialog_force_close (ADW_DIALOG (self));
  return dex_ref (future);
}

/* Given up: nothing to say, and no file. Refused: the dialog says why, and everything can be tried again. */
static DexFuture *
unwritten_cb (DexFuture *future, gpointer data)
{
  AccordExportDialog *self = ((Writing *) data)->dialog;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  dex_future_get_value (future, &error);
  if (self->count == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return dex_ref (future);
  gtk_stack_set_visible_child_name (self->stack, "choose");
  gtk_widget_set_visible (self->export, TRUE);
  gtk_label_set_text (self->count, error->message);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->count), error->message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  return dex_ref (future);
}

static Writing *
writing_new (AccordExportDialog *self, const char *path)
{
  Writing *writing = g_new0 (Writing, 1);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  writing->dialog = g_object_ref (self);
  writing->path = g_strdup (path);
  writing->from = self->from != NULL ? g_object_ref (self->from) : parent != NULL ? g_object_ref (parent) : NULL;
  return writing;
}

/**
 * accord_export_dialog_write:
 * @path: the file; what is there is replaced when all is written
 *
 * Writes as the dialog says, shows how far it is, and closes.
 *
 * Returns: (transfer full): a future that resolves to the number of records (gint64), or rejects
 */
DexFuture *
accord_export_dialog_write (AccordExportDialog *self, const char *path)
{
  g_auto (GStrv) columns = accord_export_dialog_dup_columns (self);
  AccordExportOptions options = {
    .format = accord_export_dialog_get_format (self),
    .flags = adw_switch_row_get_active (self->mark) ? ACCORD_EXPORT_BOM : ACCORD_EXPORT_PLAIN,
    .columns = (const char *const *) columns,
    .progress = progress_cb,
    .data = self,
  };
  DexFuture *future;

  self->cancellable = g_cancellable_new ();
  options.cancellable = self->cancellable;
  gtk_stack_set_visible_child_name (self->stack, "progress");
  gtk_widget_set_visible (self->export, FALSE);
  gtk_label_set_text (self->count, "");
  future = accord_export (accord_workspace_get_store (self->workspace), self->query, path, &options);
  future = dex_future_then (future, written_cb, writing_new (self, path), writing_free);
  return dex_future_catch (future, unwritten_cb, writing_new (self, path), writing_free);
}

static void
file_chosen_cb (GObject *chooser, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordExportDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (chooser), result, NULL);

  if (file != NULL && self->count != NULL && g_file_peek_path (file) != NULL)
    dex_future_disown (accord_export_dialog_write (self, g_file_peek_path (file)));
}

void
accord_export_dialog_choose_file (AccordExportDialog *self)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autofree char *name = g_utf8_strdown (accord_kind_plural (self->kind), -1);
  g_autofree char *file_name = g_strdup_printf ("%s.%s", name, suffix_of (accord_export_dialog_get_format (self)));

  gtk_file_dialog_set_title (chooser, adw_dialog_get_title (ADW_DIALOG (self)));
  gtk_file_dialog_set_initial_name (chooser, file_name);
  gtk_file_dialog_save (chooser, window_of (GTK_WIDGET (self)), NULL, file_chosen_cb, g_object_ref (self));
}
