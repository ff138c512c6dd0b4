/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom nobody has talked to for too long (M18, M19). What counts is the last real contact: a call, an
 * e-mail, a visit or a meeting that was done, by the day it was done on. That a record was imported, synced
 * or changed is none; nor are activities that one edit finished by the dozen. Long reader's thread. */

#include "accord-config.h"

#include "accord-agenda-private.h"
#include "accord-quiet-private.h"

#include "accord-date.h"
#include "accord-error.h"
#include "accord-query.h"

G_DEFINE_BOXED_TYPE (AccordQuiet, accord_quiet, accord_quiet_ref, accord_quiet_unref)

#define CONTACTS                                                                                   \
  "SELECT a.customer, max(a.done_at) FROM activity a WHERE a.customer IS NOT NULL AND" ACCORD_QUIET_IS_CONTACT " GROUP BY a.customer"
#define PLANNED                                                                                    \
  "SELECT DISTINCT a.customer FROM activity a WHERE a.customer IS NOT NULL AND a.del<=0 AND a.done_at IS NULL" \
  " AND a.due_on IS NOT NULL AND a.type<>'note'"
#define CUSTOMERS "SELECT id, owner, lifecycle, industry, tier_pin, segment_pin FROM customer WHERE del<=0"
#define NAMES                                                                                      \
  "SELECT c.name, (SELECT sum(x.amount) FROM deal x JOIN stage s ON s.id=x.stage AND s.outcome='open'" \
  " WHERE x.customer=c.id AND x.del<=0 AND x.amount_currency=?2) FROM customer c WHERE c.id=?1"

typedef struct {
  char currency[4];
  GPtrArray *policies; /* NULL: those of the file */
  AccordAgendaOwners owners;
  gint64 today;
  guint most;
} Asked;

typedef struct {
  const Asked *asked;
  AccordReader *reader;
  AccordQuiet *quiet;
  GHashTable *contacts; /* customer → day + 1 - ACCORD_DATE_MIN */
  GHashTable *planned;  /* customers who have a step */
} Scan;

/**
 * accord_quiet_ref:
 * @self: an answer
 *
 * Returns: (transfer full): @self
 */
AccordQuiet *
accord_quiet_ref (AccordQuiet *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * accord_quiet_unref:
 * @self: (transfer full): an answer
 */
void
accord_quiet_unref (AccordQuiet *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->policies, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static void
row_free (gpointer data)
{
  AccordQuietRow *row = data;

  g_free (row->row.title);
  g_free (row->row.type);
  g_free (row->row.text);
  g_free (row->row.customer_name);
  g_free (row);
}

/**
 * accord_quiet_level:
 * @days: since the last contact
 * @ideal: days after which it is time
 * @longest: days after which it is high time
 *
 * Returns: how it stands; on the last day of an interval still as before
 */
AccordQuietLevel
accord_quiet_level (gint64 days, gint64 ideal, gint64 longest)
{
  return days > longest ? ACCORD_QUIET_RED : days > ideal ? ACCORD_QUIET_YELLOW : ACCORD_QUIET_NOT;
}

/* Those of the file that are switched on, in their order. */
GPtrArray *
accord_policies_read (AccordReader *reader, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_contact_policy_kind);
  g_autoptr (AccordQuery) query = accord_query_new (kind);
  g_autoptr (GPtrArray) policies = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_policy_free), records = NULL;
  g_autoptr (AccordIds) ids = NULL;

  if (!accord_query_set_sort (query, "rank", FALSE, error))
    return NULL;
  ids = accord_reader_find (reader, query, error);
  records = ids != NULL ? accord_reader_load (reader, kind, ids->ids, ids->n_ids, error) : NULL;
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (accord_record_number (records->pdata[i], "off") == 0)
      g_ptr_array_add (policies, accord_policy_from_record (records->pdata[i]));
  return records != NULL ? g_steal_pointer (&policies) : NULL;
}

static gboolean
read_policies (Scan *scan, GError **error)
{
  GPtrArray *asked = scan->asked->policies;

  if (asked == NULL)
    scan->quiet->policies = accord_policies_read (scan->reader, error);
  else
    scan->quiet->policies = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_policy_free);
  for (guint i = 0; asked != NULL && i < asked->len; i++)
    g_ptr_array_add (scan->quiet->policies, accord_policy_copy (asked->pdata[i]));
  return scan->quiet->policies != NULL;
}

