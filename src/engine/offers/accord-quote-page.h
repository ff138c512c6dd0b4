/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>
#include "accord-quote-paper.h"

G_BEGIN_DECLS

/**
 * AccordQuotePage: a quote laid out for a size of paper: sender, customer, table of lines, totals, terms,
 * and on each page its number. The same for print, PDF and terminal. Lengths are points.
 */
typedef struct _AccordQuotePage AccordQuotePage;

AccordQuotePage *accord_quote_page_new (AccordQuotePaper *paper, PangoContext *context, double width, double height);
void accord_quote_page_free (AccordQuotePage *self);
guint accord_quote_page_get_n (AccordQuotePage *self);
void accord_quote_page_draw (AccordQuotePage *self, guint page, cairo_t *cr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordQuotePage, accord_quote_page_free)

G_END_DECLS
