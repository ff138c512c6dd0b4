/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a chart is explained, copied and saved: what every card's menu does. */

#include "accord-config.h"

#include "accord-plot-save.h"

#include "accord-commit.h"
#include "accord-lazy-menu.h"
#include "accord-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define PICTURE_WIDTH 760.0

/**
 * accord_plot_explain:
 * @from: where it was asked
 * @plot: a chart
 *
 * Tells how the chart is counted.
 */
void
accord_plot_explain (GtkWidget *from, const AccordPlot *plot)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (plot->explanation);
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("How This Is Counted"), plot->title));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  g_object_set (label, "wrap", TRUE, "xalign", 0.f, "yalign", 0.f, "selectable", TRUE, "margin-start", 18, "margin-end", 18, "margin-top", 6,
                "margin-bottom", 18, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, NULL);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (dialog, _("How This Is Counted"));
  adw_dialog_set_content_width (dialog, 460);
  accord_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, from);
}

/**
 * accord_plot_texture:
 * @plot: a chart
 * @scale: pixels for each point
 * @dark: on a dark ground
 *
 * Returns: (transfer full): the card as a picture
 */
GdkTexture *
accord_plot_texture (AccordPlot *plot, double scale, gboolean dark)
{
  cairo_surface_t *surface = accord_plot_to_image (plot, PICTURE_WIDTH, scale, dark);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * (gsize) height);
  GdkTexture *texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);

  cairo_surface_destroy (surface);
  return texture;
}

/**
 * accord_plot_copy_picture:
 * @from: where it was asked
 * @plot: a chart
 *
 * Puts a picture of the card into the clipboard, in light colours: it goes into letters and slides.
 */
void
accord_plot_copy_picture (GtkWidget *from, AccordPlot *plot)
{
  g_autoptr (GdkTexture) texture = accord_plot_texture (plot, 2, FALSE);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (from), texture);
  accord_say (from, _("Copied the chart as a picture."));
}

/**
 * accord_plot_copy_table:
 * @from: where it was asked
 * @plot: a chart
 *
 * Puts the chart's table into the clipboard, with tabs, as spreadsheets take it.
 */
void
accord_plot_copy_table (GtkWidget *from, AccordPlot *plot)
{
  GString *text = g_string_new (NULL);
  g_autofree char *head = g_strjoinv ("\t", plot->columns);

  g_string_append_printf (text, "%s\n", head);
  for (guint i = 0; i < plot->marks->len; i++)
    {
      const AccordPlotMark *mark = accord_plot_tell (plot, i);
      g_autofree char *line = g_strjoinv ("\t", mark->data != NULL ? mark->data : mark->cells);

      g_string_append_printf (text, "%s\n", line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (from), text->str);
  g_string_free (text, TRUE);
  accord_say (from, _("Copied the table."));
}

typedef struct {
  GtkWidget *from;
  AccordPlot *plot;
  char *ending;
  AccordPlotWrite write; /* NULL: the engine does */
  gpointer data;         /* of it; @from keeps it alive */
} Saving;

static gboolean
write_file (const Saving *saving, const char *path, GError **error)
{
  g_autofree char *csv = NULL;
  g_autofree char *text = NULL;

  if (saving->write != NULL)
    return saving->write (saving->data, path, error);
  if (g_str_equal (saving->ending, "svg"))
    return accord_plot_write_svg (saving->plot, path, error);
  csv = accord_plot_to_csv (saving->plot);
  text = g_strconcat ("\xef\xbb\xbf", csv, NULL); /* so that every spreadsheet sees the encoding */
  return g_file_set_contents (path, text, -1, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *words = NULL;

  if (file != NULL && path == NULL)
    accord_say_error (saving->from, _("The chart was not saved: this place is not on this computer. Choose another folder."));
  else if (path != NULL && write_file (saving, path, &error))
    {
      words = g_strdup_printf (_("Saved “%s”."), name);
      accord_say (saving->from, words);
    }
  else if (path != NULL)
    accord_say_error (saving->from, error->message);
  g_object_unref (saving->from);
  accord_plot_unref (saving->plot);
  g_free (saving->ending);
  g_free (saving);
}

/**
 * accord_plot_save:
 * @from: where it was asked
 * @plot: a chart
 * @ending: "svg" or "csv"
 *
 * Asks for a file and writes the chart, or its table.
 */
void
accord_plot_save (GtkWidget *from, AccordPlot *plot, const char *ending)
{
  accord_plot_save_drawn (from, plot, ending, NULL, NULL);
}

/**
 * accord_plot_save_drawn:
 * @from: where it was asked; kept until the file is written
 * @plot: a chart, or only its table
 * @ending: "svg" or "csv"
 * @write: (nullable): writes the file
 * @data: for @write; must live as long as @from
 *
 * Asks for a file and writes the chart, or its table.
 */
void
accord_plot_save_drawn (GtkWidget *from, AccordPlot *plot, const char *ending, AccordPlotWrite write, gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = g_strdup_printf ("%s.%s", plot->title, ending);
  Saving *saving = g_new0 (Saving, 1);

  *saving = (Saving) { g_object_ref (from), accord_plot_ref (plot), g_strdup (ending), write, data };
  g_strdelimit (name, "/", '-');
  gtk_file_filter_set_name (filter, g_str_equal (ending, "svg") ? _("SVG picture") : _("CSV table"));
  gtk_file_filter_add_suffix (filter, ending);
  gtk_file_dialog_set_title (dialog, _("Save the Chart"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (from)), NULL, saved_cb, saving);
}

/**
 * accord_plot_menu_button:
 * @more: (nullable): a further section
 *
 * Returns: (transfer floating): the menu of a chart's card
 */
GtkWidget *
accord_plot_menu_button (GMenuModel *more)
{
  g_autoptr (GMenu) menu = g_menu_new (), files = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("How This Is Counted"), "plot.explain");
  g_menu_append (files, _("Copy as Picture"), "plot.copy::picture");
  g_menu_append (files, _("Copy Table"), "plot.copy::table");
  g_menu_append (files, _("Save as SVG…"), "plot.save::svg");
  g_menu_append (files, _("Save as CSV…"), "plot.save::csv");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  if (more != NULL)
    g_menu_append_section (menu, NULL, more);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  accord_lazy_menu_attach (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  accord_tooltip_set (button, _("Chart Menu"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  return button;
}