static gboolean
read_contacts (Scan *scan, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (scan->reader, CONTACTS, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  while (accord_statement_step (st, &failed))
    g_hash_table_insert (scan->contacts, GSIZE_TO_POINTER (accord_statement_int (st, 0)),
                         GSIZE_TO_POINTER (accord_date_from_time (accord_statement_int (st, 1)) + 1 - ACCORD_DATE_MIN));
  return accord_error_pass (error, &failed);
}

static gboolean
read_planned (Scan *scan, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (scan->reader, PLANNED, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  while (accord_statement_step (st, &failed))
    g_hash_table_add (scan->planned, GSIZE_TO_POINTER (accord_statement_int (st, 0)));
  return accord_error_pass (error, &failed);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const AccordQuietRow *x = *(const AccordQuietRow *const *) a, *y = *(const AccordQuietRow *const *) b;

  if (x->level != y->level)
    return x->level > y->level ? -1 : 1;
  if (x->days != y->days)
    return x->days > y->days ? -1 : 1;
  return (x->row.customer > y->row.customer) - (x->row.customer < y->row.customer);
}

static void
keep_best (Scan *scan)
{
  g_ptr_array_sort (scan->quiet->rows, compare_rows);
  if (scan->quiet->rows->len > scan->asked->most)
    g_ptr_array_set_size (scan->quiet->rows, (int) scan->asked->most);
}

static void
add_row (Scan *scan, gint64 customer, gint64 owner, guint policy, gint64 day, AccordQuietLevel level)
{
  AccordQuietRow *row;

  if (g_hash_table_contains (scan->planned, GSIZE_TO_POINTER (customer)))
    return;
  scan->quiet->n++;
  if (scan->asked->most == 0)
    return;
  row = g_new0 (AccordQuietRow, 1);
  row->row.customer = customer;
  row->row.owner = owner;
  row->row.minute = -1;
  row->level = level;
  row->last_contact = day;
  row->days = scan->asked->today - day;
  row->policy = policy;
  g_ptr_array_add (scan->quiet->rows, row);
  if (scan->quiet->rows->len >= 2 * scan->asked->most + 64)
    keep_best (scan);
}

static void
judge (Scan *scan, const AccordPolicyMatch *match, AccordStatement *st)
{
  const AccordPolicyFacts facts = { accord_statement_int (st, 0), accord_statement_text (st, 2), accord_statement_text (st, 3),
                                    accord_statement_text (st, 4), accord_statement_text (st, 5) };
  int index = accord_policy_match_find (match, &facts);
  gpointer known = g_hash_table_lookup (scan->contacts, GSIZE_TO_POINTER (facts.id));
  const AccordPolicy *policy;
  AccordQuietCount *count;
  AccordQuietLevel level;
  gint64 day;

  if (index < 0)
    return;
  policy = scan->quiet->policies->pdata[index];
  count = &g_array_index (scan->quiet->counts, AccordQuietCount, (guint) index);
  count->n++;
  count->n_never += known == NULL;
  if (known == NULL)
    return;
  day = (gint64) GPOINTER_TO_SIZE (known) - 1 + ACCORD_DATE_MIN;
  level = accord_quiet_level (scan->asked->today - day, policy->ideal, policy->longest);
  count->n_yellow += level == ACCORD_QUIET_YELLOW;
  count->n_red += level == ACCORD_QUIET_RED;
  if (level != ACCORD_QUIET_NOT)
    add_row (scan, facts.id, accord_statement_int (st, 1), (guint) index, day, level);
}

static gboolean
read_customers (Scan *scan, GError **error)
{
  g_auto (AccordPolicyMatch) match = { 0 };
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  if (!accord_policy_match_read (&match, scan->reader, scan->quiet->policies, scan->asked->currency, scan->asked->today, error))
    return FALSE;
  st = accord_reader_prepare (scan->reader, CUSTOMERS, error);
  if (st == NULL)
    return FALSE;
  while (accord_statement_step (st, &failed))
    if (accord_agenda_owners_have (&scan->asked->owners, st, 1))
      judge (scan, &match, st);
  keep_best (scan);
  return accord_error_pass (error, &failed);
}

/* The kind of activity that a channel asks for. */
static const char *
type_of (const char *channel)
{
  static const char *const types[][2] = { { "phone", "call" }, { "email", "email" }, { "visit", "visit" }, { "store", "visit" } };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (channel, types[i][0]) == 0)
      return types[i][1];
  return "task";
}

static gboolean
read_names (Scan *scan, GError **error)
{
  for (guint i = 0; i < scan->quiet->rows->len; i++)
    {
      AccordQuietRow *found = scan->quiet->rows->pdata[i];
      const AccordPolicy *policy = scan->quiet->policies->pdata[found->policy];
      AccordAgendaRow *row = &found->row;
      g_autoptr (AccordStatement) st = accord_reader_prepare (scan->reader, NAMES, error);
      g_autoptr (GError) failed = NULL;

      if (st == NULL)
        return FALSE;
      accord_statement_bind_int (st, 1, row->customer);
      accord_statement_bind_text (st, 2, scan->asked->currency);
      if (accord_statement_step (st, &failed))
        {
          row->title = g_strdup (accord_statement_text (st, 0));
          row->type = g_strdup (type_of (policy->channel));
          row->text = g_strdup (policy->text);
          row->customer_name = g_strdup (row->title);
          row->has_value = !accord_statement_is_null (st, 1);
          row->value = accord_statement_int (st, 1);
          g_strlcpy (row->currency, scan->asked->currency, sizeof row->currency);
        }
      if (!accord_error_pass (error, &failed))
        return FALSE;
    }
  return TRUE;
}

static gboolean
run (Scan *scan, GError **error)
{
  scan->quiet->rows = g_ptr_array_new_with_free_func (row_free);
  scan->quiet->counts = g_array_new (FALSE, TRUE, sizeof (AccordQuietCount));
  if (!read_policies (scan, error))
    return FALSE;
  g_array_set_size (scan->quiet->counts, scan->quiet->policies->len);
  return scan->quiet->policies->len == 0 ||
         (read_contacts (scan, error) && read_planned (scan, error) && read_customers (scan, error) && read_names (scan, error));
}

static DexFuture *
quiet_read (AccordReader *reader, gpointer data)
{
  g_autoptr (AccordQuiet) quiet = g_new0 (AccordQuiet, 1);
  g_autoptr (GHashTable) contacts = g_hash_table_new (NULL, NULL), planned = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  Scan scan = { data, reader, quiet, contacts, planned };

  g_atomic_ref_count_init (&quiet->refs);
  if (!run (&scan, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (ACCORD_TYPE_QUIET, g_steal_pointer (&quiet));
}

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_clear_pointer (&asked->policies, g_ptr_array_unref);
  accord_agenda_owners_clear (&asked->owners);
  g_free (asked);
}

/**
 * accord_report_quiet:
 * @store: the open file
 * @currency: the workspace's
 * @policies: (nullable) (element-type AccordPolicy): as they would be; %NULL: as they are in the file
 * @owners: (nullable) (element-type gint64): whose customers; %NULL: everybody's
 * @today: the day it is
 * @most: how many rows at most; 0: counts only
 *
 * Without a contact there is nothing to count from: such customers are counted as never talked to. Rows
 * leave out whoever has a step planned, or overdue: that is listed by itself.
 *
 * Returns: (transfer full): a future that resolves to an #AccordQuiet. Rejects with an #AccordStoreError
 */
DexFuture *
accord_report_quiet (AccordStore *store, const char *currency, GPtrArray *policies, GArray *owners, gint64 today, guint most)
{
  Asked *asked;

  g_return_val_if_fail (ACCORD_IS_STORE (store) && currency != NULL, NULL);

  asked = g_new0 (Asked, 1);
  g_strlcpy (asked->currency, currency, sizeof asked->currency);
  asked->policies = policies != NULL ? g_ptr_array_ref (policies) : NULL;
  accord_agenda_owners_init (&asked->owners, owners);
  asked->today = today;
  asked->most = most;
  return accord_store_read_long (store, quiet_read, asked, asked_free);
}
