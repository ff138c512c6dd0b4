/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-seal.h"
#include "accord-wire.h"

G_BEGIN_DECLS

/* How far this computer's change sets are in files for others. */
typedef struct {
  gint64 txn;   /* the last one that is there whole */
  guint stage;  /* of the next: 0 births, 1 changes, 2 deletions, 3 whole */
  guint at;     /* span or change of it */
  gint64 row;   /* of that span */
} AccordSealPlace;

typedef struct {
  AccordWriter *writer;
  AccordRemoteSegment *segment;
  AccordRemoteTxn *open;
  AccordOwnTxn txn;
  AccordSealPlace place;
  gint64 seq;
  guint n_most;
  gsize n_bytes;  /* about */
} AccordSealing;

gboolean accord_sealing_has_room (const AccordSealing *self);
gint64 accord_sealing_room (const AccordSealing *self);
gboolean accord_sealing_txn (AccordSealing *self, GError **error);

G_END_DECLS
