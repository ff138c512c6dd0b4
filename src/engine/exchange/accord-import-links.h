/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-bulk.h"
#include "accord-import.h"

G_BEGIN_DECLS

typedef struct _AccordImportLinks AccordImportLinks;

typedef enum {
  ACCORD_IMPORT_LINK_NONE,
  ACCORD_IMPORT_LINK_EXACT,
  ACCORD_IMPORT_LINK_CLOSE,
} AccordImportLinkHow;

AccordImportLinks *accord_import_links_new (AccordBulk *bulk, const AccordKind *kind, GError **error);
void accord_import_links_free (AccordImportLinks *self);
gboolean accord_import_links_find (AccordImportLinks *self, const char *text, gboolean close,
                                   gint64 *id, AccordImportLinkHow *how, GError **error);
gint64 accord_import_links_make (AccordImportLinks *self, const char *title, GError **error);
gboolean accord_import_links_may_make (AccordImportLinks *self, const char *text);
void accord_import_links_add (AccordImportLinks *self, const AccordValue *values, gint64 id);
char *accord_import_links_title (AccordImportLinks *self, gint64 id, GError **error);
void accord_import_links_report (AccordImportLinks *self, AccordImportResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportLinks, accord_import_links_free)

G_END_DECLS
