/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long won deals were in each stage (domain.md F05, F10): the days of all their visits to it. Time on
 * hold is a visit to another stage, so it does not count. The deals won last tell it: a hundred thousand
 * old ones say nothing about how it goes today. */
#include "accord-config.h"

#include "accord-attention-private.h"

#include <math.h>
#include "accord-statistics.h"

#define WON_LEAST 10
#define SHARE 0.8

/* The events of the deals of a pipeline that were won last, deal by deal, day by day. */
#define EVENTS_OF_WON                                                                              \
  "SELECT e.deal, e.to_stage, coalesce(e.effective_on, accord_day(e.recorded_at)), w.stage"      \
  " FROM (SELECT d.id, d.stage FROM deal d WHERE d.stage IN (SELECT id FROM stage WHERE pipeline=?1 AND outcome='won')" \
  "   AND d.del<=0 ORDER BY d.closed_on DESC, d.id DESC LIMIT ?2) w"                                          \
  " JOIN stage_event e ON e.deal=w.id WHERE e.del<=0 ORDER BY e.deal, 3, e.recorded_at, e.id"

/* A deal enters a stage: so long it was in the one before. */
void
accord_stage_visits_add (GArray *visits, gint64 stage, gint64 day)
{
  if (visits->len > 0)
    g_array_index (visits, AccordStageVisit, visits->len - 1).until = day;
  g_array_append_val (visits, ((AccordStageVisit) { stage, day, ACCORD_ATTENTION_UNKNOWN }));
}

/* Days of the visits of one deal to one stage; an open visit goes on until today. */
gint64
accord_stage_visits_days (const GArray *visits, gint64 stage, gint64 today)
{
  gint64 days = 0;

  for (guint i = 0; i < visits->len; i++)
    {
      const AccordStageVisit *visit = &g_array_index (visits, AccordStageVisit, i);

      if (visit->stage == stage)
        days += MAX ((visit->until == ACCORD_ATTENTION_UNKNOWN ? today : visit->until) - visit->from, 0);
    }
  return days;
}

/* A move that did not hold, because the deal was closed meanwhile by somebody else (domain.md §4.2), was no
 * visit: the last one is to the stage in which the deal is. */
void
accord_stage_visits_settle (GArray *visits, gint64 stage)
{
  guint n = visits->len;

  while (n > 0 && g_array_index (visits, AccordStageVisit, n - 1).stage != stage)
    n--;
  if (n == 0)
    return;
  g_array_set_size (visits, n);
  g_array_index (visits, AccordStageVisit, n - 1).until = ACCORD_ATTENTION_UNKNOWN;
}

/* Numbers of days by stage. */
GHashTable *
accord_stage_days_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
}

/* What one deal adds: a number of days for each stage it was in. Its visits are forgotten. */
void
accord_stage_days_add (GHashTable *by_stage, GArray *visits, gint64 won)
{
  accord_stage_visits_settle (visits, won);
  for (guint i = 0; i + 1 < visits->len; i++) /* the last visit is to the won stage itself */
    {
      gint64 stage = g_array_index (visits, AccordStageVisit, i).stage;
      gboolean again = FALSE;
      GArray *days = g_hash_table_lookup (by_stage, &stage);
      gint64 n;

      for (guint k = 0; k < i; k++)
        again |= g_array_index (visits, AccordStageVisit, k).stage == stage;
      if (again)
        continue;
      if (days == NULL)
        {
          days = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (by_stage, g_memdup2 (&stage, sizeof stage), days);
        }
      n = accord_stage_visits_days (visits, stage, 0);
      g_array_append_val (days, n);
    }
  g_array_set_size (visits, 0);
}

static gboolean
read_days (AccordReader *reader, gint64 pipeline, GHashTable *by_stage, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, EVENTS_OF_WON, error);
  g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (AccordStageVisit));
  g_autoptr (GError) failed = NULL;
  gint64 deal = 0, won = 0;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, pipeline);
  accord_statement_bind_int (row, 2, ACCORD_DWELL_WON_MOST);
  while (accord_statement_step (row, &failed))
    {
      if (accord_statement_int (row, 0) != deal)
        accord_stage_days_add (by_stage, visits, won);
      deal = accord_statement_int (row, 0);
      won = accord_statement_int (row, 3);
      accord_stage_visits_add (visits, accord_statement_int (row, 1), accord_statement_int (row, 2));
    }
  accord_stage_days_add (by_stage, visits, won);
  return accord_error_pass (error, &failed);
}

/**
 * accord_stage_days_dwells:
 * @by_stage: (element-type gint64 GArray): how many days each won deal was in each stage
 *
 * Returns: (transfer full): #AccordStageDwell by stage
 */
GHashTable *
accord_stage_days_dwells (GHashTable *by_stage)
{
  GHashTable *dwells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer stage, days;

  g_hash_table_iter_init (&iter, by_stage);
  while (g_hash_table_iter_next (&iter, &stage, &days))
    {
      const GArray *list = days;
      AccordStageDwell *dwell = g_new0 (AccordStageDwell, 1);
      double limit = 0;

      dwell->n_won = list->len;
      if (list->len >= WON_LEAST &&
          accord_statistics_percentile ((const gint64 *) (const void *) list->data, list->len, SHARE, &limit))
        dwell->limit = (gint64) floor (limit);
      g_hash_table_insert (dwells, g_memdup2 (stage, sizeof (gint64)), dwell);
    }
  return dwells;
}

/**
 * accord_stage_dwells_read:
 * @pipeline: id of a pipeline
 *
 * Returns: (transfer full): #AccordStageDwell by stage; stages that no won deal was in are missing
 */
GHashTable *
accord_stage_dwells_read (AccordReader *reader, gint64 pipeline, GError **error)
{
  g_autoptr (GHashTable) by_stage = accord_stage_days_new ();

  return read_days (reader, pipeline, by_stage, error) ? accord_stage_days_dwells (by_stage) : NULL;
}
