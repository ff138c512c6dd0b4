/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-today-item.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What stands behind a line: company, ways to reach it, the step's checklist, contact, deals, what happened
 * last. Property "empty". Signal "close". */
#define ACCORD_TYPE_TODAY_CONTEXT (accord_today_context_get_type ())
G_DECLARE_FINAL_TYPE (AccordTodayContext, accord_today_context, ACCORD, TODAY_CONTEXT, AdwBin)

GtkWidget *accord_today_context_new (AccordWorkspace *workspace);
void accord_today_context_set_item (AccordTodayContext *self, AccordTodayItem *item);
void accord_today_context_refresh (AccordTodayContext *self);
gboolean accord_today_context_call (AccordTodayContext *self);
gboolean accord_today_context_write (AccordTodayContext *self);
gboolean accord_today_context_log (AccordTodayContext *self, const char *type);
gboolean accord_today_context_open (AccordTodayContext *self);

G_END_DECLS
