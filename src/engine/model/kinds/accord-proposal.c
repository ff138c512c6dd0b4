/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A version of what was proposed to a customer: where it is, when it was presented, how it was taken (M32). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice reactions[] = {
  { "convinced", N_("Convinced") },
  { "interested", N_("Interested") },
  { "undecided", N_("Undecided") },
  { "doubtful", N_("Doubtful") },
  { "declined", N_("Declined") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_FACT,
    .headings = "title|name|proposal|标题|名称" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|opportunity name|商机|商机名称" },
  { "version", ACCORD_FIELD_INTEGER, N_("Version"), ACCORD_FIELD_FACT,
    .headings = "version|版本" },
  { "uri", ACCORD_FIELD_TEXT, N_("Address"), ACCORD_FIELD_FACT,
    .headings = "address|uri|url|link|path|file|地址|链接" },
  { "template", ACCORD_FIELD_TEXT, N_("Template"), ACCORD_FIELD_FACT,
    .headings = "template|模板" },
  { "presented_on", ACCORD_FIELD_DATE, N_("Presented"), ACCORD_FIELD_FACT,
    .headings = "presented|presented on|presentation date|展示日期" },
  { "contact", ACCORD_FIELD_LINK, N_("Presented to"), ACCORD_FIELD_FACT,
    .target = "contact",
    .headings = "contact|contact name|presented to|联系人" },
  { "reaction", ACCORD_FIELD_CHOICE, N_("Reaction"), ACCORD_FIELD_FACT,
    .choices = reactions,
    .headings = "reaction|反应" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|feedback|备注" },
};

const AccordKind accord_proposal_kind = {
  .number = 41,
  .name = "proposal",
  .label = N_("Proposal"),
  .plural = N_("Proposals"),
  .icon_name = "accord-note-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "proposals|proposal|方案",
};
