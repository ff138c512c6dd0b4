/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordRecordDialog: a record that has no page of its own (a contact), or one being made. */

#include "accord-config.h"

#include "accord-record-dialog-private.h"

#include "accord-commit.h"
#include "accord-form-header.h"
#include "accord-rank.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (AccordRecordDialog, accord_record_dialog, ADW_TYPE_DIALOG)

static guint added_signal, typed_signal;

/* An absence has no name of its own, nor has what a role may do. */
static const char *
title_field (AccordRecordDialog *self)
{
  return accord_field_list_has_name (self->kind) ? self->kind->fields[accord_kind_title (self->kind)].name : NULL;
}

/* How it is called in sentences. */
static const char *
entity_name (AccordRecordDialog *self)
{
  const char *title = accord_entity_get_title (self->entity);
  int field = accord_kind_title (self->kind);

  if (field < 0 || title == NULL || *title == '\0')
    return accord_kind_label (self->kind);
  return title_field (self) != NULL ? title : accord_field_choice_label (&self->kind->fields[field], title);
}

static void
typed_cb (AccordRecordDialog *self)
{
  if (self->add != NULL)
    gtk_widget_set_sensitive (self->add, accord_record_dialog_is_complete (self));
  g_signal_emit (self, typed_signal, 0);
}

static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  AccordRecordDialog *self = data;
  AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 id = 0;

  if (accord_change_set_created (set, self->kind, &id))
    g_signal_emit (self, added_signal, 0, id);
  return accord_form_saved (future, self);
}

/* Where people put records in order, a new one comes last. */
static void
add_rank (AccordRecordDialog *self, AccordEdit *edit, gint64 id)
{
  int field = accord_kind_find (self->kind, "rank");
  g_autofree char *rank = accord_rank_nth (g_get_real_time () / G_USEC_PER_SEC);

  if (field >= 0 && self->kind->fields[field].type == ACCORD_FIELD_RANK)
    accord_edit_set_text (edit, self->kind, id, "rank", rank);
}

static void
add_cb (AccordRecordDialog *self)
{
  g_autofree char *name = accord_record_dialog_dup_name (self);
  const char *field = title_field (self);
  g_autofree char *label = g_strdup_printf (_("Added %s"), field != NULL ? name : accord_kind_label (self->kind));
  g_autoptr (AccordEdit) edit = accord_edit_new (label);
  gint64 id = accord_edit_create (edit, self->kind);

  if (!accord_record_dialog_is_complete (self))
    return;
  if (field != NULL)
    accord_edit_set_text (edit, self->kind, id, field, name);
  if (self->link != NULL && self->target != 0)
    accord_edit_set_number (edit, self->kind, id, self->link, self->target);
  add_rank (self, edit, id);
  accord_record_dialog_fill_kept (self, edit, id);
  if (!accord_field_list_fill (self->fields, edit, id))
    return;
  accord_commit_once (self->add, self->workspace, g_steal_pointer (&edit), added_cb, g_object_ref (self), g_object_unref);
}

static void
rename_cb (AccordRecordDialog *self)
{
  g_autofree char *name = accord_record_dialog_dup_name (self);
  g_autofree char *label = NULL;
  AccordEdit *edit;

  if (self->entity == NULL || *name == '\0' || g_str_equal (name, accord_entity_get_title (self->entity)))
    return;
  label = g_strdup_printf (_("Renamed %1$s to %2$s"), accord_entity_get_title (self->entity), name);
  edit = accord_edit_new (label);
  accord_edit_set_text (edit, self->kind, accord_entity_get_id (self->entity), title_field (self), name);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static void
delete_cb (AccordRecordDialog *self)
{
  g_autofree char *label = g_strdup_printf (_("Deleted %s"), entity_name (self));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_delete (edit, self->kind, accord_entity_get_id (self->entity));
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
entity_changed_cb (AccordRecordDialog *self)
{
  const char *title = entity_name (self);

  adw_dialog_set_title (ADW_DIALOG (self), title);
  if (title_field (self) != NULL && !gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->name)))))
    gtk_editable_set_text (GTK_EDITABLE (self->name), title);
}

static void
closed_cb (AccordRecordDialog *self)
{
  rename_cb (self);
}

static void
accord_record_dialog_dispose (GObject *object)
{
  AccordRecordDialog *self = ACCORD_RECORD_DIALOG (object);

  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  accord_record_dialog_clear_kept (self);
  g_clear_object (&self->entity);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_record_dialog_parent_class)->dispose (object);
}

/* Ctrl+Enter, wherever the keyboard is in the form. */
static gboolean
add_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  AccordRecordDialog *self = ACCORD_RECORD_DIALOG (widget);

  if (self->add == NULL || !gtk_widget_is_sensitive (self->add))
    return GDK_EVENT_PROPAGATE;
  add_cb (self);
  return GDK_EVENT_STOP;
}

