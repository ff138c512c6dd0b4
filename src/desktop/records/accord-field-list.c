/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordFieldList: a record's fields, made from its kind's table; see the header.
 *
 *   AccordKind.fields ──▶ AccordFieldRow … ──edited──▶ accord_field_commit()
 *        shown: flag FACT, or a value; the rest is behind Add Field
 *
 * Without a record it is a form: accord-field-list-form.c. */

#include "accord-config.h"

#include "accord-field-list-private.h"

#include "accord-field-reach.h"
#include "accord-field-repeat.h"
#include "accord-field-reveal.h"

#include "accord-field-commands.h"
#include "accord-field-commit.h"
#include "accord-field-link.h"
#include "accord-menu-popup.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordFieldList, accord_field_list, ADW_TYPE_BIN)

static guint typed_signal;

static gboolean
is_shown (AccordFieldList *self, AccordFieldRow *row)
{
  const AccordField *field = accord_field_row_get_field (row);

  return (field->flags & ACCORD_FIELD_FACT) || accord_field_row_get_editing (row) ||
         !accord_value_is_empty (accord_field_row_get_value (row)) || g_hash_table_contains (self->added, field->name);
}

static void
update_shown (AccordFieldList *self)
{
  gboolean any_hidden = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      AccordFieldRow *row = g_ptr_array_index (self->rows, i);
      gboolean shown = is_shown (self, row);

      gtk_widget_set_visible (GTK_WIDGET (row), shown);
      any_hidden = any_hidden || !shown;
    }
  gtk_widget_set_visible (self->add, any_hidden && !accord_workspace_is_read_only (self->workspace));
}

static void
typed_cb (AccordFieldList *self)
{
  g_signal_emit (self, typed_signal, 0);
}

static void
edited_cb (AccordFieldList *self, const AccordValue *value, AccordFieldRow *row)
{
  typed_cb (self);
  /* The list may have turned to another record: what was being typed is its row's. */
  if (accord_field_row_get_entity (row) == NULL)
    return;
  accord_field_row_follow (row, accord_field_commit (self->workspace, accord_field_row_get_entity (row), accord_field_row_get_field (row), value));
}

static void
add_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  accord_field_list_edit (ACCORD_FIELD_LIST (widget), g_variant_get_string (parameter, NULL));
}

static void
add_activated_cb (AccordFieldList *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      AccordFieldRow *row = g_ptr_array_index (self->rows, i);
      const AccordField *field = accord_field_row_get_field (row);

      if (!is_shown (self, row))
        accord_menu_append (menu, accord_field_label (field), "fields.add", "s", field->name);
    }
  accord_menu_popup_on (self->add, G_MENU_MODEL (menu));
}

gboolean
accord_field_list_has_name (const AccordKind *kind)
{
  int title = accord_kind_title (kind);

  return title >= 0 && kind->fields[title].type != ACCORD_FIELD_CHOICE;
}

static gboolean
is_listed (const AccordField *field, gboolean title, const char *const *left_out)
{
  return !title && !(field->flags & ACCORD_FIELD_HIDDEN) && field->type != ACCORD_FIELD_PLACE &&
         field->type != ACCORD_FIELD_RANK && (left_out == NULL || !g_strv_contains (left_out, field->name));
}

static AccordFieldRow *
make_row (AccordFieldList *self, const AccordField *field)
{
  const AccordFieldReading reading = { .currency = accord_workspace_get_currency (self->workspace) };
  GtkWidget *row = accord_field_row_new (field);

  accord_field_row_set_reading (ACCORD_FIELD_ROW (row), &reading);
  accord_field_row_set_read_only (ACCORD_FIELD_ROW (row), (field->flags & ACCORD_FIELD_AUTOMATIC) ||
                                                          accord_workspace_is_read_only (self->workspace));
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "choose", G_CALLBACK (accord_field_link_choose), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::editing", G_CALLBACK (update_shown), self, G_CONNECT_SWAPPED);
  accord_field_reach_add (ACCORD_FIELD_ROW (row));
  accord_field_repeat_add (ACCORD_FIELD_ROW (row), self);
  accord_menu_follow (row, accord_field_commands_ask, self);
  if (self->entity != NULL)
    accord_field_row_set_entity (ACCORD_FIELD_ROW (row), self->entity);
  return ACCORD_FIELD_ROW (row);
}

