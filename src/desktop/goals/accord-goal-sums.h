/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-goal-figures.h"

G_BEGIN_DECLS

/* Whether the parts of a goal add up to it, in words; empty where there is nothing to add up. */
char *accord_goal_sums_words (AccordGoalFigures *figures, AccordGoalScope scope, gint64 id, guint period, const char *currency);

G_END_DECLS
