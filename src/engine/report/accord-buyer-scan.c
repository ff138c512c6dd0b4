/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures about customers rather than deals (F11). A purchase is a won deal until there are orders; one of less than nothing
 * is a return, and makes nobody a buyer. One
 * pass over the deals gathers every buyer, then each counts once, in the group of the latest order, so
 * that groups add up to the total. Report thread. */

#include "accord-config.h"

#include "accord-book-days.h"
#include "accord-book-groups.h"
#include "accord-deal-scan.h"
#include "accord-return-sql.h"

typedef struct {
  gint64 id;
  gint64 first;         /* order ever, up to the end of the period */
  gint64 last;
  gint64 deal;          /* of the latest order; 0: none yet */
  gint64 n;             /* orders in the period */
  gboolean at_start;    /* bought within the 12 months before the period */
  gboolean at_end;      /* and before its end */
  AccordTally *tally;   /* (borrowed) of the latest order's group */
} Buyer;

typedef struct {
  const AccordReportRequest *request;
  const AccordStageMap *stages;
  AccordGrouping *grouping;
  gint64 end;           /* last day looked at */
  gint64 start;         /* day before the period; below every day for the period of all days */
  gint64 year_to_start;
  gint64 year_to_end;
  GArray *buyers;
  GHashTable *by_id;    /* customer → index + 1 */
  guint32 *by_slot;     /* the same for the deals in memory, or NULL */
  const AccordBookGroups *groups;
} AccordBuyerScan;

static Buyer *
buyer_of (AccordBuyerScan *self, gint64 customer)
{
  gsize index = GPOINTER_TO_SIZE (g_hash_table_lookup (self->by_id, GSIZE_TO_POINTER (customer)));

  if (index == 0)
    {
      g_array_set_size (self->buyers, self->buyers->len + 1);
      index = self->buyers->len;
      g_array_index (self->buyers, Buyer, index - 1).id = customer;
      g_hash_table_insert (self->by_id, GSIZE_TO_POINTER (customer), GSIZE_TO_POINTER (index));
    }
  return &g_array_index (self->buyers, Buyer, index - 1);
}

/* Whether the order is the latest so far, which decides the group. Of one day's orders that of the deal made last. */
static gboolean
add_order (const AccordBuyerScan *self, Buyer *buyer, gint64 day, gint64 deal)
{
  gboolean latest = buyer->deal == 0 || day > buyer->last || (day == buyer->last && deal > buyer->deal);

  buyer->first = buyer->deal == 0 ? day : MIN (buyer->first, day);
  if (latest)
    {
      buyer->last = day;
      buyer->deal = deal;
    }
  buyer->n += accord_scan_in_period (&self->request->period, TRUE, day);
  buyer->at_start = buyer->at_start || (day > self->year_to_start && day <= self->start);
  buyer->at_end = buyer->at_end || day > self->year_to_end;
  return latest;
}

static void
add_row (AccordBuyerScan *self, AccordStatement *row)
{
  const AccordStage *stage = accord_stage_map_find (self->stages, accord_statement_int (row, 1));
  gint64 day = accord_statement_int (row, 2);
  Buyer *buyer;

  if (stage == NULL || stage->outcome != ACCORD_OUTCOME_WON ||
      (self->request->pipeline != 0 && stage->pipeline != self->request->pipeline))
    return;
  buyer = buyer_of (self, accord_statement_int (row, 0));
  if (add_order (self, buyer, day, accord_statement_int (row, 4)))
    buyer->tally = accord_grouping_of_date (self->grouping, accord_grouping_of_row (self->grouping, row, 3), TRUE, day);
}

static Buyer *
buyer_in_memory (AccordBuyerScan *self, guint32 customer)
{
  if (self->by_slot[customer] == 0)
    {
      g_array_set_size (self->buyers, self->buyers->len + 1);
      self->by_slot[customer] = self->buyers->len;
      g_array_index (self->buyers, Buyer, self->buyers->len - 1).id = customer;
    }
  return &g_array_index (self->buyers, Buyer, self->by_slot[customer] - 1);
}

static void
add_deal (AccordBuyerScan *self, const AccordBookDeal *deal)
{
  gboolean is_return = deal->currency != 0 && deal->amount < 0;
  const AccordStage *stage = deal->customer != 0 && !is_return && deal->closed != ACCORD_BOOK_NO_DAY && deal->closed <= self->end
                               ? accord_book_groups_stage (self->groups, deal) : NULL;
  Buyer *buyer;

  if (stage == NULL || stage->outcome != ACCORD_OUTCOME_WON)
    return;
  buyer = buyer_in_memory (self, deal->customer);
  if (add_order (self, buyer, deal->closed, deal - self->groups->book->deals))
    buyer->tally = accord_book_groups_tally (self->groups, deal, deal->closed);
}

/* FALSE without an error: memory cannot tell the groups apart. */
static gboolean
add_from_book (AccordBuyerScan *self, AccordDealBook *book, AccordReader *reader, GError **error)
{
  g_auto (AccordBookGroups) groups = { 0 };
  g_autofree guint32 *by_slot = NULL;
  guint32 most = 0;

  if (!accord_book_groups_begin (&groups, book, reader, self->request, self->stages, self->grouping, error))
    return FALSE;
  for (guint i = 0; i < book->n_slots; i++)
    most = MAX (most, book->deals[i].customer);
  self->by_slot = by_slot = g_new0 (guint32, (gsize) most + 1);
  self->groups = &groups;
  for (guint i = 0; (self->request->member == 0 || groups.owner != 0) && i < book->n_slots; i++)
    add_deal (self, &book->deals[i]);
  return TRUE;
}

