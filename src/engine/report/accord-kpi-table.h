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
  ACCORD_MEASURE_LOST_VALUE,
  ACCORD_MEASURE_AVERAGE_DEAL,
  ACCORD_MEASURE_AVERAGE_ORDER, /* F11 */
  ACCORD_MEASURE_CYCLE_MEDIAN,
  ACCORD_MEASURE_CYCLE_MEAN,
  ACCORD_MEASURE_CYCLE_P90,
  ACCORD_MEASURE_OPEN_VALUE,
  ACCORD_MEASURE_OPEN_DEALS,
  ACCORD_MEASURE_WEIGHTED_VALUE,
  ACCORD_MEASURE_DEALS_OPENED,
  ACCORD_MEASURE_COHORT_RATE, /* F01 */
  ACCORD_MEASURE_CONVERSION,
  ACCORD_MEASURE_ACTIVE_CUSTOMERS,
  ACCORD_MEASURE_NEW_CUSTOMERS,
  ACCORD_MEASURE_REPEAT_RATE,
  ACCORD_MEASURE_RETENTION,
  ACCORD_MEASURE_VELOCITY,     /* F06 */
  ACCORD_MEASURE_GROWTH,       /* F18 */
  ACCORD_MEASURE_MARKET_SHARE, /* F18 */
  ACCORD_MEASURE_ACCURACY,     /* F08 */
  ACCORD_MEASURE_BIAS,
  ACCORD_MEASURE_ATTAINMENT,   /* F09 */
  ACCORD_MEASURE_COVERAGE,     /* F09 */
  ACCORD_MEASURE_COMPLAINT_RATE,
  ACCORD_MEASURE_ROTTING,      /* F10 */
  ACCORD_MEASURE_STALLED,      /* F10 */
  ACCORD_MEASURE_PART,         /* the first of those that a query of their own counts: one part of the tally each */
} AccordMeasure;

/* Which deals a KPI is counted over. */
typedef enum {
  ACCORD_SCOPE_CLOSED = 1 << 0, /* won and lost, by the day they were closed */
  ACCORD_SCOPE_OPEN = 1 << 1,   /* open today, whatever the period */
  ACCORD_SCOPE_OPENED = 1 << 2, /* any, by the day they were opened */
  ACCORD_SCOPE_ENTRY = 1 << 3,  /* from stage events, by the day of the first one */
  ACCORD_SCOPE_BUYERS = 1 << 4, /* customers, by their purchases */
  ACCORD_SCOPE_PARTS = 1 << 5,  /* by the entry's own query */
  ACCORD_SCOPE_MIXED = 1 << 6,  /* made of other figures */
  ACCORD_SCOPE_ROTTING = 1 << 7, /* every open deal with its history */
  ACCORD_SCOPE_STALLED = 1 << 8, /* open deals that are too long in their stage */
} AccordScope;

/* What a KPI with a query of its own reads: rows with an owner, a customer and perhaps a deal "x". */
typedef struct {
  const char *from;        /* tables; their deal is joined as "x" */
  const char *id;          /* expression: of the row's record */
  const char *deal;        /* expression: the deal's id; NULL: "x" is in @from already */
  const char *where;       /* living rows that count */
  const char *day;         /* expression: day, or NULL: as things stand today */
  gboolean timed;          /* @day is milliseconds */
  const char *owner;       /* expressions */
  const char *customer;
  const char *numerator;   /* whole numbers; ?1 is the currency, ?2 today; accord_day() makes a day of this place of a moment */
  const char *denominator;
  const char *unpriced;    /* NULL: none is */
  gboolean median;         /* of the numerators of what is not left out, rather than their sum ÷ that of the denominators */
  gboolean summed;         /* of counts: the numerators are added up, rather than one for each row */
  gboolean divided;        /* of money: the numerators' sum ÷ that of the denominators, rather than a sum */
  gboolean unasked;        /* no conditions tell its records: they are found by counting once more */
  gboolean opposed;        /* numerators below 0 are records that speak against it, told apart in what it opens into */
  gboolean excludes;       /* what @unpriced counts is left out of the figure rather than without a price */
  const AccordKind *kind;  /* of the records behind it, and how they are asked for */
  const char *const *conditions; /* as accord_query_parse() takes them, NULL-ended */
  const char *by_today;    /* path of a day that is today at the latest; NULL: none */
  const char *before_today; /* path of a day that is past */
  const char *date;        /* path of the day in such a query; NULL: none */
  const char *owner_path;
} AccordKpiQuery;

const AccordKpiQuery *accord_kpi_query (const AccordKpi *kpi);
int accord_kpi_part (const AccordKpi *kpi);
#define ACCORD_N_PARTS 47

AccordMeasure accord_kpi_measure (const AccordKpi *kpi);
AccordScope accord_kpi_scope (const AccordKpi *kpi);

void accord_figure_set_ratio (AccordFigure *figure, gint64 numerator, gint64 denominator); /* accord-tally-figure.c */

G_END_DECLS
