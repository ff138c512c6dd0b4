/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gzip, bounded: a small file that would become a huge one is refused before it does. */
#include "accord-config.h"

#include "accord-packed.h"

#include <glib/gi18n-lib.h>
#include "accord-error.h"

#define PIECE (64 * 1024)
#define RATIO_MOST 200
#define SMALL (4 * 1024 * 1024) /* below, any ratio is harmless: a text may repeat itself */

static gboolean
convert (GConverter *converter, const guint8 *in, gsize size, gsize most, GByteArray *out, GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize at = 0;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize read = 0, written = 0;

      result = g_converter_convert (converter, in + at, size - at, piece, PIECE, G_CONVERTER_INPUT_AT_END, &read, &written, error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      at += read;
      g_byte_array_append (out, piece, (guint) written);
      if (out->len > most || (out->len > SMALL && out->len / RATIO_MOST > size))
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "too large");
          return FALSE;
        }
    }
  if (at == size)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "something behind the end");
  return FALSE;
}

/**
 * accord_pack:
 * @text: what is to be packed
 *
 * Returns: (transfer full): gzip of it; or %NULL with a #GIOErrorEnum
 */
GBytes *
accord_pack (GString *text, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  GByteArray *out = g_byte_array_new ();

  if (convert (G_CONVERTER (compressor), (const guint8 *) text->str, text->len, G_MAXUINT, out, error))
    return g_byte_array_free_to_bytes (out);
  g_byte_array_unref (out);
  return NULL;
}

/**
 * accord_unpack:
 *
 * Returns: (transfer full): what was packed, or %NULL with %ACCORD_SYNC_ERROR_DAMAGED
 */
GBytes *
accord_unpack (GBytes *packed, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GError) failed = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (packed, &size);

  if (size > 0 && convert (G_CONVERTER (decompressor), data, size, ACCORD_UNPACKED_MOST, out, &failed) && out->len > 0)
    return g_byte_array_free_to_bytes (out);
  g_byte_array_unref (out);
  g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED, _ ("It cannot be unpacked (%s)."),
               failed ? failed->message : _ ("it is empty"));
  return NULL;
}
