/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something done or to do with a customer: the timeline and the next step. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "title", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "title|subject|activity - subject|activity|主题|沟通内容" },
  { "type", ACCORD_FIELD_CHOICE, N_("Kind"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = accord_activity_choices,
    .headings = "type|kind|activity type|类型" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer",
    .headings = "customer|account|company|客户|客户名称" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|opportunity|商机" },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_PLAIN,
    .target = "contact",
    .headings = "contact|联系人" },
  { "owner", ACCORD_FIELD_LINK, N_("Owner"), ACCORD_FIELD_PLAIN,
    .target = "member",
    .headings = "owner|assigned to|user|负责人" },
  { "due_on", ACCORD_FIELD_DATE, N_("Due"), ACCORD_FIELD_FACT,
    .headings = "due|due date|activity - due date|date|日期" },
  { "due_minute", ACCORD_FIELD_INTEGER, N_("Time of day (minutes)"), ACCORD_FIELD_PLAIN },
  { "done_at", ACCORD_FIELD_TIME, N_("Done"), ACCORD_FIELD_FACT,
    .headings = "done|done at|completed|完成时间" },
  { "outcome", ACCORD_FIELD_TEXT, N_("Outcome"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "outcome|result|结果" },
  { "body", ACCORD_FIELD_LONG_TEXT, N_("Text"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL,
    .headings = "body|text|note|note - content|content|description|内容|备注" },
};

const AccordKind accord_activity_kind = {
  .number = 11,
  .name = "activity",
  .label = N_("Activity"),
  .plural = N_("Activities"),
  .icon_name = "accord-note-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "activities|tasks|calls|meetings|notes|活动|跟进",
};
