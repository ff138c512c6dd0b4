/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures that are made of others and of goals (F09): how much of a goal is attained, and whether what is open covers the rest.
 * Goals are of the company, teams and members; other groups have none. Reader thread. */

#include "accord-config.h"

#include "accord-mixed-private.h"

#include "accord-book-days.h"
#include "accord-goal-book.h"
#include "accord-open-shares.h"

#include <math.h>

gboolean
accord_mixing_goal_of (const AccordReportRequest *request, const AccordFigure *figure, AccordGoalScope *scope, gint64 *id)
{
  gboolean team = request->group_by == ACCORD_GROUP_TEAM, member = request->group_by == ACCORD_GROUP_MEMBER;

  if (request->period.unit == ACCORD_PERIOD_ALL || request->pipeline != 0 ||
      (figure->group != NULL && (!(team || member) || figure->group_id == 0)))
    return FALSE;
  if (figure->group == NULL)
    *scope = request->member != 0 ? ACCORD_GOAL_OF_MEMBER : ACCORD_GOAL_OF_COMPANY;
  else
    *scope = team ? ACCORD_GOAL_OF_TEAM : ACCORD_GOAL_OF_MEMBER;
  *id = figure->group == NULL ? request->member : figure->group_id;
  return TRUE;
}

/**
 * accord_mixing_fill_attainment:
 * @figures: (element-type AccordFigure): of a report; the goals attained are still empty
 *
 * Returns: %FALSE with an error if the file could not be read
 */
gboolean
accord_mixing_fill_attainment (const AccordMixing *self, GPtrArray *figures, GError **error)
{
  static const char *const revenue[] = { "revenue", NULL };
  const AccordReportRequest *request = self->request;
  g_autoptr (GPtrArray) sums = NULL;
  g_autoptr (AccordGoalBook) goals = NULL;

  if (request->period.unit == ACCORD_PERIOD_ALL || request->pipeline != 0)
    return TRUE;
  sums = accord_mixing_ask (self, &request->period, revenue, error);
  goals = sums != NULL ? accord_goal_book_load (self->reader, accord_kpi_by_id ("revenue"), request->currency, error) : NULL;
  for (guint i = 0; goals != NULL && i < figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures, i);
      const AccordFigure *won = accord_mixing_same_group (sums, "revenue", figure);
      AccordGoalTarget target = { ACCORD_GOAL_NONE };
      AccordGoalScope scope;
      gint64 id;

      if (accord_kpi_measure (figure->kpi) != ACCORD_MEASURE_ATTAINMENT || won == NULL || !accord_mixing_goal_of (request, figure, &scope, &id))
        continue;
      accord_goal_book_find (goals, scope, id, &request->period, &target);
      figure->n = won->n;
      figure->unpriced = won->unpriced;
      if (target.source != ACCORD_GOAL_NONE)
        accord_figure_set_ratio (figure, won->numerator, llround (target.value));
    }
  return goals != NULL;
}

/* Open deals due in the period of one owner, and how many of them have no amount. */
typedef struct {
  gint64 sum;
  gint64 n;
  gint64 unpriced;
} DueSum;

typedef struct {
  AccordDealBook *book;
  guint8 currency;
  GHashTable *by_owner; /* id → DueSum, owned */
  GArray *shares;       /* of AccordOpenShare: of those of them that have shares */
} Due;

static void
due_sum_add (DueSum *self, const DueSum *other)
{
  self->n += other->n;
  self->unpriced += other->unpriced;
  if (!accord_money_add (self->sum, other->sum, &self->sum))
    self->sum = G_MAXINT64;
}

static void
add_due (Due *self, gint64 owner, gboolean priced, gint64 amount)
{
  DueSum *sum = g_hash_table_lookup (self->by_owner, GSIZE_TO_POINTER ((gsize) owner));

  if (sum == NULL)
    g_hash_table_insert (self->by_owner, GSIZE_TO_POINTER ((gsize) owner), sum = g_new0 (DueSum, 1));
  due_sum_add (sum, &(DueSum) { priced ? amount : 0, 1, !priced });
}

static void
add_due_deal (const AccordBookDeal *deal, gpointer data)
{
  Due *self = data;

  add_due (self, deal->owner == 0 ? 0 : g_array_index (self->book->owners, gint64, deal->owner - 1),
           self->currency != 0 && deal->currency == self->currency, deal->amount);
}

static gboolean
read_due_deals (const AccordMixing *self, Due *due, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (
    self->reader, "SELECT d.owner, d.amount_currency=?3 AND d.amount IS NOT NULL, d.amount FROM stage s JOIN deal d ON d.stage=s.id"
                  " WHERE s.outcome='open' AND d.del<=0 AND d.expected_on>=?1 AND d.expected_on<?2", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, self->request->period.from);
  accord_statement_bind_int (row, 2, self->request->period.to);
  accord_statement_bind_text (row, 3, self->request->currency);
  while (accord_statement_step (row, &failed))
    add_due (due, accord_statement_int (row, 0), accord_statement_int (row, 1) != 0, accord_statement_int (row, 2));
  return accord_error_pass (error, &failed);
}

