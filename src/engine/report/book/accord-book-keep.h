/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"

G_BEGIN_DECLS

/**
 * AccordBookKeep: something that was worked out of all deals of a book and is kept right from then on: when a deal changes,
 * what it was is taken away and what it is now is counted, and no other deal is looked at. Owned by the book; report thread.
 */
typedef struct _AccordBookKeep AccordBookKeep;
struct _AccordBookKeep {
  void (*count) (AccordBookKeep *self, const AccordDealBook *book, guint deal, int sign); /* a living deal: 1 in, -1 out */
  void (*free) (AccordBookKeep *self);
  gboolean by_stages; /* goes when stages are edited */
  gboolean by_names;  /* goes when anything but deals, their steps and activities changes */
  guint used;         /* when it was asked for last */
};

gpointer accord_book_keep_find (AccordDealBook *book, const char *key);
void accord_book_keep_add (AccordDealBook *book, const char *key, AccordBookKeep *keep);
void accord_book_keep_count_all (AccordBookKeep *self, const AccordDealBook *book);
void accord_book_keep_drop (AccordDealBook *book, const char *key);

/* Inside the book. */
void accord_book_keeps_count (AccordDealBook *book, guint deal, int sign);
typedef enum { ACCORD_KEEPS_ALL, ACCORD_KEEPS_BY_STAGES, ACCORD_KEEPS_BY_NAMES } AccordKeeps;
void accord_book_keeps_drop (AccordDealBook *book, AccordKeeps which);

G_END_DECLS
