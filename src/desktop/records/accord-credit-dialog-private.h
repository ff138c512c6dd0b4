/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-credit-dialog.h"
#include "accord-deal-split.h"

G_BEGIN_DECLS

/* Shared by accord-credit-dialog.c (the dialog, its sum, saving) and accord-share-lines.c (its lines). */

/* Shares, or overlay credit. */
typedef enum { ACCORD_CREDIT_SHARES, ACCORD_CREDIT_OVERLAY, ACCORD_N_CREDIT_SORTS } AccordCreditSort;

struct _AccordCreditDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  AccordRecord *deal;
  GPtrArray *rows;  /* of AccordRecord: as they are */
  GPtrArray *lines; /* of AccordCreditLine (owned), in the order they are shown */
  GtkListBox *lists[ACCORD_N_CREDIT_SORTS];
  GtkWidget *sum;
  GtkWidget *even;
  GtkWidget *save;
  gboolean filling;
};

typedef struct {
  gint64 member;
  AccordCreditSort sort;
  AdwSpinRow *row; /* borrowed: its list has it */
} AccordCreditLine;

GArray *accord_credit_dialog_read (AccordCreditDialog *self);
guint accord_credit_dialog_count (AccordCreditDialog *self, AccordCreditSort sort);
void accord_credit_dialog_fill (AccordCreditDialog *self);
void accord_credit_dialog_update (AccordCreditDialog *self);
void accord_credit_dialog_even (AccordCreditDialog *self);
void accord_credit_dialog_add_share (AccordCreditDialog *self, GtkWidget *button);
void accord_credit_dialog_add_overlay (AccordCreditDialog *self, GtkWidget *button);

G_END_DECLS
