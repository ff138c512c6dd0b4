/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a course of months goes on (domain.md F19). */
typedef enum {
  ACCORD_TREND_NONE,     /* fewer than 6 points */
  ACCORD_TREND_MEAN,     /* of the last three */
  ACCORD_TREND_HOLT,     /* level and slope, smoothed */
  ACCORD_TREND_SEASONAL, /* as a year ago, and the yearly change */
} AccordTrendMethod;

#define ACCORD_TREND_MOST 12

typedef struct {
  AccordTrendMethod method;
  int n;                             /* how many months ahead */
  double expected[ACCORD_TREND_MOST];
  double low[ACCORD_TREND_MOST];     /* 80 % of outcomes, as far as past errors tell */
  double high[ACCORD_TREND_MOST];
  gboolean has_wape;
  double wape;                       /* Σ|error| ÷ Σ|actual| of the months it was tried on */
  int n_tried;
} AccordTrend;

gboolean accord_trend_continue (const double *months, int n_months, int n_ahead, AccordTrend *trend);

G_END_DECLS
