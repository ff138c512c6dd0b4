/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads an agenda. What is open lies in an index of its own, by day, time and owner, so that a file with
 * a million customers is asked for the ids of a day without a look at the rows; what is shown is read
 * then. Page thread.
 *
 *   index of open steps ─▶ counts, ids of the first @most ─▶ rows with names and amounts ─▶ ranked
 *   index of done steps ─▶ the week's done, ids of those of the day ──────────────────────▲
 *   index of open steps without a day ────────────────────────────────────────────────────▲
 */

#include "accord-config.h"

#include "accord-agenda-private.h"

#include <string.h>

#include "accord-date.h"
#include "accord-error.h"

#define SAME_DAY_MOST 5000 /* of one day beyond what was asked for, so that its ranking is whole */
#define SOME_DAY_SHARE 20  /* what has no day is less urgent: so many times fewer of it are listed */

/* The conditions of the three indexes stand here as the kind's table says them. */
#define OPEN "FROM activity WHERE del<=0 AND due_on IS NOT NULL AND done_at IS NULL AND type<>'note'"
#define DONE "FROM activity WHERE del<=0 AND done_at IS NOT NULL AND due_on IS NOT NULL AND type<>'note'"

#define SOME_DAY "FROM activity WHERE del<=0 AND type IS NOT NULL AND done_at IS NULL AND due_on IS NULL AND type<>'note'"

#define OVERDUE_IDS "SELECT id, due_on, owner " OPEN " AND due_on<?1 ORDER BY due_on, due_minute"
#define DAY_IDS "SELECT id, due_on, owner " OPEN " AND due_on=?1 ORDER BY due_minute"
#define SOME_DAY_IDS "SELECT id, id, owner " SOME_DAY " AND ?1 IS NOT NULL ORDER BY id DESC"
#define WEEK_OPEN "SELECT due_on, owner " OPEN " AND due_on BETWEEN ?1 AND ?2"
#define WEEK_DONE "SELECT id, done_at, owner " DONE " AND done_at>=?1 AND done_at<?2 ORDER BY done_at"
#define WAITING "SELECT due_on, owner " OPEN " AND due_on<=?1"
#define N_OVERDUE "SELECT count(*) " OPEN " AND due_on<?1"
#define N_OF_DAY "SELECT count(*) " OPEN " AND due_on=?1"
#define N_SOME_DAY "SELECT count(*) " SOME_DAY " AND ?1 IS NOT NULL"

#define ROWS                                                                                       \
  "SELECT a.id, a.title, a.type, a.due_on, a.due_minute, a.done_at, a.outcome, a.priority, a.repeat, a.contact, a.owner," \
  " a.deal, d.name, d.amount, d.amount_currency, d.expected_on, coalesce(a.customer, d.customer) AS whose, c.name," \
  " CASE WHEN a.deal IS NULL THEN (SELECT sum(x.amount) FROM deal x JOIN stage s ON s.id=x.stage AND s.outcome='open'" \
  "  WHERE x.customer=a.customer AND x.del<=0 AND x.amount_currency=?2) END,"                       \
  " (SELECT count(*) FROM task_item i WHERE i.activity=a.id AND i.del<=0),"                         \
  " (SELECT count(*) FROM task_item i WHERE i.activity=a.id AND i.del<=0 AND i.done=1), c.type='person'" \
  " FROM accord_ids(?1) q CROSS JOIN activity a ON a.id=q.id LEFT JOIN deal d ON d.id=a.deal"       \
  " LEFT JOIN customer c ON c.id=whose"

enum {
  ID, TITLE, TYPE, DUE, MINUTE, DONE_AT, OUTCOME, PRIORITY, REPEAT, CONTACT, OWNER,
  DEAL, DEAL_NAME, AMOUNT, CURRENCY, EXPECTED, CUSTOMER, CUSTOMER_NAME, CUSTOMER_VALUE, N_ITEMS, N_ITEMS_DONE, PERSON,
};

