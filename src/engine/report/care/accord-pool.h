/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Why a customer should go to the pool. */
typedef enum {
  ACCORD_POOL_IDLE,     /* nobody was in touch for too long */
  ACCORD_POOL_UNWORKED, /* claimed, and not contacted in time */
} AccordPoolReason;

typedef struct {
  gint64 customer;
  gint64 owner;
  char *name;
  char *owner_name;
  AccordPoolReason reason;
  gint64 since; /* day of the last contact, claim or creation */
  gint64 left;  /* days until it goes; 0 or less: due */
} AccordPoolDue;

#define ACCORD_TYPE_POOL_DUE (accord_pool_due_get_type ())
GType accord_pool_due_get_type (void) G_GNUC_CONST;
AccordPoolDue *accord_pool_due_copy (const AccordPoolDue *due);
void accord_pool_due_free (AccordPoolDue *due);

DexFuture *accord_pool_read_due (AccordStore *store, gint64 today, gint64 within); /* GPtrArray of AccordPoolDue, the most overdue first */
AccordEdit *accord_pool_return_edit (const gint64 *customers, guint n);            /* gives their owners up */
AccordEdit *accord_pool_claim_edit (const gint64 *customers, guint n, gint64 member);
/* What a row of the pool says: "In the pool for 12 days, 18 left". */
char *accord_pool_words (AccordRecord *customer, AccordRecord *settings, gint64 today);

G_END_DECLS
