/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLetterDialog: see the header. One message at a time: its records are loaded, the template is filled in,
 * and what stands in the text is what goes out. Actions "letter.open", "letter.copy", "letter.sent",
 * "letter.skip", "letter.back". */

#include "accord-config.h"

#include "accord-letter-dialog.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-data-label.h"
#include "accord-letter-draft.h"

struct _AccordLetterDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  GPtrArray *tasks;     /* of AccordLetterTask */
  guint at;
  gint64 mailing;
  gboolean many;
  GPtrArray *templates; /* of AccordRecord; NULL before they are read */
  AccordLetterDraft *draft;
  guint generation;
  gboolean filling;     /* rows are being set by the program */
  AdwWindowTitle *title;
  GtkStack *stack;
  AdwBanner *banner;
  AdwActionRow *to;
  AdwComboRow *choice;
  AdwEntryRow *subject;
  GtkTextView *text;
  GtkLabel *remarks;
  GtkLabel *question;
  GtkWidget *open, *copy, *sent;
};

G_DEFINE_FINAL_TYPE (AccordLetterDialog, accord_letter_dialog, ADW_TYPE_DIALOG)

/**
 * accord_letter_task_new:
 *
 * Returns: (transfer full): a message that belongs to no occasion
 */
AccordLetterTask *
accord_letter_task_new (gint64 customer, gint64 contact, gint64 letter_template)
{
  AccordLetterTask *task = g_new0 (AccordLetterTask, 1);

  task->customer = customer;
  task->contact = contact;
  task->template = letter_template;
  task->years = -1;
  return task;
}

void
accord_letter_task_free (AccordLetterTask *task)
{
  g_free (task->occasion);
  g_free (task->occasion_name);
  g_free (task->source);
  g_free (task);
}

static void load (AccordLetterDialog *self);

static char *
text_of (AccordLetterDialog *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The draft as it stands in the rows. */
static void
take_typed (AccordLetterDialog *self)
{
  g_free (self->draft->body);
  self->draft->body = text_of (self);
  g_set_str (&self->draft->subject, gtk_editable_get_text (GTK_EDITABLE (self->subject)));
}

static gboolean
nothing_known (const char *name, char **value, gpointer data)
{
  return FALSE;
}

/* Fields that nobody filled in stand in the text still: then it does not go out. */
static void
judge (AccordLetterDialog *self)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_letter_remark_free);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *body = text_of (self), *filled = NULL, *filled_subject = NULL;
  gboolean ready;

  if (self->draft == NULL)
    return;
  filled_subject = accord_letter_fill (gtk_editable_get_text (GTK_EDITABLE (self->subject)), nothing_known, NULL, unknown, NULL);
  filled = accord_letter_fill (body, nothing_known, NULL, unknown, NULL);
  for (guint i = 0; i < unknown->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", ((AccordLetterRemark *) unknown->pdata[i])->sentence);
  for (guint i = 0; i < self->draft->empty->len; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", ((AccordLetterRemark *) self->draft->empty->pdata[i])->sentence);
  gtk_label_set_text (self->remarks, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), words->len > 0);
  ready = unknown->len == 0 && self->draft->refusal == NULL && *body != '\0';
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.open", ready && g_str_equal (self->draft->channel, "email"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.copy", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.sent", ready && !accord_workspace_is_read_only (self->workspace));
}

static void
typed_cb (AccordLetterDialog *self)
{
  if (!self->filling)
    judge (self);
}

static void
ask (AccordLetterDialog *self, gboolean ask_now)
{
  gtk_widget_set_visible (GTK_WIDGET (self->question), ask_now);
  gtk_widget_remove_css_class (ask_now ? self->open : self->sent, "suggested-action");
  gtk_widget_add_css_class (ask_now ? self->sent : self->open, "suggested-action");
  if (ask_now)
    accord_announce (self, gtk_label_get_text (self->question), FALSE);
}

