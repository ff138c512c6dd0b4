/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Desktop notifications of what is due in an open file, for who sits here. Holds neither window nor page. */
#define ACCORD_TYPE_REMINDERS (accord_reminders_get_type ())
G_DECLARE_FINAL_TYPE (AccordReminders, accord_reminders, ACCORD, REMINDERS, GObject)

AccordReminders *accord_reminders_new (AccordWorkspace *workspace, GApplication *application, GSettings *settings);
void accord_reminders_say (AccordReminders *self, gint64 activity, const char *sentence);
AccordWorkspace *accord_reminders_get_workspace (AccordReminders *self);
DexFuture *accord_reminders_done (AccordReminders *self, gint64 activity);     /* AccordChangeSet */
DexFuture *accord_reminders_postpone (AccordReminders *self, gint64 activity); /* AccordChangeSet: by an hour */
gint64 accord_reminders_get_next (AccordReminders *self);

G_END_DECLS
