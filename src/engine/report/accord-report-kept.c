/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers that stay right until a deal of their days changes: what was won last month is not counted again because an open
 * deal was moved. Report thread. */

#include "accord-config.h"

#include "accord-report-kept.h"

#include "accord-deal-scan.h"

typedef struct {
  AccordBookKeep keep; /* first */
  AccordScope scopes;
  AccordPeriod period;
  guint16 owner;       /* code of the only member whose deals count; 0: everybody's */
  gboolean touched;    /* a deal of it changed */
  GPtrArray *figures;  /* (owned) of AccordFigure */
} KeptReport;

/* A deal that is, or was, among those that it counts. */
static void
report_count (AccordBookKeep *keep, const AccordDealBook *book, guint index, int sign)
{
  KeptReport *self = (KeptReport *) keep;
  const AccordBookDeal *deal = &book->deals[index];

  if (self->touched || (self->owner != 0 && deal->owner != self->owner))
    return;
  self->touched =
    (self->scopes & ACCORD_SCOPE_OPEN) != 0 ||
    ((self->scopes & ACCORD_SCOPE_CLOSED) != 0 && accord_scan_in_period (&self->period, deal->closed != ACCORD_BOOK_NO_DAY, deal->closed)) ||
    ((self->scopes & ACCORD_SCOPE_OPENED) != 0 && accord_scan_in_period (&self->period, deal->opened != ACCORD_BOOK_NO_DAY, deal->opened));
}

static void
report_free (AccordBookKeep *keep)
{
  g_ptr_array_unref (((KeptReport *) keep)->figures);
  g_free (keep);
}

static char *
key_of (const AccordReportRequest *request, gint64 restated)
{
  GString *key = g_string_new ("report");

  g_string_append_printf (key, " %" G_GINT64_FORMAT, restated);
  g_string_append_printf (key, " %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                          request->period.unit, request->period.from, request->period.to, request->group_by,
                          request->field != NULL ? request->field : "", request->member, request->pipeline, request->currency);
  for (guint i = 0; i < request->kpis->len; i++)
    g_string_append_printf (key, " %s", ((const AccordKpi *) g_ptr_array_index (request->kpis, i))->id);
  return g_string_free (key, FALSE);
}

static GPtrArray *
copy_figures (GPtrArray *figures)
{
  GPtrArray *copies = g_ptr_array_new_full (figures->len, (GDestroyNotify) accord_figure_free);

  for (guint i = 0; i < figures->len; i++)
    g_ptr_array_add (copies, accord_figure_copy (g_ptr_array_index (figures, i)));
  return copies;
}

/**
 * accord_report_kept_find:
 * @book: a book that has followed
 * @request: what is asked for
 * @restated: accord_restatement_version()
 *
 * Returns: (transfer full) (nullable): the answer, if it was given before and nothing of it changed since
 */
GPtrArray *
accord_report_kept_find (AccordDealBook *book, const AccordReportRequest *request, gint64 restated)
{
  g_autofree char *key = key_of (request, restated);
  KeptReport *self = accord_book_keep_find (book, key);

  if (self == NULL)
    return NULL;
  if (!self->touched)
    return copy_figures (self->figures);
  accord_book_keep_drop (book, key);
  return NULL;
}

/**
 * accord_report_kept_add:
 * @book: a book that has followed
 * @request: what was asked for
 * @restated: accord_restatement_version()
 * @scopes: which deals were counted for it
 * @figures: (element-type AccordFigure): the answer
 *
 * Keeps it, if it depends on deals by their days only; not where customers tell the groups, which change without their deals.
 */
void
accord_report_kept_add (AccordDealBook *book, const AccordReportRequest *request, gint64 restated, AccordScope scopes, GPtrArray *figures)
{
  g_autofree char *key = NULL;
  KeptReport *self;

  if (scopes == 0 || (scopes & ~(ACCORD_SCOPE_CLOSED | ACCORD_SCOPE_OPEN | ACCORD_SCOPE_OPENED)) != 0 ||
      request->group_by == ACCORD_GROUP_CUSTOMER_FIELD)
    return;
  self = g_new0 (KeptReport, 1);
  self->keep = (AccordBookKeep) { report_count, report_free, TRUE, TRUE, 0 };
  self->scopes = scopes;
  self->period = request->period;
  self->owner = GPOINTER_TO_UINT (g_hash_table_lookup (book->owner_codes, GSIZE_TO_POINTER ((gsize) request->member)));
  self->figures = copy_figures (figures);
  key = key_of (request, restated);
  accord_book_keep_add (book, key, &self->keep);
}
