/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A team of members with its lead. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_KEY | ACCORD_FIELD_FACT,
    .headings = "team|team name|manager|department|团队|部门" },
  { "lead", ACCORD_FIELD_LINK, N_("Lead"), ACCORD_FIELD_FACT,
    .target = "member",
    .headings = "lead|team lead|manager" },
  { "office", ACCORD_FIELD_TEXT, N_("Office"), ACCORD_FIELD_FACT,
    .headings = "office|regional office|region|office location" },
};

const AccordKind accord_team_kind = {
  .number = 2,
  .name = "team",
  .label = N_("Team"),
  .plural = N_("Teams"),
  .icon_name = "accord-team-symbolic",
  .flags = ACCORD_KIND_EXCHANGED,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "team|teams|团队|部门",
};
