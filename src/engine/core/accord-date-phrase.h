/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day (and time of day) said in the middle of a text: "call back Tuesday 10:00", "周二10点". */
typedef struct {
  gint64 date;
  int minute; /* of the day, -1: any time */
  gsize start; /* bytes of the text it was read from */
  gsize end;
} AccordDatePhrase;

gboolean accord_date_find_phrase (const char *text, gint64 today, AccordDatePhrase *phrase);

G_END_DECLS
