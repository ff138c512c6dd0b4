/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libdex.h>
#include "accord-error.h"
#include "accord-kind.h"
#include "accord-record.h"
#include "accord-upkeep.h"

G_BEGIN_DECLS

/**
 * AccordStore: one open workspace file. It owns the database thread (the only one that writes and
 * checkpoints) and two reader threads (query_only): one for pages, one for reports and whole lists,
 * which leaves the processor to the main loop where there are too few. Nobody else touches the database handles.
 */
#define ACCORD_TYPE_STORE (accord_store_get_type ())
G_DECLARE_FINAL_TYPE (AccordStore, accord_store, ACCORD, STORE, GObject)

typedef enum {
  ACCORD_STORE_WRITE = 0,          /* read and write; takes the writer's lock */
  ACCORD_STORE_CREATE = 1 << 0,    /* make a new file; an existing one is an error */
  ACCORD_STORE_READ_ONLY = 1 << 1, /* never writes: works beside a writer */
} AccordStoreFlags;

typedef struct _AccordReader AccordReader;

/* Runs on the reader thread; returns an already resolved or rejected future. */
typedef DexFuture *(*AccordReadFunc) (AccordReader *reader, gpointer data);

DexFuture *accord_store_open (const char *path, AccordStoreFlags flags);
DexFuture *accord_store_open_watched (const char *path, AccordStoreFlags flags, AccordUpkeep *upkeep);
DexFuture *accord_store_close (AccordStore *self);
gboolean accord_store_is_unfinished (const char *path);
gboolean accord_store_fail_unfinished (const char *path, GError **error);
DexFuture *accord_store_discard (AccordStore *self); /* a new file that could not be finished */
const char *accord_store_get_path (AccordStore *self);
gboolean accord_store_is_read_only (AccordStore *self);
const GError *accord_store_get_read_only_reason (AccordStore *self);
DexFuture *accord_store_read (AccordStore *self, AccordReadFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *accord_store_read_long (AccordStore *self, AccordReadFunc func, gpointer data, GDestroyNotify destroy);
DexFuture *accord_store_read_behind (AccordStore *self, AccordReadFunc func, gpointer data, GDestroyNotify destroy);
gboolean accord_store_is_closing (AccordStore *self);
const AccordKind *accord_store_get_kind (AccordStore *self, const AccordKind *base);
const AccordKind *accord_reader_get_kind (AccordReader *reader, const AccordKind *base);
DexFuture *accord_store_expect_search (AccordStore *self, const AccordKind *kind);
DexFuture *accord_store_expect_columns (AccordStore *self, const AccordKind *kind);
DexFuture *accord_store_expect_orders (AccordStore *self, const AccordKind *kind);
gboolean accord_store_knows_columns (AccordStore *self, const AccordKind *kind);
void accord_store_set_columns_least (AccordStore *self, guint n_rows); /* for tests */
void accord_store_set_columns_values_most (AccordStore *self, guint n_values); /* for tests */
void accord_store_keep_columns_from (guint n_rows); /* for tests */
DexFuture *accord_store_check (AccordStore *self);
DexFuture *accord_store_repair (AccordStore *self);
DexFuture *accord_store_scrub (AccordStore *self);
DexFuture *accord_store_backup (AccordStore *self, const char *path);

G_END_DECLS
