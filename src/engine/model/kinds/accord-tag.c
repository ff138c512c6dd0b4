/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A word put on customers and deals. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PINYIN | ACCORD_FIELD_KEY },
};

const AccordKind accord_tag_kind = {
  .number = 12,
  .name = "tag",
  .label = N_("Tag"),
  .plural = N_("Tags"),
  .icon_name = "accord-tag-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "tags|标签",
};
