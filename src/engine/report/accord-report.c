/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report: figures of a file, in one read on the reader thread.
 *
 *   request ──► stages, groups ──┬─► kept totals ───────────────┬─► tallies ──► figures
 *                                ├─► deals in memory ───────────┤
 *                                └─► scan of deals, of events ──┘
 */

#include "accord-config.h"

#include "accord-credit-scan.h"
#include "accord-deal-book.h"
#include "accord-deal-scan.h"
#include "accord-deal-sums.h"
#include "accord-mixed-figures.h"
#include "accord-part-scan.h"
#include "accord-report-kept.h"
#include "accord-restatement-scan.h"
#include "accord-stalled-scan.h"

#include <glib/gi18n-lib.h>

static AccordScope
request_scopes (const AccordReportRequest *request)
{
  AccordScope scopes = 0;

  for (guint i = 0; i < request->kpis->len; i++)
    scopes |= accord_kpi_scope (g_ptr_array_index (request->kpis, i));
  /* What is made of other figures has no groups of its own: they are those of what was closed. */
  if ((scopes & ACCORD_SCOPE_MIXED) != 0 && request->group_by != ACCORD_GROUP_NONE)
    scopes |= ACCORD_SCOPE_CLOSED;
  return scopes;
}

static gboolean
check_sums (const AccordTally *total, GError **error)
{
  if (!total->overflow)
    return TRUE;
  g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED,
                       _("The amounts of these deals add up to more than Accord can count. Look "
                         "for a deal whose amount is far too large."));
  return FALSE;
}

static void
add_figures (GPtrArray *figures,
             const AccordReportRequest *request,
             const AccordTally *tally,
             const AccordGroup *group)
{
  for (guint i = 0; i < request->kpis->len; i++)
    {
      AccordFigure *figure =
        accord_tally_figure (tally, g_ptr_array_index (request->kpis, i), request->currency);

      if (group != NULL)
        {
          figure->group = g_strdup (group->text);
          figure->group_id = group->id;
        }
      g_ptr_array_add (figures, figure);
    }
}

static GPtrArray *
figures_of_groups (const AccordReportRequest *request, GPtrArray *groups, GError **error)
{
  g_autoptr (GPtrArray) figures = NULL;
  AccordTally total = { 0 };

  figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  for (guint i = 0; i < groups->len; i++)
    accord_tally_merge (&total, &((AccordGroup *) g_ptr_array_index (groups, i))->tally);
  if (request->member == 0) /* what members give one another is nothing to all of them */
    total.credited = total.credited_priced = total.credited_sum = total.shared = 0;
  if (!check_sums (&total, error))
    {
      accord_tally_clear (&total);
      return NULL;
    }
  add_figures (figures, request, &total, NULL);
  accord_tally_clear (&total);
  if (request->group_by == ACCORD_GROUP_NONE)
    return g_steal_pointer (&figures);
  for (guint i = 0; i < groups->len; i++)
    {
      const AccordGroup *group = g_ptr_array_index (groups, i);

      add_figures (figures, request, &group->tally, group);
    }
  return g_steal_pointer (&figures);
}

/* Puts what is behind each of @scopes into its group. */
static gboolean
scan (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, AccordScope scopes, const AccordStageMap *stages,
      AccordGrouping *grouping, GError **error)
{
  AccordScope of_deals = scopes & (ACCORD_SCOPE_CLOSED | ACCORD_SCOPE_OPEN | ACCORD_SCOPE_OPENED);

  return (of_deals == 0 || accord_deal_book_scan (book, reader, request, of_deals, stages, grouping, error)) &&
         ((scopes & ACCORD_SCOPE_ENTRY) == 0 || accord_entry_scan (reader, book, request, stages, grouping, error)) &&
         ((scopes & ACCORD_SCOPE_BUYERS) == 0 || accord_buyer_scan (reader, book, request, stages, grouping, error)) &&
         ((scopes & ACCORD_SCOPE_PARTS) == 0 || accord_part_scan (reader, book, request, stages, grouping, error)) &&
         ((scopes & ACCORD_SCOPE_ROTTING) == 0 || accord_rot_scan (reader, book, request, stages, grouping, error)) &&
         ((scopes & ACCORD_SCOPE_STALLED) == 0 || accord_stalled_scan (reader, book, request, stages, grouping, error));
}

