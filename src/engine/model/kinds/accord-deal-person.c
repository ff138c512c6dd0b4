/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has a say in a deal, in which role, and how they stand to it (M14). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice roles[] = {
  { "decides", N_("Decision maker") },
  { "influences", N_("Influencer") },
  { "uses", N_("User") },
  { "blocks", N_("Blocker") },
  { "champions", N_("Champion") },
  { NULL },
};

static const AccordChoice stances[] = {
  { "for", N_("For us") },
  { "neutral", N_("Neutral") },
  { "against", N_("Against us") },
  { NULL },
};

static const AccordField fields[] = {
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT | ACCORD_FIELD_OWNED,
    .target = "contact",
    .headings = "contact|contact name|person|联系人" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|opportunity name|商机|商机名称" },
  { "role", ACCORD_FIELD_CHOICE, N_("Role"), ACCORD_FIELD_FACT,
    .choices = roles,
    .headings = "role|角色" },
  { "stance", ACCORD_FIELD_CHOICE, N_("Stance"), ACCORD_FIELD_FACT,
    .choices = stances,
    .headings = "stance|attitude|态度|立场" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PERSONAL,
    .headings = "note|notes|备注" },
};

const AccordKind accord_deal_person_kind = {
  .number = 35,
  .name = "deal_person",
  .label = N_("Person on the deal"),
  .plural = N_("People on the deal"),
  .icon_name = "accord-customers-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "deal_people|deal contacts|contact roles|决策人",
};
