/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-column.h"
#include "accord-stage-total.h"

G_BEGIN_DECLS

/* What some deals come to, currency by currency: the workspace's first, then the others by their codes. On the
 * stack of whoever says it; there are no rates, so nothing is converted. */
typedef struct {
  AccordCurrencySum own; /* of the workspace's currency */
  GArray *others;        /* (owned) as accord_currency_sums_add() makes them; NULL: none */
  gint64 n;              /* deals, priced or not */
  gint64 unpriced;
  gboolean known;        /* FALSE: sums are still to come, or cannot be told */
  gboolean too_big;      /* they leave 64 bits */
} AccordSumLines;

void accord_sum_lines_init (AccordSumLines *self, const char *currency);
void accord_sum_lines_clear (AccordSumLines *self);
void accord_sum_lines_add_column (AccordSumLines *self, AccordBoardColumn *column);
void accord_sum_lines_add_total (AccordSumLines *self, const AccordStageTotal *total);
gboolean accord_sum_lines_is_unpriced (const AccordSumLines *self);
guint accord_sum_lines_n (const AccordSumLines *self);
const AccordCurrencySum *accord_sum_lines_at (const AccordSumLines *self, guint i);
char *accord_sum_lines_join (const AccordSumLines *self, gboolean weighted, guint most, gboolean brief);
char *accord_sum_lines_describe (const AccordSumLines *self);
char *accord_sum_lines_words (const AccordSumLines *self, gboolean brief);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordSumLines, accord_sum_lines_clear)

G_END_DECLS