static void
accord_record_dialog_class_init (AccordRecordDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_record_dialog_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Return, GDK_CONTROL_MASK, add_key_cb, NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_KP_Enter, GDK_CONTROL_MASK, add_key_cb, NULL);
  /**
   * AccordRecordDialog::added:
   * @id: the new record
   */
  added_signal = g_signal_new ("added", ACCORD_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_INT64);
  /**
   * AccordRecordDialog::typed:
   *
   * Something in the form is another; see accord_record_dialog_get_typed().
   */
  typed_signal = g_signal_new ("typed", ACCORD_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_record_dialog_init (AccordRecordDialog *self)
{
  adw_dialog_set_content_width (ADW_DIALOG (self), 440);
}

static GtkWidget *
make_header (AccordRecordDialog *self)
{
  if (self->entity != NULL)
    return adw_header_bar_new ();
  self->add = gtk_button_new_with_mnemonic (_("_Add"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  gtk_widget_set_sensitive (self->add, FALSE);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  return accord_form_header_new (ADW_DIALOG (self), self->add);
}

static GtkWidget *
make_name (AccordRecordDialog *self)
{
  int field = title_field (self) != NULL ? accord_kind_title (self->kind) : -1;
  GtkWidget *list = gtk_list_box_new ();

  self->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  if (field >= 0)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), accord_field_label (&self->kind->fields[field]));
  adw_entry_row_set_show_apply_button (self->name, self->entity != NULL);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  if (self->entity != NULL)
    g_signal_connect_object (self->name, "apply", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  else
    g_signal_connect_object (self->name, "entry-activated", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->name));
  gtk_widget_set_visible (list, field >= 0);
  return list;
}

static GtkWidget *
make_delete (AccordRecordDialog *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _("Delete"), NULL);

  gtk_widget_add_css_class (row, "destructive-action");
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_object (row, "activated", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  return list;
}

static void
build (AccordRecordDialog *self)
{
  const char *left_out[] = { self->link, NULL };
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->fields = ACCORD_FIELD_LIST (accord_field_list_new (self->workspace, self->kind, left_out));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (self));
  gtk_box_append (GTK_BOX (box), make_name (self));
  self->hint = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->hint));
  g_signal_connect_object (self->fields, "typed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->fields));
  self->more = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  if (self->entity != NULL && !accord_workspace_is_read_only (self->workspace))
    gtk_box_append (GTK_BOX (box), make_delete (self));
  g_object_set (box, "margin-top", 12, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "max-content-height", 640, "child", box, NULL);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  if (title_field (self) != NULL)
    adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->name));
}

static AccordRecordDialog *
dialog_new (AccordWorkspace *workspace, const AccordKind *kind, const char *link)
{
  AccordRecordDialog *self = g_object_new (ACCORD_TYPE_RECORD_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->link = link != NULL ? kind->fields[accord_kind_find (kind, link)].name : NULL;
  return self;
}

/* "Assignment rule": in an English heading every word is capital, in other languages as it is. */
static char *
heading_of (const AccordKind *kind)
{
  char *text = g_strdup (accord_kind_label (kind));

  for (char *end = text; g_str_equal (_("New %s"), "New %s") && *end != '\0'; end++)
    if (end > text && end[-1] == ' ')
      *end = g_ascii_toupper (*end);
  return text;
}

/**
 * accord_record_dialog_new_add:
 * @workspace: the open file
 * @kind: what is to be made; its title must be the only field a person has to fill in, besides @link; or a kind without a
 *   title, whose required fields are shown
 * @link: (nullable): a link of @kind that points to @target
 * @target: id
 *
 * Returns: (transfer floating): a form; "added" tells the new record
 */
AdwDialog *
accord_record_dialog_new_add (AccordWorkspace *workspace, const AccordKind *kind, const char *link, gint64 target)
{
  AccordRecordDialog *self = dialog_new (workspace, kind, link);
  g_autofree char *heading = heading_of (kind), *title = g_strdup_printf (_("New %s"), heading);

  self->target = target;
  build (self);
  adw_dialog_set_title (ADW_DIALOG (self), title);
  if (accord_kind_find (kind, "collected_via") >= 0)
    accord_record_dialog_preset (self, "collected_via", "hand");
  return ADW_DIALOG (self);
}

/**
 * accord_record_dialog_new_edit:
 * @workspace: the open file
 * @entity: the record
 * @link: (nullable): a link that is not shown
 *
 * Returns: (transfer floating): the record; each field is its own change
 */
AdwDialog *
accord_record_dialog_new_edit (AccordWorkspace *workspace, AccordEntity *entity, const char *link)
{
  AccordRecordDialog *self = dialog_new (workspace, accord_entity_get_kind (entity), link);

  self->entity = g_object_ref (entity);
  build (self);
  accord_field_list_set_entity (self->fields, entity);
  gtk_editable_set_editable (GTK_EDITABLE (self->name), !accord_workspace_is_read_only (workspace));
  g_signal_connect_object (entity, "notify::title", G_CALLBACK (entity_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
  entity_changed_cb (self);
  return ADW_DIALOG (self);
}
