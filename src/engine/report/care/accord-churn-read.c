/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rules of churn risk ask of one customer: a few lookups over indices by customer, whatever the size of
 * the file. Reader's thread. */

#include "accord-config.h"

#include "accord-churn-read.h"

#include "accord-date.h"
#include "accord-quiet-private.h"
#include "accord-return-sql.h"
#include "accord-statistics.h"
#include "accord-ticket-states.h"

#define DEALS                                                                                   \
  "SELECT stage, closed_on, CASE WHEN amount_currency = ?2 THEN amount END, " ACCORD_SQL_IS_RETURN ("") " FROM deal" \
  " WHERE customer = ?1 AND del <= 0 AND closed_on <= ?3 ORDER BY closed_on"
#define COMPLAINTS "SELECT state FROM ticket WHERE customer = ?1 AND del <= 0 AND type = 'complaint'"

#define CONTACT "SELECT max(a.done_at) FROM activity a WHERE a.customer = ?1 AND" ACCORD_QUIET_IS_CONTACT

/* Valid answers (F13); who answered the same survey again is taken at the last word. */
#define CAME(a) "coalesce(" a ".answered_at, " a ".done_at)"
#define ANSWER(a)                                                                               \
  a ".del <= 0 AND " a ".type = 'survey' AND ((" a ".scale = '5' AND " a ".score BETWEEN 1 AND 5)" \
    " OR (" a ".scale = '10' AND " a ".score BETWEEN 0 AND 10))"
#define ANSWERS                                                                                 \
  "SELECT a.score, a.scale FROM activity a WHERE a.customer = ?1 AND " ANSWER ("a")             \
  " AND " CAME ("a") " >= ?2 AND " CAME ("a") " < ?3 AND NOT EXISTS (SELECT 1 FROM activity o"  \
  "  WHERE o.customer = ?1 AND o.title = a.title AND o.scale = a.scale AND " ANSWER ("o")       \
  "  AND " CAME ("o") " < ?3 AND (" CAME ("o") ", o.id) > (" CAME ("a") ", a.id))"

typedef struct {
  AccordReader *reader;
  const AccordStageMap *stages;
  const char *currency;
  gint64 today;
  AccordStanding *standing;
  AccordChurnFacts facts;
  GArray *days; /* of gint64: with a purchase, each once, the oldest first */
} Reading;

static AccordStatement *
prepare (Reading *self, const char *sql, GError **error)
{
  AccordStatement *row = accord_reader_prepare (self->reader, sql, error);

  if (row != NULL)
    accord_statement_bind_int (row, 1, self->standing->id);
  return row;
}

static void
add_purchase (Reading *self, AccordStatement *row, gint64 day)
{
  gint64 *sum = day > accord_date_add_months (self->today, -6)    ? &self->facts.half
                : day > accord_date_add_months (self->today, -12) ? &self->facts.half_before
                                                                  : NULL;

  gboolean is_return = accord_statement_int (row, 3) != 0; /* no purchase, but less of them (F12) */

  if (!is_return && (self->days->len == 0 || g_array_index (self->days, gint64, self->days->len - 1) != day))
    g_array_append_val (self->days, day);
  if (sum == &self->facts.half && !is_return)
    {
      self->facts.n_half++;
      self->facts.n_half_unpriced += accord_statement_is_null (row, 2);
    }
  if (sum != NULL && !accord_statement_is_null (row, 2) && !accord_money_add (*sum, accord_statement_int (row, 2), sum))
    *sum = G_MAXINT64;
}

static gboolean
read_deals (Reading *self, GError **error)
{
  g_autoptr (AccordStatement) row = prepare (self, DEALS, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_text (row, 2, self->currency);
  accord_statement_bind_int (row, 3, self->today);
  while (accord_statement_step (row, &failed))
    {
      const AccordStage *stage = accord_stage_map_find (self->stages, accord_statement_int (row, 0));
      gint64 day = accord_statement_int (row, 1);

      if (stage != NULL && stage->outcome == ACCORD_OUTCOME_WON)
        add_purchase (self, row, day);
      else if (stage != NULL && stage->outcome == ACCORD_OUTCOME_LOST && day > self->standing->last_order)
        self->facts.n_lost++;
    }
  return accord_error_pass (error, &failed);
}

static gboolean
read_complaints (Reading *self, GError **error)
{
  g_autoptr (AccordStatement) row = prepare (self, COMPLAINTS, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    self->facts.n_complaints += !accord_ticket_state_is_over (accord_statement_text (row, 0));
  return accord_error_pass (error, &failed);
}

/* The lowest, a scale's as it stands: 2 of 5 before 6 of 10. */
static gboolean
read_answers (Reading *self, GError **error)
{
  g_autoptr (AccordStatement) row = prepare (self, ANSWERS, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 2, accord_date_to_time (self->today - ACCORD_CHURN_DAYS));
  accord_statement_bind_int (row, 3, accord_date_to_time (self->today + 1));
  while (accord_statement_step (row, &failed))
    {
      gint64 score = accord_statement_int (row, 0);
      gint64 best = g_strcmp0 (accord_statement_text (row, 1), "5") == 0 ? 5 : 10;

      if (self->facts.best == 0 || score * self->facts.best < self->facts.answer * best)
        {
          self->facts.answer = score;
          self->facts.best = best;
        }
    }
  return accord_error_pass (error, &failed);
}

/* Longer than its policy says at the most; under none, than ninety days, by what policies call a contact. Never: there is
 * nothing to count from. */
static gboolean
read_quiet (Reading *self, GError **error)
{
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;
  AccordQuietState state;

  if (!accord_quiet_read_some (self->reader, self->today, &self->standing->id, 1, &state, error))
    return FALSE;
  self->facts.longest = state.longest > 0 ? state.longest : ACCORD_CHURN_DAYS;
  self->facts.quiet = state.days;
  if (state.longest > 0)
    return TRUE;
  row = prepare (self, CONTACT, error);
  if (row == NULL)
    return FALSE;
  if (accord_statement_step (row, &failed) && !accord_statement_is_null (row, 0))
    self->facts.quiet = self->today - accord_date_from_time (accord_statement_int (row, 0));
  return accord_error_pass (error, &failed);
}

static void
set_interval (Reading *self)
{
  g_autoptr (GArray) between = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 1; i < self->days->len; i++)
    {
      gint64 days = g_array_index (self->days, gint64, i) - g_array_index (self->days, gint64, i - 1);

      g_array_append_val (between, days);
    }
  self->facts.n_days = self->days->len;
  self->facts.since = self->today - self->standing->last_order;
  self->facts.recency = self->standing->scored ? self->standing->scores.recency : 0;
  accord_statistics_median ((const gint64 *) (void *) between->data, between->len, &self->facts.every);
}

gboolean
accord_churn_read (AccordReader *reader,
                   const AccordStageMap *stages,
                   const char *currency,
                   gint64 today,
                   AccordStanding *standing,
                   GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading reading = { reader, stages, currency, today, standing, { 0 }, days };

  if (standing->n_orders == 0 || !standing->scaled)
    return TRUE;
  if (!read_deals (&reading, error) || !read_complaints (&reading, error) || !read_answers (&reading, error) ||
      !read_quiet (&reading, error))
    return FALSE;
  set_interval (&reading);
  accord_churn_judge (&standing->churn, &reading.facts);
  return TRUE;
}
