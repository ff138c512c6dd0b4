/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was decided, and what it rests on (M108): a figure, a chart, a saved question or something unusual, kept with the value that it
 * had on that day. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Decision"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_FACT,
    .headings = "decision|title|what|决策|决定" },
  { "reason", ACCORD_FIELD_LONG_TEXT, N_("Why"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_FACT,
    .headings = "why|reason|rationale|原因|理由" },
  { "decided_on", ACCORD_FIELD_DATE, N_("Decided on"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "decided on|date|决策日期|日期" },
  { "decided_by", ACCORD_FIELD_LINK, N_("Decided by"), ACCORD_FIELD_FACT,
    .target = "member",
    .headings = "decided by|who|owner|决策人" },
  { "basis", ACCORD_FIELD_TEXT, N_("Rests on"), ACCORD_FIELD_PLAIN,
    .headings = "rests on|basis|依据" }, /* "kpi:win-rate", or a chart as a page names it: "rate:deal.source", "question:UID", "week" */
  { "member", ACCORD_FIELD_LINK, N_("Figures of"), ACCORD_FIELD_PLAIN,
    .target = "member",
    .headings = "figures of|指标所属" },
  { "from_on", ACCORD_FIELD_DATE, N_("From"), ACCORD_FIELD_PLAIN,
    .headings = "from|开始" },
  { "until_on", ACCORD_FIELD_DATE, N_("Until"), ACCORD_FIELD_PLAIN,
    .headings = "until|结束" },
  { "evidence", ACCORD_FIELD_LONG_TEXT, N_("Evidence"), ACCORD_FIELD_FACT,
    .headings = "evidence|证据" },
  { "value", ACCORD_FIELD_TEXT, N_("Value then"), ACCORD_FIELD_FACT,
    .headings = "value then|value|当时的值" },
  { "review_on", ACCORD_FIELD_DATE, N_("Look again on"), ACCORD_FIELD_FACT,
    .headings = "look again on|review on|review date|复查日期" },
  { "outcome", ACCORD_FIELD_LONG_TEXT, N_("Outcome"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_FACT,
    .headings = "outcome|result|结果" },
};

const AccordKind accord_decision_kind = {
  .number = 78,
  .name = "decision",
  .label = N_("Decision"),
  .plural = N_("Decisions"),
  .icon_name = "accord-target-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "decisions|decision|决策",
};
