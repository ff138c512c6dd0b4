/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the forecast said in one week (F08): kept by the program, once a week for the running month and quarter, so that it
 * can be held against what came. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Period"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "taken_on", ACCORD_FIELD_DATE, N_("Kept on"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED },
  { "from_on", ACCORD_FIELD_DATE, N_("From"), ACCORD_FIELD_REQUIRED },
  { "until_on", ACCORD_FIELD_DATE, N_("Until"), ACCORD_FIELD_REQUIRED },
  { "closed", ACCORD_FIELD_MONEY, N_("Won so far"), ACCORD_FIELD_PLAIN },
  { "committed", ACCORD_FIELD_MONEY, N_("Commit"), ACCORD_FIELD_PLAIN },
  { "best", ACCORD_FIELD_MONEY, N_("Best case"), ACCORD_FIELD_PLAIN },
  { "open_value", ACCORD_FIELD_MONEY, N_("Pipeline"), ACCORD_FIELD_PLAIN },
  { "expected", ACCORD_FIELD_MONEY, N_("Expected"), ACCORD_FIELD_PLAIN },
  { "low", ACCORD_FIELD_MONEY, N_("Lower end of 80%"), ACCORD_FIELD_PLAIN },
  { "high", ACCORD_FIELD_MONEY, N_("Upper end of 80%"), ACCORD_FIELD_PLAIN },
  { "member", ACCORD_FIELD_LINK, N_("Member"), ACCORD_FIELD_PLAIN, .target = "member" }, /* whose, by shares; none: everybody's */
};

const AccordKind accord_forecast_snapshot_kind = {
  .number = 51,
  .name = "forecast_snapshot",
  .label = N_("Kept forecast"),
  .plural = N_("Kept forecasts"),
  .icon_name = "accord-forecast-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
