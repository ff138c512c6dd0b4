/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of one record: change sets newest first, each with its fields, from → to. A field may
 * be put back; that is a change like any other, and shows up on top. Follows the journal. */

#include "accord-config.h"

#include "accord-history-dialog.h"

#include "accord-commit.h"
#include "accord-history-words.h"
#include "accord-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TYPE_HISTORY_DIALOG (history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HistoryDialog, history_dialog, HISTORY, DIALOG, AdwDialog)

struct _HistoryDialog {
  AdwDialog parent_instance;
  AccordWorkspace *workspace;
  AccordEntity *entity;
  int field;        /* only its changes, -1: all */
  GtkBox *content;
  GtkWidget *list;
  AdwWindowTitle *title;
  AdwBanner *deleted; /* says why nothing can be put back */
  GPtrArray *lines; /* of AccordHistoryLine; buttons borrow them */
  guint generation;
};

G_DEFINE_FINAL_TYPE (HistoryDialog, history_dialog, ADW_TYPE_DIALOG)

static void
restore_cb (GtkButton *button, HistoryDialog *self)
{
  const AccordHistoryLine *line = g_object_get_data (G_OBJECT (button), "line");
  const AccordKind *kind = accord_entity_get_kind (self->entity);
  g_autofree char *field = accord_history_field_name (kind, line);
  g_autofree char *lower = g_utf8_strdown (field, -1);
  g_autofree char *label = g_strdup_printf (_("Restored %1$s of %2$s"), lower, accord_entity_get_title (self->entity));
  AccordEdit *edit = accord_edit_new (label);

  accord_edit_set (edit, kind, accord_entity_get_id (self->entity), kind->fields[line->field].name, &line->before);
  accord_commit (GTK_WIDGET (self), self->workspace, edit);
}

static gboolean
may_restore (HistoryDialog *self, const AccordHistoryLine *line)
{
  const AccordKind *kind = accord_entity_get_kind (self->entity);
  AccordRecord *record = accord_entity_get_record (self->entity);

  return line->operation == 'u' && line->field >= 0 && line->field < kind->n_fields && record != NULL && !accord_record_is_deleted (record) &&
         !accord_workspace_is_read_only (self->workspace) && !(kind->fields[line->field].flags & ACCORD_FIELD_AUTOMATIC) &&
         !accord_value_equal (accord_record_value (record, line->field), &line->before);
}

static void
add_restore (HistoryDialog *self, AdwActionRow *row, AccordHistoryLine *line)
{
  g_autofree char *field = accord_history_field_name (accord_entity_get_kind (self->entity), line);
  g_autofree char *name = g_strdup_printf (_("Restore %s"), field);
  GtkWidget *button;

  if (!may_restore (self, line))
    return;
  button = gtk_button_new_from_icon_name ("accord-undo-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  accord_tooltip_set (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "line", line);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, 0);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
field_row (HistoryDialog *self, AccordHistoryLine *line)
{
  const AccordKind *kind = accord_entity_get_kind (self->entity);
  g_autofree char *field = accord_history_field_name (kind, line);
  g_autofree char *words = accord_history_change_words (kind, line);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", field, "subtitle", words,
                                 "subtitle-lines", 4, NULL);

  add_restore (self, ADW_ACTION_ROW (row), line);
  return row;
}

/* One line alone says everything in one row. */
static GtkWidget *
single_row (HistoryDialog *self, AccordHistoryLine *line)
{
  const AccordKind *kind = accord_entity_get_kind (self->entity);
  g_autofree char *words = accord_history_change_words (kind, line);
  g_autofree char *who = accord_history_who_when (line);
  g_autofree char *subtitle = g_strdup_printf ("%s\n%s", words, who);
  g_autofree char *told = line->label != NULL ? accord_history_told (line) : g_strdup (words);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", told,
                                 "subtitle", subtitle, "subtitle-lines", 4, NULL);

  add_restore (self, ADW_ACTION_ROW (row), line);
  return row;
}

static GtkWidget *
group_row (HistoryDialog *self, guint first, guint n)
{
  AccordHistoryLine *line = g_ptr_array_index (self->lines, first);
  g_autofree char *who = accord_history_who_when (line);
  g_autofree char *count = g_strdup_printf (ngettext ("%u field", "%u fields", n), n);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", count, who);
  g_autofree char *told = accord_history_told (line);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", told, "subtitle", subtitle,
                                 "expanded", first == 0, NULL);

  for (guint i = first; i < first + n; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), field_row (self, g_ptr_array_index (self->lines, i)));
  return row;
}

static void
show_lines (HistoryDialog *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Changes"), -1);
  for (guint i = 0; i < self->lines->len;)
    {
      guint n = accord_history_group_length (self->lines, i);

      gtk_list_box_append (GTK_LIST_BOX (list), n == 1 ? single_row (self, g_ptr_array_index (self->lines, i))
                                                       : group_row (self, i, n));
      i += n;
    }
  if (self->list != NULL)
    gtk_box_remove (self->content, self->list);
  self->list = list;
  gtk_box_append (self->content, list);
}

