/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double accord_chart_axis_step (double highest, int max_lines);

G_END_DECLS
