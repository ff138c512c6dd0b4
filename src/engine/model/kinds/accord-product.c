/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is sold. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PINYIN | ACCORD_FIELD_KEY | ACCORD_FIELD_FACT,
    .headings = "name|product|product name|product - name|item|产品|产品名称" },
  { "code", ACCORD_FIELD_TEXT, N_("Code"), ACCORD_FIELD_KEY | ACCORD_FIELD_FACT,
    .headings = "code|product code|product - product code|sku|product id|编码" },
  { "series", ACCORD_FIELD_TEXT, N_("Series"), ACCORD_FIELD_FACT,
    .headings = "series|product series|category|family|系列|类别" },
  { "price", ACCORD_FIELD_MONEY, N_("List price"), ACCORD_FIELD_FACT,
    .headings = "price|sales price|list price|unit price|product - price|价格|单价" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|description|备注" },
  { "cost", ACCORD_FIELD_MONEY, N_("Unit cost"), ACCORD_FIELD_FACT,
    .headings = "cost|unit cost|cost price|purchase price|成本" },
};

const AccordKind accord_product_kind = {
  .number = 6,
  .name = "product",
  .label = N_("Product"),
  .plural = N_("Products"),
  .icon_name = "accord-product-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "products|product|items|产品|商品",
};
