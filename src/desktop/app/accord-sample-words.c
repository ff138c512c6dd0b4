/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample is written once, half of its customers Chinese; what every company calls its own, products and competencies, is to be
 * in the language of whoever adds it. words.csv says what a cell is called in Chinese, of China and of Taiwan. */

#include "accord-config.h"

#include "accord-sample-words.h"

#include "accord-locale.h"

#include <string.h>

/**
 * accord_sample_take_cell:
 * @text: (inout): CSV; moves on behind the cell
 * @end: (out): what stood there: ',', '\n' or '\0'
 *
 * Returns: (transfer full): the first cell
 */
char *
accord_sample_take_cell (const char **text, char *end)
{
  GString *cell = g_string_new (NULL);
  const char *at = *text;

  if (*at == '"')
    for (at++; *at != '\0' && (*at != '"' || *++at == '"'); at++)
      g_string_append_c (cell, *at);
  else
    for (; *at != '\0' && strchr (",\r\n", *at) == NULL; at++)
      g_string_append_c (cell, *at);
  if (*at == '\r')
    at++;
  *end = *at;
  *text = *at != '\0' ? at + 1 : at;
  return g_string_free_and_steal (cell);
}

static void
put_cell (GString *file, const char *cell)
{
  if (strpbrk (cell, ",\"\r\n") == NULL)
    {
      g_string_append (file, cell);
      return;
    }
  g_string_append_c (file, '"');
  for (; *cell != '\0'; cell++)
    g_string_append_printf (file, *cell == '"' ? "\"%c" : "%c", *cell);
  g_string_append_c (file, '"');
}

/**
 * accord_sample_words_read:
 * @folder: of a sample
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what cells are called in the language of the program; %NULL with @error set if the file is
 *   there and cannot be read. Empty where the sample says nothing of the language
 */
GHashTable *
accord_sample_words_read (const char *folder, GError **error)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *path = g_build_filename (folder, "words.csv", NULL);
  g_autofree char *text = NULL;
  int column = g_str_equal (accord_locale_han ("CN", "TW"), "CN") ? 1 : 2;

  if (!accord_locale_is_chinese () || !g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&words);
  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;
  for (const char *at = text; *at != '\0';)
    {
      char *cells[3] = { NULL, NULL, NULL }, end = ',';

      for (int i = 0; i < 3 && end == ','; i++)
        cells[i] = accord_sample_take_cell (&at, &end);
      if (cells[column] != NULL)
        g_hash_table_insert (words, g_steal_pointer (&cells[0]), g_steal_pointer (&cells[column]));
      for (int i = 0; i < 3; i++)
        g_free (cells[i]);
    }
  return g_steal_pointer (&words);
}

/**
 * accord_sample_words_put:
 * @words: from accord_sample_words_read()
 * @text: CSV
 *
 * Returns: (transfer full): the same with the cells that are among @words in their other language; headings stay
 */
char *
accord_sample_words_put (GHashTable *words, const char *text)
{
  GString *file = g_string_new (NULL);
  gboolean heading = TRUE;

  while (*text != '\0')
    {
      char end;
      g_autofree char *cell = accord_sample_take_cell (&text, &end);
      const char *word = heading ? NULL : g_hash_table_lookup (words, cell);

      put_cell (file, word != NULL ? word : cell);
      if (end != '\0')
        g_string_append_c (file, end);
      heading = heading && end == ',';
    }
  return g_string_free_and_steal (file);
}
