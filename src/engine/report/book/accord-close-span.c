/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Until when deals were closed, so that a page over an old file begins where something happened: the month follows from what
 * every commit counts, and only in an old file the day is looked for among the deals. Plain data; may cross threads. */

#include "accord-config.h"

#include "accord-close-span.h"

#include "accord-deal-totals.h"

#define YEAR 365

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

/* Of kept totals: the newest month. */
#define MONTH                                                                                          \
  "SELECT max(t.month) FROM stage s JOIN deal_total t ON t.total=?1 AND t.place=s.id WHERE t.n>0 AND t.month<>?2"

/* Of the deals: the newest day. They are gone through. */
#define DAY                                                                                            \
  "SELECT max(d.closed_on) FROM deal d JOIN stage s ON s.id=d.stage WHERE d.del<=0 AND s.outcome IN ('won','lost')"

/* Returns: %FALSE with an error; else @found is whether there is a day */
static gboolean
read_day (AccordStatement *row, gboolean *found, gint64 *day, GError **error)
{
  if (row == NULL || !accord_statement_step (row, error))
    return FALSE;
  *found = !accord_statement_is_null (row, 0);
  *day = accord_statement_int (row, 0);
  return TRUE;
}

static gboolean
read_month (AccordReader *reader, AccordCloseSpan *span, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, MONTH, error);

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, ACCORD_TOTAL_CLOSED);
  accord_statement_bind_int (row, 2, ACCORD_TOTAL_UNDATED);
  return read_day (row, &span->any, &span->last, error);
}

static gboolean
read_any (AccordReader *reader, AccordCloseSpan *span, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, "SELECT EXISTS (SELECT 1 FROM deal WHERE del<=0)", error);

  if (row == NULL || !accord_statement_step (row, error))
    return FALSE;
  span->any_deal = accord_statement_int (row, 0) != 0;
  return TRUE;
}

typedef struct {
  AccordStore *store; /* owned */
  gint64 today;
  gboolean told; /* the first look told all of it */
} Asked;

static void
asked_clear (gpointer data)
{
  g_object_unref (((Asked *) data)->store);
}

static void
asked_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, asked_clear);
}

/* Tells all of it unless the newest day is to be looked for among the deals. */
static DexFuture *
quick_job (AccordReader *reader, gpointer data)
{
  Asked *asked = data;
  g_autoptr (AccordCloseSpan) span = g_new0 (AccordCloseSpan, 1);
  g_autoptr (GError) error = NULL;
  gboolean kept = accord_deal_totals_are_kept (reader);

  if (!read_any (reader, span, &error) || (kept && !read_month (reader, span, &error)))
    return dex_future_new_for_error (g_steal_pointer (&error));
  asked->told = !span->any_deal || (kept && (!span->any || span->last >= asked->today - YEAR));
  return dex_future_new_take_boxed (ACCORD_TYPE_CLOSE_SPAN, g_steal_pointer (&span));
}

static DexFuture *
long_job (AccordReader *reader, gpointer data)
{
  g_autoptr (AccordCloseSpan) span = g_new0 (AccordCloseSpan, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) row = NULL;

  span->any_deal = TRUE;
  row = accord_reader_prepare (reader, DAY, &error);
  if (!read_day (row, &span->any, &span->last, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_CLOSE_SPAN, g_steal_pointer (&span));
}

static DexFuture *
looked_cb (DexFuture *future, gpointer data)
{
  Asked *asked = data;

  return asked->told ? dex_ref (future) : accord_store_read_long (asked->store, long_job, NULL, NULL);
}

/**
 * accord_close_span_read:
 * @store: the open file
 * @today: days since 1970-01-01
 *
 * Main thread.
 *
 * Returns: (transfer full): a future of an #AccordCloseSpan; rejects with an #AccordStoreError
 */
DexFuture *
accord_close_span_read (AccordStore *store, gint64 today)
{
  Asked *asked;
  DexFuture *future;

  g_return_val_if_fail (ACCORD_IS_STORE (store), NULL);

  asked = g_atomic_rc_box_new0 (Asked);
  *asked = (Asked) { g_object_ref (store), today, FALSE };
  future = dex_future_then (accord_store_read (store, quick_job, g_atomic_rc_box_acquire (asked), asked_unref), looked_cb,
                            g_atomic_rc_box_acquire (asked), asked_unref);
  asked_unref (asked);
  return future;
}

/**
 * accord_close_span_start:
 * @span: a span
 * @unit: the length of the period: a month or more
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
  return span != NULL && span->any && span->last < today - YEAR ? span->last : today;
}