/* Counts what is asked for from totals, from the deals in memory, or from the file. */
static GPtrArray *
count_figures (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, const AccordStageMap *stages, gboolean shared, GError **error)
{
  AccordScope asked = request_scopes (request), scopes = asked;
  g_autoptr (AccordGrouping) grouping = accord_grouping_new (reader, request, stages, error);
  GPtrArray *groups;
  g_autoptr (GPtrArray) figures = NULL;

  if (grouping == NULL)
    return NULL;
  if (!accord_deal_sums_add (reader, book, request, &scopes, stages, grouping, error) ||
      !scan (reader, book, request, scopes, stages, grouping, error))
    return NULL;
  if ((asked & ACCORD_SCOPE_CLOSED) != 0 && !accord_restatement_scan (reader, request, stages, grouping, error))
    return NULL;
  if (shared && !accord_credit_scan (reader, request, stages, grouping, error))
    return NULL;
  groups = accord_grouping_finish (grouping, reader, error);
  figures = groups != NULL ? figures_of_groups (request, groups, error) : NULL;
  if (figures != NULL && (scopes & ACCORD_SCOPE_MIXED) != 0 && !accord_mixed_figures_fill (figures, reader, book, request, error))
    return NULL;
  return g_steal_pointer (&figures);
}

/* As accord_report_read(); everything in one pass. */
static GPtrArray *
read_together (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, GError **error)
{
  AccordScope scopes = request_scopes (request);
  gint64 restated = (scopes & ACCORD_SCOPE_CLOSED) != 0 ? accord_restatement_version (reader) : 0;
  gboolean shared = (scopes & ACCORD_SCOPE_CLOSED) != 0 && accord_credit_concerns (reader, request);
  GPtrArray *figures = book != NULL && !shared ? accord_report_kept_find (book, request, restated) : NULL;
  g_autoptr (AccordBookStages) known = NULL;
  g_autoptr (AccordStageMap) read = NULL;

  if (figures != NULL)
    return figures;
  if (book != NULL)
    known = accord_book_stages_load (book, reader, error);
  else
    read = accord_stage_map_load (reader, error);
  if (known == NULL && read == NULL)
    return NULL;
  figures = count_figures (reader, book, request, known != NULL ? known->map : read, shared, error);
  if (figures != NULL && book != NULL && !shared) /* a share moves with deals of any owner */
    accord_report_kept_add (book, request, restated, scopes, figures);
  return figures;
}

/* Whether two figures are right for as long as each other: those of closed deals, or of open ones. Each that has a query of its own
 * reads other tables. */
static gboolean
goes_with (const AccordKpi *kpi, const AccordKpi *other)
{
  return accord_kpi_scope (kpi) == accord_kpi_scope (other) && (kpi == other || accord_kpi_query (kpi) == NULL);
}

static gboolean
is_of_one_sort (const AccordReportRequest *request)
{
  for (guint i = 1; i < request->kpis->len; i++)
    if (!goes_with (g_ptr_array_index (request->kpis, i), g_ptr_array_index (request->kpis, 0)))
      return FALSE;
  return TRUE;
}

/* The figures that go with that at @first, put where they belong. */
static gboolean
read_sort (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, guint first, GPtrArray *figures, GError **error)
{
  AccordReportRequest some = *request;
  g_autoptr (GPtrArray) kpis = g_ptr_array_new (), read = NULL;
  const AccordKpi *kpi = g_ptr_array_index (request->kpis, first);
  guint n = 0;

  for (guint i = first; i < request->kpis->len; i++)
    if (goes_with (g_ptr_array_index (request->kpis, i), kpi))
      g_ptr_array_add (kpis, g_ptr_array_index (request->kpis, i));
  some.kpis = kpis;
  read = read_together (reader, book, &some, error);
  for (guint i = first; read != NULL && i < request->kpis->len; i++)
    if (goes_with (g_ptr_array_index (request->kpis, i), kpi))
      figures->pdata[i] = accord_figure_copy (g_ptr_array_index (read, n++));
  return read != NULL;
}

/* Sort by sort, so that what changes for one leaves the others' answers right. There are totals only. */
static GPtrArray *
read_apart (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);

  g_ptr_array_set_size (figures, (int) request->kpis->len);
  for (guint i = 0; i < request->kpis->len; i++)
    if (figures->pdata[i] == NULL && !read_sort (reader, book, request, i, figures, error))
      return NULL;
  return g_steal_pointer (&figures);
}

/**
 * accord_report_read:
 * @reader: the reader, on its thread
 * @book: (nullable): the deals in memory, as they are in the reader's snapshot
 * @request: what is asked for
 *
 * As accord_report_run(), for other reports that are read in the same snapshot. The same with and without @book.
 *
 * Returns: (transfer full) (nullable): the figures, or %NULL with an error
 */
