/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has which share of a deal's revenue (domain.md F09). The shares of a deal come to exactly 100 %; a deal without any is its
 * owner's. Overlay credit stands beside them: it is a figure of its own, and in no sum of the company. A row a member. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal",
    .headings = "deal|deal name|deal id|opportunity|opportunity name|opportunity id|商机|商机名称" },
  { "member", ACCORD_FIELD_LINK, N_("Member"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .target = "member",
    .headings = "member|sales agent|sales rep|user|split owner|team member|成员|业务员" },
  { "share", ACCORD_FIELD_RATE, N_("Share"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .headings = "share|split|split %|percentage|percent|split percentage|比例|分成比例" },
  { "overlay", ACCORD_FIELD_BOOLEAN, N_("Overlay"), ACCORD_FIELD_FACT,
    .headings = "overlay|is overlay|叠加" },
  /* Written when a deal that was won gets another owner: whose it was at the close. It goes when the deal is reopened. */
  { "kept", ACCORD_FIELD_BOOLEAN, N_("Kept from the close"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC },
};

const AccordKind accord_deal_credit_kind = {
  .number = 56,
  .name = "deal_credit",
  .label = N_("Deal credit"),
  .plural = N_("Deal credits"),
  .icon_name = "accord-target-symbolic",
  .flags = ACCORD_KIND_EXCHANGED | ACCORD_KIND_PAIR,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "credits|deal_credits|deal_credit|splits|deal credits|opportunity_splits|opportunity splits|revenue_splits|业绩分成",
};
