/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From when to when deals were closed, so that a page over an old file begins where something
 * happened. Plain data; may cross threads. */

#include "accord-config.h"

#include "accord-close-span.h"

#include "accord-query.h"

G_DEFINE_BOXED_TYPE (AccordCloseSpan, accord_close_span, accord_close_span_copy, accord_close_span_free)

/**
 * accord_close_span_copy:
 * @span: a span
 *
 * Returns: (transfer full): a copy
 */
AccordCloseSpan *
accord_close_span_copy (const AccordCloseSpan *span)
{
  return g_memdup2 (span, sizeof *span);
}

/**
 * accord_close_span_free:
 * @span: (transfer full) (nullable): a span
 */
void
accord_close_span_free (AccordCloseSpan *span)
{
  g_free (span);
}

static AccordQuery *
closed_query (gboolean newest)
{
  AccordQuery *query = accord_query_new (&accord_deal_kind);
  g_autoptr (GError) error = NULL;

  accord_query_add_text (query, "closed_on", ACCORD_OP_NOT_EMPTY, NULL);
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS_NOT, "open");
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS_NOT, "hold");
  accord_query_add_text (query, "stage.outcome", ACCORD_OP_IS_NOT, "discarded");
  if (!accord_query_set_sort (query, "closed_on", newest, &error))
    g_critical ("Closed deals cannot be put in order: %s", error->message);
  accord_query_set_limit (query, 1);
  return query;
}

static gboolean
read_one (AccordStore *store, gboolean newest, gint64 *date, gboolean *found, GError **error)
{
  g_autoptr (AccordQuery) query = closed_query (newest);
  g_autoptr (GPtrArray) deals = dex_await_boxed (accord_store_select (store, query), error);

  if (deals == NULL)
    return FALSE;
  *found = deals->len > 0 && accord_record_get_number (g_ptr_array_index (deals, 0), "closed_on", date);
  return TRUE;
}

static DexFuture *
read_fiber (gpointer data)
{
  g_autoptr (AccordCloseSpan) span = g_new0 (AccordCloseSpan, 1);
  GError *error = NULL;

  if (!read_one (data, TRUE, &span->last, &span->any, &error) ||
      !read_one (data, FALSE, &span->first, &span->any, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (ACCORD_TYPE_CLOSE_SPAN, g_steal_pointer (&span));
}

/**
 * accord_close_span_read:
 * @store: the open file
 *
 * Returns: (transfer full): a future of an #AccordCloseSpan; rejects with an #AccordStoreError
 */
DexFuture *
accord_close_span_read (AccordStore *store)
{
  g_return_val_if_fail (ACCORD_IS_STORE (store), NULL);

  return dex_scheduler_spawn (NULL, 0, read_fiber, g_object_ref (store), g_object_unref);
}

/**
 * accord_close_span_start:
 * @span: a span
 * @unit: the length of the period
 * @today: today
 * @fiscal_month: month in which the fiscal year begins
 * @period: (out): the period to begin with
 *
 * The period that contains today; if nothing has been closed in it or after, the latest one in which
 * a deal was closed.
 *
 * Returns: whether it is such an older period
 */
gboolean
accord_close_span_start (const AccordCloseSpan *span, AccordPeriodUnit unit, gint64 today,
                         int fiscal_month, AccordPeriod *period)
{
  *period = accord_period_containing (unit, today, fiscal_month);
  if (!span->any || span->last >= period->from)
    return FALSE;
  *period = accord_period_containing (unit, span->last, fiscal_month);
  return TRUE;
}

/**
 * accord_close_span_newest:
 * @span: (nullable): a span
 * @today: today
 *
 * Returns: the day that "the last 12 months" end with: today, or in an old file the newest close
 */
gint64
accord_close_span_newest (const AccordCloseSpan *span, gint64 today)
{
  const gint64 year = 365;

  return span != NULL && span->any && span->last < today - year ? span->last : today;
}
