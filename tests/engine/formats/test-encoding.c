/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding encodings and decoding them. */

#include <string.h>

#include "accord-csv-reader.h"
#include "accord-encoding.h"
#include "accord-error.h"

#define TABLE "客户名称,联系人,电话\r\n阿里巴巴,王伟,13800138000\r\n北京科技有限公司,李娜,010-62345678\r\n"

static void
check_found (const char *bytes, gsize size, AccordEncoding expected)
{
  g_assert_cmpstr (accord_encoding_name (accord_encoding_find ((const guint8 *) bytes, size)), ==,
                   accord_encoding_name (expected));
}

/* @text in another encoding is found for what it is and decoded to @text again. */
static void
check_round (const char *text, const char *iconv_name, const char *bom, gsize bom_size,
             AccordEncoding expected)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *bytes = g_convert (text, -1, iconv_name, "UTF-8", NULL, &size, &error);
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) plain = NULL;

  g_assert_no_error (error);
  g_byte_array_append (file, (const guint8 *) bom, bom_size);
  g_byte_array_append (file, (const guint8 *) bytes, size);
  check_found ((const char *) file->data, file->len, expected);
  whole = g_byte_array_free_to_bytes (g_steal_pointer (&file));
  plain = accord_encoding_to_utf8 (whole, ACCORD_ENCODING_UNKNOWN, "f.csv", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), text, strlen (text));
}

static void
test_marked (void)
{
  check_round (TABLE, "UTF-8", "\xEF\xBB\xBF", 3, ACCORD_ENCODING_UTF_8);
  check_round (TABLE, "UTF-16LE", "\xFF\xFE", 2, ACCORD_ENCODING_UTF_16LE);
  check_round (TABLE, "UTF-16BE", "\xFE\xFF", 2, ACCORD_ENCODING_UTF_16BE);
  check_round (TABLE, "UTF-32LE", "\xFF\xFE\0\0", 4, ACCORD_ENCODING_UTF_32LE);
  check_round (TABLE, "UTF-32BE", "\0\0\xFE\xFF", 4, ACCORD_ENCODING_UTF_32BE);
  check_round (TABLE, "GB18030", "\x84\x31\x95\x33", 4, ACCORD_ENCODING_GB18030);
}

static void
test_unmarked (void)
{
  check_round (TABLE, "UTF-8", "", 0, ACCORD_ENCODING_UTF_8);
  check_round (TABLE, "UTF-16LE", "", 0, ACCORD_ENCODING_UTF_16LE);
  check_round (TABLE, "UTF-16BE", "", 0, ACCORD_ENCODING_UTF_16BE);
  check_round (TABLE, "GB18030", "", 0, ACCORD_ENCODING_GB18030);
  check_round (TABLE, "GBK", "", 0, ACCORD_ENCODING_GB18030);
  check_round ("姓名,备注\n朱镕基,㐂 𠮷\n王伟,普通客户资料\n", "GB18030", "", 0,
               ACCORD_ENCODING_GB18030);
  check_round ("a,b\n1,2\n", "UTF-16LE", "", 0, ACCORD_ENCODING_UTF_16LE);
  check_round ("a,b\n1,2\n", "UTF-8", "", 0, ACCORD_ENCODING_UTF_8);
}

static void
test_western (void)
{
  check_round ("Name,Ort\nMüller & Söhne,Köln\nGroße Bäckerei,Düßeldorf\n", "WINDOWS-1252", "", 0,
               ACCORD_ENCODING_WINDOWS_1252);
  check_round ("nom,ville\nBérénice Café,Orléans\nFrançois,Besançon\n", "WINDOWS-1252", "", 0,
               ACCORD_ENCODING_WINDOWS_1252);
  check_round ("nome,setor\nAção,construção\nInformações,Educação\nSão João,Integrações\n",
               "WINDOWS-1252", "", 0, ACCORD_ENCODING_WINDOWS_1252);
  check_round ("price\n€ 5\n“quoted”\n", "WINDOWS-1252", "", 0, ACCORD_ENCODING_WINDOWS_1252);
  check_round ("name\n\302\201 and é\n", "ISO-8859-1", "", 0, ACCORD_ENCODING_LATIN_1);
}

static void
test_stray_nul (void)
{
  check_found ("a,b,c\n\0,2,3\n", 12, ACCORD_ENCODING_UTF_8);
  check_found ("a,b,c\n\0,2,3\n\0,4,5\n", 18, ACCORD_ENCODING_UTF_8);
  check_found ("", 0, ACCORD_ENCODING_UTF_8);
}

static void
check_refused (const char *bytes, gsize size, AccordEncoding encoding, const char *sentence)
{
  g_autoptr (GBytes) whole = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_encoding_to_utf8 (whole, encoding, "f.csv", &error));
  g_assert_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_ENCODING);
  g_assert_cmpstr (error->message, ==, sentence);
}

#define ADVICE " Save the file again as UTF-8, or say which encoding it has."

