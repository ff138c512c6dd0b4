/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Editing in a table. A cell is edited by what its field is: typed over the cell, chosen from
 * a list, looked up, or switched over. Each saved cell is one change that can be undone.
 *
 *   F2, Enter, double click ─▶ editor ─ Enter: save, down · Tab: save, edit the next · Esc: as it was
 */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-field-choices.h"
#include "accord-field-row-view.h"
#include "accord-record-chooser.h"

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

static void
set_editing (AccordRecordTable *self, AccordTableCell *cell)
{
  AccordEntity *entity = cell != NULL ? accord_table_cell_get_entity (cell) : NULL;

  g_set_object (&self->editing, entity);
  g_clear_pointer (&self->editing_column, accord_table_column_unref);
  if (cell != NULL)
    self->editing_column = accord_table_column_ref ((AccordTableColumn *) accord_table_cell_get_column (cell));
}

static const AccordValue *
value_now (AccordEntity *entity, const AccordTableColumn *column)
{
  const char *title;
  AccordRecord *record = accord_entity_get_record (entity);

  return record != NULL ? accord_table_column_value (column, record, &title) : NULL;
}

static guint
index_of (AccordRecordTable *self, const AccordTableColumn *column)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (((AccordTableColumn *) g_ptr_array_index (self->columns, i))->path, column->path))
      return i;
  return 0;
}

/* Whether a column has no cell now, but stands below the name. */
static gboolean
is_below (AccordRecordTable *self, AccordTableColumn *column)
{
  return self->below != NULL && g_ptr_array_find (self->below, column, NULL);
}

/* The next cell that people write, in reading order. */
static AccordTableColumn *
neighbour (AccordRecordTable *self, int by, gint64 *id)
{
  int at = (int) index_of (self, self->editing_column);
  guint position;
  int n = (int) self->columns->len;

  *id = accord_entity_get_id (self->editing);
  if (!accord_id_list_position_of (self->rows, *id, &position))
    return NULL;
  for (int i = 1; i <= n; i++)
    {
      int to = at + i * by;
      AccordTableColumn *column = g_ptr_array_index (self->columns, (to + n) % n);

      if (!accord_table_column_can_edit (column) || is_below (self, column))
        continue;
      if ((to < 0 && position == 0) || (to >= n && position + 1 >= accord_id_list_get_n (self->rows)))
        return NULL;
      if (to < 0 || to >= n)
        *id = accord_id_list_id_at (self->rows, position + by);
      return column;
    }
  return NULL;
}

