/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A computer that takes part no more: it left, or was taken out (sync.md §2.8). Nobody writes one by hand. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice ways[] = {
  { "left", N_("Left") },
  { "revoked", N_("Taken out") },
  { NULL },
};

static const AccordField fields[] = {
  { "computer", ACCORD_FIELD_TEXT, N_("Computer"), ACCORD_FIELD_TITLE },
  { "rid", ACCORD_FIELD_TEXT, N_("Identity"), ACCORD_FIELD_HIDDEN },
  { "how", ACCORD_FIELD_CHOICE, N_("How"), ACCORD_FIELD_REQUIRED,
    .choices = ways },
  { "cut", ACCORD_FIELD_INTEGER, N_("Last change taken"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_departure_kind = {
  .number = 76,
  .name = "departure",
  .label = N_("Departed computer"),
  .plural = N_("Departed computers"),
  .icon_name = "accord-team-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
