/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-cells.h"
#include "accord-summaries.h"
#include "accord-table-column.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What the rows on screen show that is no field of theirs; read in batches, and again when the journal says
 * so. Signal "changed": cells ask again. */
#define ACCORD_TYPE_TABLE_VALUES (accord_table_values_get_type ())
G_DECLARE_FINAL_TYPE (AccordTableValues, accord_table_values, ACCORD, TABLE_VALUES, GObject)

AccordTableValues *accord_table_values_new (AccordWorkspace *workspace, const AccordKind *kind);
void accord_table_values_set_columns (AccordTableValues *self, GPtrArray *columns);
const AccordValue *accord_table_values_get (AccordTableValues *self, gint64 id, const AccordTableColumn *column);
AccordSummaryItem *accord_table_values_get_summary (AccordTableValues *self, gint64 id);

G_END_DECLS
