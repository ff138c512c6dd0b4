/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"

G_BEGIN_DECLS

/* Judging one deal after the other. */
typedef struct {
  AccordDealBook *book;
  AccordBookStages *stages;
  guint8 *mask;       /* which deals are asked for; NULL: all living ones */
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

gboolean accord_forecast_scan_begin (AccordForecastScan *self, AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, gint64 from, guint n_months, GError **error);
void accord_forecast_scan_clear (AccordForecastScan *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordForecastScan, accord_forecast_scan_clear)
/* Whether a living deal is asked for. */
static inline gboolean
accord_forecast_scan_has (const AccordForecastScan *self, guint deal)
{
  return self->mask != NULL ? self->mask[deal] : self->book->deals[deal].alive;
}

AccordForecastPlace accord_forecast_scan_place (const AccordForecastScan *self, const AccordBookDeal *deal);
void accord_forecast_count_deal (AccordForecast *self, const AccordForecastScan *scan, const AccordBookDeal *deal, int sign);
AccordForecast *accord_forecast_count_get (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, gint64 from, guint n_months, GError **error);
gboolean accord_forecast_sum_add (AccordForecastSum *sum, const AccordBookDeal *deal, guint8 currency, int weight);
gboolean accord_forecast_sum_count (AccordForecastSum *sum, const AccordBookDeal *deal, guint8 currency, int weight, int sign);

G_END_DECLS
