/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tooltips that follow what a widget shows. Whenever GTK is told one of a widget that is visible it asks the display where the
 * pointer is, and waits for the answers, there are several: a page of rows that were each told theirs again was held up by as
 * many questions. */

#include "accord-config.h"

#include "accord-tooltip.h"

/**
 * accord_tooltip_set:
 * @widget: a widget
 * @text: (nullable): its tooltip; %NULL or empty: none
 *
 * Sets it unless it is there already. To be called before the widget is put anywhere, or before it is made visible, where that
 * can be: then nothing is asked.
 */
void
accord_tooltip_set (GtkWidget *widget, const char *text)
{
  const char *wanted = text != NULL && *text != '\0' ? text : NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), wanted) == 0)
    return;
  if (gtk_widget_get_parent (widget) != NULL || GTK_IS_ROOT (widget) || !gtk_widget_get_visible (widget))
    {
      gtk_widget_set_tooltip_text (widget, wanted);
      return;
    }
  gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, wanted);
  gtk_widget_set_visible (widget, TRUE);
}

static gboolean
query_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  const char *text = g_object_get_data (G_OBJECT (widget), "accord-tooltip");

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/**
 * accord_tooltip_keep:
 * @widget: a widget in sight that says something else with each record
 * @text: (nullable): what it tells when somebody points at it; %NULL: nothing
 *
 * As accord_tooltip_set(), but nothing is ever asked for it. gtk_widget_get_tooltip_text() does not know it: what the screen
 * reader is to say of it is for the caller to tell.
 */
void
accord_tooltip_keep (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_get_has_tooltip (widget))
    {
      gtk_widget_set_has_tooltip (widget, TRUE);
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
    }
  g_object_set_data_full (G_OBJECT (widget), "accord-tooltip", g_strdup (text), g_free);
}
