/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who else sells to our customers (M43). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PINYIN | ACCORD_FIELD_KEY,
    .headings = "name|competitor|company|竞争对手|名称" },
  { "website", ACCORD_FIELD_URL, N_("Website"), ACCORD_FIELD_FACT,
    .headings = "website|url|网站" },
  { "strengths", ACCORD_FIELD_LONG_TEXT, N_("Strengths"), ACCORD_FIELD_FACT,
    .headings = "strengths|优势" },
  { "weaknesses", ACCORD_FIELD_LONG_TEXT, N_("Weaknesses"), ACCORD_FIELD_FACT,
    .headings = "weaknesses|劣势" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|备注" },
};

const AccordKind accord_competitor_kind = {
  .number = 38,
  .name = "competitor",
  .label = N_("Competitor"),
  .plural = N_("Competitors"),
  .icon_name = "accord-target-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "competitors|competitor|竞争对手",
};
