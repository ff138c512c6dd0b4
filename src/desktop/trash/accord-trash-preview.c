/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordTrashPreview: one deleted record, read again when it is chosen; its fields cannot be edited.
 *
 *   name · what it was
 *   Deleted by …, when ─ how long it is kept ─ what comes back with it
 *   its fields
 */

#include "accord-config.h"

#include "accord-trash-preview.h"

#include "accord-clock.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-money.h"
#include "accord-newest-answer.h"
#include "accord-plain-row.h"
#include "accord-trash-words.h"

#include <glib/gi18n-lib.h>

struct _AccordTrashPreview {
  AdwBin parent_instance;
  AccordWorkspace *workspace;
  AccordTrashItem *item; /* owned; NULL: none, or many */
  AccordRecord *record;  /* owned; NULL until it is read */
  AccordNewestAnswer reading;
  AccordNewestAnswer counting;
  guint n_kept;          /* days that anything is kept; 0: for ever */
  GtkStack *stack;
  AdwStatusPage *status;
  GtkLabel *name;
  GtkLabel *kind;
  GtkListBox *facts;  /* of its deletion */
  GtkListBox *fields;
  GtkWidget *with;    /* row among the facts: what comes back with it */
};

G_DEFINE_FINAL_TYPE (AccordTrashPreview, accord_trash_preview, ADW_TYPE_BIN)

static GtkWidget *
add_row (GtkListBox *list, const char *title, const char *words)
{
  GtkWidget *row = accord_plain_row_new (title, words);

  gtk_widget_add_css_class (row, "property");
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_list_box_append (list, row);
  return row;
}

static void
show_fields (AccordTrashPreview *self)
{
  const AccordKind *kind = accord_record_kind (self->record);

  gtk_list_box_remove_all (self->fields);
  for (int i = 0; i < kind->n_fields; i++)
    {
      const AccordField *field = &kind->fields[i];
      g_autofree char *value = (field->flags & ACCORD_FIELD_HIDDEN) ? NULL : accord_record_format (self->record, field->name);

      if (value != NULL && *value != '\0')
        add_row (self->fields, accord_field_label (field), value);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fields), gtk_list_box_get_row_at_index (self->fields, 0) != NULL);
}

static void
read_cb (gpointer owner, const GValue *value, const GError *error)
{
  AccordTrashPreview *self = owner;

  if (value == NULL)
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return;
    }
  g_clear_pointer (&self->record, accord_record_unref);
  self->record = g_value_dup_boxed (value);
  show_fields (self);
}

static void
counted_cb (gpointer owner, const GValue *value, const GError *error)
{
  AccordTrashPreview *self = owner;
  g_autofree char *words = value != NULL ? accord_trash_company_words (g_value_get_boxed (value)) : NULL;

  if (error != NULL)
    accord_say_error (GTK_WIDGET (self), error->message);
  if (words == NULL)
    return;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->with), words);
  gtk_widget_set_visible (self->with, TRUE);
}

static void
show_facts (AccordTrashPreview *self, const AccordTrashLine *line)
{
  const AccordTrashRow *row = accord_trash_item_get_row (self->item);
  g_autofree char *deleted = accord_trash_deleted_words (row, line);
  g_autofree char *reason = accord_trash_reason_words (line);
  g_autofree char *left = accord_trash_days_left_words (row, self->n_kept, accord_now_ms ());

  gtk_list_box_remove_all (self->facts);
  add_row (self->facts, _("In the Trash"), deleted);
  if (reason != NULL)
    add_row (self->facts, _("By this step"), reason);
  add_row (self->facts, _("Kept"), left);
  self->with = add_row (self->facts, _("Comes back with it"), "");
  gtk_widget_set_visible (self->with, FALSE);
}

static void
line_cb (AccordTrashPreview *self)
{
  AccordStore *store = accord_workspace_get_store (self->workspace);
  const AccordTrashLine *line = self->item != NULL ? accord_trash_item_get_line (self->item) : NULL;
  const AccordTrashRow *row;

  if (line == NULL)
    return;
  row = accord_trash_item_get_row (self->item);
  accord_data_label_set_text (self->name, line->title);
  accord_data_label_set_text (self->kind, accord_kind_label (accord_trash_item_get_kind (self->item)));
  show_facts (self, line);
  gtk_list_box_remove_all (self->fields);
  gtk_widget_set_visible (GTK_WIDGET (self->fields), FALSE);
  gtk_stack_set_visible_child_name (self->stack, "record");
  accord_newest_answer_ask (&self->reading, accord_store_load_one (store, accord_trash_item_get_kind (self->item), row->id));
  accord_newest_answer_ask (&self->counting, accord_store_trash_company (store, row));
}

