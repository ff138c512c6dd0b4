/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"
#include "accord-worker.h"

G_BEGIN_DECLS

struct _AccordStore {
  GObject parent_instance;
  char *path;
  AccordStoreFlags flags;
  GError *read_only_reason; /* set when opened read-only against the caller's wish */
  int lock;
  gboolean immutable;
  gboolean closed;
  AccordWorker *writer_thread; /* also opens the file; in read-only stores it only checks and copies */
  AccordWorker *page_thread;
  AccordWorker *report_thread;
  AccordReader *writer; /* each used on its own thread only */
  AccordReader *pages;
  AccordReader *reports;
  const AccordKind *kinds[ACCORD_KIND_MAX]; /* by number; atomic: read by the main thread */
  gint64 generation;                        /* of kinds; see accord-kinds.c */
};

G_END_DECLS
