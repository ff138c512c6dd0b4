/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Toggles that choose what is drawn, what its marks stand for, and how it is counted, to be unfolded. */

#include "accord-config.h"

#include "accord-forecast-controls.h"

#include "accord-forecast-words.h"

#include <glib/gi18n-lib.h>

/**
 * accord_forecast_toggles_new:
 * @what: what is chosen, for screen readers
 * @names: (array zero-terminated=1): of the toggles
 * @labels: (array zero-terminated=1): as many
 *
 * Returns: (transfer floating): the first one is on
 */
AdwToggleGroup *
accord_forecast_toggles_new (const char *what, const char *const *names, const char *const *labels)
{
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());

  for (guint i = 0; names[i] != NULL; i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, names[i]);
      adw_toggle_set_label (toggle, labels[i]);
      adw_toggle_group_add (group, toggle);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, what, -1);
  return group;
}

/**
 * accord_forecast_legend_add:
 * @card: of the forecast
 *
 * Names each part of its bars (accord_forecast_part_draw()) and both lines.
 */
void
accord_forecast_legend_add (AccordChartCard *card)
{
  static const struct {
    AccordForecastCategory category;
    AccordLegendMark mark;
  } parts[] = {
    { ACCORD_FORECAST_CLOSED, ACCORD_LEGEND_FILL },
    { ACCORD_FORECAST_COMMIT, ACCORD_LEGEND_PALE },
    { ACCORD_FORECAST_BEST, ACCORD_LEGEND_HATCH },
    { ACCORD_FORECAST_PIPELINE, ACCORD_LEGEND_EDGE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    accord_chart_card_add_legend (card, ACCORD_SERIES_BLUE, parts[i].mark, accord_forecast_category_label (parts[i].category));
  accord_chart_card_add_legend (card, ACCORD_SERIES_GREY, ACCORD_LEGEND_LINE, _("Closed and commit, added up"));
  accord_chart_card_add_legend (card, ACCORD_SERIES_GREY, ACCORD_LEGEND_DASH, _("With the best case"));
}

/**
 * accord_forecast_explanation_new:
 * @words: sentences
 *
 * Returns: (transfer floating): how a view is counted, folded
 */
GtkWidget *
accord_forecast_explanation_new (const char *words)
{
  GtkWidget *expander = gtk_expander_new (_("How This Is Counted"));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, "xalign", 0.0f, "selectable", TRUE,
                                   "margin-top", 6, NULL);

  gtk_widget_add_css_class (label, "secondary");
  gtk_expander_set_child (GTK_EXPANDER (expander), label);
  return expander;
}
