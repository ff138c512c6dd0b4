/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-change-set.h"
#include "accord-ingest.h"
#include "accord-wire.h"

G_BEGIN_DECLS

/* Files of changes being taken in, on the database thread. */
typedef struct {
  AccordWriter *writer;
  AccordClock *clock;
  AccordChangeSet *set;
  AccordWriteClock now;  /* of the record at hand */
  gint64 closings;       /* that it says of a deal's place, 0: nothing */
  gboolean is_person;    /* the record at hand is that of somebody who is erased */
  gboolean quiet;        /* a snapshot: what met was told to those whom it concerned */
  gboolean bulk;         /* rows are told as spans */
  guint n_rows;
  guint n_conflicts;
  gboolean merges_due;   /* accord_journal_mend_merges() was told */
  GPtrArray *forgetting; /* people who are erased, of whom something is left to look for; NULL: none */
  GHashTable *erased;    /* row key → AccordStamp of the erasure of a person; NULL: not asked for yet */
  GArray *answers;       /* of AccordAnswer: purged elsewhere, and taken out of the Trash here; NULL: none */
  gint64 txn;            /* open, or 0 */
  AccordWriteClock open; /* its clock */
} AccordIngest;

/* What a record says of fields of a row that is here. */
typedef struct {
  int fields[ACCORD_KIND_FIELDS_MAX];
  AccordValue values[ACCORD_KIND_FIELDS_MAX];
  int n;
} AccordFieldList;
void accord_field_list_clear (AccordFieldList *list);
void accord_field_list_add (AccordFieldList *list, int field, const AccordValue *value);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordFieldList, accord_field_list_clear)

/* A record that this computer still has, and the purge that did not know what was said of it. */
typedef struct {
  const AccordKind *kind;
  gint64 id;
  AccordWriteClock purge;
} AccordAnswer;

gboolean accord_ingest_is_late (AccordIngest *self, AccordRecord *before, JsonObject *fields, char operation, gboolean *is_late, GError **error);
gboolean accord_ingest_purge (AccordIngest *self, AccordRecord *before, const AccordRemoteRecord *record, GError **error);
gboolean accord_ingest_purge_at (AccordIngest *self, AccordRecord *before, const AccordWriteClock *told, gboolean in_trash, const AccordRemoteRecord *record, GError **error);
gboolean accord_ingest_lift (AccordIngest *self, AccordRecord *before, JsonObject *fields, GError **error);
gboolean accord_ingest_erasure (AccordIngest *self, AccordRecord *before, const AccordRemoteRecord *record, GError **error);
gboolean accord_ingest_look_erased (AccordIngest *self, const AccordKind *kind, int field, const AccordValue *value, GError **error);
gboolean accord_ingest_was_erased (AccordIngest *self, const AccordKind *kind, gint64 id, gboolean *was, GError **error);
void accord_ingest_forget (AccordIngest *self, const AccordKind *kind, gint64 id, AccordStamp until);
gboolean accord_ingest_settle_erasures (AccordIngest *self, GError **error);
void accord_ingest_drop_erasures (AccordIngest *self);
gboolean accord_ingest_answer (AccordIngest *self, GError **error);
void accord_ingest_told (AccordIngest *self, const AccordKind *kind, gint64 id, char operation, guint64 fields);
gboolean accord_ingest_record (AccordIngest *self, const AccordRemoteRecord *record, GError **error);
gboolean accord_ingest_fields (AccordIngest *self, AccordRecord *before, JsonObject *fields, char operation, GError **error);
gboolean accord_ingest_deletion (AccordIngest *self, AccordRecord *before, gboolean deleted, const AccordRemoteRecord *record, GError **error);
gboolean accord_ingest_birth (AccordIngest *self, const AccordKind *kind, const AccordRemoteRecord *record, gboolean plain_only, gint64 *id, GError **error);
gboolean accord_ingest_state (AccordIngest *self, const AccordKind *kind, const AccordRemoteRecord *record, GError **error);
gboolean accord_ingest_close (AccordIngest *self, GError **error);
gboolean accord_ingest_open (AccordIngest *self, const AccordTxn *txn, GError **error);
gboolean accord_merge_mend_look (AccordIngest *self, const AccordKind *kind, int field, const AccordValue *value, GError **error);
int accord_ingest_compare_texts (const char *a, const char *b);
gboolean accord_ingest_wins (AccordIngest *self, AccordRecord *before, int field, const AccordValue *value, const AccordWriteClock *now, gboolean *wins, gboolean *same, GError **error);

G_END_DECLS
