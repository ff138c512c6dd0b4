/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Product lines of a deal with what they come to, and whether they decide its amount. */
#define ACCORD_TYPE_DEAL_LINES (accord_deal_lines_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealLines, accord_deal_lines, ACCORD, DEAL_LINES, AdwBin)

GtkWidget *accord_deal_lines_new (AccordWorkspace *workspace);
void accord_deal_lines_set_deal (AccordDealLines *self, AccordEntity *deal);
GPtrArray *accord_deal_lines_get_records (AccordDealLines *self);

/* "2 × €100 − 10%" and what it comes to, for lines of deals and of quotes. */
void accord_deal_line_describe (AdwExpanderRow *row, AccordEntity *line, gpointer data);

G_END_DECLS
