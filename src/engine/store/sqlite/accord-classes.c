/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Purchasing power and RFM segment (F12) as functions of SQL, so that lists sort, filter and show them:
 *
 *   accord_class(0, customer, today)   the tier its purchases give, or NULL
 *   accord_class(1, customer, today)   the segment
 *   accord_verify_days(own, key, tier) how long a check of the facts lasts (M07)
 *   accord_day(ms)                     the day of a time
 *
 * One customer's class depends on all buyers, so the classes of all are worked out at once, a byte a
 * customer, when they are first asked for, and anew in the first snapshot in which a purchase, a stage or the
 * workspace has been touched since; what is done to open deals leaves them. The readers of a store share them. */
#include "accord-config.h"

#include "accord-classes.h"

#include "accord-database.h"
#include "accord-date.h"
#include "accord-journal-rows.h"
#include "accord-standing-buyers.h"
#include "accord-statement.h"

/* A deal without a day of closing is no purchase, and was none unless that day was changed, too. */
#define OF_A_PURCHASE "EXISTS (SELECT 1 FROM deal d WHERE d.id=c.row AND d.closed_on IS NOT NULL)"
#define SAYS(field) "instr(c.data,'\"" field "\"')>0"
#define TOUCHED                                                                                                                \
  "SELECT 1 FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.id>?1 AND (c.tbl IN (?3,?4) OR (c.tbl=?2 AND"         \
  " CASE c.op WHEN 'u' THEN c.data IS NULL OR " SAYS ("closed_on") " OR " SAYS ("customer") " OR ((" SAYS ("amount") " OR " SAYS ("stage") ") AND " OF_A_PURCHASE ")" \
  " WHEN 'i' THEN " OF_A_PURCHASE " ELSE 1 END))"                                                                               \
  " UNION ALL SELECT 1 FROM span WHERE txn>?1 AND tbl IN (?2,?3,?4) LIMIT 1"

/* Immutable, counted. */
typedef struct _AccordClassSet {
  gatomicrefcount refs;
  gint64 txn;    /* the newest change set that it knows of */
  gint64 day;    /* it was worked out for */
  gint64 n;      /* ids are below */
  guint8 *codes; /* by id: tier and, sixteen times as much, segment */
} ClassSet;

struct _AccordClasses {
  GMutex lock;
  ClassSet *newest; /* NULL: never asked for */
};

static void
class_set_unref (ClassSet *set)
{
  if (!g_atomic_ref_count_dec (&set->refs))
    return;
  g_free (set->codes);
  g_free (set);
}

static ClassSet *
class_set_ref (ClassSet *set)
{
  g_atomic_ref_count_inc (&set->refs);
  return set;
}

AccordClasses *
accord_classes_new (void)
{
  AccordClasses *self = g_new0 (AccordClasses, 1);

  g_mutex_init (&self->lock);
  return self;
}

void
accord_classes_free (AccordClasses *self)
{
  g_clear_pointer (&self->newest, class_set_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* The workspace's currency, in which purchases are added up. */
static char *
read_currency (AccordReader *db, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, "SELECT currency FROM workspace ORDER BY id LIMIT 1", error);
  g_autoptr (GError) failed = NULL;
  g_autofree char *currency = NULL;

  if (st == NULL)
    return NULL;
  if (accord_statement_step (st, &failed))
    currency = g_strdup (accord_statement_text (st, 0));
  if (!accord_error_pass (error, &failed))
    return NULL;
  return currency != NULL ? g_steal_pointer (&currency) : g_strdup ("");
}

static void
take_buyer (const AccordPurchases *buyer, const AccordStandingScale *scale, ClassSet *set)
{
  AccordScores scores = accord_standing_scale_score (scale, buyer);

  if (buyer->customer >= 0 && buyer->customer < set->n)
    set->codes[buyer->customer] = (guint8) (accord_standing_scale_tier (scale, buyer) |
                                            accord_segment_of (&scores, buyer->n) << 4);
}

static ClassSet *
work_out (AccordReader *db, gint64 day, GError **error)
{
  g_autofree char *currency = read_currency (db, error);
  g_autoptr (AccordBuyers) buyers = currency != NULL ? accord_buyers_new (currency, day) : NULL;
  g_autoptr (AccordStandingScale) scale = NULL;
  const AccordPurchases *all;
  ClassSet *set;
  guint n;

  if (buyers == NULL || !accord_buyers_read_all (buyers, db, error))
    return NULL;
  scale = accord_buyers_scale (buyers, db, error);
  if (scale == NULL)
    return NULL;
  set = g_new0 (ClassSet, 1);
  g_atomic_ref_count_init (&set->refs);
  set->txn = accord_reader_newest_txn (db, NULL);
  set->day = day;
  set->n = accord_database_get_int (db, "SELECT max(id) FROM customer", 0) + 1;
  set->codes = g_malloc0 ((gsize) set->n);
  all = accord_buyers_all (buyers, &n);
  for (guint i = 0; i < n; i++)
    take_buyer (&all[i], scale, set);
  return set;
}

/* Whether a set is that of the snapshot, or would come out alike in it. */
static gboolean
holds (const ClassSet *set, AccordReader *db, gint64 day, gboolean *good, GError **error)
{
  gint64 newest = accord_reader_newest_txn (db, NULL);
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  *good = set != NULL && set->day == day && set->txn == newest;
  if (*good || set == NULL || set->day != day || set->txn > newest)
    return TRUE;
  st = accord_reader_prepare (db, TOUCHED, error);
  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, set->txn);
  accord_statement_bind_int (st, 2, accord_deal_kind.number);
  accord_statement_bind_int (st, 3, accord_stage_kind.number);
  accord_statement_bind_int (st, 4, accord_workspace_kind.number);
  *good = !accord_statement_step (st, &failed);
  return accord_error_pass (error, &failed);
}

