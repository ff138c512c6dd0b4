/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys, clicks and editing in a table. A cell is edited by what its field is: typed over the cell, chosen from
 * a list, looked up, or switched over. Each saved cell is one change that can be undone.
 *
 *   F2, Enter, double click ─▶ editor ─ Enter: save, down · Tab: save, edit the next · Esc: as it was
 */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-commit.h"
#include "accord-field-choices.h"
#include "accord-field-commit.h"
#include "accord-field-row-view.h"
#include "accord-record-chooser.h"

#include <glib/gi18n-lib.h>

#define DELETE_MAX 5000 /* rows in one edit put together here */

static AccordTableCell *
cell_in (GtkWidget *widget)
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
  return cell_in (focus) != NULL ? cell_in (focus) : cell_in (gtk_widget_get_first_child (focus));
}

static void
commit (AccordRecordTable *self, AccordEntity *entity, const AccordTableColumn *column, const AccordValue *value)
{
  dex_future_disown (accord_tell_refusal (GTK_WIDGET (self),
                                          accord_field_commit (self->workspace, entity, column->field, value)));
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

static gboolean
shows (AccordTableCell *cell, gint64 id, const char *path)
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
  if (cell != NULL && shows (cell, opening->id, opening->column->path))
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
    commit (self, self->editing, self->editing_column, value);
  go_on (self, step);
  if (self->editor == NULL)
    set_editing (self, NULL);
}

static void
type_over (AccordRecordTable *self, AccordTableCell *cell, const AccordValue *value)
{
  const AccordFieldReading reading = { .currency = accord_workspace_get_currency (self->workspace) };
  GtkWidget *frame = gtk_widget_get_parent (GTK_WIDGET (cell));
  GtkWidget *editor = accord_cell_editor_new (self->editing_column->field, value, &reading);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (!gtk_widget_compute_bounds (frame, GTK_WIDGET (self), &bounds))
    bounds = GRAPHENE_RECT_INIT (0, 0, 200, 40);
  g_set_weak_pointer (&self->editor, ACCORD_CELL_EDITOR (editor));
  g_signal_connect_object (editor, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  accord_cell_editor_open (self->editor, GTK_WIDGET (self), &bounds);
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
    commit (self, self->editing, self->editing_column, &value);
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
    commit (self, self->editing, self->editing_column, &value);
  go_on (self, ACCORD_CELL_STAY);
}

static void
choose_link (AccordRecordTable *self, AccordTableCell *cell)
{
  const AccordField *field = self->editing_column->field;
  AccordRecordChooser *chooser = ACCORD_RECORD_CHOOSER (accord_record_chooser_new (self->workspace, accord_field_target (field)));

  accord_record_chooser_set_clearable (chooser, !(field->flags & ACCORD_FIELD_REQUIRED));
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (link_chosen_cb), self, G_CONNECT_SWAPPED);
  accord_record_chooser_popup_on (chooser, GTK_WIDGET (cell));
}

static void
switch_over (AccordRecordTable *self, const AccordValue *now)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;

  accord_value_set_number (&value, now->number == 0);
  commit (self, self->editing, self->editing_column, &value);
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
    accord_field_choices_popup (GTK_WIDGET (cell), column->field, value->text, choice_made_cb, self);
  else if (column->field->type == ACCORD_FIELD_BOOLEAN)
    switch_over (self, value);
  else
    type_over (self, cell, value);
}

static void
open_record (AccordRecordTable *self, AccordTableCell *cell)
{
  AccordEntity *entity = accord_table_cell_get_entity (cell);

  if (entity != NULL)
    g_signal_emit (self, accord_record_table_signals[TABLE_OPENED], 0, accord_entity_get_id (entity));
}

/* The name opens the record, as it does everywhere; so does what nobody writes. */
static gboolean
opens_record (AccordRecordTable *self, AccordTableCell *cell)
{
  const AccordTableColumn *column = accord_table_cell_get_column (cell);

  return accord_table_column_is_title (column) || !accord_table_column_can_edit (column) ||
         accord_workspace_is_read_only (self->workspace);
}

