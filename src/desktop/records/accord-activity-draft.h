/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-activity-words.h"
#include "accord-edit.h"
#include "accord-survey-answer.h"

G_BEGIN_DECLS

/* What is to be logged or planned, and what comes next. Borrowed values. */
typedef struct {
  const AccordActivityWords *words;
  gint64 customer;     /* 0: none, as below */
  gint64 deal;
  gint64 contact;
  gint64 owner;
  const char *text;
  const char *outcome; /* or NULL */
  AccordSurvey survey; /* of a survey */
  gboolean next;       /* a task: when it is due; else when the next step is */
  gint64 next_day;
  int next_minute;     /* -1: any time */
  const char *next_title; /* "": a follow-up */
} AccordActivityDraft;

/* One change: the activity, and the next step where there is one. @whom: name for its label. */
AccordEdit *accord_activity_draft_edit (const AccordActivityDraft *draft, const char *whom);

G_END_DECLS
