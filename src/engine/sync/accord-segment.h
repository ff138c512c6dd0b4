/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-remote.h"
#include "accord-share-name.h"

G_BEGIN_DECLS

#define ACCORD_TIME_MOST ((gint64) 253402300799 * 1000) /* ms: the year 9999; later than that is no time of day */

/* A file of changes: JSON lines, packed (sync.md §2.5). One header, one line a record, one trailer. */
#define ACCORD_SEGMENT_VERSION 1
#define ACCORD_SEGMENT_PURGES 2 /* what a reader must be able to merge: what is deleted for good, and brought back */
#define ACCORD_SEGMENT_MERGES ACCORD_SEGMENT_PURGES /* what this program can */

GBytes *accord_segment_write (AccordRemoteSegment *segment, gpointer unused, GError **error);
AccordRemoteSegment *accord_segment_read (GBytes *bytes, const char *rid, const AccordShareName *name, const char *workspace, GError **error);

/* Lines of records, also those of snapshots. */
void accord_record_write (GString *to, const AccordRemoteRecord *record);
AccordRemoteRecord *accord_record_read (JsonObject *line, gboolean in_snapshot, GError **error);
gboolean accord_stamp_read (JsonObject *line, const char *name, AccordStamp *stamp);
gboolean accord_segment_fail (int code, const char *why, GError **error);

G_END_DECLS
