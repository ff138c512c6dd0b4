/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-automation.h"

G_BEGIN_DECLS

/* A record being worked on. */
typedef struct {
  AccordWorkspace *workspace;
  const AccordAutomation *rule;
  const AccordAutomationHit *hit;
  AccordEdit *edit;  /* NULL: only told */
  GString *done;     /* what was done, in words */
  gint64 customer, deal, contact, owner;
  AccordRecord *tell; /* (nullable): whom the log tells */
  gint64 tell_id;
  char *told;
} AccordAutomationWork;

void accord_automation_work_find_links (AccordAutomationWork *work);
void accord_automation_work_set_link (AccordAutomationWork *work, const AccordKind *kind, gint64 id, const char *name, gint64 target);
gboolean accord_automation_work_do (AccordAutomationWork *work, const AccordAutomationDeed *deed, GError **error);

G_END_DECLS
