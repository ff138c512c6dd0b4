/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"
#include "accord-id.h"

G_BEGIN_DECLS

/* Bytes of an identity that all rows of one change set share. */
#define ACCORD_UID_BASE 10

gboolean accord_row_uid_may_be_empty (AccordReader *db, const AccordKind *kind);
gboolean accord_row_uid_derive (AccordReader *db, const AccordKind *kind, gint64 born, gint64 id, AccordId *uid);
gint64 accord_row_uid_row (const AccordKind *kind, const AccordId *uid);
void accord_row_uid_forget (AccordReader *db);

G_END_DECLS
