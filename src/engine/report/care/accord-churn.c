/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of churn risk (M16), once, for the window and the terminal. Pure; any thread. */

#include "accord-config.h"

#include "accord-churn.h"

#define LOW_RECENCY 2
#define LOW_OF_FIVE 2
#define LOW_OF_TEN 6
#define HALF_YEAR_DAYS 183

static void
add (AccordChurn *churn, AccordChurnKind kind, AccordRisk level, gint64 n, gint64 than)
{
  churn->reasons[churn->n_reasons++] = (AccordChurnReason) { kind, level, n, than };
}

/* More than 1.5 times the usual interval, more than 2.5 times; who bought on fewer days is compared with all buyers. */
static void
judge_interval (AccordChurn *churn, const AccordChurnFacts *facts)
{
  if (facts->n_days < ACCORD_CHURN_PURCHASES)
    {
      if (facts->recency <= LOW_RECENCY)
        add (churn, ACCORD_CHURN_RECENCY, ACCORD_RISK_RAISED, facts->since, facts->recency);
      return;
    }
  if ((double) facts->since > 1.5 * facts->every)
    add (churn, ACCORD_CHURN_INTERVAL, (double) facts->since > 2.5 * facts->every ? ACCORD_RISK_HIGH : ACCORD_RISK_RAISED,
         facts->since, (gint64) (facts->every + 0.5));
}

/* Under half of the half-year before. Where nothing was bought in the last one, only of who usually buys within
 * half a year: else it is the interval once more. What has no price may have made up for it: then nothing is told. */
static void
judge_falling (AccordChurn *churn, const AccordChurnFacts *facts)
{
  gboolean often = facts->n_days >= ACCORD_CHURN_PURCHASES && facts->every <= HALF_YEAR_DAYS;

  if (facts->half_before <= 0 || facts->n_half_unpriced > 0 || (facts->n_half == 0 && !often))
    return;
  if ((double) facts->half < (double) facts->half_before / 2)
    add (churn, ACCORD_CHURN_FALLING, ACCORD_RISK_RAISED, facts->half, facts->half_before);
}

static void
judge_answer (AccordChurn *churn, const AccordChurnFacts *facts)
{
  if (facts->best > 0 && facts->answer <= (facts->best == 5 ? LOW_OF_FIVE : LOW_OF_TEN))
    add (churn, ACCORD_CHURN_SURVEY, ACCORD_RISK_RAISED, facts->answer, facts->best);
}

/**
 * accord_churn_judge:
 * @churn: (out): the risk and what speaks for it, in the order of #AccordChurnKind
 * @facts: of one who has bought something
 *
 * High with one high reason or two raised ones (domain.md M16).
 */
void
accord_churn_judge (AccordChurn *churn, const AccordChurnFacts *facts)
{
  *churn = (AccordChurn) { .level = ACCORD_RISK_LOW };
  judge_interval (churn, facts);
  judge_falling (churn, facts);
  if (facts->quiet > facts->longest)
    add (churn, ACCORD_CHURN_QUIET, ACCORD_RISK_RAISED, facts->quiet, facts->longest);
  if (facts->n_complaints > 0)
    add (churn, ACCORD_CHURN_COMPLAINT, ACCORD_RISK_RAISED, facts->n_complaints, 0);
  judge_answer (churn, facts);
  if (facts->n_lost > 0)
    add (churn, ACCORD_CHURN_LOST, ACCORD_RISK_RAISED, facts->n_lost, 0);
  for (guint i = 0; i < churn->n_reasons; i++)
    churn->level = MAX (churn->level, churn->reasons[i].level);
  if (churn->n_reasons > 1)
    churn->level = ACCORD_RISK_HIGH;
}
