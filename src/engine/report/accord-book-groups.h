/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"
#include "accord-grouping.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_BOOK_BY_NOTHING,
  ACCORD_BOOK_BY_MONTH,
  ACCORD_BOOK_BY_STAGE,
  ACCORD_BOOK_BY_OWNER, /* whatever follows from the owner */
  ACCORD_BOOK_BY_PRODUCT,
  ACCORD_BOOK_BY_CUSTOMER,
  ACCORD_BOOK_BY_CUSTOMER_FIELD,
  ACCORD_BOOK_BY_SOURCE,
  ACCORD_BOOK_BY_REASON,
  ACCORD_BOOK_BY_OTHER,
} AccordBookBy;

/* Groups of one report over the deals of a book. */
typedef struct {
  AccordDealBook *book;
  const AccordReportRequest *request;
  AccordGrouping *grouping;
  const AccordStage **stages; /* by code; NULL: not asked for */
  AccordTally **tallies;      /* by code of the group; NULL: not met yet */
  const AccordCustomerColumn *column;
  AccordBookBy by;
  guint8 currency;
  guint16 owner;              /* code of the member asked for */
} AccordBookGroups;

gboolean accord_book_groups_tell (const AccordDealBook *book, const AccordReportRequest *request);
gboolean accord_book_groups_begin (AccordBookGroups *self, AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping, GError **error);
void accord_book_groups_clear (AccordBookGroups *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordBookGroups, accord_book_groups_clear)
const AccordStage *accord_book_groups_stage (const AccordBookGroups *self, const AccordBookDeal *deal);
AccordTally *accord_book_groups_tally (const AccordBookGroups *self, const AccordBookDeal *deal, gint32 day);
AccordPrice accord_book_groups_price (const AccordBookGroups *self, const AccordBookDeal *deal);

G_END_DECLS
