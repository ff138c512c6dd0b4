/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-chart.h"

G_BEGIN_DECLS

GtkWidget *accord_chart_table_new (AccordChart *chart);

G_END_DECLS
