/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-ingest.h"
#include "accord-seal.h"
#include "accord-segment.h"
#include "accord-sync.h"
#include "accord-sync-head.h"
#include "accord-worker.h"

G_BEGIN_DECLS

#define ACCORD_SYNC_FIBER_STACK (256 * 1024)
#define ACCORD_SYNC_HOLD_MS ((gint64) 24 * 60 * 60 * 1000)
#define ACCORD_SYNC_RECORDS 5000

struct _AccordSync {
  GObject parent_instance;
  AccordJournal *journal;
  AccordTransport *share;
  AccordTransport *mirror;  /* what was received, and what was sent */
  AccordWorker *worker;     /* NULL: in tests, everything here */
  AccordSyncStatus *status;
  GHashTable *since;        /* see accord-sync-waits.c */
  gboolean has_waits;       /* what the file remembers of them is in there */
  char *waits_said;         /* what it remembers */
  GHashTable *again;        /* a repair: hashes of what was taken once more; else NULL */
  gint64 n_again;           /* rows that it wrote */
  gboolean has_settled;     /* what an older program only kept was looked through once */
  guint n_rounds;
  guint fan;                /* so many files become one */
  guint records;            /* so many at most in one file that is made */
  GHashTable *too_large;    /* hashes of the first of so many that do not become one */
  GHashTable *unreadable;   /* hashes of own files that are there and not whole: when that was found (accord_steady_ms()) */
  GHashTable *dropped;      /* hashes of what is not kept on this computer any more */
  char *newest;             /* snapshot on the share, or NULL */
  gint64 newest_at;         /* ms */
  gint64 newest_n;          /* records in it */
  gint64 newest_total;      /* numbers of all computers that are in it */
  gint64 retained_at;       /* when it was looked at what is not kept any more */
  gint64 aged_at;           /* when it was looked at what lies in the Trash */
  gboolean wants_snapshot;  /* something is older than what is kept, and no snapshot that two have read has it */
  JsonObject *digest;       /* of all tables, or NULL */
  char *digest_of;          /* for which files of changes */
  gint64 digest_at;         /* when it was begun, and */
  gint64 digest_took;       /* how long it took */
  gboolean has_swept;       /* what was left of files that were cut short is gone */
  gboolean is_counting;
  gboolean is_leaving;
  gboolean is_joining;      /* nothing is written to the share before all has come */
  AccordSyncProgress *progress; /* of what comes in, or NULL */
  gboolean differs;         /* from another computer that has the same files */
  char *device;
  char *user;
  char *place;              /* where the file lies on this computer; tells a copy */
  GError *refused;          /* why it is not shared there at all, or NULL */
  DexFuture *running;       /* a round, or NULL */
  gint64 head_at;           /* when the head was written last */
  gint64 told_anew_at;      /* when a snapshot was made for somebody who waits */
  char *head_said;          /* what it said, without the time */
  AccordSyncStageFunc stage_func;
  gpointer stage_data;
  AccordSyncStage stop_at;
  AccordSyncMutation mutation;
  guint timer;              /* source: the next round */
  guint every;              /* source */
};

/* What this file knows before it looks. */
typedef struct {
  char *workspace;
  char *rid;
  GPtrArray *replicas;   /* of AccordReplicaRow */
  GPtrArray *segments;   /* of AccordSegmentRow */
  GHashTable *hashes;    /* hash → AccordSegmentRow */
  GHashTable *sums;      /* rid → guint64*: what all its files that are in here come to */
  char *nonce;
  char *place;
  char *acks;            /* snapshots, by spaces */
  char *waits;           /* see accord-sync-waits.c */
  char *erased;          /* when something was erased last, and */
  char *redacted;        /* up to when own files know of it */
  char *unread;          /* hashes of own files that could not be read then, by spaces */
  char *checked;         /* the newest snapshot that was read whole, all of which is in here */
  char *pruned;          /* up to which day old values were forgotten, and */
  gint64 history_from;   /* the day that the workspace says, or 0 */
  char *remake;          /* snapshots after that: "make", "drop" or NULL */
  GHashTable *departures; /* rid → AccordDepartureRow */
  gint64 sealed_txn;
  gint64 unsealed;
  guint conflicts;
} AccordSyncKnown;

/* What lies on the share. */
typedef struct {
  GPtrArray *found;      /* of AccordRemoteSegment: new, whole and checked */
  GHashTable *listed;    /* hash → path: what is there, by its name */
  GHashTable *torn;      /* hash → path: there under its name, but not whole */
  GPtrArray *heads;      /* of AccordSyncHead */
  GStrv snapshots;
  gboolean has_marker;
  GError *error;
} AccordSyncLook;

