/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A survey as it is logged: sent, skipped, or answered with a score. */
typedef struct {
  char *name;        /* (owned) */
  const char *scale; /* "5": 1 to 5; "10": 0 to 10 */
  gint64 score;      /* -1: none */
  gboolean skipped;  /* it came back without a score */
} AccordSurvey;

void accord_survey_clear (AccordSurvey *survey);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordSurvey, accord_survey_clear)

/* Which survey, on which scale, and what was answered: rows of the composer. */
#define ACCORD_TYPE_SURVEY_ANSWER (accord_survey_answer_get_type ())
G_DECLARE_FINAL_TYPE (AccordSurveyAnswer, accord_survey_answer, ACCORD, SURVEY_ANSWER, AdwBin)

void accord_survey_answer_propose (AccordSurveyAnswer *self, AccordWorkspace *workspace);
void accord_survey_answer_get (AccordSurveyAnswer *self, AccordSurvey *survey);
void accord_survey_answer_clear (AccordSurveyAnswer *self);
/* "4 of 5" of a survey's record; NULL of other activities. */
char *accord_survey_answer_words (AccordRecord *activity);

G_END_DECLS
