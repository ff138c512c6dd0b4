/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A group of the preferences: days that a workspace keeps besides the festivals, such as that of its founding, and
 * how long after a purchase a customer is visited again. It follows the journal. */
AdwPreferencesGroup *accord_own_days_new (AccordWorkspace *workspace);

/* When a day of one's own comes next: days since 1970-01-01; FALSE: there is no such day. */
gboolean accord_own_day_next (int month, int day, gboolean lunar, gint64 today, gint64 *next);

G_END_DECLS
