/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Work planned for the next four weeks, by member. Activities are found by the index of those that are to be done, which
 * holds all that is asked of them: in a large file that was opened just now no row is read. Reader thread. */

#include "accord-config.h"

#include "accord-workload.h"

#include <glib/gi18n-lib.h>

#include "accord-member-load.h"
#include "accord-statement.h"

G_DEFINE_BOXED_TYPE (AccordWorkload, accord_workload, accord_workload_copy, accord_workload_free)

AccordWorkload *
accord_workload_copy (const AccordWorkload *workload)
{
  return g_memdup2 (workload, sizeof *workload);
}

void
accord_workload_free (AccordWorkload *workload)
{
  g_free (workload);
}

typedef struct {
  gint64 member; /* 0: all */
  gint64 today;
} Asked;

typedef struct {
  const Asked *asked;
  gint64 monday;
  GPtrArray *loads;     /* of AccordWorkload */
  GHashTable *by_member; /* borrowed */
} Reading;

static AccordWorkload *
load_of (Reading *self, gint64 member)
{
  return g_hash_table_lookup (self->by_member, GSIZE_TO_POINTER ((gsize) member));
}

static gboolean
add_member (AccordRecord *record, gpointer data, GError **error)
{
  Reading *self = data;
  AccordWorkload *load = g_new0 (AccordWorkload, 1);

  load->member = accord_record_id (record);
  load->monday = self->monday;
  load->deal_limit = accord_record_number (record, "deal_limit");
  load->week_limit = accord_record_number (record, "week_limit");
  load->customers_limit = accord_record_number (record, "capacity");
  g_ptr_array_add (self->loads, load);
  g_hash_table_insert (self->by_member, GSIZE_TO_POINTER ((gsize) load->member), load);
  return TRUE;
}

static AccordWork
work_of (const char *type)
{
  if (g_strcmp0 (type, "call") == 0 || g_strcmp0 (type, "email") == 0)
    return ACCORD_WORK_CALLS;
  return g_strcmp0 (type, "visit") == 0 || g_strcmp0 (type, "meeting") == 0 ? ACCORD_WORK_VISITS : ACCORD_WORK_TASKS;
}

#define PLANNED                                                                                                    \
  "SELECT owner, due_on, type FROM activity WHERE del<=0 AND due_on IS NOT NULL AND done_at IS NULL AND due_on<?1" \
  " AND type IS NOT 'note' AND (?2=0 OR owner=?2)"

enum { OWNER, DUE, TYPE };

static void
add_activity (Reading *self, AccordStatement *row)
{
  AccordWorkload *load = load_of (self, accord_statement_int (row, OWNER));
  gint64 due = accord_statement_int (row, DUE);
  gint64 week = due < self->monday ? 0 : (due - self->monday) / 7;

  if (load == NULL)
    return;
  load->planned[week][work_of (accord_statement_text (row, TYPE))]++;
  load->overdue += due < self->asked->today;
}

static void
add_deals (gint64 member, gint64 n_open, gpointer data)
{
  AccordWorkload *load = load_of (data, member);

  if (load != NULL)
    load->open_deals = n_open;
}

static gboolean
read_members (Reading *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_member_kind);

  if (self->asked->member != 0)
    accord_query_keep_ids (query, &self->asked->member, 1, TRUE);
  return accord_reader_each (reader, query, add_member, self, error);
}

static gboolean
read_activities (Reading *self, AccordReader *reader, GError **error)
{
  g_autoptr (AccordStatement) row = NULL;
  g_autoptr (GError) failed = NULL;

  if (!accord_reader_is_made (reader, &accord_activity_kind))
    return TRUE;
  row = accord_reader_prepare (reader, PLANNED, error);
  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, self->monday + 7 * ACCORD_WORKLOAD_WEEKS);
  accord_statement_bind_int (row, 2, self->asked->member);
  while (accord_statement_step (row, &failed))
    add_activity (self, row);
  return accord_error_pass (error, &failed);
}

static DexFuture *
read_job (AccordReader *reader, gpointer data)
{
  const Asked *asked = data;
  Reading self = { asked, asked->today - (accord_date_weekday (asked->today) - 1), NULL, NULL };
  g_autoptr (GPtrArray) loads = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_workload_free);
  g_autoptr (GHashTable) by_member = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;

  self.loads = loads;
  self.by_member = by_member;
  if (!read_members (&self, reader, &error) || !read_activities (&self, reader, &error) ||
      !accord_member_load_each (reader, add_deals, &self, &error))
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&loads));
}

/**
 * accord_workload_read:
 * @store: the open file
 * @member: whose; 0: everybody's
 * @today: days since 1970-01-01
 *
 * Returns: (transfer full): a future that resolves to a #GPtrArray of #AccordWorkload
 */
DexFuture *
accord_workload_read (AccordStore *store, gint64 member, gint64 today)
{
  Asked asked = { member, today };

  return accord_store_read_long (store, read_job, g_memdup2 (&asked, sizeof asked), g_free);
}

/**
 * accord_workload_week:
 * @week: 0 for this one
 *
 * Returns: how much is planned for it
 */
gint64
accord_workload_week (const AccordWorkload *workload, int week)
{
  gint64 sum = 0;

  for (int i = 0; i < ACCORD_WORK_N; i++)
    sum += workload->planned[week][i];
  return sum;
}

/**
 * accord_workload_share:
 *
 * Returns: how full somebody is, 1 at the limit: this week's plans or open deals, whichever is more; negative
 *   without a limit
 */
double
accord_workload_share (const AccordWorkload *workload)
{
  double week = workload->week_limit > 0 ? (double) accord_workload_week (workload, 0) / (double) workload->week_limit : -1;
  double deals = workload->deal_limit > 0 ? (double) workload->open_deals / (double) workload->deal_limit : -1;

  return MAX (week, deals);
}

/**
 * accord_workload_sentence:
 *
 * Returns: (transfer full): this week against the limit, a sentence
 */
char *
accord_workload_sentence (const AccordWorkload *workload)
{
  gint64 n = accord_workload_week (workload, 0);
  g_autofree char *planned = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d activity planned this week", "%d activities planned this week", (gulong) n), (int) n);
  gint64 over = n - workload->week_limit;

  if (n == 0 && workload->week_limit == 0)
    return g_strdup (_("Nothing is planned this week."));
  if (workload->week_limit <= 0)
    return g_strdup_printf (_("%s."), planned);
  if (over > 0)
    return g_strdup_printf (_("%1$s, %2$d over the limit."), planned, (int) over);
  if (over == 0)
    return g_strdup_printf (_("%s, as many as the limit allows."), planned);
  return g_strdup_printf (_("%1$s, %2$d below the limit."), planned, (int) -over);
}
