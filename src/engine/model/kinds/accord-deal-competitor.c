/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A competitor in a deal. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice positions[] = {
  { "ahead", N_("Ahead of us") },
  { "level", N_("Level with us") },
  { "behind", N_("Behind us") },
  { "out", N_("Out") },
  { "won", N_("Won it") },
  { NULL },
};

static const AccordField fields[] = {
  { "competitor", ACCORD_FIELD_LINK, N_("Competitor"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT | ACCORD_FIELD_OWNED,
    .target = "competitor",
    .headings = "competitor|竞争对手" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|opportunity name|商机|商机名称" },
  { "position", ACCORD_FIELD_CHOICE, N_("Position"), ACCORD_FIELD_FACT,
    .choices = positions,
    .headings = "position|status|状态" },
  { "price", ACCORD_FIELD_MONEY, N_("Their price"), ACCORD_FIELD_FACT,
    .headings = "price|their price|报价" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|备注" },
};

const AccordKind accord_deal_competitor_kind = {
  .number = 39,
  .name = "deal_competitor",
  .label = N_("Competitor in the deal"),
  .plural = N_("Competitors in the deal"),
  .icon_name = "accord-target-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "deal_competitors",
};
