/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A birthday as people say it: the year may be missing, the day may be one of the Chinese calendar. */
typedef struct {
  int year;       /* 0: nobody said */
  int month;      /* 1..12 */
  int day;        /* 1..31 */
  gboolean leap;  /* of the leap month (闰月) that follows the month of that number */
  gboolean lunar; /* the words themselves are of the Chinese calendar */
} AccordBirthdayWords;

/* How the field that says by which calendar a birthday is kept writes the Chinese one. */
#define ACCORD_BIRTHDAY_LUNAR "lunar"

gboolean accord_birthday_scan (const char *text, AccordBirthdayWords *words);
gboolean accord_birthday_calendar_said (const char *text, gboolean *lunar);
gboolean accord_birthday_from_words (const AccordBirthdayWords *words, gboolean lunar, gint64 *birth);
gboolean accord_birthday_stands_for_lunar (gint64 birth);
char *accord_birthday_to_words (gint64 birth);
char *accord_birthday_format_yearless (gint64 birth);

G_END_DECLS
