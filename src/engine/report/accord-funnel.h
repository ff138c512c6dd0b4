/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-conversion.h"
#include "accord-deal-book.h"

G_BEGIN_DECLS

/* The funnel of one pipeline while deals walk through it, one after the other. */
typedef struct _AccordFunnel AccordFunnel;

AccordFunnel *accord_funnel_new (const AccordBookStages *stages, gint64 pipeline, const AccordPeriod *period, GArray *orders);
void accord_funnel_walk (AccordFunnel *self, const AccordBookStep *steps, guint n_steps, int sign);
GPtrArray *accord_funnel_rows (const AccordFunnel *self); /* of AccordConversion */
void accord_funnel_free (AccordFunnel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFunnel, accord_funnel_free)
gint64 accord_funnel_lost_at (const AccordFunnel *self);
gboolean accord_funnel_entered (const AccordFunnel *self, gint64 stage);

G_END_DECLS
