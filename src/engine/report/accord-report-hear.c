/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure counted once more, by the same code, with every record noted that it counts: for figures from history and of
 * buyers, which no query tells, and for both sides of a ratio. Reader thread. */

#include "accord-config.h"

#include "accord-figure-part-private.h"

#include "accord-credit-scan.h"
#include "accord-deal-scan.h"
#include "accord-part-scan.h"
#include "accord-restatement-scan.h"
#include "accord-stalled-scan.h"

static gboolean
scan (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, AccordScope scope, const AccordStageMap *stages,
      AccordGrouping *grouping, GError **error)
{
  switch ((int) scope)
    {
    case ACCORD_SCOPE_CLOSED: /* beside the deals, which conditions tell */
      return accord_restatement_scan (reader, request, stages, grouping, error) &&
             (!accord_credit_concerns (reader, request) || accord_credit_scan (reader, request, stages, grouping, error));
    case ACCORD_SCOPE_ENTRY:
      return accord_entry_scan (reader, book, request, stages, grouping, error);
    case ACCORD_SCOPE_BUYERS:
      return accord_buyer_scan (reader, book, request, stages, grouping, error);
    case ACCORD_SCOPE_PARTS:
      return accord_part_scan (reader, book, request, stages, grouping, error);
    case ACCORD_SCOPE_ROTTING:
      return accord_rot_scan (reader, book, request, stages, grouping, error);
    case ACCORD_SCOPE_STALLED:
      return accord_stalled_scan (reader, book, request, stages, grouping, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static const AccordTally *
tally_of (GPtrArray *groups, const AccordFigure *figure)
{
  for (guint i = 0; i < groups->len; i++)
    {
      const AccordGroup *group = g_ptr_array_index (groups, i);

      if (group->id == figure->group_id && g_strcmp0 (group->text, figure->group) == 0)
        return &group->tally;
    }
  return NULL;
}

static void
keep_group (GArray *heard, const AccordTally *tally)
{
  guint n = 0;

  for (guint i = 0; i < heard->len; i++)
    {
      AccordHeardLine line = g_array_index (heard, AccordHeardLine, i);

      if (line.tally == tally)
        g_array_index (heard, AccordHeardLine, n++) = line;
    }
  g_array_set_size (heard, n);
}

/**
 * accord_report_hear:
 * @book: (nullable): the deals in memory, as they are in the reader's snapshot
 * @request: the request that the figure came from
 * @figure: one of its figures
 *
 * Returns: (transfer full) (nullable) (element-type AccordHeardLine): what it counts, with what each is to it; %NULL with an error
 */
GArray *
accord_report_hear (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, const AccordFigure *figure, GError **error)
{
  g_autoptr (GArray) heard = g_array_new (FALSE, FALSE, sizeof (AccordHeardLine));
  g_autoptr (AccordReportRequest) only = accord_report_request_copy (request);
  g_autoptr (AccordStageMap) stages = accord_stage_map_load (reader, error);
  g_autoptr (AccordGrouping) grouping = stages != NULL ? accord_grouping_new (reader, only, stages, error) : NULL;
  GPtrArray *groups;

  if (grouping == NULL)
    return NULL;
  grouping->heard = heard;
  g_ptr_array_set_size (only->kpis, 0);
  g_ptr_array_add (only->kpis, (gpointer) figure->kpi);
  if (!scan (reader, book, only, accord_kpi_scope (figure->kpi), stages, grouping, error))
    return NULL;
  groups = accord_grouping_finish (grouping, reader, error);
  if (groups == NULL)
    return NULL;
  if (figure->group != NULL)
    keep_group (heard, tally_of (groups, figure));
  return g_steal_pointer (&heard);
}
