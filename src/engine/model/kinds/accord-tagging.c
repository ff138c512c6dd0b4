/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tag on one record; a row a pair, whose identity follows from the two, so that what two
 * people put on at the same time is one (sync.md §2.6). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "tag", ACCORD_FIELD_LINK, N_("Tag"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "tag" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal" },
};

const AccordKind accord_tagging_kind = {
  .number = 13,
  .name = "tagging",
  .label = N_("Tagging"),
  .plural = N_("Taggings"),
  .icon_name = "accord-tag-symbolic",
  .flags = ACCORD_KIND_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
