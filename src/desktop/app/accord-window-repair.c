/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that is damaged, found so by opening or by checking it: what can be had back of it is shown, and opened
 * when it is kept. */

#include "accord-config.h"

#include "accord-window-private.h"

#include <glib/gi18n-lib.h>
#include "accord-repair-dialog.h"

static void
kept_cb (AccordWindow *self, const char *path)
{
  accord_window_open_path (self, path, ACCORD_STORE_WRITE);
}

/* Nobody may write to the file meanwhile: the window lets go of it. */
void
accord_window_repair (AccordWindow *self, const char *path)
{
  g_autofree char *damaged = g_strdup (path);
  GtkWidget *dialog;

  if (self->workspace != NULL && g_str_equal (damaged, accord_workspace_get_path (self->workspace)))
    accord_window_show_welcome (self);
  dialog = accord_repair_dialog_new (damaged);
  g_signal_connect_object (dialog, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
repair_chosen_cb (AccordWindow *self, const char *response)
{
  if (g_strcmp0 (response, "repair") == 0 && self->workspace != NULL)
    accord_window_repair (self, accord_workspace_get_path (self->workspace));
}

/* What a check found, as lines. */
void
accord_window_tell_problems (AccordWindow *self, char **problems)
{
  g_autofree char *text = g_strjoinv ("\n", problems);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("The File Is Damaged"), text);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "repair", _ ("_Repair…"));
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "repair", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (repair_chosen_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
