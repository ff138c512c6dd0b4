/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "accord-clock.h"
#include "accord-id.h"

G_BEGIN_DECLS

/* Change sets on their way between computers (sync.md §2.5): made by sealing, taken in by ingest, and
 * between the two written and read by src/engine/sync. Plain values; any thread, one at a time. */
typedef struct {
  char op;            /* 'i' created, 'u' changed, 'd' deleted, 'r' restored, 'e' erased, 'p' purged, 'b' brought back whole, 's' state in a snapshot */
  gint64 s;           /* its number; 0 in snapshots */
  char *kind;
  AccordId uid;
  AccordStamp stamp;  /* where it differs from its change set's, else 0 */
  AccordStamp prev;   /* 'd', 'r', 'p': newest clock of the row that its author saw */
  gboolean is_person; /* 'e': of the person who is erased; all other records only lie around. Older programs do not say it */
  JsonObject *fields; /* name → [value] or [value, "clock.rid"] */
  char *rid;          /* 's': by whom it was created, in snapshots, */
  JsonArray *deleted; /* and whether it is in the Trash: [0 or 1, "clock.rid"], or NULL; 'p': what its author knew of that */
  JsonArray *purged;  /* 's': whether it is gone for ever, or was brought back: [1 or 0, "clock.rid"], or NULL */
} AccordRemoteRecord;

typedef struct {
  AccordStamp stamp;
  gint64 s;
  gboolean continues; /* of the segment before */
  gint64 at;          /* ms, author's wall clock */
  char *by;           /* member's identity, or NULL */
  char *kind;         /* "edit", "import" … */
  char *label;
  GPtrArray *records; /* of AccordRemoteRecord */
} AccordRemoteTxn;

/* One file of changes, of one computer. */
typedef struct {
  char *workspace;
  char *rid;
  char *hash;         /* 20 hexadecimal digits; NULL while it is made */
  char *prev;         /* hash of the one before, or NULL */
  gint64 first;
  gint64 last;
  JsonObject *dep;    /* rid → number: what its author had seen, as far as that was new */
  GStrv parts;        /* hashes of what it replaces, or NULL */
  GPtrArray *txns;    /* of AccordRemoteTxn */
  guint n_records;
} AccordRemoteSegment;

AccordRemoteRecord *accord_remote_record_new (char op, gint64 s, const char *kind, const AccordId *uid);
void accord_remote_record_free (gpointer record);
AccordRemoteTxn *accord_remote_txn_new (gint64 s, AccordStamp stamp);
void accord_remote_txn_free (gpointer txn);
AccordRemoteSegment *accord_remote_segment_new (const char *rid);
void accord_remote_segment_free (gpointer segment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordRemoteSegment, accord_remote_segment_free)

G_END_DECLS
