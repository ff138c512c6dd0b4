/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kpi-table.h"

G_BEGIN_DECLS

/* What one query of the catalogue counted. */
typedef struct {
  gint64 numerator;
  gint64 denominator;
  gint64 n;
  gint64 unpriced;
  GHashTable *values; /* (owned by a tally) of figures that are a median: numerator → how many, or NULL */
} AccordTallyPart;

/* What has been counted for one group; every KPI is worked out of this. Money is minor units of the
 * workspace's currency; "priced" counts the deals that have an amount in it. */
typedef struct {
  gint64 won;
  gint64 won_priced;
  gint64 returned;      /* of these, of less than nothing (F11) */
  gint64 won_sum;
  gint64 lost;
  gint64 lost_priced;
  gint64 lost_sum;
  GHashTable *days; /* (owned) sales cycles of won deals: days → how many, or NULL */
  gint64 days_n;
  gint64 days_sum;
  gint64 days_excluded;
  gint64 open;
  gint64 open_priced;
  gint64 open_sum;
  gint64 weighted_sum;
  gint64 opened;
  gint64 opened_won;    /* of these, won since */
  gint64 entered;
  gint64 converted;
  gint64 customers;     /* who ever bought */
  gint64 buyers;        /* in the period */
  gint64 repeaters;     /* of those, twice or more */
  gint64 newcomers;
  gint64 active;        /* at the end of the period */
  gint64 active_before; /* at its beginning */
  gint64 retained;      /* at both */
  gint64 rotting;
  gint64 judged;        /* open deals that were looked at for it */
  gint64 stalled;       /* open deals too long in their stage */
  gint64 stalled_priced;
  gint64 stalled_sum;
  gint64 reversed;      /* closes taken back after their days were locked */
  gint64 restated;      /* closes entered or changed after that */
  gint64 credited;        /* F09, revenue beside won: deals that others own, less those that others have */
  gint64 credited_priced;
  gint64 credited_sum;
  gint64 shared;          /* deals that have shares, here or taken from here */
  AccordTallyPart *parts; /* (owned) ACCORD_N_PARTS, or NULL: none was counted */
  gboolean overflow; /* a sum left 64 bits: no figure may be made of it */
} AccordTally;

/* An amount as a deal has it. */
typedef struct {
  gboolean priced;
  gint64 minor;
} AccordPrice;

void accord_tally_clear (AccordTally *self);
gboolean accord_tally_is_empty (const AccordTally *self);
void accord_tally_merge (AccordTally *self, const AccordTally *other);
void accord_tally_add_won (AccordTally *self, AccordPrice price);
void accord_tally_add_lost (AccordTally *self, AccordPrice price);
void accord_tally_add_reversal (AccordTally *self, gboolean lost, AccordPrice price, int sign);
void accord_tally_add_credit (AccordTally *self, int n, gboolean priced, gint64 minor);
void accord_tally_add_open (AccordTally *self, AccordPrice price, int percent);
const AccordTallyPart *accord_tally_get_part (const AccordTally *self, int part);
void accord_tally_add_value (AccordTally *self, int part, gint64 value, gint64 n);
void accord_tally_add_part (AccordTally *self, int part, const AccordTallyPart *more);
void accord_tally_add_stalled (AccordTally *self, AccordPrice price);
void accord_tally_add_cycles (AccordTally *self, gboolean dated, gint64 days, gint64 n);
AccordFigure *accord_tally_figure (const AccordTally *self, const AccordKpi *kpi, const char *currency);

G_END_DECLS
