/* SPDX-License-Identifier: GPL-3.0-or-later */

/* New workspace. The place follows the name until another is chosen; an existing file is never
 * overwritten. */

#include "accord-config.h"

#include "accord-new-dialog.h"

#include <glib/gi18n-lib.h>
#include "accord-choice-search.h"
#include "accord-currencies.h"
#include "accord-place.h"
#include "accord-recent.h"
#include "accord-sample.h"

struct _AccordNewDialog
{
  AdwDialog parent_instance;
  GtkWidget *create_button;
  GtkEditable *name_row;
  AdwActionRow *place_row;
  GtkWidget *place_button;
  AdwComboRow *currency_row;
  AdwSwitchRow *sample_row;
  GtkWidget *message_group;
  GtkLabel *message;
  char *path;
  gboolean path_chosen;
};

G_DEFINE_FINAL_TYPE (AccordNewDialog, accord_new_dialog, ADW_TYPE_DIALOG)

static guint made_signal;

static void
show_place (AccordNewDialog *self)
{
  g_autofree char *folder = accord_recent_place (self->path);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *text = accord_place_is_ours () ? g_strdup_printf (_ ("%s, with Accord’s own files"), name)
                                                  : g_strdup_printf ("%s/%s", folder, name);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (self->place_row, escaped);
}

static void
name_changed_cb (AccordNewDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", *name != '\0');
  gtk_widget_set_visible (self->message_group, FALSE);
  if (self->path_chosen || *name == '\0')
    return;
  g_free (self->path);
  self->path = accord_place_free (name);
  show_place (self);
}

static void
place_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordNewDialog) self = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (dialog), result, NULL);
  const char *path = file == NULL ? NULL : g_file_peek_path (file);

  if (path == NULL)
    return;
  g_free (self->path);
  self->path =
    g_str_has_suffix (path, ".accord") ? g_strdup (path) : g_strconcat (path, ".accord", NULL);
  self->path_chosen = TRUE;
  show_place (self);
}

static void
place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordNewDialog *self = ACCORD_NEW_DIALOG (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  gtk_file_dialog_set_title (dialog, _ ("Save the Workspace As"));
  gtk_file_dialog_set_initial_file (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, place_chosen_cb,
                        g_object_ref (self));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
say (AccordNewDialog *self, const char *message)
{
  gtk_label_set_label (self->message, message);
  gtk_widget_set_visible (self->message_group, TRUE);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", TRUE);
}

static AccordWorkspace *
make (AccordNewDialog *self, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  const char *currency = accord_currencies_code (adw_combo_row_get_selected (self->currency_row));
  g_autoptr (AccordWorkspace) workspace =
    dex_await_object (accord_workspace_create (self->path, name, currency), error);

  if (workspace == NULL)
    return NULL;
  if (adw_switch_row_get_active (self->sample_row) &&
      !dex_await (accord_sample_add (workspace), error))
    return NULL;
  return g_steal_pointer (&workspace);
}

static DexFuture *
create_fiber (gpointer data)
{
  AccordNewDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkspace) workspace = make (self, &error);

  if (workspace == NULL)
    {
      say (self, error->message);
      return dex_future_new_for_boolean (FALSE);
    }
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, made_signal, 0, workspace);
  return dex_future_new_for_boolean (TRUE);
}

static void
create_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_action_set_enabled (widget, "dialog.create", FALSE);
  dex_future_disown (
    dex_scheduler_spawn (NULL, 1024 * 1024, create_fiber, g_object_ref (widget), g_object_unref));
}

static void
accord_new_dialog_dispose (GObject *object)
{
  AccordNewDialog *self = ACCORD_NEW_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_NEW_DIALOG);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (accord_new_dialog_parent_class)->dispose (object);
}

static void
accord_new_dialog_class_init (AccordNewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_new_dialog_dispose;
  /**
   * AccordNewDialog::made:
   * @workspace: the new workspace, open
   */
  made_signal = g_signal_new ("made", ACCORD_TYPE_NEW_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, ACCORD_TYPE_WORKSPACE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/accord_app/Accord/app/accord-new-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordNewDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, AccordNewDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, AccordNewDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, AccordNewDialog, place_button);
  gtk_widget_class_bind_template_child (widget_class, AccordNewDialog, currency_row);
  gtk_widget_class_bind_template_child (widget_class, AccordNewDialog, sample_row);
  gtk_widget_class_bind_template_child (widget_class, AccordNewDialog, message_group);
  gtk_widget_class_bind_template_child (widget_class, AccordNewDialog, message);
  gtk_widget_class_install_action (widget_class, "dialog.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_cb);
  gtk_widget_class_install_action (widget_class, "dialog.place", NULL, place_cb);
}

static void
accord_new_dialog_init (AccordNewDialog *self)
{
  g_autofree char *local = accord_currency_local ();
  g_autoptr (GtkStringList) currencies = NULL;
  guint position;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->place_button, !accord_place_is_ours ());
  currencies = accord_currencies_list (local, &position);
  adw_combo_row_set_model (self->currency_row, G_LIST_MODEL (currencies));
  accord_choice_search_accept (GTK_WIDGET (self->currency_row));
  adw_combo_row_set_selected (self->currency_row,
                              position == GTK_INVALID_LIST_POSITION ? 0 : position);
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (name_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_editable_set_text (self->name_row, _ ("My Customers"));
}

/**
 * accord_new_dialog_new:
 * @sample: whether sample data is switched on
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
GtkWidget *
accord_new_dialog_new (gboolean sample)
{
  AccordNewDialog *self = g_object_new (ACCORD_TYPE_NEW_DIALOG, NULL);

  adw_switch_row_set_active (self->sample_row, sample);
  return GTK_WIDGET (self);
}
