/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which cell of a table has the keyboard, and how it comes there: rows that only now come into view have no cells before
 * the next layout. */

#include "accord-config.h"

#include "accord-record-table-private.h"

AccordTableCell *
accord_table_edit_cell_in (GtkWidget *widget)
{
  GtkWidget *child = widget != NULL ? gtk_widget_get_first_child (widget) : NULL;

  return ACCORD_IS_TABLE_CELL (child) ? ACCORD_TABLE_CELL (child) : NULL;
}

/* The cell with the focus, or the first of the row with it. (nullable) */
AccordTableCell *
accord_table_edit_focused (AccordRecordTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;
  return accord_table_edit_cell_in (focus) != NULL ? accord_table_edit_cell_in (focus) : accord_table_edit_cell_in (gtk_widget_get_first_child (focus));
}

typedef struct {
  AccordRecordTable *table;
  gint64 id;
  AccordTableColumn *column;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->table);
  accord_table_column_unref (opening->column);
  g_free (opening);
}

/* Whether the column of @path is said in this cell, or below it. */
gboolean
accord_table_edit_shows (AccordRecordTable *self, AccordTableCell *cell, gint64 id, const char *path)
{
  AccordEntity *entity = accord_table_cell_get_entity (cell);

  return entity != NULL && accord_entity_get_id (entity) == id &&
         g_str_equal (accord_table_cell_get_column (cell)->path, accord_table_path_of_cell (self, path));
}

static gboolean
open_idle (gpointer data)
{
  Opening *opening = data;
  AccordTableCell *cell;

  if (opening->table->view == NULL)
    return G_SOURCE_REMOVE;
  accord_record_table_focus (opening->table, opening->id, opening->column->path);
  cell = accord_table_edit_focused (opening->table);
  if (cell != NULL && accord_table_edit_shows (opening->table, cell, opening->id, opening->column->path))
    accord_table_edit_open_column (opening->table, cell, opening->column);
  return G_SOURCE_REMOVE;
}

/* Behind the layout of a row that has only now come into view. */
static void
when_laid_out (AccordRecordTable *self, GSourceFunc call, gint64 id, AccordTableColumn *column)
{
  Opening *opening = g_new0 (Opening, 1);

  *opening = (Opening) { g_object_ref (self), id, accord_table_column_ref (column) };
  g_idle_add_full (GDK_PRIORITY_REDRAW + 5, call, opening, opening_free);
}

/* Whether the cell has the focus now. From elsewhere GTK gives it to the row alone; within the list to the cell. */
static gboolean
focus_now (AccordRecordTable *self, gint64 id, const char *path)
{
  g_autoptr (GtkColumnViewColumn) head = path != NULL ? accord_table_heads_find (self, accord_table_path_of_cell (self, path)) : NULL;
  AccordTableCell *cell;
  guint position;

  if (!accord_id_list_position_of (self->rows, id, &position))
    return TRUE; /* gone: nothing is left to do */
  for (int i = 0; i < 2; i++)
    {
      gtk_column_view_scroll_to (self->view, position, head, GTK_LIST_SCROLL_FOCUS, NULL);
      cell = accord_table_edit_focused (self);
      if (cell != NULL && (head == NULL || accord_table_edit_shows (self, cell, id, path)))
        return TRUE;
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  return FALSE;
}

static gboolean
focus_later (gpointer data)
{
  Opening *opening = data;

  if (opening->table->view != NULL && gtk_widget_get_mapped (GTK_WIDGET (opening->table)))
    focus_now (opening->table, opening->id, opening->column->path);
  return G_SOURCE_REMOVE;
}

/**
 * accord_record_table_focus:
 * @id: a record of the list
 * @path: (nullable): one of the columns
 *
 * Scrolls there and gives the cell the focus, behind the next layout where the row has no cells yet.
 */
void
accord_record_table_focus (AccordRecordTable *self, gint64 id, const char *path)
{
  g_return_if_fail (ACCORD_IS_RECORD_TABLE (self));

  if (focus_now (self, id, path) || path == NULL)
    return;
  if (accord_table_column_of (self, path) != NULL)
    when_laid_out (self, focus_later, id, accord_table_column_of (self, path));
}

/* Whether the layout has come to where the table was scrolled. */
static gboolean
is_in_view (AccordRecordTable *self, AccordTableCell *cell)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds) && bounds.size.width > 0 &&
         bounds.origin.x >= 0 && bounds.origin.x + bounds.size.width <= gtk_widget_get_width (GTK_WIDGET (self)) + 1 &&
         bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= gtk_widget_get_height (GTK_WIDGET (self));
}

/**
 * accord_record_table_edit:
 * @id: a record of the list
 * @path: one of the columns
 *
 * Focuses the cell and begins to edit it.
 *
 * Returns: whether there is such a cell
 */
gboolean
accord_record_table_edit (AccordRecordTable *self, gint64 id, const char *path)
{
  AccordTableCell *cell;
  AccordTableColumn *column = accord_table_column_of (self, path);

  g_return_val_if_fail (ACCORD_IS_RECORD_TABLE (self), FALSE);

  accord_record_table_focus (self, id, path);
  cell = accord_table_edit_focused (self);
  if (cell == NULL || column == NULL || !accord_table_edit_shows (self, cell, id, path))
    return FALSE;
  if (is_in_view (self, cell))
    accord_table_edit_open_column (self, cell, column);
  else
    when_laid_out (self, open_idle, id, column);
  return TRUE;
}

/* Behind the menu that asked for it, which gives the keyboard back first. */
void
accord_table_edit_later (AccordRecordTable *self, gint64 id, const char *path)
{
  AccordTableColumn *column = accord_table_column_of (self, path);

  if (column != NULL)
    when_laid_out (self, open_idle, id, column);
}
