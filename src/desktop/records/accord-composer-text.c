/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "accord-config.h"

#include "accord-composer-text.h"

#include "accord-date.h"
#include "accord-text.h"

/**
 * accord_composer_text_init:
 * @view: where text is typed
 *
 * To be called once, before a day is looked for in it.
 */
void
accord_composer_text_init (GtkTextView *view)
{
  gtk_text_buffer_create_tag (gtk_text_view_get_buffer (view), "day", "underline", PANGO_UNDERLINE_SINGLE, NULL);
}

static char *
dup_all (GtkTextView *view, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_get_bounds (buffer, start, end);
  return gtk_text_buffer_get_text (buffer, start, end, FALSE);
}

/**
 * accord_composer_text_dup:
 * @view: where text is typed
 *
 * Returns: (transfer full): what is typed, without blanks around it; "" is nothing
 */
char *
accord_composer_text_dup (GtkTextView *view)
{
  GtkTextIter start, end;
  g_autofree char *text = dup_all (view, &start, &end);

  return accord_text_clean (text, TRUE);
}

/**
 * accord_composer_text_set:
 * @view: where text is typed
 * @text: (nullable): what is to stand there instead
 */
void
accord_composer_text_set (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text != NULL ? text : "", -1);
}

/**
 * accord_composer_text_find_day:
 * @view: where text is typed
 * @phrase: (out caller-allocates): the day and time that the text names first, in bytes of it; not set without one
 *
 * Underlines it, and nothing else.
 *
 * Returns: whether the text names a day
 */
gboolean
accord_composer_text_find_day (GtkTextView *view, AccordDatePhrase *phrase)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;
  g_autofree char *text = dup_all (view, &start, &end);
  gboolean found = accord_date_find_phrase (text, accord_date_today (), phrase);

  gtk_text_buffer_remove_tag_by_name (buffer, "day", &start, &end);
  if (!found)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) g_utf8_pointer_to_offset (text, text + phrase->start));
  gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) g_utf8_pointer_to_offset (text, text + phrase->end));
  gtk_text_buffer_apply_tag_by_name (buffer, "day", &start, &end);
  return TRUE;
}
