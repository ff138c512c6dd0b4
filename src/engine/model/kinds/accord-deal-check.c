/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of a stage's checklist ticked off for one deal; taking the tick away deletes it. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal" },
  { "criterion", ACCORD_FIELD_LINK, N_("Stage condition"), ACCORD_FIELD_REQUIRED,
    .target = "stage_criterion" },
  { "done_at", ACCORD_FIELD_TIME, N_("Done"), ACCORD_FIELD_AUTOMATIC },
  { "actor", ACCORD_FIELD_LINK, N_("By"), ACCORD_FIELD_PLAIN,
    .target = "member" },
};

const AccordKind accord_deal_check_kind = {
  .number = 22,
  .name = "deal_check",
  .label = N_("Tick"),
  .plural = N_("Ticks"),
  .icon_name = "accord-checklist-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
