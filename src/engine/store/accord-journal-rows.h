/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

/* Reading the journal's rows: history and undo are readers of the same rows. */
typedef struct {
  gint64 txn;
  gint64 at;            /* ms, author's wall clock */
  char *actor;          /* name of the member, or NULL */
  char *label;          /* what the user did */
  char *origin;         /* "edit", "import", "undo", "redo", "sync", "erase" */
  char operation;       /* 'i' created, 'u' field changed, 'd' deleted, 'r' restored, 'e' erased, 'l' as 'u', written at the same time by somebody else and not kept */
  int field;            /* 'u': index in the kind's table, -1 for an unknown field */
  AccordValue before;
  AccordValue after;
  char *before_title;   /* links: what they pointed to */
  char *after_title;
} AccordHistoryLine;

#define ACCORD_TYPE_HISTORY_LINE (accord_history_line_get_type ())
GType accord_history_line_get_type (void) G_GNUC_CONST;
AccordHistoryLine *accord_history_line_copy (const AccordHistoryLine *line);
void accord_history_line_free (AccordHistoryLine *line);
const char *accord_history_line_get_operation (const AccordHistoryLine *line);

/* One change set, as listed in the workspace's history and in the undo menu. */
typedef struct {
  gint64 txn;
  gint64 at;
  gint64 undo_of;
  char *actor;
  char *label;
  char *origin;
} AccordTxnLine;

#define ACCORD_TYPE_TXN_LINE (accord_txn_line_get_type ())
GType accord_txn_line_get_type (void) G_GNUC_CONST;
AccordTxnLine *accord_txn_line_copy (const AccordTxnLine *line);
void accord_txn_line_free (AccordTxnLine *line);

GPtrArray *accord_reader_history (AccordReader *reader, const AccordKind *kind, gint64 id, GError **error);
DexFuture *accord_store_history (AccordStore *self, const AccordKind *kind, gint64 id); /* GPtrArray of AccordHistoryLine, newest first */
DexFuture *accord_store_recent_txns (AccordStore *self, guint limit);                   /* GPtrArray of AccordTxnLine, newest first */
DexFuture *accord_store_standing_txn (AccordStore *self, gint64 txn);                   /* AccordTxnLine */
gint64 accord_reader_newest_txn (AccordReader *reader, GError **error);
gint64 accord_reader_standing_txn (AccordReader *reader, gint64 txn, gint64 before, GError **error);

G_END_DECLS
