/* SPDX-License-Identifier: GPL-3.0-or-later */

/* deal-pictures FILE WIDTH HEIGHT [dark] [empty] [long] [open] [quote] [history] [tab NAME] [scroll N]: one
 * picture of a deal's page, to be looked at. Run it under tests/support/display. */

#include "accord-config.h"

#include "deals-fixture.h"

#include "accord-deal-part.h"
#include <locale.h>

static const char *
word_after (int argc, char **argv, const char *word)
{
  for (int i = 4; i < argc; i++)
    if (g_str_equal (argv[i], word))
      return i + 1 < argc ? argv[i + 1] : "";
  return NULL;
}

static void
add_past (DealsFixture *fixture)
{
  for (int i = 0; i < 24; i++)
    {
      g_autofree char *through = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (fixture->workspace, "Negotiate"));
      gint64 deal = deals_fixture_add (fixture, &accord_deal_kind, "name", "Past deal", "stage", through, NULL);
      AccordEdit *edit = accord_edit_new ("Closed");

      accord_edit_set_reason (edit, "Price");
      accord_edit_set_both (edit, &accord_deal_kind, deal, "stage", accord_test_stage (fixture->workspace, i < 14 ? "Won" : "Lost"), NULL);
      accord_change_set_unref (accord_test_commit (fixture->workspace, edit));
    }
}

static void
run_ms (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
unfold_all (GtkWidget *root)
{
  if (ADW_IS_EXPANDER_ROW (root))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (root), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    unfold_all (child);
}

int
main (int argc, char **argv)
{
  DealsFixture fixture;
  gboolean lengthy;
  g_autofree char *command = NULL;

  if (argc < 4)
    g_error ("deal-pictures FILE WIDTH HEIGHT …");
  setlocale (LC_ALL, "");
  adw_init ();
  dex_init ();
  lengthy = word_after (argc, argv, "long") != NULL;
  if (word_after (argc, argv, "dark") != NULL)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  deals_fixture_init (&fixture, atoi (argv[2]), atoi (argv[3]));
  deals_fixture_deal (&fixture, lengthy ? "Donaudampfschifffahrtsgesellschaftskapitänskajüte renovation and a very long name indeed"
                                        : "Service contract 24 months",
                      "Negotiate", lengthy ? "The Very Long Company Name Holding International GmbH & Co. KG" : "苏州恒瑞医疗器械", "186000");
  if (word_after (argc, argv, "empty") == NULL)
    deals_fixture_fill (&fixture, lengthy);
  if (word_after (argc, argv, "history") != NULL)
    add_past (&fixture);
  deals_fixture_show (&fixture);
  run_ms (1500);
  if (word_after (argc, argv, "tab") != NULL)
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (deals_find (GTK_WIDGET (fixture.page), ADW_TYPE_TOGGLE_GROUP, 1)),
                                      word_after (argc, argv, "tab"));
  if (word_after (argc, argv, "quote") != NULL)
    g_signal_emit_by_name (deals_find (GTK_WIDGET (fixture.page), ACCORD_TYPE_DEAL_PART, 1), "add", fixture.window);
  if (word_after (argc, argv, "open") != NULL)
    unfold_all (GTK_WIDGET (fixture.page));
  run_ms (1500);
  if (word_after (argc, argv, "scroll") != NULL)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (
                                GTK_SCROLLED_WINDOW (deals_find (GTK_WIDGET (fixture.page), GTK_TYPE_SCROLLED_WINDOW, 0))),
                              atoi (word_after (argc, argv, "scroll")));
  run_ms (1000);
  command = g_strdup_printf ("import -window root -crop %sx%s+0+0 %s", argv[2], argv[3], argv[1]);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL))
    g_error ("import");
  return 0;
}