static void
install (AccordClasses *self, ClassSet *set)
{
  g_mutex_lock (&self->lock);
  if (self->newest == NULL || self->newest->txn < set->txn || self->newest->day != set->day)
    {
      g_clear_pointer (&self->newest, class_set_unref);
      self->newest = class_set_ref (set);
    }
  g_mutex_unlock (&self->lock);
}

/* What is being written may be taken back, and goes on. */
static gboolean
is_writing (AccordReader *db)
{
  return sqlite3_txn_state (db->db, NULL) == SQLITE_TXN_WRITE;
}

/* The classes in the reader's snapshot: its own of before, another reader's, or worked out now. */
static const ClassSet *
find_set (AccordReader *db, gint64 day, GError **error)
{
  gboolean good = db->class_set != NULL && db->class_set_checked && db->class_set->day == day;

  if (good)
    return db->class_set;
  g_mutex_lock (&db->classes->lock);
  if (db->classes->newest != NULL && db->classes->newest != db->class_set)
    {
      g_clear_pointer (&db->class_set, class_set_unref);
      db->class_set = class_set_ref (db->classes->newest);
    }
  g_mutex_unlock (&db->classes->lock);
  if (!holds (db->class_set, db, day, &good, error))
    return NULL;
  if (!good)
    {
      g_clear_pointer (&db->class_set, class_set_unref);
      db->class_set = work_out (db, day, error);
      if (db->class_set == NULL)
        return NULL;
      if (!is_writing (db))
        install (db->classes, db->class_set);
    }
  db->class_set_checked = !is_writing (db);
  return db->class_set;
}

/**
 * accord_reader_classes:
 * @reader: a reader, on its thread
 * @day: today
 * @n: (out): ids are below
 *
 * Returns: (transfer none) (nullable) (array length=n): tier and segment (F12) of every customer in the reader's snapshot, by
 *   id, as the SQL function accord_class() tells them, or %NULL with an error
 */
const guint8 *
accord_reader_classes (AccordReader *reader, gint64 day, gint64 *n, GError **error)
{
  const ClassSet *set = find_set (reader, day, error);

  *n = set != NULL ? set->n : 0;
  return set != NULL ? set->codes : NULL;
}

static void
class_of (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  AccordReader *db = sqlite3_user_data (context);
  gboolean segment = sqlite3_value_int (argv[0]) == 1;
  gint64 customer = sqlite3_value_int64 (argv[1]);
  g_autoptr (GError) error = NULL;
  const ClassSet *set;
  int code;

  if (db->classes == NULL) /* a connection that answers no lists */
    return;
  set = find_set (db, sqlite3_value_int64 (argv[2]), &error);
  if (set == NULL)
    {
      sqlite3_result_error (context, error->message, -1);
      return;
    }
  code = customer > 0 && customer < set->n ? set->codes[customer] : 0;
  code = segment ? code >> 4 : code & 15;
  if (code != 0)
    sqlite3_result_int (context, code);
}

static void
verify_days (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  sqlite3_result_int (context, accord_verify_days (sqlite3_value_int64 (argv[0]), sqlite3_value_int (argv[1]) != 0,
                                                   (AccordTier) sqlite3_value_int (argv[2])));
}

static void
day_of (sqlite3_context *context, int argc, sqlite3_value **argv)
{
  if (sqlite3_value_type (argv[0]) != SQLITE_NULL)
    sqlite3_result_int64 (context, accord_date_from_time (sqlite3_value_int64 (argv[0])));
}

gboolean
accord_classes_register (AccordReader *db, GError **error)
{
  static const struct {
    const char *name;
    int n;
    void (*func) (sqlite3_context *context, int argc, sqlite3_value **argv);
  } functions[] = { { "accord_class", 3, class_of }, { "accord_verify_days", 3, verify_days }, { "accord_day", 1, day_of } };
  int code = SQLITE_OK;

  for (gsize i = 0; i < G_N_ELEMENTS (functions) && code == SQLITE_OK; i++)
    code = sqlite3_create_function_v2 (db->db, functions[i].name, functions[i].n, SQLITE_UTF8 | SQLITE_DIRECTONLY, db,
                                       functions[i].func, NULL, NULL, NULL);
  return code == SQLITE_OK || accord_database_fail (db, code, "open", error);
}

void
accord_classes_forget (AccordReader *db)
{
  db->class_set_checked = FALSE;
}

void
accord_classes_close (AccordReader *db)
{
  g_clear_pointer (&db->class_set, class_set_unref);
}
