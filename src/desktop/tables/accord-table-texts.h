/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-table-column.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What the cells of some rows say, for the clipboard and for paper. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  guint n_rows;
  guint n_columns;
  char **texts; /* row by row; never NULL */
} AccordTableTexts;
#define ACCORD_TYPE_TABLE_TEXTS (accord_table_texts_get_type ())
GType accord_table_texts_get_type (void) G_GNUC_CONST;
AccordTableTexts *accord_table_texts_ref (AccordTableTexts *self);
void accord_table_texts_unref (AccordTableTexts *self);
const char *accord_table_texts_get (const AccordTableTexts *self, guint row, guint column);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTableTexts, accord_table_texts_unref)

#define ACCORD_TABLE_TEXTS_MAX 256 /* rows at once: a few milliseconds of the main thread */

DexFuture *accord_table_texts_load (AccordWorkspace *workspace, const AccordKind *kind, GPtrArray *columns, const gint64 *ids, guint n_ids);

G_END_DECLS
