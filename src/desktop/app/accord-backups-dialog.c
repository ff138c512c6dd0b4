/* SPDX-License-Identifier: GPL-3.0-or-later */
/* AccordBackupsDialog: see the header. Rows are there at once; what is in each backup is read one file
 * after the other and put beside it. */
#include "accord-config.h"

#include "accord-backups-dialog.h"

#include <glib/gi18n-lib.h>
#include "accord-backups.h"
#include "accord-commit.h"
#include "accord-date.h"
#include "accord-place.h"
#include "accord-recent.h"

#define FIBER_STACK (256 * 1024)

struct _AccordBackupsDialog {
  AdwDialog parent_instance;
  AccordWorkspace *workspace;
  AdwToolbarView *view;
  AdwBanner *banner; /* what went wrong */
  GtkWidget *window; /* weak: where it is said once the dialog is closed */
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (AccordBackupsDialog, accord_backups_dialog, ADW_TYPE_DIALOG)

static guint chosen_signal;

/* A button of a row that does something with a backup. */
static GtkWidget *
row_button (const char *label, const char *action, const char *path, const char *day)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_autofree char *plain = g_strdup_printf ("%s: %s", label, day);
  g_auto (GStrv) parts = g_strsplit (plain, "_", 2);
  g_autofree char *name = g_strjoinv ("", parts);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", path);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
backup_row (const AccordBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = accord_date_format_full (backup->day);
  g_autofree char *size = g_format_size (backup->size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), row_button (_("_View"), "backups.look", backup->path, day));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), row_button (_("_Restore"), "backups.restore", backup->path, day));
  return row;
}

typedef struct {
  AccordBackupsDialog *self;
  GPtrArray *list;
  GPtrArray *rows; /* (element-type AdwActionRow), beside the list; owned by their group */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->self);
  g_ptr_array_unref (reading->list);
  g_ptr_array_unref (reading->rows);
  g_free (reading);
}

static char *
contents_words (const AccordBackup *backup, const AccordBackupContents *contents)
{
  g_autofree char *size = g_format_size (backup->size);
  g_autofree char *customers = g_strdup_printf (ngettext ("%'d customer", "%'d customers", contents->customers),
                                                (int) contents->customers);
  g_autofree char *deals = g_strdup_printf (ngettext ("%'d deal", "%'d deals", contents->deals), (int) contents->deals);

  return g_strdup_printf ("%s · %s · %s", customers, deals, size);
}

static DexFuture *
read_fiber (gpointer data)
{
  Reading *reading = data;

  for (guint i = 0; i < reading->list->len && !reading->self->is_closed; i++)
    {
      const AccordBackup *backup = reading->list->pdata[i];
      g_autoptr (GError) error = NULL;
      AccordBackupContents *contents = dex_await_boxed (accord_backups_look (backup->path), &error);
      g_autofree char *words = contents != NULL ? contents_words (backup, contents)
                                                : g_strdup_printf (_("Cannot be read: %s"), error->message);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (reading->rows->pdata[i]), words);
      if (contents != NULL)
        g_boxed_free (ACCORD_TYPE_BACKUP_CONTENTS, contents);
    }
  return dex_future_new_for_boolean (TRUE);
}

