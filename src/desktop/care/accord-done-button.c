/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The button that closes a dialog whose work is done. What had the focus is gone by then; without this
 * the keyboard would lead nowhere, and Esc not reach the dialog. */

#include "accord-config.h"

#include "accord-done-button.h"

#include <glib/gi18n-lib.h>

static void
clicked_cb (AdwDialog *dialog)
{
  adw_dialog_close (dialog);
}

/**
 * accord_done_button_new:
 * @dialog: what it closes
 *
 * Returns: (transfer floating): a button that takes the focus as soon as it is on show
 */
GtkWidget *
accord_done_button_new (AdwDialog *dialog)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Done"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect (button, "map", G_CALLBACK (gtk_widget_grab_focus), NULL);
  return button;
}
