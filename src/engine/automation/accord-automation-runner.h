/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-automation.h"

G_BEGIN_DECLS

/**
 * AccordAutomationRunner: lets the rules and sequences of an open file do what they are for, after changes
 * that were made on this computer, and when days come that this person's rules wait for. Main thread.
 *
 * Signals: "told" (gint64 run, const char *text): a rule has something to say to who sits here; "failed"
 * (const char *sentence): a rule could not do what it is for.
 */
#define ACCORD_TYPE_AUTOMATION_RUNNER (accord_automation_runner_get_type ())
G_DECLARE_FINAL_TYPE (AccordAutomationRunner, accord_automation_runner, ACCORD, AUTOMATION_RUNNER, GObject)

#define ACCORD_AUTOMATION_CHAIN_MAX 5 /* rules that start each other */

AccordAutomationRunner *accord_automation_runner_new (AccordWorkspace *workspace);
void accord_automation_runner_stop (AccordAutomationRunner *self);
DexFuture *accord_automation_runner_check_days (AccordAutomationRunner *self);
DexFuture *accord_automation_runner_settle (AccordAutomationRunner *self); /* when all that is waiting has been done */

G_END_DECLS
