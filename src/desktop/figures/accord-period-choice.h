/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-period.h"

G_BEGIN_DECLS

/* What a period menu offers. */
typedef enum {
  ACCORD_CHOICE_MONTH,
  ACCORD_CHOICE_QUARTER,
  ACCORD_CHOICE_HALF_YEAR,
  ACCORD_CHOICE_YEAR,
  ACCORD_CHOICE_LAST_12_MONTHS,
  ACCORD_CHOICE_ALL,
  ACCORD_CHOICE_RANGE,
} AccordPeriodChoice;

AccordPeriod accord_period_choose (AccordPeriodChoice choice, const AccordPeriod *now, gint64 newest, int fiscal_month);
char *accord_period_words_short (const AccordPeriod *period);
AccordPeriodChoice accord_period_choice_of (const AccordPeriod *period, gint64 newest);

/* Two calendars and a button. Signal "chosen" (gint64 from, gint64 to; half-open). */
#define ACCORD_TYPE_RANGE_PICKER (accord_range_picker_get_type ())
G_DECLARE_FINAL_TYPE (AccordRangePicker, accord_range_picker, ACCORD, RANGE_PICKER, GtkBox)

GtkWidget *accord_range_picker_new (void);
void accord_range_picker_set_period (AccordRangePicker *self, const AccordPeriod *period);

G_END_DECLS
