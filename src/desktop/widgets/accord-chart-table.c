/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart as a table: the same finished texts, for those who read figures rather than bars. */

#include "accord-config.h"

#include "accord-chart-table.h"

#include "accord-data-label.h"

/* What a card shows without scrolling: */
#define MOST_ROWS 24
#define MOST_COLUMNS 6
#define HEIGHT 480 /* of the rows in sight, where there are more */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gboolean number = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "accord-column")) > 0;
  GtkWidget *label = accord_data_label_new (number ? "numeric" : NULL);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AccordChart *chart)
{
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "accord-column"));
  const char *const *cells = accord_chart_get_cells (chart,
                                                     (int) gtk_list_item_get_position (item));

  accord_data_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                              cells != NULL && column < (int) g_strv_length ((char **) cells) ? cells[column] : NULL);
}

static void
activated_cb (AccordChart *chart, guint position)
{
  accord_chart_activate (chart, (int) position);
}

static GtkColumnViewColumn *
make_column (AccordChart *chart, int index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "accord-column", GINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), chart, 0);
  column = gtk_column_view_column_new (accord_chart_get_columns (chart)[index], factory);
  gtk_column_view_column_set_expand (column, TRUE);
  return column;
}

/* Headings of figures stand above their figures; the column view has no setting for it. */
static void
align_headings (GtkWidget *view)
{
  GtkWidget *button = gtk_widget_get_first_child (gtk_widget_get_first_child (view));

  while (button != NULL && (button = gtk_widget_get_next_sibling (button)) != NULL)
    if (gtk_widget_get_first_child (button) != NULL)
      gtk_widget_set_halign (gtk_widget_get_first_child (button), GTK_ALIGN_END);
}

/* Two hundred members would push everything below the card out of sight, forty columns the window over its edge. */
static GtkWidget *
in_sight (GtkWidget *view, gboolean high, gboolean wide)
{
  GtkWidget *window;

  if (!high && !wide)
    return view;
  window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), wide ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER, high ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  if (high)
    gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  return window;
}

/**
 * accord_chart_table_new:
 * @chart: a chart with columns
 *
 * Returns: (transfer floating): its marks as rows, scrolled where these or the columns are many; activating one activates the mark
 */
GtkWidget *
accord_chart_table_new (AccordChart *chart)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *const *columns = accord_chart_get_columns (chart);
  GtkWidget *view;

  for (int i = 0; i < accord_chart_get_n_marks (chart); i++)
    gtk_string_list_append (names, accord_chart_get_cells (chart, i)[0]);
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (names)))));
  for (int i = 0; columns != NULL && columns[i] != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = make_column (chart, i);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  align_headings (view);
  g_signal_connect_object (view, "activate", G_CALLBACK (activated_cb), chart, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (view, "chart-table");
  gtk_column_view_set_tab_behavior (GTK_COLUMN_VIEW (view), GTK_LIST_TAB_ITEM);
  return in_sight (view, accord_chart_get_n_marks (chart) > MOST_ROWS, columns != NULL && g_strv_length ((char **) columns) > MOST_COLUMNS);
}
