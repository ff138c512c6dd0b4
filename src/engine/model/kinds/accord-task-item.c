/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a task's checklist (M55). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "title", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "activity", ACCORD_FIELD_LINK, N_("Activity"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "activity" },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
  { "done", ACCORD_FIELD_BOOLEAN, N_("Done"), ACCORD_FIELD_PLAIN },
};

const AccordKind accord_task_item_kind = {
  .number = 60,
  .name = "task_item",
  .label = N_("Checklist Line"),
  .plural = N_("Checklist Lines"),
  .icon_name = "accord-checklist-symbolic",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};
