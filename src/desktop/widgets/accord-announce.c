/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed without the focus moving is said by screen readers. */

#include "accord-config.h"

#include "accord-announce.h"

/**
 * accord_announce:
 * @widget: (type GtkWidget): where it happened
 * @message: a finished sentence
 * @urgent: interrupts what is being said (errors)
 *
 * Use this in place of gtk_accessible_announce(): GTK 4.18 crashes there under GTK_A11Y=test, whose
 * context cannot announce.
 */
void
accord_announce (gpointer widget, const char *message, gboolean urgent)
{
  g_autoptr (GtkATContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (message != NULL);

  context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));
  if (context == NULL || g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext"))
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message,
                           urgent ? GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH
                                  : GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
