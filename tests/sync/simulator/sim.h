/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-memory-transport.h"
#include "accord-sync.h"
#include "accord-test.h"

G_BEGIN_DECLS

/* Computers, their clocks and disks, and a share that loses, tears, doubles and delays: one seed is one run
 * of the program's own merge, seal and ingest (sync.md §4.1). */
#define SIM_USUAL 8 /* computers that there may be */
#define SIM_LIMIT 256

typedef struct {
  AccordStore *store;
  AccordJournal *journal;
  AccordSync *sync;
  AccordMemoryTransport *share; /* the folder as this computer sees it */
  AccordMemoryTransport *mirror;
  GHashTable *shipped;          /* path → GBytes: what others were sent of it */
  char *path;
  gint64 skew;                  /* ms: its clock ahead of the time */
  gboolean is_used;             /* something may be in the file */
  gboolean was_wrong;           /* its clock was far ahead at some time */
  gboolean takes_part;
  gboolean is_away;
  gboolean has_backup;
  guint records;                /* so many at most in one file of changes; 0: as the program has it */
  gboolean is_older;            /* its program does not know a kind and two fields: see sim-program.c */
} SimReplica;

typedef struct {
  int to;
  guint due;      /* step */
  char *path;
  GBytes *bytes;
} SimDelivery;

typedef struct {
  guint64 seed;
  guint n_steps;
  AccordSyncMutation mutation;
  gboolean is_loud;
  GRand *rand;
  guint step;
  gint64 now;
  int n;
  SimReplica replicas[SIM_LIMIT];
  GPtrArray *deliveries; /* of SimDelivery */
  GPtrArray *customers;  /* of AccordId */
  GPtrArray *deals;
  GHashTable *poisoned;  /* uids whose clocks may be of the far future */
  GHashTable *touched;   /* uids that people have made */
  guint n_values;
  guint n_fields;        /* that were added */
  guint n_erased;        /* people */
  guint n_purged;        /* records deleted for good */
  guint n_disks_lost;    /* with copies of files that only snapshots may tell of then */
  guint n_snapshots;     /* that were asked for */
  gint64 newer_seq;      /* of a computer with a later program */
  char *workspace;
  guint n_writes;        /* that the oracle looked for, in all runs */
  guint n_at_once;       /* pairs of them that somebody had to be told of */
  gboolean has_older;    /* somebody begins with the older program */
  gboolean keeps_less;   /* history is let go in this run */
  gboolean has_tickets;  /* that go up when their time is over */
  guint n_escalated;     /* in all runs */
  gint64 escalated_at;   /* ms: when all looked the last time */
  gboolean has_bulk;     /* deeds over more rows than a file of changes takes */
  gint64 history_from;   /* ms: what is older may be in nobody's history */
  guint n_let_go;        /* files of changes, in all runs */
  gboolean is_one;       /* all have equal digests, and nothing was done since */
  guint n_upgraded;      /* computers, in all runs */
  int n_first;           /* computers at the beginning; 0: a few */
  int most;              /* computers that there may be */
  guint n_named_anew;
  char *failure;         /* what did not hold, or NULL */
} Sim;

void sim_open_all (Sim *sim);
void sim_close_all (Sim *sim);
char *sim_run (Sim *sim, guint64 seed, guint n_steps, AccordSyncMutation mutation); /* what did not hold, or NULL */

