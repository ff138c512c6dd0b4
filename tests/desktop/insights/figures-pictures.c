/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes pictures of Insights and Team over the imported example, to be looked at:
 *   figures-pictures FILE.png insights|team|member|records|ratio|made|rest|decisions|decide [dark] [empty] [narrow] [year] */

#include "accord-config.h"

#include "figures-fixture.h"

#include "accord-figure-drill.h"
#include "accord-insights-page.h"
#include "accord-kpi-tile.h"
#include "accord-period-button.h"
#include "accord-team-page.h"
#include "accord-test-look.h"

#include <locale.h>

static gboolean
has (char **words, const char *word)
{
  return g_strv_contains ((const char *const *) words, word);
}

static void
save (GtkWidget *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window), gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static gint64
some_member (AccordWorkspace *workspace)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);
  g_autoptr (GPtrArray) found = NULL;

  accord_query_add_text (query, "name", ACCORD_OP_IS, "Darcel Schlecht");
  found = accord_test_boxed (accord_store_select (accord_workspace_get_store (workspace), query));
  return found->len > 0 ? accord_record_id (g_ptr_array_index (found, 0)) : 0;
}

static GtkWidget *
make_page (AccordWorkspace *workspace, char **words)
{
  GtkWidget *page = has (words, "team") || has (words, "member") ? accord_team_page_new (workspace)
                                                                 : accord_insights_page_new (workspace);

  return page;
}

/* What a figure is made of that is no tile of the page. */
static void
open_made (AccordWorkspace *workspace, GtkWidget *page, const char *kpi)
{
  AccordPeriod period = accord_period_containing (ACCORD_PERIOD_QUARTER, accord_date_from_ymd (2017, 5, 1), 1);
  g_autoptr (AccordReportRequest) request = accord_report_request_new (workspace, &period);
  g_autoptr (GPtrArray) figures = NULL;

  accord_report_request_add (request, kpi, NULL);
  figures = accord_test_boxed (accord_report_run (accord_workspace_get_store (workspace), accord_report_request_copy (request)));
  accord_figure_drill (figures_find (page, ACCORD_TYPE_KPI_TILE, 0), workspace, request, g_ptr_array_index (figures, 0), NULL);
}

/* What was decided upon a figure and upon a chart; one of them is long. */
static void
open_decisions (AccordWorkspace *workspace, GtkWidget *page, gboolean empty)
{
  g_autofree char *again = accord_date_to_iso (accord_date_today () - 3);

  if (!empty)
    {
      accord_test_create (workspace, &accord_decision_kind, "name", "Ask for references before the second meeting", "reason",
                          "Those who ask win more often.", "decided_on", "2017-12-20", "basis", "kpi:win-rate", "from_on", "2017-10-01", "until_on",
                          "2017-12-31", "evidence", "Win rate, Q4 2017", "value", "61% · 1,011/1,654", "review_on", again, "outcome",
                          "Four points more in the first quarter.", NULL);
      accord_test_create (workspace, &accord_decision_kind, "name",
                          "No more discounts of more than ten per cent without the signature of the regional manager and of whoever is responsible for the product",
                          "decided_on", "2017-12-28", "basis", "stalled", "evidence", "Stalled Value, Q4 2017", "value",
                          "Most stalled value lies in “Engaging”: €200K in 31 deals, of €260K.", NULL);
    }
  gtk_widget_activate_action (page, "insights.page", "s", "decisions");
}

static void
arrange (AccordWorkspace *workspace, GtkWidget *page, char **words)
{
  GtkWidget *period;

  if (has (words, "member"))
    accord_team_page_show (ACCORD_TEAM_PAGE (page), some_member (workspace));
  if (has (words, "team") && has (words, "open"))
    accord_team_page_show (ACCORD_TEAM_PAGE (page), 0);
  figures_run_for (500);
  period = figures_find (page, ACCORD_TYPE_PERIOD_BUTTON, 0);
  if (has (words, "year") && period != NULL)
    {
      AccordPeriod year = accord_period_containing (ACCORD_PERIOD_YEAR, accord_date_from_ymd (2017, 12, 31), 1);

      accord_period_button_set_period (ACCORD_PERIOD_BUTTON (period), &year);
      g_signal_emit_by_name (period, "changed");
    }
  if (has (words, "records"))
    gtk_widget_activate (figures_find (page, ACCORD_TYPE_KPI_TILE, 0));
  if (has (words, "ratio"))
    gtk_widget_activate (figures_find (page, ACCORD_TYPE_KPI_TILE, 1));
  if (has (words, "made") || has (words, "rest"))
    open_made (workspace, page, has (words, "made") ? "growth" : "conversion");
  if (has (words, "menu"))
    gtk_widget_activate (figures_find (period, GTK_TYPE_MENU_BUTTON, 0));
  if (has (words, "decisions"))
    open_decisions (workspace, page, has (words, "none"));
  if (has (words, "decide"))
    gtk_widget_activate_action (figures_find (page, ACCORD_TYPE_KPI_TILE, 1), "tiles.decide", "s", "win-rate");
  if (has (words, "arrange"))
    gtk_widget_activate_action (page, "insights.change", "s", "arrange");
  figures_run_for (2500);
}

int
main (int argc, char **argv)
{
  AccordWorkspace *workspace;
  GtkWidget *page, *window;

  setlocale (LC_ALL, "");
  adw_init ();
  dex_init ();
  if (argc < 3)
    return 1;
  if (has (argv, "dark"))
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  accord_test_look ();
  workspace = accord_test_workspace ();
  if (!has (argv, "empty") && !figures_import_maven (workspace))
    g_printerr ("The example is not there; the pictures are empty.\n");
  page = make_page (workspace, argv);
  window = figures_window (page, has (argv, "narrow") ? 360 : has (argv, "wide") ? 1360 : 1060, has (argv, "tall") ? 1700 : 800);
  arrange (workspace, page, argv);
  save (window, argv[1]);
  gtk_window_destroy (GTK_WINDOW (window));
  figures_run_for (200);
  accord_test_drop (workspace);
  return 0;
}
