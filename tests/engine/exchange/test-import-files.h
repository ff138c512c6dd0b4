/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import.h"
#include "accord-test.h"

G_BEGIN_DECLS

/* What may be said about the files of one import; all zero says nothing. */
typedef struct {
  const AccordKind *kind;
  const char *heading; /* mapped to target */
  const char *target;
  AccordDateOrder order;
  gboolean dry_run;
} ImportOptions;

/* File names and texts in turn, ended by NULL. Files are written beside the workspace. */
GPtrArray *import_texts (AccordWorkspace *workspace, const ImportOptions *options, ...) G_GNUC_NULL_TERMINATED;
GError *import_failing (AccordWorkspace *workspace, const ImportOptions *options, ...) G_GNUC_NULL_TERMINATED;
AccordImportPlan *plan_text (AccordWorkspace *workspace, const char *name, const char *text);
const AccordImportResult *result_of (GPtrArray *results, const char *file_name);
AccordRecord *find_one (AccordWorkspace *workspace, const AccordKind *kind, const char *field, const char *text);
gboolean has_text (GPtrArray *texts, const char *part);
void assert_counts (const AccordImportResult *result, gint64 created, gint64 updated, gint64 unchanged, guint rejected);

G_END_DECLS
