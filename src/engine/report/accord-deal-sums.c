/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures from the totals that every commit keeps (accord-deal-totals.h) instead of from the deals:
 * the same at any size. Whole months come from there; what a period has besides them, and what no
 * total is kept for (a customer's field, a product's figures of one member, the sales cycles of a
 * member), is left to accord-deal-scan.c, which counts the same from the deals. Reader thread. */

#include "accord-config.h"

#include "accord-deal-sums.h"

#include "accord-deal-scan.h"

enum {
  COLUMN_PLACE,
  COLUMN_MONTH,
  COLUMN_PART,
  COLUMN_CURRENCY,
  COLUMN_N,
  COLUMN_SUM,
  COLUMN_WEIGHTED,
};

#define CELLS "SELECT place,month,part,currency,n,sum,weighted FROM deal_total WHERE total=?1 AND (?4=0 OR part=?4)"

/* Of some months: the key is by total, place, month, so each place that there is is gone to by itself, and its other months are
 * not read. */
#define CELLS_OF_MONTHS                                                                                                     \
  "WITH RECURSIVE p(place) AS (SELECT min(place) FROM deal_total WHERE total=?1 UNION ALL"                                    \
  " SELECT (SELECT min(place) FROM deal_total WHERE total=?1 AND place>p.place) FROM p WHERE p.place IS NOT NULL)"            \
  " SELECT d.place,d.month,d.part,d.currency,d.n,d.sum,d.weighted FROM p CROSS JOIN deal_total d"                             \
  " ON d.total=?1 AND d.place=p.place AND d.month>=?2 AND d.month<?3 WHERE (?4=0 OR d.part=?4)"

typedef struct {
  AccordReader *reader;
  AccordDealBook *book;
  const AccordReportRequest *request;
  const AccordStageMap *stages;
  AccordGrouping *grouping;
  gint64 from; /* first days of months, half-open */
  gint64 to;
} AccordDealSums;

/* The total that tells a scope's deals by whole days, by member, or by product; 0: none does. */
static AccordTotal
choose (const AccordReportRequest *request,
        AccordTotal plain,
        AccordTotal of_member,
        AccordTotal of_product)
{
  switch (request->group_by)
    {
    case ACCORD_GROUP_NONE:
    case ACCORD_GROUP_MONTH:
    case ACCORD_GROUP_STAGE:
      return request->member == 0 ? plain : of_member;
    case ACCORD_GROUP_MEMBER:
    case ACCORD_GROUP_TEAM:
      return of_member;
    case ACCORD_GROUP_PRODUCT:
      return request->member == 0 ? of_product : 0;
    case ACCORD_GROUP_MEMBER_FIELD:
      return of_member;
    case ACCORD_GROUP_CUSTOMER_FIELD:
    case ACCORD_GROUP_DEAL_FIELD:
    default:
      return 0;
    }
}

static AccordTotal
total_for (const AccordReportRequest *request, AccordScope scope)
{
  gboolean by_stage = request->group_by == ACCORD_GROUP_STAGE;
  gboolean by_month = request->group_by == ACCORD_GROUP_MONTH;
  AccordTotal total;

  switch (scope)
    {
    case ACCORD_SCOPE_CLOSED:
      total = choose (request, ACCORD_TOTAL_CLOSED, ACCORD_TOTAL_CLOSED_MEMBER, ACCORD_TOTAL_CLOSED_PRODUCT);
      return total == ACCORD_TOTAL_CLOSED || !accord_scan_wants_cycles (request) ? total : 0;
    case ACCORD_SCOPE_OPEN:
      if ((by_stage || by_month) && request->member != 0)
        return 0;
      return choose (request, by_month ? ACCORD_TOTAL_OPEN_MONTH : ACCORD_TOTAL_STAGE, ACCORD_TOTAL_OPEN_MEMBER,
                     ACCORD_TOTAL_OPEN_PRODUCT);
    case ACCORD_SCOPE_OPENED:
      if (by_stage || accord_scan_wants_cohorts (request))
        return 0;
      return choose (request, ACCORD_TOTAL_OPENED, ACCORD_TOTAL_OPENED_MEMBER, ACCORD_TOTAL_OPENED_PRODUCT);
    case ACCORD_SCOPE_ENTRY:
    default:
      return 0;
    }
}

/* The total that tells the returns among those that @closed tells. */
static AccordTotal
returned_of (AccordTotal closed)
{
  return closed == ACCORD_TOTAL_CLOSED_MEMBER ? ACCORD_TOTAL_RETURNED_MEMBER : closed == ACCORD_TOTAL_CLOSED_PRODUCT ? ACCORD_TOTAL_RETURNED_PRODUCT : ACCORD_TOTAL_RETURNED;
}

static gboolean
is_of_returns (AccordTotal total)
{
  return total == ACCORD_TOTAL_RETURNED || total == ACCORD_TOTAL_RETURNED_MEMBER || total == ACCORD_TOTAL_RETURNED_PRODUCT;
}

