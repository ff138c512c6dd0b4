/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures with a query of their own, and those that rot, from what stands in memory: open deals, activities by day, how
 * complete customers are. The same as accord-part-scan.c counts from the file, where the groups can be told. Report thread. */

#include "accord-config.h"

#include "accord-book-parts.h"

#include "accord-book-days.h"
#include "accord-book-groups.h"
#include "accord-book-touch.h"
#include "accord-date.h"
#include "accord-kpi-queries.h"

#define QUARTER_MS G_GINT64_CONSTANT (900000)

typedef struct {
  AccordBookGroups groups;
  AccordReader *reader;
  const AccordReportRequest *request;
  const AccordBookRot *rot;
  AccordGrouping *grouping;
  GHashTable *owners;   /* id of a member → AccordTally */
  guint64 types;        /* of activities, as bits */
  gint64 today;
  gint64 due_on;        /* of the activity looked at last */
  gint64 due_until;     /* where that day ends, in quarters of an hour since 1970-01-01 UTC */
  int part;
} Parts;

static void
parts_clear (Parts *self)
{
  accord_book_groups_clear (&self->groups);
  g_clear_pointer (&self->owners, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* Open deals */

static void
add_slipped (const AccordBookDeal *deal, gpointer data)
{
  const Parts *self = data;
  AccordPrice price = accord_book_groups_price (&self->groups, deal);

  if (accord_book_groups_stage (&self->groups, deal) != NULL)
    accord_tally_add_part (accord_book_groups_tally (&self->groups, deal, ACCORD_BOOK_NO_DAY), self->part,
                           &(AccordTallyPart) { price.priced ? price.minor : 0, 1, 1, !price.priced });
}

static void
add_planned (const AccordBookDeal *deal, gpointer data)
{
  const Parts *self = data;
  const AccordDealBook *book = self->groups.book;

  if (accord_book_groups_stage (&self->groups, deal) != NULL)
    accord_tally_add_part (accord_book_groups_tally (&self->groups, deal, ACCORD_BOOK_NO_DAY), self->part,
                           &(AccordTallyPart) { book->touches[deal - book->deals].planned != ACCORD_BOOK_NO_DAY, 1, 1, 0 });
}

static void
add_rotting (const AccordBookDeal *deal, gpointer data)
{
  const Parts *self = data;
  AccordTally *tally;
  gboolean rots;

  if (accord_book_groups_stage (&self->groups, deal) == NULL)
    return;
  tally = accord_book_groups_tally (&self->groups, deal, deal->expected);
  rots = accord_book_rot_judge (self->rot, self->groups.book, deal, self->today);
  tally->judged++;
  tally->rotting += rots;
  accord_grouping_hear (self->grouping, tally, deal - self->groups.book->deals, ACCORD_HEARD_WHOLE | (rots ? ACCORD_HEARD_PART : 0));
}

static gboolean
each_open (Parts *self, const AccordPeriod *expected, AccordBookDaysFunc func, GError **error)
{
  AccordBookDays *days = accord_book_days_get (self->groups.book, self->reader, ACCORD_BOOK_EXPECTED, error);

  if (days != NULL && (self->request->member == 0 || self->groups.owner != 0))
    accord_book_days_each (days, self->groups.book, expected, func, self);
  return days != NULL;
}

/* Whether one number answers it, for which no deal is looked at. */
static gboolean
is_plain (const AccordReportRequest *request)
{
  return request->member == 0 && request->group_by == ACCORD_GROUP_NONE;
}

static gboolean
count_steps (Parts *self, GError **error)
{
  AccordPeriod all = accord_period_all ();
  AccordBookRotCount count;

  if (!is_plain (self->request))
    return each_open (self, &all, add_planned, error);
  count = accord_book_rot_count (self->rot, self->request->pipeline, self->today);
  if (count.open > 0)
    accord_tally_add_part (accord_grouping_of_part (self->grouping, 0, 0), self->part,
                           &(AccordTallyPart) { count.planned, count.open, count.open, 0 });
  return TRUE;
}

static gboolean
count_slipped (Parts *self, GError **error)
{
  AccordPeriod past = accord_period_custom (ACCORD_DATE_MIN, self->today);

  return each_open (self, &past, add_slipped, error);
}

static gboolean
count_rotting (Parts *self, GError **error)
{
  AccordPeriod all = accord_period_all ();
  AccordBookRotCount count;
  AccordTally *tally;

  if (!is_plain (self->request) || self->grouping->heard != NULL)
    return each_open (self, &all, add_rotting, error);
  count = accord_book_rot_count (self->rot, self->request->pipeline, self->today);
  tally = accord_grouping_of_part (self->grouping, 0, 0);
  tally->judged += count.open;
  tally->rotting += count.rotting;
  return TRUE;
}

/* Activities and customers, by whose they are */

static AccordTally *
tally_of_owner (const Parts *self, guint32 owner)
{
  AccordTally *tally = g_hash_table_lookup (self->owners, GUINT_TO_POINTER (owner));

  if (tally != NULL)
    return tally;
  tally = accord_grouping_of_part (self->grouping, 0, owner);
  g_hash_table_insert (self->owners, GUINT_TO_POINTER (owner), tally);
  return tally;
}

static gboolean
is_asked (const Parts *self, guint32 owner)
{
  return self->request->member == 0 || owner == self->request->member;
}

static void
add_done (const AccordBookActivity *activity, gpointer data)
{
  const Parts *self = data;

  if ((self->types & (G_GUINT64_CONSTANT (1) << activity->type)) && is_asked (self, activity->owner))
    accord_tally_add_part (tally_of_owner (self, activity->owner), self->part, &(AccordTallyPart) { 1, 1, 1, 0 });
}

/* Days come in order: each is looked up once. */
static void
add_due (const AccordBookActivity *activity, gpointer data)
{
  Parts *self = data;

  if (activity->due != self->due_on)
    {
      self->due_on = activity->due;
      self->due_until = accord_date_to_time ((gint64) activity->due + 1) / QUARTER_MS;
    }
  if ((self->types & (G_GUINT64_CONSTANT (1) << activity->type)) && is_asked (self, activity->owner))
    accord_tally_add_part (tally_of_owner (self, activity->owner), self->part,
                           &(AccordTallyPart) { activity->done != ACCORD_NO_BUCKET && activity->done < self->due_until, 1, 1, 0 });
}

/* @types: with commas; those after "!" are left out. FALSE: more types than there are bits. */
static gboolean
choose_types (Parts *self, const AccordActivityBook *book, const char *types)
{
  g_auto (GStrv) names = g_strsplit (*types == '!' ? types + 1 : types, ",", -1);

  for (guint i = 0; i < book->types->len && i < 64; i++)
    if (g_strv_contains ((const char *const *) names, g_ptr_array_index (book->types, i)) != (*types == '!'))
      self->types |= G_GUINT64_CONSTANT (1) << i;
  return book->types->len <= 64;
}

static gboolean
count_activities (Parts *self, AccordDealBook *deals, const char *types, gboolean due, gboolean *answered, GError **error)
{
  const AccordPeriod *period = &self->request->period;
  gboolean all = period->unit == ACCORD_PERIOD_ALL;
  const AccordActivityBook *book = accord_activity_book_get (&deals->activities, self->reader, error);

  *answered = book != NULL && choose_types (self, book, types);
  if (!*answered)
    return book != NULL;
  if (due)
    accord_activity_book_due (book, all ? ACCORD_DATE_MIN : period->from, all ? self->today + 1 : MIN (period->to, self->today + 1), add_due, self);
  else
    accord_activity_book_done (book, accord_date_to_time (all ? ACCORD_DATE_MIN : period->from), accord_date_to_time (all ? ACCORD_DATE_MAX : period->to),
                               add_done, self);
  return TRUE;
}

static gboolean
count_completeness (Parts *self, AccordDealBook *deals, GError **error)
{
  AccordCustomerBook *book = accord_customer_book_get (&deals->customers, self->reader, error);
  AccordTallyPart sum = { 0 };
  gboolean plain = is_plain (self->request);

  if (book == NULL || !accord_customer_book_score (book, self->reader, error))
    return FALSE;
  for (guint i = 0; i < book->n_slots; i++)
    {
      if (!book->alive[i] || !is_asked (self, book->owners[i]))
        continue;
      if (plain)
        {
          sum.numerator += book->scores[i];
          sum.n++;
        }
      else
        accord_tally_add_part (tally_of_owner (self, book->owners[i]), self->part, &(AccordTallyPart) { book->scores[i], 100, 1, 0 });
    }
  sum.denominator = 100 * sum.n;
  if (plain && sum.n > 0)
    accord_tally_add_part (accord_grouping_of_part (self->grouping, 0, 0), self->part, &sum);
  return TRUE;
}

/* Groups that follow from whose something is. */
static gboolean
by_owner_only (const AccordReportRequest *request)
{
  return request->pipeline == 0 && (request->group_by == ACCORD_GROUP_NONE || request->group_by == ACCORD_GROUP_MEMBER ||
                                    request->group_by == ACCORD_GROUP_TEAM || request->group_by == ACCORD_GROUP_MEMBER_FIELD);
}

/* FALSE without an error: memory does not tell the groups apart. */
static gboolean
begin (Parts *self, AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages,
       AccordGrouping *grouping, GError **error)
{
  self->reader = reader;
  self->request = request;
  self->grouping = grouping;
  self->owners = g_hash_table_new (NULL, NULL);
  self->today = accord_date_today ();
  self->due_on = ACCORD_DATE_MIN - 1;
  return accord_book_groups_begin (&self->groups, book, reader, request, stages, grouping, error);
}

static gboolean
count_part (Parts *self, AccordDealBook *book, const AccordKpi *kpi, gboolean *answered, GError **error)
{
  const AccordKpiQuery *query = accord_kpi_query (kpi);

  self->part = accord_kpi_part (kpi);
  *answered = TRUE;
  if (query == &accord_kpi_query_slipped)
    return count_slipped (self, error);
  if (query == &accord_kpi_query_steps)
    {
      self->rot = accord_book_rot_get (book, self->reader, error);
      return self->rot != NULL && count_steps (self, error);
    }
  *answered = by_owner_only (self->request);
  if (!*answered)
    return TRUE;
  if (query == &accord_kpi_query_visits)
    return count_activities (self, book, "visit", FALSE, answered, error);
  if (query == &accord_kpi_query_talks)
    return count_activities (self, book, "call,meeting", FALSE, answered, error);
  if (query == &accord_kpi_query_on_time)
    return count_activities (self, book, "!note", TRUE, answered, error);
  *answered = query == &accord_kpi_query_completeness;
  return !*answered || count_completeness (self, book, error);
}

/**
 * accord_book_part:
 * @book: the deals in memory, as they are in the reader's snapshot
 * @kpi: one with a query of its own
 * @stages: the file's stages
 * @grouping: where to count
 * @answered: (out): whether it was counted; else it is to be read from the file
 *
 * Returns: %FALSE with an error if the file could not be read
 */
gboolean
accord_book_part (AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, const AccordKpi *kpi,
                  const AccordStageMap *stages, AccordGrouping *grouping, gboolean *answered, GError **error)
{
  g_auto (Parts) self = { 0 };
  g_autoptr (GError) failed = NULL;

  *answered = FALSE;
  if (!begin (&self, book, reader, request, stages, grouping, &failed))
    return accord_error_pass (error, &failed);
  return count_part (&self, book, kpi, answered, error);
}

/**
 * accord_book_rotting:
 * @answered: (out): as accord_book_part()
 *
 * Counts open deals and those that rot (F10).
 *
 * Returns: %FALSE with an error if the file could not be read
 */
gboolean
accord_book_rotting (AccordDealBook *book, AccordReader *reader, const AccordReportRequest *request, const AccordStageMap *stages,
                     AccordGrouping *grouping, gboolean *answered, GError **error)
{
  g_auto (Parts) self = { 0 };
  g_autoptr (GError) failed = NULL;

  *answered = FALSE;
  if (!begin (&self, book, reader, request, stages, grouping, &failed))
    return accord_error_pass (error, &failed);
  self.rot = accord_book_rot_get (book, reader, error);
  *answered = self.rot != NULL;
  return *answered && count_rotting (&self, error);
}
