/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table on a telephone: it must not be scrolled sideways to be read. The name takes the room there is, one number
 * stays beside it, and what the other columns say stands below the name. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#define NUMBER_WIDTH 112 /* px of the one number */

/* What a narrow table says below each name: all but the name and the first number, which stays a column. */
static GPtrArray *
columns_below (AccordRecordTable *self, const AccordTableColumn **number)
{
  GPtrArray *below = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_table_column_unref);

  *number = NULL;
  for (guint i = 0; i < self->columns->len; i++)
    {
      AccordTableColumn *column = g_ptr_array_index (self->columns, i);

      if (*number == NULL && accord_table_column_is_number (column))
        *number = column;
      else if (!accord_table_column_is_title (column))
        g_ptr_array_add (below, accord_table_column_ref (column));
    }
  return below;
}

static gboolean
has_title (AccordRecordTable *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (accord_table_column_is_title (g_ptr_array_index (self->columns, i)))
      return TRUE;
  return FALSE;
}

/* Called when the width is another one, and when the columns are. */
void
accord_table_fit_width (gpointer table)
{
  AccordRecordTable *self = table;
  GListModel *heads = gtk_column_view_get_columns (self->view);
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean narrow = width > 0 && width < ACCORD_RECORD_TABLE_NARROW && has_title (self);
  gboolean was = self->below != NULL;
  const AccordTableColumn *number = NULL;

  g_clear_pointer (&self->below, g_ptr_array_unref);
  if (narrow)
    self->below = columns_below (self, &number);
  if (!narrow && !was)
    return;
  self->setting = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (heads); i++)
    {
      g_autoptr (GtkColumnViewColumn) head = g_list_model_get_item (heads, i);
      AccordTableColumn *column = accord_table_heads_column (head);
      gboolean title = accord_table_column_is_title (column);

      gtk_column_view_column_set_visible (head, !narrow || title || column == number);
      gtk_column_view_column_set_fixed_width (head, !narrow ? column->width : title ? -1 : MIN (column->width, NUMBER_WIDTH));
      gtk_column_view_column_set_expand (head, narrow && title);
      if (title)
        accord_table_heads_make_cells (head, self->below);
    }
  self->setting = FALSE;
}