static gboolean
find_due (const AccordMixing *self, Due *due, GError **error)
{
  AccordBookDays *days;

  if (self->book == NULL)
    return read_due_deals (self, due, error);
  due->book = self->book;
  due->currency = accord_deal_book_currency (self->book, self->request->currency);
  days = accord_book_days_get (self->book, self->reader, ACCORD_BOOK_EXPECTED, error);
  if (days != NULL)
    accord_book_days_each (days, self->book, &self->request->period, add_due_deal, due);
  return days != NULL;
}

static gint64
team_of (AccordGoalBook *goals, gint64 member)
{
  const AccordGoalPerson *person = accord_goal_book_member (goals, member);

  return person != NULL ? person->team : 0;
}

static gboolean
is_of (AccordGoalBook *goals, gint64 member, AccordGoalScope scope, gint64 id)
{
  return scope == ACCORD_GOAL_OF_COMPANY || (scope == ACCORD_GOAL_OF_MEMBER ? member == id : team_of (goals, member) == id);
}

/* What was the owner's is whose it will be (F09). A deal counts once wherever somebody has any of it. */
static void
move_shares (const Due *due, AccordGoalBook *goals, AccordGoalScope scope, gint64 id, DueSum *sum)
{
  for (guint i = 0; i < due->shares->len;)
    {
      const AccordOpenShare *deal = &g_array_index (due->shares, AccordOpenShare, i);
      gint64 parts = 0, amount = deal->priced ? deal->amount : 0;
      gboolean owns = is_of (goals, deal->owner, scope, id), has = FALSE;
      int more;

      for (; i < due->shares->len && g_array_index (due->shares, AccordOpenShare, i).deal == deal->deal; i++)
        if (is_of (goals, g_array_index (due->shares, AccordOpenShare, i).member, scope, id))
          {
            has = TRUE;
            parts += deal->priced ? g_array_index (due->shares, AccordOpenShare, i).part : 0;
          }
      more = (int) has - (int) owns;
      due_sum_add (sum, &(DueSum) { parts - (owns ? amount : 0), more, deal->priced ? 0 : more });
    }
}

/* Of a member, of the members of a team, or of everybody. */
static DueSum
due_of (const Due *due, AccordGoalBook *goals, AccordGoalScope scope, gint64 id)
{
  GHashTableIter iter;
  gpointer owner, sum;
  DueSum all = { 0 };

  g_hash_table_iter_init (&iter, due->by_owner);
  while (g_hash_table_iter_next (&iter, &owner, &sum))
    {
      gint64 member = (gint64) GPOINTER_TO_SIZE (owner);

      if (is_of (goals, member, scope, id))
        due_sum_add (&all, sum);
    }
  if (scope != ACCORD_GOAL_OF_COMPANY)
    move_shares (due, goals, scope, id, &all);
  return all;
}

/* F09. */
static void
set_coverage (AccordFigure *figure, const AccordReportRequest *request, AccordGoalBook *goals, const AccordFigure *won, const Due *due)
{
  AccordGoalTarget target = { ACCORD_GOAL_NONE };
  AccordGoalScope scope;
  DueSum sum;
  gint64 id;

  if (!accord_mixing_goal_of (request, figure, &scope, &id))
    return;
  accord_goal_book_find (goals, scope, id, &request->period, &target);
  if (target.source == ACCORD_GOAL_NONE)
    return;
  sum = due_of (due, goals, scope, id);
  figure->n = sum.n;
  figure->unpriced = sum.unpriced;
  accord_figure_set_ratio (figure, sum.sum, llround (target.value) - won->numerator); /* met: nothing to divide by */
  figure->met = llround (target.value) > 0 && figure->denominator <= 0;
}

/**
 * accord_mixing_fill_coverage:
 * @figures: (element-type AccordFigure): of a report; coverages are still empty
 *
 * Returns: %FALSE with an error if the file could not be read
 */
gboolean
accord_mixing_fill_coverage (const AccordMixing *self, GPtrArray *figures, GError **error)
{
  static const char *const revenue[] = { "revenue", NULL };
  const AccordReportRequest *request = self->request;
  g_autoptr (GHashTable) by_owner = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) sums = NULL;
  g_autoptr (GArray) shares = NULL;
  g_autoptr (AccordGoalBook) goals = NULL;
  Due due = { .by_owner = by_owner };

  if (request->period.unit == ACCORD_PERIOD_ALL || request->pipeline != 0)
    return TRUE;
  sums = accord_mixing_ask (self, &request->period, revenue, error);
  goals = sums != NULL ? accord_goal_book_load (self->reader, accord_kpi_by_id ("revenue"), request->currency, error) : NULL;
  due.shares = shares = goals != NULL ? accord_open_shares_read (self->reader, request->period.from, request->period.to, request->currency, error) : NULL;
  if (shares == NULL || !find_due (self, &due, error))
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    {
      AccordFigure *figure = g_ptr_array_index (figures, i);
      const AccordFigure *won = accord_mixing_same_group (sums, "revenue", figure);

      if (accord_kpi_measure (figure->kpi) == ACCORD_MEASURE_COVERAGE && won != NULL)
        set_coverage (figure, request, goals, won, &due);
    }
  return TRUE;
}
