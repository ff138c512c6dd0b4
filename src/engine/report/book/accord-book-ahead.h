/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

/* What others know of the deals in memory (accord-deal-book.h): that they can be read ahead of the first question, and are
 * kept from one opening to the next. */
DexFuture *accord_deal_book_expect (AccordStore *store); /* TRUE once they are there */
void accord_book_cache_drop (AccordStore *store);

G_END_DECLS
