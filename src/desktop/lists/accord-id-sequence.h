/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"

G_BEGIN_DECLS

/* An order of ids with its sections; counted, main thread. */
typedef struct {
  AccordIds *source; /* owns ids and sections, or NULL: then ids are own */
  gint64 *own;       /* an array with room for "capacity", or NULL */
  gsize capacity;
  const gint64 *ids;
  guint n;
  const AccordSection *sections;
  guint n_sections;
} AccordIdOrder;

AccordIdOrder *accord_id_order_new (AccordIds *ids);
AccordIdOrder *accord_id_order_new_take (gint64 *ids, guint n_ids);
void accord_id_order_unref (AccordIdOrder *self);
gunichar accord_id_order_letter (const AccordIdOrder *self, guint position);
void accord_id_order_section (const AccordIdOrder *self, guint position, guint *start, guint *end);
void accord_id_order_remove (AccordIdOrder *self, guint position, guint n);
void accord_id_order_insert (AccordIdOrder *self, guint position, const gint64 *ids, guint n);
gboolean accord_id_order_find (const AccordIdOrder *self, guint from, gint64 id, guint *position);

/* What a list shows: one order, or for the time of telling a change, the beginning of the new order
 * and the end of the old one. */
typedef struct {
  AccordIdOrder *now;
  AccordIdOrder *before; /* while a change is told, else NULL */
  guint split;           /* rows that are new already */
  guint split_before;    /* rows of the old order that are gone */
} AccordIdSequence;

typedef struct {
  void (*items_changed) (gpointer data, guint position, guint removed, guint added);
  void (*sections_changed) (gpointer data, guint position, guint n_rows);
} AccordIdSequenceEvents;

void accord_id_sequence_init (AccordIdSequence *self);
void accord_id_sequence_clear (AccordIdSequence *self);
guint accord_id_sequence_n (const AccordIdSequence *self);
gint64 accord_id_sequence_id (const AccordIdSequence *self, guint position);
gunichar accord_id_sequence_letter (const AccordIdSequence *self, guint position);
void accord_id_sequence_section (const AccordIdSequence *self, guint position, guint *start, guint *end);
gboolean accord_id_sequence_find (const AccordIdSequence *self, gint64 id, guint *position);
void accord_id_sequence_reset (AccordIdSequence *self, AccordIdOrder *order, const AccordIdSequenceEvents *events, gpointer data);
void accord_id_sequence_replace (AccordIdSequence *self, AccordIdOrder *order, const AccordIdSequenceEvents *events, gpointer data);
void accord_id_sequence_remove (AccordIdSequence *self, guint position, guint n, const AccordIdSequenceEvents *events, gpointer data);
void accord_id_sequence_insert (AccordIdSequence *self, guint position, const gint64 *ids, guint n, const AccordIdSequenceEvents *events, gpointer data);

G_END_DECLS
