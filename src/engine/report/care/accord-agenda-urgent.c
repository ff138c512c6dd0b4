/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The few customers that most want something done. Asked while nobody has chosen one, in a file of any
 * size: the index of open steps is walked from yesterday backwards, then through today and on, and no more
 * than some hundred of each are looked at. Page thread. */

#include "accord-config.h"

#include "accord-agenda-private.h"

#include "accord-error.h"

#define LOOKED_AT 400 /* steps that are late, and of today; among them the ranking is exact */

#define STEPS "SELECT id, due_on, owner FROM activity WHERE del<=0 AND due_on IS NOT NULL AND done_at IS NULL AND type<>'note'"
#define LATE STEPS " AND due_on<?1 ORDER BY due_on DESC, due_minute DESC"
#define TODAY STEPS " AND due_on=?1 ORDER BY due_minute DESC"
#define COMING STEPS " AND due_on>?1 ORDER BY due_on, due_minute"

static GPtrArray *
read_steps (AccordReader *reader, const char *sql, const AccordAgendaAsked *asked, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, asked->today);
  while (ids->len < LOOKED_AT && accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      if (accord_agenda_owners_have (&asked->owners, st, 2))
        g_array_append_val (ids, id);
    }
  return accord_error_pass (error, &failed) ? accord_agenda_read_rows (reader, asked->currency, ids, error) : NULL;
}

/* The weightiest first, the latest of equals. */
static int
compare_due (gconstpointer a, gconstpointer b, gpointer data)
{
  const AccordAgendaRow *first = a, *second = b;
  gint64 today = *(const gint64 *) data;
  double x = accord_agenda_weight (first, today), y = accord_agenda_weight (second, today);

  if (x != y)
    return x > y ? -1 : 1;
  return accord_agenda_compare (first, second, today);
}

static gboolean
has_customer (GPtrArray *rows, gint64 customer)
{
  for (guint i = 0; i < rows->len; i++)
    if (((const AccordAgendaRow *) rows->pdata[i])->customer == customer)
      return TRUE;
  return FALSE;
}

/* Moves over the first step of each customer. */
static void
take_customers (GPtrArray *chosen, GPtrArray *steps, guint most)
{
  for (guint i = 0; i < steps->len && chosen->len < most; i++)
    {
      AccordAgendaRow *row = steps->pdata[i];

      if (row->customer == 0 || has_customer (chosen, row->customer))
        continue;
      g_ptr_array_add (chosen, row);
      steps->pdata[i] = g_new0 (AccordAgendaRow, 1);
    }
}

static gboolean
take_steps (AccordReader *reader, const char *sql, GCompareDataFunc compare, const AccordAgendaAsked *asked, GPtrArray *chosen,
            GError **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  gint64 today = asked->today;

  if (chosen->len >= asked->most)
    return TRUE;
  steps = read_steps (reader, sql, asked, error);
  if (steps == NULL)
    return FALSE;
  g_ptr_array_sort_values_with_data (steps, compare, &today);
  take_customers (chosen, steps, asked->most);
  return TRUE;
}

/* What is late goes before what is for today, however much is at stake there. */
static gboolean
read_urgent (AccordReader *reader, const AccordAgendaAsked *asked, GPtrArray *chosen, GError **error)
{
  return take_steps (reader, LATE, compare_due, asked, chosen, error) && take_steps (reader, TODAY, compare_due, asked, chosen, error)
         && take_steps (reader, COMING, accord_agenda_order, asked, chosen, error);
}

static DexFuture *
urgent_read (AccordReader *reader, gpointer data)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_agenda_row_free);
  g_autoptr (GError) error = NULL;

  if (!read_urgent (reader, data, chosen, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&chosen));
}

/**
 * accord_report_urgent:
 * @store: the open file
 * @currency: the workspace's, of the open deals of a customer
 * @owners: (nullable) (element-type gint64): whose steps; %NULL: everybody's, nobody's too
 * @today: the day it is
 * @most: how many customers at most
 *
 * The customers that most want something done, one step of each: first those with a step that is late, then
 * those with one for today, each by what is at stake and how urgent it is (accord_agenda_weight()), looking
 * at no more than the latest 400 steps of each; then those whose step comes up next.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordAgendaRow, fewer than @most
 *   where fewer customers have a step. Rejects with an #AccordStoreError
 */
DexFuture *
accord_report_urgent (AccordStore *store, const char *currency, GArray *owners, gint64 today, guint most)
{
  g_return_val_if_fail (ACCORD_IS_STORE (store) && currency != NULL, NULL);

  return accord_store_read (store, urgent_read, accord_agenda_asked_new (currency, owners, today, today, most), accord_agenda_asked_free);
}
