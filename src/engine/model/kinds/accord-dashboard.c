/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the Insights page shows to people of one role, in the order that somebody gave it (M107): names of figures and of
 * charts, one a line. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-choices.h"
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED | ACCORD_FIELD_FACT },
  { "role", ACCORD_FIELD_CHOICE, N_("Role"), ACCORD_FIELD_FACT | ACCORD_FIELD_INDEXED,
    .choices = accord_member_role_choices },
  { "tiles", ACCORD_FIELD_LONG_TEXT, N_("Tiles"), ACCORD_FIELD_HIDDEN },
  { "cards", ACCORD_FIELD_LONG_TEXT, N_("Charts"), ACCORD_FIELD_HIDDEN },
};

const AccordKind accord_dashboard_kind = {
  .number = 50,
  .name = "dashboard",
  .label = N_("Dashboard"),
  .plural = N_("Dashboards"),
  .icon_name = "accord-chart-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
