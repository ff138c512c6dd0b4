/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordNamedList: filled from one query and again after each change set that touches the kind; the rows hold
 * an id and the name they were made with. While a name is being typed the list waits; a row with a name that was
 * typed and not saved is kept as it is, Escape takes the name back. A kind with a rank is in its order, others by
 * name; one with the field "retired" can be hidden; its other yes-or-no fields are switched in the menu too. */

#include "accord-config.h"

#include "accord-named-list.h"

#include "accord-commit.h"
#include "accord-menu-popup.h"
#include "accord-named-row.h"
#include "accord-order.h"
#include "accord-pipelines.h"
#include "accord-rank.h"
#include <glib/gi18n-lib.h>

struct _AccordNamedList {
  AdwPreferencesGroup parent_instance;

  AccordWorkspace *workspace;
  const AccordKind *kind;
  GPtrArray *records; /* of AccordRecord, in order */
  GPtrArray *rows;    /* unowned */
  gboolean waits;     /* there is news, and a name is being typed */
};

G_DEFINE_FINAL_TYPE (AccordNamedList, accord_named_list, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
has (AccordNamedList *self, const char *field)
{
  return accord_kind_find (self->kind, field) >= 0;
}

static AccordRecord *
find (AccordNamedList *self, gint64 id, int *position)
{
  for (guint i = 0; i < self->records->len; i++)
    if (accord_record_id (self->records->pdata[i]) == id)
      {
        *position = (int) i;
        return self->records->pdata[i];
      }
  return NULL;
}

static const char *
rank_at (AccordNamedList *self, int i)
{
  return i >= 0 && i < (int) self->records->len ? accord_record_text (self->records->pdata[i], "rank") : NULL;
}

static void load (AccordNamedList *self);

static void
typed_cb (AccordNamedList *self)
{
  if (self->waits)
    load (self);
}

/* What is done with a record */

static void
place_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordNamedList *self = ACCORD_NAMED_LIST (widget);

  accord_order_answer (widget, self->workspace, self->kind, self->records, parameter);
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordNamedList *self = ACCORD_NAMED_LIST (widget);
  int at;
  AccordRecord *record = find (self, g_variant_get_int64 (parameter), &at);
  g_autofree char *label = record ? g_strdup_printf (_("Deleted “%s”"), accord_record_title (record)) : NULL;
  AccordEdit *edit;

  if (record == NULL)
    return;
  edit = accord_edit_new (label);
  accord_edit_delete (edit, self->kind, accord_record_id (record));
  accord_commit (widget, self->workspace, edit);
}

/* "(xs)": a record and one of its yes-or-no fields. */
static void
switch_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AccordNamedList *self = ACCORD_NAMED_LIST (widget);
  const char *field;
  gint64 id;
  int at;
  AccordRecord *record;
  g_autofree char *label = NULL;
  AccordEdit *edit;

  g_variant_get (parameter, "(x&s)", &id, &field);
  record = find (self, id, &at);
  if (record == NULL || !has (self, field))
    return;
  label = g_strdup_printf (_("Changed “%s”"), accord_record_title (record));
  edit = accord_edit_new (label);
  accord_edit_set_number (edit, self->kind, id, field, accord_record_number (record, field) == 0);
  accord_commit (widget, self->workspace, edit);
}

