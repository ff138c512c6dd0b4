/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something done or to do with a customer: the timeline and the next step. A survey is called by its title; it was done when
 * it was sent, answered when there is a score or a day for that (F13). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordChoice priorities[] = {
  { "high", N_("High") },
  { "normal", N_("Normal") },
  { "low", N_("Low") },
  { NULL },
};

static const AccordChoice scales[] = {
  { "5", N_("1 to 5") },
  { "10", N_("0 to 10") },
  { NULL },
};

static const AccordField fields[] = {
  { "title", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "title|subject|activity - subject|activity|task|task name|survey|survey name|questionnaire|主题|标题|问卷|问卷名称|调查" },
  { "type", ACCORD_FIELD_CHOICE, N_("Kind"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = accord_activity_choices,
    .indexed_while = "!done_at !due_on", .indexed_with = "owner del done_at due_on",
    .headings = "type|kind|activity type|task type|task subtype|类型|跟进方式|沟通方式" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer",
    .headings = "customer|account|account name|company|company name|organization|related to|客户|客户名称|公司" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|opportunity name|商机|商机名称" },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_PLAIN,
    .target = "contact",
    .headings = "contact|contact name|联系人" },
  { "owner", ACCORD_FIELD_LINK, N_("Owner"), ACCORD_FIELD_PLAIN,
    .target = "member",
    .headings = "owner|assigned to|assigned user|activity owner|user|负责人|跟进人" },
  { "due_on", ACCORD_FIELD_DATE, N_("Due"), ACCORD_FIELD_FACT,
    .headings = "due|due date|activity - due date|activity date|date|start date|日期|计划日期|跟进日期",
    .indexed_while = "!done_at", .indexed_with = "due_minute owner type del done_at" },
  { "due_minute", ACCORD_FIELD_INTEGER, N_("Time of day (minutes)"), ACCORD_FIELD_PLAIN },
  { "done_at", ACCORD_FIELD_TIME, N_("Done"), ACCORD_FIELD_FACT,
    .headings = "done|done at|completed|completed at|completed on|completed date|marked as done time|sent|sent at|sent on|完成时间|跟进时间|沟通时间|发送时间|发放时间",
    .indexed_while = "due_on" },
  { "outcome", ACCORD_FIELD_TEXT, N_("Outcome"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "outcome|result|结果" },
  { "body", ACCORD_FIELD_LONG_TEXT, N_("Text"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL,
    .headings = "body|text|note|note - content|content|description|comments|details|notes|内容|沟通内容|跟进内容|备注" },
  { "reference", ACCORD_FIELD_TEXT, N_("Reference"), ACCORD_FIELD_KEY,
    .headings = "id|activity id|task id|event id|note id|record id|reference|编号" },
  { "created_at", ACCORD_FIELD_TIME, N_("Originally created"), ACCORD_FIELD_PLAIN, /* in the program it was imported from */
    .headings = "created|created at|created on|create date|created date|creation date|created time|date created|创建时间|创建日期|录入时间" },
  { "created_by", ACCORD_FIELD_TEXT, N_("Originally created by"), ACCORD_FIELD_PLAIN,
    .headings = "created by|created by name|created by id|creator|record creator|author|entered by|创建人|录入人" },
  { "priority", ACCORD_FIELD_CHOICE, N_("Priority"), ACCORD_FIELD_PLAIN,
    .choices = priorities,
    .headings = "priority|importance|优先级|重要程度" },
  { "repeat", ACCORD_FIELD_TEXT, N_("Repeats"), ACCORD_FIELD_PLAIN, /* an RRULE (accord-recurrence.h) */
    .headings = "repeat|repeats|recurrence|rrule|recurring|重复|重复规则" },
  { "scale", ACCORD_FIELD_CHOICE, N_("Scale of the survey"), ACCORD_FIELD_SPARSE,
    .choices = scales,
    .headings = "scale|score scale|out of|maximum score|max score|满分|分制|量表" },
  { "score", ACCORD_FIELD_INTEGER, N_("Answer to the survey"), ACCORD_FIELD_PLAIN,
    .headings = "score|rating|answer|csat|nps|nps score|csat score|satisfaction|satisfaction score|得分|评分|分数|打分|满意度|推荐值" },
  { "answered_at", ACCORD_FIELD_TIME, N_("Survey answered"), ACCORD_FIELD_PLAIN, /* without a score: the question was skipped */
    .headings = "answered|answered at|answered on|responded|responded at|response date|response time|submitted|submitted at|submission date|答卷时间|回答时间|提交时间|提交答卷时间" },
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
  .file_words = "activities|tasks|calls|meetings|notes|satisfaction|nps|csat|活动|跟进|满意度",
};
