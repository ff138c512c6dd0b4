/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-insight-report.h"

G_BEGIN_DECLS

AccordPeriod accord_report_schedule_period (const char *rhythm, gint64 today, int fiscal_month);
char *accord_report_schedule_file (const char *name, const char *format, const AccordPeriod *period);
DexFuture *accord_report_schedules_run (AccordWorkspace *workspace, gint64 today); /* GStrv: files that were written */
DexFuture *accord_insight_report_save (AccordInsightReport *report, const char *path); /* on a thread of its own */

G_END_DECLS
