/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart.h"
#include "accord-chart-color.h"

G_BEGIN_DECLS

/* Horizontal bars: a share with its "19/41", or an amount with a count. */
#define ACCORD_TYPE_RATE_BARS (accord_rate_bars_get_type ())
G_DECLARE_FINAL_TYPE (AccordRateBars, accord_rate_bars, ACCORD, RATE_BARS, AccordChart)

GtkWidget *accord_rate_bars_new (void);
/* Columns are named by the chart: @subject ("Source"), @rate ("Win rate"), @cases ("Won of closed"). */
void accord_rate_bars_set_headings (AccordRateBars *self, const char *subject, const char *rate,
                                    const char *cases);
/* A rate: bar = numerator ÷ denominator; no denominator reads "—", fewer than 5 cases are grey. */
void accord_rate_bars_add_rate (AccordRateBars *self, const char *label, gint64 numerator,
                                gint64 denominator, const char *drill);
/* An amount: bar = value ÷ largest value; @text and @note are finished ("19", "€214K"). */
void accord_rate_bars_add_amount (AccordRateBars *self, const char *label, double value,
                                  AccordSeries series,
                                  const char *text, const char *note, const char *drill);
/* The line over all rows; @label "all 31%"; a negative ratio takes it away. */
void accord_rate_bars_set_overall (AccordRateBars *self, double ratio, const char *label);

G_END_DECLS
