/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"
#include "accord-salvage.h"

G_BEGIN_DECLS

/* Ids of one table that could not be read: first to last, both among them. */
typedef struct {
  gint64 first;
  gint64 last;
} AccordSalvageGap;

/* The three files of a salvage. */
typedef struct {
  AccordReader *bad; /* a copy of the damaged one; never written to by SQL */
  AccordReader *old; /* the backup, or NULL */
  AccordReader *new; /* what comes of both */
  AccordSalvage *found;
} AccordSalvaging;

/* accord-salvage-image.c: bytes */
gboolean accord_salvage_copy_image (const char *damaged, const char *to, GError **error);
gboolean accord_salvage_mend_header (const char *path, const char *backup, GError **error);
gboolean accord_salvage_graft_schema (const char *path, const char *backup, GError **error);

/* accord-salvage-table.c: rows */
gboolean accord_salvage_table (AccordSalvaging *self, const char *table, GArray *gaps, gint64 *n_read, gint64 *n_backup, GError **error);

/* accord-salvage-mend.c: what hangs together */
gboolean accord_salvage_mend (AccordSalvaging *self, gboolean lost_changes, GError **error);

G_END_DECLS
