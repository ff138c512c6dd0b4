/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Summaries of the records on screen: a few indexed lookups for each, so a page of them costs about
 * a millisecond at any size of the file. */
#include "accord-config.h"

#include "accord-summary.h"

#include <string.h>
#include "accord-attention-private.h"
#include "accord-gate-private.h"
#include "accord-quiet-private.h"

G_DEFINE_BOXED_TYPE (AccordSummary, accord_summary, accord_summary_copy, accord_summary_free)

AccordSummary *
accord_summary_copy (const AccordSummary *summary)
{
  AccordSummary *copy = g_memdup2 (summary, sizeof *summary);

  copy->step_title = g_strdup (summary->step_title);
  copy->step_type = g_strdup (summary->step_type);
  copy->last_contact_type = g_strdup (summary->last_contact_type);
  copy->last_contact_by = g_strdup (summary->last_contact_by);
  return copy;
}

void
accord_summary_free (AccordSummary *summary)
{
  g_free (summary->step_title);
  g_free (summary->step_type);
  g_free (summary->last_contact_type);
  g_free (summary->last_contact_by);
  g_free (summary);
}

typedef struct {
  const AccordKind *kind;
  char currency[4];
  guint n_ids;
  gint64 ids[];
} Asked;

/* Binds the record's id (and the currency where asked), steps once; NULL without an error: no row. */
static AccordStatement *
first_row (AccordReader *reader, const char *sql, gint64 id, const char *currency, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, id);
  if (currency != NULL)
    accord_statement_bind_text (st, 2, currency);
  return accord_statement_step (st, error) ? g_steal_pointer (&st) : NULL;
}

/* The open activity that is due first; undated ones come last. */
#define STEP_OF(column)                                                                           \
  "SELECT id, due_on, due_minute, title, type FROM activity WHERE " column "=?1 AND del<=0"        \
  " AND done_at IS NULL AND type<>'note' ORDER BY due_on IS NULL, due_on, due_minute IS NULL, due_minute, id LIMIT 1"
#define CONTACT_OF(column)                                                                        \
  "SELECT a.done_at, a.type, m.name FROM activity a LEFT JOIN member m ON m.id=a.owner WHERE a." column \
  "=?1 AND a.del<=0 AND a.done_at IS NOT NULL ORDER BY a.done_at DESC LIMIT 1"

static gboolean
read_step (AccordReader *reader, gboolean customer, AccordSummary *summary, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordStatement) st =
    first_row (reader, customer ? STEP_OF ("customer") : STEP_OF ("deal"), summary->id, NULL, &failed);

  if (st != NULL)
    {
      summary->has_step = TRUE;
      summary->step_activity = accord_statement_int (st, 0);
      summary->step_has_due = !accord_statement_is_null (st, 1);
      summary->step_due = accord_statement_int (st, 1);
      summary->step_minute = accord_statement_is_null (st, 2) ? -1 : (int) accord_statement_int (st, 2);
      summary->step_title = g_strdup (accord_statement_text (st, 3));
      summary->step_type = g_strdup (accord_statement_text (st, 4));
    }
  return accord_error_pass (error, &failed);
}

static gboolean
read_contact (AccordReader *reader, gboolean customer, AccordSummary *summary, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordStatement) st =
    first_row (reader, customer ? CONTACT_OF ("customer") : CONTACT_OF ("deal"), summary->id, NULL, &failed);

  if (st != NULL)
    {
      summary->last_contact = accord_statement_int (st, 0);
      summary->last_contact_type = g_strdup (accord_statement_text (st, 1));
      summary->last_contact_by = g_strdup (accord_statement_text (st, 2));
    }
  return accord_error_pass (error, &failed);
}

/* F07: each deal's weighted amount is rounded by itself, half away from zero. */
#define MONEY_OF_CUSTOMER                                                                          \
  "SELECT sum(s.outcome='open'),"                                                                  \
  " sum(CASE WHEN s.outcome='open' AND d.amount_currency=?2 THEN d.amount END),"                   \
  " sum(CASE WHEN s.outcome='open' AND d.amount_currency=?2 THEN"                                  \
  "   (d.amount*coalesce(d.probability,s.history,d.entry_odds,s.probability,0)+CASE WHEN d.amount<0 THEN -50 ELSE 50 END)/100 END),"  \
  " sum(s.outcome='open' AND (d.amount IS NULL OR d.amount_currency<>?2)),"                        \
  " sum(s.outcome='won' AND d.closed_on>?3 AND d.closed_on<=?4),"                                  \
  " sum(CASE WHEN s.outcome='won' AND d.closed_on>?3 AND d.closed_on<=?4 AND d.amount_currency=?2 THEN d.amount END)," \
  " sum(CASE WHEN s.outcome='won' AND d.closed_on>?5 AND d.closed_on<=?3 AND d.amount_currency=?2 THEN d.amount END)" \
  " FROM deal d JOIN stage s ON s.id=d.stage WHERE d.customer=?1 AND d.del<=0"