/* Lets go of what was shown. */
static void
leave_item (AccordTrashPreview *self)
{
  accord_newest_answer_drop (&self->reading);
  accord_newest_answer_drop (&self->counting);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, line_cb, self);
  g_clear_object (&self->item);
  g_clear_pointer (&self->record, accord_record_unref);
}

static void
accord_trash_preview_dispose (GObject *object)
{
  AccordTrashPreview *self = ACCORD_TRASH_PREVIEW (object);

  leave_item (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_trash_preview_parent_class)->dispose (object);
}

static void
accord_trash_preview_class_init (AccordTrashPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_trash_preview_dispose;
}

static GtkListBox *
add_list (GtkWidget *box, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), list);
  return GTK_LIST_BOX (list);
}

static GtkLabel *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = accord_data_label_new (css_class);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "ellipsize", PANGO_ELLIPSIZE_NONE, NULL);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_record (AccordTrashPreview *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->name = add_label (head, "title-2");
  self->kind = add_label (head, "secondary");
  gtk_box_append (GTK_BOX (box), head);
  self->facts = add_list (box, _("How it was deleted"));
  self->fields = add_list (box, _("What it said"));
  g_object_set (box, "margin-start", 18, "margin-end", 18, "margin-top", 12, "margin-bottom", 24, NULL);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static void
accord_trash_preview_init (AccordTrashPreview *self)
{
  accord_newest_answer_init (&self->reading, self, read_cb);
  accord_newest_answer_init (&self->counting, self, counted_cb);
  self->stack = GTK_STACK (gtk_stack_new ());
  self->status = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->status, "user-trash-symbolic");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->status), "status");
  gtk_stack_add_named (self->stack, make_record (self), "record");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

/**
 * accord_trash_preview_new:
 * @workspace: the open file
 *
 * Returns: (transfer floating): a preview of nothing
 */
GtkWidget *
accord_trash_preview_new (AccordWorkspace *workspace)
{
  AccordTrashPreview *self = g_object_new (ACCORD_TYPE_TRASH_PREVIEW, NULL);

  self->workspace = g_object_ref (workspace);
  accord_trash_preview_show_many (self, 0);
  return GTK_WIDGET (self);
}

/**
 * accord_trash_preview_set_n_kept:
 * @self: the preview
 * @n_kept: for how many days anything is kept, told of what is shown next; 0: for ever
 */
void
accord_trash_preview_set_n_kept (AccordTrashPreview *self, guint n_kept)
{
  self->n_kept = n_kept;
}

/**
 * accord_trash_preview_show:
 * @self: the preview
 * @item: a deleted record
 *
 * Shows it as soon as it is read.
 */
void
accord_trash_preview_show (AccordTrashPreview *self, AccordTrashItem *item)
{
  if (item == self->item)
    return;
  leave_item (self);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify::line", G_CALLBACK (line_cb), self, G_CONNECT_SWAPPED);
  line_cb (self);
}

/**
 * accord_trash_preview_show_many:
 * @self: the preview
 * @n: how many records are chosen: none, or more than one
 */
void
accord_trash_preview_show_many (AccordTrashPreview *self, guint n)
{
  g_autofree char *number = accord_number_format (n);
  g_autofree char *title = g_strdup_printf (ngettext ("%s Record Chosen", "%s Records Chosen", n), number);

  leave_item (self);
  adw_status_page_set_title (self->status, n > 0 ? title : _("Nothing Chosen"));
  adw_status_page_set_description (self->status, n > 0 ? _("Restore brings all of them back in one step, which can be undone.")
                                                       : _("What a deleted record said, and who deleted it, can be read here."));
  gtk_stack_set_visible_child_name (self->stack, "status");
}

/**
 * accord_trash_preview_get_item:
 * @self: the preview
 *
 * Returns: (transfer none) (nullable): what is shown
 */
AccordTrashItem *
accord_trash_preview_get_item (AccordTrashPreview *self)
{
  return self->item;
}

/**
 * accord_trash_preview_get_record:
 * @self: the preview
 *
 * Returns: (transfer none) (nullable): the record that is shown, once it is read
 */
AccordRecord *
accord_trash_preview_get_record (AccordTrashPreview *self)
{
  return self->record;
}
