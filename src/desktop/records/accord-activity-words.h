/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The kinds of activities as the composer, the timeline and the next step name them. */
typedef struct {
  const char *type;      /* value of the activity's "type" */
  const char *icon_name;
  const char *label;     /* N_() */
  const char *prompt;    /* N_() "Write a note…" */
  const char *action;    /* N_() "Log Call" */
  const char *logged;    /* N_() label of the change, %s: the customer */
} AccordActivityWords;

const AccordActivityWords *accord_activity_words (guint *n);
const AccordActivityWords *accord_activity_words_of (const char *type);
/* "10:30" of a minute of the day; NULL for any time. */
char *accord_minute_format (int minute);

G_END_DECLS
