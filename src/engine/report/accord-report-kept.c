/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers that stay right until a deal of their days changes: what was won last month is not counted again because an open
 * deal was moved. Report thread. */

#include "accord-config.h"

#include "accord-report-kept.h"

#include "accord-book-groups.h"
#include "accord-date.h"
#include "accord-deal-scan.h"

#include <string.h>

typedef struct {
  AccordBookKeep keep; /* first */
  AccordScope scopes;
  AccordPeriod period;
  guint16 owner;       /* code of the only member whose deals count; 0: everybody's */
  gboolean by_memory;  /* a deal counts by what stands in memory of it, and by nothing else */
  gboolean touched;    /* a deal of it changed */
  guint leaving;       /* a deal of it is changing; 0: none */
  AccordBookDeal was;  /* what that was */
  GPtrArray *figures;  /* (owned) of AccordFigure */
} KeptReport;

/* Whether a deal is among those that it counts. */
static gboolean
report_has (const KeptReport *self, const AccordBookDeal *deal)
{
  if (self->owner != 0 && deal->owner != self->owner)
    return FALSE;
  return (self->scopes & ACCORD_SCOPE_OPEN) != 0 ||
         ((self->scopes & ACCORD_SCOPE_CLOSED) != 0 && accord_scan_in_period (&self->period, deal->closed != ACCORD_BOOK_NO_DAY, deal->closed)) ||
         ((self->scopes & ACCORD_SCOPE_OPENED) != 0 && accord_scan_in_period (&self->period, deal->opened != ACCORD_BOOK_NO_DAY, deal->opened));
}

/* Whether a deal counts as it did before. When it is expected, how likely and how sure says nothing of one that is not open. */
static gboolean
counts_as_before (const KeptReport *self, const AccordBookDeal *deal)
{
  const AccordBookDeal *was = &self->was;

  if ((self->scopes & ACCORD_SCOPE_OPEN) != 0 &&
      (deal->expected != was->expected || deal->probability != was->probability || deal->category != was->category))
    return FALSE;
  return self->by_memory && deal->amount == was->amount && deal->currency == was->currency && deal->closed == was->closed &&
         deal->opened == was->opened && deal->stage == was->stage && deal->owner == was->owner && deal->reason == was->reason &&
         deal->source == was->source && deal->customer == was->customer && deal->product == was->product;
}

/* A deal that is about to change is looked at again when it has. */
static void
report_count (AccordBookKeep *keep, const AccordDealBook *book, guint index, int sign)
{
  KeptReport *self = (KeptReport *) keep;
  const AccordBookDeal *deal = &book->deals[index];

  if (self->touched || (sign > 0 && self->leaving != index && !report_has (self, deal)) || (sign < 0 && !report_has (self, deal)))
    return;
  if (sign < 0 && self->leaving == 0)
    {
      self->leaving = index;
      self->was = *deal;
    }
  else if (sign > 0 && self->leaving == index && counts_as_before (self, deal))
    self->leaving = 0;
  else
    self->touched = TRUE;
}

static void
report_free (AccordBookKeep *keep)
{
  g_ptr_array_unref (((KeptReport *) keep)->figures);
  g_free (keep);
}

static gboolean
has_query (const AccordReportRequest *request)
{
  for (guint i = 0; i < request->kpis->len; i++)
    if (accord_kpi_query (g_ptr_array_index (request->kpis, i)) != NULL)
      return TRUE;
  return FALSE;
}

