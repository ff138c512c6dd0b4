/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a figure to the deals it was made of: a query that anyone can list, count and add up. It
 * says in conditions what accord-deal-scan.c says in code; tests hold the two together. */

#include "accord-kpi-table.h"

static void
exclude_outcomes (AccordQuery *query, const char *first, const char *second, const char *third)
{
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS_NOT, first);
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS_NOT, second);
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS_NOT, third);
}

static void
add_outcome (AccordQuery *query, AccordMeasure measure)
{
  static const char *const outcomes[] = {
    [ACCORD_MEASURE_LOST_DEALS] = "lost",
    [ACCORD_MEASURE_LOST_VALUE] = "lost",
    [ACCORD_MEASURE_REVENUE] = "won",
    [ACCORD_MEASURE_WON_DEALS] = "won",
    [ACCORD_MEASURE_AVERAGE_DEAL] = "won",
    [ACCORD_MEASURE_AVERAGE_ORDER] = "won",
    [ACCORD_MEASURE_CYCLE_MEDIAN] = "won",
    [ACCORD_MEASURE_CYCLE_MEAN] = "won",
    [ACCORD_MEASURE_CYCLE_P90] = "won",
    [ACCORD_MEASURE_OPEN_VALUE] = "open",
    [ACCORD_MEASURE_OPEN_DEALS] = "open",
    [ACCORD_MEASURE_WEIGHTED_VALUE] = "open",
    [ACCORD_MEASURE_ROTTING] = "open",
  };

  if (measure == ACCORD_MEASURE_WIN_RATE || measure == ACCORD_MEASURE_WIN_RATE_VALUE)
    exclude_outcomes (query, "open", "hold", "discarded");
  else if (measure < G_N_ELEMENTS (outcomes) && outcomes[measure] != NULL)
    accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, outcomes[measure]);
}

/* The day of a deal that puts it into the period, or for open deals into a month. */
static const char *
date_path (AccordScope scope)
{
  switch (scope)
    {
    case ACCORD_SCOPE_CLOSED:
      return "closed_on";
    case ACCORD_SCOPE_OPEN:
    case ACCORD_SCOPE_ROTTING:
    case ACCORD_SCOPE_STALLED:
      return "expected_on";
    case ACCORD_SCOPE_OPENED:
    case ACCORD_SCOPE_ENTRY:
    case ACCORD_SCOPE_BUYERS:
    case ACCORD_SCOPE_PARTS:
    case ACCORD_SCOPE_MIXED:
    default:
      return "opened_on";
    }
}

static void
add_days (AccordQuery *query, const char *path, gint64 from, gint64 to)
{
  accord_query_add_number (query, path, ACCORD_OP_AT_LEAST, from);
  accord_query_add_number (query, path, ACCORD_OP_LESS, to);
}

static gboolean
is_nameless (const AccordFigure *figure)
{
  return *figure->group == '\0' && figure->group_id == 0;
}

static void
add_link (AccordQuery *query, const char *path, const AccordFigure *figure)
{
  if (is_nameless (figure))
    accord_query_add_text (query, path, ACCORD_OP_EMPTY, NULL);
  else
    accord_query_add_number (query, path, ACCORD_OP_IS, figure->group_id);
}

static void
add_field (AccordQuery *query, const AccordReportRequest *request, const AccordKind *base, const char *over, const AccordFigure *figure)
{
  const AccordKind *kind = accord_store_get_kind (request->store, base);
  int index = accord_kind_find (kind, request->field);
  g_autofree char *path = g_strconcat (over, request->field, NULL);

  if (is_nameless (figure) || accord_field_has_number (&kind->fields[index]))
    add_link (query, path, figure);
  else
    accord_query_add_text (query, path, ACCORD_OP_IS, figure->group);
}

static void
add_group (AccordQuery *query, const AccordReportRequest *request, const AccordFigure *figure)
{
  const char *day = date_path (accord_kpi_scope (figure->kpi));

  switch (request->group_by)
    {
    case ACCORD_GROUP_MEMBER:
      add_link (query, "owner", figure);
      break;
    case ACCORD_GROUP_TEAM:
      add_link (query, "owner.team", figure);
      break;
    case ACCORD_GROUP_PRODUCT:
      add_link (query, "product", figure);
      break;
    case ACCORD_GROUP_STAGE:
      add_link (query, "stage", figure);
      break;
    case ACCORD_GROUP_MONTH:
      if (is_nameless (figure))
        accord_query_add_text (query, day, ACCORD_OP_EMPTY, NULL);
      else
        add_days (query, day, figure->group_id, accord_date_add_months (figure->group_id, 1));
      break;
    case ACCORD_GROUP_CUSTOMER_FIELD:
      add_field (query, request, &accord_customer_kind, "customer.", figure);
      break;
    case ACCORD_GROUP_DEAL_FIELD:
      add_field (query, request, &accord_deal_kind, "", figure);
      break;
    case ACCORD_GROUP_MEMBER_FIELD:
      add_field (query, request, &accord_member_kind, "owner.", figure);
      break;
    case ACCORD_GROUP_NONE:
    default:
      break;
    }
}

