/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys and clicks in a table: what opens a record, edits a cell, copies or deletes rows. */

#include "accord-config.h"

#include "accord-record-table-private.h"

#include "accord-commit.h"

#include <glib/gi18n-lib.h>

#define DELETE_MAX 5000 /* rows in one edit put together here */

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

/* @one: the record, where it is only one; one that was never on the screen is named by its kind. */
static char *
deletion_label (const AccordKind *kind, gint64 n, AccordEntity *one)
{
  g_autofree char *number = accord_number_format (n);
  g_autofree char *kinds = g_utf8_strdown (accord_kind_plural (kind), -1);

  if (n == 1)
    /* Translators: label of a change: "Deleted Nordwind" */
    return g_strdup_printf (_("Deleted %s"), accord_entity_is_loaded (one) ? accord_entity_get_title (one) : accord_kind_label (kind));
  /* Translators: label of a change: "Deleted 3 customers" */
  return g_strdup_printf (_("Deleted %1$s %2$s"), number, kinds);
}

/* The chosen rows, or the one with the focus, as one change that can be undone. */
static void
delete_rows (AccordRecordTable *self, AccordTableCell *cell)
{
  AccordEntity *focused = accord_table_cell_get_entity (cell);
  g_autoptr (AccordEntity) one = NULL;
  g_autofree gint64 *ids = NULL;
  guint n;
  g_autofree char *label = NULL;
  g_autoptr (AccordEdit) edit = NULL;

  if (focused == NULL || accord_workspace_is_read_only (self->workspace))
    return;
  ids = accord_id_selection_dup_ids (self->selection, &n);
  if (n > DELETE_MAX)
    {
      accord_say_error (GTK_WIDGET (self), _("So many rows are deleted in the list: choose Select there, then Delete."));
      return;
    }
  /* The focus may be on another row than the one that is chosen. */
  one = n == 0 ? g_object_ref (focused) : accord_workspace_get_entity (self->workspace, self->kind, ids[0]);
  label = deletion_label (self->kind, MAX (n, 1), one);
  edit = accord_edit_new (label);
  for (guint i = 0; i < n; i++)
    accord_edit_delete (edit, self->kind, ids[i]);
  if (n == 0)
    accord_edit_delete (edit, self->kind, accord_entity_get_id (focused));
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
  return ACCORD_IS_TABLE_CELL (at) ? ACCORD_TABLE_CELL (at) : accord_table_edit_cell_in (at);
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

/* A finger has neither F2 nor a second click. */
static void
held_cb (AccordRecordTable *self, double x, double y, GtkGesture *gesture)
{
  AccordTableCell *cell = cell_at (self, x, y);

  if (cell == NULL || accord_table_cell_get_entity (cell) == NULL)
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  accord_table_edit_open (self, cell);
}

static void
asked_cb (AccordRecordTable *self, int n_press, double x, double y, GtkGesture *gesture)
{
  if (self->below != NULL)
    held_cb (self, x, y, gesture);
}

static void
init_touch (AccordRecordTable *self)
{
  GtkGesture *hold = gtk_gesture_long_press_new ();
  GtkGesture *ask = gtk_gesture_click_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (hold), TRUE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (ask), GDK_BUTTON_SECONDARY);
  /* Before the row, which would take the keyboard from the menu. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (hold), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (ask), GTK_PHASE_CAPTURE);
  g_signal_connect_object (hold, "pressed", G_CALLBACK (held_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (ask, "pressed", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (hold));
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (ask));
}

void
accord_table_keys_init (AccordRecordTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  init_touch (self);
}
