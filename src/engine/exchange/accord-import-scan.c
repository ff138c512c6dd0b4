/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a table once from end to end and tells what its columns hold, so that dates and numbers
 * are decided per column and never per cell. Runs on the thread that makes the plan. */

#include "accord-import-plan-private.h"

#include <string.h>

#define MAX_WORDS 60 /* a column with more distinct values is no list of stages */
#define MAX_WORD 4096 /* bytes; nor is one of pictures */
#define MAX_SAMPLE 200 /* characters */

static void
scan_cell (AccordImportScan *scan,
           guint             column,
           const char       *cell,
           guint             line)
{
  GHashTable *words = scan->words[column];

  accord_column_guess_feed (&scan->guesses[column], cell, line);
  if (*cell == '\0')
    return;
  if (scan->samples[column] == NULL)
    scan->samples[column] = g_utf8_substring (cell, 0, MIN (MAX_SAMPLE, g_utf8_strlen (cell, 4 * MAX_SAMPLE)));
  if (words != NULL && strlen (cell) > MAX_WORD)
    g_clear_pointer (&scan->words[column], g_hash_table_unref);
  words = scan->words[column];
  if (words == NULL || g_hash_table_contains (words, cell))
    return;
  g_hash_table_add (words, g_strdup (cell));
  if (g_hash_table_size (words) > MAX_WORDS)
    g_clear_pointer (&scan->words[column], g_hash_table_unref);
}

/**
 * accord_import_scan:
 * @table: a table, at its first row; left at its end
 * @n_columns: columns of its header
 * @scan: (out caller-allocates): what was seen; cleared with accord_import_scan_clear() in any case
 * @error: return location
 *
 * Reads all rows. Fails as the table does: the file cannot be read to its end.
 *
 * Returns: whether the end was reached
 */
gboolean
accord_import_scan (AccordTable       *table,
                    guint              n_columns,
                    AccordImportScan  *scan,
                    GError           **error)
{
  AccordTableRow row;
  GError *failure = NULL;

  scan->n_rows = 0;
  scan->guesses = g_new (AccordColumnGuess, n_columns);
  scan->samples = g_new0 (char *, n_columns);
  scan->words = g_new0 (GHashTable *, n_columns);
  for (guint c = 0; c < n_columns; c++)
    {
      accord_column_guess_init (&scan->guesses[c]);
      scan->words[c] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  while (accord_table_next (table, &row, &failure))
    {
      scan->n_rows++;
      for (guint c = 0; c < MIN (row.n_cells, n_columns); c++)
        scan_cell (scan, c, row.cells[c], row.line);
    }
  for (guint c = 0; c < n_columns; c++)
    accord_column_guess_finish (&scan->guesses[c]);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * accord_import_scan_clear:
 * @scan: a scan
 * @n_columns: its columns
 *
 * Frees what the scan owns.
 */
void
accord_import_scan_clear (AccordImportScan *scan,
                          guint             n_columns)
{
  if (scan->guesses == NULL)
    return;
  for (guint c = 0; c < n_columns; c++)
    {
      g_free (scan->samples[c]);
      g_clear_pointer (&scan->words[c], g_hash_table_unref);
    }
  g_clear_pointer (&scan->samples, g_free);
  g_clear_pointer (&scan->words, g_free);
  g_clear_pointer (&scan->guesses, g_free);
}
