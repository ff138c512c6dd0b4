/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A ZIP file of part names and texts in turn, ended by NULL. */
GBytes *make_package (const char *name, ...) G_GNUC_NULL_TERMINATED;
/* A workbook of one sheet: what stands in <sheetData>, shared texts in <sst> and formats in <cellXfs>, each may be NULL. */
GBytes *make_workbook (const char *rows, const char *strings, const char *styles, gboolean since_1904);

G_END_DECLS
