/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What follows from other records (open value, next step, last contact) for every row of a large kind:
 * read once by the expression that SQL sorts by, when a list first stands in its order, then mended for
 * the rows that commits touched. Where it cannot be told whom a change concerned, it is read anew. */
#include "accord-config.h"

#include "accord-column-sums.h"

#include <string.h>
#include "accord-filter-sql.h"

#define ROWS_MOST 2000 /* touched; more are read anew with all the others */

void
accord_column_sum_free (gpointer data)
{
  AccordColumnSum *self = data;

  g_free (self->numbers);
  g_free (self);
}

static gboolean
needs_today (const AccordComputed *computed)
{
  return strpbrk (computed->sql, "%^") != NULL;
}

static char *
sum_sql (const AccordColumnSum *self, const AccordKind *kind, const char *where)
{
  AccordFilterWriting to = { .is_literal = TRUE, .today = self->today };

  to.sql = g_string_new ("SELECT t.id,");
  accord_filter_write_computed (&to, self->computed->sql, "t", *self->currency ? self->currency : NULL);
  g_string_append_printf (to.sql, " FROM \"%s\" t NOT INDEXED WHERE %s", kind->name, where);
  return g_string_free (to.sql, FALSE);
}

static void
take (AccordColumnSum *self, AccordStatement *st)
{
  self->numbers[accord_statement_int (st, 0)] =
    accord_statement_is_null (st, 1) ? ACCORD_COLUMN_NOTHING : accord_statement_int (st, 1);
}

static gboolean
fill_each (AccordColumnSum *self, const AccordColumnSet *set, AccordReader *db, GError **error)
{
  g_autofree char *sql = sum_sql (self, set->kind, "t.del<=0");
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  while (st != NULL && accord_statement_step (st, &failed))
    take (self, st);
  return st != NULL && accord_error_pass (error, &failed);
}

/* FALSE: the sum is too large for a number. */
static gboolean
fold (AccordFold fold, gint64 *number, gint64 value)
{
  if (*number == ACCORD_COLUMN_NOTHING)
    *number = value;
  else if (fold == ACCORD_FOLD_LEAST)
    *number = MIN (*number, value);
  else if (fold == ACCORD_FOLD_MOST)
    *number = MAX (*number, value);
  else
    return !__builtin_add_overflow (*number, value, number);
  return TRUE;
}

/* In one pass over the records that it follows from. */
static gboolean
fill_folded (AccordColumnSum *self, const AccordColumnSet *set, AccordReader *db, gboolean *fits, GError **error)
{
  AccordFilterWriting to = { .is_literal = TRUE, .today = self->today };
  g_autoptr (GString) sql = to.sql = g_string_new (NULL);
  g_autoptr (AccordStatement) st = NULL;
  g_autoptr (GError) failed = NULL;

  accord_filter_write_computed (&to, self->computed->rows, "t", *self->currency ? self->currency : NULL);
  st = accord_reader_prepare (db, sql->str, error);
  if (st == NULL)
    return FALSE;
  for (guint i = 0; i < set->n_slots; i++)
    self->numbers[i] = self->computed->fold == ACCORD_FOLD_COUNT ? 0 : ACCORD_COLUMN_NOTHING;
  for (*fits = TRUE; *fits && accord_statement_step (st, &failed);)
    {
      gint64 row = accord_statement_int (st, 0);

      if (row >= 0 && row < set->n_slots && !accord_statement_is_null (st, 1))
        *fits = fold (self->computed->fold, &self->numbers[row], accord_statement_int (st, 1));
    }
  return accord_error_pass (error, &failed);
}

/* Where a sum does not fit, SQL says so. */
static gboolean
fill (AccordColumnSum *self, const AccordColumnSet *set, AccordReader *db, GError **error)
{
  gboolean fits = FALSE;

  if (self->computed->fold != ACCORD_FOLD_NONE && !fill_folded (self, set, db, &fits, error))
    return FALSE;
  return fits || fill_each (self, set, db, error);
}

