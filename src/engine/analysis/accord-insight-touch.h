/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-insight.h"

G_BEGIN_DECLS

/**
 * AccordInsightTouch: where the deals stand that a commit changed without moving them, so that charts and figures of other days
 * need not be asked for again. Immutable; any thread.
 */
typedef struct _AccordInsightTouch AccordInsightTouch;
#define ACCORD_TYPE_INSIGHT_TOUCH (accord_insight_touch_get_type ())
GType accord_insight_touch_get_type (void) G_GNUC_CONST;
AccordInsightTouch *accord_insight_touch_ref (AccordInsightTouch *self);
void accord_insight_touch_unref (AccordInsightTouch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInsightTouch, accord_insight_touch_unref)

DexFuture *accord_insight_touch_read (AccordStore *store, const AccordChangeSet *changes); /* AccordInsightTouch; NULL: anything may be touched */
gboolean accord_insight_touch_card (const AccordInsightTouch *self, const char *spec, const AccordInsightAsk *ask);
gboolean accord_insight_touch_figures (const AccordInsightTouch *self, const char *const *kpis, const AccordPeriod *period);

G_END_DECLS
