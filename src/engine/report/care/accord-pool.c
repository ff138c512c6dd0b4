/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The public pool (公海, M54): which customers should go there by the workspace's rules, and what is done with
 * those that are there. Never recycled: key accounts, customers with an open deal, with a planned activity or
 * with a purchase in the last 12 months. */

#include "accord-config.h"

#include "accord-pool.h"

#include <glib/gi18n-lib.h>

#include "accord-return-sql.h"
#include "accord-statement.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

G_DEFINE_BOXED_TYPE (AccordPoolDue, accord_pool_due, accord_pool_due_copy, accord_pool_due_free)

AccordPoolDue *
accord_pool_due_copy (const AccordPoolDue *due)
{
  AccordPoolDue *copy = g_memdup2 (due, sizeof *due);

  copy->name = g_strdup (due->name);
  copy->owner_name = g_strdup (due->owner_name);
  return copy;
}

void
accord_pool_due_free (AccordPoolDue *due)
{
  g_free (due->name);
  g_free (due->owner_name);
  g_free (due);
}

typedef struct {
  gint64 today;
  gint64 within; /* days ahead */
} Asked;

/* Customers that somebody has and nothing protects, with their newest contact, claim and creation. */
#define CANDIDATES                                                                                                  \
  "SELECT c.id, c.owner, c.name, m.name, c.claimed_on,"                                                              \
  " (SELECT max(a.done_at) FROM activity a WHERE a.customer=c.id AND a.del<=0 AND a.done_at IS NOT NULL),"           \
  " (SELECT x.at FROM txn x WHERE x.id=c.born)"                                                                     \
  " FROM customer c LEFT JOIN member m ON m.id=c.owner"                                                              \
  " WHERE c.del<=0 AND c.owner IS NOT NULL AND c.merged_into IS NULL AND coalesce(c.key_account,0)=0"                \
  " AND NOT EXISTS (SELECT 1 FROM deal d JOIN stage s ON s.id=d.stage WHERE d.customer=c.id AND d.del<=0"            \
  "  AND (s.outcome IN ('open','hold') OR (s.outcome='won' AND d.closed_on>?1 AND " ACCORD_SQL_NO_RETURN ("d.") ")))"        \
  " AND NOT EXISTS (SELECT 1 FROM activity p WHERE p.customer=c.id AND p.del<=0 AND p.done_at IS NULL AND p.type<>'note')"

static gboolean
read_days (AccordReader *reader, gint64 *idle, gint64 *first, GError **error)
{
  g_autoptr (AccordStatement) row =
    accord_reader_prepare (reader, "SELECT pool_idle_days, pool_first_days FROM workspace WHERE del<=0 LIMIT 1", error);
  g_autoptr (GError) failed = NULL;

  *idle = *first = 0;
  if (row == NULL)
    return FALSE;
  if (accord_statement_step (row, &failed))
    {
      *idle = accord_statement_int (row, 0);
      *first = accord_statement_int (row, 1);
    }
  return accord_error_pass (error, &failed);
}

static void
judge (GPtrArray *dues, AccordStatement *row, const Asked *asked, gint64 idle, gint64 first)
{
  gint64 claimed = accord_statement_is_null (row, 4) ? G_MININT64 : accord_statement_int (row, 4);
  gint64 contact = accord_statement_is_null (row, 5) ? G_MININT64 : accord_date_from_time (accord_statement_int (row, 5));
  gint64 born = accord_date_from_time (accord_statement_int (row, 6));
  gboolean unworked = first > 0 && claimed != G_MININT64 && contact < claimed;
  gint64 since = unworked ? claimed : MAX (MAX (contact, claimed), contact == G_MININT64 ? born : contact);
  gint64 limit = unworked ? first : idle;
  AccordPoolDue *due;

  if (limit <= 0 || since + limit - asked->today > asked->within)
    return;
  due = g_new0 (AccordPoolDue, 1);
  *due = (AccordPoolDue) { accord_statement_int (row, 0), accord_statement_int (row, 1),
                           g_strdup (accord_statement_text (row, 2)), g_strdup (accord_statement_text (row, 3)),
                           unworked ? ACCORD_POOL_UNWORKED : ACCORD_POOL_IDLE, since, since + limit - asked->today };
  g_ptr_array_add (dues, due);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const AccordPoolDue *x = *(AccordPoolDue *const *) a, *y = *(AccordPoolDue *const *) b;

  return x->left != y->left ? (x->left < y->left ? -1 : 1) : (x->customer > y->customer) - (x->customer < y->customer);
}

