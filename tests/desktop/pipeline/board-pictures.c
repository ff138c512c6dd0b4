/* SPDX-License-Identifier: GPL-3.0-or-later */

/* board-pictures FILE [dark] [narrow] [empty] [none] [long] [drag] [pane] [add] [lost] [menu]
 * [attention] [nomatch] [unpriced] [fold] [locked] [selected] [gate]: one picture of the board, to be looked at. Run it under tests/support/display. */

#include "accord-config.h"

#include "board-fixture.h"

#include "accord-board-card.h"
#include "accord-board-view.h"
#include "accord-column-view.h"
#include "accord-date.h"
#include <libintl.h>
#include <locale.h>

static const struct {
  const char *name, *stage, *customer, *amount;
} deals[] = {
  { "Warehouse tracking pilot", "Identify", "Harborline Logistics", "14500" },
  { "Classroom tablets", "Identify", "成都新维教育", "9800" },
  { "Booking engine", "Identify", "Cedar Bay Hospitality", "12800" },
  { "Label printers", "Identify", "Bright Foods", "6200" },
  { "Spare parts portal", "Identify", "Zephyr Motors", NULL },
  { "Showroom configurator", "First contact", "Atelier Dubois", "18500" },
  { "Patient intake system", "First contact", "Lumen Health", "76000" },
  { "Energy audit", "First contact", "Juniper Works", "15200" },
  { "Carton line upgrade", "Needs", "Falcon Packaging", "57000" },
  { "Dealer portal", "Needs", "Falcon Packaging", "35500" },
  { "Clean-room data platform", "Needs", "深圳光联半导体", "240000" },
  { "Fleet telematics", "Needs", "Harborline Logistics", "27500" },
  { "Service contract 24 months", "Solution", "苏州恒瑞医疗器械", "186000" },
  { "Welding cell integration", "Solution", "Nordwind Robotics", "94000" },
  { "Recipe management", "Solution", "Bright Foods", "25000" },
  { "Maintenance renewal", "Solution", "无锡华诺电子", "41200" },
  { "Cloud migration", "Present", "上海云启软件", "128000" },
  { "Framework agreement", "Present", "北京中科智联", "3100000" },
  { "Annual licence", "Negotiate", "Orchid Analytics", "48500" },
};

static gboolean
has (int argc, char **argv, const char *word)
{
  for (int i = 2; i < argc; i++)
    if (g_str_equal (argv[i], word))
      return TRUE;
  return FALSE;
}

static void
add_step (BoardFixture *fixture, gint64 deal, int in_days)
{
  AccordEdit *edit = accord_edit_new ("Planned a step");
  gint64 step = accord_edit_create (edit, &accord_activity_kind);

  accord_edit_set_text (edit, &accord_activity_kind, step, "title", "Send revised quote");
  accord_edit_set_text (edit, &accord_activity_kind, step, "type", "task");
  accord_edit_set_number (edit, &accord_activity_kind, step, "deal", deal);
  accord_edit_set_number (edit, &accord_activity_kind, step, "due_on", accord_date_today () + in_days);
  accord_change_set_unref (accord_test_commit (fixture->workspace, edit));
}

static gint64
fill (BoardFixture *fixture, gboolean sparse, gboolean lengthy, gboolean unpriced)
{
  gint64 chosen = 0;

  for (guint i = 0; i < G_N_ELEMENTS (deals); i++)
    {
      gint64 deal;

      if (sparse && i % 5 != 3)
        continue;
      deal = board_fixture_add (fixture, lengthy && i % 3 == 0
                                  ? "Donaudampfschifffahrtsgesellschaftskapitänskajüte renovation and a very long name indeed"
                                  : deals[i].name, dgettext (GETTEXT_PACKAGE, deals[i].stage),
                                lengthy && i % 3 == 0 ? "The Very Long Company Name Holding International GmbH & Co. KG"
                                                      : deals[i].customer, unpriced ? NULL : deals[i].amount);
      if (i % 4 != 1)
        add_step (fixture, deal, (int) (i * 3 % 11) - 3);
      if (g_str_equal (deals[i].name, "Clean-room data platform") || chosen == 0)
        chosen = deal;
    }
  return chosen;
}

/* Some deals in other money than the workspace's. */
static void
pay_otherwise (BoardFixture *fixture)
{
  static const char *const currencies[] = { "EUR", "EUR", "USD", "EUR", "CNY", "GBP" };
  g_autoptr (AccordQuery) query = accord_query_new (&accord_deal_kind);
  g_autoptr (GPtrArray) found = accord_test_boxed (accord_store_select (accord_workspace_get_store (fixture->workspace), query));
  AccordEdit *edit = accord_edit_new ("Paid otherwise");

  for (guint i = 0; i < found->len; i++)
    {
      AccordMoney money;

      if (accord_record_get_money (found->pdata[i], "amount", &money))
        accord_edit_set_both (edit, &accord_deal_kind, accord_record_id (found->pdata[i]), "amount", money.minor,
                              currencies[i % G_N_ELEMENTS (currencies)]);
    }
  accord_change_set_unref (accord_test_commit (fixture->workspace, edit));
}

