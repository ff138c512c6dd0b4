/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a template. Its preview follows the entity; owned by the page. */

#include "accord-config.h"

#include "accord-template-page.h"

#include <glib/gi18n-lib.h>
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-group-rows.h"
#include "accord-letter-draft.h"
#include "accord-record-chooser.h"

typedef struct {
  AccordWorkspace *workspace;
  AccordEntity *entity;
  gint64 customer;      /* for whom it is shown; 0: the first there is */
  guint generation;
  AdwActionRow *whom;
  GtkLabel *subject, *body, *remarks;
  AdwPreferencesGroup *attached;
  GPtrArray *rows;      /* of the attached files; owned by the group */
  gboolean gone;
  gatomicrefcount refs;
} Preview;

static Preview *
preview_ref (Preview *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

static void
preview_unref (gpointer data)
{
  Preview *self = data;

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->workspace);
  g_object_unref (self->entity);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
show_remarks (Preview *self, const AccordLetterDraft *draft)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < draft->unknown->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", ((AccordLetterRemark *) draft->unknown->pdata[i])->sentence);
  for (guint i = 0; i < draft->empty->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", ((AccordLetterRemark *) draft->empty->pdata[i])->sentence);
  gtk_label_set_text (self->remarks, words->str);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->remarks), GTK_TYPE_LIST_BOX_ROW), words->len > 0);
}

/* 0: there is none, or an error. */
static gint64
first_customer (AccordStore *store, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_set_limit (query, 1);
  ids = dex_await_boxed (accord_store_find (store, query), error);
  return ids != NULL && ids->n_ids > 0 ? ids->ids[0] : 0;
}

static gint64
first_contact (AccordStore *store, gint64 customer, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_contact_kind);
  g_autoptr (AccordIds) ids = NULL;

  accord_query_add_number (query, "customer", ACCORD_OP_IS, customer);
  accord_query_set_limit (query, 1);
  ids = dex_await_boxed (accord_store_find (store, query), error);
  return ids != NULL && ids->n_ids > 0 ? ids->ids[0] : 0;
}

typedef struct {
  Preview *preview;
  guint generation;
} Showing;

static void
showing_free (gpointer data)
{
  preview_unref (((Showing *) data)->preview);
  g_free (data);
}

static DexFuture *
show_fiber (gpointer data)
{
  Preview *self = ((Showing *) data)->preview;
  AccordStore *store = accord_workspace_get_store (self->workspace);
  AccordLetterRecipient recipient = { self->customer, 0, 0, _ ("Birthday"), 40 };
  g_autoptr (AccordLetterScope) scope = NULL;
  g_autoptr (AccordLetterDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  AccordRecord *record;

  if (recipient.customer == 0)
    recipient.customer = first_customer (store, &error);
  if (recipient.customer != 0)
    recipient.contact = first_contact (store, recipient.customer, &error);
  if (recipient.customer != 0 && error == NULL)
    scope = dex_await_boxed (accord_letter_scope_load (self->workspace, &recipient), &error);
  record = accord_entity_get_record (self->entity);
  if (self->gone || self->generation != ((Showing *) data)->generation || record == NULL)
    return dex_future_new_true ();
  if (scope == NULL)
    {
      adw_action_row_set_subtitle (self->whom, error != NULL ? error->message : _ ("There is no customer yet to show it for."));
      return dex_future_new_true ();
    }
  draft = accord_letter_draft_new (scope, record, FALSE);
  adw_action_row_set_subtitle (self->whom, accord_letter_scope_name (scope));
  accord_data_label_set_text (self->subject, draft->subject);
  accord_data_label_set_text (self->body, draft->body);
  show_remarks (self, draft);
  return dex_future_new_true ();
}

static void
show (Preview *self)
{
  Showing *showing = g_new0 (Showing, 1);

  *showing = (Showing) { preview_ref (self), ++self->generation };
  dex_future_disown (dex_scheduler_spawn (NULL, 0, show_fiber, showing, showing_free));
}

static void
commit_attachments (Preview *self, GPtrArray *uris)
{
  g_autofree char *label = g_strdup_printf (_ ("Changed attachments of %s"), accord_entity_get_title (self->entity));
  g_autofree char *lines = NULL;
  AccordEdit *edit = accord_edit_new (label);

  g_ptr_array_add (uris, NULL);
  lines = g_strjoinv ("\n", (char **) uris->pdata);
  accord_edit_set_text (edit, &accord_template_kind, accord_entity_get_id (self->entity), "attachments", lines);
  accord_commit (GTK_WIDGET (self->whom), self->workspace, edit);
}

static GPtrArray *
attachments_of (Preview *self)
{
  const char *text = accord_entity_get_text (self->entity, "attachments");
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  GPtrArray *uris = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (uris, g_strdup (lines[i]));
  return uris;
}

static void
file_chosen_cb (GObject *dialog, GAsyncResult *result, gpointer data)
{
  Preview *self = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (dialog), result, NULL);

  if (file != NULL && !self->gone)
    {
      g_autoptr (GPtrArray) uris = attachments_of (self);

      g_ptr_array_add (uris, g_file_get_uri (file));
      commit_attachments (self, uris);
    }
  preview_unref (self);
}

static void
attach_cb (GtkWidget *row, Preview *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (row);

  gtk_file_dialog_set_title (dialog, _ ("Attach a File"));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, file_chosen_cb, preview_ref (self));
}

static void
detach_cb (GtkWidget *button, Preview *self)
{
  g_autoptr (GPtrArray) uris = attachments_of (self);
  guint at = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));

  if (at < uris->len)
    g_ptr_array_remove_index (uris, at);
  commit_attachments (self, uris);
}

