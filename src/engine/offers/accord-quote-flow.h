/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * AccordQuoteFlow: rows of texts that follow one another over pages. A row is a few layouts beside one
 * another; a long one goes on at the top of the next page, line by line. Rows kept together stand on one
 * page if one holds them. Lengths are points. Belongs to one thread at a time.
 */
typedef struct _AccordQuoteFlow AccordQuoteFlow;

#define ACCORD_QUOTE_CELLS 5

typedef struct {
  PangoLayout *cells[ACCORD_QUOTE_CELLS]; /* taken; the first that is set decides how the row is broken */
  double x[ACCORD_QUOTE_CELLS];
  double before;      /* space above, unless it is the first on its page */
  gboolean table;     /* goes on below a repeated head */
  gboolean keep;      /* with the next row */
  gboolean rule;      /* a fine line below */
} AccordQuoteRow;

AccordQuoteFlow *accord_quote_flow_new (double width, double height);
void accord_quote_flow_free (AccordQuoteFlow *self);
void accord_quote_flow_add (AccordQuoteFlow *self, const AccordQuoteRow *row);
void accord_quote_flow_set_head (AccordQuoteFlow *self, const AccordQuoteRow *row);
guint accord_quote_flow_break (AccordQuoteFlow *self);
void accord_quote_flow_draw (AccordQuoteFlow *self, guint page, cairo_t *cr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordQuoteFlow, accord_quote_flow_free)

G_END_DECLS