static void
renamed_cb (AccordNamedList *self, AdwEntryRow *row)
{
  gint64 id = accord_named_row_get_record (GTK_WIDGET (row));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  int at;
  AccordRecord *record = find (self, id, &at);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  accord_named_row_set_saved (GTK_WIDGET (row), id, gtk_editable_get_text (GTK_EDITABLE (row)));
  if (record == NULL || g_strcmp0 (accord_record_title (record), name) == 0)
    {
      load (self);
      return;
    }
  if (*name == '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (row), accord_record_title (record));
      accord_named_row_set_saved (GTK_WIDGET (row), id, accord_record_title (record));
      accord_say_error (GTK_WIDGET (self), _("It needs a name. To do without it, hide or delete it by its menu."));
      return;
    }
  label = g_strdup_printf (_("Renamed “%1$s” to “%2$s”"), accord_record_title (record), name);
  edit = accord_edit_new (label);
  accord_edit_set_text (edit, self->kind, id, "name", name);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
added_cb (AccordNamedList *self, AdwEntryRow *row)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autofree char *rank = NULL;
  g_autofree char *label = NULL;
  AccordEdit *edit;
  gint64 id;

  if (*name == '\0')
    return;
  label = g_strdup_printf (_("Added “%s”"), name);
  edit = accord_edit_new (label);
  id = accord_edit_create (edit, self->kind);
  accord_edit_set_text (edit, self->kind, id, "name", name);
  if (has (self, "rank"))
    {
      rank = accord_rank_between (rank_at (self, (int) self->records->len - 1), NULL);
      accord_edit_set_text (edit, self->kind, id, "rank", rank);
    }
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
start_cb (AccordNamedList *self)
{
  AccordEdit *edit = accord_edit_new (_("Added the usual reasons"));

  accord_pipeline_add_loss_reasons (edit);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

/* Rows */

static void
append_switches (AccordNamedList *self, GMenu *menu, AccordRecord *record)
{
  for (int i = 0; i < self->kind->n_fields; i++)
    {
      const AccordField *field = &self->kind->fields[i];
      gboolean on = field->type == ACCORD_FIELD_BOOLEAN && accord_record_number (record, field->name) != 0;
      g_autofree char *label = NULL;

      if (field->type != ACCORD_FIELD_BOOLEAN)
        continue;
      /* Translators: a property of a reason that is on, and can be switched off: ✓ Hidden */
      label = on ? g_strdup_printf (_("✓ %s"), accord_field_label (field)) : g_strdup (accord_field_label (field));
      accord_menu_append (menu, label, "named.switch", "(xs)", accord_record_id (record), field->name);
    }
}

static void
add_order (AccordNamedList *self, GtkWidget *row, guint i)
{
  AccordOrderPlace place = { self->records->pdata[i], NULL, NULL, NULL };
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) switches = g_menu_new ();

  append_switches (self, switches, place.record);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (switches));
  accord_menu_append (menu, _("_Delete"), "named.delete", "x", accord_record_id (place.record));
  if (has (self, "rank"))
    {
      place = accord_order_place (self->records, i, "named.place");
      adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), accord_order_handle_new (row, &place));
    }
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), accord_order_menu_new (&place, G_MENU_MODEL (menu)));
}

static void
add_to_group (AccordNamedList *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_record (AccordNamedList *self, guint i)
{
  AccordRecord *record = self->records->pdata[i];
  GtkWidget *row = accord_named_row_new (G_CALLBACK (typed_cb), self);
  gboolean hidden = has (self, "retired") && accord_record_number (record, "retired") != 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hidden ? _("Hidden") : accord_kind_label (self->kind));
  gtk_editable_set_text (GTK_EDITABLE (row), accord_record_title (record));
  accord_named_row_set_saved (row, accord_record_id (record), accord_record_title (record));
  if (accord_workspace_is_read_only (self->workspace))
    gtk_editable_set_editable (GTK_EDITABLE (row), FALSE);
  else
    {
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      add_order (self, row, i);
    }
  g_signal_connect_object (row, "apply", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);
  if (hidden)
    gtk_widget_add_css_class (row, "dim-label");
  add_to_group (self, row);
}