void sim_say (Sim *sim, const char *format, ...) G_GNUC_PRINTF (2, 3);
void sim_fail (Sim *sim, const char *format, ...) G_GNUC_PRINTF (2, 3);
int sim_below (Sim *sim, int n);
gboolean sim_chance (Sim *sim, int per_cent);
void sim_set_clock (Sim *sim, const SimReplica *replica);
void sim_reset (Sim *sim, SimReplica *replica);
void sim_begin (Sim *sim, SimReplica *replica);
void sim_end (SimReplica *replica);
void sim_reopen (Sim *sim, SimReplica *replica, const char *from);
void sim_round (Sim *sim, SimReplica *replica, AccordSyncStage stop_at);
void sim_ship (Sim *sim, int from, gboolean at_once);
void sim_deliver (Sim *sim);
AccordRecord *sim_any (Sim *sim, SimReplica *replica, const AccordKind *kind, GPtrArray *uids);
char *sim_value (Sim *sim); /* that nobody wrote before */
void sim_commit_quietly (Sim *sim, SimReplica *replica, AccordEdit *edit); /* takes it; a rule may refuse */
void sim_tag (Sim *sim, SimReplica *replica);
void sim_add_line (Sim *sim, SimReplica *replica);
void sim_merge (Sim *sim, SimReplica *replica);
void sim_erase (Sim *sim, SimReplica *replica);
void sim_purge (Sim *sim, SimReplica *replica);
void sim_ticket (Sim *sim, SimReplica *replica);
void sim_escalate_all (Sim *sim);
void sim_check_tickets (Sim *sim);
void sim_write_newer (Sim *sim, int where);
void sim_work (Sim *sim, SimReplica *replica);
void sim_import (Sim *sim, SimReplica *replica);
void sim_bulk (Sim *sim, SimReplica *replica);
void sim_draw_records (Sim *sim, SimReplica *replica);
void sim_check_told (Sim *sim);
void sim_watch (Sim *sim, SimReplica *replica, const AccordChangeSet *set); /* whose clock may be of the far future */
void sim_use (const SimReplica *replica); /* from here on the program is the one of that computer */
char *sim_make_first (const char *folder, const char *name, gboolean is_older); /* path of an empty file */
void sim_programs_begin (Sim *sim, const char *folder);
void sim_programs_end (Sim *sim);
void sim_make_older (Sim *sim, SimReplica *replica);
void sim_upgrade (Sim *sim, SimReplica *replica);
void sim_upgrade_all (Sim *sim);
void sim_upgrade_one (Sim *sim);
gboolean sim_any_older (Sim *sim);
void sim_check_upgraded (Sim *sim);
void sim_keep_less (Sim *sim, SimReplica *replica);
guint sim_let_go (Sim *sim); /* files of changes that are not kept any more */
void sim_make_snapshot (Sim *sim, SimReplica *replica);
void sim_gadget (Sim *sim, SimReplica *replica);
void sim_close_store (SimReplica *replica);
void sim_open_store (SimReplica *replica, AccordStoreFlags flags);
void sim_lines (SimReplica *replica, const char *sql, GString *to); /* first columns of an answer */
void sim_fault (Sim *sim);
void sim_heal (Sim *sim);
void sim_found_workspace (Sim *sim, SimReplica *replica);
char *sim_digest (SimReplica *replica);
GHashTable *sim_state (SimReplica *replica); /* "uid field" → "clock rid" */
GHashTable *sim_values (SimReplica *replica); /* "uid field" → JSON */
gboolean sim_is_place (const char *field); /* a close of a deal comes before the clock there */
gint64 sim_closings (GHashTable *values, const char *key); /* how often the deal of "uid field" was closed and reopened */
GHashTable *sim_ranked_state (SimReplica *replica); /* "uid field" → what a later write comes after */
void sim_everything (SimReplica *replica, GString *to); /* values and history, to look into */
void sim_conflicts (SimReplica *replica, GHashTable *told); /* "uid field" */
void sim_log (SimReplica *replica, GString *to);
char *sim_workspace (SimReplica *replica);
GHashTable *sim_own_names (SimReplica *replica);
GHashTable *sim_taken_off (SimReplica *replica); /* uids of taggings in the Trash */
char *sim_board (SimReplica *replica); /* deals of every stage in their order */
void sim_tell_register (Sim *sim, const char *key);
void sim_tell_differences (Sim *sim); /* for whoever looks into what went wrong */
void sim_check_oracle (Sim *sim);
void sim_check (Sim *sim, GHashTable *newest);

G_END_DECLS
