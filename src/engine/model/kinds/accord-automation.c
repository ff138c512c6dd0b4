/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A rule (M20): when something happens to a record that fulfils conditions, something is done. Conditions are
 * a filter, what is done a list, both JSON. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice targets[] = {
  { "customer", N_("Customers") },
  { "deal", N_("Deals") },
  { "contact", N_("Contacts") },
  { "activity", N_("Activities") },
  { NULL },
};

static const AccordChoice triggers[] = {
  { "created", N_("It is new") },
  { "changed", N_("A field changes") },
  { "stage", N_("A deal enters a stage") },
  { "date", N_("A date comes") },
  { "idle", N_("Nothing happens for some time") },
  { NULL },
};

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "off", ACCORD_FIELD_BOOLEAN, N_("Paused"), ACCORD_FIELD_PLAIN },
  { "target", ACCORD_FIELD_CHOICE, N_("Records"), ACCORD_FIELD_REQUIRED,
    .choices = targets },
  { "trigger", ACCORD_FIELD_CHOICE, N_("When"), ACCORD_FIELD_REQUIRED,
    .choices = triggers },
  { "field", ACCORD_FIELD_TEXT, N_("Field"), ACCORD_FIELD_PLAIN },
  { "stage", ACCORD_FIELD_LINK, N_("Stage"), ACCORD_FIELD_PLAIN,
    .target = "stage" },
  { "days", ACCORD_FIELD_INTEGER, N_("Days"), ACCORD_FIELD_PLAIN }, /* date: after it, below 0 before it; idle: how long */
  { "filter", ACCORD_FIELD_LONG_TEXT, N_("Conditions"), ACCORD_FIELD_HIDDEN },
  { "actions", ACCORD_FIELD_LONG_TEXT, N_("Then"), ACCORD_FIELD_HIDDEN },
  { "owner", ACCORD_FIELD_LINK, N_("Watched by"), ACCORD_FIELD_PLAIN, /* dates and silence: on whose computer */
    .target = "member" },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_automation_kind = {
  .number = 73,
  .name = "automation",
  .label = N_("Rule"),
  .plural = N_("Rules"),
  .icon_name = "accord-flow-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