static gboolean
read_money (AccordReader *reader, const char *currency, AccordSummary *summary, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, MONEY_OF_CUSTOMER, error);
  gint64 today = accord_date_today ();

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, summary->id);
  accord_statement_bind_text (st, 2, currency);
  accord_statement_bind_int (st, 3, accord_date_add_months (today, -12));
  accord_statement_bind_int (st, 4, today);
  accord_statement_bind_int (st, 5, accord_date_add_months (today, -24));
  if (!accord_statement_step (st, error))
    return FALSE;
  summary->n_open_deals = accord_statement_int (st, 0);
  summary->open_sum = accord_statement_int (st, 1);
  summary->open_weighted = accord_statement_int (st, 2);
  summary->open_unpriced = accord_statement_int (st, 3);
  summary->n_won_year = accord_statement_int (st, 4);
  summary->won_year_sum = accord_statement_int (st, 5);
  summary->won_year_before = accord_statement_int (st, 6);
  return TRUE;
}

static gboolean
read_attention (AccordReader *reader, AccordSummary *summary, GError **error)
{
  summary->attention.deal = summary->id;
  return accord_attention_read (reader, NULL, accord_date_today (), &summary->attention, error);
}

/* What the stage asks before it is left, as many as are met. */
static gboolean
read_checks (AccordGate *gate, AccordSummary *summary, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_criterion_free);

  if (!accord_gate_list_of (gate, summary->id, list, error))
    return FALSE;
  summary->n_checks = (int) list->len;
  for (guint i = 0; i < list->len; i++)
    summary->n_checks_done += ((const AccordCriterion *) g_ptr_array_index (list, i))->met;
  return TRUE;
}

static gboolean
read_deal (AccordReader *reader, AccordGate *gate, AccordSummary *summary, GError **error)
{
  return read_attention (reader, summary, error) &&
         (!summary->attention.open || read_checks (gate, summary, error));
}

static AccordSummary *
read_summary (AccordReader *reader, AccordGate *gate, const Asked *asked, gint64 id, GError **error)
{
  AccordSummary *summary = g_new0 (AccordSummary, 1);
  gboolean customer = accord_kind_is (asked->kind, &accord_customer_kind);

  summary->id = id;
  if (read_step (reader, customer, summary, error) && read_contact (reader, customer, summary, error) &&
      (customer ? read_money (reader, asked->currency, summary, error) : read_deal (reader, gate, summary, error)))
    return summary;
  accord_summary_free (summary);
  return NULL;
}

static gboolean
read_quiet (AccordReader *reader, const Asked *asked, GPtrArray *summaries, GError **error)
{
  g_autofree AccordQuietState *states = g_new (AccordQuietState, asked->n_ids);

  if (!accord_kind_is (asked->kind, &accord_customer_kind))
    return TRUE;
  if (!accord_quiet_read_some (reader, accord_date_today (), asked->ids, asked->n_ids, states, error))
    return FALSE;
  for (guint i = 0; i < asked->n_ids; i++)
    ((AccordSummary *) summaries->pdata[i])->quiet = states[i];
  return TRUE;
}

static DexFuture *
summaries_read (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (AccordGate) gate = accord_gate_new (reader);
  g_autoptr (GPtrArray) summaries = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_summary_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < asked->n_ids; i++)
    {
      AccordSummary *summary = read_summary (reader, gate, asked, asked->ids[i], &error);

      if (summary == NULL)
        return dex_future_new_for_error (g_steal_pointer (&error));
      g_ptr_array_add (summaries, summary);
    }
  if (!read_quiet (reader, asked, summaries, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&summaries));
}

/**
 * accord_report_summaries:
 * @kind: customer or deal
 * @ids: the records on screen
 * @currency: amounts in another are counted, not priced
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordSummary, in the order
 *   of @ids
 */
DexFuture *
accord_report_summaries (AccordStore *store, const AccordKind *kind, const gint64 *ids, guint n_ids,
                         const char *currency)
{
  Asked *asked = g_malloc0 (sizeof (Asked) + n_ids * sizeof (gint64));

  asked->kind = kind;
  g_strlcpy (asked->currency, currency, sizeof asked->currency);
  asked->n_ids = n_ids;
  if (n_ids > 0)
    memcpy (asked->ids, ids, n_ids * sizeof (gint64));
  return accord_store_read (store, summaries_read, asked, g_free);
}
