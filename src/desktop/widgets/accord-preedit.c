/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text being composed: 你 while "ni" is still letters. Escape, Tab, Enter and the arrows belong to the input method
 * then: they choose among the characters it offers, or give them up. A controller that takes such keys before the
 * text does must ask here first; it sees the first letter before the input method does, so that what is composed is
 * followed from its beginning. Main thread. */

#include "accord-config.h"

#include "accord-preedit.h"

#define FOLLOWED "accord-preedit-followed"
#define ON "accord-preedit"

static void
preedit_changed_cb (GtkWidget *text, const char *preedit)
{
  g_object_set_data (G_OBJECT (text), ON, GINT_TO_POINTER (preedit != NULL && *preedit != '\0'));
}

/**
 * accord_preedit_follow:
 * @text: a #GtkText or #GtkTextView
 *
 * Follows what is composed in it, for who asks only now and then whether it is.
 */
void
accord_preedit_follow (GtkWidget *text)
{
  g_return_if_fail (GTK_IS_TEXT (text) || GTK_IS_TEXT_VIEW (text));

  if (g_object_get_data (G_OBJECT (text), FOLLOWED) != NULL)
    return;
  g_object_set_data (G_OBJECT (text), FOLLOWED, GINT_TO_POINTER (TRUE));
  g_signal_connect (text, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}

/**
 * accord_preedit_is_on:
 * @widget: anything in the window
 *
 * Returns: whether text is being composed where the focus is
 */
gboolean
accord_preedit_is_on (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!GTK_IS_TEXT (focus) && !GTK_IS_TEXT_VIEW (focus))
    return FALSE;
  accord_preedit_follow (focus);
  return g_object_get_data (G_OBJECT (focus), ON) != NULL;
}