static char *
key_of (const AccordReportRequest *request, gint64 restated)
{
  GString *key = g_string_new ("report");

  g_string_append_printf (key, " %" G_GINT64_FORMAT, restated);
  g_string_append_printf (key, " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                          request->period.unit, request->period.from, request->period.to, request->group_by,
                          request->field != NULL ? request->field : "", request->member, request->pipeline, request->currency);
  if (has_query (request)) /* which may go by the day */
    g_string_append_printf (key, " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, accord_date_today (), accord_date_to_time (accord_date_today ()));
  for (guint i = 0; i < request->kpis->len; i++)
    g_string_append_printf (key, " %s", ((const AccordKpi *) g_ptr_array_index (request->kpis, i))->id);
  return g_string_free (key, FALSE);
}

/**
 * accord_report_kept_find:
 * @book: a book that has followed
 * @request: what is asked for
 * @restated: accord_restatement_version()
 *
 * Returns: (transfer full) (nullable): the answer, if it was given before and nothing of it changed since. Others have it, too: it is
 *   not to be changed
 */
GPtrArray *
accord_report_kept_find (AccordDealBook *book, const AccordReportRequest *request, gint64 restated)
{
  g_autofree char *key = key_of (request, restated);
  KeptReport *self = accord_book_keep_find (book, key);

  if (self == NULL)
    return NULL;
  if (!self->touched && self->leaving == 0)
    return g_ptr_array_ref (self->figures);
  accord_book_keep_drop (book, key);
  return NULL;
}

static gboolean
names_what_moves (const char *sql)
{
  static const char *const words[] = { "deal", "stage", "activity", "accord_" };

  for (gsize i = 0; sql != NULL && i < G_N_ELEMENTS (words); i++)
    if (strstr (sql, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether a figure with a query of its own reads neither deals, their steps nor activities, and no clock: then it is right until
 * something else is changed. */
static gboolean
reads_others_only (const AccordKpi *kpi)
{
  const AccordKpiQuery *query = accord_kpi_query (kpi);

  return query != NULL && query->deal != NULL && !names_what_moves (query->deal) && !names_what_moves (query->from) &&
         !names_what_moves (query->where) && !names_what_moves (query->day) && !names_what_moves (query->owner) &&
         !names_what_moves (query->customer) && !names_what_moves (query->numerator) && !names_what_moves (query->denominator) &&
         !names_what_moves (query->unpriced);
}

static gboolean
is_of_others (const AccordReportRequest *request)
{
  for (guint i = 0; i < request->kpis->len; i++)
    if (!reads_others_only (g_ptr_array_index (request->kpis, i)))
      return FALSE;
  return request->group_by == ACCORD_GROUP_NONE && request->pipeline == 0;
}

/* Whether it goes by deals and their days. */
static gboolean
is_of_deals (const AccordReportRequest *request, AccordScope scopes)
{
  return (scopes & ~(ACCORD_SCOPE_CLOSED | ACCORD_SCOPE_OPEN | ACCORD_SCOPE_OPENED)) == 0 &&
         request->group_by != ACCORD_GROUP_CUSTOMER_FIELD;
}

/**
 * accord_report_kept_add:
 * @book: a book that has followed
 * @request: what was asked for
 * @restated: accord_restatement_version()
 * @scopes: which deals were counted for it
 * @figures: (element-type AccordFigure): the answer, which nobody changes any more
 *
 * Keeps it, if it depends on deals by their days only, or on none; not where customers tell the groups, which change without their
 * deals.
 */
void
accord_report_kept_add (AccordDealBook *book, const AccordReportRequest *request, gint64 restated, AccordScope scopes, GPtrArray *figures)
{
  g_autofree char *key = NULL;
  KeptReport *self;

  if (scopes == 0 || !(is_of_deals (request, scopes) || is_of_others (request)))
    return;
  self = g_new0 (KeptReport, 1);
  self->keep = (AccordBookKeep) { report_count, report_free, TRUE, TRUE, 0 };
  self->scopes = scopes;
  self->period = request->period;
  self->owner = GPOINTER_TO_UINT (g_hash_table_lookup (book->owner_codes, GSIZE_TO_POINTER ((gsize) request->member)));
  self->by_memory = accord_book_groups_tell (book, request);
  self->figures = g_ptr_array_ref (figures);
  key = key_of (request, restated);
  accord_book_keep_add (book, key, &self->keep);
}
