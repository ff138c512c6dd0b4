/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A column that the dragged cards may not enter yet is dimmed and says what it asks for first. A drop there is
 * not refused: it opens the list of what is missing. */

#include "accord-config.h"

#include "accord-column-private.h"

#include "accord-tag.h"
#include <glib/gi18n-lib.h>

/**
 * accord_column_view_is_locked:
 * @self: a column
 *
 * Returns: whether the cards that travel may not enter it yet
 */
gboolean
accord_column_view_is_locked (AccordColumnView *self)
{
  g_return_val_if_fail (ACCORD_IS_COLUMN_VIEW (self), FALSE);
  return accord_board_context_get_lock (self->context, accord_board_column_get_key (self->column)) != NULL;
}

static void
marks_changed_cb (AccordColumnView *self)
{
  const char *asked = accord_board_context_get_lock (self->context, accord_board_column_get_key (self->column));
  g_autofree char *words = NULL;

  if (asked == NULL)
    {
      gtk_widget_remove_css_class (self->open_box, "drop-locked");
      if (self->lock != NULL)
        gtk_widget_set_visible (self->lock, FALSE);
      return;
    }
  /* Translators: why a card may not go to a stage yet: Locked: Amount */
  words = g_strdup_printf (_("Locked: %s"), asked);
  if (self->lock == NULL)
    {
      self->lock = accord_tag_new (words, "accord-lock-symbolic", ACCORD_TINT_NEUTRAL);
      gtk_widget_set_halign (self->lock, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (self->lock, "column-lock");
      gtk_box_insert_child_after (GTK_BOX (self->open_box), self->lock, GTK_WIDGET (self->head));
    }
  accord_text_line_set_text (ACCORD_TEXT_LINE (self->lock), words);
  gtk_widget_set_visible (self->lock, TRUE);
  gtk_widget_add_css_class (self->open_box, "drop-locked");
}

/**
 * accord_column_lock_init:
 * @self: a column with its parts
 *
 * Lets it say when it is locked.
 */
void
accord_column_lock_init (AccordColumnView *self)
{
  g_signal_connect_object (self->context, "marks-changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
}
