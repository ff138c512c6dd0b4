/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-forecast.h"

G_BEGIN_DECLS

/* How the money of a period comes in, day by day: what was won, and what is expected of the deals that are open and due in
 * it, with how sure that is. Minor units. */
typedef struct {
  gint64 day;
  gboolean past;   /* won is known; else what follows is expected */
  gint64 won;      /* since the period began, up to this day */
  gint64 expected; /* the same, with the weighted amounts of deals due by then (F07) */
  gint64 low80, low50, high50, high80;
} AccordOutlookDay;

typedef struct {
  gint64 member;         /* whose; 0: of what was asked for */
  AccordPeriod period;
  GArray *days;          /* of AccordOutlookDay: every day or every week of the period, its last day at the end */
  AccordForecastSum won; /* in the period */
  gint64 reversed;       /* closes of locked days that were taken back, counted where they stay and where they are subtracted (F01) */
  AccordForecastSum open; /* due in what is left of it */
  AccordForecastSum slipped; /* open and due before today: in no expectation */
  gint64 commit;         /* of open: sums by category (F08) */
  gint64 best;
  gint64 pipeline;
} AccordOutlook;
#define ACCORD_TYPE_OUTLOOK (accord_outlook_get_type ())
GType accord_outlook_get_type (void) G_GNUC_CONST;
AccordOutlook *accord_outlook_copy (const AccordOutlook *self);
void accord_outlook_free (AccordOutlook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordOutlook, accord_outlook_free)

DexFuture *accord_outlook_read_people (AccordStore *store, const AccordDealScope *scope, const AccordPeriod *period); /* GPtrArray of AccordOutlook */
DexFuture *accord_outlook_read (AccordStore *store, const AccordDealScope *scope, const AccordPeriod *period); /* AccordOutlook */

/* The deals behind a member's. */
DexFuture *accord_credited_deals_find (AccordStore *store, const AccordQuery *query, gint64 member); /* GArray of gint64 */

G_END_DECLS
