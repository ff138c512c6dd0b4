/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "table-picture.h"

#include <string.h>

#include "accord-error.h"

#define DATA SOURCE_ROOT "/../shared/data"

static void
add_cells (GString *picture, const char *const *cells, guint n)
{
  for (guint c = 0; c < n; c++)
    g_string_append_printf (picture, "[%s]", cells[c]);
  g_string_append_c (picture, '\n');
}

/* Rows read twice are the same; lines grow; every text is UTF-8. */
static char *
picture_of (AccordTable *table, GError **error)
{
  g_autoptr (GString) picture = g_string_new (NULL);
  g_autoptr (GString) again = g_string_new (NULL);
  guint n_columns;
  const char *const *header = accord_table_get_header (table, &n_columns);

  add_cells (picture, header, n_columns);
  add_cells (again, header, n_columns);
  for (guint round = 0; round < 2; round++)
    {
      AccordTableRow row;
      GError *failure = NULL;
      guint number = 0;
      guint line = 0;

      while (accord_table_next (table, &row, &failure))
        {
          g_assert_cmpuint (row.number, ==, ++number);
          g_assert_cmpuint (row.line, >=, line);
          line = row.line;
          for (guint c = 0; c < row.n_cells; c++)
            {
              g_assert_true (g_utf8_validate (row.cells[c], -1, NULL));
              g_assert_cmpuint (row.lengths[c], ==, strlen (row.cells[c]));
            }
          add_cells (round == 0 ? picture : again, row.cells, row.n_cells);
        }
      if (failure != NULL)
        {
          g_propagate_error (error, failure);
          return NULL;
        }
      g_assert_true (accord_table_rewind (table, NULL));
    }
  g_assert_cmpstr (picture->str, ==, again->str);
  return g_string_free (g_steal_pointer (&picture), FALSE);
}

char *
picture_of_text (const char *text, gssize size, const char *name, const AccordTableOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);
  g_autoptr (AccordTable) table = accord_table_new (bytes, name, options, error);

  return table == NULL ? NULL : picture_of (table, error);
}

char *
picture_of_file (const char *path, const AccordTableOptions *options, GError **error)
{
  g_autoptr (AccordTable) table = accord_table_open (path, options, error);

  return table == NULL ? NULL : picture_of (table, error);
}

void
assert_sentence (const GError *error, const char *file_name)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == ACCORD_EXCHANGE_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  if (strstr (error->message, file_name) == NULL || !g_str_has_suffix (error->message, "."))
    g_error ("“%s” is no sentence about %s", error->message, file_name);
}

char *
data_path (const char *name)
{
  g_autofree char *path = g_build_filename (DATA, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip_printf ("../shared/data/%s is not there", name);
  return NULL;
}
