/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordFilterValue: the value part of a condition being built. Which widgets it has is decided once,
 * by the field and the comparison; another comparison makes another one. */

#include "accord-config.h"

#include "accord-filter-value.h"

#include "accord-filter-links.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

#define MAX_DAYS 3650

struct _AccordFilterValue {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  const AccordField *field;
  AccordOp op;
  GtkBox *box;
  GtkEditable *texts[2];   /* typed values; the second of “between” */
  GtkDropDown *period;
  GtkSpinButton *days;
  GPtrArray *checks;       /* of GtkCheckButton, in order of the choices */
  AccordFilterLinks *links;
};

G_DEFINE_FINAL_TYPE (AccordFilterValue, accord_filter_value, ADW_TYPE_BIN)

static guint activate_signal;

static void
activated_cb (AccordFilterValue *self)
{
  g_signal_emit (self, activate_signal, 0);
}

static void
name_it (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
day_selected_cb (GtkEditable *entry, GtkCalendar *calendar)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  gtk_editable_set_text (entry, text);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (calendar), GTK_TYPE_POPOVER)));
}

static gboolean
is_day (const AccordField *field)
{
  return field->type == ACCORD_FIELD_DATE || field->type == ACCORD_FIELD_TIME;
}

static void
append_calendar (GtkWidget *line, GtkWidget *entry)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "accord-calendar-symbolic");
  accord_tooltip_set (button, _("Pick a Day"));
  name_it (button, _("Pick a day"));
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_selected_cb), entry, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), button);
}

static const char *
hint_of (const AccordField *field)
{
  if (is_day (field))
    return _("Such as 2027-03-31");
  return accord_field_has_number (field) ? C_("a value", "Number") : _("Text");
}

static GtkEditable *
append_entry (AccordFilterValue *self, const char *name)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint_of (self->field));
  gtk_widget_set_hexpand (entry, TRUE);
  name_it (entry, name);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), entry);
  if (is_day (self->field))
    append_calendar (line, entry);
  gtk_box_append (self->box, line);
  return GTK_EDITABLE (entry);
}

static void
append_choice (AccordFilterValue *self, GtkWidget *list, const char *label, gboolean one_only)
{
  GtkWidget *check = gtk_check_button_new_with_label (label);

  if (one_only && self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->checks->pdata[0]);
  g_ptr_array_add (self->checks, check);
  gtk_box_append (GTK_BOX (list), check);
}

static GtkWidget *
append_checks (AccordFilterValue *self)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->checks = g_ptr_array_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_box_append (self->box, scroller);
  return list;
}

static void
append_choices (AccordFilterValue *self)
{
  GtkWidget *list = append_checks (self);

  for (int i = 0; self->field->choices[i].value != NULL; i++)
    append_choice (self, list, accord_field_choice_label (self->field, self->field->choices[i].value), FALSE);
}

static void
append_yes_no (AccordFilterValue *self)
{
  GtkWidget *list = append_checks (self);

  append_choice (self, list, _("Yes"), TRUE);
  append_choice (self, list, _("No"), TRUE);
  gtk_check_button_set_active (self->checks->pdata[0], TRUE);
}

static void
append_periods (AccordFilterValue *self)
{
  const char *const *periods = accord_filter_periods ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (int i = 0; periods[i] != NULL; i++)
    gtk_string_list_append (labels, accord_filter_period_label (periods[i]));
  self->period = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (labels)), NULL));
  gtk_drop_down_set_selected (self->period, 3); /* this week */
  name_it (self->period, _("Period"));
  gtk_box_append (self->box, GTK_WIDGET (self->period));
}

static void
append_days (AccordFilterValue *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->days = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MAX_DAYS, 1));
  gtk_spin_button_set_value (self->days, 30);
  gtk_widget_set_hexpand (GTK_WIDGET (self->days), TRUE);
  name_it (self->days, _("Days"));
  g_signal_connect_object (self->days, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->days));
  gtk_box_append (GTK_BOX (line), gtk_label_new (_("days")));
  gtk_box_append (self->box, line);
}

static gboolean
is_text_op (AccordOp op)
{
  return op == ACCORD_OP_CONTAINS || op == ACCORD_OP_NOT_CONTAINS;
}

