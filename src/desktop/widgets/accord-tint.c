/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Roles of colours as style classes. */

#include "accord-config.h"

#include "accord-tint.h"

G_DEFINE_ENUM_TYPE (AccordTint, accord_tint,
                    G_DEFINE_ENUM_VALUE (ACCORD_TINT_NEUTRAL, "neutral"),
                    G_DEFINE_ENUM_VALUE (ACCORD_TINT_ACCENT, "accent"),
                    G_DEFINE_ENUM_VALUE (ACCORD_TINT_SUCCESS, "success"),
                    G_DEFINE_ENUM_VALUE (ACCORD_TINT_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (ACCORD_TINT_ERROR, "error"))

/**
 * accord_tint_css_class:
 * @tint: a role
 *
 * Returns: the style class; "secondary" for the neutral role
 */
const char *
accord_tint_css_class (AccordTint tint)
{
  switch (tint)
    {
    case ACCORD_TINT_ACCENT:
      return "accent";
    case ACCORD_TINT_SUCCESS:
      return "success";
    case ACCORD_TINT_WARNING:
      return "warning";
    case ACCORD_TINT_ERROR:
      return "error";
    case ACCORD_TINT_NEUTRAL:
    default:
      return "secondary";
    }
}

/**
 * accord_tint_apply:
 * @widget: any widget
 * @tint: a role
 *
 * Gives @widget the style class of @tint and takes those of the other roles away.
 */
void
accord_tint_apply (GtkWidget *widget, AccordTint tint)
{
  for (int i = ACCORD_TINT_NEUTRAL; i <= ACCORD_TINT_ERROR; i++)
    if (i != (int) tint)
      gtk_widget_remove_css_class (widget, accord_tint_css_class (i));
  gtk_widget_add_css_class (widget, accord_tint_css_class (tint));
}
