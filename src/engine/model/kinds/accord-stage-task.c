/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task that a deal gets when it enters a stage. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "title", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "stage", ACCORD_FIELD_LINK, N_("Stage"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "stage" },
  { "type", ACCORD_FIELD_CHOICE, N_("Kind"), ACCORD_FIELD_REQUIRED,
    .choices = accord_activity_choices },
  { "days", ACCORD_FIELD_INTEGER, N_("Due after (days)"), ACCORD_FIELD_PLAIN },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_stage_task_kind = {
  .number = 24,
  .name = "stage_task",
  .label = N_("Stage task"),
  .plural = N_("Stage tasks"),
  .icon_name = "accord-checklist-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
