/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How good the kept forecasts were (F08): accuracy and bias of what was said each week of a month or quarter against what came, of
 * the company, of each member by what is theirs of the deals (F09), and of each team: what its members said together, against
 * what they won. Reader thread. */

#include "accord-config.h"

#include "accord-mixed-private.h"

#include <math.h>

enum { COLUMN_ID, COLUMN_FROM, COLUMN_TO, COLUMN_EXPECTED, COLUMN_TAKEN, COLUMN_MEMBER, COLUMN_TEAM, N_COLUMNS };

static void
kept_free (gpointer data)
{
  g_array_unref (((AccordKeptForecast *) data)->ids);
  g_free (data);
}

/* @grouped: those of members; else the company's, or those of the one who was asked for. */
static AccordStatement *
prepare (AccordReader *reader, const AccordReportRequest *request, gboolean grouped, GError **error)
{
  const AccordPeriod *period = &request->period;
  AccordStatement *row = accord_reader_prepare (
    reader, "SELECT f.id, f.from_on, f.until_on+1, f.expected, f.taken_on, coalesce(f.member,0), coalesce(m.team,0) FROM forecast_snapshot f"
            " LEFT JOIN member m ON m.id=f.member WHERE f.del<=0 AND f.expected_currency=?1 AND f.until_on<?2"
            " AND (?3 OR (f.until_on>=?4 AND f.until_on<?5)) AND CASE WHEN ?7 THEN f.member IS NOT NULL AND (?6=0 OR f.member=?6)"
            " WHEN ?6=0 THEN f.member IS NULL ELSE f.member=?6 END ORDER BY f.from_on, f.until_on, f.taken_on, f.member, f.expected, f.id", error);

  if (row == NULL)
    return NULL;
  accord_statement_bind_text (row, 1, request->currency);
  accord_statement_bind_int (row, 2, accord_date_today ());
  accord_statement_bind_int (row, 3, period->unit == ACCORD_PERIOD_ALL);
  accord_statement_bind_int (row, 4, period->from);
  accord_statement_bind_int (row, 5, period->to);
  accord_statement_bind_int (row, 6, request->member);
  accord_statement_bind_int (row, 7, grouped);
  return row;
}

/* Which group a row is of; -1: none. */
static gint64
group_of (const AccordReportRequest *request, gboolean grouped, AccordStatement *row)
{
  gint64 id;

  if (!grouped)
    return 0;
  id = accord_statement_int (row, request->group_by == ACCORD_GROUP_TEAM ? COLUMN_TEAM : COLUMN_MEMBER);
  return id != 0 ? id : -1;
}

/* Two computers that open a shared file on the same day keep both what is said of the same person: it counts once, the lower of the
 * two, which is the same one everywhere. @last: the row before, or zeros */
static gboolean
is_repeated (AccordStatement *row, gint64 last[N_COLUMNS])
{
  static const int what[] = { COLUMN_FROM, COLUMN_TO, COLUMN_TAKEN, COLUMN_MEMBER };
  gboolean repeated = last[COLUMN_ID] != 0;

  for (gsize i = 0; i < G_N_ELEMENTS (what); i++)
    repeated = repeated && last[what[i]] == accord_statement_int (row, what[i]);
  for (int i = 0; i < N_COLUMNS; i++)
    last[i] = accord_statement_int (row, i);
  return repeated;
}

/* The last one of the same days, week and group, looked for back to where those days and week begin. */
static AccordKeptForecast *
same (GPtrArray *kept, const AccordPeriod *period, gint64 taken, gint64 group)
{
  for (guint i = kept->len; i > 0; i--)
    {
      AccordKeptForecast *forecast = g_ptr_array_index (kept, i - 1);

      if (!accord_period_equal (&forecast->period, period) || forecast->taken != taken)
        return NULL;
      if (forecast->group == group)
        return forecast;
    }
  return NULL;
}

/**
 * accord_mixing_read_kept:
 * @reader: the reader, on its thread
 * @request: period, currency, who is asked for and what it is by
 * @grouped: by member or team, as the request has it; else of all
 * @error: return location for an error
 *
 * What was said of months and quarters that ended in the period and before today.
 *
 * Returns: (transfer full) (nullable) (element-type AccordKeptForecast): by days and week; %NULL with @error set if the file could
 *   not be read
 */
