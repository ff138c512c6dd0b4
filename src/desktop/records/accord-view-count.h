/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-list-view.h"

G_BEGIN_DECLS

/* How many records a saved view shows; follows the view, the journal, the day and who sits here.
 * Property "count" (-1: not known). */
#define ACCORD_TYPE_VIEW_COUNT (accord_view_count_get_type ())
G_DECLARE_FINAL_TYPE (AccordViewCount, accord_view_count, ACCORD, VIEW_COUNT, GObject)

AccordViewCount *accord_view_count_new (AccordWorkspace *workspace, AccordActor *actor, AccordEntity *view);
gint64 accord_view_count_get (AccordViewCount *self);

G_END_DECLS
