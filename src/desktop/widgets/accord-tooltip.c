/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tooltips that follow what a widget shows. Whenever GTK is told one it asks the display where the pointer is, and waits
 * for the answer: a page of rows that were each told theirs again was held up by as many questions. */

#include "accord-config.h"

#include "accord-tooltip.h"

/**
 * accord_tooltip_set:
 * @widget: a widget
 * @text: (nullable): its tooltip; %NULL or empty: none
 *
 * Sets it unless it is there already.
 */
void
accord_tooltip_set (GtkWidget *widget, const char *text)
{
  const char *wanted = text != NULL && *text != '\0' ? text : NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), wanted) != 0)
    gtk_widget_set_tooltip_text (widget, wanted);
}
