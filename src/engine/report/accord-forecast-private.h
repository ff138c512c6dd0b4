/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"

G_BEGIN_DECLS

/* Judging one deal after the other. */
typedef struct {
  const AccordDealBook *book;
  AccordBookStages *stages;
  guint8 *mask;       /* which deals are asked for */
  guint8 currency;    /* code of the scope's; 0: no deal has it */
  gint64 pipeline;
  gint64 today;
  gint64 from;
  guint n_months;
  gint32 *ends;       /* first day behind each month */
} AccordForecastScan;

/* Where a deal counts. */
typedef struct {
  AccordForecastCategory category; /* ACCORD_FORECAST_UNSET: nowhere */
  gboolean held;                   /* on hold: apart */
  guint bucket;                    /* ACCORD_FORECAST_NO_BUCKET: outside */
  gint32 day;                      /* that it goes by, or ACCORD_BOOK_NO_DAY */
  int weight;                      /* per cent */
} AccordForecastPlace;
#define ACCORD_FORECAST_NO_BUCKET G_MAXUINT

gboolean accord_forecast_scan_begin (AccordForecastScan *self, const AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, gint64 from, guint n_months, GError **error);
void accord_forecast_scan_clear (AccordForecastScan *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordForecastScan, accord_forecast_scan_clear)
AccordForecastPlace accord_forecast_scan_place (const AccordForecastScan *self, const AccordBookDeal *deal);
gboolean accord_forecast_sum_add (AccordForecastSum *sum, const AccordBookDeal *deal, guint8 currency, int weight);

G_END_DECLS