static GtkWidget *
empty_page (void)
{
  GtkWidget *status = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Back Up Now"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "backups.now");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "accord-history-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("No Backup Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("One is made a day while the workspace is open and something changed."));
  adw_status_page_set_child (ADW_STATUS_PAGE (status), button);
  return status;
}

static GtkWidget *
list_page (AccordBackupsDialog *self, GPtrArray *list)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  Reading *reading = g_new0 (Reading, 1);

  *reading = (Reading) { g_object_ref (self), g_ptr_array_ref (list), g_ptr_array_new_with_free_func (g_object_unref) };
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Made once a day, kept for seven days, then one a week for four weeks. Restoring "
                                           "makes a workspace of its own; the open one stays as it is."));
  for (guint i = 0; i < list->len; i++)
    {
      GtkWidget *row = backup_row (list->pdata[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      g_ptr_array_add (reading->rows, g_object_ref (row));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  dex_future_disown (dex_scheduler_spawn (NULL, FIBER_STACK, read_fiber, reading, reading_free));
  return page;
}

static void
show_list (AccordBackupsDialog *self)
{
  g_autoptr (GPtrArray) list = accord_backups_list (accord_workspace_get_path (self->workspace));

  adw_toolbar_view_set_content (self->view, list->len > 0 ? list_page (self, list) : empty_page ());
}

/* Who closed the dialog meanwhile hears of it in the window. */
static void
say (AccordBackupsDialog *self, const GError *error)
{
  if (self->is_closed)
    {
      if (self->window != NULL)
        accord_say_error (self->window, error->message);
      return;
    }
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
}

/* One thing after the other: pressed twice, both would write to one place. */
static void
set_busy (AccordBackupsDialog *self, gboolean busy)
{
  if (busy)
    {
      g_set_weak_pointer (&self->window, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
      adw_banner_set_revealed (self->banner, FALSE);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.now", !busy && !accord_workspace_is_read_only (self->workspace));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "backups.restore", !busy);
}

static DexFuture *
now_fiber (gpointer data)
{
  AccordBackupsDialog *self = data;
  g_autoptr (AccordWorkspace) workspace = g_object_ref (self->workspace);
  g_autoptr (GError) error = NULL;

  dex_await (accord_backups_make (workspace, accord_date_today ()), &error);
  if (error != NULL)
    say (self, error);
  if (!self->is_closed)
    {
      set_busy (self, FALSE);
      show_list (self);
    }
  return dex_future_new_for_boolean (error == NULL);
}

static void
now_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_busy (ACCORD_BACKUPS_DIALOG (widget), TRUE);
  dex_future_disown (dex_scheduler_spawn (NULL, FIBER_STACK, now_fiber, g_object_ref (widget), g_object_unref));
}

static void
look_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *path = g_variant_dup_string (parameter, NULL);

  adw_dialog_force_close (ADW_DIALOG (widget));
  g_signal_emit (widget, chosen_signal, 0, path, TRUE);
}

typedef struct {
  AccordBackupsDialog *self;
  char *from;
} Restoring;

static void
restoring_free (gpointer data)
{
  Restoring *restoring = data;

  g_object_unref (restoring->self);
  g_free (restoring->from);
  g_free (restoring);
}

/* "Team 2026-11-15", beside where new workspaces go. */
static char *
place_of_restored (Restoring *restoring)
{
  g_autofree char *name = accord_recent_name (accord_workspace_get_path (restoring->self->workspace));
  g_autofree char *day = accord_recent_name (restoring->from);
  g_autofree char *both = g_strdup_printf ("%s %s", name, day);

  return accord_place_free (both);
}

/* Who went on with something else is not torn from it. */
static void
say_restored (AccordBackupsDialog *self, const char *to)
{
  g_autofree char *words = g_strdup_printf (_("The backup is restored: “%s” can be opened."), to);

  if (self->window != NULL)
    accord_say (self->window, words);
}

static DexFuture *
restore_fiber (gpointer data)
{
  Restoring *restoring = data;
  g_autofree char *to = place_of_restored (restoring);
  g_autoptr (GError) error = NULL;
  gboolean restored = dex_await (accord_backups_restore (restoring->from, to), &error);

  if (!restored)
    say (restoring->self, error);
  if (restored && restoring->self->is_closed)
    say_restored (restoring->self, to);
  if (restoring->self->is_closed)
    return dex_future_new_for_boolean (restored);
  set_busy (restoring->self, FALSE);
  if (!restored)
    return dex_future_new_for_boolean (FALSE);
  adw_dialog_force_close (ADW_DIALOG (restoring->self));
  g_signal_emit (restoring->self, chosen_signal, 0, to, FALSE);
  return dex_future_new_for_boolean (TRUE);
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Restoring *restoring = g_new0 (Restoring, 1);

  set_busy (ACCORD_BACKUPS_DIALOG (widget), TRUE);
  *restoring = (Restoring) { ACCORD_BACKUPS_DIALOG (g_object_ref (widget)), g_variant_dup_string (parameter, NULL) };
  dex_future_disown (dex_scheduler_spawn (NULL, FIBER_STACK, restore_fiber, restoring, restoring_free));
}

static void
accord_backups_dialog_closed (AdwDialog *dialog)
{
  ACCORD_BACKUPS_DIALOG (dialog)->is_closed = TRUE;
}

static void
accord_backups_dialog_dispose (GObject *object)
{
  g_clear_weak_pointer (&ACCORD_BACKUPS_DIALOG (object)->window);
  g_clear_object (&ACCORD_BACKUPS_DIALOG (object)->workspace);
  G_OBJECT_CLASS (accord_backups_dialog_parent_class)->dispose (object);
}

static void
accord_backups_dialog_class_init (AccordBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_backups_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->closed = accord_backups_dialog_closed;
  gtk_widget_class_install_action (widget_class, "backups.now", NULL, now_cb);
  gtk_widget_class_install_action (widget_class, "backups.look", "s", look_cb);
  gtk_widget_class_install_action (widget_class, "backups.restore", "s", restore_cb);
  /**
   * AccordBackupsDialog::chosen:
   * @path: a workspace to open
   * @read_only: whether only to look at it
   */
  chosen_signal = g_signal_new ("chosen", ACCORD_TYPE_BACKUPS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
accord_backups_dialog_init (AccordBackupsDialog *self)
{
  self->view = ADW_TOOLBAR_VIEW (adw_toolbar_view_new ());
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_toolbar_view_add_top_bar (self->view, adw_header_bar_new ());
  adw_toolbar_view_add_top_bar (self->view, GTK_WIDGET (self->banner));
  adw_dialog_set_title (ADW_DIALOG (self), _("Backups"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 560);
  accord_dialog_set_quiet_child (ADW_DIALOG (self), GTK_WIDGET (self->view));
}

/**
 * accord_backups_dialog_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
GtkWidget *
accord_backups_dialog_new (AccordWorkspace *workspace)
{
  AccordBackupsDialog *self = g_object_new (ACCORD_TYPE_BACKUPS_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  set_busy (self, FALSE);
  show_list (self);
  return GTK_WIDGET (self);
}
