/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-clock.h"
#include "accord-store.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_REPLICA_OWN,     /* this one */
  ACCORD_REPLICA_PEER,
  ACCORD_REPLICA_RETIRED, /* writes no more */
  ACCORD_REPLICA_REVOKED, /* what it writes is not taken any more */
} AccordReplicaState;

typedef enum {
  ACCORD_SEGMENT_SEALED,    /* fixed, nobody else has it yet */
  ACCORD_SEGMENT_PUBLISHED,
  ACCORD_SEGMENT_TAKEN,     /* of another computer */
  ACCORD_SEGMENT_COVERED,   /* its effects came with a snapshot */
  ACCORD_SEGMENT_REPLACED,  /* by another that says the same, or less of what was erased: never to be put back */
  ACCORD_SEGMENT_DROPPED,   /* history that is not kept: a snapshot has what it did; never to be put back */
} AccordSegmentState;

/* What a file knows of sharing, read on a reader thread. */
typedef struct {
  int number;      /* in this file */
  char *rid;
  int state;       /* AccordReplicaState */
  gint64 seen;     /* numbers heard without a gap */
  char *head;      /* what it last said of itself (JSON), or NULL */
} AccordReplicaRow;

typedef struct {
  char *hash;
  char *rid;
  gint64 s1;
  gint64 s2;
  int state;       /* AccordSegmentState */
  GBytes *raw;     /* of a sealed one */
} AccordSegmentRow;

/* Two computers wrote one field without knowing of each other. */
typedef struct {
  gint64 id;
  gint64 txn;           /* in which it was found */
  const AccordKind *kind;
  gint64 row;
  char *field;          /* or "_del": edited while it was deleted; "_purge": after it was deleted for good, as lose tells */
  AccordValue base;
  AccordValue win;
  AccordValue lose;
  gboolean win_is_mine;
  gboolean lose_is_mine;
  char *win_actor;      /* member's name, or NULL */
  char *lose_actor;
  gint64 at;            /* ms */
  int state;            /* AccordConflictState */
} AccordConflict;

typedef enum {
  ACCORD_CONFLICT_OPEN,
  ACCORD_CONFLICT_KEPT,
  ACCORD_CONFLICT_MINE, /* the other value was written again */
} AccordConflictState;

#define ACCORD_TYPE_CONFLICT (accord_conflict_get_type ())
GType accord_conflict_get_type (void) G_GNUC_CONST;
AccordConflict *accord_conflict_copy (const AccordConflict *conflict);
void accord_conflict_free (AccordConflict *conflict);
void accord_replica_row_free (gpointer row);
void accord_segment_row_free (gpointer row);

char *accord_reader_sync_note (AccordReader *reader, const char *name);
GPtrArray *accord_reader_replicas (AccordReader *reader, GError **error);                      /* AccordReplicaRow */
GPtrArray *accord_reader_segments (AccordReader *reader, int state, GError **error);           /* AccordSegmentRow; -1: all */
gint64 accord_reader_unsealed (AccordReader *reader, gint64 after_txn);                        /* own change sets */
guint accord_reader_open_conflicts (AccordReader *reader);
GPtrArray *accord_reader_conflicts (AccordReader *reader, gboolean open_only, GError **error); /* AccordConflict, newest first */
char *accord_reader_workspace_uid (AccordReader *reader);
int accord_reader_schema_version (void); /* of this program's files */
gint64 accord_reader_history_from (AccordReader *reader); /* day; 0: everything is kept */
GStrv accord_reader_old_segments (AccordReader *reader, gint64 before, GError **error); /* hashes; ms */

/* Which computers take part no more. */
typedef struct {
  gboolean is_revoked; /* else it left of itself */
  gint64 cut;          /* revoked: what it wrote behind this number is not taken */
} AccordDepartureRow;
GHashTable *accord_reader_departures (AccordReader *reader, GError **error); /* rid → AccordDepartureRow */

/* What was erased for good: identities of records → the clocks of their fields by name. */
GHashTable *accord_reader_erased (AccordReader *reader, GError **error);     /* uid → (name → AccordStamp*) */
GHashTable *accord_reader_own_labels (AccordReader *reader, GError **error); /* rid → (number of a change set → label) */

/* Every record with its clocks, and what is kept for newer programs: what a snapshot holds and a digest sums up. */
typedef struct {
  const char *kind;
  char uid[27];
  AccordStamp born;
  const char *born_rid;
  gint64 deleted;       /* 0, 1 */
  AccordStamp deleted_stamp; /* 0: as born */
  const char *deleted_rid;
  gboolean is_stub;
  gboolean is_purged;   /* emptied for ever */
  AccordStamp cut;      /* before when nothing holds of its fields: of the purge, or of the answer to it; 0: all does */
  const char *cut_rid;
  AccordRecord *record; /* NULL: of a kind that is not known here; then text of one field: */
  const char *field;
  const char *text;
} AccordStateRow;
typedef gboolean (*AccordStateFunc) (AccordReader *reader, const AccordStateRow *row, gpointer data, GError **error);
gboolean accord_reader_each_state (AccordReader *reader, const AccordKind *kind, AccordStateFunc func, gpointer data, GError **error); /* NULL: what is not known */
gboolean accord_reader_field_clock (AccordReader *reader, AccordRecord *record, int field, AccordStamp *stamp, const char **rid);
gboolean accord_reader_row_uid (AccordReader *reader, const AccordKind *kind, gint64 id, char uid[27]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordConflict, accord_conflict_free)

G_END_DECLS
