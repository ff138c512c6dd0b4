/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report is asked for. Filled on the main thread, then only read. */

#include "accord-config.h"

#include "accord-report.h"

#include <glib/gi18n-lib.h>

#define CUSTOMER_PREFIX "customer."

/**
 * accord_report_request_new:
 * @workspace: the open file, for its currency
 * @period: days the figures are about, half-open; %ACCORD_PERIOD_ALL counts undated deals too
 *
 * Returns: (transfer full): a request for no figure yet, over every pipeline and member, ungrouped
 */
AccordReportRequest *
accord_report_request_new (AccordWorkspace *workspace, const AccordPeriod *period)
{
  AccordReportRequest *request;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (workspace) && period != NULL, NULL);

  request = g_new0 (AccordReportRequest, 1);
  request->kpis = g_ptr_array_new ();
  request->period = *period;
  request->currency = g_strdup (accord_workspace_get_currency (workspace));
  return request;
}

/**
 * accord_report_request_free:
 * @request: (transfer full) (nullable): a request
 */
void
accord_report_request_free (AccordReportRequest *request)
{
  if (request == NULL)
    return;
  g_ptr_array_unref (request->kpis);
  g_free (request->field);
  g_free (request->currency);
  g_free (request);
}

static char *
list_kpis (void)
{
  GString *text = g_string_new (NULL);
  int n;
  const AccordKpi *const *kpis = accord_kpis (&n);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", kpis[i]->id);
  return g_string_free (text, FALSE);
}

/**
 * accord_report_request_add:
 * @request: a request
 * @kpi_id: such as "win-rate"
 * @error: return location for an #AccordRuleError
 *
 * Asks for one more figure; they come out in the order asked.
 *
 * Returns: %FALSE with @error set if there is no such figure
 */
gboolean
accord_report_request_add (AccordReportRequest *request, const char *kpi_id, GError **error)
{
  const AccordKpi *kpi = accord_kpi_by_id (kpi_id);
  g_autofree char *known = NULL;

  g_return_val_if_fail (request != NULL && kpi_id != NULL, FALSE);

  if (kpi != NULL)
    {
      g_ptr_array_add (request->kpis, (gpointer) kpi);
      return TRUE;
    }
  known = list_kpis ();
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _("There is no figure called “%s”. The figures are: %s."), kpi_id, known);
  return FALSE;
}

static gboolean
group_by_customer (AccordReportRequest *request, const char *name, GError **error)
{
  int index = accord_kind_find (&accord_customer_kind, name);
  const AccordField *field = index >= 0 ? &accord_customer_kind.fields[index] : NULL;

  if (field == NULL)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   _("Customers have no field called “%s”; name one they have, such as "
                     "“customer.industry”."),
                   name);
      return FALSE;
    }
  if (field->type == ACCORD_FIELD_MONEY || field->type == ACCORD_FIELD_PLACE)
    {
      g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                   _("Figures cannot be grouped by “%s”, because it does not name a group; choose "
                     "a field such as “customer.industry”."),
                   name);
      return FALSE;
    }
  request->group_by = ACCORD_GROUP_CUSTOMER_FIELD;
  g_set_str (&request->field, name);
  return TRUE;
}

/**
 * accord_report_request_group:
 * @request: a request
 * @by: "none", "member", "team", "product", "stage", "month", or "customer." and a field's name
 * @error: return location for an #AccordRuleError
 *
 * Asks for the figures of every group besides the totals.
 *
 * Returns: %FALSE with @error set if figures cannot be grouped so
 */
gboolean
accord_report_request_group (AccordReportRequest *request, const char *by, GError **error)
{
  static const struct {
    const char *name;
    AccordGroupBy by;
  } groups[] = {
    { "none", ACCORD_GROUP_NONE },   { "member", ACCORD_GROUP_MEMBER },
    { "team", ACCORD_GROUP_TEAM },   { "product", ACCORD_GROUP_PRODUCT },
    { "stage", ACCORD_GROUP_STAGE }, { "month", ACCORD_GROUP_MONTH },
  };

  g_return_val_if_fail (request != NULL && by != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strcmp (by, groups[i].name) == 0)
      {
        request->group_by = groups[i].by;
        return TRUE;
      }
  if (g_str_has_prefix (by, CUSTOMER_PREFIX))
    return group_by_customer (request, by + strlen (CUSTOMER_PREFIX), error);
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _("Figures cannot be grouped by “%s”. Use member, team, product, stage, month, or "
                 "a field of customers such as customer.industry."),
               by);
  return FALSE;
}
