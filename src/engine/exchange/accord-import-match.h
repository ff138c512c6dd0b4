/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import-index.h"
#include "accord-query.h"

G_BEGIN_DECLS

typedef struct _AccordImportMatch AccordImportMatch;

AccordImportMatch *accord_import_match_new (AccordReader *reader, const AccordKind *kind,
                                            guint64 mapped, gboolean uids,
                                            const char *const *chosen, GError **error);
void accord_import_match_free (AccordImportMatch *self);
gint64 accord_import_match_find (AccordImportMatch *self, const AccordValue *values,
                                 const AccordId *uid);
void accord_import_match_note (AccordImportMatch *self, gint64 id);
void accord_import_match_add (AccordImportMatch *self, const AccordValue *values, gint64 id);
void accord_import_match_add_alias (AccordImportMatch *self, const AccordValue *alias, const AccordId *uid,
                                    gint64 survivor);
gboolean accord_import_match_is_ours (AccordImportMatch *self, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordImportMatch, accord_import_match_free)

G_END_DECLS
