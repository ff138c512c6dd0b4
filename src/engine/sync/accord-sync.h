/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-sync-rows.h"
#include "accord-transport.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordSync: a workspace file that is shared with other computers through a transport. Main thread; what may
 * block runs on a thread of its own. Signal "changed": the state in words has changed.
 *
 *   look (list, read, check) ─▶ identity ─▶ take in ─▶ seal ─▶ publish ─▶ head ─▶ repair
 */
#define ACCORD_TYPE_SYNC (accord_sync_get_type ())
G_DECLARE_FINAL_TYPE (AccordSync, accord_sync, ACCORD, SYNC, GObject)

typedef enum {
  ACCORD_SYNC_NEVER,       /* not yet in this run */
  ACCORD_SYNC_AT_WORK,
  ACCORD_SYNC_DONE,
  ACCORD_SYNC_UNREACHABLE, /* the folder is not there, full, or may not be written */
  ACCORD_SYNC_FOREIGN,     /* the folder belongs to another workspace */
  ACCORD_SYNC_REVOKED,     /* this computer was taken out */
  ACCORD_SYNC_FAILED,      /* anything else, see the message */
} AccordSyncState;

/* A file on the share that was not taken. */
typedef struct {
  char *path;
  char *message;
  int code;         /* AccordSyncError */
  gint64 since;     /* ms */
} AccordSyncProblem;

typedef struct {
  char *rid;
  char *name;
  char *user;
  gint64 heard_at;  /* ms; 0 never */
  gint64 seen;
  gint64 last;      /* what it says that it has written */
  gboolean is_me;
  int state;        /* AccordReplicaState */
  gboolean has_left;
  gboolean is_revoked;
} AccordSyncPeer;

typedef struct {
  AccordSyncState state;
  char *message;       /* what is wrong, a sentence; or NULL */
  gint64 done_at;      /* ms: the last whole round; 0 never */
  guint n_waiting;     /* own change sets that others do not have yet */
  guint n_held;        /* files that wait for others */
  guint n_taken;       /* records of others in the last round */
  guint n_sent;        /* records sent in the last round */
  guint n_conflicts;   /* open */
  gboolean clock_is_doubtful;
  gboolean is_shortened; /* what others did before the day from which history is kept came as it stands now */
  gboolean has_new_name; /* the file was a copy, or was put back: it goes on as a new computer */
  GPtrArray *problems; /* of AccordSyncProblem */
  GPtrArray *peers;    /* of AccordSyncPeer */
} AccordSyncStatus;

#define ACCORD_TYPE_SYNC_STATUS (accord_sync_status_get_type ())
GType accord_sync_status_get_type (void) G_GNUC_CONST;
AccordSyncStatus *accord_sync_status_copy (const AccordSyncStatus *status);
void accord_sync_status_free (AccordSyncStatus *status);

AccordSync *accord_sync_new (AccordJournal *journal, AccordTransport *share, AccordTransport *mirror);
DexFuture *accord_sync_round (AccordSync *self);    /* AccordSyncStatus */
DexFuture *accord_sync_snapshot (AccordSync *self); /* boolean: whether one was made */
DexFuture *accord_sync_digest (AccordSync *self);   /* string */
DexFuture *accord_sync_leave (AccordSync *self);    /* boolean: the others are told */
DexFuture *accord_sync_revoke (AccordSync *self, const char *rid); /* boolean: what it writes from now on is not taken */
DexFuture *accord_sync_load_snapshot (AccordSync *self, gboolean join); /* boolean: whether there was one */
const AccordSyncStatus *accord_sync_get_status (AccordSync *self);
void accord_sync_set_device (AccordSync *self, const char *name, const char *user, const char *place);

/* How far a long piece of work is: counted, written by any thread. */
typedef struct {
  gatomicrefcount refs;
  gint cancelled; /* atomic: nobody waits for it any more */
  gint done;   /* atomic */
  gint total;  /* atomic; 0: not known yet */
} AccordSyncProgress;
AccordSyncProgress *accord_sync_progress_new (void);
AccordSyncProgress *accord_sync_progress_ref (AccordSyncProgress *self);
void accord_sync_progress_unref (AccordSyncProgress *self);
void accord_sync_progress_cancel (AccordSyncProgress *self);
void accord_sync_set_progress (AccordSync *self, AccordSyncProgress *progress);

/* For tests: everything on the main thread, and stopping as if the power went. */
typedef enum {
  ACCORD_SYNC_STAGE_NONE,
  ACCORD_SYNC_STAGE_SEALED,
  ACCORD_SYNC_STAGE_PUT,
  ACCORD_SYNC_STAGE_PUBLISHED,
} AccordSyncStage;
typedef void (*AccordSyncStageFunc) (AccordSyncStage stage, gpointer data);
void accord_sync_set_stages (AccordSync *self, AccordSyncStageFunc func, gpointer data);
void accord_sync_stop_at (AccordSync *self, AccordSyncStage stage);
void accord_sync_run_here (AccordSync *self);

/* For tests: rules left out, one at a time; the simulator must find each (sync.md §4.1). */
typedef enum {
  ACCORD_SYNC_ALL_RULES = 0,
  ACCORD_SYNC_WITHOUT_WANT = 1 << 0,
  ACCORD_SYNC_WITHOUT_REPAIR = 1 << 1,
  ACCORD_SYNC_SNAPSHOT_UNSEALED = 1 << 2,
  ACCORD_SYNC_WITHOUT_APPLYING = 1 << 3,
  ACCORD_SYNC_WITHOUT_CLOCK_RULE = 1 << 4,
} AccordSyncMutation;
void accord_sync_mutate (AccordSync *self, AccordSyncMutation mutation);
void accord_sync_set_fan (AccordSync *self, guint fan);
void accord_sync_set_records (AccordSync *self, guint records);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSyncStatus, accord_sync_status_free)

G_END_DECLS
