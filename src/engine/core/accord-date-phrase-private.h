/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a reading of a phrase stands. What is taken moves it on; what does not fit leaves it. */
typedef struct {
  const char *text;
  gsize at;
  gint64 today;
  gint64 date;
  int minute;
} AccordPhraseScan;

gboolean accord_phrase_take_word (AccordPhraseScan *scan, const char *word);
gboolean accord_phrase_scan_relative (AccordPhraseScan *scan);
gint64 accord_phrase_month_end (gint64 date, int months);
gboolean accord_phrase_take (AccordPhraseScan *scan, const char *text);
void accord_phrase_skip_blanks (AccordPhraseScan *scan);
gboolean accord_phrase_take_number (AccordPhraseScan *scan, int *number);
gint64 accord_phrase_monday_of (gint64 date);
gint64 accord_phrase_next_weekday (gint64 today, int weekday);
gboolean accord_phrase_set_month_day (AccordPhraseScan *scan, int month, int day);
gboolean accord_phrase_set_time (AccordPhraseScan *scan, int hour, int minute, gboolean afternoon);
gboolean accord_phrase_scan_han_week (AccordPhraseScan *scan);
gboolean accord_phrase_scan_han_day (AccordPhraseScan *scan);
void accord_phrase_scan_han_time (AccordPhraseScan *scan);

G_END_DECLS