static gint64
row_below (AccordRecordTable *self, gint64 id)
{
  guint position;

  if (!accord_id_list_position_of (self->rows, id, &position) || position + 1 >= accord_id_list_get_n (self->rows))
    return id;
  return accord_id_list_id_at (self->rows, position + 1);
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

gboolean
accord_table_edit_shows (AccordTableCell *cell, gint64 id, const char *path)
{
  AccordEntity *entity = accord_table_cell_get_entity (cell);

  return entity != NULL && accord_entity_get_id (entity) == id && g_str_equal (accord_table_cell_get_column (cell)->path, path);
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
  if (cell != NULL && accord_table_edit_shows (cell, opening->id, opening->column->path))
    accord_table_edit_open (opening->table, cell);
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

static void
go_on (AccordRecordTable *self, AccordCellStep step)
{
  gint64 id = accord_entity_get_id (self->editing);
  AccordTableColumn *column = self->editing_column;

  /* The window is closed, or another page shown. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (step == ACCORD_CELL_DOWN)
    id = row_below (self, id);
  else if (step != ACCORD_CELL_STAY)
    column = neighbour (self, step == ACCORD_CELL_NEXT ? 1 : -1, &id);
  if (column == NULL)
    column = self->editing_column;
  accord_record_table_focus (self, id, column->path);
  if (column != self->editing_column && accord_field_row_view_is_typed (column->field))
    when_laid_out (self, open_idle, id, column);
}

static void
done_cb (AccordRecordTable *self, const AccordValue *value, int step, AccordCellEditor *editor)
{
  g_clear_weak_pointer (&self->editor);
  if (self->editing == NULL)
    return;
  if (value != NULL)
    accord_table_commit (self, self->editing, self->editing_column, value);
  go_on (self, step);
  if (self->editor == NULL)
    set_editing (self, NULL);
}

/* Where a cell lies in the table: what edits it hangs there. Rows come and go, with all that hangs on them. */
static graphene_rect_t
place_of (AccordRecordTable *self, AccordTableCell *cell)
{
  GtkWidget *frame = gtk_widget_get_parent (GTK_WIDGET (cell));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (frame, GTK_WIDGET (self), &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 200, 40);
  return bounds;
}

static void
type_over (AccordRecordTable *self, AccordTableCell *cell, const AccordValue *value)
{
  const AccordFieldReading reading = { .currency = accord_workspace_get_currency (self->workspace) };
  GtkWidget *editor = accord_cell_editor_new (self->editing_column->field, value, &reading);
  graphene_rect_t place = place_of (self, cell);

  g_set_weak_pointer (&self->editor, ACCORD_CELL_EDITOR (editor));
  g_signal_connect_object (editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  accord_cell_editor_open (self->editor, GTK_WIDGET (self), &place);
}

static void
choice_made_cb (const char *chosen, gpointer data)
{
  AccordRecordTable *self = data;
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (self->editing == NULL)
    return;
  accord_value_set_text (&value, chosen);
  if (!accord_value_equal (&value, value_now (self->editing, self->editing_column)))
    accord_table_commit (self, self->editing, self->editing_column, &value);
  go_on (self, ACCORD_CELL_STAY);
}

static void
link_chosen_cb (AccordRecordTable *self, gint64 id)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  if (self->editing == NULL)
    return;
  if (id != 0)
    accord_value_set_number (&value, id);
  if (!accord_value_equal (&value, value_now (self->editing, self->editing_column)))
    accord_table_commit (self, self->editing, self->editing_column, &value);
  go_on (self, ACCORD_CELL_STAY);
}

static GdkRectangle
rectangle_of (AccordRecordTable *self, AccordTableCell *cell)
{
  graphene_rect_t place = place_of (self, cell);

  return (GdkRectangle) { (int) place.origin.x, (int) place.origin.y, MAX ((int) place.size.width, 1), MAX ((int) place.size.height, 1) };
}

/* Chosen or not, the keys go on from the cell. */
static void
popover_closed_cb (AccordRecordTable *self)
{
  if (self->editing != NULL)
    go_on (self, ACCORD_CELL_STAY);
}

static void
choose_link (AccordRecordTable *self, AccordTableCell *cell)
{
  const AccordField *field = self->editing_column->field;
  AccordRecordChooser *chooser = ACCORD_RECORD_CHOOSER (accord_record_chooser_new (self->workspace, accord_field_target (field)));
  const GdkRectangle at = rectangle_of (self, cell);

  accord_record_chooser_set_clearable (chooser, !(field->flags & ACCORD_FIELD_REQUIRED));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (link_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (GTK_POPOVER (chooser), &at);
  accord_record_chooser_popup_on (chooser, GTK_WIDGET (self));
}

static void
choose_value (AccordRecordTable *self, AccordTableCell *cell, const AccordValue *value)
{
  const GdkRectangle at = rectangle_of (self, cell);
  GtkWidget *popover = accord_field_choices_popup (GTK_WIDGET (self), &at, self->editing_column->field, value->text, choice_made_cb, self);

  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
}

static void
switch_over (AccordRecordTable *self, const AccordValue *now)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_number (&value, now->number == 0);
  accord_table_commit (self, self->editing, self->editing_column, &value);
}

/* Begins to edit a cell; a cell that nobody writes says so with a bell. */
void
accord_table_edit_open (AccordRecordTable *self, AccordTableCell *cell)
{
  const AccordTableColumn *column = accord_table_cell_get_column (cell);
  AccordEntity *entity = accord_table_cell_get_entity (cell);
  const AccordValue *value = entity != NULL ? value_now (entity, column) : NULL;

  if (value == NULL || !accord_table_column_can_edit (column) || accord_workspace_is_read_only (self->workspace))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (self->editor != NULL && !accord_cell_editor_save (self->editor, ACCORD_CELL_STAY))
    return;
  set_editing (self, cell);
  if (accord_field_is_link (column->field))
    choose_link (self, cell);
  else if (column->field->type == ACCORD_FIELD_CHOICE)
    choose_value (self, cell, value);
  else if (column->field->type == ACCORD_FIELD_BOOLEAN)
    switch_over (self, value);
  else
    type_over (self, cell, value);
}

void
accord_table_edit_stop (AccordRecordTable *self)
{
  if (self->editor != NULL)
    {
      GtkWidget *editor = GTK_WIDGET (self->editor);

      g_signal_handlers_disconnect_by_data (editor, self);
      g_clear_weak_pointer (&self->editor);
      gtk_widget_unparent (editor);
    }
  set_editing (self, NULL);
}

/* Whether the cell has the focus now. From elsewhere GTK gives it to the row alone; within the list to the cell. */
static gboolean
focus_now (AccordRecordTable *self, gint64 id, const char *path)
{
  g_autoptr (GtkColumnViewColumn) head = path != NULL ? accord_table_heads_find (self, path) : NULL;
  AccordTableCell *cell;
  guint position;

  if (!accord_id_list_position_of (self->rows, id, &position))
    return TRUE; /* gone: nothing is left to do */
  for (int i = 0; i < 2; i++)
    {
      gtk_column_view_scroll_to (self->view, position, head, GTK_LIST_SCROLL_FOCUS, NULL);
      cell = accord_table_edit_focused (self);
      if (cell != NULL && (head == NULL || accord_table_edit_shows (cell, id, path)))
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
  for (guint i = 0; i < self->columns->len; i++)
    if (g_str_equal (((AccordTableColumn *) g_ptr_array_index (self->columns, i))->path, path))
      when_laid_out (self, focus_later, id, g_ptr_array_index (self->columns, i));
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

  g_return_val_if_fail (ACCORD_IS_RECORD_TABLE (self), FALSE);

  accord_record_table_focus (self, id, path);
  cell = accord_table_edit_focused (self);
  if (cell == NULL || !accord_table_edit_shows (cell, id, path))
    return FALSE;
  if (is_in_view (self, cell))
    accord_table_edit_open (self, cell);
  else
    when_laid_out (self, open_idle, id, (AccordTableColumn *) accord_table_cell_get_column (cell));
  return TRUE;
}
