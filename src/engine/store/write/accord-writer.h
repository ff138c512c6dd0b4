/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-clock.h"
#include "accord-journal-rows.h"
#include "accord-query.h"
#include "accord-sync-rows.h"

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
DexFuture *accord_store_write_long (AccordStore *store, AccordWriteFunc func, gpointer data, GDestroyNotify destroy);

/* Who wrote something, and when, as writes are ordered. */
typedef struct {
  AccordStamp stamp;
  guint16 replica; /* as this file numbers them */
} AccordWriteClock;

typedef struct {
  AccordStamp stamp;
  guint16 replica;      /* 0: this computer's own */
  gint64 s;             /* its number there, or 0 */
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
gboolean accord_writer_expect (AccordWriter *writer, const AccordKind *kind, gint64 n_rows, guint64 fields, GError **error);

/* A created row: no journal row, only the born column and the span of ids. Values in field order. */
gint64 accord_writer_insert_many (AccordWriter *writer, const AccordKind *kind, const AccordValue *values, GError **error);
gint64 accord_writer_insert (AccordWriter *writer, const AccordKind *kind, const AccordId *uid, const AccordValue *values, GError **error);
/* One journal row for all fields changed; before is the row as loaded inside this transaction. */
gboolean accord_writer_update (AccordWriter *writer, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields, GError **error);
gboolean accord_writer_set_deleted (AccordWriter *writer, const AccordKind *kind, gint64 id, gboolean deleted, GError **error);
/* A whole span of one kind that was created (or deleted) by txn, skipping rows edited since; gives the skipped ids. */
gboolean accord_writer_delete_span (AccordWriter *writer, const AccordKind *kind, gint64 first, gint64 last, gint64 *n_done, GArray *touched, GError **error);
gboolean accord_writer_restore_span (AccordWriter *writer, const AccordKind *kind, gint64 first, gint64 last, gint64 deleted_by, gint64 *n_done, GError **error);

/* What was read of stages and what they ask for, for the next commit. */
void accord_writer_keep (AccordWriter *writer, gpointer data, GDestroyNotify destroy);
gpointer accord_writer_take_kept (AccordWriter *writer);

/* Other computers (sync.md §2.2): each has a number in this file. */
guint16 accord_writer_own_replica (AccordWriter *writer, GError **error);
guint16 accord_writer_replica (AccordWriter *writer, const char *rid, GError **error);
const char *accord_writer_rid (AccordWriter *writer, guint16 replica);
guint16 accord_writer_become (AccordWriter *writer, const char *rid, GError **error);
gboolean accord_writer_rename_txn (AccordWriter *writer, gint64 txn, guint16 replica, GError **error);
gboolean accord_writer_rename_clocks (AccordWriter *writer, const AccordKind *kind, gint64 row, char operation, guint64 fields, AccordStamp stamp, guint16 was, guint16 is, GError **error);
gboolean accord_writer_set_head (AccordWriter *writer, guint16 replica, const char *head, GError **error);
gboolean accord_writer_is_own (AccordWriter *writer, guint16 replica);
int accord_writer_compare_clocks (AccordWriter *writer, const AccordWriteClock *a, const AccordWriteClock *b);
AccordWriteClock accord_writer_txn_clock (AccordWriter *writer, gint64 txn);
AccordWriteClock accord_writer_field_clock (AccordWriter *writer, AccordRecord *record, int field, gboolean *is_birth);
AccordWriteClock accord_writer_deletion_clock (AccordWriter *writer, AccordRecord *record);
char *accord_writer_get_note (AccordWriter *writer, const char *name);
gboolean accord_writer_set_note (AccordWriter *writer, const char *name, const char *text, GError **error);

/* Rows that others made: their writes carry the clock of the open change set. */
gint64 accord_writer_row_of (AccordWriter *writer, const AccordKind *kind, const AccordId *uid);
gboolean accord_writer_uid_of (AccordWriter *writer, const AccordKind *kind, gint64 id, AccordId *uid);
gint64 accord_writer_stub (AccordWriter *writer, const AccordKind *kind, const AccordId *uid, GError **error);
gboolean accord_writer_is_stub (AccordWriter *writer, AccordRecord *record);
gboolean accord_writer_is_gone (AccordWriter *writer, const AccordKind *kind, gint64 id);
gboolean accord_writer_adopt (AccordWriter *writer, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields, GBytes *clocks, gboolean is_back, GError **error);
gboolean accord_writer_note_lost (AccordWriter *writer, AccordRecord *before, const int *fields, const AccordValue *values, int n_fields, AccordStamp stamp, GError **error);
gboolean accord_writer_note_conflict (AccordWriter *writer, AccordRecord *record, const char *field, const char *base, const char *win, const AccordWriteClock *win_clock, const char *lose, const AccordWriteClock *lose_clock, GError **error);
gboolean accord_writer_forget_conflicts (AccordWriter *writer, const AccordKind *kind, gint64 row, GError **error);
typedef gboolean (*AccordTellsFunc) (const char *text, gpointer data);
gboolean accord_writer_forget_telling (AccordWriter *writer, const AccordKind *kind, gint64 row, AccordTellsFunc tells, gpointer data, GError **error);
gboolean accord_writer_forget_late (AccordWriter *writer, const AccordKind *kind, gint64 row, GError **error);
gboolean accord_writer_has_deletion (AccordRecord *record);
void accord_writer_take_deletion (AccordWriter *writer, const AccordWriteClock *clock, GBytes **clocks);
void accord_writer_set_clock (AccordWriter *writer, const AccordWriteClock *clock); /* of the next writes of another computer */
gboolean accord_writer_settle_conflict (AccordWriter *writer, gint64 conflict, int state, GError **error);
/* What nobody here knows yet. */
typedef struct {
  char *kind;
  AccordId uid;
  char *field; /* "_born" and "_del" of records whose kind is not known */
  char *text;  /* JSON */
  AccordWriteClock clock;
} AccordUnknown;
void accord_unknown_free (gpointer unknown);
gboolean accord_writer_keep_unknown (AccordWriter *writer, const char *kind, const AccordId *uid, const char *field, const char *text, const AccordWriteClock *clock, GError **error);
GPtrArray *accord_writer_known_now (AccordWriter *writer, GError **error);

/* Files of changes. */
int accord_writer_segment_state (AccordWriter *writer, const char *hash);
gboolean accord_writer_add_segment (AccordWriter *writer, const char *hash, guint16 replica, gint64 s1, gint64 s2, AccordSegmentState state, GBytes *raw, GError **error);
gboolean accord_writer_has_segment (AccordWriter *writer, const char *hash, guint16 replica);
gboolean accord_writer_replace_segment (AccordWriter *writer, const char *hash, guint16 replica, gint64 s1, gint64 s2, GError **error);
gboolean accord_writer_publish_segment (AccordWriter *writer, const char *hash, GError **error);
gboolean accord_writer_drop_segment (AccordWriter *writer, const char *hash, GError **error);
gboolean accord_writer_forget_before (AccordWriter *writer, const AccordKind *kind, gint64 *after, guint n_most, gint64 before, GError **error);

/* Change sets of this computer, in order, to be sealed. */
typedef struct {
  gint64 txn;
  AccordStamp stamp;
  gint64 at;
  gint64 actor;
  char *kind;
  char *label;
  gint64 s;
} AccordOwnTxn;
gboolean accord_writer_next_own_txn (AccordWriter *writer, gint64 after, AccordOwnTxn *line, GError **error);
void accord_own_txn_clear (AccordOwnTxn *line);
gboolean accord_writer_births_of (AccordWriter *writer, AccordRecord *record, AccordValue *births, GError **error);

/* Erasure (sync.md §2.10): what the journal, the labels and the index still hold of some records. */
gboolean accord_writer_erase (AccordWriter *writer, AccordRecord *before, gboolean is_person, const int *fields, const AccordValue *values, int n_fields, const char *const *unknown, GError **error);
GHashTable *accord_writer_erased_people (AccordWriter *writer, GError **error);
gboolean accord_writer_note_erasure (AccordWriter *writer, GError **error);
typedef gboolean (*AccordRedactFunc) (const AccordKind *kind, gint64 row, int field, AccordValue *value, gpointer data); /* TRUE: the value was changed */
gboolean accord_writer_redact_changes (AccordWriter *writer, GHashTable *rows, AccordStamp until, AccordRedactFunc func, gpointer data, GHashTable *txns, guint *n_redacted, GError **error);
gpointer accord_writer_row_key (const AccordKind *kind, gint64 row);
gint64 accord_writer_row_of_key (gpointer key);
typedef char *(*AccordRedactLabelFunc) (gint64 txn, const char *label, gpointer data); /* the new label, or NULL */
gboolean accord_writer_redact_labels (AccordWriter *writer, AccordRedactLabelFunc func, gpointer data, guint *n_redacted, GError **error);
gboolean accord_writer_forget_words (AccordWriter *writer, const AccordKind *kind, GError **error);

struct _AccordJournalRow;
/* Emptied for ever (sync.md §2.6): a row keeps its identity and the clock up to which nothing that was written of it holds. */
gboolean accord_writer_is_purged (AccordRecord *record);
gboolean accord_writer_is_in_trash (AccordWriter *writer, AccordRecord *record);
AccordWriteClock accord_writer_cut (AccordRecord *record);
gboolean accord_writer_any_purged (AccordWriter *writer, const AccordKind *kind, gint64 first, gint64 last);
void accord_writer_take_cut (AccordRecord *record, GBytes **clocks);
gboolean accord_writer_purge (AccordWriter *writer, AccordRecord *before, const AccordWriteClock *clock, const AccordWriteClock *deleted, GError **error);
gboolean accord_writer_purge_told (AccordWriter *writer, const struct _AccordJournalRow *row, AccordWriteClock *deleted, AccordStamp *seen, GError **error);
gboolean accord_writer_say_purged_deletion (AccordWriter *writer, AccordRecord *before, const AccordWriteClock *clock, gboolean deleted, GError **error);
gboolean accord_writer_lift (AccordWriter *writer, AccordRecord *before, guint64 staying, const AccordWriteClock *clock, gboolean *came_back, GError **error);
gboolean accord_writer_answer (AccordWriter *writer, AccordRecord *before, guint64 shared, const AccordWriteClock *purge, GError **error);
GStrv accord_writer_unknown_telling (AccordWriter *writer, AccordRecord *record, AccordStamp until, AccordTellsFunc tells, gpointer data, GError **error);
GStrv accord_writer_unknown_emptied (AccordWriter *writer, AccordRecord *record, const AccordWriteClock *clock, GError **error);
gboolean accord_writer_drop_unknown (AccordWriter *writer, const char *kind, const AccordId *uid, const AccordWriteClock *clock, GError **error);

AccordRecord *accord_writer_load (AccordWriter *writer, const AccordKind *kind, gint64 id, GError **error);
gboolean accord_writer_is_living (AccordWriter *writer, const AccordKind *kind, gint64 id);
gboolean accord_writer_still_holds (AccordWriter *writer, AccordRecord *record, int field, AccordStamp stamp);
gboolean accord_writer_value_before (AccordWriter *writer, AccordRecord *record, int field, AccordStamp stamp, AccordValue *value);
AccordWriteClock accord_writer_newest_clock (AccordWriter *writer, AccordRecord *record);
void accord_writer_take_clock (AccordWriter *writer, AccordRecord *record, int field, const AccordWriteClock *clock, GBytes **clocks);
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
typedef struct _AccordJournalRow {
  const AccordKind *kind;
  gint64 row;
  char operation; /* 'u', 'd', 'r', 'e', 'p' purged, 'b' brought back */
  AccordStamp stamp;
  GArray *fields; /* of AccordChangedField */
  char *told;     /* 'p': for accord_writer_purge_told() */
  gboolean is_person; /* 'e': of the person who was erased, and not of what lies around */
} AccordJournalRow;
typedef struct {
  int field;
  AccordStamp previous; /* clock of the field before; 0: that of the row's birth */
  guint16 previous_replica;
  AccordValue before;
  AccordValue after;
} AccordChangedField;
gboolean accord_writer_number_txn (AccordWriter *writer, gint64 txn, gint64 s, GError **error);
gboolean accord_writer_deleted_by (AccordWriter *writer, const AccordSpan *span, gint64 txn, gboolean deleted, GArray *ids, GError **error);
GPtrArray *accord_writer_load_many (AccordWriter *writer, const AccordKind *kind, gint64 first, gint64 last, GError **error);
GArray *accord_writer_spans (AccordWriter *writer, gint64 txn, GError **error);
GPtrArray *accord_writer_journal_rows (AccordWriter *writer, gint64 txn, GError **error);
gboolean accord_writer_txn_line (AccordWriter *writer, gint64 txn, AccordTxnLine **line, GError **error);

/* A file that was salvaged. */
GArray *accord_writer_txns_behind (AccordWriter *writer, gint64 txn, GError **error); /* of gint64, in their order */
GArray *accord_writer_dangling (AccordWriter *writer, const AccordKind *kind, int field, GError **error); /* of gint64: records whose link leads nowhere */
gint64 accord_writer_first_living (AccordWriter *writer, const AccordKind *kind); /* 0: none */

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordOwnTxn, accord_own_txn_clear)

G_END_DECLS
