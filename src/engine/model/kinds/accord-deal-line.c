/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of what a deal is about: so much of a product, or anything in words, at a price (M33). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "text", ACCORD_FIELD_TEXT, N_("Description"), ACCORD_FIELD_TITLE | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_FACT,
    .headings = "description|text|line|item|描述|名称" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|opportunity name|商机|商机名称" },
  { "product", ACCORD_FIELD_LINK, N_("Product"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT,
    .target = "product",
    .headings = "product|product name|product code|产品|产品名称" },
  { "quantity", ACCORD_FIELD_QUANTITY, N_("Quantity"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "quantity|qty|units|数量" },
  { "unit_price", ACCORD_FIELD_MONEY, N_("Unit price"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "unit price|price|sales price|单价|价格" },
  { "discount", ACCORD_FIELD_RATE, N_("Discount"), ACCORD_FIELD_FACT,
    .headings = "discount|discount (%)|discount percent|折扣" },
  { "unit_cost", ACCORD_FIELD_MONEY, N_("Unit cost"), ACCORD_FIELD_FACT,
    .headings = "unit cost|cost|cost price|成本" },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_deal_line_kind = {
  .number = 32,
  .name = "deal_line",
  .label = N_("Product line"),
  .plural = N_("Product lines"),
  .icon_name = "accord-product-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "deal_lines|line items|lines|opportunity products|产品明细|明细",
};
