/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What figures open into that are made of others: velocity (F06), growth and market share (F18), goals attained and covered
 * (F09), how good forecasts were (F08). Reader thread. */

#include "accord-config.h"

#include "accord-figure-part-private.h"

#include "accord-figure-words.h"
#include "accord-goal-book.h"
#include "accord-open-shares.h"

#include <glib/gi18n-lib.h>

/* Of the group that the figure is of; one that nothing was counted in has no value. */
static AccordFigure *
take_same (const AccordFigureParts *self, const AccordReportRequest *request, GPtrArray *figures)
{
  AccordFigure *none;

  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      if (request->group_by == ACCORD_GROUP_NONE ||
          (figure->group_id == self->figure->group_id && g_strcmp0 (figure->group, self->figure->group) == 0))
        return accord_figure_copy (figure);
    }
  none = g_new0 (AccordFigure, 1);
  none->kpi = g_ptr_array_index (request->kpis, 0);
  none->group = g_strdup (self->figure->group);
  none->group_id = self->figure->group_id;
  return none;
}

/* Another figure, of the same group; takes the request. */
static const AccordFigure *
add_asked (AccordFigureParts *self, AccordReportRequest *request, const char *kpi, GError **error)
{
  const AccordKpi *entry = accord_kpi_by_id (kpi);
  AccordFigurePart *part = g_new0 (AccordFigurePart, 1);
  g_autoptr (GPtrArray) figures = NULL;

  g_ptr_array_set_size (request->kpis, 0);
  g_ptr_array_add (request->kpis, (gpointer) entry);
  part->request = request;
  part->label = accord_kpi_is_of_today (entry) ? g_strdup (_(entry->label)) : accord_period_title (_(entry->label), &request->period);
  figures = accord_report_read (self->reader, self->book, request, error);
  if (figures == NULL)
    {
      accord_figure_part_free (part);
      return NULL;
    }
  part->figure = take_same (self, request, figures);
  g_ptr_array_add (self->parts, part);
  return part->figure;
}

static const AccordFigure *
add_figure (AccordFigureParts *self, const char *kpi, const AccordPeriod *period, GError **error)
{
  AccordReportRequest *request = accord_report_request_copy (self->request);

  request->period = *period;
  return add_asked (self, request, kpi, error);
}

static gboolean
add_velocity (AccordFigureParts *self, GError **error)
{
  static const char *const inputs[] = { "average-deal", "win-rate", "sales-cycle" };
  AccordPeriod period = accord_mixing_trailing (TRUE);
  const AccordFigure *lately;

  if (add_figure (self, "open-deals", &period, error) == NULL)
    return FALSE;
  lately = add_figure (self, "win-rate", &period, error);
  if (lately == NULL)
    return FALSE;
  period = accord_mixing_trailing (accord_mixing_goes_by_ninety (lately));
  g_ptr_array_set_size (self->parts, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (add_figure (self, inputs[i], &period, error) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
add_growth (AccordFigureParts *self, GError **error)
{
  const AccordPeriod *period = &self->request->period;
  AccordPeriod then;

  if (period->unit == ACCORD_PERIOD_ALL)
    return TRUE;
  then = accord_mixing_year_before (period);
  return add_figure (self, "revenue", period, error) != NULL && add_figure (self, "revenue", &then, error) != NULL;
}

/* The goals that the target was made of. */
static void
add_goals (AccordFigureParts *self, AccordGoalBook *goals, AccordGoalScope scope, gint64 id)
{
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (gint64));
  AccordGoalTarget target;

  goals->used = used;
  accord_goal_book_find (goals, scope, id, &self->request->period, &target);
  accord_figure_parts_add_ids (self, _("Goals"), &accord_goal_kind, used);
}

/* Open deals that are expected to close in the period, of owners. */
static AccordQuery *
query_due (const AccordFigureParts *self, AccordGoalScope scope, gint64 id)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);

  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS, "open");
  accord_query_add_number (query, "expected_on", ACCORD_OP_AT_LEAST, self->request->period.from);
  accord_query_add_number (query, "expected_on", ACCORD_OP_LESS, self->request->period.to);
  if (scope != ACCORD_GOAL_OF_COMPANY)
    accord_query_add_number (query, scope == ACCORD_GOAL_OF_MEMBER ? "owner" : "owner.team", ACCORD_OP_IS, id);
  return query;
}

