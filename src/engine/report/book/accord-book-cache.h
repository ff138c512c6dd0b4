/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-book-ahead.h"
#include "accord-book-file.h"
#include "accord-deal-book.h"

G_BEGIN_DECLS

char *accord_book_cache_path (AccordStore *store);
gboolean accord_book_cache_load (AccordDealBook *book, AccordReader *reader);
void accord_book_cache_set_least (guint n_slots); /* for tests */
guint accord_book_cache_least (void);
gboolean accord_book_cache_by_itself (void);
gboolean accord_book_cache_head (AccordBookHead *head, AccordReader *reader, gint64 txn, GError **error);

DexFuture *accord_book_cache_save (AccordStore *store, AccordDealBook *book);
void accord_book_cache_note (AccordDealBook *book);
void accord_book_cache_expect (AccordStore *store, AccordDealBook *book);

G_END_DECLS
