/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-pivot.h"
#include "accord-plot.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A question as a table or chart. */
AccordPivotAsk *accord_question_ask (AccordStore *store, AccordRecord *record, const char *currency, GError **error);
AccordPlot *accord_question_plot (AccordStore *store, const char *name, const char *shape, const AccordPivotAsk *ask, const AccordPivot *pivot);
DexFuture *accord_question_read (AccordWorkspace *workspace, const char *name, const char *shape, const AccordPivotAsk *ask); /* AccordPlot */

/* What may be asked: paths of fields of the kind and of what it points to. */
GStrv accord_question_fields (AccordStore *store, const AccordKind *kind);
GStrv accord_question_measures (AccordStore *store, const AccordKind *kind);
char *accord_question_measure_label (AccordStore *store, const AccordKind *kind, const char *measure);

G_END_DECLS