static gboolean
is_by_stage (AccordTotal total)
{
  return total == ACCORD_TOTAL_STAGE || total == ACCORD_TOTAL_CLOSED || total == ACCORD_TOTAL_CLOSED_MEMBER ||
         total == ACCORD_TOTAL_CLOSED_PRODUCT || total == ACCORD_TOTAL_CYCLE || is_of_returns (total);
}

/* What a cell adds to a tally. */
static void
fill_tally (const AccordDealSums *self,
            AccordStatement *row,
            AccordTotal total,
            const AccordStage *stage,
            AccordTally *tally)
{
  gint64 n = accord_statement_int (row, COLUMN_N);
  gint64 sum = accord_statement_int (row, COLUMN_SUM);
  gboolean priced = g_strcmp0 (accord_statement_text (row, COLUMN_CURRENCY), self->request->currency) == 0;

  switch (total)
    {
    case ACCORD_TOTAL_CLOSED:
    case ACCORD_TOTAL_CLOSED_MEMBER:
    case ACCORD_TOTAL_CLOSED_PRODUCT:
      *(stage->outcome == ACCORD_OUTCOME_WON ? &tally->won : &tally->lost) = n;
      *(stage->outcome == ACCORD_OUTCOME_WON ? &tally->won_priced : &tally->lost_priced) = priced ? n : 0;
      *(stage->outcome == ACCORD_OUTCOME_WON ? &tally->won_sum : &tally->lost_sum) = priced ? sum : 0;
      break;
    case ACCORD_TOTAL_CYCLE:
      accord_tally_add_cycles (tally, accord_statement_int (row, COLUMN_PART) != ACCORD_TOTAL_NO_CYCLE,
                               accord_statement_int (row, COLUMN_PART), n);
      break;
    case ACCORD_TOTAL_RETURNED:
    case ACCORD_TOTAL_RETURNED_MEMBER:
    case ACCORD_TOTAL_RETURNED_PRODUCT:
      tally->returned = priced ? n : 0;
      break;
    case ACCORD_TOTAL_OPENED:
    case ACCORD_TOTAL_OPENED_MEMBER:
    case ACCORD_TOTAL_OPENED_PRODUCT:
      tally->opened = n;
      break;
    case ACCORD_TOTAL_STAGE:
    case ACCORD_TOTAL_OPEN_MEMBER:
    case ACCORD_TOTAL_OPEN_PRODUCT:
    case ACCORD_TOTAL_OPEN_MONTH:
    default:
      tally->open = n;
      tally->open_priced = priced ? n : 0;
      tally->open_sum = priced ? sum : 0;
      tally->weighted_sum = priced ? accord_statement_int (row, COLUMN_WEIGHTED) : 0;
      break;
    }
}

static void
add_cell (const AccordDealSums *self, AccordStatement *row, AccordTotal total)
{
  gint64 place = accord_statement_int (row, COLUMN_PLACE);
  gint64 month = accord_statement_int (row, COLUMN_MONTH);
  const AccordStage *stage = is_by_stage (total) ? accord_stage_map_find (self->stages, place) : NULL;
  gint64 pipeline = stage != NULL ? stage->pipeline : place;
  AccordTally cell = { 0 };
  AccordTally *tally;

  if ((is_by_stage (total) && stage == NULL) ||
      (self->request->pipeline != 0 && pipeline != self->request->pipeline) ||
      (total == ACCORD_TOTAL_STAGE && stage->outcome != ACCORD_OUTCOME_OPEN))
    return;
  tally = accord_grouping_of_part (self->grouping, place, accord_statement_int (row, COLUMN_PART));
  tally = accord_grouping_of_date (self->grouping, tally, month != ACCORD_TOTAL_UNDATED, month);
  fill_tally (self, row, total, stage, &cell);
  accord_tally_merge (tally, &cell);
  accord_tally_clear (&cell);
}

static gboolean
add_cells (const AccordDealSums *self, AccordTotal total, gboolean dated, gint64 member, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (self->reader, dated ? CELLS_OF_MONTHS : CELLS, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, total);
  if (dated)
    {
      accord_statement_bind_int (row, 2, self->from);
      accord_statement_bind_int (row, 3, self->to);
    }
  accord_statement_bind_int (row, 4, member);
  while (accord_statement_step (row, &failed))
    add_cell (self, row, total);
  return accord_error_pass (error, &failed);
}

static gint64
first_of_month (gint64 date)
{
  int year, month;

  accord_date_to_ymd (date, &year, &month, NULL);
  return accord_date_from_ymd (year, month, 1);
}

/* The whole months of the period; FALSE if there is none. */
static gboolean
find_months (AccordDealSums *self)
{
  const AccordPeriod *period = &self->request->period;

  self->from = G_MININT64;
  self->to = G_MAXINT64;
  if (period->unit == ACCORD_PERIOD_ALL)
    return TRUE;
  if (period->from >= period->to)
    return FALSE;
  self->from = first_of_month (period->from);
  if (self->from < period->from)
    self->from = accord_date_add_months (self->from, 1);
  self->to = first_of_month (period->to);
  return self->from < self->to;
}

