/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-frame-call.h"
#include "accord-paste.h"
#include "accord-paste-dialog.h"

G_BEGIN_DECLS

struct _AccordPasteDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  AccordPaste *paste;       /* what the text was read as */
  GtkTextBuffer *text;
  GtkTextView *view;
  GtkListBox *list;
  GPtrArray *forms;         /* of AccordPasteForm, owned by the list */
  guint source;             /* the next forms are made */
  AccordFrameCall read;
  gboolean corrected;       /* a form is not as it was read */
  GtkWidget *again;         /* "Read Again" */
  GtkStack *states;
  AdwStatusPage *status;
  GtkButton *add;
  GtkLabel *told;           /* below the forms */
  GCancellable *clipboard;
};

/* accord-paste-dialog.c */
void accord_paste_dialog_read (gpointer data);
void accord_paste_dialog_text_changed (AccordPasteDialog *self);
void accord_paste_dialog_add (AccordPasteDialog *self);

/* accord-paste-dialog-parts.c */
void accord_paste_dialog_build (AccordPasteDialog *self);

G_END_DECLS
