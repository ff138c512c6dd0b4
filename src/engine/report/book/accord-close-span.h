/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-period.h"
#include "accord-store.h"

G_BEGIN_DECLS

/* How far closed deals go. */
typedef struct {
  gboolean any_deal; /* there are deals, open or closed */
  gboolean any;      /* deals were won or lost */
  gint64 last;       /* the newest day on which one was; in the past year the first day of that month */
} AccordCloseSpan;

#define ACCORD_TYPE_CLOSE_SPAN (accord_close_span_get_type ())
GType accord_close_span_get_type (void) G_GNUC_CONST;
AccordCloseSpan *accord_close_span_copy (const AccordCloseSpan *span);
void accord_close_span_free (AccordCloseSpan *span);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCloseSpan, accord_close_span_free)

DexFuture *accord_close_span_read (AccordStore *store, gint64 today); /* AccordCloseSpan */
gboolean accord_close_span_start (const AccordCloseSpan *span, AccordPeriodUnit unit, gint64 today, int fiscal_month, AccordPeriod *period);
gint64 accord_close_span_newest (const AccordCloseSpan *span, gint64 today);

G_END_DECLS