static void
add_part_days (AccordQuery *query, const AccordKpiQuery *of, gint64 from, gint64 to)
{
  add_days (query, of->date, of->timed ? accord_date_to_time (from) : from, of->timed ? accord_date_to_time (to) : to);
}

/* The path from a record to its owner is known, to its deal or customer it differs: other groups are not told. */
static gboolean
add_part_group (AccordQuery *query, const AccordReportRequest *request, const AccordFigure *figure, const AccordKpiQuery *of)
{
  g_autofree char *team = g_strconcat (of->owner_path, ".team", NULL);

  if (figure->group == NULL)
    return TRUE;
  if (request->group_by == ACCORD_GROUP_MEMBER)
    add_link (query, of->owner_path, figure);
  else if (request->group_by == ACCORD_GROUP_TEAM)
    add_link (query, team, figure);
  else if (request->group_by == ACCORD_GROUP_MONTH && of->date != NULL && !is_nameless (figure))
    add_part_days (query, of, figure->group_id, accord_date_add_months (figure->group_id, 1));
  else
    return FALSE;
  return TRUE;
}

/* What the entry's own query counted, as conditions. */
static AccordQuery *
part_records (const AccordReportRequest *request, const AccordFigure *figure)
{
  const AccordKpiQuery *of = accord_kpi_query (figure->kpi);
  g_autoptr (AccordQuery) query = accord_query_new (of->kind);
  g_autoptr (GError) error = NULL;
  const AccordPeriod *period = &request->period;

  if (of->unasked)
    return NULL;
  for (int i = 0; of->conditions != NULL && of->conditions[i] != NULL; i++)
    if (!accord_query_parse (query, of->conditions[i], request->currency, &error))
      {
        g_critical ("The records of “%s” cannot be asked for: %s", figure->kpi->id, error->message);
        return NULL;
      }
  if (of->by_today != NULL)
    accord_query_add_number (query, of->by_today, ACCORD_OP_AT_MOST, accord_date_today ());
  if (of->before_today != NULL)
    accord_query_add_number (query, of->before_today, ACCORD_OP_LESS, accord_date_today ());
  if (of->date != NULL && period->unit == ACCORD_PERIOD_ALL)
    accord_query_add_text (query, of->date, ACCORD_OP_NOT_EMPTY, NULL);
  else if (of->date != NULL)
    add_part_days (query, of, period->from, period->to);
  if (request->member != 0)
    accord_query_add_number (query, of->owner_path, ACCORD_OP_IS, request->member);
  return request->pipeline == 0 && add_part_group (query, request, figure, of) ? g_steal_pointer (&query) : NULL;
}

/**
 * accord_report_records:
 * @request: the request that the figure came from
 * @figure: one of its figures, a total or of a group
 *
 * The deals behind a figure. Their number is the figure's n (for sales cycles n + excluded: the
 * deals left out for their dates are listed, so that they can be put right); the amounts of those
 * in the workspace's currency add up to a figure that is a sum. The conversion (F02) is counted
 * from history, which no query over deals can tell, and neither can one tell the buyers (F11) or what is stalled (F10).
 *
 * Returns: (transfer full) (nullable): a query over deals or what else was counted, or %NULL for a figure from history
 */
AccordQuery *
accord_report_records (const AccordReportRequest *request, const AccordFigure *figure)
{
  AccordScope scope;
  AccordQuery *query;

  g_return_val_if_fail (request != NULL && figure != NULL && figure->kpi != NULL, NULL);

  scope = accord_kpi_scope (figure->kpi);
  if (scope == ACCORD_SCOPE_PARTS)
    return part_records (request, figure);
  if (scope == ACCORD_SCOPE_ENTRY || scope == ACCORD_SCOPE_BUYERS || scope == ACCORD_SCOPE_MIXED || scope == ACCORD_SCOPE_STALLED)
    return NULL;
  query = accord_query_new (&accord_deal_kind);
  add_outcome (query, accord_kpi_measure (figure->kpi));
  if (scope != ACCORD_SCOPE_OPEN && scope != ACCORD_SCOPE_ROTTING && request->period.unit != ACCORD_PERIOD_ALL)
    add_days (query, date_path (scope), request->period.from, request->period.to);
  if (request->pipeline != 0)
    accord_query_add_number (query, "stage.pipeline", ACCORD_OP_IS, request->pipeline);
  if (request->member != 0)
    accord_query_add_number (query, "owner", ACCORD_OP_IS, request->member);
  if (figure->group != NULL)
    add_group (query, request, figure);
  return query;
}
