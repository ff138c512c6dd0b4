/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to be found: an advertisement, a fair, a letter to many; what it costs (M95). Customers and deals say which one
 * they came by. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice types[] = {
  { "ads", N_("Advertising") },
  { "content", N_("Content") },
  { "social", N_("Social media") },
  { "event", N_("Event or fair") },
  { "email", N_("Mailing") },
  { "referral", N_("Referral") },
  { "other", N_("Other") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_KEY | ACCORD_FIELD_FACT,
    .headings = "name|campaign|campaign name|title|活动名称|市场活动|名称" },
  { "type", ACCORD_FIELD_CHOICE, N_("Type"), ACCORD_FIELD_FACT,
    .choices = types,
    .headings = "type|campaign type|channel|类型|活动类型" },
  { "starts_on", ACCORD_FIELD_DATE, N_("Begins"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "begins|start|start date|from|开始日期" },
  { "ends_on", ACCORD_FIELD_DATE, N_("Ends"), ACCORD_FIELD_FACT,
    .headings = "ends|end|end date|until|结束日期" },
  { "budget", ACCORD_FIELD_MONEY, N_("Budget"), ACCORD_FIELD_FACT,
    .headings = "budget|budgeted cost|budgeted cost in campaign|预算" },
  { "cost", ACCORD_FIELD_MONEY, N_("Cost"), ACCORD_FIELD_FACT,
    .headings = "cost|actual cost|actual cost in campaign|spent|实际费用|费用|成本" },
  { "owner", ACCORD_FIELD_LINK, N_("Owner"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .target = "member",
    .headings = "owner|campaign owner|负责人" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|description|备注" },
};

const AccordKind accord_campaign_kind = {
  .number = 58,
  .name = "campaign",
  .label = N_("Campaign"),
  .plural = N_("Campaigns"),
  .icon_name = "accord-target-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "campaigns|campaign|市场活动",
};
