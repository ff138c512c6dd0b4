/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"
#include "accord-deal-rows.h"

G_BEGIN_DECLS

/* Which group each deal of the book is in: a number from 1 on, 0 for those that have nothing there. Report thread, for
 * one question. */
typedef struct {
  const AccordDealBook *book;
  gint64 (*key_of) (const AccordDealBook *book, const AccordBookDeal *deal); /* NULL: "codes" says it */
  GHashTable *over;   /* key → gint64 (owned): the key that it stands for, as a team for its owner; NULL: itself */
  guint32 *codes;     /* by id of a deal */
  guint32 *ranks;     /* by key: its group; NULL: by "by_key" */
  gint64 n_ranks;
  GHashTable *by_key; /* key → its group */
  GArray *keys;       /* of gint64, by group; key of the first group at 0 */
  GPtrArray *texts;   /* (owned) the same; NULL: keys */
} AccordDealParts;

gboolean accord_deal_parts_begin (AccordDealParts *self, const AccordDealBook *book, AccordReader *reader, const char *by, GError **error);
void accord_deal_parts_clear (AccordDealParts *self);
guint32 accord_deal_parts_of (const AccordDealParts *self, gint64 deal);
guint accord_deal_parts_n (const AccordDealParts *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordDealParts, accord_deal_parts_clear)

G_END_DECLS
