/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every chart of the list must have (ui.md §9): a sentence made from its data, a cursor that keys move, a tooltip, its table, a
 * description that is read out, how it is counted in words of its own, a picture, SVG and CSV. */

#include "accord-config.h"

#include "figures-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include "accord-chart-card.h"
#include "accord-plot-card.h"
#include "accord-plot-chart.h"
#include "accord-plot-save.h"

#define DAY (accord_date_today ())

static AccordWorkspace *workspace;
static GtkWidget *window;
static GtkWidget *card;
static GHashTable *explanations; /* → the chart that says so */
static guint n_drawn;

/* A dozen buyers in two industries; each deal has one, a source, and spent a while in its first stage. */
static void
add_buyers (void)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (AccordQuery) all = accord_query_new (&accord_deal_kind), stages = accord_query_new (&accord_stage_kind);
  g_autoptr (GPtrArray) deals = accord_test_boxed (accord_store_select (store, all)), steps = accord_test_boxed (accord_store_select (store, stages));
  gint64 buyers[12];
  AccordEdit *edit;

  for (int i = 0; i < 12; i++)
    buyers[i] = accord_test_create (workspace, &accord_customer_kind, "name", "Buyer", "industry", i % 2 == 0 ? "Food" : "Energy", "country",
                                    i % 3 == 0 ? "DE" : "CN", NULL);
  edit = accord_edit_new ("Whose");
  for (guint i = 0; i < deals->len; i++)
    {
      gint64 deal = accord_record_id (deals->pdata[i]), event = accord_edit_create (edit, &accord_stage_event_kind);

      accord_edit_set_number (edit, &accord_deal_kind, deal, "customer", buyers[i % 12]);
      accord_edit_set_text (edit, &accord_deal_kind, deal, "source", i % 2 == 0 ? "Fair" : "Web");
      for (int k = 0; k < 2; k++, event = k < 2 ? accord_edit_create (edit, &accord_stage_event_kind) : 0)
        {
          accord_edit_set_number (edit, &accord_stage_event_kind, event, "deal", deal);
          if (k > 0)
            accord_edit_set_number (edit, &accord_stage_event_kind, event, "from_stage", accord_record_id (steps->pdata[0]));
          accord_edit_set_number (edit, &accord_stage_event_kind, event, "to_stage", accord_record_id (steps->pdata[k]));
          accord_edit_set_number (edit, &accord_stage_event_kind, event, "effective_on", DAY - 60 + 10 * k);
        }
    }
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

/* Of a month that is over. */
static void
keep_forecast (void)
{
  AccordPeriod running = accord_period_containing (ACCORD_PERIOD_MONTH, DAY, 1), month = accord_period_containing (ACCORD_PERIOD_MONTH, running.from - 1, 1);
  const AccordKind *kind = &accord_forecast_snapshot_kind;
  AccordEdit *edit = accord_edit_new ("Keep");
  gint64 id = accord_edit_create (edit, kind);

  accord_edit_set_text (edit, kind, id, "name", "Month");
  accord_edit_set_number (edit, kind, id, "taken_on", month.from + 7);
  accord_edit_set_number (edit, kind, id, "from_on", month.from);
  accord_edit_set_number (edit, kind, id, "until_on", month.to - 1);
  accord_edit_set_both (edit, kind, id, "expected", 200000, "EUR");
  accord_change_set_unref (accord_test_commit (workspace, edit));
}

/* Two people, three dozen deals of a year, with sources and products; talks. */
static void
fill (void)
{
  gint64 people[2] = { accord_test_create (workspace, &accord_member_kind, "name", "Ada", "role", "representative", NULL),
                       accord_test_create (workspace, &accord_member_kind, "name", "Lin", "role", "representative", NULL) };
  gint64 products[2] = { accord_test_create (workspace, &accord_product_kind, "name", "Pump", NULL),
                         accord_test_create (workspace, &accord_product_kind, "name", "Valve", NULL) };
  FiguresDeal deals[48];

  for (int i = 0; i < 48; i++)
    {
      const char *outcome = i % 4 == 3 ? "open" : i % 4 == 2 ? "lost" : "won";
      gint64 closed = DAY - 8 * i;

      deals[i] = (FiguresDeal) { outcome, 100000 + 1000 * i, closed - 20 - i, i % 4 == 3 ? G_MININT64 : closed, people[i % 2], products[i / 2 % 2] };
    }
  figures_add_deals (workspace, deals, G_N_ELEMENTS (deals));
  for (int i = 0; i < 20; i++)
    {
      AccordEdit *edit = accord_edit_new ("Talked");
      gint64 id = accord_edit_create (edit, &accord_activity_kind);

      accord_edit_set_text (edit, &accord_activity_kind, id, "title", "Call");
      accord_edit_set_text (edit, &accord_activity_kind, id, "type", "call");
      accord_edit_set_number (edit, &accord_activity_kind, id, "done_at", accord_date_to_time (DAY - i) + 10 * 3600000);
      accord_edit_set_number (edit, &accord_activity_kind, id, "owner", people[i % 2]);
      accord_change_set_unref (accord_test_commit (workspace, edit));
    }
}

