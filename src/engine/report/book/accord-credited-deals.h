/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-book.h"

G_BEGIN_DECLS

/* @deal: a copy, whose amount is the part that @member has of it. */
typedef void (*AccordCreditedDealFunc) (gint64 member, const AccordBookDeal *deal, gint64 id, gpointer data);

gboolean accord_credited_deals_each (AccordDealBook *book, AccordReader *reader, gint64 member, AccordCreditedDealFunc func, gpointer data, GError **error);

G_END_DECLS
