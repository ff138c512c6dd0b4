/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-stage-map.h"
#include "accord-standing-scale.h"

G_BEGIN_DECLS

/* Everybody's purchases, gathered a piece of the file at a time so that no other read waits long.
 * On one reader thread after the other, never on two at once. */
typedef struct _AccordBuyers AccordBuyers;

AccordBuyers *accord_buyers_new (const char *currency, gint64 today);
AccordBuyers *accord_buyers_ref (AccordBuyers *self);
void accord_buyers_unref (AccordBuyers *self);
gboolean accord_buyers_read_some (AccordBuyers *self, AccordReader *reader, gboolean *done, GError **error);
gboolean accord_buyers_read_all (AccordBuyers *self, AccordReader *reader, GError **error);
const AccordPurchases *accord_buyers_all (const AccordBuyers *self, guint *n);
const AccordPurchases *accord_buyers_find (const AccordBuyers *self, gint64 customer);
AccordStandingScale *accord_buyers_scale (const AccordBuyers *self, AccordReader *reader, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBuyers, accord_buyers_unref)

G_END_DECLS
