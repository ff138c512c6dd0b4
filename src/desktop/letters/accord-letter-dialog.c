/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordLetterDialog: see the header. One message at a time: its records are loaded, the template is filled in,
 * and what stands in the text is what goes out. Actions "letter.open", "letter.copy", "letter.sent",
 * "letter.skip", "letter.back". */

#include "accord-config.h"

#include "accord-letter-dialog-private.h"

#include <string.h>
#include <glib/gi18n-lib.h>
#include "accord-care-dates.h"
#include "accord-commit.h"
#include "accord-status-words.h"

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

char *
accord_letter_dialog_text (AccordLetterDialog *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The draft as it stands in the rows. */
void
accord_letter_dialog_take_typed (AccordLetterDialog *self)
{
  g_free (self->draft->body);
  self->draft->body = accord_letter_dialog_text (self);
  g_set_str (&self->draft->subject, gtk_editable_get_text (GTK_EDITABLE (self->subject)));
}

static const AccordLetterTask *
task_of (AccordLetterDialog *self)
{
  return self->tasks->pdata[self->at];
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
  g_autofree char *body = accord_letter_dialog_text (self), *filled = NULL, *filled_subject = NULL;
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
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.sent", ready && !task_of (self)->written && !accord_workspace_is_read_only (self->workspace));
}

void
accord_letter_dialog_typed (AccordLetterDialog *self)
{
  if (!self->filling)
    judge (self);
}

/* With their whole places: a template comes from colleagues too, and what goes out with a message is seen first. */
static void
show_attached (AccordLetterDialog *self)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; self->draft->attachments[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (self->draft->attachments[i]);
      g_autofree char *place = g_file_get_parse_name (file);

      g_string_append_printf (places, "%s%s", i > 0 ? "\n" : "", place);
    }
  adw_action_row_set_subtitle (self->attached, places->str);
  gtk_widget_set_visible (GTK_WIDGET (self->attached), places->len > 0);
}

static void
show_addressee (AccordLetterDialog *self)
{
  const char *name = accord_letter_scope_name (self->draft->scope), *address = self->draft->scope->address;
  const char *customer = accord_record_title (self->draft->scope->customer);
  g_autofree char *to = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->to), name);
  if (g_strcmp0 (name, customer) == 0)
    to = g_strdup (address != NULL ? address : ""); /* the customer itself is not named twice */
  else
    to = g_strdup_printf ("%s%s%s", customer, address != NULL ? " · " : "", address != NULL ? address : "");
  adw_action_row_set_subtitle (self->to, to);
}

static void
show (AccordLetterDialog *self)
{
  const char *warning = self->draft->refusal != NULL ? self->draft->refusal
                        : task_of (self)->written ? _ ("What became of this message is written down already.") : NULL;
  g_autofree char *place = NULL;

  self->filling = TRUE;
  show_addressee (self);
  gtk_editable_set_text (GTK_EDITABLE (self->subject), self->draft->subject);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), self->draft->body, -1);
  adw_banner_set_title (self->banner, warning != NULL ? warning : "");
  adw_banner_set_revealed (self->banner, warning != NULL);
  show_attached (self);
  if (self->tasks->len > 1)
    /* Translators: message 2 of 40 */
    place = g_strdup_printf (_ ("%1$u of %2$u"), self->at + 1, self->tasks->len);
  adw_window_title_set_subtitle (self->title, place != NULL ? place : "");
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "message");
  accord_letter_dialog_ask (self, FALSE);
  judge (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.skip", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.back", self->at > 0);
  accord_letter_dialog_give_focus_back (self);
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

void
accord_letter_dialog_chosen (AccordLetterDialog *self)
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

/* Nothing goes out, or is written down, of a message that is not there; it can only be passed over. */
static void
forget_message (AccordLetterDialog *self, gboolean may_pass)
{
  g_clear_pointer (&self->draft, accord_letter_draft_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.open", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.copy", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.sent", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.skip", may_pass);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.back", may_pass && self->at > 0);
}

static void
show_failure (AccordLetterDialog *self, const char *sentence)
{
  forget_message (self, TRUE);
  accord_status_words_set (ADW_STATUS_PAGE (gtk_stack_get_child_by_name (self->stack, "failed")), sentence);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  accord_letter_dialog_give_focus_back (self);
}

/* The ticket that a prepared message is about: its source is the identity in hexadecimal digits. */
static gint64
await_ticket (AccordStore *store, const AccordLetterTask *task)
{
  g_autoptr (AccordRecord) ticket = NULL;
  AccordId uid;

  if (g_strcmp0 (task->occasion, accord_care_type_name (ACCORD_CARE_TICKET)) != 0 || task->source == NULL ||
      strlen (task->source) != 2 * sizeof uid.bytes)
    return 0;
  for (gsize i = 0; i < sizeof uid.bytes; i++)
    uid.bytes[i] = (guint8) (g_ascii_xdigit_value (task->source[2 * i]) << 4 | g_ascii_xdigit_value (task->source[2 * i + 1]));
  ticket = dex_await_boxed (accord_store_find_uid (store, &accord_ticket_kind, &uid), NULL); /* in the trash: there is none */
  return ticket != NULL ? accord_record_id (ticket) : 0;
}

static GPtrArray *
load_templates (AccordStore *store, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_template_kind);

  accord_query_set_sort (query, "name", FALSE, NULL);
  return dex_await_boxed (accord_store_select (store, query), error);
}

static DexFuture *
load_fiber (gpointer data)
{
  AccordLetterDialog *self = ((Loading *) data)->dialog;
  const AccordLetterTask *task = task_of (self);
  AccordLetterRecipient recipient = { task->customer, task->contact, task->deal, task->occasion_name, task->years };
  AccordStore *store = accord_workspace_get_store (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordLetterScope) scope = NULL;

  recipient.ticket = await_ticket (store, task);
  if (self->templates == NULL && (self->templates = load_templates (store, &error)) != NULL)
    show_templates (self);
  if (self->templates != NULL)
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

  accord_letter_dialog_keep_focus (self);
  forget_message (self, FALSE);
  *loading = (Loading) { g_object_ref (self), ++self->generation };
  dex_future_disown (dex_scheduler_spawn (NULL, 0, load_fiber, loading, loading_free));
}

void
accord_letter_dialog_go_on (AccordLetterDialog *self)
{
  if (++self->at < self->tasks->len)
    load (self);
  else
    adw_dialog_close (ADW_DIALOG (self));
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
accord_letter_dialog_dispose (GObject *object)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (object);

  self->generation++;
  g_clear_weak_pointer (&self->pressed);
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
  accord_letter_way_install (widget_class);
  accord_letter_outcome_install (widget_class);
  gtk_widget_class_install_action (widget_class, "letter.back", NULL, back_action);
}

static void
accord_letter_dialog_init (AccordLetterDialog *self)
{
  accord_letter_dialog_build (self);
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
  gtk_widget_set_visible (self->back, tasks->len > 1);
  load (self);
  return ADW_DIALOG (self);
}
