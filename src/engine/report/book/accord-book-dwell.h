/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"

G_BEGIN_DECLS

GHashTable *accord_book_dwells (const AccordDealBook *book, const AccordStageMap *stages, gint64 pipeline);

G_END_DECLS
