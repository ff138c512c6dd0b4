/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What accord-deal-scan.c counts, from the deals that stand in memory, by whatever groups: of a period only the deals of its
 * days are looked at. Report thread. */

#include "accord-config.h"

#include "accord-book-days.h"
#include "accord-book-groups.h"
#include "accord-deal-scan.h"

typedef struct {
  AccordBookGroups groups;
  gboolean cycles;
} BookScan;

static void
scan_clear (BookScan *self)
{
  accord_book_groups_clear (&self->groups);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BookScan, scan_clear)

static void
count_closed (const AccordBookDeal *deal, gpointer data)
{
  const BookScan *self = data;
  const AccordStage *stage = accord_book_groups_stage (&self->groups, deal);
  AccordTally *tally;

  if (stage == NULL || (stage->outcome != ACCORD_OUTCOME_WON && stage->outcome != ACCORD_OUTCOME_LOST))
    return;
  tally = accord_book_groups_tally (&self->groups, deal, deal->closed);
  if (stage->outcome == ACCORD_OUTCOME_LOST)
    {
      accord_tally_add_lost (tally, accord_book_groups_price (&self->groups, deal));
      return;
    }
  accord_tally_add_won (tally, accord_book_groups_price (&self->groups, deal));
  if (self->cycles)
    accord_tally_add_cycles (tally, deal->closed != ACCORD_BOOK_NO_DAY && deal->opened != ACCORD_BOOK_NO_DAY,
                             (gint64) deal->closed - deal->opened, 1);
}

static void
count_opened (const AccordBookDeal *deal, gpointer data)
{
  const BookScan *self = data;
  const AccordStage *stage = accord_book_groups_stage (&self->groups, deal);
  AccordTally *tally;

  if (stage == NULL)
    return;
  tally = accord_book_groups_tally (&self->groups, deal, deal->opened);
  tally->opened++;
  tally->opened_won += stage->outcome == ACCORD_OUTCOME_WON;
}

static void
count_open (const AccordBookDeal *deal, gpointer data)
{
  const BookScan *self = data;
  const AccordStage *stage = accord_book_groups_stage (&self->groups, deal);

  if (stage != NULL && stage->outcome == ACCORD_OUTCOME_OPEN)
    accord_tally_add_open (accord_book_groups_tally (&self->groups, deal, deal->expected), accord_book_groups_price (&self->groups, deal),
                           accord_stage_weight (stage, deal->probability != -1, deal->probability));
}

/* The deals of the period's days; of all days, in the order they stand. */
static gboolean
each (const BookScan *self, AccordReader *reader, AccordBookDay day, const AccordPeriod *period, AccordBookDaysFunc func, GError **error)
{
  const AccordBookDays *days;

  if (period->unit == ACCORD_PERIOD_ALL)
    {
      for (guint i = 0; i < self->groups.book->n_slots; i++)
        func (&self->groups.book->deals[i], (gpointer) self);
      return TRUE;
    }
  days = accord_book_days_get (self->groups.book, reader, day, error);
  if (days != NULL)
    accord_book_days_each (days, self->groups.book, period, func, (gpointer) self);
  return days != NULL;
}

static gboolean
scan (BookScan *self, AccordReader *reader, AccordScope scopes, GError **error)
{
  const AccordPeriod *period = &self->groups.request->period, all = accord_period_all ();

  return ((scopes & ACCORD_SCOPE_CLOSED) == 0 || each (self, reader, ACCORD_BOOK_CLOSED, period, count_closed, error)) &&
         ((scopes & ACCORD_SCOPE_OPENED) == 0 || each (self, reader, ACCORD_BOOK_OPENED, period, count_opened, error)) &&
         ((scopes & ACCORD_SCOPE_OPEN) == 0 || each (self, reader, ACCORD_BOOK_EXPECTED, &all, count_open, error));
}

/**
 * accord_deal_book_scan:
 * @book: (nullable): the deals in memory, as they are in the reader's snapshot
 * @reader: the reader, on its thread
 * @request: what is asked for
 * @scopes: which deals its figures are counted over
 * @stages: the file's stages
 * @grouping: where to count
 *
 * Counts as accord_deal_scan() does: from memory where the deals stand there, else from the file.
 *
 * Returns: %FALSE with an error if the file could not be read
 */
gboolean
accord_deal_book_scan (AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, AccordScope scopes,
                       const AccordStageMap *stages, AccordGrouping *grouping, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_auto (BookScan) self = { .cycles = accord_scan_wants_cycles (request) };

  if (book == NULL || !accord_book_groups_begin (&self.groups, book, reader, request, stages, grouping, &failed))
    return accord_error_pass (error, &failed) && accord_deal_scan (reader, request, scopes, stages, grouping, error);
  return (request->member != 0 && self.groups.owner == 0) || scan (&self, reader, scopes, error);
}