GPtrArray *
accord_report_read (AccordReader *reader, AccordDealBook *book, const AccordReportRequest *request, GError **error)
{
  if (book == NULL || request->group_by != ACCORD_GROUP_NONE || is_of_one_sort (request))
    return read_together (reader, book, request, error);
  return read_apart (reader, book, request, error);
}

typedef struct {
  AccordStore *store;
  AccordReportRequest *request;
} AccordReport;

static void
report_clear (gpointer data)
{
  AccordReport *report = data;

  g_object_unref (report->store);
  accord_report_request_free (report->request);
}

static void
report_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, report_clear);
}

static DexFuture *
run_report (AccordDealBook *book, AccordReader *reader, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *figures = accord_report_read (reader, book, ((AccordReport *) data)->request, &error);

  if (figures == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, figures);
}

/* %NULL if deals must be gone through, which would hold up the rows on screen. */
static DexFuture *
run_kept_report (AccordReader *reader, gpointer data)
{
  const AccordReportRequest *request = ((AccordReport *) data)->request;

  if (!accord_deal_sums_answer (reader, request, request_scopes (request)))
    return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, NULL);
  return run_report (NULL, reader, data);
}

static DexFuture *
ask_book (AccordReport *report)
{
  return accord_deal_book_try (report->store, run_report, g_atomic_rc_box_acquire (report), report_unref);
}

static DexFuture *
kept_answered_cb (DexFuture *future, gpointer data)
{
  AccordReport *report = data;

  if (g_value_get_boxed (dex_future_get_value (future, NULL)) != NULL)
    return dex_ref (future);
  return ask_book (report);
}

/**
 * accord_report_run:
 * @store: the open file
 * @request: (transfer full): what is asked for
 *
 * Works out the figures of a request exactly as domain.md §4 defines them: periods are half-open, a
 * zero denominator gives a figure without a value, deals without an amount in the workspace's
 * currency are counted in "unpriced". Figures of a group add up to the total. By month, closed
 * deals stand in the month they were closed in, open ones in the month they are expected to close
 * in, opened and converted ones in the month they were opened in.
 *
 * Returns: (transfer full): a future of a #GPtrArray of #AccordFigure: the totals in the order
 *   asked, then each group with its figures; not to be changed, others may have been given the same. Rejects with an #AccordStoreError
 */
DexFuture *
accord_report_run (AccordStore *store, AccordReportRequest *request)
{
  AccordReport *report;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && request != NULL, NULL);

  report = g_atomic_rc_box_new0 (AccordReport);
  report->store = g_object_ref (store);
  report->request = request;
  if (accord_deal_book_is_ready (store) || !accord_deal_sums_may_answer (request, request_scopes (request)))
    {
      DexFuture *answer = ask_book (report);

      report_unref (report);
      return answer;
    }
  return dex_future_then (accord_store_read (store, run_kept_report, g_atomic_rc_box_acquire (report), report_unref),
                          kept_answered_cb, report, report_unref);
}

/* What kept totals tell of it. */
static AccordReportRequest *
kept_part (const AccordReportRequest *request)
{
  AccordReportRequest *part = accord_report_request_copy (request);

  g_ptr_array_set_size (part->kpis, 0);
  for (guint i = 0; i < request->kpis->len; i++)
    if (accord_deal_sums_may_answer (request, accord_kpi_scope (g_ptr_array_index (request->kpis, i))))
      g_ptr_array_add (part->kpis, g_ptr_array_index (request->kpis, i));
  return part;
}

/**
 * accord_report_run_kept:
 * @store: the open file
 * @request: what is asked for
 *
 * The figures among those of @request that kept totals tell, for as long as the deals are not in memory and accord_report_run() has
 * to wait for them. Main thread.
 *
 * Returns: (transfer full) (nullable): as accord_report_run(), of these figures only; the array is %NULL in a file that keeps no
 *   totals. %NULL where all of @request or none of it is answered so
 */
DexFuture *
accord_report_run_kept (AccordStore *store, const AccordReportRequest *request)
{
  AccordReport *report;
  AccordReportRequest *part;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && request != NULL, NULL);

  if (accord_deal_book_is_ready (store))
    return NULL;
  part = kept_part (request);
  if (part->kpis->len == 0 || part->kpis->len == request->kpis->len)
    {
      accord_report_request_free (part);
      return NULL;
    }
  report = g_atomic_rc_box_new0 (AccordReport);
  report->store = g_object_ref (store);
  report->request = part;
  return accord_store_read (store, run_kept_report, report, report_unref);
}
