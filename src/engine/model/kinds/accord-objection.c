/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a customer has against buying, what was answered, and whether that settled it (M34). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordChoice outcomes[] = {
  { "open", N_("Open") },
  { "settled", N_("Settled") },
  { "stands", N_("Still stands") },
  { NULL },
};

static const AccordField fields[] = {
  { "text", ACCORD_FIELD_TEXT, N_("Objection"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_FACT,
    .headings = "objection|text|description|异议" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|opportunity name|商机|商机名称" },
  { "type", ACCORD_FIELD_CHOICE, N_("About"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT,
    .choices = accord_objection_choices,
    .headings = "type|about|category|类型" },
  { "contact", ACCORD_FIELD_LINK, N_("Raised by"), ACCORD_FIELD_PLAIN,
    .target = "contact",
    .headings = "contact|contact name|raised by|联系人" },
  { "raised_on", ACCORD_FIELD_DATE, N_("Raised"), ACCORD_FIELD_FACT,
    .headings = "raised|raised on|date|日期" },
  { "answer", ACCORD_FIELD_LINK, N_("Answer used"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT,
    .target = "answer",
    .headings = "answer|answer used|答复" },
  { "reply", ACCORD_FIELD_LONG_TEXT, N_("What was said"), ACCORD_FIELD_FACT,
    .headings = "reply|response|what was said|回复" },
  { "outcome", ACCORD_FIELD_CHOICE, N_("Outcome"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = outcomes,
    .headings = "outcome|result|结果" },
};

const AccordKind accord_objection_kind = {
  .number = 36,
  .name = "objection",
  .label = N_("Objection"),
  .plural = N_("Objections"),
  .icon_name = "accord-warning-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "objections|异议",
};
