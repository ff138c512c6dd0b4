/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report is asked for. Filled on the main thread, then only read. */

#include "accord-config.h"

#include "accord-report.h"

#include <glib/gi18n-lib.h>

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
  request->store = g_object_ref (accord_workspace_get_store (workspace));
  return request;
}

/**
 * accord_report_request_copy:
 * @request: a request
 *
 * Returns: (transfer full): the same question
 */
AccordReportRequest *
accord_report_request_copy (const AccordReportRequest *request)
{
  AccordReportRequest *copy = g_memdup2 (request, sizeof *request);

  copy->kpis = g_ptr_array_copy (request->kpis, NULL, NULL);
  copy->field = g_strdup (request->field);
  copy->currency = g_strdup (request->currency);
  copy->store = request->store != NULL ? g_object_ref (request->store) : NULL; /* goals name no fields */
  return copy;
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
  g_clear_object (&request->store);
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

/* "customer.industry", "deal.source", "member.office". FALSE without an error: it is none of them. */
static gboolean
group_by_field (AccordReportRequest *request, const char *by, GError **error)
{
  static const struct {
    const char *prefix;
    const AccordKind *kind;
    AccordGroupBy by;
  } kinds[] = {
    { "customer.", &accord_customer_kind, ACCORD_GROUP_CUSTOMER_FIELD },
    { "deal.", &accord_deal_kind, ACCORD_GROUP_DEAL_FIELD },
    { "member.", &accord_member_kind, ACCORD_GROUP_MEMBER_FIELD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const AccordKind *kind = accord_store_get_kind (request->store, kinds[i].kind);
      const char *name = by + strlen (kinds[i].prefix);
      int index;

      if (!g_str_has_prefix (by, kinds[i].prefix))
        continue;
      index = accord_kind_find (kind, name);
      if (index < 0)
        g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                     _("There is no field called “%s”; name one there is, such as “customer.industry”, “deal.source” or "
                       "“member.office”."), by);
      else if (kind->fields[index].type == ACCORD_FIELD_MONEY || kind->fields[index].type == ACCORD_FIELD_PLACE)
        g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
                     _("Figures cannot be grouped by “%s”, because it does not name a group; choose "
                       "a field such as “customer.industry”."), by);
      else
        {
          request->group_by = kinds[i].by;
          g_set_str (&request->field, name);
          return TRUE;
        }
      return FALSE;
    }
  return FALSE;
}

/**
 * accord_report_request_group:
 * @request: a request
 * @by: "none", "member", "team", "product", "stage", "month", or "customer.", "deal." or "member." and a field's name
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

  g_autoptr (GError) failed = NULL;

  g_return_val_if_fail (request != NULL && by != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (strcmp (by, groups[i].name) == 0)
      {
        request->group_by = groups[i].by;
        return TRUE;
      }
  if (group_by_field (request, by, &failed))
    return TRUE;
  if (failed != NULL)
    return accord_error_pass (error, &failed);
  g_set_error (error, ACCORD_RULE_ERROR, ACCORD_RULE_ERROR_FIELD,
               _("Figures cannot be grouped by “%s”. Use member, team, product, stage, month, or "
                 "a field of customers such as customer.industry."),
               by);
  return FALSE;
}
