/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-board-column.h"

G_BEGIN_DECLS

/* What the cards of a column come to, in its head: "€360K  €216K weighted", a line for each other currency, how many
 * are unpriced; and a ring that fills up to the goal of the stage. */
#define ACCORD_TYPE_COLUMN_SUMS (accord_column_sums_get_type ())
G_DECLARE_FINAL_TYPE (AccordColumnSums, accord_column_sums, ACCORD, COLUMN_SUMS, AdwBin)

GtkWidget *accord_column_sums_new (void);
void accord_column_sums_set_column (AccordColumnSums *self, AccordBoardColumn *column, const char *currency);
void accord_column_sums_update (AccordColumnSums *self);
char *accord_column_sum_words (AccordBoardColumn *column, const char *currency);
char *accord_column_sums_describe (AccordBoardColumn *column, const char *currency);

G_END_DECLS
