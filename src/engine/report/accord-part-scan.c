/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures whose entry in the catalogue has a query of its own: added up by SQL for each group and day, then put into the
 * groups of the report as deals are. And the share of open deals that rot (F10), which needs the history of each. Reader
 * thread. */

#include "accord-config.h"

#include "accord-part-scan.h"

#include "accord-attention-private.h"
#include "accord-book-parts.h"
#include "accord-deal-scan.h"

#define QUARTER_HOUR_MS "900000" /* time zones differ by whole quarters of an hour */

enum {
  COLUMN_GROUP,
  COLUMN_DAY,
  COLUMN_NUMERATOR,
  COLUMN_DENOMINATOR,
  COLUMN_N,
  COLUMN_UNPRICED,
  COLUMN_ID, /* only where somebody asks what was counted; else the value of those whose median is asked */
};

typedef struct {
  AccordReader *reader;
  const AccordReportRequest *request;
  AccordGrouping *grouping;
  gint64 today;
} AccordPartScan;

/* Whether the rows' deals have to be looked at. */
static gboolean
needs_deal (const AccordPartScan *self, const AccordKpiQuery *query)
{
  const AccordReportRequest *request = self->request;

  return query->deal != NULL &&
         (strstr (query->owner, "x.") != NULL || strstr (query->where, "x.") != NULL || request->pipeline != 0 ||
          request->group_by == ACCORD_GROUP_PRODUCT || request->group_by == ACCORD_GROUP_STAGE || request->group_by == ACCORD_GROUP_DEAL_FIELD);
}

static void
append_columns (const AccordPartScan *self, const AccordKpiQuery *query, GString *sql)
{
  gboolean deal = query->deal == NULL || needs_deal (self, query);

  g_string_append_printf (sql, "SELECT %s AS owner, %s AS customer, %s AS product, %s AS stage, ", query->owner, query->customer,
                          deal ? "x.product" : "NULL", deal ? "x.stage" : "NULL");
  if (self->request->group_by == ACCORD_GROUP_DEAL_FIELD && !g_str_equal (self->request->field, "owner") &&
      !g_str_equal (self->request->field, "customer") && !g_str_equal (self->request->field, "product") &&
      !g_str_equal (self->request->field, "stage"))
    g_string_append_printf (sql, "%s\"%s\" AS \"%s\", ", deal ? "x." : "NULL AS ", self->request->field, self->request->field);
  if (query->timed)
    g_string_append_printf (sql, "%s/" QUARTER_HOUR_MS " AS part_day", query->day);
  else
    g_string_append_printf (sql, "%s AS part_day", query->day != NULL ? query->day : "NULL");
  g_string_append_printf (sql, ", %s AS part_n, %s AS part_d, %s AS part_u, %s AS part_id", query->numerator, query->denominator,
                          query->unpriced != NULL ? query->unpriced : "0", query->id);
}

static void
append_where (const AccordPartScan *self, const AccordKpiQuery *query, GString *sql)
{
  const AccordReportRequest *request = self->request;

  g_string_append_printf (sql, " WHERE %s", query->where);
  if (request->member != 0)
    g_string_append_printf (sql, " AND %s=?6", query->owner);
  if (request->pipeline != 0)
    g_string_append_printf (sql, " AND %s IN (SELECT id FROM stage WHERE pipeline=?7)",
                            query->deal == NULL || needs_deal (self, query) ? "x.stage" : "NULL");
  if (query->day != NULL && request->period.unit != ACCORD_PERIOD_ALL)
    g_string_append_printf (sql, " AND %s>=?4 AND %s<?5", query->day, query->day);
}

static char *
make_sql (const AccordPartScan *self, const AccordKpiQuery *query)
{
  g_autofree char *join = accord_grouping_join (self->grouping);
  gboolean by_month = self->request->group_by == ACCORD_GROUP_MONTH && query->day != NULL, one_by_one = self->grouping->heard != NULL;
  GString *sql = g_string_new ("SELECT ");

  g_string_append_printf (sql, "%s, %s, %s FROM (", accord_grouping_column (self->grouping), by_month ? "d.part_day" : "NULL",
                          one_by_one ? "part_n, part_d, 1, part_u, part_id" : "sum(part_n), sum(part_d), count(*), sum(part_u), part_n");
  append_columns (self, query, sql);
  g_string_append_printf (sql, " FROM %s", query->from);
  if (needs_deal (self, query))
    g_string_append_printf (sql, " LEFT JOIN deal x ON x.id=%s", query->deal);
  append_where (self, query, sql);
  g_string_append_printf (sql, ") d%s%s", join, one_by_one ? "" : query->median ? " GROUP BY 1, 2, part_n, part_u" : " GROUP BY 1, 2");
  return g_string_free (sql, FALSE);
}

static void
bind (const AccordPartScan *self, const AccordKpiQuery *query, AccordStatement *row)
{
  const AccordPeriod *period = &self->request->period;

  accord_statement_bind_text (row, 1, self->request->currency);
  accord_statement_bind_int (row, 2, self->today);
  accord_statement_bind_int (row, 4, query->timed ? accord_date_to_time (period->from) : period->from);
  accord_statement_bind_int (row, 5, query->timed ? accord_date_to_time (period->to) : period->to);
  accord_statement_bind_int (row, 6, self->request->member);
  accord_statement_bind_int (row, 7, self->request->pipeline);
  accord_statement_bind_int (row, 8, period->unit == ACCORD_PERIOD_ALL);
}

static gint64
row_day (const AccordKpiQuery *query, AccordStatement *row)
{
  gint64 day = accord_statement_int (row, COLUMN_DAY);

  return query->timed ? accord_date_from_time (day * 900000) : day;
}

