/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How files with these headings were imported before: offered again for the next one (M06). */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "target", ACCORD_FIELD_TEXT, N_("Records"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_HIDDEN },
  { "headings", ACCORD_FIELD_LONG_TEXT, N_("Headings"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_HIDDEN },
  { "plan", ACCORD_FIELD_LONG_TEXT, N_("Mapping"), ACCORD_FIELD_HIDDEN },
  { "used_at", ACCORD_FIELD_TIME, N_("Last used"), ACCORD_FIELD_AUTOMATIC },
};

const AccordKind accord_import_profile_kind = {
  .number = 19,
  .name = "import_profile",
  .label = N_("Import profile"),
  .plural = N_("Import profiles"),
  .icon_name = "accord-settings-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
