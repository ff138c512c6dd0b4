/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text in plain words, and the way back from these to the text as it is shown. */

#include "accord-text-view.h"

#include "accord-han.h"
#include "accord-text.h"

#include <string.h>

static void
append (AccordTextView *self, const char *bytes, gsize length, AccordTextSpan origin)
{
  g_string_append_len (self->plain, bytes, (gssize) length);
  for (gsize i = 0; i < length; i++)
    g_array_append_val (self->origins, origin);
}

/* Appends what a character becomes; @blank says whether a word ended before it, and after. */
static void
append_character (AccordTextView *self, const char *text, AccordTextSpan origin, gboolean *blank)
{
  g_autofree char *character = g_strndup (text + origin.start, origin.length);
  g_autofree char *folded = accord_text_fold (character);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean han = accord_text_is_han (c);

      if (!han && !g_unichar_isalnum (c) && !g_unichar_ismark (c))
        {
          *blank = TRUE;
          continue;
        }
      if (!han && g_unichar_ismark (c) && (*blank || self->plain->len == 0))
        continue;
      if ((*blank || han) && self->plain->len > 0)
        append (self, " ", 1, origin);
      append (self, p, (gsize) (g_utf8_next_char (p) - p), origin);
      *blank = han;
    }
}

static gboolean
is_han_at (const AccordTextView *self, guint unit)
{
  return accord_text_is_han (g_utf8_get_char (self->plain->str + self->units[unit].start));
}

/* Chinese characters that stand together are read together. */
static void
read_run (AccordTextView *self, guint first, guint end)
{
  gunichar run[ACCORD_TEXT_UNITS_MAX];
  const char *readings[ACCORD_TEXT_UNITS_MAX];
  gsize n = end - first;

  for (gsize i = 0; i < n; i++)
    run[i] = g_utf8_get_char (self->plain->str + self->units[first + i].start);
  n = accord_han_readings (run, n, readings);
  for (gsize i = 0; i < n; i++)
    self->units[first + i].sound = readings[i];
}

static void
find_units (AccordTextView *self)
{
  const char *plain = self->plain->str;
  guint at = 0;

  while (plain[at] != '\0' && self->n_units < ACCORD_TEXT_UNITS_MAX)
    {
      guint length = (guint) strcspn (plain + at, " ");

      self->units[self->n_units++] = (AccordTextUnit) { at, length, NULL };
      at += length + (plain[at + length] == ' ');
    }
  for (guint i = 0; i < self->n_units;)
    {
      guint end = i;

      while (end < self->n_units && is_han_at (self, end))
        end++;
      if (end > i)
        read_run (self, i, end);
      i = MAX (end, i + 1);
    }
}

/**
 * accord_text_view_init:
 * @self: (out caller-allocates): cleared by accord_text_view_clear()
 * @text: valid UTF-8; not kept
 *
 * Folds the text as the index of words has it (accord_text_index()), so that what was found there can be shown in @text.
 */
void
accord_text_view_init (AccordTextView *self, const char *text)
{
  gboolean blank = FALSE;

  self->plain = g_string_new (NULL);
  self->origins = g_array_new (FALSE, FALSE, sizeof (AccordTextSpan));
  self->n_units = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      AccordTextSpan origin = { (guint) (p - text), (guint) (g_utf8_next_char (p) - p) };

      append_character (self, text, origin, &blank);
    }
  find_units (self);
}

/**
 * accord_text_view_clear:
 * @self: a view; after this it must be initialised again
 */
void
accord_text_view_clear (AccordTextView *self)
{
  g_string_free (self->plain, TRUE);
  g_array_unref (self->origins);
}

/* Adds the part of the shown text that bytes of the plain one came from; spans that touch become one. */
void
accord_text_view_add_span (const AccordTextView *self, guint start, guint length, GArray *spans)
{
  const AccordTextSpan *first, *last, *before;
  AccordTextSpan span;

  if (spans == NULL || length == 0)
    return;
  first = &g_array_index (self->origins, AccordTextSpan, start);
  last = &g_array_index (self->origins, AccordTextSpan, start + length - 1);
  span = (AccordTextSpan) { first->start, last->start + last->length - first->start };
  before = spans->len > 0 ? &g_array_index (spans, AccordTextSpan, spans->len - 1) : NULL;
  if (before != NULL && before->start <= span.start && before->start + before->length >= span.start)
    {
      guint end = MAX (before->start + before->length, span.start + span.length);

      g_array_index (spans, AccordTextSpan, spans->len - 1).length = end - before->start;
    }
  else
    g_array_append_val (spans, span);
}
