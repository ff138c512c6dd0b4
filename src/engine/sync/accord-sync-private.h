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
  GHashTable *since;        /* path or hash → gint64 ms since when it waits, is broken or is missed */
  char *device;
  char *user;
  char *place;              /* where the file lies on this computer; tells a copy */
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
  char *nonce;
  char *place;
  char *acks;            /* snapshots, by spaces */
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
} AccordSyncRound;

void accord_sync_known_clear (AccordSyncKnown *known);
void accord_sync_look_clear (AccordSyncLook *look);
gboolean accord_sync_read_known (AccordSync *self, AccordSyncKnown *known, GError **error);
DexFuture *accord_sync_run (AccordSync *self, AccordJobFunc func, gpointer data);
void accord_sync_peer_free (gpointer peer);
AccordSyncPeer *accord_sync_peer_new (const AccordReplicaRow *row);
void accord_sync_stop_timers (AccordSync *self);
gboolean accord_sync_look (AccordSyncRound *round, GError **error);
gboolean accord_sync_identify (AccordSyncRound *round, GError **error);
gboolean accord_sync_take (AccordSyncRound *round, GError **error);
gboolean accord_sync_send (AccordSyncRound *round, GError **error);
gboolean accord_sync_mend (AccordSyncRound *round, GError **error);
gboolean accord_sync_reached (AccordSyncRound *round, AccordSyncStage stage);
void accord_sync_problem (AccordSync *self, const char *path, const GError *error);
char *accord_sync_name_behind (const char *rid);
gint64 accord_sync_since (AccordSync *self, const char *what);
char *accord_sync_sum_of (const AccordSyncKnown *known, const char *rid);
gint64 accord_sync_seen_of (const AccordSyncKnown *known, const char *rid);
char *accord_sync_path (const char *rid, gint64 first, gint64 last, const char *hash);

G_END_DECLS