static gboolean
is_of (const AccordGoalBook *goals, gint64 member, AccordGoalScope scope, gint64 id)
{
  const AccordGoalPerson *person = accord_goal_book_member (goals, member);

  return scope == ACCORD_GOAL_OF_MEMBER ? member == id : person != NULL && person->team == id;
}

/* @owned: deals by their owners; those of which others have all are taken out, those of others with a share put behind. */
static void
add_due_shares (AccordFigureParts *self, const AccordIds *owned, GArray *shares, const AccordGoalBook *goals, AccordGoalScope scope, gint64 id)
{
  g_autoptr (GArray) deals = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) shared = g_hash_table_new (NULL, NULL), had = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < shares->len; i++)
    {
      const AccordOpenShare *line = &g_array_index (shares, AccordOpenShare, i);

      g_hash_table_add (shared, GSIZE_TO_POINTER ((gsize) line->deal));
      if (is_of (goals, line->member, scope, id))
        g_hash_table_add (had, GSIZE_TO_POINTER ((gsize) line->deal));
    }
  for (guint i = 0; i < owned->n_ids; i++)
    if (!g_hash_table_contains (shared, GSIZE_TO_POINTER ((gsize) owned->ids[i])))
      g_array_append_val (deals, owned->ids[i]);
  for (guint i = 0; i < shares->len; i++)
    {
      const AccordOpenShare *line = &g_array_index (shares, AccordOpenShare, i);

      if (g_hash_table_remove (had, GSIZE_TO_POINTER ((gsize) line->deal)))
        g_array_append_val (deals, line->deal);
    }
  accord_figure_parts_add_ids (self, _("Open and due"), &accord_deal_kind, deals);
}

/* What is open and due; where deals are shared, those of which somebody would have any (F09). */
static gboolean
add_due (AccordFigureParts *self, const AccordGoalBook *goals, AccordGoalScope scope, gint64 id, GError **error)
{
  const AccordPeriod *period = &self->request->period;
  g_autoptr (GArray) shares = accord_open_shares_read (self->reader, period->from, period->to, self->request->currency, error);
  g_autoptr (AccordQuery) query = query_due (self, scope, id);
  g_autoptr (AccordIds) owned = NULL;

  if (shares == NULL)
    return FALSE;
  if (scope == ACCORD_GOAL_OF_COMPANY || shares->len == 0)
    return accord_figure_parts_add_query (self, _("Open and due"), g_steal_pointer (&query), error);
  owned = accord_reader_find (self->reader, query, error);
  if (owned != NULL)
    add_due_shares (self, owned, shares, goals, scope, id);
  return owned != NULL;
}

static gboolean
add_goal (AccordFigureParts *self, gboolean coverage, GError **error)
{
  g_autoptr (AccordGoalBook) goals = NULL;
  AccordGoalScope scope;
  gint64 id;

  if (!accord_mixing_goal_of (self->request, self->figure, &scope, &id))
    return TRUE;
  goals = accord_goal_book_load (self->reader, accord_kpi_by_id ("revenue"), self->request->currency, error);
  if (goals == NULL || (coverage && !add_due (self, goals, scope, id, error)) ||
      add_figure (self, "revenue", &self->request->period, error) == NULL)
    return FALSE;
  add_goals (self, goals, scope, id);
  return TRUE;
}

/* The revenue with customers of one region. */
static gboolean
add_sold_in (AccordFigureParts *self, const AccordMixing *mixing, const char *region, GError **error)
{
  AccordReportRequest *request;
  g_autoptr (GPtrArray) there = accord_mixing_sold_in (mixing, region, &request, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < there->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (there, i);
      AccordFigurePart *part = g_new0 (AccordFigurePart, 1);

      part->request = accord_report_request_copy (request);
      g_ptr_array_set_size (part->request->kpis, 0);
      g_ptr_array_add (part->request->kpis, (gpointer) figure->kpi);
      part->label = g_strdup_printf ("%s · %s", figure->group, _(figure->kpi->label));
      part->figure = accord_figure_copy (figure);
      g_ptr_array_add (self->parts, part);
    }
  accord_report_request_free (request);
  return TRUE;
}

