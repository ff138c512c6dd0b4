/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"
#include "accord-stage-total.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What a list of deals can be grouped by, besides every choice field of deals by its name. */
#define ACCORD_DEALS_BY_STAGE "stage"
#define ACCORD_DEALS_BY_OWNER "owner"
#define ACCORD_DEALS_BY_TEAM "owner.team"
#define ACCORD_DEALS_BY_MONTH "close" /* of the close, or else of the expected one */
#define ACCORD_DEALS_BY_CUSTOMER "customer"
#define ACCORD_DEALS_BY_PRODUCT "product"
#define ACCORD_DEALS_BY_SOURCE "source"

/* Some deals and what they come to. */
typedef struct {
  guint first;            /* row of the first */
  gint64 key;             /* id of what they have in common, or the first day of a month; 0: they have nothing there */
  char *text;             /* (owned) the choice or text they have in common; NULL where "key" tells it */
  AccordStageTotal total; /* "stage" means nothing */
  gboolean too_big;       /* sums left 64 bits and mean nothing */
} AccordDealGroup;

/* The deals that a query finds, group by group, in the order of the query within each. Immutable, counted. */
typedef struct {
  AccordIds *ids;      /* (owned) with a section for each group: its letter is 1 + the group's place; NULL: not asked for */
  GArray *groups;      /* (owned) of AccordDealGroup, in order; empty where they are not grouped */
  AccordDealGroup all; /* all of them */
} AccordDealRows;
#define ACCORD_TYPE_DEAL_ROWS (accord_deal_rows_get_type ())
GType accord_deal_rows_get_type (void) G_GNUC_CONST;
AccordDealRows *accord_deal_rows_ref (AccordDealRows *self);
void accord_deal_rows_unref (AccordDealRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDealRows, accord_deal_rows_unref)

DexFuture *accord_deal_rows_read (AccordStore *store, AccordQuery *query, const char *by, const char *currency); /* AccordDealRows */
DexFuture *accord_deal_rows_sum (AccordStore *store, AccordQuery *query, const gint64 *ids, guint n_ids, const char *currency); /* AccordDealRows without rows */

G_END_DECLS
