/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What accord-deal-scan.c counts, from the deals that stand in memory: closed and opened deals by owner, by source or by why
 * they were lost, over days that no total is kept of. A few milliseconds for a million deals. Report thread. */

#include "accord-config.h"

#include "accord-deal-scan.h"

typedef enum { BY_NOTHING, BY_OWNER, BY_SOURCE, BY_REASON, BY_OTHER } By;

typedef struct {
  const AccordDealBook *book;
  const AccordReportRequest *request;
  AccordScope scopes;
  AccordGrouping *grouping;
  const AccordStage **stages; /* by code; NULL: not asked for */
  AccordTally **tallies;      /* by code of the group; NULL: not met yet */
  By by;
  gboolean cycles;
  guint8 currency;
  guint16 owner;
} BookScan;

static By
grouped_by (const AccordReportRequest *request)
{
  if (request->group_by == ACCORD_GROUP_NONE)
    return BY_NOTHING;
  if (request->group_by == ACCORD_GROUP_MEMBER)
    return BY_OWNER;
  if (request->group_by != ACCORD_GROUP_DEAL_FIELD)
    return BY_OTHER;
  return g_str_equal (request->field, "source") ? BY_SOURCE : g_str_equal (request->field, "lost_reason") ? BY_REASON : BY_OTHER;
}

/**
 * accord_deal_book_scan_answers:
 * @book: the deals in memory
 * @request: what is asked for
 * @scopes: which deals its figures are counted over
 *
 * Returns: whether accord_deal_book_scan() counts exactly that
 */
gboolean
accord_deal_book_scan_answers (const AccordDealBook *book, const AccordReportRequest *request, AccordScope scopes)
{
  if (scopes == 0 || (scopes & ~(ACCORD_SCOPE_CLOSED | ACCORD_SCOPE_OPENED)) != 0 || grouped_by (request) == BY_OTHER)
    return FALSE;
  /* Not where there are too many to tell all apart. */
  return book->currencies->len < G_MAXUINT8 && book->reasons->len < G_MAXUINT8 && book->owners->len < G_MAXUINT16 &&
         book->sources->len < G_MAXUINT16;
}

static guint8
currency_code (const AccordDealBook *book, const char *currency)
{
  for (guint i = 0; i < book->currencies->len; i++)
    if (g_str_equal (g_ptr_array_index (book->currencies, i), currency))
      return (guint8) (i + 1);
  return 0;
}

static const AccordStage **
stages_by_code (const AccordDealBook *book, const AccordReportRequest *request, const AccordStageMap *map)
{
  const AccordStage **stages = g_new0 (const AccordStage *, book->stages->len + 1);

  for (guint code = 1; code <= book->stages->len; code++)
    {
      const AccordStage *stage = accord_stage_map_find (map, accord_deal_book_stage (book, code));

      if (stage != NULL && (request->pipeline == 0 || stage->pipeline == request->pipeline))
        stages[code] = stage;
    }
  return stages;
}

static AccordTally *
find_tally (const BookScan *self, guint code)
{
  const AccordDealBook *book = self->book;

  if (self->by == BY_NOTHING || self->by == BY_OWNER)
    return accord_grouping_of_part (self->grouping, 0, code == 0 ? 0 : g_array_index (book->owners, gint64, code - 1));
  return accord_grouping_of_text (self->grouping,
                                  code == 0 ? NULL : g_ptr_array_index (self->by == BY_SOURCE ? book->sources : book->reasons, code - 1));
}

static AccordTally *
tally_of (BookScan *self, const AccordBookDeal *deal)
{
  guint code = self->by == BY_OWNER ? deal->owner : self->by == BY_SOURCE ? deal->source : self->by == BY_REASON ? deal->reason : 0;

  if (self->tallies[code] == NULL)
    self->tallies[code] = find_tally (self, code);
  return self->tallies[code];
}

/* The same days as in the scan of the table: what has none is in the period of all days only. */
static gboolean
in_period (const BookScan *self, gint32 day)
{
  return accord_scan_in_period (&self->request->period, day != ACCORD_BOOK_NO_DAY, day);
}

static void
count_closed (BookScan *self, const AccordBookDeal *deal, gboolean lost)
{
  AccordTally *tally = tally_of (self, deal);
  AccordPrice price = { .priced = self->currency != 0 && deal->currency == self->currency, .minor = deal->amount };

  if (lost)
    {
      accord_tally_add_lost (tally, price);
      return;
    }
  accord_tally_add_won (tally, price);
  if (self->cycles)
    accord_tally_add_cycles (tally, deal->closed != ACCORD_BOOK_NO_DAY && deal->opened != ACCORD_BOOK_NO_DAY,
                             (gint64) deal->closed - deal->opened, 1);
}

static void
count_deal (BookScan *self, const AccordBookDeal *deal)
{
  const AccordStage *stage = self->stages[deal->stage];

  if (!deal->alive || stage == NULL || (self->request->member != 0 && deal->owner != self->owner))
    return;
  if ((self->scopes & ACCORD_SCOPE_CLOSED) && (stage->outcome == ACCORD_OUTCOME_WON || stage->outcome == ACCORD_OUTCOME_LOST) &&
      in_period (self, deal->closed))
    count_closed (self, deal, stage->outcome == ACCORD_OUTCOME_LOST);
  if ((self->scopes & ACCORD_SCOPE_OPENED) && in_period (self, deal->opened))
    tally_of (self, deal)->opened++;
}

/**
 * accord_deal_book_scan:
 * @book: the deals in memory, as they are in the reader's snapshot
 * @request: what is asked for
 * @scopes: which deals its figures are counted over
 * @stages: the file's stages
 * @grouping: where to count
 *
 * As accord_deal_scan(), where accord_deal_book_scan_answers().
 */
void
accord_deal_book_scan (const AccordDealBook *book, const AccordReportRequest *request, AccordScope scopes, const AccordStageMap *stages,
                       AccordGrouping *grouping)
{
  g_autofree const AccordStage **by_code = stages_by_code (book, request, stages);
  g_autofree AccordTally **tallies = g_new0 (AccordTally *, MAX (book->owners->len, MAX (book->sources->len, book->reasons->len)) + 1);
  BookScan self = {
    .book = book, .request = request, .scopes = scopes, .grouping = grouping, .stages = by_code, .tallies = tallies,
    .by = grouped_by (request), .cycles = accord_scan_wants_cycles (request), .currency = currency_code (book, request->currency),
    .owner = GPOINTER_TO_UINT (g_hash_table_lookup (book->owner_codes, GSIZE_TO_POINTER ((gsize) request->member))),
  };

  if (request->member != 0 && self.owner == 0)
    return; /* nobody's deals */
  for (guint i = 0; i < book->n_slots; i++)
    count_deal (&self, &book->deals[i]);
}
