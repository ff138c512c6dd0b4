/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-agenda.h"

G_BEGIN_DECLS

/* Seven days, each with how much of it is done. Signal "day-chosen" (gint64). */
#define ACCORD_TYPE_WEEK_STRIP (accord_week_strip_get_type ())
G_DECLARE_FINAL_TYPE (AccordWeekStrip, accord_week_strip, ACCORD, WEEK_STRIP, AdwBin)

GtkWidget *accord_week_strip_new (void);
void accord_week_strip_show (AccordWeekStrip *self, const AccordAgenda *agenda);

G_END_DECLS
