/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whose facts should be checked (M07): one pass over the customers beside one over the deals, for the
 * class that decides how long a check lasts. Report thread. */

#include "accord-config.h"

#include "accord-standing.h"

#include "accord-agenda-private.h"
#include "accord-query.h"
#include "accord-standing-buyers.h"
#include "accord-standing-rules.h"

G_DEFINE_BOXED_TYPE (AccordDue, accord_due, accord_due_copy, accord_due_free)

AccordDue *
accord_due_copy (const AccordDue *due)
{
  AccordDue *copy = g_memdup2 (due, sizeof *due);

  copy->record = due->record != NULL ? accord_record_ref (due->record) : NULL;
  return copy;
}

void
accord_due_free (AccordDue *due)
{
  g_clear_pointer (&due->record, accord_record_unref);
  g_free (due);
}

typedef struct {
  char *currency;
  gint64 until;
  gint64 today;
  int limit;
  AccordAgendaOwners owners;
} Asked;

static void
asked_free (gpointer data)
{
  accord_agenda_owners_clear (&((Asked *) data)->owners);
  g_free (((Asked *) data)->currency);
  g_free (data);
}

typedef struct {
  gint64 id;
  gint64 verify_by;
  gint64 verified;
  int days;
} Line;

static AccordTier
tier_of (AccordStatement *row, const AccordBuyers *buyers, const AccordStandingScale *scale)
{
  AccordTier pinned = accord_tier_by_name (accord_statement_text (row, 4));
  const AccordPurchases *purchases;

  if (pinned != ACCORD_TIER_NONE)
    return pinned;
  purchases = accord_buyers_find (buyers, accord_statement_int (row, 0));
  return purchases != NULL ? accord_standing_scale_tier (scale, purchases) : ACCORD_TIER_NONE;
}

static void
add_line (GArray *lines, const Asked *asked, AccordStatement *row, AccordTier tier)
{
  Line line = { .id = accord_statement_int (row, 0), .verified = G_MININT64 };
  gint64 known = accord_date_from_time (accord_statement_int (row, 2));

  if (!accord_statement_is_null (row, 1))
    line.verified = known = accord_statement_int (row, 1);
  line.days = accord_verify_days (accord_statement_int (row, 3), accord_statement_int (row, 5) != 0, tier);
  line.verify_by = known + line.days;
  if (line.verify_by <= asked->until)
    g_array_append_val (lines, line);
}

static gboolean
read_lines (AccordReader *reader, const Asked *asked, GArray *lines, GError **error)
{
  g_autoptr (AccordBuyers) buyers = accord_buyers_new (asked->currency, asked->today);
  g_autoptr (AccordStandingScale) scale = NULL;
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  if (!accord_buyers_read_all (buyers, reader, error))
    return FALSE;
  scale = accord_buyers_scale (buyers, reader, error);
  if (scale == NULL)
    return FALSE;
  row = accord_reader_prepare (reader, "SELECT c.id, c.verified, x.at, c.verify_days, c.tier_pin, c.key_account, c.owner FROM customer c"
                                       " LEFT JOIN txn x ON x.id = c.born WHERE c.del <= 0", error);
  if (row == NULL)
    return FALSE;
  while (accord_statement_step (row, &failed))
    if (accord_agenda_owners_have (&asked->owners, row, 6))
      add_line (lines, asked, row, tier_of (row, buyers, scale));
  return accord_error_pass (error, &failed);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = a, *y = b;

  if (x->verify_by != y->verify_by)
    return x->verify_by < y->verify_by ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static GPtrArray *
load_lines (AccordReader *reader, GArray *lines, GError **error)
{
  const AccordKind *kind = accord_reader_get_kind (reader, &accord_customer_kind);
  g_autofree gint64 *ids = g_new (gint64, MAX (lines->len, 1));
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *dues = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_due_free);

  for (guint i = 0; i < lines->len; i++)
    ids[i] = g_array_index (lines, Line, i).id;
  records = accord_reader_load (reader, kind, ids, lines->len, error);
  for (guint i = 0; records != NULL && i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      AccordDue *due = g_new0 (AccordDue, 1);

      *due = (AccordDue) { accord_record_ref (records->pdata[i]), line->verify_by, line->verified, line->days };
      g_ptr_array_add (dues, due);
    }
  if (records == NULL)
    g_clear_pointer (&dues, g_ptr_array_unref);
  return dues;
}

static DexFuture *
due_read (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GError) error = NULL;
  GPtrArray *dues = NULL;

  if (read_lines (reader, asked, lines, &error))
    {
      g_array_sort (lines, compare_lines);
      if (asked->limit >= 0 && lines->len > (guint) asked->limit)
        g_array_set_size (lines, (guint) asked->limit);
      dues = load_lines (reader, lines, &error);
    }
  if (dues == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, dues);
}

/**
 * accord_report_due:
 * @store: the open file
 * @currency: the workspace's
 * @until: facts that have to be checked by this day or before
 * @today: the day it is
 * @limit: how many at most, -1 for all
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordDue, the longest overdue
 *   first
 */
DexFuture *
accord_report_due (AccordStore *store, const char *currency, gint64 until, gint64 today, int limit)
{
  return accord_report_due_of (store, currency, NULL, until, today, limit);
}

/**
 * accord_report_due_of:
 * @store: the open file
 * @currency: the workspace's
 * @owners: (nullable) (element-type gint64): whose customers; %NULL: everybody's
 * @until: facts that have to be checked by this day or before
 * @today: the day it is
 * @limit: how many at most, -1 for all
 *
 * Returns: (transfer full): as accord_report_due()
 */
DexFuture *
accord_report_due_of (AccordStore *store, const char *currency, GArray *owners, gint64 until, gint64 today, int limit)
{
  Asked *asked = g_new0 (Asked, 1);

  *asked = (Asked) { g_strdup (currency), until, today, limit, { NULL } };
  accord_agenda_owners_init (&asked->owners, owners);
  return accord_store_read_long (store, due_read, asked, asked_free);
}
