/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-walk.h"

G_BEGIN_DECLS

/* Why a value is proposed. */
typedef enum {
  ACCORD_MERGE_WHY_ONLY,     /* no other has one */
  ACCORD_MERGE_WHY_SAME,     /* all have it */
  ACCORD_MERGE_WHY_VALID,    /* its check sign is right */
  ACCORD_MERGE_WHY_COMPLETE, /* says more: with country code */
  ACCORD_MERGE_WHY_LONGER,
  ACCORD_MERGE_WHY_EARLIER,  /* the first of two beginnings */
  ACCORD_MERGE_WHY_NEWER,    /* of the record that was edited last */
  ACCORD_MERGE_WHY_FIRST,    /* none is later: of the record that stays, or the first that has one */
} AccordMergeWhy;

/* One field side by side. The values are those of the records. */
typedef struct {
  int field;         /* of the records' kind */
  guint suggested;   /* which record's value */
  guint chosen;      /* the same, until somebody takes another */
  AccordMergeWhy why;
  gboolean differs;  /* there is something to choose */
} AccordMergeLine;

/**
 * AccordRecordMerge: several records about to become one: compared field by field, with all that
 * points to them. Main thread; boxed, counted.
 */
typedef struct {
  gatomicrefcount refs;
  const AccordKind *kind;
  GPtrArray *records;   /* of AccordRecord; the first one survives */
  GArray *lines;        /* of AccordMergeLine: fields of which any record has a value */
  GArray *links;        /* of AccordBacklink: to any of the records */
  GPtrArray *attached;  /* of AccordRecord: living rows of small kinds (tags, handles, affiliations) among them */
  guint n_attached;     /* rows that will belong to the survivor */
} AccordRecordMerge;

#define ACCORD_TYPE_RECORD_MERGE (accord_record_merge_get_type ())
GType accord_record_merge_get_type (void) G_GNUC_CONST;
AccordRecordMerge *accord_record_merge_ref (AccordRecordMerge *self);
void accord_record_merge_unref (AccordRecordMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRecordMerge, accord_record_merge_unref)

DexFuture *accord_record_merge_prepare (AccordStore *store, const AccordKind *kind, const gint64 *ids, guint n_ids); /* AccordRecordMerge */
DexFuture *accord_record_merge_propose (AccordStore *store, const AccordKind *kind, const gint64 *ids, guint n_ids); /* the same */
gboolean accord_record_merge_take (AccordRecordMerge *self, int field, guint record);
void accord_record_merge_take_from (AccordRecordMerge *self, const AccordRecordMerge *before);
gboolean accord_record_merge_joins (const AccordField *field);
const char *accord_merge_why_to_words (AccordMergeWhy why);
AccordEdit *accord_record_merge_to_edit (AccordRecordMerge *self);

G_END_DECLS
