/* SPDX-License-Identifier: GPL-3.0-or-later */
/* To whom customers go that belong to nobody yet. Rules are tried in their order; the first whose field
 * says one of its words decides. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice ways[] = {
  { "member", N_("To one person") },
  { "territory", N_("By territory") },
  { "load", N_("To whoever has the fewest open deals") },
  { "turns", N_("In turn") },
  { "pool", N_("To nobody: they stay in the pool") },
  { NULL },
};

static const AccordChoice states[] = {
  { "on", N_("In use") },
  { "off", N_("Not in use") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
  { "field", ACCORD_FIELD_TEXT, N_("Field of the customer"), ACCORD_FIELD_FACT },
  { "words", ACCORD_FIELD_LONG_TEXT, N_("One of these words"), ACCORD_FIELD_FACT },
  { "way", ACCORD_FIELD_CHOICE, N_("Goes"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = ways },
  { "member", ACCORD_FIELD_LINK, N_("Person"), ACCORD_FIELD_FACT,
    .target = "member" },
  { "team", ACCORD_FIELD_LINK, N_("Within team"), ACCORD_FIELD_FACT,
    .target = "team" },
  { "state", ACCORD_FIELD_CHOICE, N_("State"), ACCORD_FIELD_PLAIN,
    .choices = states },
  { "turn", ACCORD_FIELD_LINK, N_("Last one given to"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC,
    .target = "member" },
};

const AccordKind accord_assignment_kind = {
  .number = 49,
  .name = "assignment",
  .label = N_("Assignment rule"),
  .plural = N_("Assignment rules"),
  .icon_name = "accord-flow-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "assignment rules",
};
