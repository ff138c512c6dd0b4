/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Win rates against competitors (M43, F01): of the closed deals that one was in, whether it stands among the competitors of the
 * deal or the deal was lost to it. A deal with several counts against each, so these do not add up. Report thread. */

#include "accord-config.h"

#include "accord-competition.h"

#include "accord-statement.h"

#define RIVALS                                                                                                                \
  "SELECT c.name AS rival, x.deal AS deal FROM deal_competitor x JOIN competitor c ON c.id=x.competitor WHERE x.del<=0 AND c.del<=0" \
  " UNION SELECT d.competitor, d.id FROM deal d WHERE d.del<=0 AND d.competitor IS NOT NULL AND d.competitor<>''"
#define RATES                                                                                                                 \
  "SELECT r.rival, sum(s.outcome='won'), count(*) FROM (" RIVALS ") r JOIN deal d ON d.id=r.deal JOIN stage s ON s.id=d.stage" \
  " WHERE d.del<=0 AND s.outcome IN ('won','lost') AND (?1 OR (d.closed_on>=?2 AND d.closed_on<?3)) AND (?4=0 OR d.owner=?4)" \
  " GROUP BY 1 ORDER BY 1"

typedef struct {
  AccordPeriod period;
  gint64 member;
} Asked;

static AccordFigure *
figure_of (AccordStatement *row)
{
  AccordFigure *figure = g_new0 (AccordFigure, 1);

  figure->kpi = accord_kpi_by_id ("win-rate");
  figure->group = g_strdup (accord_statement_text (row, 0));
  figure->numerator = accord_statement_int (row, 1);
  figure->denominator = figure->n = accord_statement_int (row, 2);
  figure->has_value = figure->denominator > 0;
  figure->value = figure->has_value ? (double) figure->numerator / (double) figure->denominator : 0;
  return figure;
}

static DexFuture *
run (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, RATES, &error);

  if (row == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  accord_statement_bind_int (row, 1, asked->period.unit == ACCORD_PERIOD_ALL);
  accord_statement_bind_int (row, 2, asked->period.from);
  accord_statement_bind_int (row, 3, asked->period.to);
  accord_statement_bind_int (row, 4, asked->member);
  while (accord_statement_step (row, &error))
    g_ptr_array_add (figures, figure_of (row));
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&figures));
}

/**
 * accord_competition_read:
 * @store: the open file
 * @period: by the day the deals were closed
 * @member: whose deals; 0: everyone's
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordFigure, one for each competitor by name. Rejects with an
 *   #AccordStoreError
 */
DexFuture *
accord_competition_read (AccordStore *store, const AccordPeriod *period, gint64 member)
{
  Asked asked = { *period, member };

  return accord_store_read_long (store, run, g_memdup2 (&asked, sizeof asked), g_free);
}

#define DEALS                                                                                                                 \
  "SELECT r.deal FROM (" RIVALS ") r JOIN deal d ON d.id=r.deal JOIN stage s ON s.id=d.stage"                                    \
  " WHERE d.del<=0 AND s.outcome IN ('won','lost') AND (?1 OR (d.closed_on>=?2 AND d.closed_on<?3)) AND (?4=0 OR d.owner=?4)" \
  " AND r.rival=?5 ORDER BY 1"

typedef struct {
  Asked asked;
  char *rival;
} Deals;

static void
deals_free (gpointer data)
{
  g_free (((Deals *) data)->rival);
  g_free (data);
}

static DexFuture *
run_deals (AccordReader *reader, gpointer data)
{
  const Deals *deals = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, DEALS, &error);

  if (row == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  accord_statement_bind_int (row, 1, deals->asked.period.unit == ACCORD_PERIOD_ALL);
  accord_statement_bind_int (row, 2, deals->asked.period.from);
  accord_statement_bind_int (row, 3, deals->asked.period.to);
  accord_statement_bind_int (row, 4, deals->asked.member);
  accord_statement_bind_text (row, 5, deals->rival);
  while (accord_statement_step (row, &error))
    {
      gint64 id = accord_statement_int (row, 0);

      g_array_append_val (ids, id);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_ARRAY, g_steal_pointer (&ids));
}

/**
 * accord_competition_deals:
 * @store: the open file
 * @period: by the day the deals were closed
 * @member: whose deals; 0: everyone's
 * @rival: name of a competitor, as accord_competition_read() gives it
 *
 * Returns: (transfer full): a future of a #GArray of #gint64: the deals that its rate counts. Rejects with an
 *   #AccordStoreError
 */
DexFuture *
accord_competition_deals (AccordStore *store, const AccordPeriod *period, gint64 member, const char *rival)
{
  Deals *deals = g_new0 (Deals, 1);

  *deals = (Deals) { { *period, member }, g_strdup (rival) };
  return accord_store_read_long (store, run_deals, deals, deals_free);
}
