/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days on which a member is not at work, and who looks after the customers meanwhile. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice types[] = {
  { "leave", N_("On leave") },
  { "sick", N_("Ill") },
  { "training", N_("In training") },
  { "travel", N_("Travelling") },
  { "other", N_("Away") },
  { NULL },
};

static const AccordField fields[] = {
  { "member", ACCORD_FIELD_LINK, N_("Member"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "member" },
  { "type", ACCORD_FIELD_CHOICE, N_("Kind"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = types },
  { "begins_on", ACCORD_FIELD_DATE, N_("First day"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "ends_on", ACCORD_FIELD_DATE, N_("Last day"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "deputy", ACCORD_FIELD_LINK, N_("Deputy"), ACCORD_FIELD_FACT,
    .target = "member" },
  { "note", ACCORD_FIELD_TEXT, N_("Note"), ACCORD_FIELD_PERSONAL },
};

const AccordKind accord_absence_kind = {
  .number = 45,
  .name = "absence",
  .label = N_("Absence"),
  .plural = N_("Absences"),
  .icon_name = "accord-calendar-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "absences",
};