/* Days of the period before or after its whole months, from the deals. */
static gboolean
scan_days (const AccordDealSums *self, AccordScope scope, gint64 from, gint64 to, GError **error)
{
  AccordReportRequest request = *self->request;

  if (from >= to)
    return TRUE;
  request.period = accord_period_custom (from, to);
  return accord_deal_book_scan (self->book, self->reader, &request, scope, self->stages, self->grouping, error);
}

static gboolean
wants_orders (const AccordReportRequest *request)
{
  for (guint i = 0; i < request->kpis->len; i++)
    if (accord_kpi_measure (g_ptr_array_index (request->kpis, i)) == ACCORD_MEASURE_AVERAGE_ORDER)
      return TRUE;
  return FALSE;
}

static gboolean
add_scope (AccordDealSums *self, AccordScope scope, AccordTotal total, GError **error)
{
  const AccordPeriod *period = &self->request->period;
  gboolean dated = scope != ACCORD_SCOPE_OPEN && period->unit != ACCORD_PERIOD_ALL;

  if (!add_cells (self, total, dated, self->request->member, error))
    return FALSE;
  if (total == ACCORD_TOTAL_CLOSED && accord_scan_wants_cycles (self->request) &&
      !add_cells (self, ACCORD_TOTAL_CYCLE, dated, 0, error))
    return FALSE;
  if (scope == ACCORD_SCOPE_CLOSED && wants_orders (self->request) && !add_cells (self, returned_of (total), dated, self->request->member, error))
    return FALSE;
  return !dated || (scan_days (self, scope, period->from, self->from, error) &&
                    scan_days (self, scope, self->to, period->to, error));
}

/* The total that answers a scope's whole months, 0 if the deals must be gone through for all of it. */
static AccordTotal
answering_total (const AccordDealSums *self, AccordScope scope, gboolean has_months)
{
  AccordTotal total = total_for (self->request, scope);

  return has_months || scope == ACCORD_SCOPE_OPEN ? total : 0;
}

/**
 * accord_deal_sums_may_answer:
 * @request: what is asked for
 * @scopes: which deals its figures are counted over
 *
 * Any thread.
 *
 * Returns: whether kept totals answer all of it, in a file that keeps them
 */
gboolean
accord_deal_sums_may_answer (const AccordReportRequest *request, AccordScope scopes)
{
  AccordDealSums self = { .request = request };
  gboolean has_months = find_months (&self);
  gboolean whole = request->period.unit == ACCORD_PERIOD_ALL ||
                   (self.from == request->period.from && self.to == request->period.to);

  if (scopes & ~(ACCORD_SCOPE_CLOSED | ACCORD_SCOPE_OPEN | ACCORD_SCOPE_OPENED))
    return FALSE;
  for (AccordScope scope = ACCORD_SCOPE_CLOSED; scope <= ACCORD_SCOPE_OPENED; scope <<= 1)
    if ((scopes & scope) && (answering_total (&self, scope, has_months) == 0 || (!whole && scope != ACCORD_SCOPE_OPEN)))
      return FALSE;
  return TRUE;
}

/**
 * accord_deal_sums_answer:
 * @reader: the reader, on its thread
 * @request: what is asked for
 * @scopes: which deals its figures are counted over
 *
 * Returns: whether kept totals answer all of it, so that it takes no longer with more deals
 */
gboolean
accord_deal_sums_answer (AccordReader *reader, const AccordReportRequest *request, AccordScope scopes)
{
  return accord_deal_sums_may_answer (request, scopes) && accord_deal_totals_are_kept (reader);
}

/**
 * accord_deal_sums_add:
 * @reader: the reader, on its thread
 * @book: (nullable): the deals in memory, for days besides whole months
 * @request: what is asked for
 * @scopes: (inout): which deals its figures are counted over; those answered here are taken out
 * @stages: the file's stages
 * @grouping: where to count
 * @error: return location for an error
 *
 * Counts what the file's totals can answer exactly.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_deal_sums_add (AccordReader *reader,
                      AccordDealBook *book,
                      const AccordReportRequest *request,
                      AccordScope *scopes,
                      const AccordStageMap *stages,
                      AccordGrouping *grouping,
                      GError **error)
{
  AccordDealSums self = { reader, book, request, stages, grouping, 0, 0 };
  gboolean has_months = find_months (&self);

  if (!accord_deal_totals_are_kept (reader))
    return TRUE;
  for (AccordScope scope = ACCORD_SCOPE_CLOSED; scope <= ACCORD_SCOPE_OPENED; scope <<= 1)
    {
      AccordTotal total = *scopes & scope ? answering_total (&self, scope, has_months) : 0;

      if (total == 0)
        continue;
      if (!accord_grouping_prefetch (grouping, reader, error) || !add_scope (&self, scope, total, error))
        return FALSE;
      *scopes &= ~scope;
    }
  return TRUE;
}
