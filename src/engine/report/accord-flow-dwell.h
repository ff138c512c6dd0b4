/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"

G_BEGIN_DECLS

/* Days that deals spend in stages (domain.md F05). */
typedef struct _AccordDwell AccordDwell;

AccordDwell *accord_dwell_new (const AccordBookStages *stages, gint64 pipeline, const AccordPeriod *period, gint64 today);
void accord_dwell_free (AccordDwell *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDwell, accord_dwell_free)
void accord_dwell_walk (AccordDwell *self, const AccordBookStep *steps, guint n_steps, int sign);
gint64 accord_dwell_left (const AccordDwell *self, guint code, double *median);
gint64 accord_dwell_aged (const AccordDwell *self, guint code, double *median);
gboolean accord_dwell_mean (const AccordDwell *self, double *mean);

G_END_DECLS