GPtrArray *
accord_mixing_read_kept (AccordReader *reader, const AccordReportRequest *request, gboolean grouped, GError **error)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (kept_free);
  g_autoptr (AccordStatement) row = prepare (reader, request, grouped, error);
  g_autoptr (GError) failed = NULL;
  gint64 last[N_COLUMNS] = { 0 };

  if (row == NULL)
    return NULL;
  while (accord_statement_step (row, &failed))
    {
      AccordPeriod period = accord_period_custom (accord_statement_int (row, COLUMN_FROM), accord_statement_int (row, COLUMN_TO));
      gint64 id = accord_statement_int (row, COLUMN_ID), taken = accord_statement_int (row, COLUMN_TAKEN), group = group_of (request, grouped, row);
      AccordKeptForecast *forecast = grouped && group >= 0 ? same (kept, &period, taken, group) : NULL;

      if (is_repeated (row, last) || group < 0)
        continue;
      if (forecast == NULL)
        {
          forecast = g_new0 (AccordKeptForecast, 1);
          *forecast = (AccordKeptForecast) { period, taken, group, 0, g_array_new (FALSE, FALSE, sizeof (gint64)) };
          g_ptr_array_add (kept, forecast);
        }
      forecast->expected += accord_statement_int (row, COLUMN_EXPECTED);
      g_array_append_val (forecast->ids, id);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&kept) : NULL;
}

/* What the forecasts of a figure come to. */
typedef struct {
  double accuracy;
  gint64 error;
  gint64 n;
  gint64 n_judged; /* something was won in the end */
} Judgement;

static void
judge (GHashTable *judgements, const AccordKeptForecast *forecast, GPtrArray *sums)
{
  Judgement *judgement = g_hash_table_lookup (judgements, GSIZE_TO_POINTER ((gsize) forecast->group));
  gint64 actual = 0;

  for (guint i = 0; i < sums->len; i++)
    {
      const AccordFigure *sum = g_ptr_array_index (sums, i);

      if (forecast->group == 0 ? sum->group == NULL : sum->group != NULL && sum->group_id == forecast->group)
        actual = sum->numerator;
    }
  if (judgement == NULL)
    g_hash_table_insert (judgements, GSIZE_TO_POINTER ((gsize) forecast->group), judgement = g_new0 (Judgement, 1));
  judgement->n++;
  judgement->error += forecast->expected - actual;
  if (actual <= 0)
    return;
  judgement->n_judged++;
  judgement->accuracy += 1 - fabs ((double) (forecast->expected - actual)) / (double) actual;
}

/* Each against what was won on its days, which is asked once for all that were said of them. */
static GHashTable *
judge_kept (const AccordMixing *self, gboolean grouped, GError **error)
{
  static const char *const revenue[] = { "revenue", NULL };
  g_autoptr (GHashTable) judgements = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) kept = accord_mixing_read_kept (self->reader, self->request, grouped, error);
  g_autoptr (GPtrArray) sums = NULL;

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      const AccordKeptForecast *forecast = g_ptr_array_index (kept, i);
      const AccordKeptForecast *last = i > 0 ? g_ptr_array_index (kept, i - 1) : NULL;

      if (last == NULL || !accord_period_equal (&last->period, &forecast->period))
        {
          g_clear_pointer (&sums, g_ptr_array_unref);
          sums = accord_mixing_ask (self, &forecast->period, revenue, error);
          if (sums == NULL)
            return NULL;
        }
      judge (judgements, forecast, sums);
    }
  return kept != NULL ? g_steal_pointer (&judgements) : NULL;
}

static void
fill (AccordFigure *figure, gboolean bias, const Judgement *judgement)
{
  static const Judgement nothing;
  const Judgement *said = judgement != NULL ? judgement : &nothing;

  figure->n = bias ? said->n : said->n_judged;
  figure->has_value = figure->n > 0;
  figure->value = figure->n == 0 ? 0 : bias ? (double) said->error / (double) said->n : said->accuracy / (double) said->n_judged;
  figure->numerator = bias ? said->error : llround (said->accuracy * 10000);
  figure->denominator = bias ? said->n : said->n_judged * 10000;
}

/**
 * accord_mixing_fill_accuracy:
 * @figures: (element-type AccordFigure): of a report; accuracy and bias are still empty
 *
 * Forecasts are kept of all pipelines together: of one there is no figure, nor of groups that are not people.
 *
 * Returns: %FALSE with an error if the file could not be read
 */
gboolean
accord_mixing_fill_accuracy (const AccordMixing *self, GPtrArray *figures, GError **error)
{
  gboolean grouped = self->request->group_by == ACCORD_GROUP_TEAM || self->request->group_by == ACCORD_GROUP_MEMBER;
  g_autoptr (GHashTable) all = NULL, groups = NULL;

  if (self->request->pipeline != 0)
    return TRUE;
  all = judge_kept (self, FALSE, error);
  groups = all != NULL && grouped ? judge_kept (self, TRUE, error) : NULL;
  if (all == NULL || (grouped && groups == NULL))
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures, i);
      gboolean bias = accord_kpi_measure (figure->kpi) == ACCORD_MEASURE_BIAS;

      if (!bias && accord_kpi_measure (figure->kpi) != ACCORD_MEASURE_ACCURACY)
        continue;
      if (figure->group == NULL)
        fill (figure, bias, g_hash_table_lookup (all, GSIZE_TO_POINTER (0)));
      else if (groups != NULL && figure->group_id != 0)
        fill (figure, bias, g_hash_table_lookup (groups, GSIZE_TO_POINTER ((gsize) figure->group_id)));
    }
  return TRUE;
}
