/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Named cells put under columns. Owned by a table's source; its thread. */

#include "accord-table-cells.h"

#include <string.h>

struct _AccordTableCells {
  GHashTable *columns; /* name to index + 1 */
  GPtrArray *names;    /* in the order in which they came up */
  GPtrArray *cells;    /* owned texts of the row; NULL is empty */
  GArray *shown;       /* of const char * */
  GArray *lengths;     /* of guint32 */
};

/*< private >*/
AccordTableCells *
accord_table_cells_new (void)
{
  AccordTableCells *self = g_new0 (AccordTableCells, 1);

  self->columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->shown = g_array_new (FALSE, FALSE, sizeof (char *));
  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/*< private >*/
void
accord_table_cells_free (AccordTableCells *self)
{
  g_hash_table_unref (self->columns);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->shown);
  g_array_unref (self->lengths);
  g_free (self);
}

/*< private >
 * accord_table_cells_add:
 * @name: what a record holds
 *
 * Makes a column of it, unless there is one.
 *
 * Returns: %FALSE where there are too many
 */
gboolean
accord_table_cells_add (AccordTableCells *self,
                        const char       *name)
{
  if (g_hash_table_contains (self->columns, name))
    return TRUE;
  if (self->names->len == ACCORD_TABLE_MAX_COLUMNS)
    return FALSE;
  g_ptr_array_add (self->names, g_strdup (name));
  g_hash_table_insert (self->columns, g_strdup (name), GUINT_TO_POINTER (self->names->len));
  return TRUE;
}

/*< private >
 * accord_table_cells_drop:
 * @name: a column that the table shall not have
 *
 * To be called before the header is made.
 */
void
accord_table_cells_drop (AccordTableCells *self,
                         const char       *name)
{
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, name));

  if (column == 0)
    return;
  g_ptr_array_remove_index (self->names, column - 1);
  g_hash_table_remove_all (self->columns);
  for (guint c = 0; c < self->names->len; c++)
    g_hash_table_insert (self->columns, g_strdup (self->names->pdata[c]), GUINT_TO_POINTER (c + 1));
}

/*< private >
 * accord_table_cells_make_header:
 * @table: gets the names as headings
 */
void
accord_table_cells_make_header (AccordTableCells *self,
                                AccordTable      *table)
{
  g_autofree char **headings = g_new0 (char *, self->names->len + 1);

  for (guint c = 0; c < self->names->len; c++)
    headings[c] = g_strdup (self->names->pdata[c]);
  accord_table_take_header (table, headings, self->names->len, 0);
  g_ptr_array_set_size (self->cells, (int) self->names->len);
}

/*< private >*/
void
accord_table_cells_clear (AccordTableCells *self)
{
  for (guint c = 0; c < self->cells->len; c++)
    g_clear_pointer (&self->cells->pdata[c], g_free);
}

/*< private >
 * accord_table_cells_take:
 * @name: a column; nothing happens where there is none of that name
 * @text: (transfer full): what stands there in this row
 */
void
accord_table_cells_take (AccordTableCells *self,
                         const char       *name,
                         char             *text)
{
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (self->columns, name));

  if (column == 0 || column > self->cells->len)
    {
      g_free (text);
      return;
    }
  g_free (self->cells->pdata[column - 1]);
  self->cells->pdata[column - 1] = text;
}

/*< private >
 * accord_table_show_texts:
 * @cells: (element-type utf8): texts of a row; %NULL is an empty one
 * @shown: (element-type utf8): made anew
 * @lengths: (element-type guint32): made anew
 * @row: shows the cells, until these are changed
 */
void
accord_table_show_texts (GPtrArray *cells, GArray *shown, GArray *lengths, AccordTableRow *row)
{
  g_array_set_size (shown, 0);
  g_array_set_size (lengths, 0);
  for (guint c = 0; c < cells->len; c++)
    {
      const char *text = cells->pdata[c] == NULL ? "" : cells->pdata[c];
      guint32 length = (guint32) strlen (text);

      g_array_append_val (shown, text);
      g_array_append_val (lengths, length);
    }
  row->n_cells = cells->len;
  row->cells = (const char *const *) shown->data;
  row->lengths = (const guint32 *) lengths->data;
}

/*< private >
 * accord_table_cells_show:
 * @row: shows the cells, until they are changed
 */
void
accord_table_cells_show (AccordTableCells *self,
                         AccordTableRow   *row)
{
  accord_table_show_texts (self->cells, self->shown, self->lengths, row);
}