typedef struct {
  AccordSync *sync;
  AccordSyncKnown known;
  AccordSyncLook look;
  gboolean stopped;      /* as if the power went */
  gboolean wrote;        /* since the file was asked what it knows */
} AccordSyncRound;

void accord_sync_known_clear (AccordSyncKnown *known);
void accord_sync_look_clear (AccordSyncLook *look);
gboolean accord_sync_read_known (AccordSync *self, AccordSyncKnown *known, GError **error);
gboolean accord_sync_ask_reader (AccordReader *reader, AccordSyncKnown *known, GError **error);
gboolean accord_sync_know_again (AccordSyncRound *round, GError **error);
DexFuture *accord_sync_run (AccordSync *self, AccordJobFunc func, gpointer data);
void accord_sync_peer_free (gpointer peer);
void accord_sync_problem_free (gpointer problem);
AccordSyncPeer *accord_sync_peer_new (const AccordReplicaRow *row);
gboolean accord_sync_goes_on (AccordSyncProgress *progress, GError **error);
void accord_sync_progressed (AccordSyncProgress *progress, gint64 total, gint64 done);
void accord_sync_peer_departed (AccordSyncPeer *peer, GHashTable *departures);
void accord_sync_stop_timers (AccordSync *self);
gboolean accord_sync_read_marker (AccordSyncRound *round, gboolean *torn, GError **error);
gboolean accord_sync_look (AccordSyncRound *round, GError **error);
gboolean accord_sync_identify (AccordSyncRound *round, GError **error);
gboolean accord_sync_take (AccordSyncRound *round, GError **error);
gboolean accord_sync_send (AccordSyncRound *round, GError **error);
gboolean accord_sync_mend (AccordSyncRound *round, GError **error);
gboolean accord_sync_reached (AccordSyncRound *round, AccordSyncStage stage);
void accord_sync_problem (AccordSync *self, const char *path, const GError *error);
char *accord_sync_name_behind (const char *rid);
gint64 accord_sync_since (AccordSync *self, const char *what);
gboolean accord_sync_waited (AccordSync *self, const char *what, gint64 ms);
void accord_sync_wait_again (AccordSync *self, const char *what);
const char *accord_sync_missed_for (AccordSync *self, gint64 ms);
GHashTable *accord_sync_waits_new (void);
void accord_sync_waits_read (AccordSync *self, const char *text);
gboolean accord_sync_waits_keep (AccordSync *self, GError **error);
GBytes *accord_sync_bytes_of (AccordSync *self, const AccordSegmentRow *row);
AccordRemoteSegment *accord_sync_read_own (AccordSync *self, const AccordSegmentRow *row, gsize *size);
gboolean accord_sync_merge_own (AccordSyncRound *round, GError **error);
gboolean accord_sync_redact_own (AccordSyncRound *round, GError **error);
gboolean accord_sync_is_first (AccordSyncRound *round);
gboolean accord_sync_age_trash (AccordSyncRound *round, GError **error);
gboolean accord_sync_is_active (const AccordSyncRound *round, const AccordSyncHead *head);
void accord_sync_sweep (AccordSyncRound *round);
gboolean accord_sync_tidy (AccordSyncRound *round, GError **error);
gboolean accord_sync_snapshot_facts (AccordTransport *share, const char *name, gint64 *n, gint64 *total);
gboolean accord_sync_compare (AccordSyncRound *round, GError **error);
gboolean accord_sync_retain (AccordSyncRound *round, GError **error);
gboolean accord_sync_is_behind (const AccordSyncRound *round);
gboolean accord_sync_is_let_go (const AccordSyncRound *round, const AccordSegmentRow *row);
gint64 accord_sync_first_kept (const AccordSyncKnown *known);
gboolean accord_sync_covers_write (GPtrArray *texts, GPtrArray *files, GPtrArray *hashes, GError **error);
gboolean accord_sync_covers_read (GPtrArray *covers, JsonArray *said);
gboolean accord_sync_covers_read_beside (GPtrArray *covers, GBytes *bytes, GError **error);
GHashTable *accord_sync_snapshot_covers (AccordSync *self, const char *name, const char *workspace);
gboolean accord_sync_depart (AccordSyncRound *round, GError **error);
gint64 accord_sync_cut_of (const AccordSyncKnown *known, const char *rid);
gboolean accord_sync_is_quarantined (const AccordSyncKnown *known, AccordRemoteSegment *segment);
char *accord_sync_sum_of (const AccordSyncKnown *known, const char *rid);
gboolean accord_sync_is_mine (const AccordSyncKnown *known, const char *rid);
gint64 accord_sync_seen_of (const AccordSyncKnown *known, const char *rid);
char *accord_sync_path (const char *rid, gint64 first, gint64 last, const char *hash);

G_END_DECLS