static gboolean
has_plot (gpointer data)
{
  return accord_plot_card_get_plot (ACCORD_PLOT_CARD (card)) != NULL && !accord_plot_card_is_asking (ACCORD_PLOT_CARD (card));
}

static void
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
}

/* Home, right, end: the cursor goes over what is drawn, and the tooltip says the mark's words. */
static void
check_cursor (AccordChart *chart, const AccordPlot *plot)
{
  int last = (int) accord_plot_end_drawn (plot) - 1;
  GtkWidget *tooltip;

  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (chart)));
  press (GTK_WIDGET (chart), GDK_KEY_Home);
  g_assert_cmpint (accord_chart_get_current (chart), ==, 0);
  press (GTK_WIDGET (chart), GDK_KEY_Right);
  g_assert_cmpint (accord_chart_get_current (chart), ==, MIN (1, last));
  press (GTK_WIDGET (chart), GDK_KEY_End);
  g_assert_cmpint (accord_chart_get_current (chart), ==, last);
  tooltip = figures_find (GTK_WIDGET (chart), GTK_TYPE_POPOVER, 0);
  g_assert_nonnull (tooltip);
  g_assert_true (gtk_widget_get_visible (tooltip));
  press (GTK_WIDGET (chart), GDK_KEY_Escape);
  g_assert_cmpint (accord_chart_get_current (chart), ==, -1);
}

/* The chart and the first of its marks are read out. */
static void
check_description (AccordChart *chart, const AccordPlot *plot)
{
  g_autofree char *name = g_strdup_printf ("%s. %s", plot->title, plot->takeaway);
  GtkWidget *mark = gtk_widget_get_first_child (GTK_WIDGET (chart));
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_cmpstr (wrong, ==, NULL);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
check_table (GtkWidget *chart_card)
{
  GtkWidget *chart = accord_chart_card_get_chart (ACCORD_CHART_CARD (chart_card));

  g_object_set (chart_card, "show-table", TRUE, NULL);
  g_assert_false (gtk_widget_get_child_visible (chart));
  g_object_set (chart_card, "show-table", FALSE, NULL);
  g_assert_true (gtk_widget_get_child_visible (chart));
}

static void
check_files (const char *spec, AccordPlot *plot)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "accord-insight-chart.svg", NULL), *svg = NULL, *csv = accord_plot_to_csv (plot);
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  g_autoptr (GdkTexture) picture = accord_plot_texture (plot, 1, FALSE);
  g_autoptr (GError) error = NULL;

  accord_plot_write_svg (plot, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
  g_assert_nonnull (strstr (svg, "</svg>"));
  g_unlink (path);
  g_assert_cmpint (gdk_texture_get_width (picture), >, 400);
  g_assert_cmpint (gdk_texture_get_height (picture), >, 60);
  g_assert_cmpuint (g_strv_length (lines), >=, plot->marks->len + 1);
}

/* Of its own: what is counted otherwise is not explained alike. Those that differ in what they are by may share it. */
static void
check_explanation (const char *spec, const AccordPlot *plot)
{
  g_autofree char *id = g_strndup (spec, strcspn (spec, ":"));
  const char *other;

  g_assert_nonnull (plot->explanation);
  g_assert_cmpuint (strlen (plot->explanation), >, 40);
  other = g_hash_table_lookup (explanations, plot->explanation);
  if (other != NULL)
    g_assert_cmpstr (other, ==, id);
  g_hash_table_insert (explanations, g_strdup (plot->explanation), g_steal_pointer (&id));
}

static void
check_actions (void)
{
  static const char *const actions[] = { "plot.explain", "plot.copy", "plot.save", "plot.decide" };
  GtkWidget *inside = figures_find (card, ACCORD_TYPE_CHART_CARD, 0), *menu = figures_find (card, GTK_TYPE_MENU_BUTTON, 0);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (inside);

  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_get_mapped (menu));
  gdk_clipboard_set_text (clipboard, "copied before");
  gtk_widget_activate_action (inside, "plot.copy", "s", "picture");
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0;; k++)
        {
          const GVariantType *parameter;
          const char *name, *property;
          GType owner;

          if (!gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (card), k, &owner, &name, &parameter, &property))
            break;
          found |= g_str_equal (name, actions[i]);
        }
      g_assert_true (found);
    }
}

