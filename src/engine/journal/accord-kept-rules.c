/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of records that figures are reckoned with: working hours and targets (F14), campaigns, figures entered by hand. */
#include "accord-config.h"

#include "accord-kept-rules.h"

#include "accord-service-level.h"

#include <glib/gi18n-lib.h>

static const AccordValue *
value_of (const AccordKind *kind, const AccordValue *values, const char *field)
{
  return &values[accord_kind_find (kind, field)];
}

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD, sentence);
  return FALSE;
}

static gboolean
check_settings (const AccordKind *kind, const AccordValue *values, GError **error)
{
  AccordWorkHours *hours = accord_work_hours_new (value_of (kind, values, "work_hours")->text, value_of (kind, values, "days_off")->text,
                                                  value_of (kind, values, "makeup_days")->text, value_of (kind, values, "time_zone")->text, error);
  g_autoptr (AccordServicePolicy) policy = NULL;

  if (hours == NULL)
    return FALSE;
  policy = accord_service_policy_new (hours, value_of (kind, values, "service_targets")->text, FALSE, error);
  return policy != NULL;
}

static gboolean
is_before (const AccordKind *kind, const AccordValue *values, const char *last, const char *first)
{
  const AccordValue *from = value_of (kind, values, first), *until = value_of (kind, values, last);

  return from->has_number && until->has_number && until->number < from->number;
}

static gboolean
check_campaign (const AccordKind *kind, const AccordValue *values, GError **error)
{
  const AccordValue *cost = value_of (kind, values, "cost"), *budget = value_of (kind, values, "budget");

  if (is_before (kind, values, "ends_on", "starts_on"))
    return refuse (error, _("A campaign cannot end before it begins. Check the days."));
  return (cost->number >= 0 && budget->number >= 0) || refuse (error, _("What a campaign costs cannot be less than nothing. Check the amounts."));
}

static gboolean
check_reading (const AccordKind *kind, const AccordValue *values, GError **error)
{
  const AccordValue *reached = value_of (kind, values, "reached"), *possible = value_of (kind, values, "possible");
  gboolean counted = g_strcmp0 (value_of (kind, values, "figure")->text, "cases") == 0;

  if (is_before (kind, values, "until_on", "from_on"))
    return refuse (error, _("A period cannot end before it begins. Check the days."));
  if (reached->number < 0 || (possible->has_number && possible->number <= 0))
    return refuse (error, _("What was reached is 0 or more, of at least 1. Check the numbers."));
  return counted || !reached->has_number || reached->number <= (possible->has_number ? possible->number : 100) ||
         refuse (error, _("More was reached than was possible. Check the numbers."));
}

/**
 * accord_kept_rules_check:
 * @kind: of a record
 * @values: all its values as they will be
 * @error: return location for an error
 *
 * Returns: %FALSE with a sentence why it cannot be
 */
gboolean
accord_kept_rules_check (const AccordKind *kind, const AccordValue *values, GError **error)
{
  static const struct {
    const AccordKind *kind;
    gboolean (*check) (const AccordKind *kind, const AccordValue *values, GError **error);
  } checks[] = {
    { &accord_workspace_kind, check_settings },
    { &accord_campaign_kind, check_campaign },
    { &accord_reading_kind, check_reading },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    if (accord_kind_is (kind, checks[i].kind))
      return checks[i].check (kind, values, error);
  return TRUE;
}
