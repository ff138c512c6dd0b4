/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-book-keep.h"
#include "accord-forecast-private.h"

G_BEGIN_DECLS

/* What one day brings, exactly: whole minor units, so that what is taken away again leaves nothing behind. */
typedef struct {
  __int128 won;
  __int128 expected;
  __int128 variance; /* times 10,000 */
  __int128 most;     /* if all came */
} AccordOutlookStep;

/* What an outlook is made of, counted deal by deal. */
typedef struct {
  AccordBookKeep keep; /* first */
  AccordForecastScan scan;
  AccordPeriod period;
  AccordOutlookStep *steps; /* a day of the period each */
  AccordForecastSum won;
  AccordForecastSum open;
  AccordForecastSum slipped;
  __int128 commit;
  __int128 best;
  __int128 pipeline;
  gboolean too_big; /* amounts that cannot be added up: not kept */
} AccordOutlookCount;

GHashTable *accord_outlook_count_people (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, const AccordPeriod *period, GError **error);
AccordOutlookCount *accord_outlook_count_get (AccordDealBook *book, AccordReader *reader, const AccordDealScope *scope, const AccordPeriod *period, gboolean *kept, GError **error);
void accord_outlook_count_free (AccordOutlookCount *self);

G_END_DECLS