static void
check_chart (const char *spec, const AccordInsightAsk *ask)
{
  GtkWidget *inside;
  AccordPlot *plot;
  g_autofree char *takeaway = NULL;

  g_test_message ("%s", spec);
  card = accord_plot_card_new (workspace, spec);
  adw_window_set_content (ADW_WINDOW (window), card);
  accord_plot_card_ask (ACCORD_PLOT_CARD (card), ask, 0);
  figures_run_until (has_plot, NULL);
  figures_run_for (20);
  plot = accord_plot_card_get_plot (ACCORD_PLOT_CARD (card));
  inside = figures_find (card, ACCORD_TYPE_CHART_CARD, 0);
  check_explanation (spec, plot);
  check_files (spec, plot);
  check_actions ();
  g_object_get (inside, "takeaway", &takeaway, NULL);
  if (plot->too_little != NULL)
    return g_test_message ("  %s", plot->too_little);
  g_assert_cmpstr (takeaway, ==, plot->takeaway);
  g_assert_nonnull (plot->takeaway);
  if (plot->shape == ACCORD_PLOT_WORDS)
    return;
  n_drawn++;
  check_cursor (ACCORD_CHART (accord_chart_card_get_chart (ACCORD_CHART_CARD (inside))), plot);
  check_description (ACCORD_CHART (accord_chart_card_get_chart (ACCORD_CHART_CARD (inside))), plot);
  check_table (inside);
}

static void
test_every_chart_has_all (void)
{
  AccordPeriod year = accord_period_custom (DAY - 364, DAY + 1);
  g_autoptr (AccordInsightAsk) ask = accord_insight_ask_new (&year, ACCORD_COMPARE_PREVIOUS, 0, NULL);
  g_auto (GStrv) specs = NULL;

  workspace = accord_test_workspace ();
  fill ();
  add_buyers ();
  keep_forecast ();
  explanations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  card = gtk_label_new ("");
  window = figures_window (card, 700, 600);
  specs = accord_insight_card_specs (accord_workspace_get_store (workspace));
  for (int i = 0; specs[i] != NULL; i++)
    check_chart (specs[i], ask);
  g_assert_cmpuint (n_drawn, >=, 16);
  g_hash_table_unref (explanations);
  gtk_window_destroy (GTK_WINDOW (window));
  figures_run_for (100);
  accord_test_drop (workspace);
}

static AccordPlot *
many_groups (void)
{
  AccordPlot *plot = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, "Members");

  accord_plot_set_columns (plot, "Member", "Deals", NULL);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Member %d", i);
      AccordPlotMark *mark = accord_plot_add (plot, name);

      mark->value = 200 - i;
      accord_plot_set_cells (mark, g_steal_pointer (&name), g_strdup_printf ("%d", 200 - i), NULL);
    }
  accord_plot_draw_only (plot, 0, 10);
  return plot;
}

/* Two hundred rows scroll in their card; the cursor of the chart stays with what is drawn. */
static void
test_many_rows_stay_in_their_card (void)
{
  g_autoptr (AccordPlot) plot = many_groups ();
  GtkWidget *chart = accord_plot_chart_new (), *chart_card = accord_chart_card_new ("Members"), *frame;
  int natural;

  accord_plot_chart_set_plot (ACCORD_PLOT_CHART (chart), plot);
  accord_chart_card_set_chart (ACCORD_CHART_CARD (chart_card), chart);
  frame = figures_window (chart_card, 700, 600);
  figures_run_for (50);
  press (chart, GDK_KEY_End);
  g_assert_cmpint (accord_chart_get_current (ACCORD_CHART (chart)), ==, 9);
  g_object_set (chart_card, "show-table", TRUE, NULL);
  figures_run_for (50);
  gtk_widget_measure (chart_card, GTK_ORIENTATION_VERTICAL, 700, NULL, &natural, NULL, NULL);
  g_assert_cmpint (natural, <, 700);
  gtk_window_destroy (GTK_WINDOW (frame));
  figures_run_for (50);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/insights/charts/every-chart-has-sentence-cursor-tooltip-table-description-and-files", test_every_chart_has_all);
  g_test_add_func ("/insights/charts/many-rows-stay-in-their-card", test_many_rows_stay_in_their_card);
  return g_test_run ();
}