/* What the customer is to the only figure that is asked about. */
static guint
role_of (const AccordBuyerScan *self, const Buyer *buyer)
{
  const AccordKpi *kpi = g_ptr_array_index (self->request->kpis, 0);
  gboolean is_new = accord_scan_in_period (&self->request->period, TRUE, buyer->first);

  switch ((int) accord_kpi_measure (kpi))
    {
    case ACCORD_MEASURE_NEW_CUSTOMERS:
      return is_new ? ACCORD_HEARD_WHOLE : 0;
    case ACCORD_MEASURE_REPEAT_RATE:
      return (buyer->n > 0 ? ACCORD_HEARD_WHOLE : 0) | (buyer->n > 1 ? ACCORD_HEARD_PART : 0);
    case ACCORD_MEASURE_RETENTION:
      return (buyer->at_start ? ACCORD_HEARD_WHOLE : 0) | (buyer->at_start && buyer->at_end ? ACCORD_HEARD_PART : 0);
    default:
      return buyer->at_end ? ACCORD_HEARD_WHOLE : 0;
    }
}

static void
count_buyer (AccordBuyerScan *self, const Buyer *buyer)
{
  AccordTally *tally = buyer->tally;

  tally->customers++;
  tally->buyers += buyer->n > 0;
  tally->repeaters += buyer->n > 1;
  tally->newcomers += accord_scan_in_period (&self->request->period, TRUE, buyer->first);
  tally->active += buyer->at_end;
  tally->active_before += buyer->at_start;
  tally->retained += buyer->at_start && buyer->at_end;
  if (self->grouping->heard != NULL)
    accord_grouping_hear (self->grouping, tally, buyer->id, role_of (self, buyer));
}

static AccordStatement *
prepare_scan (AccordBuyerScan *self, AccordReader *reader, GError **error)
{
  gint64 member = self->request->member;
  g_autofree char *join = NULL;
  g_autofree char *sql = NULL;
  AccordStatement *row;

  if (member == 0 && !accord_grouping_prefetch (self->grouping, reader, error))
    return NULL;
  join = accord_grouping_join (self->grouping);
  sql = g_strdup_printf ("SELECT d.customer, d.stage, d.closed_on, %s, d.id FROM deal d%s"
                         " WHERE d.del <= 0 AND d.customer IS NOT NULL AND d.closed_on <= ?1 AND " ACCORD_SQL_NO_RETURN ("d.") "%s",
                         accord_grouping_column (self->grouping), join, member != 0 ? " AND d.owner = ?2" : "");
  row = accord_reader_prepare (reader, sql, error);
  if (row != NULL)
    accord_statement_bind_int (row, 1, self->end);
  if (row != NULL && member != 0)
    accord_statement_bind_int (row, 2, member);
  return row;
}

static void
set_days (AccordBuyerScan *self, const AccordPeriod *period)
{
  gboolean all = period->unit == ACCORD_PERIOD_ALL;
  gint64 today = accord_date_today ();

  self->end = all ? today : MIN (period->to - 1, today);
  self->start = all ? ACCORD_DATE_MIN : period->from - 1;
  self->year_to_end = accord_date_add_months (self->end, -12);
  self->year_to_start = accord_date_add_months (self->start, -12);
}

/**
 * accord_buyer_scan:
 * @reader: the reader, on its thread
 * @book: (nullable): the deals in memory, as they are in the reader's snapshot
 * @request: what is asked for
 * @stages: the file's stages
 * @grouping: where to count
 * @error: return location for an error
 *
 * Counts who bought (F11): active with an order in the 12 months up to the period's last day, today at
 * the latest; new with the first order in the period; repeaters with two orders in it; kept with an
 * order in the 12 months before the period and in the 12 months up to its end.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_buyer_scan (AccordReader *reader,
                   AccordDealBook *book,
                   const AccordReportRequest *request,
                   const AccordStageMap *stages,
                   AccordGrouping *grouping,
                   GError **error)
{
  g_autoptr (GArray) buyers = g_array_new (FALSE, TRUE, sizeof (Buyer));
  g_autoptr (GHashTable) by_id = g_hash_table_new (NULL, NULL);
  AccordBuyerScan self = { .request = request, .stages = stages, .grouping = grouping, .buyers = buyers, .by_id = by_id };
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  set_days (&self, &request->period);
  if (book == NULL || !add_from_book (&self, book, reader, &failed))
    {
      if (!accord_error_pass (error, &failed))
        return FALSE;
      row = prepare_scan (&self, reader, error);
      if (row == NULL)
        return FALSE;
      while (accord_statement_step (row, &failed))
        add_row (&self, row);
    }
  for (guint i = 0; failed == NULL && i < buyers->len; i++)
    count_buyer (&self, &g_array_index (buyers, Buyer, i));
  return accord_error_pass (error, &failed);
}
