/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns a text file that another program wrote into UTF-8. Nothing here keeps state; every function
 * may be called from any thread. Nothing is ever replaced by a question mark: a file that breaks
 * its own encoding is refused with the place. */

#include "accord-encoding-private.h"

#include <errno.h>
#include <string.h>

#include "accord-config.h"
#include <glib/gi18n-lib.h>

#include "accord-error.h"

#define CHUNK 65536

typedef struct {
  const char *name; /* as iconv spells it, shown to people as it is */
  guint unit;       /* bytes in one unit, in which line ends are looked for */
  const char *bom;
  guint bom_size;
} Entry;

static const Entry encodings[ACCORD_N_ENCODINGS] = {
  [ACCORD_ENCODING_UNKNOWN] = { "unknown", 1, "", 0 },
  [ACCORD_ENCODING_UTF_8] = { "UTF-8", 1, "\xEF\xBB\xBF", 3 },
  [ACCORD_ENCODING_UTF_16LE] = { "UTF-16LE", 2, "\xFF\xFE", 2 },
  [ACCORD_ENCODING_UTF_16BE] = { "UTF-16BE", 2, "\xFE\xFF", 2 },
  [ACCORD_ENCODING_UTF_32LE] = { "UTF-32LE", 4, "\xFF\xFE\x00\x00", 4 },
  [ACCORD_ENCODING_UTF_32BE] = { "UTF-32BE", 4, "\x00\x00\xFE\xFF", 4 },
  [ACCORD_ENCODING_GB18030] = { "GB18030", 1, "\x84\x31\x95\x33", 4 },
  [ACCORD_ENCODING_WINDOWS_1252] = { "WINDOWS-1252", 1, "", 0 },
  [ACCORD_ENCODING_LATIN_1] = { "ISO-8859-1", 1, "", 0 },
  [ACCORD_ENCODING_BIG5] = { "BIG5", 1, "", 0 },
  [ACCORD_ENCODING_SHIFT_JIS] = { "SHIFT_JIS", 1, "", 0 },
  [ACCORD_ENCODING_WINDOWS_1250] = { "WINDOWS-1250", 1, "", 0 },
  [ACCORD_ENCODING_WINDOWS_1251] = { "WINDOWS-1251", 1, "", 0 },
};

/**
 * accord_encoding_bom_size:
 * @encoding: an encoding
 * @bytes: (array length=size): the beginning of a file
 * @size: its length in bytes
 *
 * Returns: the length in bytes of the byte order mark of @encoding that the file begins with, or 0
 */
gsize
accord_encoding_bom_size (AccordEncoding  encoding,
                          const guint8   *bytes,
                          gsize           size)
{
  const Entry *entry = &encodings[encoding];

  if (entry->bom_size == 0 || size < entry->bom_size)
    return 0;
  return memcmp (bytes, entry->bom, entry->bom_size) == 0 ? entry->bom_size : 0;
}

/**
 * accord_encoding_find_bad_utf8:
 * @bytes: (array length=size): a text
 * @from: the offset at which to begin
 * @size: its length in bytes
 *
 * A NUL counts as valid here: who reads the text reports it at its place.
 *
 * Returns: the offset of the first byte that is not UTF-8, or @size
 */
gsize
accord_encoding_find_bad_utf8 (const guint8 *bytes,
                               gsize         from,
                               gsize         size)
{
  while (from < size)
    {
      const char *end;

      if (g_utf8_validate_len ((const char *) bytes + from, size - from, &end))
        return size;
      from = (gsize) ((const guint8 *) end - bytes);
      if (bytes[from] != 0)
        return from;
      from++;
    }
  return size;
}

/* Where @offset lies in @bytes: the line from 1, and the byte in that line from 1. */
static void
locate (AccordEncoding encoding,
        const guint8  *bytes,
        gsize          offset,
        guint         *line,
        gsize         *column)
{
  guint unit = encodings[encoding].unit;
  guint low = encoding == ACCORD_ENCODING_UTF_16BE || encoding == ACCORD_ENCODING_UTF_32BE
                ? unit - 1 : 0;
  gsize start = accord_encoding_bom_size (encoding, bytes, offset);
  guint8 previous = 0;

  *line = 1;
  for (gsize i = start; i + unit <= offset; i += unit)
    {
      guint8 c = bytes[i + low];

      for (guint k = 0; k < unit; k++)
        if (k != low && bytes[i + k] != 0)
          c = 0xFF;
      if (c == '\n' || c == '\r')
        {
          if (!(c == '\n' && previous == '\r'))
            (*line)++;
          start = i + unit;
        }
      previous = c;
    }
  *column = offset - start + 1;
}

static void
set_broken (GError        **error,
            AccordEncoding  encoding,
            const char     *file_name,
            const guint8   *bytes,
            gsize           offset)
{
  guint line;
  gsize column;

  locate (encoding, bytes, offset, &line, &column);
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_ENCODING,
               _("“%s”, line %u, byte %ld: this is not %s text. Save the file "
                 "again as UTF-8, or say which encoding it has."),
               file_name, line, (glong) column, encodings[encoding].name);
}

/* "utf8", "UTF-8" and "utf_8" are the same. */
static gboolean
same_name (const char *a,
           const char *b)
{
  for (;; a++, b++)
    {
      while (*a == '-' || *a == '_')
        a++;
      while (*b == '-' || *b == '_')
        b++;
      if (g_ascii_tolower (*a) != g_ascii_tolower (*b))
        return FALSE;
      if (*a == 0)
        return TRUE;
    }
}

