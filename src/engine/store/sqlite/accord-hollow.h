/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

gboolean accord_hollow_may_be (const AccordKind *kind, int field);
guint64 accord_hollow_get (AccordReader *db, const AccordKind *kind);
gboolean accord_hollow_fill (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error);
gboolean accord_hollow_expect (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error);

G_END_DECLS
