/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field that a user added to a kind. The store makes a line of that kind's table of it; what it is
 * called may change, its type may not. A retired field is hidden and keeps its values. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice types[] = {
  { "text", N_("Text") },
  { "long_text", N_("Long text") },
  { "number", N_("Whole number") },
  { "decimal", N_("Number with decimals") },
  { "money", N_("Money") },
  { "date", N_("Date") },
  { "choice", N_("Choice") },
  { "boolean", N_("Yes or no") },
  { "link", N_("Link") },
  { NULL },
};

static const AccordField fields[] = {
  { "label", ACCORD_FIELD_TEXT, N_("Label"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "target", ACCORD_FIELD_TEXT, N_("Records"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_HIDDEN,
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "type", ACCORD_FIELD_CHOICE, N_("Type"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = types,
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "links_to", ACCORD_FIELD_TEXT, N_("Links to"), ACCORD_FIELD_HIDDEN,
    .merge = ACCORD_MERGE_APPEND_ONLY },
  { "choices", ACCORD_FIELD_LONG_TEXT, N_("Choices"), ACCORD_FIELD_FACT },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
  { "retired", ACCORD_FIELD_BOOLEAN, N_("Retired"), ACCORD_FIELD_PLAIN },
};

const AccordKind accord_custom_field_kind = {
  .number = 18,
  .name = "custom_field",
  .label = N_("Own field"),
  .plural = N_("Own fields"),
  .icon_name = "accord-settings-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
