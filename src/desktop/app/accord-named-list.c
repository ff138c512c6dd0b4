/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordNamedList: filled from one query and again after each change set that touches the kind, but not while
 * a name is being typed; the rows hold nothing but ids. A kind with a rank is in its order, others by name; one
 * with the field "retired" can be hidden; its other yes-or-no fields are switched in the menu too. */

#include "accord-config.h"

#include "accord-named-list.h"

#include "accord-commit.h"
#include "accord-menu-popup.h"
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
  const gint64 *id = g_object_get_data (G_OBJECT (row), "record");
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  int at;
  AccordRecord *record = find (self, *id, &at);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (record == NULL || g_strcmp0 (accord_record_title (record), name) == 0)
    return;
  if (*name == '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (row), accord_record_title (record));
      accord_say_error (GTK_WIDGET (self), _("It needs a name. To do without it, hide or delete it by its menu."));
      return;
    }
  label = g_strdup_printf (_("Renamed “%1$s” to “%2$s”"), accord_record_title (record), name);
  edit = accord_edit_new (label);
  accord_edit_set_text (edit, self->kind, *id, "name", name);
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
  GtkWidget *row = adw_entry_row_new ();
  gint64 id = accord_record_id (record);
  gboolean hidden = has (self, "retired") && accord_record_number (record, "retired") != 0;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), hidden ? _("Hidden") : accord_kind_label (self->kind));
  gtk_editable_set_text (GTK_EDITABLE (row), accord_record_title (record));
  g_object_set_data_full (G_OBJECT (row), "record", g_memdup2 (&id, sizeof id), g_free);
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

static void
add_last (AccordNamedList *self)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *start;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Add…"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  add_to_group (self, row);
  if (self->records->len > 0 || !accord_kind_is (self->kind, &accord_loss_reason_kind))
    return;
  start = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (start), _("Start with the Usual Reasons"));
  g_signal_connect_object (start, "activated", G_CALLBACK (start_cb), self, G_CONNECT_SWAPPED);
  add_to_group (self, start);
}

static DexFuture *
loaded_cb (DexFuture *future, gpointer data)
{
  AccordNamedList *self = data;

  if (self->workspace == NULL)
    return dex_future_new_for_boolean (FALSE);
  g_ptr_array_unref (self->records);
  self->records = g_value_dup_boxed (dex_future_get_value (future, NULL));
  if (has (self, "rank"))
    g_ptr_array_sort (self->records, accord_order_compare);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->records->len; i++)
    add_record (self, i);
  if (!accord_workspace_is_read_only (self->workspace))
    add_last (self);
  return dex_future_new_for_boolean (TRUE);
}

static void
load (AccordNamedList *self)
{
  g_autoptr (AccordQuery) query = accord_query_new (self->kind);
  g_autoptr (GError) error = NULL;

  if (!has (self, "rank") && !accord_query_set_sort (query, "name", FALSE, &error))
    g_critical ("Names cannot be put in order: %s", error->message);
  dex_future_disown (dex_future_then (accord_store_select (accord_workspace_get_store (self->workspace), query), loaded_cb,
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