static void
read_value (AccordStatement *st, AccordAgendaRow *row, const char *currency)
{
  gboolean of_deal = row->deal != 0 && !accord_statement_is_null (st, AMOUNT);

  row->has_value = of_deal || !accord_statement_is_null (st, CUSTOMER_VALUE);
  row->value = accord_statement_int (st, of_deal ? AMOUNT : CUSTOMER_VALUE);
  g_strlcpy (row->currency, of_deal ? accord_statement_text (st, CURRENCY) : currency, sizeof row->currency);
  row->is_foreign = row->has_value && strcmp (row->currency, currency) != 0;
}

static AccordAgendaRow *
read_row (AccordStatement *st, const char *currency)
{
  AccordAgendaRow *row = g_new0 (AccordAgendaRow, 1);
  const char *priority = accord_statement_text (st, PRIORITY);

  row->activity = accord_statement_int (st, ID);
  row->title = g_strdup (accord_statement_text (st, TITLE));
  row->type = g_strdup (accord_statement_text (st, TYPE));
  row->has_due = !accord_statement_is_null (st, DUE);
  row->due = accord_statement_int (st, DUE);
  row->minute = accord_statement_is_null (st, MINUTE) ? -1 : (int) accord_statement_int (st, MINUTE);
  row->done_at = accord_statement_int (st, DONE_AT);
  row->outcome = g_strdup (accord_statement_text (st, OUTCOME));
  row->priority = g_strcmp0 (priority, "high") == 0 ? 1 : g_strcmp0 (priority, "low") == 0 ? -1 : 0;
  row->repeat = g_strdup (accord_statement_text (st, REPEAT));
  row->contact = accord_statement_int (st, CONTACT);
  row->owner = accord_statement_int (st, OWNER);
  row->deal = accord_statement_int (st, DEAL);
  row->deal_name = g_strdup (accord_statement_text (st, DEAL_NAME));
  row->has_expected = !accord_statement_is_null (st, EXPECTED);
  row->expected = accord_statement_int (st, EXPECTED);
  row->customer = accord_statement_int (st, CUSTOMER);
  row->customer_name = g_strdup (accord_statement_text (st, CUSTOMER_NAME));
  row->n_items = (int) accord_statement_int (st, N_ITEMS);
  row->n_items_done = (int) accord_statement_int (st, N_ITEMS_DONE);
  row->is_person = accord_statement_int (st, PERSON) != 0;
  read_value (st, row, currency);
  return row;
}

/* Activities with what is shown of them, in the order of @ids. */
GPtrArray *
accord_agenda_read_rows (AccordReader *reader, const char *currency, GArray *ids, GError **error)
{
  const AccordIdSet set = { (const gint64 *) (gconstpointer) ids->data, ids->len };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_agenda_row_free);
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, ROWS, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_ids (st, 1, &set);
  accord_statement_bind_text (st, 2, currency);
  while (accord_statement_step (st, &failed))
    g_ptr_array_add (rows, read_row (st, currency));
  return accord_error_pass (error, &failed) ? g_steal_pointer (&rows) : NULL;
}

/* How many there are of everybody: the index alone is gone through, three times as fast as row by row. */
static gboolean
count_all (AccordReader *reader, const char *sql, gint64 day, guint *n, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, day);
  if (accord_statement_step (st, &failed))
    *n = (guint) accord_statement_int (st, 0);
  return accord_error_pass (error, &failed);
}

/* Ids of open steps in order of their day, and how many there are. @count: counts everybody's. */
static GArray *
read_ids (AccordReader *reader, const char *sql, const char *count, gint64 day, const AccordAgendaAsked *asked, guint *n, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;
  gint64 last_day = G_MININT64;

  *n = 0;
  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, day);
  while (accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0), due = accord_statement_int (st, 1);

      if (!accord_agenda_owners_have (&asked->owners, st, 2))
        continue;
      ++*n;
      if (ids->len >= asked->most && (due != last_day || ids->len >= asked->most + SAME_DAY_MOST))
        {
          if (asked->owners.ids == NULL)
            return count_all (reader, count, day, n, error) ? g_steal_pointer (&ids) : NULL;
          continue;
        }
      last_day = due;
      g_array_append_val (ids, id);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
