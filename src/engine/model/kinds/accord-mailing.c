/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A template written to a group of customers (M22): each message is looked at and sent by itself. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "template", ACCORD_FIELD_LINK, N_("Template"), ACCORD_FIELD_REQUIRED,
    .target = "template" },
  { "view", ACCORD_FIELD_LINK, N_("Customers"), ACCORD_FIELD_PLAIN, /* empty: all */
    .target = "view" },
  { "greeting", ACCORD_FIELD_BOOLEAN, N_("Is a greeting"), ACCORD_FIELD_PLAIN },
  { "started_on", ACCORD_FIELD_DATE, N_("Begun"), ACCORD_FIELD_FACT },
  { "closed_on", ACCORD_FIELD_DATE, N_("Finished"), ACCORD_FIELD_FACT },
};

const AccordKind accord_mailing_kind = {
  .number = 75,
  .name = "mailing",
  .label = N_("Mailing"),
  .plural = N_("Mailings"),
  .icon_name = "accord-email-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