static void
test_refused (void)
{
  check_refused ("a\r\nbc\xFF", 6, ACCORD_ENCODING_UTF_8,
                 "“f.csv”, line 2, byte 3: this is not UTF-8 text." ADVICE);
  check_refused ("a\0\n\0b\0c", 7, ACCORD_ENCODING_UTF_16LE,
                 "“f.csv”, line 2, byte 3: this is not UTF-16LE text." ADVICE);
  check_refused ("\xFF\xFE" "a\0\n\0\0\xD8" "b\0", 10, ACCORD_ENCODING_UTF_16LE,
                 "“f.csv”, line 2, byte 1: this is not UTF-16LE text." ADVICE);
  check_refused ("a\n\n\xCD\xF5\xB0", 6, ACCORD_ENCODING_GB18030,
                 "“f.csv”, line 3, byte 3: this is not GB18030 text." ADVICE);
}

/* One bad byte in a UTF-8 file must not turn every name of it into nonsense. */
static void
test_damaged_utf8 (void)
{
  const char text[] = "Müller,Söhne,Köln,Zoë,Łódź\nx\xFFy\n";

  check_found (text, sizeof text - 1, ACCORD_ENCODING_UTF_8);
  check_refused (text, sizeof text - 1, ACCORD_ENCODING_UNKNOWN,
                 "“f.csv”, line 2, byte 2: this is not UTF-8 text." ADVICE);
}

static void
test_zero_copy (void)
{
  static const char text[] = "\xEF\xBB\xBF" "a,b\nü,2\n";
  g_autoptr (GBytes) whole = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GBytes) plain = accord_encoding_to_utf8 (whole, ACCORD_ENCODING_UTF_8, "f", NULL);

  g_assert_true (g_bytes_get_data (plain, NULL) == text + 3);
  g_assert_cmpuint (g_bytes_get_size (plain), ==, sizeof text - 4);
}

static void
test_names (void)
{
  for (guint i = 1; i < ACCORD_N_ENCODINGS; i++)
    g_assert_cmpuint (accord_encoding_from_name (accord_encoding_name (i)), ==, i);
  g_assert_cmpuint (accord_encoding_from_name ("utf8"), ==, ACCORD_ENCODING_UTF_8);
  g_assert_cmpuint (accord_encoding_from_name ("gbk"), ==, ACCORD_ENCODING_GB18030);
  g_assert_cmpuint (accord_encoding_from_name ("latin-1"), ==, ACCORD_ENCODING_LATIN_1);
  g_assert_cmpuint (accord_encoding_from_name ("morse"), ==, ACCORD_ENCODING_UNKNOWN);
}

/* Every encoding in the table is one that this system's iconv knows. */
static void
test_all_decode (void)
{
  for (guint i = 1; i < ACCORD_N_ENCODINGS; i++)
    {
      gsize size;
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = g_convert ("a,b\n", -1, accord_encoding_name (i), "UTF-8", NULL,
                                          &size, &error);
      g_autoptr (GBytes) whole = g_bytes_new (bytes, size);
      g_autoptr (GBytes) plain = accord_encoding_to_utf8 (whole, i, "f", &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), "a,b\n", 4);
    }
}

static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 300000) /* longer than a piece, cut inside characters */
    g_string_append (text, "北京,Müller,王\n");
  check_round (text->str, "GB18030", "", 0, ACCORD_ENCODING_GB18030);
  check_round (text->str, "UTF-16BE", "", 0, ACCORD_ENCODING_UTF_16BE);
}

static void
test_reader (void)
{
  gsize size;
  g_autofree char *file = g_convert (TABLE, -1, "GB18030", "UTF-8", NULL, &size, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (file, size);
  g_autoptr (AccordCsvReader) reader = accord_csv_reader_new (bytes, "f.csv", NULL, NULL);
  AccordCsvRow row;

  g_assert_cmpstr (accord_csv_reader_get_header (reader, NULL)[0], ==, "客户名称");
  g_assert_true (accord_csv_reader_next (reader, &row, NULL));
  g_assert_cmpstr (row.cells[1], ==, "王伟");
  g_assert_cmpuint (accord_csv_reader_get_encoding (reader), ==, ACCORD_ENCODING_GB18030);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/encoding/byte-order-mark-decides", test_marked);
  g_test_add_func ("/formats/encoding/found-without-mark", test_unmarked);
  g_test_add_func ("/formats/encoding/western-is-not-chinese", test_western);
  g_test_add_func ("/formats/encoding/stray-nul-is-not-utf16", test_stray_nul);
  g_test_add_func ("/formats/encoding/broken-text-is-refused-with-its-place", test_refused);
  g_test_add_func ("/formats/encoding/damaged-utf8-is-not-read-as-latin", test_damaged_utf8);
  g_test_add_func ("/formats/encoding/utf8-is-not-copied", test_zero_copy);
  g_test_add_func ("/formats/encoding/names-lead-back", test_names);
  g_test_add_func ("/formats/encoding/every-encoding-decodes", test_all_decode);
  g_test_add_func ("/formats/encoding/pieces-join-without-loss", test_long);
  g_test_add_func ("/formats/encoding/reader-decodes-chinese", test_reader);
  return g_test_run ();
}
