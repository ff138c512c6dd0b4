/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include "accord-tint.h"

G_BEGIN_DECLS

/* How a next step stands; the order is the order of lists and of the state bar. */
typedef enum {
  ACCORD_STEP_OVERDUE,
  ACCORD_STEP_TODAY,
  ACCORD_STEP_NONE,
  ACCORD_STEP_PLANNED,
} AccordStepState;
#define ACCORD_STEP_STATES 4

AccordStepState accord_step_state_of (gboolean has_due, gint64 due, gint64 today);
const char *accord_step_state_icon_name (AccordStepState state);
AccordTint accord_step_state_tint (AccordStepState state);
char *accord_step_state_words (gboolean has_due, gint64 due, gint64 today, gboolean compact);

G_END_DECLS
