/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One more way to reach a customer or a contact (M25): a phone, an e-mail, an address, a messenger, a
 * website, another name. The first phone and e-mail are fields of the record itself. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice types[] = {
  { "phone", N_("Phone") },
  { "email", N_("E-mail") },
  { "address", N_("Address") },
  { "messenger", N_("Messenger") },
  { "website", N_("Website") },
  { "name", N_("Other name") },
  { NULL },
};

static const AccordField fields[] = {
  { "value", ACCORD_FIELD_LONG_TEXT, N_("Value"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_SEARCHED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_FACT },
  { "type", ACCORD_FIELD_CHOICE, N_("Type"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT,
    .choices = types },
  { "label", ACCORD_FIELD_TEXT, N_("Label"), ACCORD_FIELD_FACT },
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "contact" },
  { "preferred", ACCORD_FIELD_BOOLEAN, N_("Preferred"), ACCORD_FIELD_PLAIN },
  { "forbidden", ACCORD_FIELD_BOOLEAN, N_("Not to be used"), ACCORD_FIELD_PLAIN },
  { "rank", ACCORD_FIELD_RANK, N_("Order"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_handle_kind = {
  .number = 15,
  .name = "handle",
  .label = N_("Way to reach"),
  .plural = N_("Ways to reach"),
  .icon_name = "accord-phone-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
