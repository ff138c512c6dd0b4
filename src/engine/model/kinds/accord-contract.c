/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was signed: the parties’ duties, its time and its end (M35). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_FACT,
    .headings = "title|name|contract|合同名称|标题" },
  { "number", ACCORD_FIELD_TEXT, N_("Number"), ACCORD_FIELD_SEARCHED | ACCORD_FIELD_KEY,
    .headings = "number|contract number|合同编号|编号" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|opportunity name|商机|商机名称" },
  { "parties", ACCORD_FIELD_TEXT, N_("Parties"), ACCORD_FIELD_FACT,
    .headings = "parties|甲方乙方|签约方" },
  { "amount", ACCORD_FIELD_MONEY, N_("Amount"), ACCORD_FIELD_FACT,
    .headings = "amount|value|total|合同金额|金额" },
  { "signed_on", ACCORD_FIELD_DATE, N_("Signed"), ACCORD_FIELD_FACT,
    .headings = "signed|signed on|date signed|签订日期" },
  { "starts_on", ACCORD_FIELD_DATE, N_("Begins"), ACCORD_FIELD_FACT,
    .headings = "begins|start date|from|开始日期" },
  { "ends_on", ACCORD_FIELD_DATE, N_("Ends"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .headings = "ends|end date|until|结束日期" },
  { "renew_days", ACCORD_FIELD_INTEGER, N_("Renewal notice, days before the end"), ACCORD_FIELD_PLAIN,
    .headings = "notice|renewal notice|renewal notice days|续约提醒" },
  { "duties", ACCORD_FIELD_LONG_TEXT, N_("Rights and duties"), ACCORD_FIELD_FACT,
    .headings = "duties|obligations|terms|权利义务|义务" },
  { "uri", ACCORD_FIELD_TEXT, N_("Address"), ACCORD_FIELD_FACT,
    .headings = "address|uri|url|link|path|file|地址|链接" },
  { "notice_task", ACCORD_FIELD_LINK, N_("Renewal task"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC,
    .target = "activity" },
  { "deliver_on", ACCORD_FIELD_DATE, N_("To be delivered by"), ACCORD_FIELD_FACT,
    .headings = "deliver by|delivery date|promised delivery|promised delivery date|due date|交货日期|约定交付日期" },
  { "delivered_on", ACCORD_FIELD_DATE, N_("Delivered"), ACCORD_FIELD_FACT,
    .headings = "delivered|delivered on|actual delivery date|date delivered|实际交付日期|已交付" },
};

const AccordKind accord_contract_kind = {
  .number = 42,
  .name = "contract",
  .label = N_("Contract"),
  .plural = N_("Contracts"),
  .icon_name = "accord-note-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "contracts|contract|合同",
};