static GIConv
open_converter (AccordEncoding   encoding,
                const char      *file_name,
                GError         **error)
{
  GIConv converter = g_iconv_open ("UTF-8", encodings[encoding].name);

  if (converter == (GIConv) -1)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_ENCODING,
                 _("“%s” is %s text, which this system cannot read. Save the file again as "
                   "UTF-8."), file_name, encodings[encoding].name);
  return converter;
}

/* One pass of iconv into @text, in pieces. Returns the number of bytes taken; fewer than @size
 * means that the next one cannot be read. */
static gsize
convert (GIConv        converter,
         const guint8 *bytes,
         gsize         size,
         GByteArray   *text)
{
  g_autofree char *piece = g_malloc (CHUNK);
  char *in = (char *) bytes;
  gsize in_left = size;

  while (in_left > 0)
    {
      char *out = piece;
      gsize out_left = CHUNK;
      gsize done = g_iconv (converter, &in, &in_left, &out, &out_left);
      int failure = errno;

      g_byte_array_append (text, (const guint8 *) piece, CHUNK - out_left);
      if (done == (gsize) -1 && failure != E2BIG)
        break;
    }
  return size - in_left;
}

/**
 * accord_encoding_name:
 * @encoding: an encoding
 *
 * Returns: (transfer none): its registered name, such as "UTF-16LE"; it is not translated
 */
const char *
accord_encoding_name (AccordEncoding encoding)
{
  g_return_val_if_fail ((guint) encoding < ACCORD_N_ENCODINGS, "unknown");

  return encodings[encoding].name;
}

/**
 * accord_encoding_from_name:
 * @name: a name as accord_encoding_name() gives it or as people write it ("utf8", "gbk", "latin1")
 *
 * Returns: the encoding, or %ACCORD_ENCODING_UNKNOWN
 */
AccordEncoding
accord_encoding_from_name (const char *name)
{
  static const struct {
    const char *name;
    AccordEncoding encoding;
  } others[] = {
    { "utf16", ACCORD_ENCODING_UTF_16LE },   { "gbk", ACCORD_ENCODING_GB18030 },
    { "gb2312", ACCORD_ENCODING_GB18030 },   { "cp936", ACCORD_ENCODING_GB18030 },
    { "cp1252", ACCORD_ENCODING_WINDOWS_1252 }, { "latin1", ACCORD_ENCODING_LATIN_1 },
    { "cp1250", ACCORD_ENCODING_WINDOWS_1250 }, { "cp1251", ACCORD_ENCODING_WINDOWS_1251 },
    { "sjis", ACCORD_ENCODING_SHIFT_JIS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (same_name (name, others[i].name))
      return others[i].encoding;
  for (guint i = 1; i < ACCORD_N_ENCODINGS; i++)
    if (same_name (name, encodings[i].name))
      return i;
  return ACCORD_ENCODING_UNKNOWN;
}

/* All from @start on, which is no UTF-8. */
static GBytes *
convert_all (const guint8 *data, gsize start, gsize size, AccordEncoding encoding, const char *file_name, GError **error)
{
  g_autoptr (GByteArray) text = NULL;
  GIConv converter;
  gsize taken;

  if (size > G_MAXUINT / 4) /* a byte becomes three at most */
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_TOO_BIG,
                   _("“%s” is longer than 1 GiB, which only a UTF-8 file may be. Save the file "
                     "again as UTF-8, or split it."), file_name);
      return NULL;
    }
  converter = open_converter (encoding, file_name, error);
  if (converter == (GIConv) -1)
    return NULL;
  text = g_byte_array_sized_new (size);
  taken = start + convert (converter, data + start, size - start, text);
  g_iconv_close (converter);
  if (taken < size)
    {
      set_broken (error, encoding, file_name, data, taken);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}

/**
 * accord_encoding_to_utf8:
 * @bytes: the whole file
 * @encoding: its encoding; %ACCORD_ENCODING_UNKNOWN to find it
 * @file_name: how messages call the file
 * @error: return location for an error
 *
 * Turns a file into UTF-8 without a byte order mark. The text of a UTF-8 file is not copied. NUL
 * characters are kept.
 *
 * Returns: (transfer full) (nullable): the text, valid UTF-8 apart from NULs; %NULL with
 *   %ACCORD_EXCHANGE_ERROR_ENCODING naming file, line and byte where the file breaks its encoding,
 *   or when the system cannot read that encoding
 */
GBytes *
accord_encoding_to_utf8 (GBytes         *bytes,
                         AccordEncoding  encoding,
                         const char     *file_name,
                         GError        **error)
{
  gsize size, start, taken;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_return_val_if_fail ((guint) encoding < ACCORD_N_ENCODINGS, NULL);

  if (data == NULL) /* an empty file */
    data = (const guint8 *) "";
  if (encoding == ACCORD_ENCODING_UNKNOWN)
    encoding = accord_encoding_find (data, size);
  start = accord_encoding_bom_size (encoding, data, size);
  if (encoding != ACCORD_ENCODING_UTF_8)
    return convert_all (data, start, size, encoding, file_name, error);
  taken = accord_encoding_find_bad_utf8 (data, 0, size);
  if (taken == size)
    return g_bytes_new_from_bytes (bytes, start, size - start);
  set_broken (error, encoding, file_name, data, taken);
  return NULL;
}