static void
show (AccordLetterDialog *self)
{
  const char *name = accord_letter_scope_name (self->draft->scope);
  g_autofree char *place = NULL, *to = NULL;

  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->to), name);
  to = g_strdup_printf ("%s%s%s", accord_record_title (self->draft->scope->customer), self->draft->scope->address != NULL ? " · " : "",
                        self->draft->scope->address != NULL ? self->draft->scope->address : "");
  adw_action_row_set_subtitle (self->to, to);
  gtk_editable_set_text (GTK_EDITABLE (self->subject), self->draft->subject);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), self->draft->body, -1);
  adw_banner_set_title (self->banner, self->draft->refusal != NULL ? self->draft->refusal : "");
  adw_banner_set_revealed (self->banner, self->draft->refusal != NULL);
  if (self->tasks->len > 1)
    /* Translators: message 2 of 40 */
    place = g_strdup_printf (_ ("%1$u of %2$u"), self->at + 1, self->tasks->len);
  adw_window_title_set_subtitle (self->title, place != NULL ? place : "");
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "message");
  ask (self, FALSE);
  judge (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.back", self->at > 0);
}

static AccordRecord *
chosen_template (AccordLetterDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->choice);

  return self->templates != NULL && selected > 0 && selected <= self->templates->len ? self->templates->pdata[selected - 1] : NULL;
}

static void
fill (AccordLetterDialog *self, AccordLetterScope *scope)
{
  AccordRecord *letter_template = chosen_template (self);
  AccordLetterDraft *draft = letter_template != NULL ? accord_letter_draft_new (scope, letter_template, self->many)
                                                     : accord_letter_draft_new_for (scope, NULL, NULL, NULL, self->many);

  g_clear_pointer (&self->draft, accord_letter_draft_free);
  self->draft = draft;
  show (self);
}

static void
chosen_cb (AccordLetterDialog *self)
{
  g_autoptr (AccordLetterScope) scope = self->draft != NULL ? accord_letter_scope_ref (self->draft->scope) : NULL;

  if (scope != NULL && !self->filling)
    fill (self, scope);
}

/* The template of the task, or the first for its occasion. */
static guint
find_template (AccordLetterDialog *self, const AccordLetterTask *task)
{
  for (guint i = 0; i < self->templates->len; i++)
    if (accord_record_id (self->templates->pdata[i]) == task->template)
      return i + 1;
  for (guint i = 0; task->template == 0 && i < self->templates->len; i++)
    {
      const char *occasion = accord_record_text (self->templates->pdata[i], "occasion");

      if (occasion != NULL && (g_strcmp0 (occasion, task->source) == 0 || g_strcmp0 (occasion, task->occasion) == 0))
        return i + 1;
    }
  return 0;
}

static void
show_templates (AccordLetterDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("No template"));
  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names, accord_record_title (self->templates->pdata[i]));
  self->filling = TRUE;
  adw_combo_row_set_model (self->choice, G_LIST_MODEL (names));
  self->filling = FALSE;
}

typedef struct {
  AccordLetterDialog *dialog;
  guint generation;
} Loading;

static void
loading_free (gpointer data)
{
  g_object_unref (((Loading *) data)->dialog);
  g_free (data);
}

static void
show_failure (AccordLetterDialog *self, const char *sentence)
{
  adw_status_page_set_description (ADW_STATUS_PAGE (gtk_stack_get_child_by_name (self->stack, "failed")), sentence);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static DexFuture *
load_fiber (gpointer data)
{
  AccordLetterDialog *self = ((Loading *) data)->dialog;
  const AccordLetterTask *task = self->tasks->pdata[self->at];
  AccordLetterRecipient recipient = { task->customer, task->contact, task->deal, task->occasion_name, task->years };
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordLetterScope) scope = NULL;

  if (self->templates == NULL)
    {
      g_autoptr (AccordQuery) query = accord_query_new (&accord_template_kind);

      accord_query_set_sort (query, "name", FALSE, NULL);
      self->templates = dex_await_boxed (accord_store_select (store, query), &error);
      if (self->templates == NULL)
        self->templates = g_ptr_array_new ();
      show_templates (self);
    }
  scope = dex_await_boxed (accord_letter_scope_load (self->workspace, &recipient), &error);
  if (self->generation != ((Loading *) data)->generation || self->workspace == NULL)
    return dex_future_new_true ();
  if (scope == NULL)
    {
      show_failure (self, error->message);
      return dex_future_new_true ();
    }
  self->filling = TRUE;
  adw_combo_row_set_selected (self->choice, find_template (self, task));
  self->filling = FALSE;
  fill (self, scope);
  return dex_future_new_true ();
}

