/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordFilterEditor: first which field, then how it is compared and with what.
 *
 *   GtkStack ┬ fields: search entry ─▶ list of fields, those over links only while typing
 *            └ value:  ‹ field ─ comparison ─ AccordFilterValue ─ Add Filter
 */

#include "accord-config.h"

#include "accord-filter-editor.h"

#include "accord-filter-fields.h"
#include "accord-filter-value.h"
#include "accord-preedit.h"
#include "accord-text.h"
#include "accord-text-match.h"
#include "accord-tooltip.h"

#include <glib/gi18n-lib.h>

struct _AccordFilterEditor {
  GtkPopover parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  GPtrArray *fields;
  const AccordFilterField *field; /* on the second page */
  GtkStack *stack;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkLabel *title;
  GtkDropDown *op;
  AdwBin *value;
  GtkLabel *problem;
  GtkWidget *add;
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (AccordFilterEditor, accord_filter_editor, GTK_TYPE_POPOVER)

static guint made_signal;

static const AccordFilterField *
field_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "field");
}

static gboolean
is_listed (GtkListBoxRow *row, gpointer data)
{
  AccordFilterEditor *self = data;
  const AccordFilterField *field = field_of (row);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *plain = accord_text_fold (typed);

  if (*plain == '\0')
    return field->depth == 0;
  return accord_text_finds (typed, field->label) || strstr (field->path, plain) != NULL;
}

static GtkListBoxRow *
next_row (AccordFilterEditor *self, int from, int by)
{
  GtkListBoxRow *row;

  for (int i = from; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL && i >= 0; i += by)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      return row;
  return NULL;
}

/* What Enter takes: the first field whose name begins so, or else the first that has it anywhere. */
static GtkListBoxRow *
best_row (AccordFilterEditor *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  GtkListBoxRow *row;

  for (int i = 0; (row = next_row (self, i, 1)) != NULL; i = gtk_list_box_row_get_index (row) + 1)
    if (g_ascii_strncasecmp (field_of (row)->label, typed, strlen (typed)) == 0)
      return row;
  return next_row (self, 0, 1);
}

static void
search_changed_cb (AccordFilterEditor *self)
{
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_select_row (self->list, best_row (self));
}

static gboolean
search_key_cb (AccordFilterEditor *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int by = key == GDK_KEY_Down ? 1 : -1;

  if (accord_preedit_is_on (GTK_WIDGET (self)) || (key != GDK_KEY_Down && key != GDK_KEY_Up))
    return GDK_EVENT_PROPAGATE;
  row = next_row (self, row != NULL ? gtk_list_box_row_get_index (row) + by : 0, by);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static AccordOp
chosen_op (AccordFilterEditor *self)
{
  guint n;
  const AccordOp *ops = accord_filter_ops (self->field->field, &n);

  return ops[MIN (gtk_drop_down_get_selected (self->op), n - 1)];
}

static void
say_problem (AccordFilterEditor *self, const char *sentence)
{
  gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  if (sentence != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
add_cb (AccordFilterEditor *self)
{
  g_autoptr (AccordFilter) filter = accord_filter_new (self->kind, FALSE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) operands = accord_filter_value_get (ACCORD_FILTER_VALUE (adw_bin_get_child (self->value)), &error);

  if (operands == NULL ||
      !accord_filter_add (filter, self->field->path, chosen_op (self), (const AccordOperand *) (void *) operands->data,
                          operands->len, &error))
    {
      say_problem (self, error->message);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, made_signal, 0, filter);
}

static void
show_value (AccordFilterEditor *self)
{
  GtkWidget *value = accord_filter_value_new (self->workspace, self->field->field, chosen_op (self));

  g_signal_connect_object (value, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->value, value);
  say_problem (self, NULL);
}

static void
op_changed_cb (AccordFilterEditor *self)
{
  if (!self->setting && self->field != NULL)
    show_value (self);
}

static void
fill_ops (AccordFilterEditor *self)
{
  guint n;
  const AccordOp *ops = accord_filter_ops (self->field->field, &n);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_take (labels, accord_filter_op_label (ops[i], self->field->field));
  self->setting = TRUE;
  gtk_drop_down_set_model (self->op, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->op, 0);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->op), n > 1);
}

static void
choose (AccordFilterEditor *self, const AccordFilterField *field)
{
  self->field = field;
  gtk_label_set_text (self->title, field->label);
  fill_ops (self);
  show_value (self);
  gtk_stack_set_visible_child_name (self->stack, "value");
  if (!gtk_widget_child_focus (GTK_WIDGET (self->value), GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (self->add);
}

static void
row_activated_cb (AccordFilterEditor *self, GtkListBoxRow *row)
{
  choose (self, field_of (row));
}

static void
search_activated_cb (AccordFilterEditor *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row)))
    choose (self, field_of (row));
}

