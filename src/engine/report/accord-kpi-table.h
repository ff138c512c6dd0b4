/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

/* How a KPI is worked out of a tally. */
typedef enum {
  ACCORD_MEASURE_WIN_RATE,
  ACCORD_MEASURE_WIN_RATE_VALUE,
  ACCORD_MEASURE_REVENUE,
  ACCORD_MEASURE_WON_DEALS,
  ACCORD_MEASURE_LOST_DEALS,
  ACCORD_MEASURE_AVERAGE_DEAL,
  ACCORD_MEASURE_CYCLE_MEDIAN,
  ACCORD_MEASURE_CYCLE_MEAN,
  ACCORD_MEASURE_CYCLE_P90,
  ACCORD_MEASURE_OPEN_VALUE,
  ACCORD_MEASURE_OPEN_DEALS,
  ACCORD_MEASURE_WEIGHTED_VALUE,
  ACCORD_MEASURE_DEALS_OPENED,
  ACCORD_MEASURE_CONVERSION,
  ACCORD_MEASURE_ACTIVE_CUSTOMERS,
  ACCORD_MEASURE_NEW_CUSTOMERS,
  ACCORD_MEASURE_REPEAT_RATE,
  ACCORD_MEASURE_RETENTION,
} AccordMeasure;

/* Which deals a KPI is counted over. */
typedef enum {
  ACCORD_SCOPE_CLOSED = 1 << 0, /* won and lost, by the day they were closed */
  ACCORD_SCOPE_OPEN = 1 << 1,   /* open today, whatever the period */
  ACCORD_SCOPE_OPENED = 1 << 2, /* any, by the day they were opened */
  ACCORD_SCOPE_ENTRY = 1 << 3,  /* from stage events, by the day of the first one */
  ACCORD_SCOPE_BUYERS = 1 << 4, /* customers, by their purchases */
} AccordScope;

AccordMeasure accord_kpi_measure (const AccordKpi *kpi);
AccordScope accord_kpi_scope (const AccordKpi *kpi);

G_END_DECLS
