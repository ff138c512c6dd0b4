/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open deals that are stalled (domain.md F10), and what they are worth. The rule is that of accord-attention.c, which marks them on
 * the board; only where the visits to stages come from differs: from the deals in memory, or, without them, from the file. Report
 * thread. */

#include "accord-config.h"

#include "accord-stalled-scan.h"

#include <string.h>
#include "accord-attention-private.h"
#include "accord-book-days.h"
#include "accord-book-groups.h"
#include "accord-date.h"

typedef enum { UNJUDGED, MOVING, STALLED } Verdict;

/* What the stages allow, kept with the deals in memory until one that was won changes, or a stage; and what it came to for each
 * deal, until that deal changes, what its stage allows, or the day. */
typedef struct {
  AccordBookKeep keep;  /* first */
  GHashTable *dwells;   /* stage → AccordStageDwell; NULL: to be read again */
  GHashTable *limits;   /* stage → gint64: its idle limit */
  GHashTable *won;      /* stages in which deals are won */
  GByteArray *verdicts; /* by deal in memory: Verdict */
  gint64 judged_on;     /* the day of them */
} Bounds;

static void
bounds_free (AccordBookKeep *keep)
{
  Bounds *self = (Bounds *) keep;

  g_clear_pointer (&self->dwells, g_hash_table_unref);
  g_hash_table_unref (self->limits);
  g_hash_table_unref (self->won);
  g_byte_array_unref (self->verdicts);
  g_free (self);
}

static void
bounds_count (AccordBookKeep *keep, const AccordDealBook *book, guint deal, int sign)
{
  Bounds *self = (Bounds *) keep;
  gint64 stage = book->deals[deal].stage != ACCORD_BOOK_NO_STAGE ? accord_deal_book_stage (book, book->deals[deal].stage) : 0;

  if (deal < self->verdicts->len)
    self->verdicts->data[deal] = UNJUDGED;
  if (g_hash_table_contains (self->won, &stage))
    g_clear_pointer (&self->dwells, g_hash_table_unref);
}

static gboolean
read_limits (Bounds *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT id, coalesce(idle_limit, 0), outcome='won' FROM stage", error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    {
      gint64 stage = accord_statement_int (row, 0), limit = accord_statement_int (row, 1);

      g_hash_table_insert (self->limits, g_memdup2 (&stage, sizeof stage), g_memdup2 (&limit, sizeof limit));
      if (accord_statement_int (row, 2) != 0)
        g_hash_table_add (self->won, g_memdup2 (&stage, sizeof stage));
    }
  return accord_error_pass (error, &failed);
}

static void
take_dwells (GHashTable *all, GHashTable *more)
{
  GHashTableIter iter;
  gpointer stage, dwell;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &stage, &dwell))
    g_hash_table_insert (all, g_memdup2 (stage, sizeof (gint64)), g_memdup2 (dwell, sizeof (AccordStageDwell)));
}

/* How long won deals were in the stages, of every pipeline. */
static gboolean
read_dwells (Bounds *self, AccordReader *reader, const AccordStageMap *stages, GError **error)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gint64 before = 0;

  if (self->dwells != NULL)
    return TRUE;
  for (guint i = 0; i < stages->stages->len; i++)
    {
      const AccordStage *stage = g_ptr_array_index (stages->stages, i);
      g_autoptr (GHashTable) dwells = NULL;

      if (stage->pipeline == before || stage->pipeline == 0)
        continue;
      before = stage->pipeline;
      dwells = accord_stage_dwells_read (reader, stage->pipeline, error);
      if (dwells == NULL)
        return FALSE;
      take_dwells (all, dwells);
    }
  self->dwells = g_steal_pointer (&all);
  g_byte_array_set_size (self->verdicts, 0);
  return TRUE;
}

