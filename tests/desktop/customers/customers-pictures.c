/* SPDX-License-Identifier: GPL-3.0-or-later */

/* customers-pictures FILE WIDTH HEIGHT [dark] [none] [record] [nordwind] [long] [compose] [history]
 * [drill] [new] [search]: one picture of the page, to be looked at. Run it under tests/support/display. */

#include "accord-config.h"

#include "customers-fixture.h"

#include "accord-composer.h"
#include "accord-customer-record.h"
#include "accord-stat-strip.h"
#include <locale.h>

static gboolean
has (int argc, char **argv, const char *word)
{
  for (int i = 4; i < argc; i++)
    if (g_str_equal (argv[i], word))
      return TRUE;
  return FALSE;
}

static void
use_style (const char *file, int priority)
{
  GtkCssProvider *provider = gtk_css_provider_new ();
  g_autofree char *path = g_strconcat ("/io/github/accord_app/Accord/", file, NULL);

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), priority);
}

static void
set_up_look (gboolean dark)
{
  use_style ("style.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  if (dark)
    use_style ("style-dark.css", GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/accord_app/Accord/icons");
}

static void
pose (CustomersFixture *fixture, int argc, char **argv)
{
  GtkWidget *record;

  if (has (argc, argv, "record"))
    accord_customers_page_show (fixture->page, has (argc, argv, "nordwind") ? fixture->nordwind : fixture->hengrui);
  if (has (argc, argv, "long"))
    accord_test_set (fixture->workspace, &accord_customer_kind, fixture->hengrui, "name",
                     "Donaudampfschifffahrtsgesellschaftskapitänskajüte International Holding GmbH & Co. KG of the Lower Danube");
  customers_fixture_settle ();
  record = find_widget (fixture->window, ACCORD_TYPE_CUSTOMER_RECORD, NULL, NULL);
  if (has (argc, argv, "compose"))
    accord_composer_open (find_widget (fixture->window, ACCORD_TYPE_COMPOSER, NULL, NULL), "call");
  if (has (argc, argv, "history"))
    gtk_widget_activate_action (record, "record.history", NULL);
  if (has (argc, argv, "drill"))
    g_signal_emit_by_name (find_widget (record, ACCORD_TYPE_STAT_STRIP, NULL, NULL), "cell-activated", 0);
  if (has (argc, argv, "new"))
    accord_customers_page_new_customer (fixture->page);
  if (has (argc, argv, "search"))
    gtk_editable_set_text (find_widget (fixture->window, GTK_TYPE_SEARCH_ENTRY, NULL, NULL), "hengrui paris");
  customers_fixture_settle ();
  customers_fixture_settle ();
}

int
main (int argc, char **argv)
{
  CustomersFixture fixture = { 0 };
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  dex_init ();
  adw_init ();
  if (argc < 4)
    g_error ("customers-pictures FILE WIDTH HEIGHT …");
  set_up_look (has (argc, argv, "dark"));
  customers_fixture_set_up (&fixture, has (argc, argv, "none") ? "" : NULL);
  customers_fixture_present (&fixture, atoi (argv[2]), atoi (argv[3]));
  pose (&fixture, argc, argv);
  command = g_strdup_printf ("import -window root %s", argv[1]);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  customers_fixture_tear_down (&fixture, NULL);
  return 0;
}
