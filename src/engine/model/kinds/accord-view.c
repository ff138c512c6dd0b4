/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A saved list: live, a question asked anew each time, or fixed, the records that carry its tag. What it
 * asks and shows is JSON, written and read by the lists. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice modes[] = {
  { "live", N_("Live") },
  { "fixed", N_("Fixed") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "target", ACCORD_FIELD_TEXT, N_("Records"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_HIDDEN },
  { "mode", ACCORD_FIELD_CHOICE, N_("Mode"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = modes },
  { "definition", ACCORD_FIELD_LONG_TEXT, N_("Definition"), ACCORD_FIELD_HIDDEN },
  { "tag", ACCORD_FIELD_LINK, N_("Tag"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_INDEXED,
    .target = "tag" },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_view_kind = {
  .number = 17,
  .name = "view",
  .label = N_("View"),
  .plural = N_("Views"),
  .icon_name = "accord-customers-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
