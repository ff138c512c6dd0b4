/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-frame-call.h"
#include "accord-policy-dialog.h"
#include "accord-quiet.h"

G_BEGIN_DECLS

struct _AccordPolicyDialog {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  GPtrArray *policies; /* of AccordPolicy: as they are */
  guint index;
  char *last_rank;
  AccordPolicy *policy; /* as it is being made */
  AdwEntryRow *name;
  AdwComboRow *scope;
  AdwComboRow *choice;  /* lifecycle, tier, segment */
  AdwEntryRow *industry;
  AdwActionRow *record; /* stage, saved view */
  AdwSpinRow *ideal;
  AdwSpinRow *longest;
  AdwComboRow *channel;
  GtkTextView *text;
  GtkLabel *preview;
  GtkWidget *save;
  AccordFrameCall count_due;
  guint generation;
  gboolean setting;
};

/* accord-policy-preview.c */
gboolean accord_policy_dialog_is_whole (AccordPolicyDialog *self);
void accord_policy_dialog_count (gpointer data);

G_END_DECLS