static void
show_attachments (Preview *self)
{
  g_autoptr (GPtrArray) uris = attachments_of (self);

  accord_group_clear_rows (self->attached, self->rows);
  for (guint i = 0; i < uris->len; i++)
    {
      GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_from_icon_name ("accord-cross-symbolic");
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (uris->pdata[i]);
      g_autofree char *name = g_file_get_basename (file);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_file_query_exists (file, NULL) ? "" : _ ("The file is not there."));
      g_object_set (button, "valign", GTK_ALIGN_CENTER, "tooltip-text", _ ("Do Not Attach"), NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Do Not Attach"), -1);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (detach_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      accord_group_add_row (self->attached, self->rows, row);
    }
}

static void
changed_cb (AccordEntity *entity, GParamSpec *pspec, gpointer data)
{
  show_attachments (data);
  show (data);
}

static void
customer_chosen_cb (AccordRecordChooser *chooser, gint64 id, Preview *self)
{
  self->customer = id;
  show (self);
}

static void
whom_cb (GtkWidget *row, Preview *self)
{
  GtkWidget *chooser = accord_record_chooser_new (self->workspace, &accord_customer_kind);

  g_signal_connect (chooser, "chosen", G_CALLBACK (customer_chosen_cb), self);
  accord_record_chooser_popup_on (ACCORD_RECORD_CHOOSER (chooser), row);
}

static GtkLabel *
add_text (AdwPreferencesGroup *group, const char *css_class, gboolean selectable)
{
  GtkWidget *row = adw_preferences_row_new (), *label = accord_data_label_new (css_class);

  g_object_set (label, "wrap", TRUE, "xalign", 0.0f, "selectable", selectable, "ellipsize", PANGO_ELLIPSIZE_NONE, "margin-start", 12, "margin-end", 12,
                "margin-top", 9, "margin-bottom", 9, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Preview"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_group_add (group, row);
  return GTK_LABEL (label);
}

static void
field_clicked_cb (GtkWidget *row, gpointer unused)
{
  const char *name = g_object_get_data (G_OBJECT (row), "name");
  g_autofree char *text = g_strdup_printf ("{{%s}}", name);
  g_autofree char *words = g_strdup_printf (_ ("%s is on the clipboard."), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (row), text);
  accord_say (row, words);
}

static void
add_fields (AdwNavigationPage *page, AccordWorkspace *workspace)
{
  AdwPreferencesGroup *group = accord_record_page_add (page, _ ("Fields"), _ ("What stands in double braces is filled in. After a bar stands what is written where a field is empty: {{contact.first_name|friend}}."));
  GtkWidget *all = adw_expander_row_new ();
  g_autoptr (GPtrArray) fields = accord_letter_fields (accord_workspace_get_store (workspace));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (all), _ ("All Fields"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (all), _ ("A click copies one"));
  for (guint i = 0; i < fields->len; i++)
    {
      const AccordLetterField *field = fields->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *braces = g_strdup_printf ("{{%s}}", field->name);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->label);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), braces);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "name", g_strdup (field->name), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (field_clicked_cb), NULL);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (all), row);
    }
  adw_preferences_group_add (group, all);
}

static void
page_gone (gpointer data)
{
  Preview *self = data;

  self->gone = TRUE;
  g_signal_handlers_disconnect_by_data (self->entity, self);
  preview_unref (self);
}

static void
add_attachments (AdwNavigationPage *page, Preview *self)
{
  GtkWidget *add = accord_add_row_new (_ ("Attach a File…"));
  AdwPreferencesGroup *buttons;

  self->attached = accord_record_page_add (page, _ ("Attachments"), _ ("Messages with attachments are opened in the mail program as a file."));
  buttons = accord_record_page_add (page, "", NULL);
  g_signal_connect (add, "activated", G_CALLBACK (attach_cb), self);
  gtk_widget_set_sensitive (add, !accord_workspace_is_read_only (self->workspace));
  adw_preferences_group_add (buttons, add);
}

/**
 * accord_template_page_new:
 * @workspace: the open file
 * @id: of a template
 *
 * Returns: (transfer floating): a page to be pushed onto the preferences
 */
AdwNavigationPage *
accord_template_page_new (AccordWorkspace *workspace, gint64 id)
{
  g_autoptr (AccordEntity) entity = accord_workspace_get_entity (workspace, &accord_template_kind, id);
  AdwNavigationPage *page = accord_record_page_new (workspace, entity, NULL);
  Preview *self = g_new0 (Preview, 1);
  AdwPreferencesGroup *group;

  g_atomic_ref_count_init (&self->refs);
  self->workspace = g_object_ref (workspace);
  self->entity = g_object_ref (entity);
  self->rows = g_ptr_array_new ();
  add_fields (page, workspace);
  group = accord_record_page_add (page, _ ("Preview"), NULL);
  self->whom = ADW_ACTION_ROW (accord_open_row_new (_ ("As it reads for"), ""));
  g_signal_connect (self->whom, "activated", G_CALLBACK (whom_cb), self);
  adw_preferences_group_add (group, GTK_WIDGET (self->whom));
  self->subject = add_text (group, "heading", TRUE);
  self->body = add_text (group, "body", TRUE);
  self->remarks = add_text (group, "warning", FALSE);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->remarks), GTK_TYPE_LIST_BOX_ROW), FALSE);
  add_attachments (page, self);
  g_signal_connect (entity, "notify::record", G_CALLBACK (changed_cb), self);
  g_object_set_data_full (G_OBJECT (page), "preview", self, page_gone);
  show_attachments (self);
  show (self);
  return page;
}
