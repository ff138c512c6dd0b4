/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-edit.h"
#include "accord-query.h"

G_BEGIN_DECLS

/* What a member has of a deal (domain.md F09). */
typedef struct {
  gint64 member;
  gint64 share;     /* hundredths of a per cent, 1 to 10000 */
  gboolean overlay; /* beside the shares, in no sum of the company */
} AccordDealShare;

DexFuture *accord_deal_split_load (AccordStore *store, gint64 deal); /* GPtrArray of AccordRecord */
AccordEdit *accord_deal_split_edit (gint64 deal, const char *title, GPtrArray *rows, const AccordDealShare *shares, guint n);
gint64 accord_deal_split_sum (const AccordDealShare *shares, guint n);
gboolean accord_deal_split_is_whole (const AccordDealShare *shares, guint n);

G_END_DECLS
