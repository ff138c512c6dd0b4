/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that a customer asks for or complains about, and what became of it (domain.md §4.6). How it goes from state to
 * state is in accord-ticket-states.h. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordChoice types[] = {
  { "question", N_("Question") },
  { "request", N_("Request") },
  { "fault", N_("Fault") },
  { "complaint", N_("Complaint") },
  { "return", N_("Return") },
  { "suggestion", N_("Suggestion") },
  { NULL },
};

static const AccordChoice priorities[] = {
  { "urgent", N_("Urgent") },
  { "high", N_("High") },
  { "normal", N_("Normal") },
  { "low", N_("Low") },
  { NULL },
};

static const AccordField fields[] = {
  { "subject", ACCORD_FIELD_TEXT, N_("Subject"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "subject|title|summary|ticket subject|case subject|主题|标题|工单主题" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer",
    .headings = "customer|account|account name|company|company name|organization|requester organization|客户|客户名称|公司" },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_FACT,
    .target = "contact",
    .headings = "contact|contact name|requester|requester name|联系人" },
  { "type", ACCORD_FIELD_CHOICE, N_("Kind"), ACCORD_FIELD_FACT,
    .choices = types,
    .headings = "type|kind|ticket type|case type|category|类型|工单类型" },
  { "priority", ACCORD_FIELD_CHOICE, N_("Priority"), ACCORD_FIELD_FACT,
    .choices = priorities,
    .headings = "priority|urgency|severity|优先级|紧急程度" },
  { "state", ACCORD_FIELD_CHOICE, N_("State"), ACCORD_FIELD_FACT,
    .choices = accord_ticket_state_choices,
    .headings = "state|status|ticket status|case status|状态|工单状态" },
  { "owner", ACCORD_FIELD_LINK, N_("Owner"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .target = "member",
    .headings = "owner|assignee|assigned to|agent|负责人|处理人" },
  { "channel", ACCORD_FIELD_CHOICE, N_("Came by"), ACCORD_FIELD_FACT,
    .choices = accord_channel_choices,
    .headings = "channel|source|via|origin|渠道|来源" },
  { "body", ACCORD_FIELD_LONG_TEXT, N_("Text"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT,
    .headings = "text|description|body|details|message|note|notes|内容|描述|备注" },
  { "reason", ACCORD_FIELD_LONG_TEXT, N_("Reason of the state"), ACCORD_FIELD_PERSONAL,
    .headings = "reason|rejection reason|原因|驳回原因" },
  { "duplicate_of", ACCORD_FIELD_LINK, N_("The same as"), ACCORD_FIELD_PLAIN,
    .target = "ticket",
    .headings = "duplicate of|重复于" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_INDEXED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|order|商机|商机名称" },
  { "product", ACCORD_FIELD_LINK, N_("Product"), ACCORD_FIELD_PLAIN,
    .target = "product",
    .headings = "product|product name|item|产品" },
  { "number", ACCORD_FIELD_TEXT, N_("Number"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_KEY | ACCORD_FIELD_INDEXED,
    .headings = "number|ticket number|ticket id|case number|ticket|id|编号|工单号|工单编号", .series = TRUE },
  { "opened_at", ACCORD_FIELD_TIME, N_("Reported"), ACCORD_FIELD_PLAIN,
    .headings = "opened|opened at|created|created at|created on|date/time opened|创建时间|提交时间",
    .indexed_while = "!resolved_at" }, /* accord-open-tickets.c */
  { "answered_at", ACCORD_FIELD_TIME, N_("First answered"), ACCORD_FIELD_PLAIN,
    .headings = "first answered|first response|first response at|首次响应时间" },
  { "resolved_at", ACCORD_FIELD_TIME, N_("Resolved"), ACCORD_FIELD_SPARSE,
    .headings = "resolved|resolved at|solved at|解决时间" },
  { "closed_at", ACCORD_FIELD_TIME, N_("Closed on"), ACCORD_FIELD_PLAIN,
    .headings = "closed|closed at|closed on|date/time closed|关闭时间" },
  { "first_resolved_at", ACCORD_FIELD_TIME, N_("First resolved"), ACCORD_FIELD_AUTOMATIC }, /* stays where it is opened again */
  /* F14: a target that was missed stays missed, whatever is changed later. */
  { "answer_missed_at", ACCORD_FIELD_TIME, N_("Answer overdue since"), ACCORD_FIELD_AUTOMATIC },
  { "resolution_missed_at", ACCORD_FIELD_TIME, N_("Resolution overdue since"), ACCORD_FIELD_AUTOMATIC },
  /* §4.6: who has to look because a target is near or was missed (accord-escalation.h) */
  { "escalated_to", ACCORD_FIELD_LINK, N_("Escalated to"), ACCORD_FIELD_AUTOMATIC,
    .target = "member" },
  { "escalated_at", ACCORD_FIELD_TIME, N_("Escalated since"), ACCORD_FIELD_AUTOMATIC,
    .indexed_while = "resolved_at" }, /* accord-escalation-late.c */
  { "escalation", ACCORD_FIELD_INTEGER, N_("Level of escalation"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC },
  { "pauses", ACCORD_FIELD_TEXT, N_("Pauses"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC }, /* accord-service-level.h */
};

const AccordKind accord_ticket_kind = {
  .number = 64,
  .name = "ticket",
  .label = N_("Ticket"),
  .plural = N_("Tickets"),
  .icon_name = "accord-ticket-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "tickets|ticket|cases|complaints|工单|投诉",
};
