/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The checklist of a step, edited in place. Signal "edit": the step itself is to be edited. */
#define ACCORD_TYPE_TODAY_CHECKLIST (accord_today_checklist_get_type ())
G_DECLARE_FINAL_TYPE (AccordTodayChecklist, accord_today_checklist, ACCORD, TODAY_CHECKLIST, AdwBin)

GtkWidget *accord_today_checklist_new (AccordWorkspace *workspace);
void accord_today_checklist_show (AccordTodayChecklist *self, gint64 activity, GPtrArray *items);

G_END_DECLS
