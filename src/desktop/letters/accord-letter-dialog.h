/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A message to be written to somebody. */
typedef struct {
  gint64 customer;
  gint64 contact;      /* 0: the customer itself */
  gint64 deal;         /* 0: none */
  gint64 template;     /* 0: the writer chooses */
  char *occasion;      /* (nullable): name of its type, accord_care_type_name() */
  char *occasion_name; /* (nullable): "Mid-Autumn Festival" */
  char *source;        /* (nullable) */
  gint64 day;
  int years;           /* -1: none */
  gint64 waiting;      /* the prepared message that this is, or 0 */
  gboolean written;    /* what became of it is written down, or about to be */
} AccordLetterTask;
AccordLetterTask *accord_letter_task_new (gint64 customer, gint64 contact, gint64 letter_template);
void accord_letter_task_free (AccordLetterTask *task);

/**
 * AccordLetterDialog: messages looked at one by one, filled in from a template, changed by hand, opened in the
 * user's mail program or copied for a messenger. Whether one was sent the user says; nothing is sent from here.
 */
#define ACCORD_TYPE_LETTER_DIALOG (accord_letter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordLetterDialog, accord_letter_dialog, ACCORD, LETTER_DIALOG, AdwDialog)

void accord_letter_file_tidy (void);

/* Takes @tasks (of AccordLetterTask). @mailing: a record, or 0; @many: who wants no mailings is passed over. */
AdwDialog *accord_letter_dialog_new (AccordWorkspace *workspace, const char *title, GPtrArray *tasks, gint64 mailing, gboolean many);

G_END_DECLS