static gboolean
is_current (const AccordColumnSum *self, const AccordComputed *computed, const char *currency)
{
  return self->computed == computed && g_str_equal (self->currency, currency) &&
         (!needs_today (computed) || self->today == accord_date_today ());
}

/**
 * accord_column_sums_get:
 * @db: in the snapshot that the set holds
 * @currency: see accord_query_set_currency()
 *
 * Returns: (transfer none): the number of each row, by id; %NULL on error
 */
const gint64 *
accord_column_sums_get (AccordColumnSet *set, AccordReader *db, const AccordComputed *computed, const char *currency,
                        GError **error)
{
  AccordColumnSum *self;

  for (guint i = set->sums->len; i-- > 0;)
    {
      self = set->sums->pdata[i];
      if (is_current (self, computed, currency))
        return self->numbers;
      if (self->computed == computed)
        g_ptr_array_remove_index (set->sums, i); /* another currency's, or yesterday's */
    }
  self = g_new0 (AccordColumnSum, 1);
  self->computed = computed;
  self->today = accord_date_today ();
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->numbers = g_new0 (gint64, set->n_slots);
  if (!fill (self, set, db, error))
    {
      accord_column_sum_free (self);
      return NULL;
    }
  g_ptr_array_add (set->sums, self);
  return self->numbers;
}

/* --- after commits --- */

typedef struct {
  const AccordColumnSet *set;
  AccordReader *db;
  gint64 txn;
  GArray *rows;      /* of gint64: whose numbers may be others */
  gboolean is_known; /* whether those are all */
} Following;

/* Rows of @from that were touched, and what they point to; an old link that was changed is not told. */
static const char linked[] =
  "SELECT r.\"%1$s\",c.op='e' OR instr(c.data,'\"%1$s\":')>0 FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2"
  " JOIN \"%2$s\" r ON r.id=c.row WHERE x.id>?1 AND c.tbl=%3$d"
  " UNION ALL SELECT r.\"%1$s\",0 FROM span s JOIN \"%2$s\" r ON r.id BETWEEN s.row1 AND s.row2"
  " WHERE s.txn>?1 AND s.tbl=%3$d LIMIT %4$d";

static gboolean
follow_linked (Following *self, const AccordKind *from, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_autofree char *sql = g_strdup_printf (linked, self->set->kind->name, from->name, from->number, ROWS_MOST);
#pragma GCC diagnostic pop
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);
  g_autoptr (GError) failed = NULL;
  int n = 0;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, self->txn);
  while (accord_statement_step (st, &failed))
    {
      gint64 row = accord_statement_int (st, 0);

      self->is_known &= ++n < ROWS_MOST && accord_statement_int (st, 1) == 0;
      if (row > 0)
        g_array_append_val (self->rows, row);
    }
  return accord_error_pass (error, &failed);
}

/* Of records that are not linked to one row, such as stages, any touch may concern all. */
static gboolean
follow_unlinked (Following *self, const AccordKind *from, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "SELECT 1 FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.id>?1 AND c.tbl=?2"
              " UNION ALL SELECT 1 FROM span WHERE txn>?1 AND tbl=?2", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, self->txn);
  accord_statement_bind_int (st, 2, from->number);
  self->is_known &= !accord_statement_step (st, &failed);
  return accord_error_pass (error, &failed);
}

static gboolean
follow_kind (Following *self, const AccordKind *from, GError **error)
{
  int link = accord_kind_find (from, self->set->kind->name);

  if (accord_kind_is (from, self->set->kind))
    return TRUE; /* its own rows are known */
  if (link >= 0 && accord_field_is_link (&from->fields[link]))
    return follow_linked (self, from, error);
  return follow_unlinked (self, from, error);
}

