/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-today-item.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

AccordEdit *accord_today_edit_save (AccordWorkspace *workspace, AccordTodayItem *item, gint64 today);
AccordEdit *accord_today_edit_reopen (AccordTodayItem *item);
AccordEdit *accord_today_edit_verify (AccordTodayItem *item, gint64 today);
AccordEdit *accord_today_edit_postpone (AccordTodayItem *item, gint64 day, int minute);
AccordEdit *accord_today_edit_give (AccordTodayItem *item, gint64 member);

G_END_DECLS
