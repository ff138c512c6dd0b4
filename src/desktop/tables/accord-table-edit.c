/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Editing in a table. A cell is edited by what its field is: typed over the cell, chosen from
 * a list, looked up, or switched over. Each saved cell is one change that can be undone.
 *
 *   F2, Enter, double click ─▶ editor ─ Enter: save, down · Tab: save, edit the next · Esc: as it was
 *
 * In a narrow table the cell of the name stands for all that is said below it: which of them is asked first. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-field-choices.h"
#include "accord-field-row-view.h"
#include "accord-record-chooser.h"

static void
set_editing (AccordRecordTable *self, AccordEntity *entity, const AccordTableColumn *column)
{
  AccordTableColumn *held = column != NULL ? accord_table_column_ref ((AccordTableColumn *) column) : NULL;

  g_set_object (&self->editing, entity);
  g_clear_pointer (&self->editing_column, accord_table_column_unref);
  self->editing_column = held;
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
  guint at = 0;

  g_ptr_array_find (self->columns, accord_table_column_of (self, column->path), &at);
  return at;
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

      if (!accord_table_column_can_edit (column))
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
    accord_table_edit_later (self, id, column->path);
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
    set_editing (self, NULL, NULL);
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
  if (self->below != NULL && !accord_table_column_is_title (self->editing_column))
    accord_cell_editor_show_field (self->editor);
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

GdkRectangle
accord_table_rectangle_of (AccordRecordTable *self, AccordTableCell *cell)
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
  const GdkRectangle at = accord_table_rectangle_of (self, cell);

  accord_record_chooser_set_clearable (chooser, !(field->flags & ACCORD_FIELD_REQUIRED));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (link_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_pointing_to (GTK_POPOVER (chooser), &at);
  accord_record_chooser_popup_on (chooser, GTK_WIDGET (self));
}

static void
choose_value (AccordRecordTable *self, AccordTableCell *cell, const AccordValue *value)
{
  const GdkRectangle at = accord_table_rectangle_of (self, cell);
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

/* Begins to edit what a column says of the record of a cell; what nobody writes says so with a bell. */
void
accord_table_edit_open_column (AccordRecordTable *self, AccordTableCell *cell, const AccordTableColumn *column)
{
  AccordEntity *entity = accord_table_cell_get_entity (cell);
  const AccordValue *value = entity != NULL ? value_now (entity, column) : NULL;

  if (value == NULL || !accord_table_column_can_edit (column) || accord_workspace_is_read_only (self->workspace))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  if (self->editor != NULL && !accord_cell_editor_save (self->editor, ACCORD_CELL_STAY))
    return;
  set_editing (self, entity, column);
  if (accord_field_is_link (column->field))
    choose_link (self, cell);
  else if (column->field->type == ACCORD_FIELD_CHOICE)
    choose_value (self, cell, value);
  else if (column->field->type == ACCORD_FIELD_BOOLEAN)
    switch_over (self, value);
  else
    type_over (self, cell, value);
}

/* Begins to edit a cell, or asks which of what it says. */
void
accord_table_edit_open (AccordRecordTable *self, AccordTableCell *cell)
{
  const AccordTableColumn *column = accord_table_cell_get_column (cell);

  if (self->below != NULL && accord_table_column_is_title (column) && !accord_workspace_is_read_only (self->workspace))
    accord_table_offer_columns (self, cell);
  else
    accord_table_edit_open_column (self, cell, column);
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
  set_editing (self, NULL, NULL);
}
