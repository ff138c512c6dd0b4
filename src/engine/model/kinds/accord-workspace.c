/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of one file: its name, currency and calendar. One record. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordField fields[] = {
  { "name", ACCORD_FIELD_TEXT, N_("Name"), ACCORD_FIELD_TITLE | ACCORD_FIELD_REQUIRED },
  { "currency", ACCORD_FIELD_TEXT, N_("Currency"), ACCORD_FIELD_REQUIRED },
  { "fiscal_month", ACCORD_FIELD_INTEGER, N_("Fiscal year starts in month"), ACCORD_FIELD_REQUIRED },
  { "tier_large", ACCORD_FIELD_PERCENT, N_("Large customers, per cent of the buyers"), ACCORD_FIELD_PLAIN },
  { "tier_medium", ACCORD_FIELD_PERCENT, N_("Medium customers, per cent of the buyers"), ACCORD_FIELD_PLAIN },
  { "format", ACCORD_FIELD_INTEGER, N_("Format"), ACCORD_FIELD_HIDDEN | ACCORD_FIELD_AUTOMATIC },
  { "address", ACCORD_FIELD_LONG_TEXT, N_("Address on quotes"), ACCORD_FIELD_PLAIN },
  { "quote_prefix", ACCORD_FIELD_TEXT, N_("Quote numbers begin with"), ACCORD_FIELD_PLAIN },
  { "quote_days", ACCORD_FIELD_INTEGER, N_("Quotes are valid for (days)"), ACCORD_FIELD_PLAIN },
  { "quote_terms", ACCORD_FIELD_LONG_TEXT, N_("Usual terms of a quote"), ACCORD_FIELD_PLAIN },
  { "tax_rate", ACCORD_FIELD_RATE, N_("Usual tax rate"), ACCORD_FIELD_PLAIN },
  { "discount_limit", ACCORD_FIELD_RATE, N_("Discounts above this need approval"), ACCORD_FIELD_PLAIN },
  { "pool_idle_days", ACCORD_FIELD_INTEGER, N_("Days without contact before a customer goes to the pool"), ACCORD_FIELD_PLAIN },
  { "pool_first_days", ACCORD_FIELD_INTEGER, N_("Days within which a claimed customer must be contacted"), ACCORD_FIELD_PLAIN },
  { "pool_wait_days", ACCORD_FIELD_INTEGER, N_("Days before whoever lost a customer may claim it again"), ACCORD_FIELD_PLAIN },
  { "pool_keep_days", ACCORD_FIELD_INTEGER, N_("Days a customer stays in the pool"), ACCORD_FIELD_PLAIN },
  { "locked_until", ACCORD_FIELD_DATE, N_("Books are locked up to"), ACCORD_FIELD_PLAIN },
  { "claim_limit", ACCORD_FIELD_INTEGER, N_("Customers a person may have"), ACCORD_FIELD_PLAIN },
  { "trash_days", ACCORD_FIELD_INTEGER, N_("Days until the Trash is emptied (0: never)"), ACCORD_FIELD_PLAIN },
  { "history_from", ACCORD_FIELD_DATE, N_("History is kept from"), ACCORD_FIELD_PLAIN },
  { "work_hours", ACCORD_FIELD_TEXT, N_("Working hours"), ACCORD_FIELD_PLAIN }, /* these four: accord-work-hours.h */
  { "days_off", ACCORD_FIELD_LONG_TEXT, N_("Public holidays and days off"), ACCORD_FIELD_PLAIN },
  { "makeup_days", ACCORD_FIELD_LONG_TEXT, N_("Make-up workdays"), ACCORD_FIELD_PLAIN },
  { "time_zone", ACCORD_FIELD_TEXT, N_("Time zone"), ACCORD_FIELD_PLAIN },
  { "service_head", ACCORD_FIELD_LINK, N_("Head of service"), ACCORD_FIELD_PLAIN, .target = "member" }, /* hears of tickets that take twice their time */
  { "service_targets", ACCORD_FIELD_TEXT, N_("Hours for answer and resolution, from urgent to low"), ACCORD_FIELD_PLAIN }, /* accord-service-level.h */
  { "hold_counts", ACCORD_FIELD_BOOLEAN, N_("Time on hold counts"), ACCORD_FIELD_PLAIN },
};

const AccordKind accord_workspace_kind = {
  .number = 1,
  .name = "workspace",
  .label = N_("Workspace"),
  .plural = N_("Workspaces"),
  .icon_name = "accord-settings-symbolic",
  .flags = ACCORD_KIND_SINGLE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "",
};
