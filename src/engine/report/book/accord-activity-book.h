/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-day-buckets.h"
#include "accord-journal-touched.h"

G_BEGIN_DECLS

/* What figures need of one activity, in 16 bytes. */
typedef struct {
  gint32 done;    /* quarters of an hour since 1970-01-01 UTC, or ACCORD_NO_BUCKET; time zones differ by whole quarters */
  gint32 due;     /* day, or ACCORD_NO_BUCKET */
  guint32 owner;  /* id of a member; 0: nobody */
  guint8 type;    /* index in the book's types */
  guint8 alive;
} AccordBookActivity;

/**
 * AccordActivityBook: all activities in memory by the days on which they were done and due, following the journal. Read
 * when they are first asked for. Owned by the book of deals; report thread.
 */
typedef struct {
  AccordJournalKept kept;
  guint n_slots; /* ids are below */
  AccordBookActivity *activities;
  AccordDayBuckets done; /* by day of UTC */
  AccordDayBuckets due;
  GPtrArray *types;      /* of char *, owned */
} AccordActivityBook;

#define ACCORD_QUARTERS_A_DAY 96

void accord_activity_book_free (AccordActivityBook *self);
AccordActivityBook *accord_activity_book_get (AccordActivityBook **place, AccordReader *reader, GError **error);
typedef void (*AccordActivityBookFunc) (const AccordBookActivity *activity, gpointer data);
void accord_activity_book_done (const AccordActivityBook *self, gint64 from_ms, gint64 to_ms, AccordActivityBookFunc func, gpointer data);
void accord_activity_book_due (const AccordActivityBook *self, gint64 from, gint64 to, AccordActivityBookFunc func, gpointer data);

G_END_DECLS