/* @book: NULL: the caller frees it. */
static Bounds *
bounds_get (AccordDealBook *book, AccordReader *reader, const AccordStageMap *stages, GError **error)
{
  Bounds *self = book != NULL ? accord_book_keep_find (book, "stalled") : NULL;
  gboolean is_new = self == NULL;

  if (is_new)
    {
      self = g_new0 (Bounds, 1);
      self->keep = (AccordBookKeep) { bounds_count, bounds_free, TRUE, FALSE, 0 };
      self->limits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      self->won = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      self->verdicts = g_byte_array_new ();
    }
  if ((!is_new || read_limits (self, reader, error)) && read_dwells (self, reader, stages, error))
    {
      if (is_new && book != NULL)
        accord_book_keep_add (book, "stalled", &self->keep);
      return self;
    }
  if (is_new)
    bounds_free (&self->keep);
  return NULL;
}

typedef struct {
  AccordBookGroups groups; /* in memory */
  Bounds *bounds;
  AccordGrouping *grouping;
  GArray *visits; /* of AccordStageVisit, used again and again */
  gint64 today;
} Scan;

static void
scan_clear (Scan *self)
{
  accord_book_groups_clear (&self->groups);
  g_clear_pointer (&self->visits, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, scan_clear)

/* Whether a deal with these visits, in this open stage, is stalled: as the board says it. */
static gboolean
judge (Scan *self, gint64 stage)
{
  const gint64 *limit = g_hash_table_lookup (self->bounds->limits, &stage);
  AccordAttention attention = { .stage = stage, .open = TRUE, .idle_limit = limit != NULL ? *limit : 0 };

  accord_stage_visits_settle (self->visits, stage);
  attention.stage_days = accord_stage_visits_days (self->visits, stage, self->today);
  accord_attention_judge_stage (&attention, self->bounds->dwells);
  g_array_set_size (self->visits, 0);
  return (attention.flags & ACCORD_ATTENTION_STALLED) != 0;
}

static gboolean
judge_steps (Scan *self, guint id, gint64 stage)
{
  const AccordDealBook *book = self->groups.book;
  guint n;
  const AccordBookStep *steps = accord_deal_book_steps (book, id, &n);

  for (guint i = 0; i < n; i++)
    accord_stage_visits_add (self->visits, steps[i].stage != ACCORD_BOOK_NO_STAGE ? accord_deal_book_stage (book, steps[i].stage) : 0, steps[i].day);
  return judge (self, stage);
}

/* No verdict is older than the day. */
static void
expect_verdicts (Scan *self, const AccordDealBook *book)
{
  GByteArray *verdicts = self->bounds->verdicts;
  guint known = self->bounds->judged_on == self->today ? MIN (verdicts->len, book->n_slots) : 0;

  self->bounds->judged_on = self->today;
  g_byte_array_set_size (verdicts, book->n_slots);
  if (known < book->n_slots)
    memset (verdicts->data + known, UNJUDGED, book->n_slots - known);
}

static void
judge_in_book (const AccordBookDeal *deal, gpointer data)
{
  Scan *self = data;
  const AccordStage *stage = accord_book_groups_stage (&self->groups, deal);
  guint id = (guint) (deal - self->groups.book->deals);
  guint8 *verdict = &self->bounds->verdicts->data[id];
  AccordTally *tally;

  if (stage == NULL)
    return;
  if (*verdict == UNJUDGED)
    *verdict = judge_steps (self, id, stage->id) ? STALLED : MOVING;
  if (*verdict == MOVING)
    return;
  tally = accord_book_groups_tally (&self->groups, deal, deal->expected);
  accord_tally_add_stalled (tally, accord_book_groups_price (&self->groups, deal));
  accord_grouping_hear (self->grouping, tally, id, ACCORD_HEARD_WHOLE);
}

/* FALSE without an error: memory does not tell the groups apart. */
static gboolean
scan_book (Scan *self, AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, GError **error)
{
  AccordPeriod all = accord_period_all ();
  AccordBookDays *days;

  if (!accord_book_groups_begin (&self->groups, book, reader, request, stages, self->grouping, error))
    return FALSE;
  days = accord_book_days_get (book, reader, ACCORD_BOOK_EXPECTED, error);
  if (days == NULL)
    return FALSE;
  expect_verdicts (self, book);
  if (request->member == 0 || self->groups.owner != 0)
    accord_book_days_each (days, book, &all, judge_in_book, self);
  return TRUE;
}

/* Deals that never entered a stage have no visits, and are not stalled. */
#define EVENTS                                                                                                                      \
  "SELECT %s, d.expected_on, d.id, d.stage, e.to_stage, coalesce(e.effective_on, (e.recorded_at+?3)/86400000), d.amount,"           \
  " d.amount IS NOT NULL AND d.amount_currency IS ?4"                                                                               \
  " FROM stage s JOIN deal d ON d.stage=s.id JOIN stage_event e ON e.deal=d.id AND e.del<=0%s WHERE s.outcome='open' AND d.del<=0"  \
  " AND (?1=0 OR d.owner=?1) AND (?2=0 OR s.pipeline=?2) ORDER BY d.id, 6, e.recorded_at, e.id"

enum { GROUP, EXPECTED, DEAL, STAGE, TO_STAGE, DAY, AMOUNT, PRICED };

/* The deal whose rows are being read. */
typedef struct {
  gint64 id; /* 0: none yet */
  gint64 stage;
  AccordTally *tally;
  AccordPrice price;
} Deal;

static void
finish_deal (Scan *self, const Deal *deal)
{
  if (deal->id == 0 || !judge (self, deal->stage))
    return;
  accord_tally_add_stalled (deal->tally, deal->price);
  accord_grouping_hear (self->grouping, deal->tally, deal->id, ACCORD_HEARD_WHOLE);
}

static void
begin_deal (Scan *self, AccordStatement *row, Deal *deal)
{
  *deal = (Deal) { accord_statement_int (row, DEAL), accord_statement_int (row, STAGE), accord_grouping_of_row (self->grouping, row, GROUP),
                   { accord_statement_int (row, PRICED) != 0, accord_statement_int (row, AMOUNT) } };
  deal->tally = accord_grouping_of_date (self->grouping, deal->tally, !accord_statement_is_null (row, EXPECTED), accord_statement_int (row, EXPECTED));
}

static gboolean
scan_file (Scan *self, AccordReader *reader, const AccordReportRequest *request, GError **error)
{
  g_autofree char *join = NULL, *sql = NULL;
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;
  Deal deal = { 0 };

  if (request->member == 0 && !accord_grouping_prefetch (self->grouping, reader, error))
    return FALSE;
  join = accord_grouping_join (self->grouping);
  sql = g_strdup_printf (EVENTS, accord_grouping_column (self->grouping), join);
  row = accord_reader_prepare (reader, sql, error);
  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, request->member);
  accord_statement_bind_int (row, 2, request->pipeline);
  accord_statement_bind_int (row, 3, self->today * 86400000 - accord_date_to_time (self->today)); /* recorded here, on a day of this place */
  accord_statement_bind_text (row, 4, request->currency);
  while (accord_statement_step (row, &failed))
    {
      if (accord_statement_int (row, DEAL) != deal.id)
        {
          finish_deal (self, &deal);
          begin_deal (self, row, &deal);
        }
      accord_stage_visits_add (self->visits, accord_statement_int (row, TO_STAGE), accord_statement_int (row, DAY));
    }
  finish_deal (self, &deal);
  return accord_error_pass (error, &failed);
}

/**
 * accord_stalled_scan:
 * @reader: the reader, on its thread
 * @book: (nullable): the deals in memory, as they are in the reader's snapshot
 * @request: what is asked for
 * @stages: the file's stages
 * @grouping: where to count
 * @error: return location for an error
 *
 * Counts the open deals that are stalled today (F10), and their amounts; by month, where they are expected to close.
 *
 * Returns: %FALSE with @error set if the file could not be read
 */
gboolean
accord_stalled_scan (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, const AccordStageMap *stages,
                     AccordGrouping *grouping, GError **error)
{
  Bounds *bounds = bounds_get (book, reader, stages, error);
  g_auto (Scan) self = { .bounds = bounds, .grouping = grouping, .today = accord_date_today () };
  g_autoptr (GError) failed = NULL;
  gboolean ok;

  if (bounds == NULL)
    return FALSE;
  self.visits = g_array_new (FALSE, FALSE, sizeof (AccordStageVisit));
  ok = book != NULL && scan_book (&self, book, reader, request, stages, &failed);
  if (!ok && failed == NULL)
    ok = scan_file (&self, reader, request, &failed);
  if (book == NULL)
    bounds_free (&bounds->keep);
  return accord_error_pass (error, &failed) && ok;
}
