/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person at one more customer, with the role played there (M01, M14). The main customer of a contact
 * is a field of the contact; a row a pair, so sets merge by themselves. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "contact" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "role", ACCORD_FIELD_CHOICE, N_("Role"), ACCORD_FIELD_FACT,
    .choices = accord_role_choices },
  { "position", ACCORD_FIELD_TEXT, N_("Position"), ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT },
  { "since", ACCORD_FIELD_DATE, N_("Since"), ACCORD_FIELD_PLAIN },
  { "until", ACCORD_FIELD_DATE, N_("Until"), ACCORD_FIELD_PLAIN },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PERSONAL },
};

const AccordKind accord_affiliation_kind = {
  .number = 14,
  .name = "affiliation",
  .label = N_("Role at a customer"),
  .plural = N_("Roles at customers"),
  .icon_name = "accord-person-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
