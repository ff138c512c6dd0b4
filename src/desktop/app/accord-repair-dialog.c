/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AccordRepairDialog: see the header.
 *
 *   GtkStack: "working" (a spinner) ─▶ "found" (sentences, kinds, where else to look) │ "failed" (why, where else)
 *
 * The repair is tried at once; another backup or folder has it tried again. */
#include "accord-config.h"

#include "accord-repair-dialog.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-error.h"
#include "accord-plain-row.h"
#include "accord-repair.h"

#define FIBER_STACK (256 * 1024)
#define CLOSING_MS  100 /* between two looks at a file that is being closed */
#define CLOSING_N   100

struct _AccordRepairDialog {
  AdwDialog parent_instance;
  char *damaged;
  char *backup; /* chosen, or NULL: the newest sound one */
  char *folder; /* chosen, or NULL: what the file says */
  AccordRepair *repair; /* to be kept or discarded; or NULL */
  AdwToolbarView *view;
  GtkWidget *keep;
  guint number; /* of the attempt: answers to older ones are discarded */
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (AccordRepairDialog, accord_repair_dialog, ADW_TYPE_DIALOG)

static guint kept_signal;

static void start (AccordRepairDialog *self);

static void
forget (AccordRepairDialog *self)
{
  if (self->repair != NULL)
    accord_repair_discard (self->repair);
  g_clear_pointer (&self->repair, accord_repair_unref);
  gtk_widget_set_sensitive (self->keep, FALSE);
}

static GtkWidget *
source_row (const char *title, const char *now, const char *action)
{
  GtkWidget *row = accord_plain_row_new (title, now);

  accord_plain_row_open_by (row, action, NULL);
  return row;
}

static GtkWidget *
sources_group (AccordRepairDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *day = self->repair != NULL && self->repair->backup_day != 0 ? accord_date_format_full (self->repair->backup_day) : NULL;
  const char *backup = day != NULL ? day : self->backup != NULL ? self->backup : _("None that is sound");
  const char *folder = self->repair != NULL && self->repair->folder != NULL ? self->repair->folder : self->folder != NULL ? self->folder : _("None");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Where Else to Look"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), source_row (_("Backup"), backup, "repair.choose-backup"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), source_row (_("Shared Folder"), folder, "repair.choose-folder"));
  return group;
}

static GtkWidget *
words_group (AccordRepairDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GPtrArray) words = accord_repair_words (self->repair);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  g_ptr_array_add (words, NULL);
  text = g_strjoinv ("\n", (char **) words->pdata); /* languages part sentences differently */
  escaped = g_markup_escape_text (text, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What Is Back"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
  return group;
}

static GtkWidget *
kinds_group (AccordRepairDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Kind by Kind"));
  for (guint i = 0; i < self->repair->kinds->len; i++)
    {
      const AccordRepairKind *kind = &g_array_index (self->repair->kinds, AccordRepairKind, i);
      g_autofree char *counts = accord_repair_kind_words (kind);
      GtkWidget *row = accord_plain_row_new (accord_kind_plural (kind->kind), counts);

      if (kind->n_lost > 0)
        adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("accord-warning-symbolic"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

static void
show_found (AccordRepairDialog *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (words_group (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (sources_group (self)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (kinds_group (self)));
  adw_toolbar_view_set_content (self->view, page);
  gtk_widget_set_sensitive (self->keep, TRUE);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->keep);
  gtk_widget_grab_focus (self->keep);
}

static void
show_failed (AccordRepairDialog *self, const GError *error)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = accord_plain_row_new (_("The Workspace Could Not Be Repaired"), error->message);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("accord-warning-symbolic"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (sources_group (self)));
  adw_toolbar_view_set_content (self->view, page);
}

static void
show_working (AccordRepairDialog *self)
{
  GtkWidget *status = adw_status_page_new ();
  g_autoptr (AdwSpinnerPaintable) spinner = adw_spinner_paintable_new (status);

  adw_status_page_set_paintable (ADW_STATUS_PAGE (status), GDK_PAINTABLE (spinner));
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Reading What Is Left…"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), _("The damaged file is only read, and stays as it is."));
  adw_toolbar_view_set_content (self->view, status);
}

typedef struct {
  AccordRepairDialog *self;
  guint number;
} Attempt;

static void
attempt_free (gpointer data)
{
  g_object_unref (((Attempt *) data)->self);
  g_free (data);
}

/* A file that this very window has just let go of is closed in a moment. */
static AccordRepair *
prepare (AccordRepairDialog *self, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) failed = NULL;
      AccordRepair *repair = dex_await_boxed (accord_repair_prepare (self->damaged, self->backup, self->folder), &failed);

      if (repair != NULL)
        return repair;
      if (!g_error_matches (failed, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY) || i >= CLOSING_N || self->is_closed)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return NULL;
        }
      dex_await (dex_timeout_new_msec (CLOSING_MS), NULL);
    }
}

static DexFuture *
prepare_fiber (gpointer data)
{
  Attempt *attempt = data;
  AccordRepairDialog *self = attempt->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordRepair) repair = prepare (self, &error);

