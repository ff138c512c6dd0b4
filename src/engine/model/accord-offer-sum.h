/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-price-sum.h"
#include "accord-record.h"

G_BEGIN_DECLS

/* Lines of a deal or a quote as prices. Any thread. */
gboolean accord_offer_line_read (AccordRecord *line, AccordPriceLine *price);
gboolean accord_offer_line_values (const AccordKind *kind, const AccordValue *values, AccordPriceLine *price);
const char *accord_offer_line_currency (AccordRecord *line);
gboolean accord_offer_sum_add (AccordPriceSum *sum, const char **currency, AccordRecord *line, GError **error);
gboolean accord_offer_sum_lines (GPtrArray *lines, AccordPriceSum *sum, const char **currency, GError **error);

G_END_DECLS
