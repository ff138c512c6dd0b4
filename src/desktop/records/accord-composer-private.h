/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-activity-words.h"
#include "accord-composer-links.h"
#include "accord-composer.h"
#include "accord-next-chips.h"
#include "accord-outcome-chips.h"
#include "accord-survey-answer.h"

G_BEGIN_DECLS

struct _AccordComposer {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  gint64 customer;
  gint64 deal;
  gint64 owner;
  char *subject;      /* of the drafts: what is written about; NULL: nothing */
  GHashTable *drafts;

  AdwToggleGroup *kinds;
  GtkWidget *prompt;   /* closed: the placeholder as a button */
  GtkLabel *prompt_label;
  GtkWidget *prompt_bin;
  GtkBox *prompt_keys; /* where there is room */
  GtkWidget *body;     /* open: all below the kinds */
  GtkTextView *text;
  GtkLabel *placeholder;
  AccordOutcomeChips *outcomes;
  AccordSurveyAnswer *survey;
  AccordNextChips *next;
  AccordComposerLinks *links;
  GtkEntry *next_title;
  GtkWidget *keys;     /* of Log, where there is room */
  GtkWidget *log;
  gboolean compact;
};

/* accord-composer.c */
void accord_composer_update (AccordComposer *self);
void accord_composer_show_draft (AccordComposer *self);
void accord_composer_close (AccordComposer *self);

/* accord-composer-log.c */
const AccordActivityWords *accord_composer_words (AccordComposer *self);
gboolean accord_composer_is_open (AccordComposer *self);
gboolean accord_composer_is_survey (AccordComposer *self);
gboolean accord_composer_is_logging (AccordComposer *self);
void accord_composer_log (AccordComposer *self);
void accord_composer_log_add_keys (AccordComposer *self);

G_END_DECLS
