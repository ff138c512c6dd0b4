/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One pass over the deals that counts every figure of a request at once. Deals are read in the
 * order of the table, which at a million is several times faster than through an index, except where
 * a short period makes the index on the day the smaller way. Reader thread. */

#include "accord-config.h"

#include "accord-deal-scan.h"

/* A period is short when it holds less than one part in this many of the days that have deals. */
#define SHORT_PERIOD 10

enum {
  COLUMN_STAGE,
  COLUMN_CLOSED,
  COLUMN_OPENED,
  COLUMN_EXPECTED,
  COLUMN_AMOUNT,
  COLUMN_PROBABILITY,
  COLUMN_GROUP,
};

typedef struct {
  AccordReader *reader;
  const AccordReportRequest *request;
  const AccordStageMap *stages;
  AccordGrouping *grouping;
  AccordScope scopes;
  gboolean cycles; /* sales cycles are asked for */
} AccordDealScan;

/**
 * accord_scan_in_period:
 * @period: a period
 * @dated: whether there is a date
 * @date: the day
 *
 * Returns: whether the day lies in [from, to); what has no date is in the period of all days only
 */
gboolean
accord_scan_in_period (const AccordPeriod *period, gboolean dated, gint64 date)
{
  if (period->unit == ACCORD_PERIOD_ALL)
    return TRUE;
  return dated && date >= period->from && date < period->to;
}

/* The day column that alone decides which deals are needed, or NULL. */
static const char *
deciding_date (const AccordDealScan *self)
{
  if (self->request->period.unit == ACCORD_PERIOD_ALL)
    return NULL;
  if (self->scopes == ACCORD_SCOPE_CLOSED)
    return "closed_on";
  if (self->scopes == ACCORD_SCOPE_OPENED)
    return "opened_on";
  return NULL;
}

/* Whether so few of the days lie in the period that its index is worth using; both ends come
 * straight out of the index. */
