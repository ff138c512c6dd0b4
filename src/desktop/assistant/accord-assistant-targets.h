/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import.h"

G_BEGIN_DECLS

/* Where a column may go. */
typedef struct {
  char *target; /* (nullable): NULL: nowhere */
  char *label;
} AccordAssistantTarget;

#define ACCORD_ASSISTANT_NEW_FIELD "new-field"

GPtrArray *accord_assistant_targets (AccordImportPlan *plan, guint column); /* of AccordAssistantTarget */
char *accord_assistant_target_label (const AccordKind *kind, const char *target);

G_END_DECLS
