/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a line of an offer comes to, and what lines come to together: minor units of one currency, exact.
 * A line is rounded once, half away from zero (as accord_money_share()); sums add rounded lines, so that
 * a page, a print and a report say the same. FALSE: a figure does not fit into 64 bits. */
typedef struct {
  gint64 gross;    /* before discounts */
  gint64 discount; /* gross − net */
  gint64 net;
  gint64 cost;     /* of the lines whose cost is known */
  gint64 margin;   /* net − cost, of the same lines */
  gint64 margin_net; /* net of the same lines: what the margin is a share of */
  int n;
  int n_costed;    /* lines whose cost is known */
  gint64 deepest;  /* greatest discount of a line, hundredths of a per cent */
} AccordPriceSum;

typedef struct {
  gint64 quantity; /* thousandths */
  gint64 unit;     /* minor units for one */
  gint64 discount; /* hundredths of a per cent, 0..10000 */
  gint64 cost;     /* minor units for one */
  gboolean has_cost;
} AccordPriceLine;

gboolean accord_price_line_gross (const AccordPriceLine *line, gint64 *gross);
gboolean accord_price_line_net (const AccordPriceLine *line, gint64 *net);
gboolean accord_price_line_cost (const AccordPriceLine *line, gint64 *cost);
gboolean accord_price_sum_add (AccordPriceSum *sum, const AccordPriceLine *line);
gboolean accord_price_sum_margin_rate (const AccordPriceSum *sum, gint64 *rate);
gboolean accord_price_tax (gint64 net, gint64 rate, gint64 *tax);

G_END_DECLS