/* The row of a field that is there already, with all that is typed into it. */
static AccordFieldRow *
take_row (GPtrArray *rows, const AccordField *field)
{
  for (guint i = 0; i < rows->len; i++)
    {
      AccordFieldRow *row = g_ptr_array_index (rows, i);
      const AccordField *old = accord_field_row_get_field (row);

      if (!g_str_equal (old->name, field->name) || old->type != field->type)
        continue;
      g_ptr_array_remove_index (rows, i);
      accord_field_row_set_field (row, field);
      return row;
    }
  return NULL;
}

/* Add Field comes last. */
static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  AccordFieldList *self = data;
  guint i = G_MAXUINT, j = G_MAXUINT;

  g_ptr_array_find (self->rows, a, &i);
  g_ptr_array_find (self->rows, b, &j);
  return i < j ? -1 : i > j;
}

/* Rows of fields that the list does not have yet, and away with those that are no longer shown. The others stay where
 * they are, as somebody may be typing there. */
static void
make_rows (AccordFieldList *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->rows);
  int order[ACCORD_KIND_FIELDS_MAX];

  self->rows = g_ptr_array_new ();
  accord_kind_field_order (self->kind, order);
  for (int i = 0; i < self->kind->n_fields; i++)
    {
      const AccordField *field = &self->kind->fields[order[i]];
      AccordFieldRow *row;

      if (!is_listed (field, accord_field_list_has_name (self->kind) && order[i] == accord_kind_title (self->kind), (const char *const *) self->left_out))
        continue;
      row = take_row (old, field);
      g_ptr_array_add (self->rows, row != NULL ? row : make_row (self, field));
    }
  for (guint i = 0; i < old->len; i++)
    gtk_list_box_remove (self->box, g_ptr_array_index (old, i));
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_parent (g_ptr_array_index (self->rows, i)) == NULL)
      gtk_list_box_append (self->box, g_ptr_array_index (self->rows, i));
  gtk_list_box_invalidate_sort (self->box);
}

static void
make_add (AccordFieldList *self)
{
  self->add = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Add Field"),
                            "start-icon-name", "accord-plus-symbolic", NULL);
  g_signal_connect_object (self->add, "activated", G_CALLBACK (add_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->box, self->add);
}

/* Somebody added, renamed or retired a field of the workspace's own. */
static void
committed_cb (AccordFieldList *self, AccordChangeSet *set)
{
  if (!accord_change_set_touches (set, &accord_custom_field_kind))
    return;
  self->kind = accord_store_get_kind (accord_workspace_get_store (self->workspace), self->kind);
  make_rows (self);
  update_shown (self);
}

static void
accord_field_list_dispose (GObject *object)
{
  AccordFieldList *self = ACCORD_FIELD_LIST (object);

  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_clear_object (&self->entity);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_hash_table_unref);
  g_clear_pointer (&self->left_out, g_strfreev);
  G_OBJECT_CLASS (accord_field_list_parent_class)->dispose (object);
}

static void
accord_field_list_class_init (AccordFieldListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_field_list_dispose;
  /**
   * AccordFieldList::typed:
   *
   * Something was typed or chosen; see accord_field_list_get_typed().
   */
  typed_signal = g_signal_new ("typed", ACCORD_TYPE_FIELD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "fields.add", "s", add_field_action);
  accord_field_commands_install (GTK_WIDGET_CLASS (klass));
}