static void
start_drag (BoardFixture *fixture, gint64 deal)
{
  GtkWidget *card = find_card (fixture, deal);
  int x, y;

  where_is (card, 40, 20, &x, &y);
  press ("mousemove %d %d mousedown 1", x, y);
  for (int i = 1; i <= 10; i++)
    press ("mousemove %d %d", x + i * 20, y - i * 4);
  run_ms (600);
}

/* Two things that a stage asks before it is entered. */
static void
ask_first (BoardFixture *fixture, const char *name)
{
  g_autofree char *stage = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (fixture->workspace, name));
  g_autofree char *won = g_strdup_printf ("%" G_GINT64_FORMAT, accord_test_stage (fixture->workspace, "Won"));

  accord_test_create (fixture->workspace, &accord_stage_criterion_kind, "title", "Quote sent", "stage", stage, "side", "entry",
                      "type", "check", "required", "yes", NULL);
  accord_test_create (fixture->workspace, &accord_stage_criterion_kind, "title", "Discount is approved", "stage", won, "side",
                      "entry", "type", "approval", "role", "manager", "required", "yes", NULL);
  accord_test_create (fixture->workspace, &accord_stage_criterion_kind, "title", "Contract signed", "stage", won, "side",
                      "entry", "type", "check", "required", "yes", NULL);
  accord_test_create (fixture->workspace, &accord_stage_criterion_kind, "title", "Product", "stage", won, "side",
                      "entry", "type", "field", "path", "product", "required", "yes", NULL);
}

int
main (int argc, char **argv)
{
  BoardFixture fixture;
  gint64 deal = 0;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  gboolean narrow = has (argc, argv, "narrow");

  setlocale (LC_ALL, "");
  if (g_getenv ("TEXTDOMAINDIR") != NULL)
    bindtextdomain (GETTEXT_PACKAGE, g_getenv ("TEXTDOMAINDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  dex_init ();
  adw_init ();
  if (has (argc, argv, "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  board_fixture_init (&fixture, narrow ? 360 : 1280, narrow ? 640 : 820);
  board_fixture_add_team (&fixture);
  if (!has (argc, argv, "none"))
    deal = fill (&fixture, has (argc, argv, "empty"), has (argc, argv, "long"), has (argc, argv, "unpriced"));
  if (has (argc, argv, "currencies"))
    pay_otherwise (&fixture);
  if (has (argc, argv, "locked") || has (argc, argv, "gate"))
    ask_first (&fixture, "Present");
  board_fixture_show (&fixture);
  run_ms (500);
  if (has (argc, argv, "selected") || has (argc, argv, "gate"))
    {
      GtkWidget *board = find_widget (fixture.window, ACCORD_TYPE_BOARD_VIEW, 0);

      accord_board_view_focus_deal (ACCORD_BOARD_VIEW (board), deal);
      run_ms (300);
      press ("key %s", has (argc, argv, "gate") ? "w" : "shift+Down shift+Down");
    }
  if (has (argc, argv, "owner") || has (argc, argv, "months"))
    gtk_widget_activate_action (GTK_WIDGET (fixture.page), "looks.group", "s", has (argc, argv, "owner") ? "owner" : "expected_on");
  if (has (argc, argv, "fields"))
    gtk_widget_activate_action (GTK_WIDGET (fixture.page), "looks.card-fields", NULL);
  run_ms (500);
  if (has (argc, argv, "drag"))
    start_drag (&fixture, deal);
  if (has (argc, argv, "attention"))
    gtk_widget_activate_action (find_widget (fixture.window, ACCORD_TYPE_BOARD_VIEW, 0), "board.show-steps", "u", 5);
  if (has (argc, argv, "fold"))
    for (guint i = 0; i < 5; i += 4)
      accord_column_view_set_folded (ACCORD_COLUMN_VIEW (find_widget (fixture.window, ACCORD_TYPE_COLUMN_VIEW, i)),
                                     TRUE);
  if (has (argc, argv, "nomatch"))
    {
      accord_pipeline_page_focus_search (fixture.page);
      press ("type --delay 20 Zeppelin");
    }
  if (has (argc, argv, "pane"))
    accord_pipeline_page_show (fixture.page, deal);
  if (has (argc, argv, "add"))
    accord_pipeline_page_new_deal (fixture.page, 0);
  if (has (argc, argv, "lost") || has (argc, argv, "menu"))
    {
      GtkWidget *board = find_widget (fixture.window, ACCORD_TYPE_BOARD_VIEW, 0);

      accord_board_view_focus_deal (ACCORD_BOARD_VIEW (board), deal);
      run_ms (300);
      press ("key %s", has (argc, argv, "lost") ? "l" : "m");
    }
  run_ms (1500);
  command = g_strdup_printf ("import -window root %s", argv[1]);
  if (!g_spawn_command_line_sync (command, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return 0;
}
