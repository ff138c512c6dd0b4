/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-insight.h"

G_BEGIN_DECLS

void accord_decide (GtkWidget *from, AccordWorkspace *workspace, const char *basis, const AccordInsightAsk *ask, const char *evidence, const char *value);
GtkWidget *accord_decide_evidence_row (const char *evidence, const char *value);

G_END_DECLS