static void
load (AccordLetterDialog *self)
{
  Loading *loading = g_new0 (Loading, 1);

  *loading = (Loading) { g_object_ref (self), ++self->generation };
  dex_future_disown (dex_scheduler_spawn (NULL, 0, load_fiber, loading, loading_free));
}

static void
go_on (AccordLetterDialog *self)
{
  if (++self->at < self->tasks->len)
    load (self);
  else
    adw_dialog_close (ADW_DIALOG (self));
}

static void
write_outcome (AccordLetterDialog *self, const char *state)
{
  const AccordLetterTask *task = self->tasks->pdata[self->at];
  AccordLetterOutcome outcome = { state, task->occasion, task->day, task->source, self->mailing };
  gint64 actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));

  take_typed (self);
  if (g_str_equal (state, "sent") || task->occasion != NULL || self->mailing != 0 || task->waiting != 0)
    {
      AccordEdit *edit = accord_letter_outcome_edit (self->draft, &outcome, actor);

      if (task->waiting != 0)
        accord_edit_delete (edit, &accord_letter_kind, task->waiting);
      accord_commit (GTK_WIDGET (self), self->workspace, edit);
    }
  go_on (self);
}

static void
sent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  write_outcome (ACCORD_LETTER_DIALOG (widget), "sent");
}

static void
skip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (widget);

  if (self->draft != NULL && !accord_workspace_is_read_only (self->workspace))
    write_outcome (self, "skipped");
  else
    go_on (self);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (widget);

  if (self->at > 0)
    self->at--;
  load (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (widget);
  g_autofree char *body = text_of (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), body);
  accord_announce (self, _ ("The text was copied."), FALSE);
  ask (self, TRUE);
}

static GtkWindow *
window_of (AccordLetterDialog *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
launched_cb (GObject *launcher, GAsyncResult *result, gpointer data)
{
  g_autoptr (AccordLetterDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = GTK_IS_URI_LAUNCHER (launcher) ? gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (launcher), result, &error)
                                                 : gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (launcher), result, &error);

  if (!done && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    accord_say_error (GTK_WIDGET (self), _ ("No mail program could be opened. Copy the text, or set one up in the system’s settings."));
  if (done)
    ask (self, TRUE);
}

/* With attachments, or long, it goes as a file, which mail programs open as a draft. */
static void
open_file (AccordLetterDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = accord_letter_message (self->draft, &error);
  g_autofree char *dir = g_build_filename (g_get_user_cache_dir (), "accord", NULL);
  g_autofree char *path = g_build_filename (dir, "message.eml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  if (bytes != NULL)
    g_mkdir_with_parents (dir, 0700);
  if (bytes == NULL || !g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                                  G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    {
      accord_say_error (GTK_WIDGET (self), error->message);
      return;
    }
  gtk_file_launcher_launch (launcher, window_of (self), NULL, launched_cb, g_object_ref (self));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (widget);
  g_autofree char *uri = NULL;
  g_autoptr (GtkUriLauncher) launcher = NULL;

  take_typed (self);
  uri = accord_letter_mailto (self->draft);
  if (uri == NULL)
    {
      open_file (self);
      return;
    }
  launcher = gtk_uri_launcher_new (uri);
  gtk_uri_launcher_launch (launcher, window_of (self), NULL, launched_cb, g_object_ref (self));
}

static void
accord_letter_dialog_dispose (GObject *object)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (object);

  self->generation++;
  g_clear_pointer (&self->draft, accord_letter_draft_free);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_letter_dialog_parent_class)->dispose (object);
}

static void
accord_letter_dialog_class_init (AccordLetterDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_letter_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "letter.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "letter.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "letter.sent", NULL, sent_action);
  gtk_widget_class_install_action (widget_class, "letter.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "letter.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "letter.open", NULL);
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_bar (AccordLetterDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *buttons = adw_wrap_box_new ();

  self->question = GTK_LABEL (gtk_label_new (_ ("Was it sent? Then it is written down as a contact.")));
  gtk_label_set_wrap (self->question, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->question), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->question), "caption");
  self->open = make_button (_ ("Open in _Mail"), "letter.open");
  self->copy = make_button (_ ("_Copy Text"), "letter.copy");
  self->sent = make_button (_ ("It Was _Sent"), "letter.sent");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_align (ADW_WRAP_BOX (buttons), 1.0f);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), make_button (_ ("_Pass Over"), "letter.skip"));
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->copy);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->open);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), self->sent);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->question));
  gtk_box_append (GTK_BOX (box), buttons);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
  return box;
}

