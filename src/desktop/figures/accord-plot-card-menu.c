/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with a chart of a page: explained, copied, saved, decided upon. Main thread. */

#include "accord-config.h"

#include "accord-plot-card-private.h"

#include "accord-decide.h"
#include "accord-decision-evidence.h"
#include "accord-plot-save.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

/* @sentence: one of those that the chart is made of; NULL: all that it says. */
static void
decide (AccordPlotCard *self, const char *sentence)
{
  AccordPlot *plot = self->plot;
  g_autofree char *about = NULL, *said = NULL;

  if (plot == NULL || self->ask == NULL || self->spec == NULL)
    return;
  about = accord_decision_about (plot->title, self->ask, accord_insight_card_find (self->spec)->of_today);
  said = sentence != NULL ? g_strdup (sentence) : accord_decision_plot_words (plot);
  accord_decide (GTK_WIDGET (self), self->workspace, self->spec, self->ask, about, said);
}

static void
decide_clicked_cb (AccordPlotCard *self, GtkWidget *button)
{
  decide (self, g_object_get_data (G_OBJECT (button), "accord-sentence"));
}

/* @sentence: one of those that the chart is made of. */
GtkWidget *
accord_plot_card_make_decide (AccordPlotCard *self, const char *sentence)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("accord-target-symbolic");

  accord_tooltip_set (button, _("Decide…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_sensitive (button, !accord_workspace_is_read_only (self->workspace));
  g_object_set_data_full (G_OBJECT (button), "accord-sentence", g_strdup (sentence), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (decide_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
explain_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPlot *plot = accord_plot_card_get_plot (ACCORD_PLOT_CARD (widget));

  if (plot != NULL)
    accord_plot_explain (widget, plot);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPlot *plot = accord_plot_card_get_plot (ACCORD_PLOT_CARD (widget));

  if (plot != NULL && g_str_equal (g_variant_get_string (parameter, NULL), "table"))
    accord_plot_copy_table (widget, plot);
  else if (plot != NULL)
    accord_plot_copy_picture (widget, plot);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordPlot *plot = accord_plot_card_get_plot (ACCORD_PLOT_CARD (widget));

  if (plot != NULL)
    accord_plot_save (widget, plot, g_variant_get_string (parameter, NULL));
}

static void
decide_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  decide (ACCORD_PLOT_CARD (widget), NULL);
}

/* A chart with a name can be what a decision rests on; a question can be changed and deleted, too. */
GtkWidget *
accord_plot_card_make_menu (const char *spec)
{
  g_autoptr (GMenu) question = g_menu_new ();
  g_autofree char *change = NULL, *delete = NULL;

  if (spec == NULL)
    return accord_plot_menu_button (NULL);
  g_menu_append (question, _("Decide…"), "plot.decide");
  if (!g_str_has_prefix (spec, "question:"))
    return accord_plot_menu_button (G_MENU_MODEL (question));
  change = g_strdup_printf ("insights.question::change%s", spec + strlen ("question"));
  delete = g_strdup_printf ("insights.question::delete%s", spec + strlen ("question"));
  g_menu_append (question, _("Change Question…"), change);
  g_menu_append (question, _("Delete Question"), delete);
  return accord_plot_menu_button (G_MENU_MODEL (question));
}

void
accord_plot_card_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "plot.explain", NULL, explain_action);
  gtk_widget_class_install_action (klass, "plot.decide", NULL, decide_action);
  gtk_widget_class_install_action (klass, "plot.copy", "s", copy_action);
  gtk_widget_class_install_action (klass, "plot.save", "s", save_action);
}
