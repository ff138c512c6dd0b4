/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-past.h"
#include "accord-sum-lines.h"

G_BEGIN_DECLS

void accord_shadow_sums_add (AccordSumLines *lines, const AccordPastColumn *column);
char *accord_shadow_sums_words (const AccordSumLines *lines);

G_END_DECLS