read_group (AccordReader *reader, const char *sql, const char *count, gint64 day, const AccordAgendaAsked *asked, AccordAgenda *agenda,
            AccordAgendaGroup group, GError **error)
{
  g_autoptr (GArray) ids = read_ids (reader, sql, count, day, asked, &agenda->n[group], error);
  gint64 today = asked->today;

  if (ids == NULL)
    return FALSE;
  agenda->rows[group] = accord_agenda_read_rows (reader, asked->currency, ids, error);
  if (agenda->rows[group] == NULL)
    return FALSE;
  g_ptr_array_sort_values_with_data (agenda->rows[group], accord_agenda_order, &today);
  return TRUE;
}

/* What lies without a day: of the newest, the most valuable come first. */
static gboolean
read_some_day (AccordReader *reader, const AccordAgendaAsked *asked, AccordAgenda *agenda, GError **error)
{
  AccordAgendaAsked fewer = *asked;

  fewer.most = MAX (1, asked->most / SOME_DAY_SHARE);
  return read_group (reader, SOME_DAY_IDS, N_SOME_DAY, 0, &fewer, agenda, ACCORD_AGENDA_SOME_DAY, error);
}

static gboolean
read_week_open (AccordReader *reader, const AccordAgendaAsked *asked, AccordAgenda *agenda, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, WEEK_OPEN, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, agenda->monday);
  accord_statement_bind_int (st, 2, agenda->monday + 6);
  while (accord_statement_step (st, &failed))
    if (accord_agenda_owners_have (&asked->owners, st, 1))
      agenda->week[accord_statement_int (st, 0) - agenda->monday].n_open++;
  return accord_error_pass (error, &failed);
}

/* Counts the week, and keeps the ids of the day in the order in which they were done. */
static gboolean
read_week_done (AccordReader *reader, const AccordAgendaAsked *asked, AccordAgenda *agenda, GArray *ids, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, WEEK_DONE, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, accord_date_to_time (agenda->monday));
  accord_statement_bind_int (st, 2, accord_date_to_time (agenda->monday + 7));
  while (accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0), day = accord_date_from_time (accord_statement_int (st, 1));

      if (!accord_agenda_owners_have (&asked->owners, st, 2))
        continue;
      agenda->week[CLAMP (day - agenda->monday, 0, 6)].n_done++;
      if (day == agenda->day)
        g_array_append_val (ids, id);
    }
  return accord_error_pass (error, &failed);
}

/* What was done last comes first: turned round once, as thousands may be finished on one day. */
static void
turn_round (GArray *ids)
{
  for (guint i = 0; i < ids->len / 2; i++)
    {
      gint64 *low = &g_array_index (ids, gint64, i), *high = &g_array_index (ids, gint64, ids->len - 1 - i), id = *low;

      *low = *high;
      *high = id;
    }
}

static gboolean
read_done (AccordReader *reader, const AccordAgendaAsked *asked, AccordAgenda *agenda, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!read_week_done (reader, asked, agenda, ids, error))
    return FALSE;
  turn_round (ids);
  agenda->n[ACCORD_AGENDA_DONE] = ids->len;
  if (ids->len > asked->most)
    g_array_set_size (ids, asked->most);
  agenda->rows[ACCORD_AGENDA_DONE] = accord_agenda_read_rows (reader, asked->currency, ids, error);
  return agenda->rows[ACCORD_AGENDA_DONE] != NULL;
}

static gboolean
read_any (AccordReader *reader, AccordAgenda *agenda, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (AccordStatement) open = accord_reader_prepare (reader, "SELECT id " OPEN " LIMIT 1", error);
  g_autoptr (AccordStatement) done = accord_reader_prepare (reader, "SELECT id " DONE " LIMIT 1", error);

  if (open == NULL || done == NULL)
    return FALSE;
  agenda->has_any = agenda->n[ACCORD_AGENDA_SOME_DAY] > 0 || accord_statement_step (open, &failed) || (failed == NULL && accord_statement_step (done, &failed));
  return accord_error_pass (error, &failed);
}

