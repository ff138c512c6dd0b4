/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a customer or contact likes or needs, from where it is known and since when (M03). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice types[] = {
  { "channel", N_("Channel") },
  { "time", N_("Time") },
  { "product", N_("Product") },
  { "price", N_("Price sensitivity") },
  { "interest", N_("Interest") },
  { "need", N_("Need") },
  { NULL },
};

static const AccordField fields[] = {
  { "value", ACCORD_FIELD_TEXT, N_("Preference"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT },
  { "type", ACCORD_FIELD_CHOICE, N_("Type"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = types },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "contact" },
  { "product", ACCORD_FIELD_LINK, N_("Product"), ACCORD_FIELD_PLAIN,
    .target = "product" },
  { "source", ACCORD_FIELD_TEXT, N_("Source"), ACCORD_FIELD_FACT },
  { "noted_on", ACCORD_FIELD_DATE, N_("Noted"), ACCORD_FIELD_FACT },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PERSONAL },
};

const AccordKind accord_preference_kind = {
  .number = 16,
  .name = "preference",
  .label = N_("Preference"),
  .plural = N_("Preferences and needs"),
  .icon_name = "accord-note-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
