/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart that is made of sentences. Main thread. */

#include "accord-config.h"

#include "accord-plot-card-private.h"

#define SENTENCES 3 /* made at once: there is room for no more in a card that has just come into sight */

static GtkWidget *
make_sentence (AccordPlotCard *self, const AccordPlot *plot, guint index)
{
  const AccordPlotMark *mark = accord_plot_tell (plot, index);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), mark->label);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), mark->text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), mark->drill != NULL);
  if (self->spec != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), accord_plot_card_make_decide (self, mark->label));
  if (mark->drill != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

/* Sentences that are still to be put into their list. */
typedef struct {
  AccordPlot *plot;
  guint next;
} Rest;

static void
rest_free (gpointer data)
{
  accord_plot_unref (((Rest *) data)->plot);
  g_free (data);
}

static gboolean
add_sentence_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  Rest *rest = data;
  GtkWidget *card = gtk_widget_get_ancestor (list, ACCORD_TYPE_PLOT_CARD);

  if (card == NULL)
    return G_SOURCE_REMOVE;
  gtk_list_box_append (GTK_LIST_BOX (list), make_sentence (ACCORD_PLOT_CARD (card), rest->plot, rest->next++));
  return rest->next < rest->plot->marks->len ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/*< private >
 * accord_plot_card_make_sentences:
 * @self: a card
 * @plot: a chart of words
 * @at_once: whether all are there at once, in the place of others
 *
 * A row takes two milliseconds to make and three to place: else there is one more in each frame behind the first ones.
 *
 * Returns: (transfer floating): a #GtkListBox, a row for each mark
 */
GtkWidget *
accord_plot_card_make_sentences (AccordPlotCard *self, AccordPlot *plot, gboolean at_once)
{
  GtkWidget *list = gtk_list_box_new ();
  guint n = at_once ? plot->marks->len : MIN (plot->marks->len, SENTENCES);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_sentence (self, plot, i));
  if (plot->marks->len > n)
    {
      Rest *rest = g_new0 (Rest, 1);

      *rest = (Rest) { accord_plot_ref (plot), n };
      gtk_widget_add_tick_callback (list, add_sentence_cb, rest, rest_free);
    }
  return list;
}