/* "kind.field kind.field kind": each kind once. */
static gboolean
follow_all (Following *self, const char *depends, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (depends, " ", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (parts[i], strcspn (parts[i], "."));
      const AccordKind *kind = *name ? accord_kind_by_name (name) : NULL;

      if (kind != NULL && g_hash_table_add (seen, (gpointer) kind) && !follow_kind (self, kind, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mend (AccordColumnSum *sum, const Following *following, GError **error)
{
  g_autofree char *sql = sum_sql (sum, following->set->kind, "t.id=?1");
  g_autoptr (AccordStatement) st = accord_reader_prepare (following->db, sql, error);
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; st != NULL && i < following->rows->len; i++)
    {
      accord_statement_reset (st);
      accord_statement_bind_int (st, 1, g_array_index (following->rows, gint64, i));
      if (accord_statement_step (st, &failed))
        take (sum, st);
      if (!accord_error_pass (error, &failed))
        return FALSE;
    }
  return st != NULL;
}

/**
 * accord_column_sums_follow:
 * @txn: the change set that the sums hold
 * @touched: ids of the set's own rows that were touched since
 *
 * Brings what follows from other records up to date, or lets it go to be read anew.
 */
gboolean
accord_column_sums_follow (AccordColumnSet *set, AccordReader *db, gint64 txn, GArray *touched, GError **error)
{
  for (guint i = set->sums->len; i-- > 0;)
    {
      AccordColumnSum *sum = set->sums->pdata[i];
      g_autoptr (GArray) rows = g_array_copy (touched);
      Following following = { set, db, txn, rows, TRUE };

      if (!follow_all (&following, sum->computed->depends, error))
        return FALSE;
      if (!following.is_known)
        g_ptr_array_remove_index (set->sums, i);
      else if (!mend (sum, &following, error))
        return FALSE;
    }
  return TRUE;
}

/* --- order --- */

typedef struct {
  gint64 number;
  gint64 id;
} Numbered;

static int
compare_up (gconstpointer a, gconstpointer b)
{
  const Numbered *x = a, *y = b;

  return x->number != y->number ? (x->number > y->number ? 1 : -1) : (x->id > y->id) - (x->id < y->id);
}

static int
compare_down (gconstpointer a, gconstpointer b)
{
  return compare_up (b, a);
}

/* Keeps the first @most of what there is in order. */
static void
cut (GArray *rows, guint most, GCompareFunc compare)
{
  g_array_sort (rows, compare);
  if (rows->len > most)
    g_array_set_size (rows, most);
}

/* Rows without a number, behind all others. */
static void
add_empty (const AccordColumnSet *set, const gint64 *numbers, const guint8 *mask, gboolean descending, guint most,
           GArray *ids)
{
  for (guint i = 0; i < set->n_slots && ids->len < most; i++)
    {
      gint64 id = descending ? set->n_slots - 1 - i : i;

      if (mask[id] && numbers[id] == ACCORD_COLUMN_NOTHING)
        g_array_append_val (ids, id);
    }
}

void
accord_column_sums_order (const AccordColumnSet *set, const gint64 *numbers, const guint8 *mask, gboolean descending,
                          guint most, GArray *ids)
{
  GCompareFunc compare = descending ? compare_down : compare_up;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Numbered));
  guint room = most > G_MAXUINT / 8 ? G_MAXUINT : MAX (4 * most, 4096);
  Numbered last = { 0 };
  gboolean is_cut = FALSE;

  for (guint id = 0; id < set->n_slots; id++)
    {
      Numbered row = { numbers[id], id };

      if (!mask[id] || row.number == ACCORD_COLUMN_NOTHING || (is_cut && compare (&row, &last) > 0))
        continue;
      g_array_append_val (rows, row);
      if (rows->len < room)
        continue;
      cut (rows, most, compare);
      last = g_array_index (rows, Numbered, rows->len - 1);
      is_cut = TRUE;
    }
  cut (rows, most, compare);
  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, g_array_index (rows, Numbered, i).id);
  add_empty (set, numbers, mask, descending, most, ids);
}
