/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-column.h"

G_BEGIN_DECLS

/* What the cards of a column come to, in its head: "€360K  €216K weighted", a line for each other currency; how many
 * are unpriced beside the sum, and then what is weighted below it, in all heads of a board alike; and a ring that fills up to the goal of the stage. */
#define ACCORD_TYPE_HEAD_SUMS (accord_head_sums_get_type ())
G_DECLARE_FINAL_TYPE (AccordHeadSums, accord_head_sums, ACCORD, HEAD_SUMS, AdwBin)

GtkWidget *accord_head_sums_new (void);
void accord_head_sums_set_column (AccordHeadSums *self, AccordBoardColumn *column, const char *currency);
void accord_head_sums_update (AccordHeadSums *self);
gboolean accord_head_sums_has_unpriced (AccordHeadSums *self);
void accord_head_sums_set_weighted_below (AccordHeadSums *self, gboolean below);
char *accord_column_sum_words (AccordBoardColumn *column, const char *currency);
char *accord_head_sums_describe (AccordBoardColumn *column, const char *currency);

G_END_DECLS
