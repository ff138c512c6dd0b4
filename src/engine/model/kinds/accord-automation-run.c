/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule did to one record, and why. It is written by the change set that did it, so the undo of that
 * puts it into the Trash. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "title", ACCORD_FIELD_LONG_TEXT, N_("What was done"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_PERSONAL },
  { "why", ACCORD_FIELD_TEXT, N_("Why"), ACCORD_FIELD_FACT | ACCORD_FIELD_PERSONAL },
  { "automation", ACCORD_FIELD_LINK, N_("Rule"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "automation" },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "deal", ACCORD_FIELD_LINK, N_("Deal"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "deal" },
  { "record", ACCORD_FIELD_TEXT, N_("Record"), ACCORD_FIELD_HIDDEN },     /* its identity */
  { "occurrence", ACCORD_FIELD_TEXT, N_("Occurrence"), ACCORD_FIELD_HIDDEN }, /* which date, which silence */
  { "at", ACCORD_FIELD_TIME, N_("Time"), ACCORD_FIELD_FACT },
  { "tell", ACCORD_FIELD_LINK, N_("Told to"), ACCORD_FIELD_PLAIN,
    .target = "member" },
  { "told", ACCORD_FIELD_TEXT, N_("Notification"), ACCORD_FIELD_PERSONAL },
};

const AccordKind accord_automation_run_kind = {
  .number = 74,
  .name = "automation_run",
  .label = N_("Deed of a rule"),
  .plural = N_("Deeds of rules"),
  .icon_name = "accord-history-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