static GtkWidget *
make_adder (AccordNamedList *self)
{
  GtkWidget *row = accord_named_row_new (G_CALLBACK (typed_cb), self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add…"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_last (AccordNamedList *self, GtkWidget *kept)
{
  GtkWidget *start;

  add_to_group (self, kept != NULL ? kept : make_adder (self));
  if (self->records->len > 0 || !accord_kind_is (self->kind, &accord_loss_reason_kind))
    return;
  start = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (start), _("Start with the Usual Reasons"));
  g_signal_connect_object (start, "activated", G_CALLBACK (start_cb), self, G_CONNECT_SWAPPED);
  add_to_group (self, start);
}

/* Takes all rows out; those with names that nobody saved are kept. */
static GPtrArray *
take_unsaved (AccordNamedList *self)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (accord_named_row_is_unsaved (self->rows->pdata[i]))
        g_ptr_array_add (kept, g_object_ref (self->rows->pdata[i]));
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
  return kept;
}

static void
fill (AccordNamedList *self)
{
  GtkWidget *focused = accord_named_rows_find_focus (self->rows);
  gint64 record = focused != NULL ? accord_named_row_get_record (focused) : -1;
  g_autoptr (GPtrArray) kept = take_unsaved (self);

  for (guint i = 0; i < self->records->len; i++)
    {
      GtkWidget *row = accord_named_rows_find (kept, accord_record_id (self->records->pdata[i]));

      if (row != NULL)
        add_to_group (self, row);
      else
        add_record (self, i);
    }
  if (!accord_workspace_is_read_only (self->workspace))
    add_last (self, accord_named_rows_find (kept, 0));
  focused = record >= 0 ? accord_named_rows_find (self->rows, record) : NULL;
  if (focused == NULL)
    return;
  gtk_widget_grab_focus (focused);
  gtk_editable_set_position (GTK_EDITABLE (focused), -1);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  AccordNamedList *self = data;
  GtkWidget *typed;

  if (self->workspace == NULL)
    return dex_future_new_for_boolean (FALSE);
  typed = accord_named_rows_find_focus (self->rows);
  self->waits = typed != NULL && accord_named_row_is_unsaved (typed);
  if (self->waits)
    return dex_future_new_for_boolean (FALSE);
  g_ptr_array_unref (self->records);
  self->records = g_value_dup_boxed (dex_future_get_value (future, NULL));
  if (has (self, "rank"))
    g_ptr_array_sort (self->records, accord_order_compare);
  fill (self);
  return dex_future_new_for_boolean (TRUE);
}

static void
load (AccordNamedList *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (self->kind);
  g_autoptr (GError) error = NULL;

  if (!has (self, "rank") && !accord_query_set_sort (query, "name", FALSE, &error))
    g_critical ("Names cannot be put in order: %s", error->message);
  dex_future_disown (dex_future_then (
    accord_tell_refusal (GTK_WIDGET (self), accord_store_select (accord_workspace_get_store (self->workspace), query)), loaded_cb,
    g_object_ref (self), g_object_unref));
}

static void
committed_cb (AccordNamedList *self, const AccordChangeSet *set)
{
  if (accord_change_set_touches (set, self->kind))
    load (self);
}

static void
accord_named_list_dispose (GObject *object)
{
  AccordNamedList *self = ACCORD_NAMED_LIST (object);

  g_clear_object (&self->workspace);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_named_list_parent_class)->dispose (object);
}

static void
accord_named_list_class_init (AccordNamedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_named_list_dispose;
  gtk_widget_class_install_action (widget_class, "named.place", "(xx)", place_cb);
  gtk_widget_class_install_action (widget_class, "named.delete", "x", delete_cb);
  gtk_widget_class_install_action (widget_class, "named.switch", "(xs)", switch_cb);
}

static void
accord_named_list_init (AccordNamedList *self)
{
  self->records = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
}

/**
 * accord_named_list_new:
 * @workspace: the open file
 * @kind: loss_reason or competitor
 *
 * Returns: (transfer floating): its records as a group of preferences
 */
GtkWidget *
accord_named_list_new (AccordWorkspace *workspace, const AccordKind *kind)
{
  AccordNamedList *self = g_object_new (ACCORD_TYPE_NAMED_LIST, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
