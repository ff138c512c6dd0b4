/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordFieldEditor: the typing part of a field row. Own widget because the entry, its calendar and
 * its check button are one thing for the focus: only leaving all of them is leaving. */

#include "accord-config.h"

#include "accord-field-editor.h"

#include "accord-announce.h"
#include "accord-preedit.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordFieldEditor {
  AdwBin parent_instance;

  const AccordField *field;
  GtkText *text;     /* one line, or */
  GtkTextView *view; /* LONG_TEXT */
  GtkCalendar *calendar;
  GtkMenuButton *calendar_button;
  GtkWidget *caption;
  GtkWidget *done;
  guint left_idle;
};

G_DEFINE_FINAL_TYPE (AccordFieldEditor, accord_field_editor, ADW_TYPE_BIN)

enum { SAVE, CANCEL, LEFT, CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static GtkWidget *
input_of (AccordFieldEditor *self)
{
  return self->view != NULL ? GTK_WIDGET (self->view) : GTK_WIDGET (self->text);
}

static void
save_cb (AccordFieldEditor *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
changed_cb (AccordFieldEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The focus may only have moved to the calendar or to nothing, as when the window is put aside. */
static gboolean
left_idle (gpointer user_data)
{
  AccordFieldEditor *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->left_idle = 0;
  if (root != NULL && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    g_signal_emit (self, signals[LEFT], 0);
  return G_SOURCE_REMOVE;
}

static void
focus_left_cb (AccordFieldEditor *self)
{
  if (self->left_idle == 0)
    self->left_idle = g_idle_add (left_idle, self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
                AccordFieldEditor *self)
{
  if (accord_preedit_is_on (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      g_signal_emit (self, signals[CANCEL], 0);
      return GDK_EVENT_STOP;
    }
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && self->view != NULL &&
      (modifiers & GDK_CONTROL_MASK) != 0)
    {
      g_signal_emit (self, signals[SAVE], 0);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
day_selected_cb (GtkCalendar *calendar, AccordFieldEditor *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autofree char *iso = g_date_time_format (date, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->text), iso);
  gtk_menu_button_popdown (self->calendar_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

/* Shows the typed day without choosing it. */
static void
calendar_shown_cb (AccordFieldEditor *self)
{
  gint64 day = accord_date_today ();
  int year, month, day_of_month;
  g_autoptr (GDateTime) date = NULL;

  accord_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->text)), ACCORD_DATE_ORDER_YMD,
                     &day);
  accord_date_to_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_local (year, month, day_of_month, 0, 0, 0);
  if (date == NULL)
    return;
  g_signal_handlers_block_by_func (self->calendar, day_selected_cb, self);
  g_object_set (self->calendar, "date", date, NULL);
  g_signal_handlers_unblock_by_func (self->calendar, day_selected_cb, self);
}

static GtkWidget *
make_calendar_button (AccordFieldEditor *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->calendar_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (self->calendar_button, popover);
  gtk_menu_button_set_icon_name (self->calendar_button, "accord-calendar-symbolic");
  accord_tooltip_set (GTK_WIDGET (self->calendar_button), _("Pick a Date"));
  gtk_widget_add_css_class (GTK_WIDGET (self->calendar_button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->calendar_button), GTK_ALIGN_CENTER);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, 0);
  return GTK_WIDGET (self->calendar_button);
}

static GtkInputPurpose
purpose_of (const AccordField *field)
{
  switch (field->type)
    {
    case ACCORD_FIELD_PHONE:
      return GTK_INPUT_PURPOSE_PHONE;
    case ACCORD_FIELD_EMAIL:
      return GTK_INPUT_PURPOSE_EMAIL;
    case ACCORD_FIELD_URL:
      return GTK_INPUT_PURPOSE_URL;
    case ACCORD_FIELD_INTEGER:
    case ACCORD_FIELD_DECIMAL:
    case ACCORD_FIELD_PERCENT:
    case ACCORD_FIELD_QUANTITY:
    case ACCORD_FIELD_RATE:
      return GTK_INPUT_PURPOSE_NUMBER;
    case ACCORD_FIELD_TEXT:
    case ACCORD_FIELD_LONG_TEXT:
    case ACCORD_FIELD_CHOICE:
    case ACCORD_FIELD_RANK:
    case ACCORD_FIELD_BOOLEAN:
    case ACCORD_FIELD_DATE:
    case ACCORD_FIELD_TIME:
    case ACCORD_FIELD_LINK:
    case ACCORD_FIELD_MONEY:
    case ACCORD_FIELD_PLACE:
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

static GtkWidget *
make_input (AccordFieldEditor *self)
{
  if (self->field->type == ACCORD_FIELD_LONG_TEXT)
    {
      GtkTextBuffer *buffer;

      self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
      buffer = gtk_text_view_get_buffer (self->view);
      gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
      gtk_text_view_set_accepts_tab (self->view, FALSE);
      gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
      g_signal_connect_object (buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  else
    {
      /* By itself, outside of an entry, it would be nothing to a screen reader. */
      self->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
      gtk_text_set_input_purpose (self->text, purpose_of (self->field));
      g_signal_connect_object (self->text, "activate", G_CALLBACK (save_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->text, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (input_of (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accord_field_label (self->field), -1);
  return input_of (self);
}

static void
build (AccordFieldEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = g_object_new (GTK_TYPE_LABEL, "label", accord_field_label (self->field),
                                     "xalign", 0.0f,
                                     "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *done = gtk_button_new_from_icon_name ("accord-check-symbolic");

  gtk_widget_set_css_classes (caption, (const char *[]) { "caption", "secondary", NULL });
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), caption);
  gtk_box_append (GTK_BOX (texts), make_input (self));
  gtk_box_append (GTK_BOX (box), texts);
  if (self->field->type == ACCORD_FIELD_DATE)
    gtk_box_append (GTK_BOX (box), make_calendar_button (self));
  gtk_widget_set_css_classes (done, (const char *[]) { "circular", "suggested-action", "field-done",
                                                       NULL });
  gtk_widget_set_valign (done, GTK_ALIGN_CENTER);
  accord_tooltip_set (done, _("Save (Enter)"));
  g_signal_connect_object (done, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), done);
  self->caption = caption;
  self->done = done;
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
accord_field_editor_dispose (GObject *object)
{
  g_clear_handle_id (&ACCORD_FIELD_EDITOR (object)->left_idle, g_source_remove);
  G_OBJECT_CLASS (accord_field_editor_parent_class)->dispose (object);
}

static void
accord_field_editor_class_init (AccordFieldEditorClass *klass)
{
  const char *const names[N_SIGNALS] = { "save", "cancel", "left", "changed" };

  G_OBJECT_CLASS (klass)->dispose = accord_field_editor_dispose;
  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], ACCORD_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL,
                               G_TYPE_NONE, 0);
}

static void
accord_field_editor_init (AccordFieldEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * accord_field_editor_new:
 * @field: a field that is typed
 *
 * Returns: (transfer floating): an empty editor
 */
GtkWidget *
accord_field_editor_new (const AccordField *field)
{
  AccordFieldEditor *self = g_object_new (ACCORD_TYPE_FIELD_EDITOR, NULL);

  self->field = field;
  build (self);
  return GTK_WIDGET (self);
}

/**
 * accord_field_editor_set_bare:
 * @self: an editor
 *
 * Leaves nothing but what is typed into, and the calendar of a day.
 */
void
accord_field_editor_set_bare (AccordFieldEditor *self)
{
  g_return_if_fail (ACCORD_IS_FIELD_EDITOR (self));

  gtk_widget_set_visible (self->caption, FALSE);
  gtk_widget_set_visible (self->done, FALSE);
}

/**
 * accord_field_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): what is typed
 */
char *
accord_field_editor_dup_text (AccordFieldEditor *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (ACCORD_IS_FIELD_EDITOR (self), NULL);

  if (self->view == NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * accord_field_editor_set_text:
 * @self: an editor
 * @text: (nullable): replaces what is typed
 */
void
accord_field_editor_set_text (AccordFieldEditor *self, const char *text)
{
  g_return_if_fail (ACCORD_IS_FIELD_EDITOR (self));

  if (text == NULL)
    text = "";
  if (self->view != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->text), text);
}

/**
 * accord_field_editor_focus:
 * @self: an editor
 * @select_all: also selects the text, else the cursor stays
 */
void
accord_field_editor_focus (AccordFieldEditor *self, gboolean select_all)
{
  g_return_if_fail (ACCORD_IS_FIELD_EDITOR (self));

  if (self->text != NULL && !select_all)
    gtk_text_grab_focus_without_selecting (self->text);
  else
    gtk_widget_grab_focus (input_of (self));
}

/**
 * accord_field_editor_set_invalid:
 * @self: an editor
 * @invalid: whether the text cannot be saved
 * @reason: (nullable): why, read out by screen readers
 */
void
accord_field_editor_set_invalid (AccordFieldEditor *self, gboolean invalid, const char *reason)
{
  GtkAccessible *input;

  g_return_if_fail (ACCORD_IS_FIELD_EDITOR (self));

  input = GTK_ACCESSIBLE (input_of (self));
  gtk_accessible_update_state (input, GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (input, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  reason != NULL ? reason : "", -1);
  if (invalid && reason != NULL)
    accord_announce (input, reason, TRUE);
}
