/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text as it is stored: see accord-text.c. Any thread. */

#include "accord-text.h"

#include <string.h>

#define BYTE_ORDER_MARK 0xfeff

/* Characters that are never stored: controls, byte order marks, and marks that turn the direction
 * of what follows. */
static gboolean
is_dropped (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0)
         || c == BYTE_ORDER_MARK || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_inner (guchar byte)
{
  return (byte & 0xc0) == 0x80;
}

/* Most cells of a file are plain words with single blanks between, or Chinese characters (those of
 * three bytes that begin with 0xe4 to 0xe9): those are clean already. */
static gboolean
is_clean (const char *text)
{
  const guchar *p = (const guchar *) text;

  while (*p != '\0')
    if (*p > ' ' && *p < 0x7f)
      p++;
    else if (*p >= 0xe4 && *p <= 0xe9 && is_inner (p[1]) && is_inner (p[2]))
      p += 3;
    else if (*p == ' ' && p != (const guchar *) text && p[1] != ' ' && p[1] != '\0')
      p++;
    else
      return FALSE;
  return TRUE;
}

/**
 * accord_text_clean:
 * @text: (nullable): what a person typed or a file holds
 * @multi_line: whether ends of lines are kept
 *
 * Makes text fit to store: valid UTF-8, no control characters, no blanks at the ends, single
 * blanks within. Every end of line becomes "\n" or a blank.
 *
 * Returns: (transfer full): the clean text, perhaps ""
 */
char *
accord_text_clean (const char *text, gboolean multi_line)
{
  g_autofree char *valid = NULL;
  GString *clean;
  gboolean blank = FALSE;
  guint lines = 0;

  if (text != NULL && is_clean (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (multi_line && is_line_end (c))
        lines += !(c == '\r' && p[1] == '\n');
      else if (g_unichar_isspace (c) || is_line_end (c))
        blank = TRUE;
      else if (!is_dropped (c))
        {
          for (guint i = 0; i < lines && clean->len > 0; i++)
            g_string_append_c (clean, '\n');
          if (blank && lines == 0 && clean->len > 0)
            g_string_append_c (clean, ' ');
          g_string_append_len (clean, p, g_utf8_next_char (p) - p);
          lines = 0;
          blank = FALSE;
        }
    }
  return g_string_free_and_steal (clean);
}
