/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordPasteDialog: see the header. The text is read once a frame while it is typed; once a form was
 * corrected, only when asked, since reading makes the forms anew.
 *
 *   clipboard ─▶ text ─ accord_paste_read() ─▶ AccordPasteForm … ─ Add ─▶ AccordPasteEdit ─▶ journal
 */

#include "accord-config.h"

#include "accord-paste-dialog-private.h"

#include <glib/gi18n-lib.h>
#include "accord-announce.h"
#include "accord-commit.h"
#include "accord-paste-edit.h"
#include "accord-paste-form.h"

#define FORMS_AT_ONCE 3 /* made in one turn of the main loop */

G_DEFINE_FINAL_TYPE (AccordPasteDialog, accord_paste_dialog, ADW_TYPE_DIALOG)

/* ---- the text ---- */

static void
mark (AccordPasteDialog *self, const AccordPastedPiece *piece)
{
  GtkTextIter start, end;

  if (piece->part == ACCORD_PASTED_NOTE || piece->start >= piece->end)
    return;
  gtk_text_buffer_get_iter_at_offset (self->text, &start, (int) piece->start);
  gtk_text_buffer_get_iter_at_offset (self->text, &end, (int) piece->end);
  gtk_text_buffer_apply_tag_by_name (self->text, piece->trust == ACCORD_PASTED_GUESSED ? "guess" : "read", &start, &end);
}

static void
mark_all (AccordPasteDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  gtk_text_buffer_remove_all_tags (self->text, &start, &end);
  for (guint c = 0; c < self->paste->cards->len; c++)
    {
      const AccordPastedCard *card = self->paste->cards->pdata[c];

      for (guint i = 0; i < card->pieces->len; i++)
        mark (self, card->pieces->pdata[i]);
    }
}

/* Where the words of the row with the cursor stood. */
static void
entered_cb (AccordPasteDialog *self, guint from, guint to)
{
  GtkTextIter start, end;

  if (from >= to || self->corrected)
    return;
  gtk_text_buffer_get_iter_at_offset (self->text, &start, (int) from);
  gtk_text_buffer_get_iter_at_offset (self->text, &end, (int) to);
  gtk_text_buffer_select_range (self->text, &start, &end);
  gtk_text_view_scroll_to_iter (self->view, &start, 0.1, FALSE, 0, 0);
}

static char *
get_text (AccordPasteDialog *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->text, &start, &end);
  return gtk_text_buffer_get_text (self->text, &start, &end, FALSE);
}

/* ---- the forms ---- */

static guint
count_wanted (AccordPasteDialog *self, gboolean *ready)
{
  guint n = 0;

  *ready = TRUE;
  for (guint i = 0; i < self->forms->len; i++)
    if (accord_paste_form_is_wanted (self->forms->pdata[i]))
      {
        n++;
        *ready = *ready && accord_paste_form_is_ready (self->forms->pdata[i]);
      }
  return n;
}

static void
show_state (AccordPasteDialog *self)
{
  gboolean ready;
  guint n = count_wanted (self, &ready);
  gboolean whole = self->source == 0;
  g_autofree char *label = n > 1 ? g_strdup_printf (ngettext ("_Add %u", "_Add %u", n), n) : g_strdup (_ ("_Add"));

  gtk_button_set_label (self->add, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add), n > 0 && ready && whole);
  if (!ready)
    gtk_label_set_text (self->told, _ ("What has no name, or is marked red, is to be corrected or left out first."));
  else if (self->paste != NULL && self->paste->cut)
    gtk_label_set_text (self->told, _ ("The text is longer than is read at once: what stands behind is not here. A file of many people is better imported."));
  else
    gtk_label_set_text (self->told, _ ("Marked words were read; the others are kept as a note. Adding is one step that can be undone."));
}

static void
form_changed_cb (AccordPasteDialog *self)
{
  self->corrected = TRUE;
  show_state (self);
}

