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

/* What is done with each number. They stand apart in an array; it is fetched from memory before it is needed. */
typedef struct {
  void (*func) (guint32 number, gpointer data);
  gpointer data;
  const char *base; /* of the array */
  gsize size;       /* of an element */
} AccordDayBucketsVisit;
void accord_day_buckets_each (const AccordDayBuckets *self, gint64 from, gint64 to, const AccordDayBucketsVisit *visit);
void accord_day_buckets_all (const AccordDayBuckets *self, const AccordDayBucketsVisit *visit);

G_END_DECLS
