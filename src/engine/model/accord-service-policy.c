/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordServicePolicy: how long an answer and a resolution may take, by how urgent a ticket is. Never changes; any thread. */

#include "accord-config.h"

#include "accord-service-private.h"

#include "accord-error.h"
#include "accord-kind.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HOUR_MS 3600000.0
#define HOURS_MOST 2000.0

static const char *const priorities[ACCORD_SERVICE_N_LEVELS] = { "urgent", "high", "normal", "low" };

static gboolean
read_hours (const char **text, gint64 *ms)
{
  char *end;
  double hours = g_ascii_strtod (*text, &end);

  if (end == *text || !(hours > 0) || hours > HOURS_MOST)
    return FALSE;
  *ms = llround (hours * HOUR_MS);
  *text = end;
  return TRUE;
}

static gboolean
read_targets (AccordServicePolicy *self, const char *text)
{
  const char *at = text;

  for (int i = 0; i < ACCORD_SERVICE_N_LEVELS; i++)
    {
      at += strspn (at, " ,;");
      if (!read_hours (&at, &self->targets[i][ACCORD_SERVICE_ANSWER]) || *at++ != '/' || !read_hours (&at, &self->targets[i][ACCORD_SERVICE_RESOLUTION]))
        return FALSE;
    }
  return *(at + strspn (at, " ,;")) == '\0';
}

/**
 * accord_service_policy_new:
 * @hours: (transfer full): when the clock runs
 * @targets: (nullable): working hours for answer/resolution, four pairs from urgent to low: ACCORD_SERVICE_TARGETS_USUAL, which
 *   %NULL and "" mean
 * @hold_counts: whether the clock runs on while a ticket is on hold
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the policy; %NULL with an #AccordRuleError
 */
AccordServicePolicy *
accord_service_policy_new (AccordWorkHours *hours, const char *targets, gboolean hold_counts, GError **error)
{
  AccordServicePolicy *self = g_new0 (AccordServicePolicy, 1);

  self->hours = hours;
  self->hold_counts = hold_counts;
  if (read_targets (self, targets != NULL && *targets != '\0' ? targets : ACCORD_SERVICE_TARGETS_USUAL))
    return self;
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _("“%1$s” is not understood as service hours. Write four pairs, answer/resolution from urgent to low, such as “%2$s”."), targets,
               ACCORD_SERVICE_TARGETS_USUAL);
  accord_service_policy_free (self);
  return NULL;
}

/**
 * accord_service_policy_new_from_record:
 * @workspace: the settings of a file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what it says, the usual where it says nothing; %NULL with an #AccordRuleError
 */
AccordServicePolicy *
accord_service_policy_new_from_record (AccordRecord *workspace, GError **error)
{
  AccordWorkHours *hours = accord_work_hours_new (accord_record_text (workspace, "work_hours"), accord_record_text (workspace, "days_off"),
                                                  accord_record_text (workspace, "makeup_days"), accord_record_text (workspace, "time_zone"), error);

  return hours == NULL ? NULL
                       : accord_service_policy_new (hours, accord_record_text (workspace, "service_targets"),
                                                    accord_record_number (workspace, "hold_counts") != 0, error);
}

void
accord_service_policy_free (AccordServicePolicy *self)
{
  if (self == NULL)
    return;
  accord_work_hours_free (self->hours);
  g_free (self);
}

/**
 * accord_service_policy_get_hours:
 * @self: a policy
 *
 * Returns: (transfer none): when its clock runs
 */
const AccordWorkHours *
accord_service_policy_get_hours (const AccordServicePolicy *self)
{
  return self->hours;
}

/**
 * accord_service_policy_get_target:
 * @self: a policy
 * @aim: of which the time is asked
 * @priority: (nullable): of the ticket; one that is not known is normal
 * @key_account: whether it is a key account's: one level up
 *
 * Returns: milliseconds of working time
 */
gint64
accord_service_policy_get_target (const AccordServicePolicy *self, AccordServiceAim aim, const char *priority, gboolean key_account)
{
  int level = 2;

  for (int i = 0; i < ACCORD_SERVICE_N_LEVELS; i++)
    if (g_strcmp0 (priorities[i], priority) == 0)
      level = i;
  return self->targets[MAX (level - (key_account ? 1 : 0), 0)][aim];
}
