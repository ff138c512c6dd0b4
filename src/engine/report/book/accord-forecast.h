/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"
#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* How sure money is (domain.md F08). The texts of choices in files are "omitted", "pipeline", "best",
 * "commit". */
typedef enum {
  ACCORD_FORECAST_UNSET,
  ACCORD_FORECAST_OMITTED,  /* not counted */
  ACCORD_FORECAST_PIPELINE, /* open, unlikely in its month */
  ACCORD_FORECAST_BEST,     /* could close */
  ACCORD_FORECAST_COMMIT,   /* promised */
  ACCORD_FORECAST_CLOSED,   /* won */
  ACCORD_N_FORECAST_CATEGORIES,
} AccordForecastCategory;

AccordForecastCategory accord_forecast_category_of (const char *text);
AccordForecastCategory accord_forecast_category_by_chance (int probability);
const char *accord_forecast_category_label (AccordForecastCategory category);

/* Which deals a view is about. Counted in @currency; others are counted, not priced. */
typedef struct {
  gint64 pipeline;     /* 0: every one */
  AccordQuery *filter; /* (owned) of deals, or NULL: all */
  gint64 member;       /* instead of a filter: what this member has of each deal (F09); 0: all of all. Forecast and outlook only */
  gint64 today;
  char currency[4];
} AccordDealScope;

AccordDealScope *accord_deal_scope_new (gint64 pipeline, AccordQuery *filter, gint64 today, const char *currency);
AccordDealScope *accord_deal_scope_copy (const AccordDealScope *self);
void accord_deal_scope_free (AccordDealScope *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDealScope, accord_deal_scope_free)

/* What one deal would do if it were moved: nothing of it is written. */
typedef struct {
  gint64 deal;
  gint64 stage;     /* 0: as it is */
  gint64 expected;  /* ACCORD_WHAT_IF_SAME: as it is */
} AccordWhatIf;
#define ACCORD_WHAT_IF_SAME G_MININT64

typedef struct {
  gint64 n;
  gint64 unpriced; /* of these: without an amount in the currency */
  gint64 sum;      /* minor units */
  gint64 weighted; /* each deal rounded (F07) */
} AccordForecastSum;

typedef enum {
  ACCORD_BUCKET_SLIPPED, /* open, and the day it was expected on is over */
  ACCORD_BUCKET_MONTH,
  ACCORD_BUCKET_LATER,   /* behind the last month */
  ACCORD_BUCKET_UNDATED,
} AccordBucketKind;

/* A column of the forecast. A deal stands in one bucket and one category. */
typedef struct {
  AccordBucketKind kind;
  gint64 from; /* months: first day, and the day after the last */
  gint64 to;
  AccordForecastSum by[ACCORD_N_FORECAST_CATEGORIES];
  AccordForecastSum total; /* all but those omitted */
} AccordForecastBucket;

/* Deals in other currencies, which are counted and not priced. */
typedef struct {
  char currency[4];
  gint64 n;
  gint64 sum;
} AccordForecastOther;

typedef struct {
  gint64 from;  /* first day of the first month */
  guint n_months;
  GArray *buckets; /* of AccordForecastBucket: slipped, the months, later, undated */
  GArray *others;  /* of AccordForecastOther, by currency */
  AccordForecastSum total;
  AccordForecastSum held; /* on hold: in no bucket */
  gboolean too_big;       /* sums left 64 bits and mean nothing */
} AccordForecast;
#define ACCORD_TYPE_FORECAST (accord_forecast_get_type ())
GType accord_forecast_get_type (void) G_GNUC_CONST;
AccordForecast *accord_forecast_copy (const AccordForecast *self);
void accord_forecast_free (AccordForecast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordForecast, accord_forecast_free)

DexFuture *accord_forecast_read (AccordStore *store, const AccordDealScope *scope, gint64 from, guint n_months,
                                 const AccordWhatIf *what_if, guint n_what_if); /* AccordForecast */
DexFuture *accord_forecast_deals (AccordStore *store, const AccordDealScope *scope, gint64 from, guint n_months,
                                  guint bucket, AccordForecastCategory category); /* GArray of gint64 */
gint64 accord_forecast_line (const AccordForecast *self, guint bucket, AccordForecastCategory least);

/* Open and won deals of one day of a calendar. */
typedef struct {
  gint64 day;
  AccordForecastSum open;    /* all but those omitted, as in the forecast */
  AccordForecastSum omitted;
  AccordForecastSum won;
  GArray *deals; /* of gint64: open ones, the largest first, then won ones */
} AccordCloseDay;
typedef struct {
  GPtrArray *days;    /* of AccordCloseDay, by day; only days with deals */
  AccordCloseDay *slipped; /* open, expected before today; days before today hold them too */
  AccordCloseDay *undated; /* open */
} AccordCloseDays;
#define ACCORD_TYPE_CLOSE_DAYS (accord_close_days_get_type ())
GType accord_close_days_get_type (void) G_GNUC_CONST;
AccordCloseDays *accord_close_days_copy (const AccordCloseDays *self);
void accord_close_days_free (AccordCloseDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCloseDays, accord_close_days_free)

DexFuture *accord_close_days_read (AccordStore *store, const AccordDealScope *scope, gint64 from, gint64 to); /* AccordCloseDays */

G_END_DECLS
