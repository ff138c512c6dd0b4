/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as one line of text, for comparing. */

#include "csv-picture.h"

#include <string.h>

/* The whole table as one line: cells in brackets, "/" and the line number before each row. */
char *
csv_picture (AccordCsvReader *reader, GError **error)
{
  GString *out = g_string_new (NULL);
  const char *const *header = accord_csv_reader_get_header (reader, NULL);
  AccordCsvRow row;

  for (guint i = 0; header != NULL && header[i] != NULL; i++)
    g_string_append_printf (out, "[%s]", header[i]);
  while (accord_csv_reader_next (reader, &row, error))
    {
      g_string_append_printf (out, "/%u", row.line);
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_cmpuint (strlen (row.cells[i]), ==, row.lengths[i]);
          g_string_append_printf (out, "[%s]", row.cells[i]);
        }
    }
  return g_string_free (out, FALSE);
}
