/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ACCORD_PERIOD_MONTH,
  ACCORD_PERIOD_QUARTER,
  ACCORD_PERIOD_HALF_YEAR,
  ACCORD_PERIOD_YEAR,
  ACCORD_PERIOD_CUSTOM,
  ACCORD_PERIOD_ALL,
} AccordPeriodUnit;

/* Half-open range of days [from, to) (domain.md §4). */
typedef struct {
  AccordPeriodUnit unit;
  gint64 from;
  gint64 to;
  int fiscal_month; /* 1..12: first month of the fiscal year */
} AccordPeriod;

AccordPeriod accord_period_containing (AccordPeriodUnit unit, gint64 date, int fiscal_month);
AccordPeriod accord_period_custom (gint64 from, gint64 to);
AccordPeriod accord_period_named (gint64 from, gint64 to, int fiscal_month);
AccordPeriod accord_period_all (void);
AccordPeriod accord_period_step (const AccordPeriod *period, int steps);
AccordPeriod accord_period_years_before (const AccordPeriod *period, int years);
gboolean accord_period_is_running (const AccordPeriod *period, gint64 today);
AccordPeriod accord_period_so_far (const AccordPeriod *whole, const AccordPeriod *running, gint64 today);
AccordPeriod accord_period_last_months (gint64 date, int months);
gboolean accord_period_contains (const AccordPeriod *period, gint64 date);
gboolean accord_period_equal (const AccordPeriod *a, const AccordPeriod *b);
char *accord_period_label (const AccordPeriod *period);
GArray *accord_period_split_months (const AccordPeriod *period);

G_END_DECLS
