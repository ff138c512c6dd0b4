/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_NO_BUCKET G_MININT32 /* of things without a day */

/* Numbers by day, so that a span of days gives its own without looking at others. */
typedef struct {
  GHashTable *days; /* day → GArray of guint32, in no order */
} AccordDayBuckets;

void accord_day_buckets_init (AccordDayBuckets *self);
void accord_day_buckets_clear (AccordDayBuckets *self);
void accord_day_buckets_add (AccordDayBuckets *self, gint32 day, guint32 number);
void accord_day_buckets_remove (AccordDayBuckets *self, gint32 day, guint32 number);
typedef void (*AccordDayBucketsFunc) (guint32 number, gpointer data);
void accord_day_buckets_each (const AccordDayBuckets *self, gint64 from, gint64 to, AccordDayBucketsFunc func, gpointer data);
void accord_day_buckets_all (const AccordDayBuckets *self, AccordDayBucketsFunc func, gpointer data);

G_END_DECLS
