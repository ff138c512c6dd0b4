/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordCareCalendar: the days of a month on which to think of somebody: birthdays, anniversaries, renewals,
 * revisits, festivals; and messages that rules have prepared.
 */
#define ACCORD_TYPE_CARE_CALENDAR (accord_care_calendar_get_type ())
G_DECLARE_FINAL_TYPE (AccordCareCalendar, accord_care_calendar, ACCORD, CARE_CALENDAR, AdwDialog)

AdwDialog *accord_care_calendar_new (AccordWorkspace *workspace);

G_END_DECLS
