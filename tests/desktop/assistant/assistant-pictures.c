/* SPDX-License-Identifier: GPL-3.0-or-later */

/* assistant-pictures FILE.png WIDTH HEIGHT file|map|check|run [dark] [end] FILES…: one picture of the
 * assistant, to be looked at. Run it under tests/support/display. */

#include "accord-config.h"

#include "assistant-driver.h"

#include <locale.h>
#include "accord-test-look.h"

static void
set_up_look (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  accord_test_look ();
}

static gboolean
scrolls_down (GtkWidget *widget, gconstpointer data)
{
  GtkPolicyType horizontal, vertical;

  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &horizontal, &vertical);
  return horizontal == GTK_POLICY_NEVER && vertical == GTK_POLICY_AUTOMATIC;
}

static void
scroll_to_end (GtkWidget *page)
{
  GtkWidget *scroller = find_widget (page, GTK_TYPE_SCROLLED_WINDOW, scrolls_down, NULL);
  GtkAdjustment *adjustment;

  if (scroller == NULL)
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  customers_fixture_settle ();
}

int
main (int argc, char **argv)
{
  CustomersFixture fixture = { 0 };
  gboolean dark, end;
  AccordAssistant *assistant;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  char **files;

  setlocale (LC_ALL, "");
  dex_init ();
  adw_init ();
  if (argc < 5)
    g_error ("assistant-pictures FILE WIDTH HEIGHT PAGE …");
  files = argv + 5;
  dark = *files != NULL && g_str_equal (*files, "dark");
  files += dark;
  end = *files != NULL && g_str_equal (*files, "end");
  files += end;
  set_up_look (dark);
  customers_fixture_set_up (&fixture, NULL);
  customers_fixture_present (&fixture, atoi (argv[2]), atoi (argv[3]));
  assistant = assistant_present (&fixture, (const char *const *) files);
  assistant_go_to (assistant, argv[4]);
  if (end)
    scroll_to_end (assistant_page (assistant));
  command = g_strdup_printf ("import -window root %s", argv[1]);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  adw_dialog_force_close (ADW_DIALOG (assistant));
  customers_fixture_tear_down (&fixture, NULL);
  return 0;
}
