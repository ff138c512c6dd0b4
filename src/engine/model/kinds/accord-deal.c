/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chance to sell. Stage and order within it are one register. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"
#include "accord-kind-late.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PINYIN,
    .headings = "name|deal|deal name|deal - title|title|opportunity|opportunity name|商机名称|名称" },
  { "reference", ACCORD_FIELD_TEXT, N_("Reference"), ACCORD_FIELD_KEY | ACCORD_FIELD_SEARCHED,
    .rank = ACCORD_FIELD_LATE,
    .headings = "id|opportunity id|deal id|record id|reference|编号" },
  { "stage", ACCORD_FIELD_PLACE, N_("Stage"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .target = "stage",
    .headings = "stage|deal stage|stage name|status|阶段|商机阶段" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer",
    .headings = "customer|account|account name|account id|company|company name|organization|客户|客户名称" },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_PLAIN,
    .target = "contact",
    .headings = "contact|contact name|联系人" },
  { "product", ACCORD_FIELD_LINK, N_("Product"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .target = "product",
    .headings = "product|product name|item|产品" },
  { "owner", ACCORD_FIELD_LINK, N_("Owner"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .target = "member",
    .headings = "owner|deal owner|sales agent|agent|owner id|sales rep|rep|负责人|归属人" },
  { "amount", ACCORD_FIELD_MONEY, N_("Amount"), ACCORD_FIELD_FACT,
    .headings = "amount|value|deal - value|close value|deal value|revenue|金额" },
  { "probability", ACCORD_FIELD_PERCENT, N_("Probability"), ACCORD_FIELD_PLAIN,
    .headings = "probability|probability (%)|赢率" },
  { "opened_on", ACCORD_FIELD_DATE, N_("Opened"), ACCORD_FIELD_FACT,
    .rank = ACCORD_FIELD_LATE,
    .headings = "opened|open date|engage date|create date|created|created date|start date|创建时间" },
  { "expected_on", ACCORD_FIELD_DATE, N_("Expected close"), ACCORD_FIELD_FACT,
    .headings = "expected close|expected close date|closing date|预计成交日期" },
  { "closed_on", ACCORD_FIELD_DATE, N_("Closed on"), ACCORD_FIELD_PLAIN,
    .headings = "closed|close date|closed date|won date|成交日期" },
  { "lost_reason", ACCORD_FIELD_TEXT, N_("Lost because"), ACCORD_FIELD_PLAIN,
    .headings = "lost reason|loss reason|输单原因" },
  { "source", ACCORD_FIELD_TEXT, N_("Source"), ACCORD_FIELD_PLAIN,
    .headings = "source|lead source|来源" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|description|备注" },
  { "competitor", ACCORD_FIELD_TEXT, N_("Lost to"), ACCORD_FIELD_PLAIN,
    .headings = "competitor|lost to|竞争对手" },
  { "lost_note", ACCORD_FIELD_LONG_TEXT, N_("What would have won it"), ACCORD_FIELD_PLAIN },
  { "won_note", ACCORD_FIELD_LONG_TEXT, N_("Why it was won"), ACCORD_FIELD_PLAIN },
  { "pushes", ACCORD_FIELD_INTEGER, N_("Close date put off (times)"), ACCORD_FIELD_AUTOMATIC | ACCORD_FIELD_HIDDEN }, /* of old files; counted from history */
  { "created_at", ACCORD_FIELD_TIME, N_("Originally created"), ACCORD_FIELD_PLAIN, /* in the program it was imported from */
    .rank = ACCORD_FIELD_LATE,
    .headings = "created at|created on|creation date|created time|date created|录入时间" },
  { "created_by", ACCORD_FIELD_TEXT, N_("Originally created by"), ACCORD_FIELD_PLAIN,
    .rank = ACCORD_FIELD_LATE,
    .headings = "created by|created by name|created by id|creator|record creator|author|entered by|创建人|录入人" },
  { "probability_reason", ACCORD_FIELD_TEXT, N_("Why this probability"), ACCORD_FIELD_PLAIN,
    .headings = "probability reason|赢率原因" },
  { "forecast", ACCORD_FIELD_CHOICE, N_("Forecast"), ACCORD_FIELD_PLAIN,
    .choices = accord_forecast_choices,
    .headings = "forecast|forecast category|预测类别" },
  { "lines_decide", ACCORD_FIELD_BOOLEAN, N_("Amount follows the product lines"), ACCORD_FIELD_PLAIN },
  { "price_list", ACCORD_FIELD_LINK, N_("Price list"), ACCORD_FIELD_PLAIN,
    .target = "price_list",
    .headings = "price list|price book|价格表" },
  /* Of the stage when the deal came to it: what counts stays when the stage's default is edited. */
  { "entry_odds", ACCORD_FIELD_PERCENT, N_("Probability when it came to its stage"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC },
  /* Written with a place: even open, odd closed. A close beats a mere move where two did not know of each other. */
  { "closings", ACCORD_FIELD_INTEGER, N_("Closed and reopened (times)"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC },
  /* While it is on hold: when it is taken up again. */
  { "resume_on", ACCORD_FIELD_DATE, N_("Resume on"), ACCORD_FIELD_PLAIN,
    .headings = "resume on|resume date|on hold until|恢复日期|暂停至" },
  { "campaign", ACCORD_FIELD_LINK, N_("Campaign"), ACCORD_FIELD_INDEXED,
    .target = "campaign",
    .headings = "campaign|campaign name|primary campaign|primary campaign source|市场活动|活动名称" },
};

const AccordKind accord_deal_kind = {
  .number = 9,
  .name = "deal",
  .label = N_("Deal"),
  .plural = N_("Deals"),
  .icon_name = "accord-board-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "deals|deal|opportunities|opportunity|sales_pipeline|pipeline|商机|订单|销售机会",
};
