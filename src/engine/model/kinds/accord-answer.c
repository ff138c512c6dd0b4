/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An answer that has worked against an objection: the library (M34). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PINYIN | ACCORD_FIELD_KEY,
    .headings = "name|title|answer|名称|标题" },
  { "type", ACCORD_FIELD_CHOICE, N_("Against"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT,
    .choices = accord_objection_choices,
    .headings = "type|against|category|类型" },
  { "text", ACCORD_FIELD_LONG_TEXT, N_("Answer"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_FACT,
    .headings = "text|answer text|body|内容" },
  { "product", ACCORD_FIELD_LINK, N_("Product"), ACCORD_FIELD_PLAIN,
    .target = "product",
    .headings = "product|product name|产品" },
};

const AccordKind accord_answer_kind = {
  .number = 37,
  .name = "answer",
  .label = N_("Answer"),
  .plural = N_("Answers"),
  .icon_name = "accord-note-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "answers|answer library|objection answers|话术",
};