static void
hear (const AccordPartScan *self, const AccordKpiQuery *query, const AccordTally *tally, const AccordTallyPart *part, gint64 id)
{
  gboolean against = query->opposed && part->numerator < 0;

  if (query->excludes && part->unpriced != 0)
    accord_grouping_hear (self->grouping, tally, id, ACCORD_HEARD_LEFT_OUT);
  else
    accord_grouping_hear (self->grouping, tally, id,
                          ACCORD_HEARD_WHOLE | (against ? ACCORD_HEARD_AGAINST : part->numerator != 0 ? ACCORD_HEARD_PART : 0));
}

static void
add_row (const AccordPartScan *self, const AccordKpiQuery *query, int index, AccordStatement *row)
{
  AccordTally *tally = accord_grouping_of_row (self->grouping, row, COLUMN_GROUP);
  AccordTallyPart part = { accord_statement_int (row, COLUMN_NUMERATOR), accord_statement_int (row, COLUMN_DENOMINATOR),
                           accord_statement_int (row, COLUMN_N), accord_statement_int (row, COLUMN_UNPRICED), NULL };

  tally = accord_grouping_of_date (self->grouping, tally, !accord_statement_is_null (row, COLUMN_DAY), row_day (query, row));
  accord_tally_add_part (tally, index, &part);
  if (self->grouping->heard != NULL)
    hear (self, query, tally, &part, accord_statement_int (row, COLUMN_ID));
  else if (query->median && part.unpriced == 0)
    accord_tally_add_value (tally, index, accord_statement_int (row, COLUMN_ID), part.n);
}

static gboolean
scan_part (const AccordPartScan *self, const AccordKpi *kpi, GError **error)
{
  const AccordKpiQuery *query = accord_kpi_query (kpi);
  g_autofree char *sql = make_sql (self, query);
  g_autoptr (AccordStatement) row = accord_reader_prepare (self->reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  bind (self, query, row);
  while (accord_statement_step (row, &failed))
    add_row (self, query, accord_kpi_part (kpi), row);
  return accord_error_pass (error, &failed);
}

/**
 * accord_part_scan:
 * @reader: the reader, on its thread
 * @book: (nullable): the deals in memory, as they are in the reader's snapshot
 * @request: what is asked for
 * @stages: the file's stages
 * @grouping: where to count
 * @error: return location for an error
 *
 * Counts the figures of the request that have a query of their own. What has no deal stands in the group without a name
 * where groups are of deals.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_part_scan (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, const AccordStageMap *stages,
                  AccordGrouping *grouping, GError **error)
{
  AccordPartScan self = { reader, request, grouping, accord_date_today () };

  if (request->member == 0 && !accord_grouping_prefetch (grouping, reader, error))
    return FALSE;
  for (guint i = 0; i < request->kpis->len; i++)
    {
      const AccordKpi *kpi = g_ptr_array_index (request->kpis, i);

      gboolean answered = accord_kpi_query (kpi) == NULL;

      if (!answered && book != NULL && grouping->heard == NULL && !accord_book_part (book, reader, request, kpi, stages, grouping, &answered, error))
        return FALSE;
      if (!answered && !scan_part (&self, kpi, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
judge_deal (const AccordPartScan *self, AccordStatement *row, GError **error)
{
  AccordTally *tally = accord_grouping_of_row (self->grouping, row, COLUMN_GROUP);
  AccordAttention attention = { .deal = accord_statement_int (row, 2) };
  gboolean rots;

  if (!accord_attention_read (self->reader, NULL, self->today, &attention, error))
    return FALSE;
  tally = accord_grouping_of_date (self->grouping, tally, !accord_statement_is_null (row, COLUMN_DAY), accord_statement_int (row, COLUMN_DAY));
  tally->judged++;
  rots = (attention.flags & ACCORD_ATTENTION_ROTTING) != 0;
  tally->rotting += rots;
  accord_grouping_hear (self->grouping, tally, attention.deal, ACCORD_HEARD_WHOLE | (rots ? ACCORD_HEARD_PART : 0));
  return TRUE;
}

/**
 * accord_rot_scan:
 * @reader: the reader, on its thread
 * @book: (nullable): the deals in memory, as they are in the reader's snapshot
 * @request: what is asked for
 * @stages: the file's stages
 * @grouping: where to count
 * @error: return location for an error
 *
 * Counts open deals and those that rot (F10); by month, where they are expected to close. Some ten microseconds for each, unless
 * the deals stand in memory.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_rot_scan (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, const AccordStageMap *stages,
                 AccordGrouping *grouping, GError **error)
{
  AccordPartScan self = { reader, request, grouping, accord_date_today () };
  g_autofree char *join = NULL, *sql = NULL;
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;
  gboolean ok = TRUE, answered = FALSE;

  if (book != NULL && (!accord_book_rotting (book, reader, request, stages, grouping, &answered, error) || answered))
    return answered;
  if (request->member == 0 && !accord_grouping_prefetch (grouping, reader, error))
    return FALSE;
  join = accord_grouping_join (grouping);
  sql = g_strdup_printf ("SELECT %s, d.expected_on, d.id FROM stage s JOIN deal d ON d.stage=s.id%s WHERE s.outcome='open' AND d.del<=0"
                         " AND (?1=0 OR d.owner=?1) AND (?2=0 OR s.pipeline=?2)", accord_grouping_column (grouping), join);
  row = accord_reader_prepare (reader, sql, error);
  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, request->member);
  accord_statement_bind_int (row, 2, request->pipeline);
  while (ok && accord_statement_step (row, &failed))
    ok = judge_deal (&self, row, error);
  return ok && accord_error_pass (error, &failed);
}
