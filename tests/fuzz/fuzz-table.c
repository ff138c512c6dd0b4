/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every table promises, whatever bytes it is made of: UTF-8 cells, numbers that count, the same
 * rows when read again, and a sentence naming the file where it cannot be read. */

#include "fuzz-table.h"

#include <string.h>

#include "accord-error.h"

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ACCORD_EXCHANGE_ERROR);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, "fuzz.file"));
}

static guint64
read_all (AccordTable *table, gboolean *whole)
{
  g_autoptr (GError) error = NULL;
  AccordTableRow row;
  guint64 sum = 0;
  guint number = 0;

  while (accord_table_next (table, &row, &error))
    {
      g_assert_cmpuint (row.number, ==, ++number);
      for (guint c = 0; c < row.n_cells; c++)
        {
          g_assert_cmpuint (strlen (row.cells[c]), ==, row.lengths[c]);
          g_assert_true (g_utf8_validate (row.cells[c], -1, NULL));
          sum = sum * 31 + row.lengths[c] + 1;
        }
    }
  if (error != NULL)
    check_error (error);
  *whole = error == NULL;
  return sum;
}

void
fuzz_table (GBytes *bytes, AccordTableFormat format)
{
  const AccordTableOptions options = { .format = format };
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordTable) table = accord_table_new (bytes, "fuzz.file", &options, &error);
  const char *const *header;
  guint64 sum;
  gboolean whole;
  guint n;

  if (table == NULL)
    return check_error (error);
  header = accord_table_get_header (table, &n);
  for (guint c = 0; c < n; c++)
    g_assert_true (g_utf8_validate (header[c], -1, NULL));
  sum = read_all (table, &whole);
  if (whole && accord_table_rewind (table, NULL))
    g_assert_cmpuint (read_all (table, &whole), ==, sum);
  for (guint i = 0; i < accord_table_get_notes (table)->len; i++)
    g_assert_true (g_utf8_validate (accord_table_get_notes (table)->pdata[i], -1, NULL));
}
