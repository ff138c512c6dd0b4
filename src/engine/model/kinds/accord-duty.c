/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one of the roles that members have is there for, and what it may see and do. What is empty here is
 * as the program ships it (accord-rights.c). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordChoice reaches[] = {
  { "own", N_("Their own") },
  { "team", N_("Their team's") },
  { "all", N_("Everybody's") },
  { NULL },
};

static const AccordChoice answers[] = {
  { "yes", N_("Yes") },
  { "no", N_("No") },
  { NULL },
};

static const AccordField fields[] = {
  { "role", ACCORD_FIELD_CHOICE, N_("Role"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED,
    .choices = accord_member_role_choices },
  { "duties", ACCORD_FIELD_LONG_TEXT, N_("Duties"), ACCORD_FIELD_FACT },
  { "changes", ACCORD_FIELD_CHOICE, N_("May change customers and deals"), ACCORD_FIELD_FACT,
    .choices = reaches },
  { "sees", ACCORD_FIELD_CHOICE, N_("Sees ratings and personal goals"), ACCORD_FIELD_FACT,
    .choices = reaches },
  { "goals", ACCORD_FIELD_CHOICE, N_("May set goals"), ACCORD_FIELD_FACT,
    .choices = answers },
  { "rates", ACCORD_FIELD_CHOICE, N_("May rate others"), ACCORD_FIELD_FACT,
    .choices = answers },
  { "assigns", ACCORD_FIELD_CHOICE, N_("May give records to others"), ACCORD_FIELD_FACT,
    .choices = answers },
  { "settings", ACCORD_FIELD_CHOICE, N_("May change settings and roles"), ACCORD_FIELD_FACT,
    .choices = answers },
};

const AccordKind accord_duty_kind = {
  .number = 46,
  .name = "duty",
  .label = N_("Role"),
  .plural = N_("Roles"),
  .icon_name = "accord-lock-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "roles",
};
