/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table on a telephone: it must not be scrolled sideways to be read. The name takes the room there is, one number
 * stays beside it, and what the other columns say stands below the name. Each of them is edited there: F2, a long press or
 * the secondary button ask which. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-menu-popup.h"

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

/* The column that is shown under this path. (nullable) */
AccordTableColumn *
accord_table_column_of (AccordRecordTable *self, const char *path)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (((AccordTableColumn *) g_ptr_array_index (self->columns, i))->path, path))
      return g_ptr_array_index (self->columns, i);
  return NULL;
}

/* Of the cell in which a column is said: its own, or that of the name above. */
const char *
accord_table_path_of_cell (AccordRecordTable *self, const char *path)
{
  AccordTableColumn *column = accord_table_column_of (self, path);

  if (self->below == NULL || column == NULL || !g_ptr_array_find (self->below, column, NULL))
    return path;
  for (guint i = 0; i < self->columns->len; i++)
    if (accord_table_column_is_title (g_ptr_array_index (self->columns, i)))
      return ((AccordTableColumn *) g_ptr_array_index (self->columns, i))->path;
  return path;
}

/* Which of what the cell says is to be edited, in the order of the columns. The menu hangs at the table: at a cell the list
 * would have its keys. */
void
accord_table_offer_columns (AccordRecordTable *self, AccordTableCell *cell)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  AccordEntity *entity = accord_table_cell_get_entity (cell);
  const GdkRectangle at = accord_table_rectangle_of (self, cell);

  if (entity == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordTableColumn *column = g_ptr_array_index (self->columns, i);

      if (accord_table_column_can_edit (column))
        accord_menu_append (menu, column->title, "table.edit-column", "(xs)", accord_entity_get_id (entity), column->path);
    }
  accord_menu_popup_on (GTK_WIDGET (self), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (gtk_widget_get_last_child (GTK_WIDGET (self))), &at);
}

void
accord_table_edit_column_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *path;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &path);
  accord_table_edit_later (ACCORD_RECORD_TABLE (widget), id, path);
}
