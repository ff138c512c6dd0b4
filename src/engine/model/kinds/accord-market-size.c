/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large the market was in a period, by somebody's estimate (M71, F18). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Market"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "from_on", ACCORD_FIELD_DATE, N_("From"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "until_on", ACCORD_FIELD_DATE, N_("Until"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "amount", ACCORD_FIELD_MONEY, N_("Size"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "estimated_on", ACCORD_FIELD_DATE, N_("Estimated on"), ACCORD_FIELD_FACT },
  { "source", ACCORD_FIELD_TEXT, N_("Source"), ACCORD_FIELD_FACT },
  { "region", ACCORD_FIELD_TEXT, N_("Country or city"), ACCORD_FIELD_FACT }, /* of customers; empty: everywhere */
};

const AccordKind accord_market_size_kind = {
  .number = 53,
  .name = "market_size",
  .label = N_("Market size"),
  .plural = N_("Market sizes"),
  .icon_name = "accord-target-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
