/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-timeline-entry.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Everything that happened to a customer or deal, newest first, by months; changes of fields are
 * folded, a menu chooses what is shown. As long as it is: rows are made while the page is scrolled.
 * Follows the journal. */
#define ACCORD_TYPE_TIMELINE (accord_timeline_get_type ())
G_DECLARE_FINAL_TYPE (AccordTimeline, accord_timeline, ACCORD, TIMELINE, AdwBin)

GtkWidget *accord_timeline_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 id);
AccordWorkspace *accord_timeline_get_workspace (AccordTimeline *self);
/* Turns to another record of the same kind; 0 shows nothing. */
void accord_timeline_set_id (AccordTimeline *self, gint64 id);
/* The planned activity that the next-step card shows already; 0: none. */
void accord_timeline_set_left_out (AccordTimeline *self, gint64 activity);
void accord_timeline_set_filter (AccordTimeline *self, AccordTimelineFilter filter);
/* Pages beside it: a switcher as its heading, below which it folds. */
void accord_timeline_set_heading (AccordTimeline *self, GtkWidget *heading);
void accord_timeline_set_folded (AccordTimeline *self, gboolean folded);
guint accord_timeline_get_n (AccordTimeline *self);      /* entries, by the filter */
guint accord_timeline_get_n_held (AccordTimeline *self); /* of those, with widgets now */

G_END_DECLS
