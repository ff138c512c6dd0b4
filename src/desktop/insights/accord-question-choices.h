/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "accord-edit.h"
#include "accord-pivot.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_QUESTION_CHOICES (accord_question_choices_get_type ())
G_DECLARE_FINAL_TYPE (AccordQuestionChoices, accord_question_choices, ACCORD, QUESTION_CHOICES, AdwBin)

GtkWidget *accord_question_choices_new (AccordWorkspace *workspace, AccordRecord *question);
AccordPivotAsk *accord_question_choices_make_ask (AccordQuestionChoices *self);
const char *accord_question_choices_get_unread (AccordQuestionChoices *self);
const char *accord_question_choices_get_shape (AccordQuestionChoices *self);
char *accord_question_choices_dup_name (AccordQuestionChoices *self);
void accord_question_choices_write (AccordQuestionChoices *self, AccordEdit *edit, gint64 id);

G_END_DECLS
