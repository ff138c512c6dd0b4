/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart.h"

G_BEGIN_DECLS

void accord_chart_input_attach (AccordChart *self);

G_END_DECLS