static void
back_cb (AccordFilterEditor *self)
{
  gtk_stack_set_visible_child_name (self->stack, "fields");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Users may have added a field since. */
static void
fill_fields (AccordFilterEditor *self)
{
  gtk_list_box_remove_all (self->list);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->kind = accord_store_get_kind (accord_workspace_get_store (self->workspace), self->kind);
  self->fields = accord_filter_fields (self->kind, TRUE);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const AccordFilterField *field = self->fields->pdata[i];
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = gtk_label_new (field->label);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
      gtk_list_box_append (self->list, row);
    }
}

static void
accord_filter_editor_show (GtkWidget *widget)
{
  AccordFilterEditor *self = ACCORD_FILTER_EDITOR (widget);

  self->field = NULL;
  fill_fields (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_stack_set_visible_child_name (self->stack, "fields");
  GTK_WIDGET_CLASS (accord_filter_editor_parent_class)->show (widget);
  back_cb (self);
}

static void
accord_filter_editor_dispose (GObject *object)
{
  AccordFilterEditor *self = ACCORD_FILTER_EDITOR (object);

  self->field = NULL;
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_filter_editor_parent_class)->dispose (object);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
}

static void
accord_filter_editor_class_init (AccordFilterEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_filter_editor_dispose;
  GTK_WIDGET_CLASS (klass)->show = accord_filter_editor_show;
  /**
   * AccordFilterEditor::made:
   * @filter: an #AccordFilter with one condition
   */
  made_signal = g_signal_new ("made", ACCORD_TYPE_FILTER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              ACCORD_TYPE_FILTER);
}

static void
name_it (gpointer widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_fields (AccordFilterEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *nothing = gtk_label_new (_("No such field"));

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_search_entry_set_search_delay (self->search, 0);
  gtk_search_entry_set_placeholder_text (self->search, _("Filter by Field"));
  name_it (self->search, _("Filter by field"));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_filter_func (self->list, is_listed, self, NULL);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_list_box_set_placeholder (self->list, nothing);
  name_it (self->list, _("Fields"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, -1, 300);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_head (AccordFilterEditor *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  gtk_widget_add_css_class (back, "flat");
  accord_tooltip_set (back, _("Another Field"));
  name_it (back, _("Another field"));
  g_signal_connect_object (back, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (head), back);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  return head;
}

static GtkWidget *
make_value (AccordFilterEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->op = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  name_it (self->op, _("Comparison"));
  g_signal_connect_object (self->op, "notify::selected", G_CALLBACK (op_changed_cb), self, G_CONNECT_SWAPPED);
  self->value = ADW_BIN (adw_bin_new ());
  self->problem = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "visible", FALSE,
                                           "max-width-chars", 30, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  self->add = gtk_button_new_with_label (_("Add Filter"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->op));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), self->add);
  return box;
}

static void
accord_filter_editor_init (AccordFilterEditor *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_interpolate_size (self->stack, TRUE);
  gtk_stack_add_named (self->stack, make_fields (self), "fields");
  gtk_stack_add_named (self->stack, make_value (self), "value");
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), 260, -1);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->stack));
  name_it (self, _("Add a filter"));
}

/**
 * accord_filter_editor_new:
 * @workspace: the open file
 * @kind: whose records are filtered
 *
 * Returns: (transfer floating): a popover for a menu button
 */
GtkWidget *
accord_filter_editor_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  AccordFilterEditor *self = g_object_new (ACCORD_TYPE_FILTER_EDITOR, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  return GTK_WIDGET (self);
}

/**
 * accord_filter_editor_choose:
 * @self: an editor that is shown
 * @path: a field
 *
 * Goes on to how it is compared.
 *
 * Returns: whether it offers such a field
 */
gboolean
accord_filter_editor_choose (AccordFilterEditor *self, const char *path)
{
  g_return_val_if_fail (ACCORD_IS_FILTER_EDITOR (self), FALSE);

  for (guint i = 0; self->fields != NULL && i < self->fields->len; i++)
    if (g_str_equal (((AccordFilterField *) self->fields->pdata[i])->path, path))
      {
        choose (self, self->fields->pdata[i]);
        return TRUE;
      }
  return FALSE;
}
