/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordQuestionDialog: what a question asks, above, and its answer, below, which follows every choice. Saving keeps it as a
 * record. */

#include "accord-config.h"

#include "accord-question-dialog.h"

#include "accord-commit.h"
#include "accord-frame-call.h"
#include "accord-newest-answer.h"
#include "accord-plot-card.h"
#include "accord-question-choices.h"
#include "accord-question-pivot.h"

#include <glib/gi18n-lib.h>

struct _AccordQuestionDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  AccordRecord *question; /* NULL: a new one */
  AccordQuestionChoices *choices;
  AccordPlotCard *answer;
  GtkWidget *save;
  AccordFrameCall due;
  AccordNewestAnswer newest;
};

enum { SAVED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AccordQuestionDialog, accord_question_dialog, ADW_TYPE_DIALOG)

static void
show_why (AccordQuestionDialog *self, const char *why)
{
  g_autoptr (AccordPlot) sorry = accord_plot_new (ACCORD_PLOT_BARS, ACCORD_UNIT_COUNT, NULL, _("No Answer"));

  accord_plot_set_columns (sorry, "", NULL);
  sorry->too_little = g_strdup (why);
  accord_plot_card_show (self->answer, sorry);
}

static void
answered (gpointer owner, const GValue *value, const GError *error)
{
  AccordQuestionDialog *self = owner;

  if (value != NULL)
    accord_plot_card_show (self->answer, g_value_get_boxed (value));
  else
    show_why (self, error->message);
}

static void
ask_due (gpointer data)
{
  AccordQuestionDialog *self = data;
  g_autoptr (AccordPivotAsk) ask = accord_question_choices_make_ask (self->choices);
  g_autofree char *name = accord_question_choices_dup_name (self->choices);

  gtk_widget_set_sensitive (self->save, ask != NULL);
  if (accord_question_choices_get_unread (self->choices) != NULL)
    show_why (self, _("Without its conditions it would be another question."));
  else if (ask != NULL)
    accord_newest_answer_ask (&self->newest, accord_question_read (self->workspace, name, accord_question_choices_get_shape (self->choices), ask));
}

static void
changed_cb (AccordQuestionDialog *self)
{
  accord_frame_call_queue (&self->due);
}

static AccordEdit *
make_edit (AccordQuestionDialog *self)
{
  AccordEdit *edit = accord_edit_new (self->question != NULL ? _("Changed a question") : _("Saved a question"));
  gint64 id = self->question != NULL ? accord_record_id (self->question) : accord_edit_create (edit, &accord_question_kind);

  accord_question_choices_write (self->choices, edit, id);
  return edit;
}

typedef struct {
  AccordQuestionDialog *dialog;
  gint64 id; /* of a new question, else 0 */
} Saved;

static void
saved_free (gpointer data)
{
  g_object_unref (((Saved *) data)->dialog);
  g_free (data);
}

static DexFuture *
saved_fiber (gpointer data)
{
  AccordQuestionDialog *self = ((Saved *) data)->dialog;
  g_autoptr (AccordRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;
  gint64 id = ((Saved *) data)->id;

  if (self->workspace == NULL) /* the window was closed meanwhile */
    return dex_future_new_true ();
  if (id != 0)
    record = dex_await_boxed (accord_store_load_one (accord_workspace_get_store (self->workspace), &accord_question_kind, id), &error);
  if (error != NULL)
    accord_say_error (GTK_WIDGET (self), error->message);
  if (record != NULL)
    uid = accord_id_dup_text (accord_record_uid (record));
  g_signal_emit (self, signals[SAVED], 0, uid);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL) /* the window may have been closed meanwhile */
    adw_dialog_close (ADW_DIALOG (self));
  return dex_future_new_true ();
}

static DexFuture *
committed_cb (DexFuture *future, gpointer data)
{
  Saved *saved = g_new0 (Saved, 1);

  saved->dialog = g_object_ref (data);
  accord_change_set_created (g_value_get_boxed (dex_future_get_value (future, NULL)), &accord_question_kind, &saved->id);
  return dex_scheduler_spawn (NULL, 0, saved_fiber, saved, saved_free);
}

static void
save_cb (AccordQuestionDialog *self)
{
  accord_commit_once (self->save, self->workspace, make_edit (self), committed_cb, g_object_ref (self), g_object_unref);
}

static void
accord_question_dialog_dispose (GObject *object)
{
  AccordQuestionDialog *self = ACCORD_QUESTION_DIALOG (object);

  accord_newest_answer_drop (&self->newest);
  accord_frame_call_clear (&self->due);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->question, accord_record_unref);
  G_OBJECT_CLASS (accord_question_dialog_parent_class)->dispose (object);
}

static void
accord_question_dialog_class_init (AccordQuestionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_question_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", ACCORD_TYPE_QUESTION_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_question_dialog_init (AccordQuestionDialog *self)
{
  accord_frame_call_init (&self->due, ask_due, self);
  accord_newest_answer_init (&self->newest, self, answered);
}

static GtkWidget *
make_body (AccordQuestionDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();

  self->choices = ACCORD_QUESTION_CHOICES (accord_question_choices_new (self->workspace, self->question));
  g_signal_connect_object (self->choices, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set (box, "margin-start", 16, "margin-end", 16, "margin-top", 6, "margin-bottom", 18, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices));
  self->answer = ACCORD_PLOT_CARD (accord_plot_card_new_for (self->workspace));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->answer));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE, NULL);
  return scroller;
}

/**
 * accord_question_dialog_new:
 * @workspace: the open file
 * @question: (nullable): one that is changed; %NULL: a new one
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
accord_question_dialog_new (AccordWorkspace *workspace, AccordRecord *question)
{
  AccordQuestionDialog *self = g_object_new (ACCORD_TYPE_QUESTION_DIALOG, NULL);
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();

  self->workspace = g_object_ref (workspace);
  self->question = question != NULL ? accord_record_ref (question) : NULL;
  self->save = gtk_button_new_with_mnemonic (_("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_body (self));
  adw_dialog_set_title (ADW_DIALOG (self), question != NULL ? _("Question") : _("New Question"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 760);
  accord_dialog_set_child (ADW_DIALOG (self), view);
  changed_cb (self);
  return ADW_DIALOG (self);
}