/* The sizes that the share is of, and what was sold there. */
static gboolean
add_share (AccordFigureParts *self, GError **error)
{
  const AccordPeriod *period = &self->request->period;
  const AccordMixing mixing = { self->reader, self->book, self->request };
  gboolean of_region = self->figure->group != NULL && accord_mixing_is_by_region (self->request);
  AccordQuery *query = accord_query_new (&accord_market_size_kind);
  g_autoptr (GPtrArray) regions = NULL;

  accord_query_add_number (query, "from_on", ACCORD_OP_IS, period->from);
  accord_query_add_number (query, "until_on", ACCORD_OP_IS, period->to - 1);
  regions = of_region ? g_ptr_array_new () : accord_mixing_regions (&mixing, error);
  if (regions == NULL)
    {
      accord_query_unref (query);
      return FALSE;
    }
  if (of_region)
    accord_query_add_text (query, "region", ACCORD_OP_IS, self->figure->group);
  else if (regions->len == 0 || self->figure->group != NULL)
    accord_query_add (query, "region", ACCORD_OP_EMPTY, NULL, NULL);
  if (!accord_figure_parts_add_query (self, _("Size of the market"), query, error))
    return FALSE;
  for (guint i = 0; self->figure->group == NULL && i < regions->len; i++)
    if (!add_sold_in (self, &mixing, g_ptr_array_index (regions, i), error))
      return FALSE;
  return (self->figure->group == NULL && regions->len > 0) || add_figure (self, "revenue", period, error) != NULL;
}

/* The revenue of a forecast's days, of whom it speaks. */
static const AccordFigure *
add_actual (AccordFigureParts *self, const AccordKeptForecast *forecast, GError **error)
{
  AccordReportRequest *request = accord_report_request_copy (self->request);

  request->period = forecast->period;
  if (self->figure->group == NULL)
    request->group_by = ACCORD_GROUP_NONE;
  return add_asked (self, request, "revenue", error);
}

/* The kept forecasts, and the revenue of their days, once for all that speak of the same. */
static gboolean
add_forecasts (AccordFigureParts *self, GError **error)
{
  gboolean grouped = self->figure->group != NULL, bias = accord_kpi_measure (self->figure->kpi) == ACCORD_MEASURE_BIAS;
  g_autoptr (GPtrArray) kept = accord_mixing_read_kept (self->reader, self->request, grouped, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const AccordFigure *actual = NULL;
  const AccordKeptForecast *last = NULL;

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const AccordKeptForecast *forecast = g_ptr_array_index (kept, i);

      if (grouped && forecast->group != self->figure->group_id)
        continue;
      if (last == NULL || !accord_period_equal (&last->period, &forecast->period))
        actual = add_actual (self, forecast, error);
      if (actual == NULL)
        return FALSE;
      last = forecast;
      if (bias || actual->numerator > 0)
        g_array_append_vals (ids, forecast->ids->data, forecast->ids->len);
    }
  if (kept == NULL)
    return FALSE;
  accord_figure_parts_add_ids (self, _("Kept forecasts"), &accord_forecast_snapshot_kind, ids);
  g_ptr_array_insert (self->parts, 0, g_ptr_array_steal_index (self->parts, self->parts->len - 1));
  return TRUE;
}

/**
 * accord_figure_parts_add_mixed:
 * @self: of a figure made of others
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_figure_parts_add_mixed (AccordFigureParts *self, GError **error)
{
  switch ((int) accord_kpi_measure (self->figure->kpi))
    {
    case ACCORD_MEASURE_VELOCITY:
      return add_velocity (self, error);
    case ACCORD_MEASURE_GROWTH:
      return add_growth (self, error);
    case ACCORD_MEASURE_ATTAINMENT:
      return add_goal (self, FALSE, error);
    case ACCORD_MEASURE_COVERAGE:
      return add_goal (self, TRUE, error);
    case ACCORD_MEASURE_MARKET_SHARE:
      return add_share (self, error);
    case ACCORD_MEASURE_COMPLAINT_RATE:
      return add_figure (self, "complaints", &self->request->period, error) != NULL &&
             add_figure (self, "won-deals", &self->request->period, error) != NULL;
    default:
      return add_forecasts (self, error);
    }
}