static void
accord_field_list_init (AccordFieldList *self)
{
  self->rows = g_ptr_array_new ();
  self->added = g_hash_table_new (g_str_hash, g_str_equal);
  self->box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (self->box, compare_rows, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->box), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fields"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * accord_field_list_new:
 * @workspace: the open file
 * @kind: whose fields
 * @left_out: (nullable) (array zero-terminated=1): names of fields that are shown elsewhere
 *
 * Returns: (transfer floating): a form without a record
 */
GtkWidget *
accord_field_list_new (AccordWorkspace *workspace, const AccordKind *kind, const char *const *left_out)
{
  AccordFieldList *self = g_object_new (ACCORD_TYPE_FIELD_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = accord_store_get_kind (accord_workspace_get_store (workspace), kind);
  self->left_out = g_strdupv ((char **) left_out);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  make_add (self);
  make_rows (self);
  update_shown (self);
  return GTK_WIDGET (self);
}

/**
 * accord_field_list_set_entity:
 * @self: a list
 * @entity: (nullable): a record of its kind; followed until replaced
 */
void
accord_field_list_set_entity (AccordFieldList *self, AccordEntity *entity)
{
  g_return_if_fail (ACCORD_IS_FIELD_LIST (self));
  g_return_if_fail (entity == NULL || accord_kind_is (accord_entity_get_kind (entity), self->kind));

  if (self->entity == entity)
    return;
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_set_object (&self->entity, entity);
  g_hash_table_remove_all (self->added);
  for (guint i = 0; i < self->rows->len; i++)
    accord_field_row_set_entity (g_ptr_array_index (self->rows, i), entity);
  if (entity != NULL)
    g_signal_connect_object (entity, "notify::record", G_CALLBACK (update_shown), self, G_CONNECT_SWAPPED);
  update_shown (self);
}

/**
 * accord_field_list_get_entity:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the record shown; %NULL for a form
 */
AccordEntity *
accord_field_list_get_entity (AccordFieldList *self)
{
  g_return_val_if_fail (ACCORD_IS_FIELD_LIST (self), NULL);
  return self->entity;
}

/**
 * accord_field_list_get_workspace:
 * @self: a list
 *
 * Returns: (transfer none): the file it is of
 */
AccordWorkspace *
accord_field_list_get_workspace (AccordFieldList *self)
{
  g_return_val_if_fail (ACCORD_IS_FIELD_LIST (self), NULL);
  return self->workspace;
}

/**
 * accord_field_list_get_row:
 * @self: a list
 * @field_name: a field of its kind
 *
 * Returns: (transfer none) (nullable): its row, which may be hidden; %NULL if the list leaves it out
 */
AccordFieldRow *
accord_field_list_get_row (AccordFieldList *self, const char *field_name)
{
  g_return_val_if_fail (ACCORD_IS_FIELD_LIST (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (accord_field_row_get_field (g_ptr_array_index (self->rows, i))->name, field_name))
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/**
 * accord_field_list_leave_out:
 * @self: a list
 * @field_name: a field of its kind
 *
 * Takes a field out of the list, as if it had been named to accord_field_list_new().
 */
void
accord_field_list_leave_out (AccordFieldList *self, const char *field_name)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AccordFieldRow *row;

  g_return_if_fail (ACCORD_IS_FIELD_LIST (self));

  row = accord_field_list_get_row (self, field_name);
  if (row == NULL)
    return;
  if (self->left_out != NULL)
    g_strv_builder_addv (names, (const char **) self->left_out);
  g_strv_builder_add (names, field_name);
  g_strfreev (self->left_out);
  self->left_out = g_strv_builder_end (names);
  g_ptr_array_remove (self->rows, row);
  gtk_list_box_remove (self->box, GTK_WIDGET (row));
  update_shown (self);
}

/**
 * accord_field_list_edit:
 * @self: a list
 * @field_name: a field of its kind
 *
 * Shows the field, even while it is empty, and begins to edit it; a list of choices opens once the row is in sight.
 *
 * Returns: whether the list has it
 */
gboolean
accord_field_list_edit (AccordFieldList *self, const char *field_name)
{
  AccordFieldRow *row;

  g_return_val_if_fail (ACCORD_IS_FIELD_LIST (self), FALSE);

  row = accord_field_list_get_row (self, field_name);
  if (row == NULL)
    return FALSE;
  g_hash_table_add (self->added, (gpointer) accord_field_row_get_field (row)->name);
  update_shown (self);
  accord_field_reveal_edit (row);
  return TRUE;
}
