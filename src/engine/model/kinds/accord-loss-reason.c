/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why deals are lost, as a workspace says it (lesson 20). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
  { "asks_note", ACCORD_FIELD_BOOLEAN, N_("Asks for a note"), ACCORD_FIELD_PLAIN },
  { "asks_competitor", ACCORD_FIELD_BOOLEAN, N_("Asks for the competitor"), ACCORD_FIELD_PLAIN },
  { "retired", ACCORD_FIELD_BOOLEAN, N_("Hidden"), ACCORD_FIELD_PLAIN },
};

const AccordKind accord_loss_reason_kind = {
  .number = 25,
  .name = "loss_reason",
  .label = N_("Loss reason"),
  .plural = N_("Loss reasons"),
  .icon_name = "accord-board-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
