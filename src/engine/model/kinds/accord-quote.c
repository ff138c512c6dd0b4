/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An offer made to a customer: numbered, in versions, valid for a time. Its lines are its own: what was sent stays as it was (M33). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice statuses[] = {
  { "draft", N_("Draft") },
  { "sent", N_("Sent") },
  { "accepted", N_("Accepted") },
  { "refused", N_("Refused") },
  { "expired", N_("Expired") },
  { NULL },
};

static const AccordField fields[] = {
  { "number", ACCORD_FIELD_TEXT, N_("Number"), ACCORD_FIELD_TITLE | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_KEY | ACCORD_FIELD_INDEXED,
    .headings = "number|quote number|quote|quotation|报价单号|编号", .series = TRUE },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|opportunity|opportunity name|商机|商机名称" },
  { "version", ACCORD_FIELD_INTEGER, N_("Version"), ACCORD_FIELD_FACT,
    .headings = "version|revision|版本" },
  { "status", ACCORD_FIELD_CHOICE, N_("Status"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = statuses,
    .headings = "status|state|状态" },
  { "quoted_on", ACCORD_FIELD_DATE, N_("Date"), ACCORD_FIELD_FACT,
    .headings = "date|quote date|created|报价日期|日期" },
  { "valid_until", ACCORD_FIELD_DATE, N_("Valid until"), ACCORD_FIELD_FACT,
    .headings = "valid until|expiry date|expires|expiration date|有效期" },
  { "contact", ACCORD_FIELD_LINK, N_("For"), ACCORD_FIELD_FACT,
    .target = "contact",
    .headings = "contact|contact name|attention|联系人" },
  { "tax_rate", ACCORD_FIELD_RATE, N_("Tax rate"), ACCORD_FIELD_FACT,
    .headings = "tax rate|tax (%)|vat|税率" },
  { "net", ACCORD_FIELD_MONEY, N_("Net"), ACCORD_FIELD_FACT | ACCORD_FIELD_AUTOMATIC,
    .headings = "net|subtotal|金额" },
  { "tax", ACCORD_FIELD_MONEY, N_("Tax"), ACCORD_FIELD_FACT | ACCORD_FIELD_AUTOMATIC,
    .headings = "tax|tax amount|税额" },
  { "total", ACCORD_FIELD_MONEY, N_("Total"), ACCORD_FIELD_FACT | ACCORD_FIELD_AUTOMATIC,
    .headings = "total|grand total|amount|合计|总计" },
  { "approved_by", ACCORD_FIELD_LINK, N_("Discount approved by"), ACCORD_FIELD_PLAIN,
    .target = "member",
    .headings = "approved by|批准人" },
  { "approved_on", ACCORD_FIELD_DATE, N_("Discount approved on"), ACCORD_FIELD_PLAIN,
    .headings = "approved on|批准日期" },
  { "terms", ACCORD_FIELD_LONG_TEXT, N_("Terms"), ACCORD_FIELD_PLAIN,
    .headings = "terms|terms and conditions|条款" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN,
    .headings = "note|notes|备注" },
};

const AccordKind accord_quote_kind = {
  .number = 33,
  .name = "quote",
  .label = N_("Quote"),
  .plural = N_("Quotes"),
  .icon_name = "accord-note-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "quotes|quote|quotations|报价单|报价",
};