static gboolean
period_is_short (const AccordDealScan *self, const char *column, gboolean *is_short, GError **error)
{
  const AccordPeriod *period = &self->request->period;
  g_autofree char *sql = g_strdup_printf (
    "SELECT (SELECT min(%s) FROM deal), (SELECT max(%s) FROM deal)", column, column);
  g_autoptr (AccordStatement) statement = accord_reader_prepare (self->reader, sql, error);
  g_autoptr (GError) local = NULL;

  *is_short = FALSE;
  if (statement == NULL)
    return FALSE;
  if (accord_statement_step (statement, &local))
    {
      gint64 first = accord_statement_int (statement, 0);
      gint64 last = accord_statement_int (statement, 1);
      gint64 days = MIN (last + 1, period->to) - MAX (first, period->from);

      *is_short = days <= (last - first + 1) / SHORT_PERIOD;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static AccordStatement *
prepare_scan (const AccordDealScan *self, GError **error)
{
  const AccordReportRequest *request = self->request;
  const char *column = deciding_date (self);
  gboolean is_short = FALSE;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (AccordStatement) statement = NULL;
  g_autofree char *join = NULL;

  if (column != NULL && !period_is_short (self, column, &is_short, error))
    return NULL;
  if (!is_short && request->member == 0 &&
      !accord_grouping_prefetch (self->grouping, self->reader, error))
    return NULL;
  join = accord_grouping_join (self->grouping);
  g_string_printf (sql,
                   "SELECT d.stage, d.closed_on, d.opened_on, d.expected_on,"
                   " CASE WHEN d.amount_currency = ?1 THEN d.amount END, " ACCORD_STAGE_OWN_SQL ("d.") ", %s"
                   " FROM deal d%s WHERE d.del <= 0",
                   accord_grouping_column (self->grouping), join);
  if (request->member != 0)
    g_string_append (sql, " AND d.owner = ?2");
  if (is_short)
    g_string_append_printf (sql, " AND d.%s >= ?3 AND d.%s < ?4", column, column);

  statement = accord_reader_prepare (self->reader, sql->str, error);
  if (statement == NULL)
    return NULL;
  accord_statement_bind_text (statement, 1, request->currency);
  if (request->member != 0)
    accord_statement_bind_int (statement, 2, request->member);
  if (is_short)
    {
      accord_statement_bind_int (statement, 3, request->period.from);
      accord_statement_bind_int (statement, 4, request->period.to);
    }
  return g_steal_pointer (&statement);
}

static AccordPrice
row_price (AccordStatement *row)
{
  return (AccordPrice) {
    .priced = !accord_statement_is_null (row, COLUMN_AMOUNT),
    .minor = accord_statement_int (row, COLUMN_AMOUNT),
  };
}

/* Won and lost deals, by the day they were closed (F01, F04). */
static void
count_closed (AccordDealScan *self,
              AccordStatement *row,
              const AccordStage *stage,
              AccordTally *tally)
{
  gboolean dated = !accord_statement_is_null (row, COLUMN_CLOSED);
  gint64 closed_on = accord_statement_int (row, COLUMN_CLOSED);

  if (!accord_scan_in_period (&self->request->period, dated, closed_on))
    return;
  tally = accord_grouping_of_date (self->grouping, tally, dated, closed_on);
  if (stage->outcome == ACCORD_OUTCOME_LOST)
    {
      accord_tally_add_lost (tally, row_price (row));
      return;
    }
  accord_tally_add_won (tally, row_price (row));
  if (self->cycles)
    accord_tally_add_cycles (tally, dated && !accord_statement_is_null (row, COLUMN_OPENED),
                             closed_on - accord_statement_int (row, COLUMN_OPENED), 1);
}

/* Deals open today, by the month they are expected to close in (F07). */
static void
count_open (AccordDealScan *self,
            AccordStatement *row,
            const AccordStage *stage,
            AccordTally *tally)
{
  int weight = accord_stage_weight (stage, !accord_statement_is_null (row, COLUMN_PROBABILITY),
                                    (int) accord_statement_int (row, COLUMN_PROBABILITY));

  tally = accord_grouping_of_date (self->grouping, tally,
                                   !accord_statement_is_null (row, COLUMN_EXPECTED),
                                   accord_statement_int (row, COLUMN_EXPECTED));
  accord_tally_add_open (tally, row_price (row), weight);
}

static void
count_opened (AccordDealScan *self, AccordStatement *row, const AccordStage *stage, AccordTally *tally)
{
  gboolean dated = !accord_statement_is_null (row, COLUMN_OPENED);
  gint64 opened_on = accord_statement_int (row, COLUMN_OPENED);

  if (!accord_scan_in_period (&self->request->period, dated, opened_on))
    return;
  tally = accord_grouping_of_date (self->grouping, tally, dated, opened_on);
  tally->opened++;
  tally->opened_won += stage->outcome == ACCORD_OUTCOME_WON;
}

static void
count_row (AccordDealScan *self, AccordStatement *row)
{
  const AccordStage *stage =
    accord_stage_map_find (self->stages, accord_statement_int (row, COLUMN_STAGE));
  AccordTally *tally;
  gboolean closed, open, opened;

  if (stage == NULL || (self->request->pipeline != 0 && stage->pipeline != self->request->pipeline))
    return;
  closed = (self->scopes & ACCORD_SCOPE_CLOSED) &&
           (stage->outcome == ACCORD_OUTCOME_WON || stage->outcome == ACCORD_OUTCOME_LOST);
  open = (self->scopes & ACCORD_SCOPE_OPEN) && stage->outcome == ACCORD_OUTCOME_OPEN;
  opened = (self->scopes & ACCORD_SCOPE_OPENED) != 0;
  if (!closed && !open && !opened)
    return;
  tally = accord_grouping_of_row (self->grouping, row, COLUMN_GROUP);
  if (closed)
    count_closed (self, row, stage, tally);
  if (open)
    count_open (self, row, stage, tally);
  if (opened)
    count_opened (self, row, stage, tally);
}

/**
 * accord_scan_wants_cycles:
 * @request: what is asked for
 *
 * Returns: whether sales cycles are
 */
gboolean
accord_scan_wants_cycles (const AccordReportRequest *request)
{
  for (guint i = 0; i < request->kpis->len; i++)
    {
      const AccordKpi *kpi = g_ptr_array_index (request->kpis, i);

      if (kpi->unit == ACCORD_UNIT_DAYS)
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_scan_wants_cohorts:
 * @request: what is asked for
 *
 * Returns: whether it matters what became of the deals that were opened
 */
gboolean
accord_scan_wants_cohorts (const AccordReportRequest *request)
{
  for (guint i = 0; i < request->kpis->len; i++)
    if (accord_kpi_measure (g_ptr_array_index (request->kpis, i)) == ACCORD_MEASURE_COHORT_RATE)
      return TRUE;
  return FALSE;
}

/**
 * accord_deal_scan:
 * @reader: the reader, on its thread
 * @request: what is asked for
 * @scopes: which deals its figures are counted over
 * @stages: the file's stages
 * @grouping: where to count
 * @error: return location for an error
 *
 * Counts the living deals of the request into their groups.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_deal_scan (AccordReader *reader,
                  const AccordReportRequest *request,
                  AccordScope scopes,
                  const AccordStageMap *stages,
                  AccordGrouping *grouping,
                  GError **error)
{
  AccordDealScan self = {
    reader, request, stages, grouping, scopes, accord_scan_wants_cycles (request),
  };
  g_autoptr (AccordStatement) row = prepare_scan (&self, error);
  g_autoptr (GError) local = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &local))
    count_row (&self, row);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
