/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of a message is written down, once: who goes back to it sees that it is. */

#include "accord-config.h"

#include "accord-letter-dialog-private.h"

#include "accord-commit.h"

/* A task whose outcome is being written. */
typedef struct {
  AccordLetterDialog *dialog;
  guint at;
} Writing;

static void
writing_free (gpointer data)
{
  g_object_unref (((Writing *) data)->dialog);
  g_free (data);
}

/* The sentence was said; it may be tried again. */
static DexFuture *
refused_cb (DexFuture *future, gpointer data)
{
  const Writing *writing = data;

  if (writing->dialog->tasks != NULL)
    ((AccordLetterTask *) writing->dialog->tasks->pdata[writing->at])->written = FALSE;
  return dex_ref (future);
}

static void
write_down (AccordLetterDialog *self, AccordLetterTask *task, const char *state)
{
  AccordLetterOutcome outcome = { state, task->occasion, task->day, task->source, self->mailing };
  AccordEdit *edit = accord_letter_outcome_edit (self->draft, &outcome, accord_journal_get_actor (accord_workspace_get_journal (self->workspace)));
  Writing *writing = g_new0 (Writing, 1);

  *writing = (Writing) { g_object_ref (self), self->at };
  task->written = TRUE;
  if (task->waiting != 0)
    accord_edit_delete (edit, &accord_letter_kind, task->waiting);
  dex_future_disown (dex_future_catch (accord_commit_future (GTK_WIDGET (self), self->workspace, edit), refused_cb, writing, writing_free));
}

static void
sent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (widget);

  accord_letter_dialog_take_typed (self);
  write_down (self, self->tasks->pdata[self->at], "sent");
  accord_letter_dialog_go_on (self);
}

/* That somebody was passed over is worth a word only where they would be asked about again. */
static void
skip_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AccordLetterDialog *self = ACCORD_LETTER_DIALOG (widget);
  AccordLetterTask *task = self->tasks->pdata[self->at];

  if (self->draft != NULL && !task->written && !accord_workspace_is_read_only (self->workspace) &&
      (task->occasion != NULL || self->mailing != 0 || task->waiting != 0))
    {
      accord_letter_dialog_take_typed (self);
      write_down (self, task, "skipped");
    }
  accord_letter_dialog_go_on (self);
}

void
accord_letter_outcome_install (GtkWidgetClass *dialog)
{
  gtk_widget_class_install_action (dialog, "letter.sent", NULL, sent_action);
  gtk_widget_class_install_action (dialog, "letter.skip", NULL, skip_action);
}
