/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-selection.h"

G_BEGIN_DECLS

/* How far work on many records is, told across threads. */
typedef struct _AccordBulkProgress AccordBulkProgress;
AccordBulkProgress *accord_bulk_progress_new (void);
AccordBulkProgress *accord_bulk_progress_ref (AccordBulkProgress *self);
void accord_bulk_progress_unref (AccordBulkProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBulkProgress, accord_bulk_progress_unref)
guint accord_bulk_progress_get (AccordBulkProgress *self);
void accord_bulk_progress_cancel (AccordBulkProgress *self);

/* Each is one change set, written on the database thread; the label says what was done. They resolve to
 * the AccordChangeSet. @progress may be NULL. */
DexFuture *accord_bulk_work_set (AccordWorkspace *workspace, AccordSelection *selection, const char *label, const char *field, const AccordValue *value, AccordBulkProgress *progress);
DexFuture *accord_bulk_work_tag (AccordWorkspace *workspace, AccordSelection *selection, const char *label, gint64 tag, const char *new_tag, AccordBulkProgress *progress);
DexFuture *accord_bulk_work_untag (AccordWorkspace *workspace, AccordSelection *selection, const char *label, gint64 tag, AccordBulkProgress *progress);
DexFuture *accord_bulk_work_plan (AccordWorkspace *workspace, AccordSelection *selection, const char *label, const char *title, gint64 day, AccordBulkProgress *progress);
DexFuture *accord_bulk_work_delete (AccordWorkspace *workspace, AccordSelection *selection, const char *label, AccordBulkProgress *progress);

G_END_DECLS
