/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-book-keep.h"
#include "accord-period.h"

G_BEGIN_DECLS

/* Which day of a deal. */
typedef enum {
  ACCORD_BOOK_CLOSED,   /* of every living deal */
  ACCORD_BOOK_OPENED,
  ACCORD_BOOK_EXPECTED, /* of open deals only */
} AccordBookDay;

typedef struct _AccordBookDays AccordBookDays;
typedef void (*AccordBookDaysFunc) (const AccordBookDeal *deal, gpointer data);

AccordBookDays *accord_book_days_get (AccordDealBook *book, AccordReader *reader, AccordBookDay day, GError **error);
void accord_book_days_each (const AccordBookDays *self, const AccordDealBook *book, const AccordPeriod *period, AccordBookDaysFunc func, gpointer data);

G_END_DECLS
