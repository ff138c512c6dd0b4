/* SPDX-License-Identifier: GPL-3.0-or-later */

/* accord: the window. Everything else is in the application object. */

#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include <libdex.h>

#include "accord-application.h"
#include "accord-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (AccordApplication) application = NULL;

  accord_locale_begin ();
  bindtextdomain (GETTEXT_PACKAGE, ACCORD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Accord"));
  dex_init ();

  application = accord_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
