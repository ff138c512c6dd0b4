/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* F02: one row per open or won stage in pipeline order.
 * entered = passed + lost_here + discarded_here + still_here + elsewhere. */
typedef struct {
  gint64 stage;
  char *name;
  gboolean won;          /* the end of the funnel */
  gint64 entered;        /* distinct deals whose first entry lies in the period */
  gint64 passed;         /* of those, later reached the next stage or beyond, or won */
  gint64 in_order;       /* of those, strictly: came to the very next stage themselves, none jumped over */
  gint64 lost_here;
  gint64 discarded_here;
  gint64 still_here;     /* open, or on hold from here */
  gint64 elsewhere;      /* went back to an earlier stage or to another pipeline */
  gint64 skipped;        /* besides those that entered: reached a later stage without this one */
} AccordConversion;
#define ACCORD_TYPE_CONVERSION (accord_conversion_get_type ())
GType accord_conversion_get_type (void) G_GNUC_CONST;
AccordConversion *accord_conversion_copy (const AccordConversion *c);
void accord_conversion_free (AccordConversion *c);
DexFuture *accord_report_conversion (AccordStore *store, gint64 pipeline, const AccordPeriod *period); /* GPtrArray of AccordConversion */

G_END_DECLS