typedef struct {
  HistoryDialog *dialog; /* owned */
  guint generation;
} Reading;

static void
reading_free (gpointer data)
{
  g_object_unref (((Reading *) data)->dialog);
  g_free (data);
}

/* A field's history is its own changes, and where it began. */
static void
keep_field (GPtrArray *lines, int field)
{
  for (guint i = lines->len; field >= 0 && i > 0; i--)
    {
      const AccordHistoryLine *line = g_ptr_array_index (lines, i - 1);

      if (line->operation == 'u' || line->operation == 'l' ? line->field != field : line->operation != 'i')
        g_ptr_array_remove_index (lines, i - 1);
    }
}

static DexFuture *
read_cb (DexFuture *future, gpointer data)
{
  Reading *reading = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  if (reading->generation != reading->dialog->generation)
    return dex_ref (future);
  if (value == NULL)
    {
      accord_say_error (GTK_WIDGET (reading->dialog), error->message);
      return dex_ref (future);
    }
  g_clear_pointer (&reading->dialog->lines, g_ptr_array_unref);
  reading->dialog->lines = g_value_dup_boxed (value);
  keep_field (reading->dialog->lines, reading->dialog->field);
  show_lines (reading->dialog);
  return dex_ref (future);
}

static void
refresh (HistoryDialog *self)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { g_object_ref (self), ++self->generation };
  dex_future_disown (dex_future_finally (
    accord_store_history (accord_workspace_get_store (self->workspace), accord_entity_get_kind (self->entity),
                          accord_entity_get_id (self->entity)),
    read_cb, reading, reading_free));
}

/* The entity has been read again: its history has grown, and what may be restored has changed. */
static void
entity_changed_cb (HistoryDialog *self)
{
  AccordRecord *record = accord_entity_get_record (self->entity);

  adw_window_title_set_subtitle (self->title, accord_entity_get_title (self->entity));
  adw_banner_set_revealed (self->deleted, record != NULL && accord_record_is_deleted (record));
  refresh (self);
}

static void
history_dialog_dispose (GObject *object)
{
  HistoryDialog *self = HISTORY_DIALOG (object);

  self->generation++;
  if (self->entity != NULL)
    g_signal_handlers_disconnect_by_data (self->entity, self);
  g_clear_object (&self->entity);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (history_dialog_parent_class)->dispose (object);
}

static void
history_dialog_finalize (GObject *object)
{
  g_clear_pointer (&HISTORY_DIALOG (object)->lines, g_ptr_array_unref);
  G_OBJECT_CLASS (history_dialog_parent_class)->finalize (object);
}

static void
history_dialog_class_init (HistoryDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = history_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = history_dialog_finalize;
}

static void
history_dialog_init (HistoryDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_("History"), NULL));
  self->deleted = ADW_BANNER (adw_banner_new (_("In the Trash: once it is restored there, former values can be put back here")));
  self->content = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  g_object_set (self->content, "margin-top", 12, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->content));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->deleted));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  adw_dialog_set_title (ADW_DIALOG (self), _("History"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 520);
  adw_dialog_set_content_height (ADW_DIALOG (self), 620);
  accord_dialog_set_child (ADW_DIALOG (self), view);
}

static void
present (GtkWidget *parent, AccordWorkspace *workspace, const AccordKind *kind, gint64 id, int field)
{
  HistoryDialog *self = g_object_new (TYPE_HISTORY_DIALOG, NULL);
  g_autofree char *title = NULL;

  self->workspace = g_object_ref (workspace);
  self->field = field;
  if (field >= 0)
    {
      title = g_strdup_printf (_("History of %s"), accord_field_label (&kind->fields[field]));
      adw_window_title_set_title (self->title, title);
    }
  self->entity = accord_workspace_get_entity (workspace, kind, id);
  g_signal_connect_object (self->entity, "notify::record", G_CALLBACK (entity_changed_cb), self, G_CONNECT_SWAPPED);
  entity_changed_cb (self);
  adw_dialog_present (ADW_DIALOG (self), parent);
}

/**
 * accord_history_dialog_present:
 * @parent: a widget of the window
 * @workspace: the open file
 * @kind: a kind
 * @id: one of its records
 *
 * Shows who changed what of the record.
 */
void
accord_history_dialog_present (GtkWidget *parent, AccordWorkspace *workspace, const AccordKind *kind, gint64 id)
{
  present (parent, workspace, kind, id, -1);
}

/**
 * accord_history_dialog_present_field:
 * @parent: a widget of the window
 * @workspace: the open file
 * @kind: a kind
 * @id: one of its records
 * @field_name: one of its fields
 *
 * Shows who changed the field, from what to what, and when; each former value can be put back.
 */
void
accord_history_dialog_present_field (GtkWidget *parent,
                                     AccordWorkspace *workspace,
                                     const AccordKind *kind,
                                     gint64 id,
                                     const char *field_name)
{
  int field = accord_kind_find (kind, field_name);

  g_return_if_fail (field >= 0);
  present (parent, workspace, kind, id, field);
}
