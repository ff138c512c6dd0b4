/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first group is found by itself (accord_encoding_find); the second only when asked for. */
typedef enum {
  ACCORD_ENCODING_UNKNOWN = 0,
  ACCORD_ENCODING_UTF_8,
  ACCORD_ENCODING_UTF_16LE,
  ACCORD_ENCODING_UTF_16BE,
  ACCORD_ENCODING_UTF_32LE,
  ACCORD_ENCODING_UTF_32BE,
  ACCORD_ENCODING_GB18030,
  ACCORD_ENCODING_WINDOWS_1252,
  ACCORD_ENCODING_LATIN_1,

  ACCORD_ENCODING_BIG5,
  ACCORD_ENCODING_SHIFT_JIS,
  ACCORD_ENCODING_WINDOWS_1250,
  ACCORD_ENCODING_WINDOWS_1251,
  ACCORD_N_ENCODINGS,
} AccordEncoding;

AccordEncoding accord_encoding_find (const guint8 *bytes, gsize size);
const char *accord_encoding_name (AccordEncoding encoding);
AccordEncoding accord_encoding_from_name (const char *name);
GBytes *accord_encoding_to_utf8 (GBytes *bytes, AccordEncoding encoding, const char *file_name,
                                 GError **error);

G_END_DECLS
