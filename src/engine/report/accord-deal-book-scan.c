/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What accord-deal-scan.c counts, from the deals that stand in memory, by whatever groups: of a period only the deals of its
 * days are looked at. Report thread. */

#include "accord-config.h"

#include "accord-book-days.h"
#include "accord-deal-scan.h"

typedef enum { BY_NOTHING, BY_MONTH, BY_STAGE, BY_OWNER, BY_PRODUCT, BY_CUSTOMER, BY_CUSTOMER_FIELD, BY_SOURCE, BY_REASON, BY_OTHER } By;

typedef struct {
  AccordDealBook *book;
  const AccordReportRequest *request;
  AccordGrouping *grouping;
  const AccordStage **stages; /* by code; NULL: not asked for */
  AccordTally **tallies;      /* by code of the group; NULL: not met yet */
  const AccordCustomerColumn *column;
  By by;
  gboolean cycles;
  guint8 currency;
  guint16 owner;
} BookScan;

static By
by_deal_field (const char *field)
{
  static const struct { const char *name; By by; } fields[] = {
    { "source", BY_SOURCE }, { "lost_reason", BY_REASON }, { "owner", BY_OWNER }, { "product", BY_PRODUCT }, { "customer", BY_CUSTOMER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].name, field))
      return fields[i].by;
  return BY_OTHER;
}

static By
grouped_by (const AccordReportRequest *request)
{
  switch (request->group_by)
    {
    case ACCORD_GROUP_NONE:
      return BY_NOTHING;
    case ACCORD_GROUP_MONTH:
      return BY_MONTH;
    case ACCORD_GROUP_STAGE:
      return BY_STAGE;
    case ACCORD_GROUP_MEMBER:
    case ACCORD_GROUP_TEAM:
    case ACCORD_GROUP_MEMBER_FIELD:
      return BY_OWNER;
    case ACCORD_GROUP_PRODUCT:
      return BY_PRODUCT;
    case ACCORD_GROUP_CUSTOMER_FIELD:
      return BY_CUSTOMER_FIELD;
    case ACCORD_GROUP_DEAL_FIELD:
      return by_deal_field (request->field);
    default:
      return BY_OTHER;
    }
}

