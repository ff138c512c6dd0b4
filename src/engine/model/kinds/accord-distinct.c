/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two customers, or two contacts, that somebody looked at and said to be different: never again proposed
 * as duplicates. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "other", ACCORD_FIELD_LINK, N_("Other customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "reason", ACCORD_FIELD_TEXT, N_("Reason"), ACCORD_FIELD_FACT },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "contact" },
  { "other_contact", ACCORD_FIELD_LINK, N_("Other contact"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "contact" },
};

const AccordKind accord_distinct_kind = {
  .number = 20,
  .name = "distinct",
  .label = N_("Distinct pair"),
  .plural = N_("Distinct pairs"),
  .icon_name = "accord-customers-symbolic",
  .flags = ACCORD_KIND_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
