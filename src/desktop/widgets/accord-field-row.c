/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordFieldRow: one field of a record, read and edited at the same place. Own widget because the
 * stock rows are always editors; this one reads like text, keeps a colleague's change away from
 * what is being typed (accord-field-row-value.c), and says why an input is invalid. Main thread only; holds its entity.
 *
 *   reading --activate--> editing --Enter, leave, valid--> reading ("edited")
 *                           |  ^-- invalid: stays, with the reason
 *                           '--Esc--> reading
 *
 * Another record, or gone from the window: as leaving; what is invalid is told by the window. */

#include "accord-config.h"

#include "accord-field-row-private.h"

G_DEFINE_FINAL_TYPE (AccordFieldRow, accord_field_row, ADW_TYPE_PREFERENCES_ROW)

enum { PROP_EDITING = 1, PROP_READ_ONLY, PROP_ENTITY, N_PROPS };
enum { EDITED, CHOOSE, TYPED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
row_activated_cb (AccordFieldRow *self, GtkListBoxRow *row)
{
  if (row == GTK_LIST_BOX_ROW (self))
    accord_field_row_edit (self);
}

/* A list box tells itself, not the row, that the row was activated. */
static void
parent_changed_cb (AccordFieldRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, row_activated_cb, self);
  g_clear_weak_pointer (&self->list);
  if (parent == NULL || !GTK_IS_LIST_BOX (parent))
    return;
  g_set_weak_pointer (&self->list, parent);
  g_signal_connect_object (parent, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
edit_shortcut_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  accord_field_row_edit (ACCORD_FIELD_ROW (widget));
  return GDK_EVENT_STOP;
}

static void
accord_field_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AccordFieldRow *self = ACCORD_FIELD_ROW (object);

  switch (id)
    {
    case PROP_EDITING:
      g_value_set_boolean (value, self->editor != NULL);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_ENTITY:
      g_value_set_object (value, self->entity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
accord_field_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  AccordFieldRow *self = ACCORD_FIELD_ROW (object);

  switch (id)
    {
    case PROP_READ_ONLY:
      accord_field_row_set_read_only (self, g_value_get_boolean (value));
      break;
    case PROP_ENTITY:
      accord_field_row_set_entity (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Before the parts of the row: what is being typed is still there. */
static void
accord_field_row_unroot (GtkWidget *widget)
{
  AccordFieldRow *self = ACCORD_FIELD_ROW (widget);

  self->going = TRUE;
  accord_field_row_let_go (self);
  self->going = FALSE;
  GTK_WIDGET_CLASS (accord_field_row_parent_class)->unroot (widget);
}

static void
accord_field_row_dispose (GObject *object)
{
  AccordFieldRow *self = ACCORD_FIELD_ROW (object);

  accord_field_row_forget_entity (self);
  g_clear_weak_pointer (&self->list);
  self->editor = NULL;
  g_clear_pointer (&self->start_text, g_free);
  g_clear_pointer (&self->link_title, g_free);
  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->usual, g_free);
  accord_value_clear (&self->shown);
  accord_value_clear (&self->before);
  G_OBJECT_CLASS (accord_field_row_parent_class)->dispose (object);
}

static void
accord_field_row_class_init (AccordFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = accord_field_row_get_property;
  object_class->set_property = accord_field_row_set_property;
  object_class->dispose = accord_field_row_dispose;
  GTK_WIDGET_CLASS (klass)->unroot = accord_field_row_unroot;
  props[PROP_EDITING] = g_param_spec_boolean ("editing", NULL, NULL, FALSE,
                                              flags | G_PARAM_READABLE);
  props[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                flags | G_PARAM_READWRITE);
  props[PROP_ENTITY] = g_param_spec_object ("entity", NULL, NULL, ACCORD_TYPE_ENTITY,
                                            flags | G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, props);
  /**
   * AccordFieldRow::edited:
   * @value: (type AccordValue): checked, differs from before; valid during the emission
   */
  signals[EDITED] = g_signal_new ("edited", ACCORD_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  /**
   * AccordFieldRow::choose:
   *
   * A link was activated; the page offers what it may point to.
   */
  signals[CHOOSE] = g_signal_new ("choose", ACCORD_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 0);
  /**
   * AccordFieldRow::typed:
   *
   * The text being edited is another one; see accord_field_row_dup_typed().
   */
  signals[TYPED] = g_signal_new ("typed", ACCORD_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_F2, 0, edit_shortcut_cb, NULL);
}

static void
accord_field_row_init (AccordFieldRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_changed_cb), NULL);
}

/**
 * accord_field_row_new:
 * @field: a line of a kind's table
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
accord_field_row_new (const AccordField *field)
{
  AccordFieldRow *self = g_object_new (ACCORD_TYPE_FIELD_ROW, "title", accord_field_label (field),
                                       NULL);

  self->field = field;
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), accord_field_row_view_build (&self->view,
                                                                                    field));
  if (self->view.toggle != NULL)
    g_signal_connect_object (self->view.toggle, "notify::active",
                             G_CALLBACK (accord_field_row_toggled), self, G_CONNECT_SWAPPED);
  accord_field_row_update_shown (self);
  return GTK_WIDGET (self);
}

/**
 * accord_field_row_get_field:
 * @self: a row
 *
 * Returns: the field it shows
 */
const AccordField *
accord_field_row_get_field (AccordFieldRow *self)
{
  g_return_val_if_fail (ACCORD_IS_FIELD_ROW (self), NULL);
  return self->field;
}

/**
 * accord_field_row_set_field:
 * @self: a row
 * @field: the same field in a newer table; its type is the same, what it is called need not be
 */
void
accord_field_row_set_field (AccordFieldRow *self, const AccordField *field)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));
  g_return_if_fail (field != NULL && field->type == self->field->type);

