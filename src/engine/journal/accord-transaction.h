/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-change-set.h"
#include "accord-gate-private.h"
#include "accord-writer.h"

G_BEGIN_DECLS

/* A record deleted or restored in a change set. */
typedef struct {
  const AccordKind *kind;
  gint64 id;
  gint64 txn; /* restored: the change set that had deleted it */
} AccordTouched;

/**
 * AccordTransaction: a change set being written, on the database thread. Everything that writes goes
 * through it: edits, imports, undo. Edits of one record are gathered, so a record gets one journal
 * row however many steps touched it, after the rules had their say.
 */
typedef struct {
  AccordWriter *writer;
  AccordClock *clock;
  gint64 actor;
  gint64 txn;
  AccordStamp stamp;
  gboolean bulk;         /* changes are told as spans */
  const char *reason;
  AccordGate *gate;      /* what stages ask for, NULL until a deal moves */
  struct _AccordAssigner *assigner; /* rules for customers without an owner, NULL until one comes */
  gpointer rights;       /* AccordRights (owned) of the actor, NULL until a rule asks */
  GPtrArray *pending;    /* of Pending (owned), in order of first touch */
  GHashTable *by_record; /* kind and id → Pending */
  GArray *deleted;       /* of AccordTouched, for accord-cascade.c */
  GArray *restored;      /* of AccordTouched */
  GArray *offers;        /* of AccordTouched: deals and quotes whose lines changed, for accord-offer-totals.c */
  GHashTable *series;    /* numbers given so far, for accord-number-series.c; NULL until one is asked for */
  gint64 *lock;          /* until when books are locked, as an import found it; NULL until a closed deal comes */
  GHashTable *credits;   /* deals whose shares changed, for accord-credit-rules.c; NULL until one does */
  gboolean settling;     /* their totals are being written */
  AccordChangeSet *set;
} AccordTransaction;

gboolean accord_transaction_begin (AccordTransaction *self, AccordWriter *writer, AccordClock *clock, gint64 actor,
                                   AccordOrigin origin, const char *label, gint64 undo_of, GError **error);
AccordOrigin accord_transaction_origin (const char *name);
AccordChangeSet *accord_transaction_end (AccordTransaction *self, GError **error);
gboolean accord_transaction_flush (AccordTransaction *self, GError **error);
void accord_transaction_clear (AccordTransaction *self);

gint64 accord_transaction_create (AccordTransaction *self, const AccordKind *kind, const AccordValue *values, GError **error);
gboolean accord_transaction_set (AccordTransaction *self, const AccordKind *kind, gint64 id, int field, const AccordValue *value, GError **error);
const AccordValue *accord_transaction_get (AccordTransaction *self, const AccordKind *kind, gint64 id, int field, GError **error);
gboolean accord_transaction_set_deleted (AccordTransaction *self, const AccordKind *kind, gint64 id, gboolean deleted, GError **error);
void accord_transaction_told (AccordTransaction *self, const AccordKind *kind, gint64 id, char operation, guint64 fields);
void accord_transaction_told_span (AccordTransaction *self, const AccordKind *kind, char operation, gint64 first, gint64 last);

/* A record whose fields changed in this transaction. */
typedef struct {
  const AccordKind *kind;
  gint64 id;
  AccordRecord *before;
  AccordValue *after; /* n_fields */
  guint64 changed;
} AccordPending;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordTransaction, accord_transaction_clear)

G_END_DECLS
