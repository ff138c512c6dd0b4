/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_EXPORT_CSV,
  ACCORD_EXPORT_XLSX,
  ACCORD_EXPORT_JSON,
  ACCORD_EXPORT_VCARD_3, /* customers and contacts */
  ACCORD_EXPORT_VCARD_4,
} AccordExportFormat;

typedef enum {
  ACCORD_EXPORT_PLAIN = 0,
  ACCORD_EXPORT_BOM = 1 << 0, /* CSV: for spreadsheets that cannot see that a file is UTF-8 */
} AccordExportFlags;

typedef void (*AccordExportProgress) (gint64 rows_done, gint64 rows_total, gpointer data); /* main thread */

/* All zero means: CSV of all fields. Texts are copied. */
typedef struct {
  AccordExportFormat format;
  AccordExportFlags flags;
  const char *const *columns; /* (nullable): names of fields, in order; NULL: the record's id, all fields and its handles */
  GCancellable *cancellable;  /* (nullable) */
  AccordExportProgress progress; /* (nullable) */
  gpointer data;              /* for progress */
} AccordExportOptions;

/* Writes to a temporary file beside the target and renames it: never half a file. Resolves to the number of rows (gint64). */
DexFuture *accord_export (AccordStore *store, AccordQuery *query, const char *path, const AccordExportOptions *options);
DexFuture *accord_export_csv (AccordStore *store, AccordQuery *query, const char *path, AccordExportFlags flags);

G_END_DECLS
