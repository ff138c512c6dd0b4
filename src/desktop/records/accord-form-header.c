/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "accord-form-header.h"

#include <glib/gi18n-lib.h>

/**
 * accord_form_header_new:
 * @dialog: closed by Cancel
 * @action: (transfer floating): a button, at the end
 *
 * Returns: (transfer floating): a header bar with the title of the dialog and no other way out
 */
GtkWidget *
accord_form_header_new (AdwDialog *dialog, GtkWidget *action)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  g_signal_connect_object (cancel, "clicked", G_CALLBACK (adw_dialog_close), dialog, G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), action);
  return header;
}

/**
 * accord_form_header_set_title:
 * @header: from accord_form_header_new()
 * @title: what is filled in, in place of the dialog’s title
 * @subtitle: of what
 */
void
accord_form_header_set_title (GtkWidget *header, const char *title, const char *subtitle)
{
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, subtitle));
}

/**
 * accord_form_saved:
 * @future: a commit
 * @dialog: the #AdwDialog in which it was asked for
 *
 * Closes the dialog if it is open still.
 *
 * Returns: (transfer full): @future
 */
DexFuture *
accord_form_saved (DexFuture *future, gpointer dialog)
{
  if (gtk_widget_get_root (dialog) != NULL)
    adw_dialog_close (dialog);
  return dex_ref (future);
}