static GtkWidget *
make_text (AccordLetterDialog *self)
{
  GtkWidget *frame = gtk_scrolled_window_new ();

  self->text = GTK_TEXT_VIEW (gtk_text_view_new ());
  g_object_set (self->text, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "left-margin", 12, "right-margin", 12, "top-margin", 12,
                "bottom-margin", 12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Text"), -1);
  g_object_set (frame, "child", self->text, "min-content-height", 220, "vexpand", TRUE, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_widget_add_css_class (frame, "card");
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  return frame;
}

static GtkWidget *
make_message (AccordLetterDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = gtk_list_box_new ();

  self->to = ADW_ACTION_ROW (adw_action_row_new ());
  self->choice = ADW_COMBO_ROW (adw_combo_row_new ());
  self->subject = ADW_ENTRY_ROW (adw_entry_row_new ());
  self->remarks = GTK_LABEL (gtk_label_new (NULL));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->to), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), _ ("Template"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->subject), _ ("Subject"));
  g_object_set (list, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->to));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->choice));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->subject));
  g_object_set (self->remarks, "xalign", 0.0f, "wrap", TRUE, "visible", FALSE, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->remarks), "warning");
  gtk_widget_add_css_class (GTK_WIDGET (self->remarks), "caption");
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->subject, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), make_text (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->remarks));
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12, NULL);
  return box;
}

static void
accord_letter_dialog_init (AccordLetterDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic"), *failed = adw_status_page_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Message"), NULL));
  self->stack = GTK_STACK (gtk_stack_new ());
  self->banner = ADW_BANNER (adw_banner_new (""));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "letter.back");
  gtk_widget_set_tooltip_text (back, _ ("Message before"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Message before"), -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), back);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  g_object_set (failed, "icon-name", "accord-warning-symbolic", "title", _ ("Nobody to Write To"), NULL);
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (self->stack, make_message (self), "message");
  gtk_stack_add_named (self->stack, failed, "failed");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->banner));
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (self->stack));
  adw_toolbar_view_add_bottom_bar (ADW_TOOLBAR_VIEW (view), make_bar (self));
  adw_toolbar_view_set_bottom_bar_style (ADW_TOOLBAR_VIEW (view), ADW_TOOLBAR_RAISED);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

/**
 * accord_letter_dialog_new:
 * @workspace: the open file
 * @title: what the messages are for
 * @tasks: (transfer full) (element-type AccordLetterTask): one or more
 * @mailing: the mailing they belong to, or 0
 * @many: who wants no mailings gets none
 *
 * Returns: (transfer floating): the dialog, to be presented
 */
AdwDialog *
accord_letter_dialog_new (AccordWorkspace *workspace, const char *title, GPtrArray *tasks, gint64 mailing, gboolean many)
{
  AccordLetterDialog *self = g_object_new (ACCORD_TYPE_LETTER_DIALOG, "title", title, NULL);

  self->workspace = g_object_ref (workspace);
  self->tasks = tasks;
  self->mailing = mailing;
  self->many = many;
  adw_window_title_set_title (self->title, title);
  load (self);
  return ADW_DIALOG (self);
}
