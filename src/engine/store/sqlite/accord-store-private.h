/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-classes.h"
#include "accord-columns.h"
#include "accord-file-lock.h"
#include "accord-filled.h"
#include "accord-stage-map.h"
#include "accord-worker.h"
#include "accord-words.h"

G_BEGIN_DECLS

struct _AccordStore {
  GObject parent_instance;
  char *path;
  AccordStoreFlags flags;
  GError *read_only_reason; /* set when opened read-only against the caller's wish, or where it may not be written */
  char *place_warning;      /* set by opening; NULL: the place is a good one */
  int lock;
  AccordFileHold hold;
  gboolean immutable;
  gboolean closed;
  AccordWorker *writer_thread; /* also opens the file; in read-only stores it only checks and copies */
  AccordWorker *page_thread;
  AccordWorker *report_thread;
  AccordWorker *words_thread;
  AccordWorker *columns_thread;
  AccordWords *words;
  AccordColumns *columns;
  AccordClasses *classes;
  AccordFilled *filled;
  gint had[ACCORD_KIND_MAX]; /* atomic: readers' (accord-absent.c) */
  DexFuture *reading_words[ACCORD_KIND_MAX]; /* main thread: words being read into memory */
  DexFuture *reading_columns[ACCORD_KIND_MAX]; /* main thread: columns being read into memory */
  DexFuture *reading_extras[ACCORD_KIND_MAX]; /* main thread: orders and sums being made */
  DexFuture *looking[ACCORD_KIND_MAX]; /* main thread: which fields are filled, being found out */
  gboolean warmed[ACCORD_KIND_MAX]; /* main thread: tables that were read once, or are being */
  AccordReader *writer; /* each used on its own thread only */
  AccordReader *pages;
  AccordReader *reports;
  const AccordKind *kinds[ACCORD_KIND_MAX]; /* by number; atomic: read by the main thread */
  gint64 generation;                        /* of kinds; see accord-kinds.c */
  gpointer kept;                            /* writer's thread: what a commit leaves to the next; NULL: nothing */
  GDestroyNotify kept_free;
  guint n_commits;                          /* writer's thread: since it was opened */
  gint64 log_wanted;                        /* writer's thread: and that it should have */
  gint64 log_size;                          /* writer's thread: bytes that the log is known to have */
  AccordStageMap *stages;                   /* writer's thread, owned: stages as the last commit knew them, or NULL */
  AccordUpkeep *upkeep;                     /* owned: of opening; NULL where nobody asks */
  char *told;                               /* main thread: what was said last of what cannot be read, */
  gint64 told_at;                           /* and when: µs, monotonic */
};

void accord_store_trouble_class_init (AccordStoreClass *klass);
void accord_store_note_read (AccordStore *self, DexFuture *result);
gboolean accord_store_open_all (AccordStore *self, GError **error);
void accord_store_close_all (AccordStore *self);
void accord_store_discard_all (AccordStore *self);
AccordReader *accord_store_open_reader (AccordStore *self, GError **error);
void accord_store_forget_kept (AccordStore *self);
void accord_store_warm (AccordStore *self, const AccordKind *kind);
DexFuture *accord_store_after_list (AccordStore *self, const AccordKind *kind, DexFuture *listed);
gboolean accord_store_knows_words (AccordStore *self, const AccordKind *kind);

G_END_DECLS