static void
show_status (AccordPasteDialog *self, gboolean empty)
{
  adw_status_page_set_title (self->status, empty ? _ ("Nothing to Read Yet") : _ ("Nobody Found in It"));
  adw_status_page_set_description (self->status, empty ? _ ("Paste a signature, an address or a line of a chat into the text, or type there.")
                                                       : _ ("A name, a company, a phone number or an e-mail would be found. Type what is missing into the text."));
  gtk_stack_set_visible_child_name (self->states, "status");
}

static gboolean
make_forms_cb (gpointer data)
{
  AccordPasteDialog *self = data;
  guint n = self->paste->cards->len;

  for (guint i = 0; i < FORMS_AT_ONCE && self->forms->len < n; i++)
    {
      GtkWidget *form = accord_paste_form_new (self->workspace, self->paste->cards->pdata[self->forms->len]);

      g_signal_connect_object (form, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (form, "entered", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->forms, form);
      gtk_list_box_append (self->list, form);
    }
  if (self->forms->len < n)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  if (n == 1)
    accord_paste_form_open (self->forms->pdata[0]);
  show_state (self);
  return G_SOURCE_REMOVE;
}

static void
announce (AccordPasteDialog *self, guint n)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u person or company found", "%u people or companies found", n), n);

  accord_announce (self, words, FALSE);
}

void
accord_paste_dialog_read (gpointer data)
{
  AccordPasteDialog *self = data;
  g_autofree char *text = get_text (self);
  guint n;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->paste, accord_paste_free);
  self->paste = accord_paste_read (text, -1);
  n = self->paste->cards->len;
  g_ptr_array_set_size (self->forms, 0);
  gtk_list_box_remove_all (self->list);
  self->corrected = FALSE;
  gtk_widget_set_visible (self->again, FALSE);
  mark_all (self);
  if (n > 0)
    {
      gtk_stack_set_visible_child_name (self->states, "forms");
      if (make_forms_cb (self))
        self->source = g_idle_add (make_forms_cb, self);
    }
  else
    show_status (self, *g_strstrip (text) == '\0');
  announce (self, n);
  show_state (self);
}

void
accord_paste_dialog_text_changed (AccordPasteDialog *self)
{
  if (self->corrected)
    gtk_widget_set_visible (self->again, TRUE);
  else
    accord_frame_call_queue (&self->read);
}

/* ---- adding ---- */

typedef struct {
  AccordPasteDialog *dialog;
  gint64 shown; /* the first of them: a record, or a handle of the edit */
} Adding;

static void
adding_free (gpointer data)
{
  g_object_unref (((Adding *) data)->dialog);
  g_free (data);
}

static DexFuture *
added_cb (DexFuture *future, gpointer data)
{
  AccordPasteDialog *self = ((Adding *) data)->dialog;
  AccordChangeSet *set = g_value_get_boxed (dex_future_get_value (future, NULL));
  gint64 id = ((Adding *) data)->shown;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkWidget) window = root != NULL ? GTK_WIDGET (g_object_ref (root)) : NULL;

  if (window == NULL) /* closed meanwhile */
    return dex_ref (future);
  if (id > 0 || accord_change_set_created (set, &accord_customer_kind, &id))
    accord_show_record (window, &accord_customer_kind, id);
  adw_dialog_close (ADW_DIALOG (self));
  return dex_ref (future);
}

static char *
label_of (AccordPasteDialog *self, guint n)
{
  for (guint i = 0; n == 1 && i < self->forms->len; i++)
    if (accord_paste_form_is_wanted (self->forms->pdata[i]))
      {
        const AccordPastedCard *card = accord_paste_form_get_card (self->forms->pdata[i]);
        const char *name = accord_pasted_card_text (card, ACCORD_PASTED_NAME);

        return g_strdup_printf (_ ("Added %s"), name != NULL ? name : accord_pasted_card_text (card, ACCORD_PASTED_COMPANY));
      }
  return g_strdup_printf (ngettext ("Added %u person or company from pasted text", "Added %u people or companies from pasted text", n), n);
}