static DexFuture *
due_job (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_pool_due_free);
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) error = NULL;
  gint64 idle, first;

  if (read_days (reader, &idle, &first, &error) && (idle > 0 || first > 0))
    {
      row = accord_reader_prepare (reader, CANDIDATES, &error);
      if (row != NULL)
        accord_statement_bind_int (row, 1, accord_date_add_months (asked->today, -12));
      while (row != NULL && accord_statement_step (row, &error))
        judge (dues, row, asked, idle, first);
    }
  if (error != NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  g_ptr_array_sort (dues, compare);
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&dues));
}

/**
 * accord_pool_read_due:
 * @store: the open file
 * @today: days since 1970-01-01
 * @within: also those that will be due in so many days
 *
 * Without rules in Preferences nothing is due.
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordPoolDue, the most overdue first
 */
DexFuture *
accord_pool_read_due (AccordStore *store, gint64 today, gint64 within)
{
  Asked asked = { today, within };

  return accord_store_read_long (store, due_job, g_memdup2 (&asked, sizeof asked), g_free);
}

/**
 * accord_pool_return_edit:
 *
 * Returns: (transfer full): gives the owners of customers up, as one change set
 */
AccordEdit *
accord_pool_return_edit (const gint64 *customers, guint n)
{
  g_autofree char *label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Put %u customer into the pool", "Put %u customers into the pool", n), n);
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < n; i++)
    accord_edit_clear (edit, &accord_customer_kind, customers[i], "owner");
  return edit;
}

/**
 * accord_pool_claim_edit:
 * @member: who takes them
 *
 * Returns: (transfer full): claims customers of the pool, as one change set; the journal's rules may refuse it
 */
AccordEdit *
accord_pool_claim_edit (const gint64 *customers, guint n, gint64 member)
{
  g_autofree char *label = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "Claimed %u customer from the pool", "Claimed %u customers from the pool", n), n);
  AccordEdit *edit = accord_edit_new (label);

  for (guint i = 0; i < n; i++)
    accord_edit_set_number (edit, &accord_customer_kind, customers[i], "owner", member);
  return edit;
}

/**
 * accord_pool_words:
 * @settings: (nullable): the workspace's
 *
 * Returns: (transfer full) (nullable): since when a customer is in the pool, and how many days it stays there;
 *   %NULL for one that somebody has
 */
char *
accord_pool_words (AccordRecord *customer, AccordRecord *settings, gint64 today)
{
  gint64 since, keep = 0, left;
  g_autofree char *in = NULL;

  if (accord_record_number (customer, "owner") != 0)
    return NULL;
  if (!accord_record_get_number (customer, "pooled_on", &since))
    return g_strdup (_("In the pool"));
  in = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In the pool for %d day", "In the pool for %d days", (gulong) (today - since)), (int) (today - since));
  if (since == today)
    g_set_str (&in, _("In the pool since today"));
  if (settings == NULL || !accord_record_get_number (settings, "pool_keep_days", &keep) || keep <= 0)
    return g_steal_pointer (&in);
  left = since + keep - today;
  if (left <= 0)
    return g_strdup_printf (_("%s · its time is over"), in);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %d day left", "%s · %d days left", (gulong) left), in, (int) left);
}
