/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-period.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The days on which the first and the newest deal were won or lost. */
typedef struct {
  gboolean any;
  gint64 first;
  gint64 last;
} AccordCloseSpan;

#define ACCORD_TYPE_CLOSE_SPAN (accord_close_span_get_type ())
GType accord_close_span_get_type (void) G_GNUC_CONST;
AccordCloseSpan *accord_close_span_copy (const AccordCloseSpan *span);
void accord_close_span_free (AccordCloseSpan *span);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCloseSpan, accord_close_span_free)

DexFuture *accord_close_span_read (AccordStore *store); /* AccordCloseSpan */
gboolean accord_close_span_start (const AccordCloseSpan *span, AccordPeriodUnit unit, gint64 today, int fiscal_month, AccordPeriod *period);
gint64 accord_close_span_newest (const AccordCloseSpan *span, gint64 today);

G_END_DECLS