static void
build (AccordFilterValue *self)
{
  if (self->op == ACCORD_OP_EMPTY || self->op == ACCORD_OP_NOT_EMPTY)
    return;
  if (self->op == ACCORD_OP_PERIOD)
    append_periods (self);
  else if (self->op >= ACCORD_OP_LAST_DAYS && self->op <= ACCORD_OP_LATER)
    append_days (self);
  else if (is_text_op (self->op))
    self->texts[0] = append_entry (self, _("Text"));
  else if (accord_field_is_link (self->field))
    {
      self->links = ACCORD_FILTER_LINKS (accord_filter_links_new (self->workspace, accord_field_target (self->field)));
      gtk_box_append (self->box, GTK_WIDGET (self->links));
    }
  else if (self->field->type == ACCORD_FIELD_CHOICE && self->field->choices != NULL)
    append_choices (self);
  else if (self->field->type == ACCORD_FIELD_BOOLEAN)
    append_yes_no (self);
  else
    {
      self->texts[0] = append_entry (self, self->op == ACCORD_OP_BETWEEN ? _("From") : _("Value"));
      if (self->op == ACCORD_OP_BETWEEN)
        self->texts[1] = append_entry (self, _("To"));
    }
}

static void
accord_filter_value_dispose (GObject *object)
{
  AccordFilterValue *self = ACCORD_FILTER_VALUE (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_filter_value_parent_class)->dispose (object);
}

static void
accord_filter_value_class_init (AccordFilterValueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_filter_value_dispose;
  activate_signal = g_signal_new ("activate", ACCORD_TYPE_FILTER_VALUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
accord_filter_value_init (AccordFilterValue *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * accord_filter_value_new:
 * @workspace: the open file
 * @field: what is compared; must outlive this
 * @op: how
 *
 * Returns: (transfer floating): widgets for what it is compared with; none where nothing is needed
 */
GtkWidget *
accord_filter_value_new (AccordWorkspace *workspace, const AccordField *field, AccordOp op)
{
  AccordFilterValue *self = g_object_new (ACCORD_TYPE_FILTER_VALUE, NULL);

  self->workspace = g_object_ref (workspace);
  self->field = field;
  self->op = op;
  build (self);
  return GTK_WIDGET (self);
}

static AccordOperand *
add_operand (GArray *operands)
{
  static const AccordOperand empty = ACCORD_OPERAND_INIT;

  g_array_append_val (operands, empty);
  return &g_array_index (operands, AccordOperand, operands->len - 1);
}

static gboolean
fail (GError **error, const char *sentence)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, sentence);
  return FALSE;
}

static gboolean
read_text (AccordFilterValue *self, GtkEditable *entry, GArray *operands, GError **error)
{
  const AccordFieldReading reading = { .currency = accord_workspace_get_currency (self->workspace) };
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  AccordOperand *operand = add_operand (operands);

  if (*text == '\0')
    return fail (error, _("Say with what it is compared."));
  if (is_text_op (self->op))
    {
      accord_value_set_text (&operand->value, text);
      return TRUE;
    }
  return accord_field_parse (self->field, text, &reading, &operand->value, error);
}

static void
read_checks (AccordFilterValue *self, GArray *operands)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      if (!gtk_check_button_get_active (self->checks->pdata[i]))
        continue;
      if (self->field->type == ACCORD_FIELD_BOOLEAN)
        accord_value_set_number (&add_operand (operands)->value, i == 0);
      else
        accord_value_set_text (&add_operand (operands)->value, self->field->choices[i].value);
    }
}

static gboolean
read_typed (AccordFilterValue *self, GArray *operands, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    if (self->texts[i] != NULL && !read_text (self, self->texts[i], operands, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_all (AccordFilterValue *self, GArray *operands, GError **error)
{
  if (self->period != NULL)
    accord_value_set_text (&add_operand (operands)->value, accord_filter_periods ()[gtk_drop_down_get_selected (self->period)]);
  if (self->days != NULL)
    accord_value_set_number (&add_operand (operands)->value, gtk_spin_button_get_value_as_int (self->days));
  if (self->checks != NULL)
    read_checks (self, operands);
  if (self->links != NULL)
    accord_filter_links_add_operands (self->links, operands);
  if (operands->len == 0 && (self->checks != NULL || self->links != NULL))
    return fail (error, _("Choose at least one."));
  return read_typed (self, operands, error);
}

/**
 * accord_filter_value_get:
 * @self: a value
 *
 * Returns: (transfer full) (nullable) (element-type AccordOperand): what was chosen or typed, none where
 *   the comparison needs none; %NULL with @error set to a sentence
 */
GArray *
accord_filter_value_get (AccordFilterValue *self, GError **error)
{
  g_autoptr (GArray) operands = g_array_new (FALSE, TRUE, sizeof (AccordOperand));

  g_return_val_if_fail (ACCORD_IS_FILTER_VALUE (self), NULL);

  g_array_set_clear_func (operands, (GDestroyNotify) accord_operand_clear);
  return read_all (self, operands, error) ? g_steal_pointer (&operands) : NULL;
}
