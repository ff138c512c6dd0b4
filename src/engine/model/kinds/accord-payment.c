/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An instalment of a contract: when how much is due, and what came (M35, 回款). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "text", ACCORD_FIELD_TEXT, N_("For"), ACCORD_FIELD_TITLE | ACCORD_FIELD_FACT,
    .headings = "for|text|description|instalment|期次|说明" },
  { "contract", ACCORD_FIELD_LINK, N_("Contract"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "contract",
    .headings = "contract|contract number|合同|合同名称" },
  { "due_on", ACCORD_FIELD_DATE, N_("Due"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_FACT,
    .headings = "due|due date|due on|计划日期" },
  { "amount", ACCORD_FIELD_MONEY, N_("Amount"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "amount|due amount|计划金额|金额" },
  { "paid_on", ACCORD_FIELD_DATE, N_("Paid"), ACCORD_FIELD_FACT,
    .headings = "paid|paid on|payment date|回款日期" },
  { "paid", ACCORD_FIELD_MONEY, N_("Paid amount"), ACCORD_FIELD_FACT,
    .headings = "paid amount|received|回款金额" },
};

const AccordKind accord_payment_kind = {
  .number = 43,
  .name = "payment",
  .label = N_("Payment"),
  .plural = N_("Payments"),
  .icon_name = "accord-note-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "payments|payment plan|instalments|回款|回款计划",
};
