/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A question being put together, with its answer below. Signal "saved" (string: its identity). */
#define ACCORD_TYPE_QUESTION_DIALOG (accord_question_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordQuestionDialog, accord_question_dialog, ACCORD, QUESTION_DIALOG, AdwDialog)

AdwDialog *accord_question_dialog_new (AccordWorkspace *workspace, AccordRecord *question);

G_END_DECLS
