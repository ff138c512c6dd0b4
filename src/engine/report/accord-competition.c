/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Win rates against competitors (M43, F01): of the closed deals that one was in, whether it stands among the competitors of the
 * deal or the deal was lost to it. A deal with several counts against each, so these do not add up. Report thread. */

#include "accord-config.h"

#include "accord-competition.h"

#include "accord-statement.h"

#define RIVALS                                                                                                                \
  "SELECT c.name AS rival, x.deal AS deal FROM deal_competitor x JOIN competitor c ON c.id=x.competitor WHERE x.del<=0 AND c.del<=0" \
  " UNION SELECT d.competitor, d.id FROM deal d WHERE d.del<=0 AND d.competitor IS NOT NULL AND d.competitor<>''"
/* A close, and what was taken back of locked books: it stays in its days and is subtracted where it was taken back (F01). */
#define CLOSES                                                                                                                \
  "SELECT d.id AS deal, s.outcome AS outcome, d.closed_on AS day, d.owner AS owner, 1 AS sign FROM deal d JOIN stage s ON s.id=d.stage" \
  " WHERE d.del<=0 AND s.outcome IN ('won','lost')"
#define REVERSED                                                                                                              \
  " UNION ALL SELECT deal, outcome, for_on, owner, 1 FROM restatement WHERE del<=0 AND type='reversed'"                           \
  " UNION ALL SELECT deal, outcome, posted_on, owner, -1 FROM restatement WHERE del<=0 AND type='reversed'"
#define ASKED "(?1 OR (c.day>=?2 AND c.day<?3)) AND (?4=0 OR c.owner=?4)"

typedef struct {
  AccordPeriod period;
  gint64 member;
} Asked;

static const char *
closes (AccordReader *reader)
{
  return accord_reader_is_made (reader, &accord_restatement_kind) ? CLOSES REVERSED : CLOSES;
}

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
  g_autofree char *sql = g_strdup_printf ("SELECT r.rival, sum(c.sign*(c.outcome='won')), sum(c.sign) FROM (" RIVALS ") r JOIN (%s) c ON c.deal=r.deal"
                                          " WHERE " ASKED " GROUP BY 1 ORDER BY 1", closes (reader));
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, &error);

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
  g_autofree char *sql = g_strdup_printf ("SELECT DISTINCT r.deal FROM (" RIVALS ") r JOIN (%s) c ON c.deal=r.deal WHERE " ASKED " AND r.rival=?5 ORDER BY 1",
                                          closes (reader));
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, &error);

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
