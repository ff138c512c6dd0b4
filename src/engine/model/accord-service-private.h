/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-service-level.h"

G_BEGIN_DECLS

#define ACCORD_SERVICE_N_LEVELS 4

struct _AccordServicePolicy {
  AccordWorkHours *hours;
  gint64 targets[ACCORD_SERVICE_N_LEVELS][2]; /* ms of working time, by level and aim */
  gboolean hold_counts;
};

G_END_DECLS
