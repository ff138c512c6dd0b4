/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-letter-dialog.h"
#include "accord-letter-draft.h"

G_BEGIN_DECLS

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
  AdwActionRow *attached; /* what goes with it, whoever put that into the template */
  AdwComboRow *choice;
  AdwEntryRow *subject;
  GtkTextView *text;
  GtkLabel *remarks;
  GtkLabel *question;
  GtkWidget *back, *skip, *open, *copy, *sent;
  GtkWidget *pressed;   /* (nullable): had the focus before the next message was read; weak */
};

/* accord-letter-dialog.c: what is in it */
void accord_letter_dialog_take_typed (AccordLetterDialog *self);
char *accord_letter_dialog_text (AccordLetterDialog *self);
void accord_letter_dialog_typed (AccordLetterDialog *self);
void accord_letter_dialog_chosen (AccordLetterDialog *self);
void accord_letter_dialog_go_on (AccordLetterDialog *self);

/* accord-letter-outcome.c: actions "letter.sent", "letter.skip" */
void accord_letter_outcome_install (GtkWidgetClass *dialog);

/* accord-letter-dialog-build.c: its widgets */
void accord_letter_dialog_build (AccordLetterDialog *self);
void accord_letter_dialog_keep_focus (AccordLetterDialog *self);
void accord_letter_dialog_give_focus_back (AccordLetterDialog *self);

/* accord-letter-way.c: actions "letter.open", "letter.copy", and whether it was sent */
void accord_letter_dialog_ask (AccordLetterDialog *self, gboolean ask_now);
void accord_letter_way_install (GtkWidgetClass *dialog);

/* accord-letter-file.c: a message as a file of its own */
DexFuture *accord_letter_file_write (const AccordLetterDraft *draft); /* its path */

G_END_DECLS
