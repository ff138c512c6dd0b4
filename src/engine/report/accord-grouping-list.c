/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups that a report lists even when nothing was counted in them: living members, teams, products, stages, and the months of
 * a bounded period. Reader thread. */

#include "accord-config.h"

#include "accord-grouping.h"

/* A period of more months than this lists only those in which something was counted. */
#define MAX_EMPTY_MONTHS 600

/* Every living record of the kind is a group from the beginning. */
static gboolean
list_records (AccordGrouping *self, AccordReader *reader, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE del <= 0", self->kind->name);
  g_autoptr (AccordStatement) statement = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &local))
    accord_grouping_group (self, accord_statement_int (statement, 0))->listed = TRUE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
list_stages (AccordGrouping *self, gint64 pipeline)
{
  for (guint i = 0; i < self->stages->stages->len; i++)
    {
      const AccordStage *stage = g_ptr_array_index (self->stages->stages, i);

      if (!stage->deleted && (pipeline == 0 || stage->pipeline == pipeline))
        accord_grouping_group (self, stage->id)->listed = TRUE;
    }
}

static void
list_months (AccordGrouping *self, const AccordPeriod *period)
{
  g_autoptr (GArray) months = NULL;

  if (period->unit == ACCORD_PERIOD_ALL || period->to - period->from > MAX_EMPTY_MONTHS * 31)
    return;
  months = accord_period_split_months (period);
  for (guint i = 0; i < months->len; i++)
    accord_grouping_group (self, g_array_index (months, AccordPeriod, i).from)->listed = TRUE;
}

/* Which groups there are before anything is counted. */
gboolean
accord_grouping_list (AccordGrouping *self, AccordReader *reader, const AccordReportRequest *request, GError **error)
{
  switch (self->by)
    {
    case ACCORD_GROUP_MEMBER:
      if (request->member == 0)
        return list_records (self, reader, error);
      accord_grouping_group (self, request->member)->listed = TRUE;
      return TRUE;
    case ACCORD_GROUP_TEAM:
      return request->member != 0 || list_records (self, reader, error);
    case ACCORD_GROUP_PRODUCT:
      return list_records (self, reader, error);
    case ACCORD_GROUP_STAGE:
      list_stages (self, request->pipeline);
      return TRUE;
    case ACCORD_GROUP_MONTH:
      list_months (self, &request->period);
      return TRUE;
    case ACCORD_GROUP_NONE:
    case ACCORD_GROUP_CUSTOMER_FIELD:
    case ACCORD_GROUP_DEAL_FIELD:
    case ACCORD_GROUP_MEMBER_FIELD:
    default:
      return TRUE;
    }
}
