/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kept-file.h"

G_BEGIN_DECLS

#define ACCORD_BOOK_FILE_FORMAT 1

/* What stands first in a file that keeps a book. Numbers of this computer: no other reads it. */
typedef struct {
  char magic[8];
  guint32 format;
  guint32 order;     /* of bytes */
  guint32 deal_size; /* bytes */
  guint32 step_size;
  guint64 zone;      /* of which days are which: accord_book_origin_zone() */
  guint64 fields;    /* which deals have: accord_kept_origin_fields() */
  guint64 history;   /* accord_kept_origin_history() of @txn */
  gint64 txn;        /* the newest change set that the book has */
  guint64 n_slots;
  guint64 n_steps;
  guint32 n_stages;
  guint32 n_owners;
  guint32 n_products;
  guint32 n_currencies;
  guint32 n_reasons;
  guint32 n_sources;
  guint64 sum;       /* of all that stands behind */
  guint64 head_sum;  /* of all that stands before this */
} AccordBookHead;

void accord_book_head_init (AccordBookHead *head, guint32 deal_size, guint32 step_size);
void accord_book_head_close (AccordBookHead *head, guint64 sum);
gboolean accord_book_head_holds (const AccordBookHead *head, const AccordBookHead *like, guint64 size);

G_END_DECLS
