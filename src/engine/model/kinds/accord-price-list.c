/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices that hold together: a currency, a time, a group of customers (M33, M48). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_KEY | ACCORD_FIELD_FACT,
    .headings = "name|price list|price book|价格表|名称" },
  { "currency", ACCORD_FIELD_TEXT, N_("Currency"), ACCORD_FIELD_FACT,
    .headings = "currency|币种" },
  { "valid_from", ACCORD_FIELD_DATE, N_("Valid from"), ACCORD_FIELD_FACT,
    .headings = "valid from|from|生效日期" },
  { "valid_until", ACCORD_FIELD_DATE, N_("Valid until"), ACCORD_FIELD_FACT,
    .headings = "valid until|until|失效日期" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|备注" },
};

const AccordKind accord_price_list_kind = {
  .number = 30,
  .name = "price_list",
  .label = N_("Price list"),
  .plural = N_("Price lists"),
  .icon_name = "accord-product-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "price_lists|price lists|pricebooks|价格表",
};
