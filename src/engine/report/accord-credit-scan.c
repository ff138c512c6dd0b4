/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Revenue by whose it is (domain.md F09). Everything else has counted a won deal for its owner; of deals with shares this moves
 * the amount to those who have them, to the cent (largest remainder), and says of how many deals only a share counts:
 *
 *   owner's group  ── minus the amount ──▶     members' groups  ── plus their parts ──▶     together nothing
 *
 * Only deals that have shares are read, so that a file without any, and every figure that is not told by member, costs nothing.
 * Shares that do not come to 100 % (two computers changed them at once) count in proportion. Reader thread. */

#include "accord-config.h"

#include "accord-credit-scan.h"

#include "accord-deal-scan.h"
#include "accord-share-sum.h"

/* Living shares; overlay credit is a figure of its own. */
#define SHARES "del<=0 AND coalesce(overlay,0)=0"

enum {
  COLUMN_GROUP,
  COLUMN_CREDIT,
  COLUMN_DEAL,
  COLUMN_SHARE,
  COLUMN_CLOSED,
  COLUMN_AMOUNT,
  COLUMN_STAGE,
  COLUMN_OWNER,
};

/* What a deal changes in one group. */
typedef struct {
  AccordTally *tally;
  gint64 sum;
  gboolean owns;
  gboolean shares;
} Delta;

typedef struct {
  const AccordReportRequest *request;
  const AccordStageMap *stages;
  AccordGrouping *grouping;
  gint64 deal; /* whose lines are gathered */
  AccordPrice price;
  GArray *lines; /* of AccordCreditLine */
} Scan;

/**
 * accord_credit_is_by_person:
 * @request: what is asked for
 *
 * Returns: whether its groups are told by whose deals are
 */
gboolean
accord_credit_is_by_person (const AccordReportRequest *request)
{
  switch (request->group_by)
    {
    case ACCORD_GROUP_MEMBER:
    case ACCORD_GROUP_TEAM:
    case ACCORD_GROUP_MEMBER_FIELD:
      return TRUE;
    case ACCORD_GROUP_DEAL_FIELD:
      return g_str_equal (request->field, "owner");
    case ACCORD_GROUP_NONE:
    case ACCORD_GROUP_PRODUCT:
    case ACCORD_GROUP_STAGE:
    case ACCORD_GROUP_MONTH:
    case ACCORD_GROUP_CUSTOMER_FIELD:
    default:
      return FALSE;
    }
}

static gboolean
asks_for_revenue (const AccordReportRequest *request)
{
  for (guint i = 0; i < request->kpis->len; i++)
    if (accord_kpi_measure (g_ptr_array_index (request->kpis, i)) == ACCORD_MEASURE_REVENUE)
      return TRUE;
  return FALSE;
}

/**
 * accord_credit_concerns:
 * @reader: the reader, on its thread
 * @request: what is asked for
 *
 * Returns: whether shares of deals change its answer: revenue by whose it is, in a file that has such
 */
gboolean
accord_credit_concerns (AccordReader *reader, const AccordReportRequest *request)
{
  g_autoptr (AccordStatement) row = NULL;

  if ((request->member == 0 && !accord_credit_is_by_person (request)) || !asks_for_revenue (request) ||
      !accord_reader_is_made (reader, &accord_deal_credit_kind))
    return FALSE;
  row = accord_reader_prepare (reader, "SELECT EXISTS (SELECT 1 FROM deal_credit WHERE " SHARES ")", NULL);
  return row == NULL || !accord_statement_step (row, NULL) || accord_statement_int (row, 0) != 0; /* an error is told by the scan */
}

static AccordStatement *
prepare (const Scan *self, AccordReader *reader, GError **error)
{
  const AccordReportRequest *request = self->request;
  g_autofree char *join = accord_grouping_join (self->grouping);
  gboolean of_deal = request->group_by == ACCORD_GROUP_DEAL_FIELD && !g_str_equal (request->field, "owner") && !g_str_equal (request->field, "customer") &&
                     !g_str_equal (request->field, "product") && !g_str_equal (request->field, "stage");
  g_autofree char *field = of_deal ? g_strdup_printf (", x.\"%s\" AS \"%s\"", request->field, request->field) : g_strdup ("");
  g_autofree char *facts = g_strdup_printf ("x.closed_on, CASE WHEN x.amount_currency=?1 THEN x.amount END AS minor, x.stage, x.product, x.customer%s", field);
  g_autofree char *sql = g_strdup_printf (
    "SELECT %s, d.credit, d.deal, d.share, d.closed_on, d.minor, d.stage, d.owner FROM"
    " (SELECT c.id AS credit, x.id AS deal, c.share AS share, c.member AS owner, %s FROM deal_credit c JOIN deal x ON x.id=c.deal"
    " WHERE c." SHARES " AND x.del<=0"
    " UNION ALL SELECT 0, x.id, 0, x.owner, %s FROM deal x WHERE x.del<=0 AND x.id IN (SELECT deal FROM deal_credit WHERE " SHARES ")) d%s"
    " ORDER BY d.deal, d.credit",
    accord_grouping_column (self->grouping), facts, facts, join);
  AccordStatement *row = accord_reader_prepare (reader, sql, error);

  if (row != NULL)
    accord_statement_bind_text (row, 1, request->currency);
  return row;
}

