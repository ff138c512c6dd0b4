/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-clock.h"
#include "accord-journal-rows.h"
#include "accord-query.h"

G_BEGIN_DECLS

/**
 * AccordWriter: rows being written, on the database thread, inside one SQLite transaction. Only the
 * journal's include path reaches this header; nothing else in the program can write.
 */
typedef struct _AccordWriter AccordWriter;

/* Runs on the database thread in one transaction: committed when the returned future is resolved,
 * rolled back when it is rejected. */
typedef DexFuture *(*AccordWriteFunc) (AccordWriter *writer, gpointer data);
DexFuture *accord_store_write (AccordStore *store, AccordWriteFunc func, gpointer data, GDestroyNotify destroy);

typedef struct {
  AccordStamp stamp;
  gint64 at;
  gint64 actor;         /* member id or 0 */
  const char *origin;
  const char *label;
  gint64 undo_of;       /* txn or 0 */
} AccordTxn;

AccordReader *accord_writer_reader (AccordWriter *writer);
AccordStamp accord_writer_last_stamp (AccordWriter *writer);
gint64 accord_writer_begin_txn (AccordWriter *writer, const AccordTxn *txn, GError **error);
gint64 accord_writer_end_txn (AccordWriter *writer, GError **error); /* rows written; 0: nothing was, and the txn row is gone */
gboolean accord_writer_expect (AccordWriter *writer, const AccordKind *kind, gint64 n_rows, GError **error);

/* A created row: no journal row, only the born column and the span of ids. Values in field order. */
gint64 accord_writer_insert_many (AccordWriter *writer, const AccordKind *kind, const AccordValue *values, GError **error);
gint64 accord_writer_insert (AccordWriter *writer, const AccordKind *kind, const AccordId *uid, const AccordValue *values, GError **error);
/* One journal row for all fields changed; before is the row as loaded inside this transaction. */
gboolean accord_writer_update (AccordWriter *writer, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields, GError **error);
gboolean accord_writer_set_deleted (AccordWriter *writer, const AccordKind *kind, gint64 id, gboolean deleted, GError **error);
/* A whole span of one kind that was created (or deleted) by txn, skipping rows edited since; gives the skipped ids. */
gboolean accord_writer_delete_span (AccordWriter *writer, const AccordKind *kind, gint64 first, gint64 last, gint64 *n_done, GArray *touched, GError **error);
gboolean accord_writer_restore_span (AccordWriter *writer, const AccordKind *kind, gint64 first, gint64 last, gint64 deleted_by, gint64 *n_done, GError **error);

/* Erasure (sync.md §2.10): what the journal, the labels and the index still hold of some records. */
gboolean accord_writer_erase (AccordWriter *writer, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields, GError **error);
typedef gboolean (*AccordRedactFunc) (const AccordKind *kind, gint64 row, int field, AccordValue *value, gpointer data); /* TRUE: the value was changed */
gboolean accord_writer_redact_changes (AccordWriter *writer, GHashTable *rows, AccordRedactFunc func, gpointer data, GHashTable *txns, guint *n_redacted, GError **error);
gpointer accord_writer_row_key (const AccordKind *kind, gint64 row);
gint64 accord_writer_row_of_key (gpointer key);
typedef char *(*AccordRedactLabelFunc) (gint64 txn, const char *label, gpointer data); /* the new label, or NULL */
gboolean accord_writer_redact_labels (AccordWriter *writer, AccordRedactLabelFunc func, gpointer data, guint *n_redacted, GError **error);
gboolean accord_writer_forget_words (AccordWriter *writer, const AccordKind *kind, GError **error);

AccordRecord *accord_writer_load (AccordWriter *writer, const AccordKind *kind, gint64 id, GError **error);
gboolean accord_writer_is_living (AccordWriter *writer, const AccordKind *kind, gint64 id);
gboolean accord_writer_still_holds (AccordWriter *writer, AccordRecord *record, int field, AccordStamp stamp);
gboolean accord_writer_deletion_holds (AccordWriter *writer, AccordRecord *record, gint64 txn);

/* What lives with a record, by a link flagged ACCORD_FIELD_OWNED. */
typedef struct {
  const AccordKind *kind;
  int field;
  gint64 id;
} AccordOwned;
GArray *accord_writer_owned (AccordWriter *writer, const AccordKind *kind, gint64 id, GError **error);

/* What a change set did, for undo: spans and journal rows, in the order written. */
typedef struct {
  char operation; /* 'i', 'd', 'r' */
  const AccordKind *kind;
  gint64 first;
  gint64 last;
} AccordSpan;
typedef struct {
  const AccordKind *kind;
  gint64 row;
  char operation; /* 'u', 'd', 'r' */
  AccordStamp stamp;
  GArray *fields; /* of AccordChangedField */
} AccordJournalRow;
typedef struct {
  int field;
  AccordStamp previous; /* clock of the field before; 0: that of the row's birth */
  AccordValue before;
  AccordValue after;
} AccordChangedField;
GArray *accord_writer_spans (AccordWriter *writer, gint64 txn, GError **error);
GPtrArray *accord_writer_journal_rows (AccordWriter *writer, gint64 txn, GError **error);
gboolean accord_writer_txn_line (AccordWriter *writer, gint64 txn, AccordTxnLine **line, GError **error);

G_END_DECLS
