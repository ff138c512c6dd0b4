/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The encoding of a text file, found from its bytes:
 *
 *   byte order mark → UTF-16 by its NUL bytes → UTF-8 → GB18030 → Windows-1252 / Latin-1
 *
 * A file that is nearly all UTF-8 (or GB18030) is taken for that, and refused when it is read,
 * instead of passing for Latin-1 with every accented letter spoilt. No state. */

#include "accord-encoding-private.h"

#include <string.h>

#define SAMPLE 65536

/* Longest marks first: the mark of UTF-16LE is the beginning of that of UTF-32LE. */
static const AccordEncoding marked[] = {
  ACCORD_ENCODING_UTF_32LE, ACCORD_ENCODING_UTF_32BE, ACCORD_ENCODING_GB18030,
  ACCORD_ENCODING_UTF_8,    ACCORD_ENCODING_UTF_16LE, ACCORD_ENCODING_UTF_16BE,
};

/* UTF-16 without a mark: every ASCII character has a NUL beside it, always on the same side, and
 * most of the bytes that separate things are such characters. A plain file with a stray NUL or two
 * fails the last test. */
static gboolean
looks_like_utf16 (const guint8 *bytes,
                  gsize         size,
                  guint         nul_at)
{
  gsize n = MIN (size, SAMPLE) & ~(gsize) 1;
  gsize nuls = 0, separators = 0, paired = 0;

  for (gsize i = 0; i < n; i += 2)
    {
      if (bytes[i + 1 - nul_at] == 0)
        return FALSE;
      nuls += bytes[i + nul_at] == 0;
    }
  for (gsize i = 0; i < n; i++)
    if (bytes[i] != 0 && strchr (",;\t\r\n\" ", bytes[i]) != NULL)
      {
        separators++;
        paired += (i & 1) != nul_at && bytes[i ^ 1] == 0;
      }

  return nuls >= 2 && paired * 2 > separators;
}

static gboolean
looks_like_utf8 (const guint8 *bytes,
                 gsize         size)
{
  gsize from = 0, good = 0, bad = 0;

  while (from < size)
    {
      gsize end = accord_encoding_find_bad_utf8 (bytes, from, size);

      if (from == 0 && end == size)
        return TRUE;
      for (gsize i = from; i < end; i++)
        good += bytes[i] >= 0xC0;
      if (end < size && ++bad > 64 && bad * 4 > good)
        return FALSE;
      from = end + 1;
    }
  return bad * 4 <= good;
}

static guint
gb18030_length (const guint8 *bytes,
                gsize         left)
{
  if (bytes[0] == 0x80 || bytes[0] == 0xFF || left < 2)
    return 0;
  if (bytes[1] >= 0x40 && bytes[1] != 0x7F && bytes[1] != 0xFF)
    return 2;
  if (left >= 4 && g_ascii_isdigit (bytes[1]) && bytes[2] >= 0x81 && bytes[2] <= 0xFE
      && g_ascii_isdigit (bytes[3]))
    return 4;
  return 0;
}

/* Nearly any pair of bytes is valid GB18030, French as well. Chinese text lies mostly in the old
 * GB 2312 square (both bytes from A1), and a single character between two letters, the çã of
 * "construção", is no Chinese. */
static gboolean
looks_like_gb18030 (const guint8 *bytes,
                    gsize         size)
{
  gsize common = 0, rare = 0, bad = 0;

  for (gsize i = 0; i < size;)
    {
      guint length;
      gboolean inside_word;

      if (bytes[i] < 0x80)
        {
          i++;
          continue;
        }
      length = gb18030_length (bytes + i, size - i);
      inside_word = i > 0 && i + length < size && g_ascii_isalpha (bytes[i - 1])
                    && g_ascii_isalpha (bytes[i + length]);
      if (length == 0)
        bad++;
      else if (length == 2 && bytes[i] >= 0xA1 && bytes[i] <= 0xF7 && bytes[i + 1] >= 0xA1
               && !inside_word)
        common++;
      else
        rare++;
      i += MAX (length, 1);
    }
  return common > 0 && common >= rare * 3 && bad * 16 <= common;
}

static gboolean
looks_like_windows_1252 (const guint8 *bytes,
                         gsize         size)
{
  for (gsize i = 0; i < size; i++)
    if (bytes[i] == 0x81 || bytes[i] == 0x8D || bytes[i] == 0x8F || bytes[i] == 0x90
        || bytes[i] == 0x9D)
      return FALSE;
  return TRUE;
}

/**
 * accord_encoding_find:
 * @bytes: (array length=size): the whole file
 * @size: its length in bytes
 *
 * Finds the encoding of a text file: by its byte order mark, by the pattern of its NUL bytes
 * (UTF-16), by being UTF-8, by looking like Chinese in GB18030, else one of the two western
 * encodings. A file without any byte above 7F is UTF-8.
 *
 * Returns: the encoding, never %ACCORD_ENCODING_UNKNOWN
 */
AccordEncoding
accord_encoding_find (const guint8 *bytes,
                      gsize         size)
{
  for (guint i = 0; i < G_N_ELEMENTS (marked); i++)
    if (accord_encoding_bom_size (marked[i], bytes, size) > 0)
      return marked[i];
  if (looks_like_utf16 (bytes, size, 1))
    return ACCORD_ENCODING_UTF_16LE;
  if (looks_like_utf16 (bytes, size, 0))
    return ACCORD_ENCODING_UTF_16BE;
  if (looks_like_utf8 (bytes, size))
    return ACCORD_ENCODING_UTF_8;
  if (looks_like_gb18030 (bytes, size))
    return ACCORD_ENCODING_GB18030;
  return looks_like_windows_1252 (bytes, size) ? ACCORD_ENCODING_WINDOWS_1252
                                               : ACCORD_ENCODING_LATIN_1;
}