static gboolean
clear_choice (AccordRecordTable *self)
{
  if (accord_id_selection_get_n (self->selection) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  return GDK_EVENT_STOP;
}

static char *
deletion_label (const AccordKind *kind, gint64 n, AccordEntity *first)
{
  g_autofree char *number = accord_number_format (n);
  g_autofree char *kinds = g_utf8_strdown (accord_kind_plural (kind), -1);

  if (n == 1)
    /* Translators: label of a change: "Deleted Nordwind" */
    return g_strdup_printf (_("Deleted %s"), accord_entity_get_title (first));
  /* Translators: label of a change: "Deleted 3 customers" */
  return g_strdup_printf (_("Deleted %1$s %2$s"), number, kinds);
}

/* The chosen rows, or the one with the focus, as one change that can be undone. */
static void
delete_rows (AccordRecordTable *self, AccordTableCell *cell)
{
  AccordEntity *first = accord_table_cell_get_entity (cell);
  g_autofree gint64 *ids = NULL;
  guint n;
  g_autofree char *label = NULL;
  g_autoptr (AccordEdit) edit = NULL;

  if (first == NULL || accord_workspace_is_read_only (self->workspace))
    return;
  ids = accord_id_selection_dup_ids (self->selection, &n);
  if (n > DELETE_MAX)
    {
      accord_say_error (GTK_WIDGET (self), _("So many rows are deleted in the list: choose Select there, then Delete."));
      return;
    }
  label = deletion_label (self->kind, MAX (n, 1), first);
  edit = accord_edit_new (label);
  for (guint i = 0; i < n; i++)
    accord_edit_delete (edit, self->kind, ids[i]);
  if (n == 0)
    accord_edit_delete (edit, self->kind, accord_entity_get_id (first));
  accord_commit (GTK_WIDGET (self), self->workspace, g_steal_pointer (&edit));
}

static gboolean
key_pressed_cb (AccordRecordTable *self, guint key, guint code, GdkModifierType modifiers)
{
  AccordTableCell *cell = accord_table_edit_focused (self);
  GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();

  if (cell == NULL)
    return GDK_EVENT_PROPAGATE;
  if (held == GDK_CONTROL_MASK && (key == GDK_KEY_c || key == GDK_KEY_C || key == GDK_KEY_Insert))
    {
      accord_record_table_copy (self);
      return GDK_EVENT_STOP;
    }
  if (held != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_F2:
      accord_table_edit_open (self, cell);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (opens_record (self, cell))
        open_record (self, cell);
      else
        accord_table_edit_open (self, cell);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      delete_rows (self, cell);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      return clear_choice (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static AccordTableCell *
cell_at (AccordRecordTable *self, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  if (at == NULL)
    return NULL;
  return ACCORD_IS_TABLE_CELL (at) ? ACCORD_TABLE_CELL (at) : cell_in (at);
}

static gboolean
focus_idle (gpointer data)
{
  gtk_widget_grab_focus (data);
  return G_SOURCE_REMOVE;
}

static void
pressed_cb (AccordRecordTable *self, int n_press, double x, double y, GtkGestureClick *click)
{
  AccordTableCell *cell = cell_at (self, x, y);

  if (cell == NULL || accord_table_cell_get_entity (cell) == NULL)
    return;
  /* The row takes the focus of its own; the keys are for the cell that was pressed. */
  if (n_press == 1)
    g_idle_add_full (G_PRIORITY_DEFAULT, focus_idle, g_object_ref (gtk_widget_get_parent (GTK_WIDGET (cell))), g_object_unref);
  if (n_press != 2 || opens_record (self, cell))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  accord_table_edit_open (self, cell);
}

void
accord_table_edit_init (AccordRecordTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
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
      if (cell != NULL && (head == NULL || shows (cell, id, path)))
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
  if (cell == NULL || !shows (cell, id, path))
    return FALSE;
  if (is_in_view (self, cell))
    accord_table_edit_open (self, cell);
  else
    when_laid_out (self, open_idle, id, (AccordTableColumn *) accord_table_cell_get_column (cell));
  return TRUE;
}
