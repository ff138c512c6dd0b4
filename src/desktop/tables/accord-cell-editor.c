/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCellEditor: what a cell turns into while it is edited: a popover over the cell, so that it may be
 * wider than a narrow column and say below why something cannot be saved, and so that the row may be reused
 * for another record meanwhile. Enter, Tab, Shift+Tab and leaving save; Esc restores. Main thread. */

#include "accord-config.h"

#include "accord-cell-editor.h"

#include "accord-field-editor.h"
#include "accord-preedit.h"

#define WIDTH_MIN 180

struct _AccordCellEditor {
  GtkPopover parent_instance;

  const AccordField *field;
  AccordFieldEditor *editor;
  GtkLabel *caption; /* which field it is, where no heading says so */
  GtkLabel *reason;
  char *start_text;
  AccordFieldReading reading;
  char *currency;
  guint again; /* popping up once more: what was typed cannot be saved */
  gboolean is_done;
};

G_DEFINE_FINAL_TYPE (AccordCellEditor, accord_cell_editor, GTK_TYPE_POPOVER)

static guint done_signal;

static void
show_reason (AccordCellEditor *self, const char *reason)
{
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  accord_field_editor_set_invalid (self->editor, reason != NULL, reason);
}

static gboolean
unparent_idle (gpointer data)
{
  GtkWidget *widget = data;

  if (gtk_widget_get_parent (widget) != NULL)
    gtk_widget_unparent (widget);
  return G_SOURCE_REMOVE;
}

/* Later it is unparented: the popover may be in a signal emission of its own. */
static void
finish (AccordCellEditor *self, const AccordValue *value, AccordCellStep step)
{
  if (self->is_done)
    return;
  self->is_done = TRUE;
  g_object_ref (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, done_signal, 0, value, step);
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_idle, self, g_object_unref);
}

/**
 * accord_cell_editor_save:
 * @step: where to go on
 *
 * Returns: %FALSE when what is typed cannot be saved: the reason is shown, and editing goes on
 */
gboolean
accord_cell_editor_save (AccordCellEditor *self, AccordCellStep step)
{
  g_auto (AccordValue) value = ACCORD_VALUE_INIT;
  g_autofree char *text = accord_field_editor_dup_text (self->editor);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (text, self->start_text))
    {
      finish (self, NULL, step);
      return TRUE;
    }
  if (!accord_field_parse (self->field, text, &self->reading, &value, &error) ||
      !accord_field_check (self->field, &value, &error))
    {
      show_reason (self, error->message);
      accord_field_editor_focus (self->editor, FALSE);
      return FALSE;
    }
  finish (self, &value, step);
  return TRUE;
}

static void
save_cb (AccordCellEditor *self)
{
  accord_cell_editor_save (self, ACCORD_CELL_DOWN);
}

static void
cancel_cb (AccordCellEditor *self)
{
  finish (self, NULL, ACCORD_CELL_STAY);
}

static void
typed_cb (AccordCellEditor *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->reason)))
    show_reason (self, NULL);
}

static gboolean
popup_again (gpointer data)
{
  AccordCellEditor *self = data;

  self->again = 0;
  gtk_popover_popup (GTK_POPOVER (self));
  accord_field_editor_focus (self->editor, FALSE);
  return G_SOURCE_REMOVE;
}

/* A click elsewhere closed it. */
static void
accord_cell_editor_closed (GtkPopover *popover)
{
  AccordCellEditor *self = ACCORD_CELL_EDITOR (popover);

  if (!self->is_done && self->again == 0 && gtk_widget_get_parent (GTK_WIDGET (self)) != NULL &&
      !accord_cell_editor_save (self, ACCORD_CELL_STAY))
    self->again = g_idle_add (popup_again, self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, AccordCellEditor *self)
{
  if (accord_preedit_is_on (GTK_WIDGET (self)) ||
      (key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab && key != GDK_KEY_KP_Tab))
    return GDK_EVENT_PROPAGATE;
  accord_cell_editor_save (self, key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) ? ACCORD_CELL_PREVIOUS
                                                                                           : ACCORD_CELL_NEXT);
  return GDK_EVENT_STOP;
}

static void
accord_cell_editor_dispose (GObject *object)
{
  g_clear_handle_id (&ACCORD_CELL_EDITOR (object)->again, g_source_remove);
  G_OBJECT_CLASS (accord_cell_editor_parent_class)->dispose (object);
}

