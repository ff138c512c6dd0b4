/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-period.h"

G_BEGIN_DECLS

/* One month of revenue. */
typedef struct {
  AccordPeriod period;
  gint64 won;      /* minor units */
  gint64 n_deals;
  gboolean partial; /* the month is not over */
  gboolean future;
} AccordRevenueMonth;

AccordPeriod accord_revenue_period (const AccordPeriod *period, int fiscal_month);
char *accord_revenue_month_label (const AccordPeriod *month);
char *accord_revenue_axis_label (const AccordPeriod *month, guint n);
char *accord_revenue_takeaway (const GArray *months, const char *currency);

G_END_DECLS
