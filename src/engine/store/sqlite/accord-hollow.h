/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

gboolean accord_hollow_may_be (const AccordKind *kind, int field);
gboolean accord_hollow_may_be_narrow (const AccordKind *kind, int field);
guint64 accord_hollow_get (AccordReader *db, const AccordKind *kind);
gboolean accord_hollow_fill (AccordReader *db, const AccordKind *kind, guint64 fields, GError **error);
gboolean accord_hollow_fill_own (AccordReader *db, const AccordKind *kind, GError **error);
gboolean accord_hollow_expect (AccordReader *db, const AccordKind *kind, guint64 fields, gboolean narrow, GError **error);
gboolean accord_hollow_widen (AccordReader *db, const AccordKind *kind, GError **error);

G_END_DECLS
