/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"

G_BEGIN_DECLS

/* What of a deal's quiet (domain.md F10) does not stand in the deal and its steps, in 8 bytes. */
struct _AccordBookTouch {
  gint32 human;   /* the last day on which a person edited or made this deal alone, or finished something; or none */
  gint32 planned; /* the last day that something is planned for; or none */
};

gboolean accord_book_touch_prepare (AccordDealBook *book, AccordReader *reader, GError **error);
gboolean accord_book_touch_read (AccordDealBook *book, AccordReader *reader, guint deal, GError **error);

typedef struct _AccordBookRot AccordBookRot; /* how many deals turn quiet on which day */
typedef struct {
  gint64 open;
  gint64 rotting;
  gint64 planned; /* with a step that has a day */
} AccordBookRotCount;

AccordBookRot *accord_book_rot_get (AccordDealBook *book, AccordReader *reader, GError **error);
AccordBookRotCount accord_book_rot_count (const AccordBookRot *self, gint64 pipeline, gint64 today);
gboolean accord_book_rot_judge (const AccordBookRot *self, const AccordDealBook *book, const AccordBookDeal *deal, gint64 today);

G_END_DECLS
