/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-clock.h"
#include "accord-store.h"

G_BEGIN_DECLS

/* How long what was deleted is kept, in days, where the workspace does not say otherwise (sync.md §2.6). */
#define ACCORD_TRASH_DAYS 90

/* A record in the Trash. */
typedef struct {
  const AccordKind *kind;
  gint64 id;
  gint64 at;  /* ms: since when, by the clock of the deletion */
  gint64 txn; /* change set that put it there */
} AccordInTrash;

gboolean accord_trash_may_be_emptied_of (const AccordKind *kind);
gint64 accord_reader_trash_days (AccordReader *reader);                                  /* 0: never emptied */
GArray *accord_reader_in_trash (AccordReader *reader, gint64 before, GError **error);    /* AccordInTrash; ms */
DexFuture *accord_store_in_trash (AccordStore *self, gint64 before);                     /* GArray of AccordInTrash; ms */

G_END_DECLS