static Delta *
delta_of (GArray *deltas, AccordTally *tally)
{
  Delta delta = { .tally = tally };

  for (guint i = 0; i < deltas->len; i++)
    if (g_array_index (deltas, Delta, i).tally == tally)
      return &g_array_index (deltas, Delta, i);
  g_array_append_val (deltas, delta);
  return &g_array_index (deltas, Delta, deltas->len - 1);
}

/* What each line has of the amount; the owner's has none. */
static GArray *
divide (AccordGrouping *grouping, const AccordCreditLine *lines, guint n, AccordPrice price)
{
  GArray *deltas = g_array_new (FALSE, FALSE, sizeof (Delta));
  g_autofree gint64 *shares = g_new0 (gint64, n + 1);
  g_autofree gint64 *parts = g_new0 (gint64, n + 1);

  for (guint i = 0; i < n; i++)
    shares[i] = lines[i].share;
  accord_shares_divide (price.priced ? price.minor : 0, shares, n, parts);
  for (guint i = 0; i < n; i++)
    {
      Delta *delta = lines[i].tally != NULL ? delta_of (deltas, lines[i].tally) : NULL;

      if (delta == NULL)
        continue;
      delta->sum += lines[i].credit != 0 ? parts[i] : price.priced ? -price.minor : 0;
      delta->owns |= lines[i].credit == 0;
      delta->shares |= lines[i].credit != 0;
      if (lines[i].credit > 0)
        accord_grouping_hear (grouping, lines[i].tally, lines[i].credit, ACCORD_HEARD_SHARE);
    }
  return deltas;
}

/**
 * accord_credit_count:
 * @grouping: where a deal was counted for its owner
 * @lines: (array length=n): the owner, and who has shares of it
 * @price: what it came to
 * @sign: 1; -1: where it is subtracted (F01)
 * @deal: id; 0: it is not told to who asks what a figure was made of
 *
 * Moves the amount to those who have it, to the cent.
 */
void
accord_credit_count (AccordGrouping *grouping, const AccordCreditLine *lines, guint n, AccordPrice price, int sign, gint64 deal)
{
  g_autoptr (GArray) deltas = divide (grouping, lines, n, price);

  for (guint i = 0; i < deltas->len; i++)
    {
      const Delta *delta = &g_array_index (deltas, Delta, i);
      guint role = delta->owns ? (delta->shares ? 0 : ACCORD_HEARD_GIVEN) : ACCORD_HEARD_CREDITED;

      accord_tally_add_credit (delta->tally, sign * ((int) delta->shares - (int) delta->owns), price.priced, sign * delta->sum);
      if (role != 0 && deal != 0)
        accord_grouping_hear (grouping, delta->tally, deal, role);
    }
}

/* The deal that was gathered. */
static void
count_deal (Scan *self)
{
  accord_credit_count (self->grouping, (const AccordCreditLine *) (void *) self->lines->data, self->lines->len, self->price, 1, self->deal);
  g_array_set_size (self->lines, 0);
}

static void
add_row (Scan *self, AccordStatement *row)
{
  const AccordStage *stage = accord_stage_map_find (self->stages, accord_statement_int (row, COLUMN_STAGE));
  gboolean dated = !accord_statement_is_null (row, COLUMN_CLOSED);
  gint64 closed = accord_statement_int (row, COLUMN_CLOSED), member = self->request->member;
  AccordCreditLine line = { accord_statement_int (row, COLUMN_CREDIT), accord_statement_int (row, COLUMN_SHARE), NULL };

  if (stage == NULL || stage->outcome != ACCORD_OUTCOME_WON || (self->request->pipeline != 0 && stage->pipeline != self->request->pipeline) ||
      !accord_scan_in_period (&self->request->period, dated, closed))
    return;
  if (accord_statement_int (row, COLUMN_DEAL) != self->deal)
    count_deal (self);
  self->deal = accord_statement_int (row, COLUMN_DEAL);
  self->price = (AccordPrice) { !accord_statement_is_null (row, COLUMN_AMOUNT), accord_statement_int (row, COLUMN_AMOUNT) };
  if (member == 0 || accord_statement_int (row, COLUMN_OWNER) == member)
    line.tally = accord_grouping_of_date (self->grouping, accord_grouping_of_row (self->grouping, row, COLUMN_GROUP), dated, closed);
  g_array_append_val (self->lines, line);
}

/**
 * accord_credit_scan:
 * @reader: the reader, on its thread
 * @request: what is asked for; accord_credit_concerns() it
 * @stages: the file's stages
 * @grouping: where won deals were counted for their owners
 * @error: return location for an error
 *
 * Moves the revenue of deals that have shares to whose it is. Deals, win rates and cycles stay with the owner.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_credit_scan (AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, AccordGrouping *grouping,
                    GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (AccordCreditLine));
  Scan self = { .request = request, .stages = stages, .grouping = grouping, .lines = lines };
  g_autoptr (AccordStatement) row = prepare (&self, reader, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    add_row (&self, row);
  count_deal (&self);
  return accord_error_pass (error, &failed);
}
