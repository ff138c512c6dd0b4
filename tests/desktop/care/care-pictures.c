/* SPDX-License-Identifier: GPL-3.0-or-later */

/* care-pictures FILE WIDTH HEIGHT [dark] [none] [long] [find] [open] [merge] [compare]: one picture, to be
 * looked at. Run it under tests/support/display. */

#include "accord-config.h"

#include "care-fixture.h"

#include <locale.h>
#include "accord-test-look.h"
#include "accord-own-fields-page.h"
#include "accord-twin-bar.h"

static gboolean
has (int argc, char **argv, const char *word)
{
  for (int i = 4; i < argc; i++)
    if (g_str_equal (argv[i], word))
      return TRUE;
  return FALSE;
}

static void
set_up_look (gboolean dark)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  accord_test_look ();
}

static void
show_fields (CareFixture *fixture)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();

  accord_test_create (fixture->base.workspace, &accord_custom_field_kind, "label", "Region", "target", "customer", "type", "choice", "choices", "North\nSouth\nEast", NULL);
  accord_test_create (fixture->base.workspace, &accord_custom_field_kind, "label", "Delivery notes", "target", "customer", "type", "long_text", NULL);
  accord_test_create (fixture->base.workspace, &accord_custom_field_kind, "label", "Machine", "target", "deal", "type", "link", "links_to", "product", NULL);
  adw_dialog_set_content_height (dialog, 740);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (accord_own_fields_page_new (fixture->base.workspace)));
  adw_dialog_present (dialog, fixture->base.window);
}

static void
pose (CareFixture *fixture, int argc, char **argv)
{
  gint64 ids[] = { fixture->base.hengrui, fixture->twin, fixture->base.nordwind };

  if (has (argc, argv, "long"))
    accord_test_set (fixture->base.workspace, &accord_customer_kind, fixture->base.hengrui, "name",
                     "Donaudampfschifffahrtsgesellschaftskapitänskajüte International Holding GmbH & Co. KG of the Lower Danube");
  if (has (argc, argv, "find") || has (argc, argv, "open"))
    care_fixture_act (fixture, "find-duplicates", NULL);
  customers_fixture_settle ();
  if (has (argc, argv, "open"))
    g_signal_emit_by_name (find_widget (adw_window_get_visible_dialog (ADW_WINDOW (fixture->base.window)), GTK_TYPE_LIST_VIEW, NULL, NULL), "activate", 0);
  if (has (argc, argv, "due"))
    {
      accord_test_set (fixture->base.workspace, &accord_customer_kind, fixture->base.bright, "verified", "2026-01-10");
      accord_test_set (fixture->base.workspace, &accord_customer_kind, fixture->base.hengrui, "verified", "2024-01-10");
      care_fixture_act (fixture, "verify-list", NULL);
    }
  if (has (argc, argv, "erase"))
    care_fixture_act (fixture, "erase", g_variant_new ("(sx)", "customer", fixture->base.hengrui));
  if (has (argc, argv, "paste"))
    care_fixture_act (fixture, "paste-people", g_variant_new_string (has (argc, argv, "none") ? "" : has (argc, argv, "several") ? "苏州恒远科技有限公司\n王小明 13800138001\n李娜 13912345678 lina@hengyuan.cn\nJohn Smith <john@acme.com>, Jane Doe <jane@acme.com>" : has (argc, argv, "zh") ? "王小明　采购经理\n苏州恒瑞医疗器械有限公司\n手机：138 0013 8001　电话：0512-6288 1234 转 801\n邮箱：wangxm@hengrui.cn\n微信：hr_wxm\n地址：江苏省苏州市工业园区星湖街328号\n爱喝茶，下周二来上海" : "Best regards,\n\nNora Pelt\nHead of Purchasing\nNordwind Robotics GmbH\nHafenstraße 7\n20457 Hamburg\nT +49 (0)40 123456-0 | M 0151 23456789\nnora.pelt@nordwind.example | www.nordwind.example\nPrefers a call before ten"));
  if (has (argc, argv, "fields"))
    show_fields (fixture);
  if (has (argc, argv, "form"))
    {
      g_signal_connect_object (fixture->base.page, "form", G_CALLBACK (accord_twin_bar_add_to_form), fixture->base.workspace, G_CONNECT_SWAPPED);
      accord_customers_page_new_customer (fixture->base.page);
      customers_fixture_settle ();
      gtk_editable_set_text (find_widget (fixture->base.window, ADW_TYPE_ENTRY_ROW, NULL, NULL), "恒瑞医疗器械");
    }
  if (has (argc, argv, "record"))
    {
      GtkWidget *bar = accord_twin_bar_new (fixture->base.workspace, &accord_customer_kind);

      accord_customers_page_add_banner (fixture->base.page, bar);
      g_signal_connect_object (fixture->base.page, "shown", G_CALLBACK (accord_twin_bar_set_record), bar, G_CONNECT_SWAPPED);
      accord_customers_page_show (fixture->base.page, fixture->base.nordwind);
    }
  if (has (argc, argv, "merge"))
    care_fixture_act (fixture, "merge", g_variant_new ("(sx)", "customer", fixture->base.hengrui));
  if (has (argc, argv, "compare"))
    care_fixture_act (fixture, "compare", g_variant_new ("(s@ax)", "customer", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids, has (argc, argv, "three") ? 3 : 2, 8)));
  customers_fixture_settle ();
  customers_fixture_settle ();
}

int
main (int argc, char **argv)
{
  CareFixture fixture = { 0 };
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  dex_init ();
  adw_init ();
  if (argc < 4)
    g_error ("care-pictures FILE WIDTH HEIGHT …");
  set_up_look (has (argc, argv, "dark"));
  care_fixture_set_up (&fixture, has (argc, argv, "none") ? "" : NULL);
  customers_fixture_present (&fixture.base, atoi (argv[2]), atoi (argv[3]));
  pose (&fixture, argc, argv);
  command = g_strdup_printf ("import -window root %s", argv[1]);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  care_fixture_tear_down (&fixture, NULL);
  return 0;
}
