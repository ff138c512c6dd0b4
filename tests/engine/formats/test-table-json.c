/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON lists as tables, made up here and from the public test suite. */

#include <string.h>

#include "accord-error.h"
#include "table-picture.h"

static void
check (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *picture = picture_of_text (text, -1, "a.json", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (picture, ==, expected);
}

static void
check_refused (const char *text, int code, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *picture = picture_of_text (text, -1, "a.json", NULL, &error);

  g_assert_null (picture);
  assert_sentence (error, "a.json");
  g_assert_cmpint (error->code, ==, code);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

static void
test_columns (void)
{
  check ("[{\"a\": 1, \"b\": \"x\"},\n {\"b\": null, \"c\": true}]", "[a][b][c]\n[1][x][]\n[][][true]\n");
  check ("[]", "\n");
  check (" { \"only\" : 0.1 } \n", "[only]\n[0.1]\n");
  check ("[{\"a\": {\"b\": {\"c\": \"deep\"}}, \"l\": [\"x\", 2]}]", "[a.b.c][l]\n[deep][x ::: 2]\n");
  check ("\xEF\xBB\xBF[{\"\xE5\x90\x8D\": \"\\u738b\\ud83d\\ude00\"}]", "[\xE5\x90\x8D]\n[王😀]\n");
}

static void
test_export (void)
{
  check ("[{\"kind\":\"deal\",\"uid\":\"u1\",\"amount\":12.5,\"amount_currency\":\"EUR\"},"
         "{\"kind\":\"deal\",\"uid\":\"u2\",\"amount\":null,\"amount_currency\":null}]",
         "[uid][amount]\n[u1][12.5 EUR]\n[u2][]\n");
  check ("[{\"uid\":\"1\",\"handles\":[{\"type\":\"phone\",\"label\":\"Fax\",\"value\":\"7\"},"
         "{\"type\":\"phone\",\"label\":\"\",\"value\":\"8\"}]}]",
         "[uid][Phone 2 - Label][Phone 2 - Value]\n[1][Fax ::: ][7 ::: 8]\n");
}

static void
test_refused (void)
{
  check_refused ("", ACCORD_EXCHANGE_ERROR_PARSE, "line 1, column 1");
  check_refused ("[{\"a\":1},\n  {\"b\":}]", ACCORD_EXCHANGE_ERROR_PARSE, "line 2");
  check_refused ("[{\"a\":1},]", ACCORD_EXCHANGE_ERROR_PARSE, "line 1, column 10");
  check_refused ("[{\"a\":1}] x", ACCORD_EXCHANGE_ERROR_PARSE, "column 11");
  check_refused ("[{\"a\":1}", ACCORD_EXCHANGE_ERROR_PARSE, "not closed");
  check_refused ("[{\"a\":1}\n{\"a\":2}]", ACCORD_EXCHANGE_ERROR_PARSE, "line 2, column 1");
  check_refused ("[1, 2]", ACCORD_EXCHANGE_ERROR_UNKNOWN, "line 1");
  check_refused ("\"text\"", ACCORD_EXCHANGE_ERROR_UNKNOWN, "line 1");
}

/* y_ files are JSON and n_ files are not; either way a file that is no list of objects is refused. */
static void
test_suite (void)
{
  g_autofree char *folder = data_path ("json-cases/test_parsing");
  g_autoptr (GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_read = 0;
  guint n_refused = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      const AccordTableOptions options = { .format = ACCORD_TABLE_JSON };
      g_autoptr (GError) error = NULL;
      g_autofree char *picture = picture_of_file (path, &options, &error);

      n_read += picture != NULL;
      n_refused += picture == NULL;
      if (error != NULL)
        assert_sentence (error, name);
      if (g_str_has_prefix (name, "y_") && error != NULL && error->code != ACCORD_EXCHANGE_ERROR_UNKNOWN)
        g_error ("%s is JSON: %s", name, error->message);
      if (g_str_has_prefix (name, "n_") && error == NULL)
        g_error ("%s is not JSON but was taken for it", name);
    }
  if (dir != NULL)
    g_assert_cmpuint (n_read + n_refused, ==, 318);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/json/names-are-columns-in-order", test_columns);
  g_test_add_func ("/formats/json/our-own-export-is-understood", test_export);
  g_test_add_func ("/formats/json/what-is-no-list-of-objects-is-refused-with-its-place", test_refused);
  g_test_add_func ("/formats/json/data/every-file-of-the-suite-is-judged-right", test_suite);
  return g_test_run ();
}
