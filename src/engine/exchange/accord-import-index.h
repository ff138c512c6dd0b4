/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_IMPORT_MANY (-1) /* several records answer to a key */

typedef struct _AccordImportIndex AccordImportIndex;

AccordImportIndex *accord_import_index_new (void);
void accord_import_index_free (AccordImportIndex *self);
gint64 accord_import_index_get (const AccordImportIndex *self, guint64 hash);
void accord_import_index_set (AccordImportIndex *self, guint64 hash, gint64 value);
void accord_import_index_add (AccordImportIndex *self, guint64 hash, gint64 value);
guint64 accord_import_index_hash (const char *text);
guint64 accord_import_index_hash_number (gint64 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportIndex, accord_import_index_free)

G_END_DECLS