  self->field = field;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), accord_field_label (field));
  gtk_label_set_text (self->view.caption, accord_field_label (field));
  accord_field_row_update_shown (self);
}

/**
 * accord_field_row_set_reading:
 * @self: a row
 * @reading: currency of bare amounts and order of dates; copied
 */
void
accord_field_row_set_reading (AccordFieldRow *self, const AccordFieldReading *reading)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));

  self->reading = *reading;
  g_set_str (&self->currency, reading->currency);
  self->reading.currency = self->currency;
}

/**
 * accord_field_row_set_read_only:
 * @self: a row
 * @read_only: the record may be read, not written
 */
void
accord_field_row_set_read_only (AccordFieldRow *self, gboolean read_only)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));

  if (self->read_only == !!read_only)
    return;
  self->read_only = !!read_only;
  if (read_only)
    accord_field_row_let_go (self);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !read_only);
  gtk_widget_set_opacity (GTK_WIDGET (self->view.symbol), read_only ? 0 : 1);
  if (self->view.toggle != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->view.toggle), !read_only);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_READ_ONLY]);
}

/**
 * accord_field_row_set_usual:
 * @self: a row
 * @usual: (nullable): what holds while nothing is set, "90 days"
 *
 * Shows it, paler, in place of a dash.
 */
void
accord_field_row_set_usual (AccordFieldRow *self, const char *usual)
{
  g_return_if_fail (ACCORD_IS_FIELD_ROW (self));

  g_set_str (&self->usual, usual);
  accord_field_row_update_shown (self);
}

/**
 * accord_field_row_get_editing:
 * @self: a row
 *
 * Returns: whether somebody types into it
 */
gboolean
accord_field_row_get_editing (AccordFieldRow *self)
{
  g_return_val_if_fail (ACCORD_IS_FIELD_ROW (self), FALSE);
  return self->editor != NULL;
}

/**
 * accord_field_row_dup_typed:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): the text as far as it is typed; %NULL while nothing is edited
 */
char *
accord_field_row_dup_typed (AccordFieldRow *self)
{
  g_return_val_if_fail (ACCORD_IS_FIELD_ROW (self), NULL);

  return self->editor != NULL ? accord_field_editor_dup_text (self->editor) : NULL;
}