static gboolean
read_agenda (AccordReader *reader, const AccordAgendaAsked *asked, AccordAgenda *agenda, GError **error)
{
  if (asked->day != asked->today) /* what is late belongs to today */
    agenda->rows[ACCORD_AGENDA_OVERDUE] = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_agenda_row_free);
  else if (!read_group (reader, OVERDUE_IDS, N_OVERDUE, asked->today, asked, agenda, ACCORD_AGENDA_OVERDUE, error))
    return FALSE;
  if (asked->day != asked->today)
    agenda->rows[ACCORD_AGENDA_SOME_DAY] = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_agenda_row_free);
  else if (!read_some_day (reader, asked, agenda, error))
    return FALSE;
  return read_group (reader, DAY_IDS, N_OF_DAY, asked->day, asked, agenda, ACCORD_AGENDA_OPEN, error) &&
         read_week_open (reader, asked, agenda, error) && read_done (reader, asked, agenda, error) &&
         read_any (reader, agenda, error);
}

static DexFuture *
agenda_read (AccordReader *reader, gpointer data)
{
  const AccordAgendaAsked *asked = data;
  g_autoptr (AccordAgenda) agenda = g_new0 (AccordAgenda, 1);
  g_autoptr (GError) error = NULL;

  g_atomic_ref_count_init (&agenda->refs);
  agenda->today = asked->today;
  agenda->day = asked->day;
  agenda->monday = asked->day - (accord_date_weekday (asked->day) - 1);
  if (!read_agenda (reader, asked, agenda, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_AGENDA, g_steal_pointer (&agenda));
}

/**
 * accord_report_agenda:
 * @store: the open file
 * @currency: the workspace's, of the open deals of a customer
 * @owners: (nullable) (element-type gint64): whose; %NULL: everybody's, nobody's too
 * @day: the day that is looked at
 * @today: the day it is; what is overdue is read where they are the same
 * @most: how many rows of a group at most; all that are due on the day of the last one are read besides
 *
 * Notes are nothing to do. What was done is there if a day had been planned for it.
 *
 * Returns: (transfer full): a future that resolves to an #AccordAgenda. Rejects with an #AccordStoreError
 */
DexFuture *
accord_report_agenda (AccordStore *store, const char *currency, GArray *owners, gint64 day, gint64 today, guint most)
{
  g_return_val_if_fail (ACCORD_IS_STORE (store) && currency != NULL, NULL);

  return accord_store_read (store, agenda_read, accord_agenda_asked_new (currency, owners, day, today, most), accord_agenda_asked_free);
}

/* Of some people: each is looked at. */
static gboolean
count_waiting (AccordReader *reader, const AccordAgendaAsked *asked, AccordAgendaCount *count, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, WAITING, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, asked->today);
  while (accord_statement_step (st, &failed))
    if (accord_agenda_owners_have (&asked->owners, st, 1))
      ++*(accord_statement_int (st, 0) < asked->today ? &count->n_overdue : &count->n_today);
  return accord_error_pass (error, &failed);
}

static DexFuture *
waiting_read (AccordReader *reader, gpointer data)
{
  const AccordAgendaAsked *asked = data;
  AccordAgendaCount count = { 0 };
  g_autoptr (GError) error = NULL;

  if (asked->owners.ids != NULL ? !count_waiting (reader, asked, &count, &error)
                                : !count_all (reader, N_OVERDUE, asked->today, &count.n_overdue, &error) ||
                                    !count_all (reader, N_OF_DAY, asked->today, &count.n_today, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_AGENDA_COUNT, accord_agenda_count_copy (&count));
}

/**
 * accord_report_due_count:
 * @store: the open file
 * @owners: (nullable) (element-type gint64): whose; %NULL: everybody's
 * @today: the day it is
 *
 * Returns: (transfer full): a future that resolves to an #AccordAgendaCount. Rejects with an #AccordStoreError
 */
DexFuture *
accord_report_due_count (AccordStore *store, GArray *owners, gint64 today)
{
  g_return_val_if_fail (ACCORD_IS_STORE (store), NULL);

  return accord_store_read (store, waiting_read, accord_agenda_asked_new ("", owners, today, today, 0), accord_agenda_asked_free);
}
