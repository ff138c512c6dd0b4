/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who made the program and under which terms. */

#include "accord-config.h"

#include "accord-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * accord_about_present:
 * @parent: the window
 *
 * Shows the dialog about the program.
 */
void
accord_about_present (GtkWidget *parent)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", _ ("Accord"), "application-icon", ACCORD_APP_ID,
                "developer-name", _ ("The Accord developers"), "version", ACCORD_VERSION,
                "comments",
                _ ("Customers, deals and follow-ups on your own computer. Everything is in "
                   "one file; nothing is sent anywhere."),
                "website", "https://github.com/accord-app/accord", "issue-url",
                "https://github.com/accord-app/accord/issues", "license-type", GTK_LICENSE_GPL_3_0,
                /* Translators: your names, one a line; they are shown under “Translated by”. */
                "translator-credits", _ ("translator-credits"), NULL);
  adw_dialog_present (dialog, parent);
}
