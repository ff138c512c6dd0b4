/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One step of a sequence: some days after the one before. It becomes a planned activity; nothing is sent. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "title", ACCORD_FIELD_TEXT, N_("Title"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "sequence", ACCORD_FIELD_LINK, N_("Sequence"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "sequence" },
  { "days", ACCORD_FIELD_INTEGER, N_("Days after the step before"), ACCORD_FIELD_FACT },
  { "type", ACCORD_FIELD_CHOICE, N_("Kind"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = accord_activity_choices },
  { "template", ACCORD_FIELD_LINK, N_("Template"), ACCORD_FIELD_FACT,
    .target = "template" },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_sequence_step_kind = {
  .number = 71,
  .name = "sequence_step",
  .label = N_("Step"),
  .plural = N_("Steps"),
  .icon_name = "accord-task-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
