/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Something that members should be good at: what each of five levels looks like, and which of them every
 * role asks for. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
  { "about", ACCORD_FIELD_LONG_TEXT, N_("What it is"), ACCORD_FIELD_FACT },
  { "level_one", ACCORD_FIELD_LONG_TEXT, N_("Level 1 looks like"), ACCORD_FIELD_FACT },
  { "level_two", ACCORD_FIELD_LONG_TEXT, N_("Level 2 looks like"), ACCORD_FIELD_FACT },
  { "level_three", ACCORD_FIELD_LONG_TEXT, N_("Level 3 looks like"), ACCORD_FIELD_FACT },
  { "level_four", ACCORD_FIELD_LONG_TEXT, N_("Level 4 looks like"), ACCORD_FIELD_FACT },
  { "level_five", ACCORD_FIELD_LONG_TEXT, N_("Level 5 looks like"), ACCORD_FIELD_FACT },
  { "target_representative", ACCORD_FIELD_INTEGER, N_("Asked of sales representatives"), ACCORD_FIELD_FACT },
  { "target_manager", ACCORD_FIELD_INTEGER, N_("Asked of sales managers"), ACCORD_FIELD_FACT },
  { "target_marketing", ACCORD_FIELD_INTEGER, N_("Asked of marketing"), ACCORD_FIELD_FACT },
  { "target_service", ACCORD_FIELD_INTEGER, N_("Asked of customer service"), ACCORD_FIELD_FACT },
};

const AccordKind accord_competency_kind = {
  .number = 47,
  .name = "competency",
  .label = N_("Competency"),
  .plural = N_("Competencies"),
  .icon_name = "accord-star-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "competencies",
};
