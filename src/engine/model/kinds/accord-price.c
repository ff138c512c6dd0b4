/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a product costs in a price list. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "product", ACCORD_FIELD_LINK, N_("Product"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT | ACCORD_FIELD_OWNED,
    .target = "product",
    .headings = "product|product name|产品|产品名称" },
  { "price_list", ACCORD_FIELD_LINK, N_("Price list"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT | ACCORD_FIELD_OWNED,
    .target = "price_list",
    .headings = "price list|price book|list|价格表" },
  { "price", ACCORD_FIELD_MONEY, N_("Price"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "price|unit price|list price|单价|价格" },
};

const AccordKind accord_price_kind = {
  .number = 31,
  .name = "price",
  .label = N_("Price"),
  .plural = N_("Prices"),
  .icon_name = "accord-product-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "prices|price|价格",
};
