/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open deals that are stalled (domain.md F10), and what they are worth. The rule is that of accord-attention.c, which marks them on
 * the board; only where the visits to stages come from differs: from the deals in memory, or, without them, from the file. Report
 * thread. */

#include "accord-config.h"

#include "accord-stalled-scan.h"

#include "accord-attention-private.h"
#include "accord-book-days.h"
#include "accord-book-groups.h"
#include "accord-date.h"
#include "accord-stalled-bounds.h"

#define NEVER G_MAXINT64

typedef struct {
  AccordBookGroups groups; /* in memory */
  AccordStalledBounds *bounds;
  AccordGrouping *grouping;
  const AccordStageMap *stages;
  gint64 *allowed; /* (owned) in memory, by code of a stage: days after which its deals are stalled; NEVER */
  GArray *visits;  /* of AccordStageVisit, used again and again */
  GArray *room;    /* of AccordBookStep, likewise */
  gint64 today;
} Scan;

static void
scan_clear (Scan *self)
{
  accord_book_groups_clear (&self->groups);
  g_clear_pointer (&self->visits, g_array_unref);
  g_clear_pointer (&self->room, g_array_unref);
  g_clear_pointer (&self->allowed, g_free);
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

/* What open stages allow. */
static gint64 *
find_allowed (const Scan *self, const AccordDealBook *book)
{
  gint64 *allowed = g_new (gint64, book->stages->len + 1);

  allowed[ACCORD_BOOK_NO_STAGE] = NEVER;
  for (guint code = 1; code <= book->stages->len; code++)
    {
      gint64 id = accord_deal_book_stage (book, code);
      const AccordStage *stage = accord_stage_map_find (self->stages, id);
      const gint64 *idle = g_hash_table_lookup (self->bounds->limits, &id);

      if (stage == NULL || stage->outcome != ACCORD_OUTCOME_OPEN ||
          !accord_attention_stage_limit (g_hash_table_lookup (self->bounds->dwells, &id), idle != NULL ? *idle : 0, &allowed[code]))
        allowed[code] = NEVER;
    }
  return allowed;
}

/* Days of a deal in the stage where it is: accord_stage_visits_settle() and accord_stage_visits_days() of its steps. */
static gint64
days_in_stage (const AccordDealBook *book, guint id, GArray *room, gint64 today)
{
  guint n;
  const AccordBookStep *steps = accord_deal_book_steps_by_day (book, id, room, &n);
  guint16 stage = book->deals[id].stage;
  gboolean is_last = TRUE;
  gint64 days = 0;

  for (guint i = n; i > 0; i--)
    if (steps[i - 1].stage == stage)
      {
        days += MAX ((is_last ? today : steps[i].day) - steps[i - 1].day, 0);
        is_last = FALSE;
      }
  return days;
}

/* Of a deal in an open stage. */
static AccordVerdict
verdict_of (Scan *self, guint id)
{
  const AccordDealBook *book = self->groups.book;
  gint64 allowed = self->allowed[book->deals[id].stage];
  guint8 *verdict = &self->bounds->verdicts->data[id];

  if (*verdict == ACCORD_UNJUDGED)
    *verdict = allowed != NEVER && days_in_stage (book, id, self->room, self->today) > allowed ? ACCORD_STALLED : ACCORD_MOVING;
  return *verdict;
}

static void
judge_in_book (const AccordBookDeal *deal, gpointer data)
{
  Scan *self = data;
  const AccordStage *stage = accord_book_groups_stage (&self->groups, deal);
  guint id = (guint) (deal - self->groups.book->deals);
  AccordTally *tally;

  if (stage == NULL || verdict_of (self, id) != ACCORD_STALLED)
    return;
  tally = accord_book_groups_tally (&self->groups, deal, deal->expected);
  accord_tally_add_stalled (tally, accord_book_groups_price (&self->groups, deal));
  accord_grouping_hear (self->grouping, tally, id, ACCORD_HEARD_WHOLE);
}

/* Whoever asks, and for whose deals: all open ones are added up. */
static void
add_up_in_book (const AccordBookDeal *deal, gpointer data)
{
  Scan *self = data;
  const AccordDealBook *book = self->groups.book;

  if (deal->alive && self->allowed[deal->stage] != NEVER && verdict_of (self, (guint) (deal - book->deals)) == ACCORD_STALLED)
    accord_stalled_bounds_add (self->bounds, deal, 1);
}

/* Of everybody, in all or by stage: no deal is looked at that did not change. */
static gboolean
may_add_up (const AccordReportRequest *request, const AccordGrouping *grouping)
{
  return request->member == 0 && request->pipeline == 0 && grouping->heard == NULL &&
         (request->group_by == ACCORD_GROUP_NONE || request->group_by == ACCORD_GROUP_STAGE);
}

/* What changed since they were added up; before anybody else judges it. One that changed twice is judged by now. */
static void
add_changed (Scan *self, const AccordDealBook *book)
{
  AccordStalledBounds *bounds = self->bounds;

  for (guint i = 0; i < bounds->again->len; i++)
    {
      guint id = g_array_index (bounds->again, guint, i);

      if (bounds->verdicts->data[id] == ACCORD_UNJUDGED)
        add_up_in_book (&book->deals[id], self);
    }
  g_array_set_size (bounds->again, 0);
}

static void
take_sums (Scan *self, const AccordDealBook *book)
{
  for (guint code = 1; code < self->bounds->sums->len; code++)
    {
      const AccordStalledSum *sum = &g_array_index (self->bounds->sums, AccordStalledSum, code);
      AccordTally tally = { .stalled = sum->n, .stalled_priced = sum->priced, .stalled_sum = sum->minor };

      if (sum->n != 0)
        accord_tally_merge (accord_grouping_of_part (self->grouping, accord_deal_book_stage (book, code), 0), &tally);
    }
}

/* FALSE without an error: memory does not tell the groups apart. */
static gboolean
scan_book (Scan *self, AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages, GError **error)
{
  AccordPeriod all = accord_period_all ();
  AccordStalledBounds *bounds = self->bounds;
  gboolean adds_up = may_add_up (request, self->grouping);
  AccordBookDays *days;

  if (!accord_book_groups_begin (&self->groups, book, reader, request, stages, self->grouping, error))
    return FALSE;
  days = accord_book_days_get (book, reader, ACCORD_BOOK_EXPECTED, error);
  if (days == NULL)
    return FALSE;
  accord_stalled_bounds_begin_day (bounds, book, self->today);
  self->allowed = find_allowed (self, book);
  if (bounds->sums != NULL)
    add_changed (self, book);
  if (adds_up && (bounds->sums == NULL || bounds->currency != self->groups.currency))
    {
      accord_stalled_bounds_begin_sums (bounds, book, self->groups.currency);
      accord_book_days_each (days, book, &all, add_up_in_book, self);
    }
  if (adds_up && !bounds->too_big)
    take_sums (self, book);
  else if (request->member == 0 || self->groups.owner != 0)
    accord_book_days_each (days, book, &all, judge_in_book, self);
  return TRUE;
}

/* Deals that never entered a stage have no visits, and are not stalled. */
#define EVENTS                                                                                                                      \
  "SELECT %s, d.expected_on, d.id, d.stage, e.to_stage, coalesce(e.effective_on, accord_day(e.recorded_at)), d.amount,"           \
  " d.amount IS NOT NULL AND d.amount_currency IS ?3"                                                                               \
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
  accord_statement_bind_text (row, 3, request->currency);
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
  AccordStalledBounds *bounds = accord_stalled_bounds_get (book, reader, stages, error);
  g_auto (Scan) self = { .bounds = bounds, .grouping = grouping, .stages = stages, .today = accord_date_today () };
  g_autoptr (GError) failed = NULL;
  gboolean ok;

  if (bounds == NULL)
    return FALSE;
  self.visits = g_array_new (FALSE, FALSE, sizeof (AccordStageVisit));
  self.room = g_array_new (FALSE, FALSE, sizeof (AccordBookStep));
  ok = book != NULL && scan_book (&self, book, reader, request, stages, &failed);
  if (!ok && failed == NULL)
    ok = scan_file (&self, reader, request, &failed);
  if (book == NULL)
    accord_stalled_bounds_free (bounds);
  return accord_error_pass (error, &failed) && ok;
}
