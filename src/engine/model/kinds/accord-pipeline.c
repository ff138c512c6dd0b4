/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sales process: an ordered list of stages. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
  { "about", ACCORD_FIELD_LONG_TEXT, N_("What it is for"), ACCORD_FIELD_FACT },
  { "plans_ignored", ACCORD_FIELD_BOOLEAN, N_("Deals with a planned activity go quiet too"), ACCORD_FIELD_PLAIN },
};

const AccordKind accord_pipeline_kind = {
  .number = 7,
  .name = "pipeline",
  .label = N_("Pipeline"),
  .plural = N_("Pipelines"),
  .icon_name = "accord-board-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "pipelines",
};
