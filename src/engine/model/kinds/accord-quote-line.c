/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a quote, as it was when the quote was made. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "text", ACCORD_FIELD_TEXT, N_("Description"), ACCORD_FIELD_TITLE | ACCORD_FIELD_FACT,
    .headings = "description|text|line|item|描述|名称" },
  { "quote", ACCORD_FIELD_LINK, N_("Quote"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "quote",
    .headings = "quote|quote number|报价单|报价单号" },
  { "product", ACCORD_FIELD_LINK, N_("Product"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT,
    .target = "product",
    .headings = "product|product name|产品|产品名称" },
  { "quantity", ACCORD_FIELD_QUANTITY, N_("Quantity"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "quantity|qty|数量" },
  { "unit_price", ACCORD_FIELD_MONEY, N_("Unit price"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "unit price|price|单价" },
  { "discount", ACCORD_FIELD_RATE, N_("Discount"), ACCORD_FIELD_FACT,
    .headings = "discount|discount (%)|折扣" },
  { "unit_cost", ACCORD_FIELD_MONEY, N_("Unit cost"), ACCORD_FIELD_PLAIN,
    .headings = "unit cost|cost|成本" },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_quote_line_kind = {
  .number = 34,
  .name = "quote_line",
  .label = N_("Quote line"),
  .plural = N_("Quote lines"),
  .icon_name = "accord-note-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "quote_lines|quote line items|报价明细",
};
