/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture of a person or company, small enough to stand in the journal. A record of its own, so
 * that customers without one are no larger for it. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "customer", ACCORD_FIELD_LINK, N_("Customer"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "customer" },
  { "contact", ACCORD_FIELD_LINK, N_("Contact"), ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "contact" },
  { "media", ACCORD_FIELD_TEXT, N_("Format"), ACCORD_FIELD_REQUIRED }, /* "image/jpeg" */
  { "data", ACCORD_FIELD_LONG_TEXT, N_("Picture"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_PERSONAL | ACCORD_FIELD_HIDDEN }, /* base64 */
  { "original", ACCORD_FIELD_TEXT, N_("Checksum of the original"), ACCORD_FIELD_PERSONAL | ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_photo_kind = {
  .number = 55,
  .name = "photo",
  .label = N_("Photo"),
  .plural = N_("Photos"),
  .icon_name = "accord-person-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
