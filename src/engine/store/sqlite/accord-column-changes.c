/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of columns follows the file: the journal names every row that was touched since, and those are
 * read again. */
#include "accord-config.h"

#include "accord-column-set.h"

#include "accord-journal-rows.h"

#define ROWS_MOST 2000 /* touched since; more are read anew with all the others */

#define TOUCHED                                                                                               \
  "SELECT c.row,c.row FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.id>?1 AND c.tbl=?2"     \
  " AND (?3 IS NULL OR c.op<>'u' OR instr(c.data,?3)>0)"                                                       \
  " UNION ALL SELECT s.row1,s.row2 FROM span s WHERE s.txn>?1 AND s.tbl=?2"

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* Each once. */
static GArray *
sort_ids (GArray *ids)
{
  guint n = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    if (n == 0 || g_array_index (ids, gint64, i) != g_array_index (ids, gint64, n - 1))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
  return ids;
}

/**
 * accord_column_touched_rows:
 * @txn: a change set
 * @field: (nullable): rows of which another field was edited do not count
 *
 * Returns: (transfer full): ids of the rows touched since; %NULL without an error when there are too many
 */
GArray *
accord_column_touched_rows (AccordReader *db, const AccordKind *kind, gint64 txn, const char *field, GError **error)
{
  g_autofree char *member = field != NULL ? g_strdup_printf ("\"%s\":", field) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, TOUCHED, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, txn);
  accord_statement_bind_int (st, 2, kind->number);
  accord_statement_bind_text (st, 3, member);
  while (accord_statement_step (st, &failed))
    {
      gint64 last = accord_statement_int (st, 1);

      if (last - accord_statement_int (st, 0) + ids->len >= ROWS_MOST || last >= G_MAXINT32)
        return NULL;
      for (gint64 id = accord_statement_int (st, 0); id <= last; id++)
        g_array_append_val (ids, id);
    }
  return accord_error_pass (error, &failed) ? sort_ids (g_steal_pointer (&ids)) : NULL;
}

static void
remove_from_order (AccordColumnSet *self, GArray *ids)
{
  guint n = 0;

  for (guint i = 0; i < self->order->len; i++)
    {
      gint64 id = g_array_index (self->order, guint32, i);

      if (!g_array_binary_search (ids, &id, compare_ids, NULL))
        g_array_index (self->order, guint32, n++) = (guint32) id;
    }
  g_array_set_size (self->order, n);
}

typedef struct {
  AccordStatement *compare; /* is row ?1 behind row ?2? */
  AccordColumnSet *set;
} Ordering;

static gboolean
is_behind (Ordering *self, gint64 id, gint64 other, gboolean *behind, GError **error)
{
  g_autoptr (GError) failed = NULL;

  accord_statement_reset (self->compare);
  accord_statement_bind_int (self->compare, 1, id);
  accord_statement_bind_int (self->compare, 2, other);
  *behind = accord_statement_step (self->compare, &failed) && accord_statement_int (self->compare, 0) != 0;
  return accord_error_pass (error, &failed);
}

/* By the keys that stand in the file. */
static gboolean
insert_in_order (Ordering *self, gint64 id, GError **error)
{
  GArray *order = self->set->order;
  guint first = 0, last = order->len;
  guint32 value = (guint32) id;

  while (first < last)
    {
      guint middle = first + (last - first) / 2;
      gboolean behind;

      if (!is_behind (self, id, g_array_index (order, guint32, middle), &behind, error))
        return FALSE;
      if (behind)
        first = middle + 1;
      else
        last = middle;
    }
  g_array_insert_val (order, first, value);
  return TRUE;
}

static gboolean
mend_order (AccordColumnSet *self, AccordReader *db, GArray *ids, GError **error)
{
  Ordering ordering = { .set = self };
  g_autoptr (AccordStatement) compare = NULL;
  g_autofree char *sql = NULL;

  if (self->title < 0)
    return TRUE;
  sql = g_strdup_printf ("SELECT (coalesce(accord_sort_key(a.\"%1$s\"),x''),a.id)>(coalesce(accord_sort_key(b.\"%1$s\"),x''),b.id)"
                         " FROM \"%2$s\" a, \"%2$s\" b WHERE a.id=?1 AND b.id=?2",
                         self->kind->fields[self->title].name, self->kind->name);
  ordering.compare = compare = accord_reader_prepare (db, sql, error);
  if (compare == NULL)
    return FALSE;
  remove_from_order (self, ids);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id < self->n_slots && self->alive[id] && !insert_in_order (&ordering, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_again (AccordColumnSet *self, AccordReader *db, GArray *ids, GError **error)
{
  g_autofree char *sql = accord_column_set_sql (self, "t.id=?1", TRUE);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; st != NULL && i < ids->len; i++)
    {
      accord_statement_reset (st);
      accord_statement_bind_int (st, 1, g_array_index (ids, gint64, i));
      if (accord_statement_step (st, &failed))
        accord_column_set_take_row (self, st);
      if (!accord_error_pass (error, &failed))
        return FALSE;
    }
  return st != NULL && mend_order (self, db, ids, error);
}

/**
 * accord_column_set_catch_up:
 * @db: in a snapshot
 * @current: (out): whether the set now holds what that snapshot does. %FALSE: the snapshot is older, or
 *   so much has changed that the set should be made anew
 */
gboolean
accord_column_set_catch_up (AccordColumnSet *self, AccordReader *db, gboolean *current, GError **error)
{
  gint64 newest = accord_reader_newest_txn (db, NULL);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) failed = NULL;

  *current = newest == self->txn;
  if (newest <= self->txn)
    return TRUE;
  ids = accord_column_touched_rows (db, self->kind, self->txn, NULL, &failed);
  if (ids == NULL)
    return accord_error_pass (error, &failed);
  if (ids->len > 0 && !read_again (self, db, ids, error))
    return FALSE;
  self->txn = newest;
  *current = TRUE;
  return TRUE;
}
