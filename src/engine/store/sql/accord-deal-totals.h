/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-statement.h"

G_BEGIN_DECLS

/* What is counted of the living deals by every commit, in rows of the table "deal_total":
 *
 *   total     one of these
 *   place     id of a stage or of a pipeline
 *   month     first day of the month of the day that it goes by, or ACCORD_TOTAL_UNDATED; else 0
 *   part      id of a member or a product (0: none), or a number of days; else 0
 *   currency  that of the amounts, "" for deals without one; "" too where no amounts are counted
 *   n, sum, weighted   deals, minor units, and shares of them rounded deal by deal (F07) */
typedef enum {
  ACCORD_TOTAL_STAGE = 1,      /* by stage */
  ACCORD_TOTAL_OPEN_MEMBER,    /* open: by pipeline, owner */
  ACCORD_TOTAL_OPEN_PRODUCT,   /* open: by pipeline, product */
  ACCORD_TOTAL_OPEN_MONTH,     /* open: by pipeline, month of the expected close */
  ACCORD_TOTAL_CLOSED,         /* won, lost: by stage, month of the close */
  ACCORD_TOTAL_CLOSED_MEMBER,  /* … and owner */
  ACCORD_TOTAL_CLOSED_PRODUCT, /* … and product */
  ACCORD_TOTAL_CYCLE,          /* won: by stage, month of the close, days since the opening (F04) */
  ACCORD_TOTAL_OPENED,         /* any: by pipeline, month of the opening */
  ACCORD_TOTAL_OPENED_MEMBER,  /* … and owner */
  ACCORD_TOTAL_OPENED_PRODUCT, /* … and product */
  ACCORD_TOTAL_STEP,           /* open: by stage, day (in "month") of the first open activity */
  ACCORD_TOTAL_RETURNED,         /* won with an amount below zero: by stage, month of the close (F11) */
  ACCORD_TOTAL_RETURNED_MEMBER,  /* … and owner */
  ACCORD_TOTAL_RETURNED_PRODUCT, /* … and product */
} AccordTotal;

#define ACCORD_TOTAL_UNDATED ((gint64) G_MININT32)
#define ACCORD_TOTAL_NO_CYCLE ((gint64) -1) /* days that are missing or contradict one another */

gboolean accord_deal_totals_are_kept (AccordReader *reader);

G_END_DECLS