  if (self->is_closed && repair != NULL)
    accord_repair_discard (repair);
  if (self->is_closed || attempt->number != self->number)
    return dex_future_new_for_boolean (FALSE);
  self->repair = g_steal_pointer (&repair);
  if (self->repair != NULL)
    show_found (self);
  else
    show_failed (self, error);
  return dex_future_new_for_boolean (TRUE);
}

static void
start (AccordRepairDialog *self)
{
  Attempt *attempt = g_new0 (Attempt, 1);

  forget (self);
  show_working (self);
  *attempt = (Attempt) { g_object_ref (self), ++self->number };
  dex_future_disown (dex_scheduler_spawn (NULL, FIBER_STACK, prepare_fiber, attempt, attempt_free));
}

static DexFuture *
keep_fiber (gpointer data)
{
  AccordRepairDialog *self = data;
  g_autofree char *to = accord_repair_place (self->repair);
  g_autoptr (GError) error = NULL;

  if (!dex_await (accord_repair_keep (self->repair, to), &error))
    {
      show_failed (self, error);
      gtk_widget_set_sensitive (self->keep, TRUE); /* it is still there: once there is room, or the name is free, it can be kept */
      return dex_future_new_for_boolean (FALSE);
    }
  g_clear_pointer (&self->repair, accord_repair_unref);
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, kept_signal, 0, to);
  return dex_future_new_for_boolean (TRUE);
}

static void
keep_cb (AccordRepairDialog *self)
{
  gtk_widget_set_sensitive (self->keep, FALSE);
  if (self->repair != NULL)
    dex_future_disown (dex_scheduler_spawn (NULL, FIBER_STACK, keep_fiber, g_object_ref (self), g_object_unref));
}

static void
backup_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordRepairDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file == NULL || self->is_closed)
    return;
  g_set_str (&self->backup, g_file_peek_path (file));
  start (self);
}

static void
choose_backup_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Accord workspaces"));
  gtk_file_filter_add_suffix (filter, "accord");
  gtk_file_dialog_set_title (dialog, _("Backup of the Damaged Workspace"));
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, backup_chosen_cb, g_object_ref (widget));
}

static void
folder_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordRepairDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file == NULL || self->is_closed)
    return;
  g_set_str (&self->folder, g_file_peek_path (file));
  start (self);
}

static void
choose_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Folder That the Workspace Is Shared In"));
  gtk_file_dialog_select_folder (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, folder_chosen_cb, g_object_ref (widget));
}

static void
accord_repair_dialog_closed (AdwDialog *dialog)
{
  AccordRepairDialog *self = ACCORD_REPAIR_DIALOG (dialog);

  self->is_closed = TRUE;
  forget (self);
}

static void
accord_repair_dialog_finalize (GObject *object)
{
  AccordRepairDialog *self = ACCORD_REPAIR_DIALOG (object);

  g_clear_pointer (&self->repair, accord_repair_unref);
  g_free (self->damaged);
  g_free (self->backup);
  g_free (self->folder);
  G_OBJECT_CLASS (accord_repair_dialog_parent_class)->finalize (object);
}

static void
accord_repair_dialog_class_init (AccordRepairDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_repair_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = accord_repair_dialog_closed;
  gtk_widget_class_install_action (widget_class, "repair.choose-backup", NULL, choose_backup_cb);
  gtk_widget_class_install_action (widget_class, "repair.choose-folder", NULL, choose_folder_cb);
  /**
   * AccordRepairDialog::kept:
   * @path: the repaired workspace
   */
  kept_signal = g_signal_new ("kept", ACCORD_TYPE_REPAIR_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_repair_dialog_init (AccordRepairDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  self->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  self->keep = gtk_button_new_with_mnemonic (_("_Keep and Open"));
  gtk_widget_add_css_class (self->keep, "suggested-action");
  g_signal_connect_object (self->keep, "clicked", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->keep);
  adw_toolbar_view_add_top_bar (self->view, header);
  adw_dialog_set_title (ADW_DIALOG (self), _("Repair"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 600);
  accord_dialog_set_quiet_child (ADW_DIALOG (self), GTK_WIDGET (self->view));
}

/**
 * accord_repair_dialog_new:
 * @damaged: the path of a workspace that nobody has open
 *
 * Returns: (transfer floating): the dialog, to be presented; the repair is tried at once
 */
GtkWidget *
accord_repair_dialog_new (const char *damaged)
{
  AccordRepairDialog *self = g_object_new (ACCORD_TYPE_REPAIR_DIALOG, NULL);

  self->damaged = g_strdup (damaged);
  start (self);
  return GTK_WIDGET (self);
}