void
accord_paste_dialog_add (AccordPasteDialog *self)
{
  gboolean ready;
  guint n = count_wanted (self, &ready);
  g_autofree char *label = n > 0 ? label_of (self, n) : NULL;
  AccordEdit *edit;
  g_autoptr (AccordPasteEdit) cards = NULL;
  Adding *adding;

  if (n == 0 || !ready)
    return;
  adding = g_new0 (Adding, 1);
  adding->dialog = g_object_ref (self);
  edit = accord_edit_new (label);
  cards = accord_paste_edit_new (edit, accord_journal_get_actor (accord_workspace_get_journal (self->workspace)));
  for (guint i = 0; i < self->forms->len; i++)
    if (accord_paste_form_is_wanted (self->forms->pdata[i]))
      {
        gint64 id = accord_paste_edit_add (cards, accord_paste_form_get_card (self->forms->pdata[i]), accord_paste_form_get_company (self->forms->pdata[i]));

        adding->shown = adding->shown == 0 ? id : adding->shown;
      }
  accord_commit_once (GTK_WIDGET (self->add), self->workspace, edit, added_cb, adding, adding_free);
}

/* ---- making ---- */

static void
accord_paste_dialog_dispose (GObject *object)
{
  AccordPasteDialog *self = ACCORD_PASTE_DIALOG (object);

  if (self->clipboard != NULL)
    g_cancellable_cancel (self->clipboard);
  g_clear_object (&self->clipboard);
  g_clear_handle_id (&self->source, g_source_remove);
  accord_frame_call_clear (&self->read);
  g_clear_pointer (&self->paste, accord_paste_free);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_object (&self->text);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_paste_dialog_parent_class)->dispose (object);
}

static void
accord_paste_dialog_class_init (AccordPasteDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_paste_dialog_dispose;
}

static void
accord_paste_dialog_init (AccordPasteDialog *self)
{
  self->forms = g_ptr_array_new ();
  accord_frame_call_init (&self->read, accord_paste_dialog_read, self);
  accord_paste_dialog_build (self);
}

static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  AccordPasteDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the dialog is gone */
  self = data;
  if (text != NULL) /* a picture or nothing: the page says what can be done */
    gtk_text_buffer_set_text (self->text, text, -1);
}

/**
 * accord_paste_dialog_new:
 * @workspace: the open file
 * @text: (nullable): what is to be read; %NULL takes what the clipboard holds
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_paste_dialog_new (AccordWorkspace *workspace, const char *text)
{
  AccordPasteDialog *self = g_object_new (ACCORD_TYPE_PASTE_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  if (text != NULL)
    gtk_text_buffer_set_text (self->text, text, -1);
  else
    {
      self->clipboard = g_cancellable_new ();
      gdk_clipboard_read_text_async (gdk_display_get_clipboard (gdk_display_get_default ()), self->clipboard, clipboard_cb, self);
    }
  accord_paste_dialog_read (self);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->view));
  return ADW_DIALOG (self);
}

static void
form_paste_cb (AccordRecordDialog *form)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (form)));
  g_autoptr (GtkWidget) hold = g_object_ref (window);

  adw_dialog_close (ADW_DIALOG (form));
  gtk_widget_activate_action (window, "win.paste-people", "s", "");
}

/**
 * accord_paste_dialog_add_to_form:
 * @workspace: the open file
 * @form: in which a customer is being typed
 *
 * Offers to have the form filled in from copied text instead.
 */
void
accord_paste_dialog_add_to_form (AccordWorkspace *workspace, AccordRecordDialog *form)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _ ("Fill In From Copied Text…"), "start-icon-name", "edit-paste-symbolic", NULL);

  g_return_if_fail (ACCORD_IS_RECORD_DIALOG (form));

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_signal_connect_object (row, "activated", G_CALLBACK (form_paste_cb), form, G_CONNECT_SWAPPED);
  accord_record_dialog_append (form, list);
}
