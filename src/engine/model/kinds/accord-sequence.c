/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps that follow each other in time, for customers who are not ready yet (M24). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PLAIN },
  { "goes_on", ACCORD_FIELD_BOOLEAN, N_("Goes on after a reply"), ACCORD_FIELD_PLAIN },
  { "stays", ACCORD_FIELD_BOOLEAN, N_("Goes on after a change of stage"), ACCORD_FIELD_PLAIN },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_sequence_kind = {
  .number = 70,
  .name = "sequence",
  .label = N_("Sequence"),
  .plural = N_("Sequences"),
  .icon_name = "accord-flow-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
