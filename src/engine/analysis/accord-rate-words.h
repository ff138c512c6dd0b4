/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

/* Fewer closed deals than this are no chart. */
#define ACCORD_RATE_CASES 10

void accord_rate_sort (GPtrArray *figures);
char *accord_rate_takeaway (GPtrArray *figures);
char *accord_rate_too_little (const AccordFigure *total, GPtrArray *figures);

G_END_DECLS
