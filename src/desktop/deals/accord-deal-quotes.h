/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-deal-lines.h"

G_BEGIN_DECLS

/* Quotes of a deal: made from its lines, changed while they are drafts, sent, printed, in versions (M33). */
#define ACCORD_TYPE_DEAL_QUOTES (accord_deal_quotes_get_type ())
G_DECLARE_FINAL_TYPE (AccordDealQuotes, accord_deal_quotes, ACCORD, DEAL_QUOTES, AdwBin)

GtkWidget *accord_deal_quotes_new (AccordWorkspace *workspace, AccordDealLines *lines);
void accord_deal_quotes_set_deal (AccordDealQuotes *self, AccordEntity *deal);

G_END_DECLS
