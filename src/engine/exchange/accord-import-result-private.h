/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import.h"

G_BEGIN_DECLS

AccordImportResult *accord_import_result_new (AccordImportPlan *plan);
void accord_import_result_reject (AccordImportResult *result, gint64 line, guint number, const char *reason);
void accord_import_result_note (AccordImportResult *result, const char *format, ...) G_GNUC_PRINTF (2, 3);
void accord_import_result_count (AccordImportResult *result, gint64 n, const char *sentence);

G_END_DECLS
