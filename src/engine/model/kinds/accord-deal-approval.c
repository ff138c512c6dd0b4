/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stage's condition asks somebody to approve of a deal, and what was answered. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice states[] = {
  { "asked", N_("Asked for") },
  { "granted", N_("Approved") },
  { "refused", N_("Refused") },
  { NULL },
};

static const AccordField fields[] = {
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal" },
  { "criterion", ACCORD_FIELD_LINK, N_("Stage condition"), ACCORD_FIELD_REQUIRED,
    .target = "stage_criterion" },
  { "state", ACCORD_FIELD_CHOICE, N_("State"), ACCORD_FIELD_REQUIRED,
    .choices = states },
  { "asked_by", ACCORD_FIELD_LINK, N_("Asked by"), ACCORD_FIELD_PLAIN,
    .target = "member" },
  { "asked_at", ACCORD_FIELD_TIME, N_("Asked"), ACCORD_FIELD_AUTOMATIC },
  { "decided_by", ACCORD_FIELD_LINK, N_("Answered by"), ACCORD_FIELD_PLAIN,
    .target = "member" },
  { "decided_at", ACCORD_FIELD_TIME, N_("Answered"), ACCORD_FIELD_AUTOMATIC },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN },
};

const AccordKind accord_deal_approval_kind = {
  .number = 23,
  .name = "deal_approval",
  .label = N_("Approval"),
  .plural = N_("Approvals"),
  .icon_name = "accord-checklist-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