static void
accord_cell_editor_finalize (GObject *object)
{
  AccordCellEditor *self = ACCORD_CELL_EDITOR (object);

  g_free (self->start_text);
  g_free (self->currency);
  G_OBJECT_CLASS (accord_cell_editor_parent_class)->finalize (object);
}

static void
accord_cell_editor_class_init (AccordCellEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_cell_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_cell_editor_finalize;
  GTK_POPOVER_CLASS (klass)->closed = accord_cell_editor_closed;
  done_signal = g_signal_new ("done", ACCORD_TYPE_CELL_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                              G_TYPE_POINTER, G_TYPE_INT);
}

static void
accord_cell_editor_init (AccordCellEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cell-editor");
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

static void
build (AccordCellEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *editor = accord_field_editor_new (self->field);

  self->editor = ACCORD_FIELD_EDITOR (editor);
  self->caption = g_object_new (GTK_TYPE_LABEL, "label", accord_field_label (self->field), "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END,
                                "margin-top", 4, "visible", FALSE, NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->caption), (const char *[]) { "caption", "secondary", NULL });
  self->reason = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "max-width-chars", 40, "visible", FALSE, NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->reason), (const char *[]) { "caption", "error", NULL });
  accord_field_editor_set_bare (self->editor);
  gtk_widget_set_vexpand (editor, TRUE);
  gtk_widget_set_valign (editor, GTK_ALIGN_CENTER);
  accord_field_editor_set_text (self->editor, self->start_text);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  g_signal_connect_object (editor, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "cancel", G_CALLBACK (cancel_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/**
 * accord_cell_editor_new:
 * @field: one that is typed
 * @value: its value now
 * @reading: what typed text is read with; copied
 *
 * Returns: (transfer floating): an editor, to be opened
 */
GtkWidget *
accord_cell_editor_new (const AccordField *field, const AccordValue *value, const AccordFieldReading *reading)
{
  AccordCellEditor *self = g_object_new (ACCORD_TYPE_CELL_EDITOR, NULL);

  self->field = field;
  self->reading = *reading;
  self->currency = g_strdup (reading->currency);
  self->reading.currency = self->currency;
  self->start_text = accord_field_to_text (field, value, NULL);
  if (self->start_text == NULL)
    self->start_text = g_strdup ("");
  build (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, accord_field_label (field), -1);
  return GTK_WIDGET (self);
}

/**
 * accord_cell_editor_open:
 * @over: the table
 * @cell: where the cell lies in it
 *
 * Covers the cell; goes away by itself.
 */
void
accord_cell_editor_open (AccordCellEditor *self, GtkWidget *over, const graphene_rect_t *cell)
{
  const GdkRectangle top = { (int) cell->origin.x, (int) cell->origin.y - 1, MAX ((int) cell->size.width, 1), 1 };

  gtk_widget_set_parent (GTK_WIDGET (self), over);
  /* At the edge it grows inwards. */
  if (cell->origin.x + MAX (cell->size.width, WIDTH_MIN) > (float) gtk_widget_get_width (over))
    gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_size_request (GTK_WIDGET (self), MAX ((int) cell->size.width, WIDTH_MIN), -1);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &top);
  gtk_popover_popup (GTK_POPOVER (self));
  accord_field_editor_focus (self->editor, TRUE);
}

/**
 * accord_cell_editor_show_field:
 * @self: an editor over a cell that shows other fields too
 *
 * Says above what is typed which field it is.
 */
void
accord_cell_editor_show_field (AccordCellEditor *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->caption), TRUE);
}

/**
 * accord_cell_editor_type:
 * @text: replaces what is typed
 */
void
accord_cell_editor_type (AccordCellEditor *self, const char *text)
{
  accord_field_editor_set_text (self->editor, text);
}

/**
 * accord_cell_editor_refuse:
 * @reason: a finished sentence
 *
 * Says below what is typed why it was not saved.
 */
void
accord_cell_editor_refuse (AccordCellEditor *self, const char *reason)
{
  show_reason (self, reason);
}

/**
 * accord_cell_editor_get_reason:
 *
 * Returns: (nullable): why what is typed cannot be saved, as far as that was tried
 */
const char *
accord_cell_editor_get_reason (AccordCellEditor *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->reason)) ? gtk_label_get_text (self->reason) : NULL;
}