/* Not where there are too many to tell all apart. */
static gboolean
tells_all_apart (const AccordDealBook *book)
{
  return book->currencies->len < G_MAXUINT8 && book->reasons->len < G_MAXUINT8 && book->owners->len < G_MAXUINT16 &&
         book->sources->len < G_MAXUINT16 && book->products->len < G_MAXUINT16;
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

static guint
code_of (const BookScan *self, const AccordBookDeal *deal)
{
  switch (self->by)
    {
    case BY_STAGE:
      return deal->stage;
    case BY_OWNER:
      return deal->owner;
    case BY_PRODUCT:
      return deal->product;
    case BY_SOURCE:
      return deal->source;
    case BY_REASON:
      return deal->reason;
    case BY_CUSTOMER_FIELD:
      return deal->customer < self->book->customers->n_slots ? self->column->codes[deal->customer] : 0;
    case BY_CUSTOMER:
      return deal->customer;
    default:
      return 0;
    }
}

static AccordTally *
of_customer_field (const BookScan *self, guint code)
{
  if (code == 0)
    return accord_grouping_of_text (self->grouping, NULL);
  return self->column->numbers ? accord_grouping_of_number (self->grouping, g_array_index (self->column->values, gint64, code - 1))
                               : accord_grouping_of_text (self->grouping, g_ptr_array_index (self->column->texts, code - 1));
}

static AccordTally *
find_tally (const BookScan *self, guint code)
{
  const AccordDealBook *book = self->book;

  switch (self->by)
    {
    case BY_STAGE:
      return accord_grouping_of_part (self->grouping, accord_deal_book_stage (book, code), 0);
    case BY_OWNER:
      return accord_grouping_of_part (self->grouping, 0, code == 0 ? 0 : g_array_index (book->owners, gint64, code - 1));
    case BY_PRODUCT:
      return accord_grouping_of_part (self->grouping, 0, code == 0 ? 0 : g_array_index (book->products, gint64, code - 1));
    case BY_CUSTOMER:
      return accord_grouping_of_part (self->grouping, 0, code);
    case BY_SOURCE:
      return accord_grouping_of_text (self->grouping, code == 0 ? NULL : g_ptr_array_index (book->sources, code - 1));
    case BY_REASON:
      return accord_grouping_of_text (self->grouping, code == 0 ? NULL : g_ptr_array_index (book->reasons, code - 1));
    case BY_CUSTOMER_FIELD:
      return of_customer_field (self, code);
    default:
      return accord_grouping_of_part (self->grouping, 0, 0);
    }
}

/* @day: puts the deal into a month. */
static AccordTally *
tally_of (const BookScan *self, const AccordBookDeal *deal, gint32 day)
{
  guint code = code_of (self, deal);

  if (self->by == BY_MONTH)
    return accord_grouping_of_date (self->grouping, NULL, day != ACCORD_BOOK_NO_DAY, day);
  if (self->by == BY_CUSTOMER)
    return find_tally (self, code);
  if (self->tallies[code] == NULL)
    self->tallies[code] = find_tally (self, code);
  return self->tallies[code];
}

static const AccordStage *
asked_stage (const BookScan *self, const AccordBookDeal *deal)
{
  return deal->alive && (self->request->member == 0 || deal->owner == self->owner) ? self->stages[deal->stage] : NULL;
}

static AccordPrice
price_of (const BookScan *self, const AccordBookDeal *deal)
{
  return (AccordPrice) { .priced = self->currency != 0 && deal->currency == self->currency, .minor = deal->amount };
}

static void
count_closed (const AccordBookDeal *deal, gpointer data)
{
  const BookScan *self = data;
  const AccordStage *stage = asked_stage (self, deal);
  AccordTally *tally;

  if (stage == NULL || (stage->outcome != ACCORD_OUTCOME_WON && stage->outcome != ACCORD_OUTCOME_LOST))
    return;
  tally = tally_of (self, deal, deal->closed);
  if (stage->outcome == ACCORD_OUTCOME_LOST)
    {
      accord_tally_add_lost (tally, price_of (self, deal));
      return;
    }
  accord_tally_add_won (tally, price_of (self, deal));
  if (self->cycles)
    accord_tally_add_cycles (tally, deal->closed != ACCORD_BOOK_NO_DAY && deal->opened != ACCORD_BOOK_NO_DAY,
                             (gint64) deal->closed - deal->opened, 1);
}

static void
count_opened (const AccordBookDeal *deal, gpointer data)
{
  const BookScan *self = data;

  if (asked_stage (self, deal) != NULL)
    tally_of (self, deal, deal->opened)->opened++;
}

static void
count_open (const AccordBookDeal *deal, gpointer data)
{
  const BookScan *self = data;
  const AccordStage *stage = asked_stage (self, deal);

  if (stage != NULL && stage->outcome == ACCORD_OUTCOME_OPEN)
    accord_tally_add_open (tally_of (self, deal, deal->expected), price_of (self, deal),
                           accord_stage_weight (stage, deal->probability != -1, deal->probability));
}

/* The deals of the period's days; of all days, in the order they stand. */
static gboolean
each (const BookScan *self, AccordReader *reader, AccordBookDay day, const AccordPeriod *period, AccordBookDaysFunc func, GError **error)
{
  const AccordBookDays *days;

  if (period->unit == ACCORD_PERIOD_ALL)
    {
      for (guint i = 0; i < self->book->n_slots; i++)
        func (&self->book->deals[i], (gpointer) self);
      return TRUE;
    }
  days = accord_book_days_get (self->book, reader, day, error);
  if (days != NULL)
    accord_book_days_each (days, self->book, period, func, (gpointer) self);
  return days != NULL;
}

static gboolean
scan (BookScan *self, AccordReader *reader, AccordScope scopes, GError **error)
{
  const AccordPeriod *period = &self->request->period, all = accord_period_all ();

  return ((scopes & ACCORD_SCOPE_CLOSED) == 0 || each (self, reader, ACCORD_BOOK_CLOSED, period, count_closed, error)) &&
         ((scopes & ACCORD_SCOPE_OPENED) == 0 || each (self, reader, ACCORD_BOOK_OPENED, period, count_opened, error)) &&
         ((scopes & ACCORD_SCOPE_OPEN) == 0 || each (self, reader, ACCORD_BOOK_EXPECTED, &all, count_open, error));
}

/* What the groups need besides the deals. FALSE without an error: memory cannot tell them apart. */
static gboolean
prepare_groups (BookScan *self, AccordReader *reader, GError **error)
{
  guint n = MAX (self->book->owners->len, MAX (self->book->sources->len, self->book->reasons->len));

  if (self->by == BY_OTHER || !tells_all_apart (self->book))
    return FALSE;
  if (self->by == BY_CUSTOMER_FIELD)
    {
      AccordCustomerBook *customers = accord_customer_book_get (&self->book->customers, reader, error);

      self->column = customers != NULL ? accord_customer_book_column (customers, reader, self->request->field, error) : NULL;
      if (self->column == NULL)
        return FALSE;
      n = MAX (n, self->column->values->len);
    }
  else if (!accord_grouping_prefetch (self->grouping, reader, error))
    return FALSE;
  self->tallies = g_new0 (AccordTally *, MAX (n, MAX (self->book->products->len, self->book->stages->len)) + 1);
  return TRUE;
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
  g_autofree const AccordStage **by_code = NULL;
  BookScan self = { .book = book, .request = request, .grouping = grouping, .by = grouped_by (request) };
  gboolean ok;

  if (book == NULL || !prepare_groups (&self, reader, &failed))
    return accord_error_pass (error, &failed) && accord_deal_scan (reader, request, scopes, stages, grouping, error);
  self.stages = by_code = stages_by_code (book, request, stages);
  self.cycles = accord_scan_wants_cycles (request);
  self.currency = accord_deal_book_currency (book, request->currency);
  self.owner = GPOINTER_TO_UINT (g_hash_table_lookup (book->owner_codes, GSIZE_TO_POINTER ((gsize) request->member)));
  ok = (request->member != 0 && self.owner == 0) || scan (&self, reader, scopes, error);
  g_free (self.tallies);
  return ok;
}
