/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_UNIT_COUNT,
  ACCORD_UNIT_MONEY,   /* minor units of the figure's currency */
  ACCORD_UNIT_RATIO,   /* 0..1 */
  ACCORD_UNIT_DAYS,
  ACCORD_UNIT_POINTS,  /* -100..100 (NPS) */
  ACCORD_UNIT_SCORE,   /* a mean of answers, one decimal */
  ACCORD_UNIT_HOURS,   /* of working time; numerators are minutes */
} AccordUnit;

/* Whom a KPI is about (M70, domain.md §4.4). */
typedef enum {
  ACCORD_LAYER_TEAM,
  ACCORD_LAYER_PROCESS,
  ACCORD_LAYER_PERSONAL,
  ACCORD_N_LAYERS,
} AccordLayer;

/* One declared entry per KPI (domain.md F-numbers). */
typedef struct {
  const char *id;          /* "win-rate" */
  const char *label;       /* N_() */
  const char *explanation; /* N_(): how this is counted */
  const char *formula;     /* "F01" */
  AccordUnit unit;
  int direction;           /* 1: more is better, -1: less is better, 0: neither */
  AccordLayer layer;
  const char *periods;     /* usual ones: "MQY" is month, quarter, year; "": as of today */
} AccordKpi;

typedef enum {
  ACCORD_GROUP_NONE,
  ACCORD_GROUP_MEMBER,
  ACCORD_GROUP_TEAM,
  ACCORD_GROUP_PRODUCT,
  ACCORD_GROUP_STAGE,
  ACCORD_GROUP_MONTH,
  ACCORD_GROUP_CUSTOMER_FIELD, /* the request's field: "industry", "country" … */
  ACCORD_GROUP_DEAL_FIELD,     /* the request's field: "source", a field that users added … */
  ACCORD_GROUP_MEMBER_FIELD,   /* the request's field: "office" … */
} AccordGroupBy;

typedef struct {
  const AccordKpi *kpi;
  char *group;        /* NULL: the total; "" : the group without a name */
  gint64 group_id;    /* record id of the group (member, team, product, stage) or first day (month) */
  gboolean has_value; /* FALSE: denominator 0 or nothing to count: shown as "—" */
  double value;       /* money: minor units */
  gint64 numerator;
  gint64 denominator;
  gint64 n;           /* cases behind the figure */
  gint64 unpriced;    /* cases counted, not priced */
  gint64 excluded;    /* cases left out: dates missing or contradicting (sales cycle, F04) */
  gint64 reversed;    /* closes of locked days that were taken back, counted where they stay and where they are subtracted (F01) */
  gint64 shared;      /* deals with shares among those that it counts, or that others have (F09) */
  gboolean met;       /* there is nothing to cover any more (F09) */
  gint64 restated;    /* closes entered or changed in days whose books were locked */
  gboolean old;       /* it goes by an estimate that is older than a year (F18) */
  char currency[4];   /* money only */
} AccordFigure;

#define ACCORD_TYPE_FIGURE (accord_figure_get_type ())
GType accord_figure_get_type (void) G_GNUC_CONST;
AccordFigure *accord_figure_copy (const AccordFigure *figure);
void accord_figure_free (AccordFigure *figure);
char *accord_figure_format (const AccordFigure *figure);

typedef struct {
  GPtrArray *kpis;     /* of const AccordKpi * */
  AccordPeriod period;
  AccordGroupBy group_by;
  char *field;         /* of the customer, deal or member that is grouped by */
  gint64 pipeline;     /* 0: every pipeline */
  gint64 member;       /* 0: everyone */
  char *currency;      /* workspace's */
  AccordStore *store;  /* whose fields may be named */
} AccordReportRequest;

AccordReportRequest *accord_report_request_new (AccordWorkspace *workspace, const AccordPeriod *period);
void accord_report_request_free (AccordReportRequest *request);
gboolean accord_report_request_add (AccordReportRequest *request, const char *kpi_id, GError **error);
gboolean accord_report_request_group (AccordReportRequest *request, const char *by, GError **error); /* "member", "team", "product", "stage", "month", "customer.industry", "deal.source", "member.office" */
AccordReportRequest *accord_report_request_copy (const AccordReportRequest *request);
DexFuture *accord_report_run (AccordStore *store, AccordReportRequest *request); /* takes the request; GPtrArray of AccordFigure: totals (group NULL), then groups */
DexFuture *accord_report_run_kept (AccordStore *store, const AccordReportRequest *request);
typedef struct _AccordDealBook AccordDealBook; /* accord-deal-book.h */
GPtrArray *accord_report_read (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, GError **error); /* the same on the reader thread */
const AccordKpi *accord_kpi_by_id (const char *id);
const AccordKpi *const *accord_kpis (int *n);
const char *accord_layer_label (AccordLayer layer);
char *accord_kpi_describe_query (const AccordKpi *kpi); /* what is read for it, for those who want to know exactly */
gboolean accord_kpi_is_of_today (const AccordKpi *kpi);
gboolean accord_kpi_reads_more (const AccordKpi *kpi); /* than deals */

/* Which deals a KPI counts. */
typedef enum {
  ACCORD_KPI_DEALS_ANY,    /* or not only deals */
  ACCORD_KPI_DEALS_CLOSED, /* won and lost, by the day they were closed */
  ACCORD_KPI_DEALS_OPEN,   /* open today, whatever the period */
  ACCORD_KPI_DEALS_OPENED, /* any, by the day they were opened */
} AccordKpiDeals;
AccordKpiDeals accord_kpi_deals (const AccordKpi *kpi);

/* The records behind a figure: a query whose sum or count equals it. */
AccordQuery *accord_report_records (const AccordReportRequest *request, const AccordFigure *figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFigure, accord_figure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordReportRequest, accord_report_request_free)

G_END_DECLS
