/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open deals that nobody has planned anything for: the ones of most weight in one pass, of which only the
 * best are kept. Long reader's thread. */

#include "accord-config.h"

#include "accord-agenda-private.h"

#include "accord-error.h"

#define COLUMNS "SELECT d.id, d.owner, d.amount, d.amount_currency, d.expected_on"
#define PLANNED "a.del<=0 AND a.done_at IS NULL AND a.type<>'note' AND a.due_on IS NOT NULL"
#define OF_SOME                                                                                    \
  COLUMNS " FROM stage s CROSS JOIN deal d ON d.stage=s.id AND d.del<=0 WHERE s.outcome='open' AND s.del<=0" \
  " AND coalesce(d.owner,0) IN (SELECT id FROM accord_ids(?1))"                                     \
  " AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.deal=d.id AND " PLANNED ")"
/* Everybody's are most of the table: it is read as it lies, beside the few deals that something is planned for. */
#define OF_ALL                                                                                     \
  COLUMNS " FROM deal d NOT INDEXED WHERE d.del<=0 AND d.stage IN (SELECT id FROM stage WHERE outcome='open' AND del<=0)" \
  " AND d.id NOT IN (SELECT a.deal FROM activity a WHERE a.deal IS NOT NULL AND " PLANNED ")"
#define NAMES "SELECT d.name, d.customer, c.name, d.contact FROM deal d LEFT JOIN customer c ON c.id=d.customer WHERE d.id=?1"

/* The best come first; the others are let go now and then. */
static void
keep_best (GPtrArray *rows, const AccordAgendaAsked *asked)
{
  gint64 today = asked->today;

  g_ptr_array_sort_values_with_data (rows, accord_agenda_order, &today);
  if (rows->len > asked->most)
    g_ptr_array_set_size (rows, (int) asked->most);
}

static void
read_deal (AccordAgendaRow *row, AccordStatement *st, const AccordAgendaAsked *asked)
{
  const char *currency = accord_statement_text (st, 3);

  *row = (AccordAgendaRow) { 0 };
  row->deal = accord_statement_int (st, 0);
  row->owner = accord_statement_int (st, 1);
  row->minute = -1;
  row->has_value = currency != NULL;
  row->is_foreign = g_strcmp0 (currency, asked->currency) != 0;
  row->value = accord_statement_int (st, 2);
  g_strlcpy (row->currency, currency != NULL ? currency : "", sizeof row->currency);
  row->has_expected = !accord_statement_is_null (st, 4);
  row->expected = accord_statement_int (st, 4);
}

/* Most are worth less than the least of those that are kept: nothing is made for them. @least: of these, or %NULL */
static void
take_deal (GPtrArray *rows, const AccordAgendaAsked *asked, AccordStatement *st, const AccordAgendaRow **least)
{
  AccordAgendaRow row;

  read_deal (&row, st, asked);
  if (*least != NULL && accord_agenda_compare (&row, *least, asked->today) > 0)
    return;
  g_ptr_array_add (rows, g_memdup2 (&row, sizeof row));
  if (rows->len < 2 * asked->most + 64)
    return;
  keep_best (rows, asked);
  *least = rows->len > 0 ? rows->pdata[rows->len - 1] : NULL;
}

static gboolean
read_names (AccordReader *reader, AccordAgendaRow *row, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, NAMES, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, row->deal);
  if (accord_statement_step (st, &failed))
    {
      row->title = g_strdup (accord_statement_text (st, 0));
      row->deal_name = g_strdup (row->title);
      row->customer = accord_statement_int (st, 1);
      row->customer_name = g_strdup (accord_statement_text (st, 2));
      row->contact = accord_statement_int (st, 3);
    }
  return accord_error_pass (error, &failed);
}

/* Whose it is, is asked before whether something is planned: most are somebody else's. */
static GArray *
owner_ids (const AccordAgendaOwners *owners)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer id;

  if (owners->ids == NULL)
    return ids;
  g_hash_table_iter_init (&iter, owners->ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (ids, id, 1);
  return ids;
}

static gboolean
read_deals (AccordReader *reader, const AccordAgendaAsked *asked, AccordUnplanned *found, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, asked->owners.ids != NULL ? OF_SOME : OF_ALL, error);
  g_autoptr (GArray) owners = owner_ids (&asked->owners);
  const AccordIdSet set = { (const gint64 *) (gconstpointer) owners->data, owners->len };
  const AccordAgendaRow *least = NULL;
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  if (asked->owners.ids != NULL)
    accord_statement_bind_ids (st, 1, &set);
  while (accord_statement_step (st, &failed))
    {
      found->n++;
      take_deal (found->rows, asked, st, &least);
    }
  keep_best (found->rows, asked);
  return accord_error_pass (error, &failed);
}

static DexFuture *
unplanned_read (AccordReader *reader, gpointer data)
{
  const AccordAgendaAsked *asked = data;
  g_autoptr (AccordUnplanned) found = g_new0 (AccordUnplanned, 1);
  g_autoptr (GError) error = NULL;

  found->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_agenda_row_free);
  if (!read_deals (reader, asked, found, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  for (guint i = 0; i < found->rows->len; i++)
    if (!read_names (reader, found->rows->pdata[i], &error))
      return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_UNPLANNED, g_steal_pointer (&found));
}

/**
 * accord_report_unplanned:
 * @store: the open file
 * @currency: the workspace's
 * @owners: (nullable) (element-type gint64): whose deals; %NULL: everybody's
 * @today: the day it is
 * @most: how many rows at most
 *
 * Open deals without an open activity that has a day, as the board counts them.
 *
 * Returns: (transfer full): a future that resolves to an #AccordUnplanned. Rejects with an #AccordStoreError
 */
DexFuture *
accord_report_unplanned (AccordStore *store, const char *currency, GArray *owners, gint64 today, guint most)
{
  g_return_val_if_fail (ACCORD_IS_STORE (store) && currency != NULL, NULL);

  return accord_store_read_long (store, unplanned_read, accord_agenda_asked_new (currency, owners, today, today, most), accord_agenda_asked_free);
}
