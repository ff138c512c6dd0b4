/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-import-match.h"

G_BEGIN_DECLS

gboolean accord_import_aliases_read (AccordImportMatch *match, AccordReader *reader, const AccordKind *kind, GError **error);

G_END_DECLS
