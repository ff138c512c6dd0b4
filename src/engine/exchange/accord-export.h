/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_EXPORT_PLAIN = 0,
  ACCORD_EXPORT_BOM = 1 << 0,
} AccordExportFlags;

/* Writes to a temporary file beside the target and renames it: never half a file. Resolves to the number of rows (gint64). */
DexFuture *accord_export_csv (AccordStore *store, AccordQuery *query, const char *path, AccordExportFlags flags);

G_END_DECLS
