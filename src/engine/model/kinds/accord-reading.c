/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody counted elsewhere and enters by hand, because Accord keeps no records of it: points of an exam, talks held of
 * those planned. A figure of the catalogue counts these (domain.md §4.4). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

/* The values stand in accord-kpi-readings.c too. */
const AccordChoice accord_reading_choices[] = {
  { "exam", N_("Exam: points reached of those possible") },
  { "cases", N_("Cases shared") },
  { "talks", N_("One-on-ones held of those planned") },
  { "reviews", N_("Reviews on time of those due") },
  { "awareness", N_("People who know the brand of those asked") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_FACT,
    .headings = "name|reading|exam|exam name|考试名称|名称" },
  { "figure", ACCORD_FIELD_CHOICE, N_("What was counted"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = accord_reading_choices,
    .headings = "figure|kpi|metric|what was counted|指标" },
  { "member", ACCORD_FIELD_LINK, N_("Member"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .target = "member",
    .headings = "member|person|employee|sales rep|成员|员工|姓名" },
  { "from_on", ACCORD_FIELD_DATE, N_("From"), ACCORD_FIELD_FACT,
    .headings = "from|period start|开始日期" },
  { "until_on", ACCORD_FIELD_DATE, N_("Until"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "until|day|date|period end|日期|结束日期" },
  { "reached", ACCORD_FIELD_INTEGER, N_("Reached"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "reached|value|score|points|held|count|得分|分数|完成数|数量" },
  { "possible", ACCORD_FIELD_INTEGER, N_("Of (empty: of a hundred)"), ACCORD_FIELD_FACT,
    .headings = "of|possible|out of|max score|planned|total|满分|总数|计划数" },
  { "source", ACCORD_FIELD_TEXT, N_("Source"), ACCORD_FIELD_FACT,
    .headings = "source|来源" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|remarks|备注" },
};

const AccordKind accord_reading_kind = {
  .number = 59,
  .name = "reading",
  .label = N_("Entered figure"),
  .plural = N_("Entered figures"),
  .icon_name = "accord-target-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "readings|exam|exams|考试|读数",
};
