/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-merge-choice.h"

G_BEGIN_DECLS

/* Records side by side: a column each, with what hangs on it, and a row per field, those that differ
 * first. */
#define ACCORD_TYPE_MERGE_TABLE (accord_merge_table_get_type ())
G_DECLARE_FINAL_TYPE (AccordMergeTable, accord_merge_table, ACCORD, MERGE_TABLE, AdwBin)

GtkWidget *accord_merge_table_new (void);
void accord_merge_table_set_merge (AccordMergeTable *self, AccordRecordMerge *merge);
void accord_merge_table_set_narrow (AccordMergeTable *self, gboolean narrow);

G_END_DECLS
