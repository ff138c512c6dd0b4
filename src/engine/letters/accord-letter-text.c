/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts with fields in double braces (M18, M22). Knows nothing of records: what a field holds is asked of a
 * function. Any thread. */

#include "accord-config.h"

#include "accord-letter-text.h"

#include <string.h>

#include <glib/gi18n-lib.h>

void
accord_letter_remark_free (AccordLetterRemark *remark)
{
  g_free (remark->sentence);
  g_free (remark);
}

/* Where the text is being read. */
typedef struct {
  const char *at;
  guint line;
  guint column;
} Place;

static void
go_on (Place *place, const char *to)
{
  while (place->at < to)
    {
      if (*place->at == '\n')
        {
          place->line++;
          place->column = 0;
        }
      place->column++;
      place->at = g_utf8_next_char (place->at);
    }
}

static void
remark (GPtrArray *list, const Place *place, const char *end, char *sentence)
{
  AccordLetterRemark *made;

  if (list == NULL)
    {
      g_free (sentence);
      return;
    }
  made = g_new0 (AccordLetterRemark, 1);
  made->line = place->line;
  made->column = place->column;
  made->length = (guint) g_utf8_strlen (place->at, end - place->at);
  made->sentence = sentence;
  g_ptr_array_add (list, made);
}

/* One field, from its braces to its braces. What nobody knows stays as it was written. */
static void
fill_field (GString *filled, const Place *place, const char *end, AccordLetterLookup lookup, gpointer data,
            GPtrArray *unknown, GPtrArray *empty)
{
  g_autofree char *inside = g_strndup (place->at + 2, (gsize) (end - place->at) - 4);
  char *bar = strchr (inside, '|');
  g_autofree char *fallback = bar != NULL ? g_strdup (bar + 1) : NULL;
  g_autofree char *value = NULL;
  char *name = inside;

  if (bar != NULL)
    *bar = '\0';
  name = g_strstrip (name);
  if (!lookup (name, &value, data))
    {
      remark (unknown, place, end, g_strdup_printf (_ ("Line %u, column %u: there is no field “%s”."), place->line, place->column, name));
      g_string_append_len (filled, place->at, end - place->at);
    }
  else if (value != NULL && *value != '\0')
    g_string_append (filled, value);
  else if (fallback != NULL)
    g_string_append (filled, fallback);
  else
    remark (empty, place, end, g_strdup_printf (_ ("Line %u, column %u: “%s” is empty here. Write {{%s|…}} to say what stands in its place."),
                                                place->line, place->column, name, name));
}

/**
 * accord_letter_fill:
 * @text: with fields in double braces
 * @lookup: what fields hold
 * @data: for @lookup
 * @unknown: (nullable) (element-type AccordLetterRemark): gets fields that are not known, and braces that are
 *   not closed, with their places
 * @empty: (nullable) (element-type AccordLetterRemark): gets fields that are empty and say nothing for that
 *
 * Values are put in as they are: braces within them mean nothing.
 *
 * Returns: (transfer full): the text with its fields filled in
 */
char *
accord_letter_fill (const char *text, AccordLetterLookup lookup, gpointer data, GPtrArray *unknown, GPtrArray *empty)
{
  GString *filled = g_string_new (NULL);
  Place place = { text, 1, 1 };
  const char *open;

  g_return_val_if_fail (text != NULL && lookup != NULL, NULL);

  while ((open = strstr (place.at, "{{")) != NULL)
    {
      const char *line_end = strchr (open, '\n');
      const char *close = strstr (open + 2, "}}"), *again = strstr (open + 2, "{{");

      g_string_append_len (filled, place.at, open - place.at);
      go_on (&place, open);
      if (close == NULL || (line_end != NULL && line_end < close) || (again != NULL && again < close))
        {
          remark (unknown, &place, open + 2,
                  g_strdup_printf (_ ("Line %u, column %u: a field begins here with {{ and does not end with }}."), place.line, place.column));
          g_string_append (filled, "{{");
          go_on (&place, open + 2);
          continue;
        }
      fill_field (filled, &place, close + 2, lookup, data, unknown, empty);
      go_on (&place, close + 2);
    }
  g_string_append (filled, place.at);
  return g_string_free (filled, FALSE);
}
