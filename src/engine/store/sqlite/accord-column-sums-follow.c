/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose numbers may be others since some change set: the journal names the rows that were touched, and
 * these the rows that they are of. */
#include "accord-config.h"

#include "accord-column-sums.h"

#include <string.h>

#define ROWS_MOST 2000 /* touched; more are read anew with all the others */

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
follow_kind (Following *self, const AccordKind *from, AccordReach reach, GError **error)
{
  int link = accord_kind_find (from, self->set->kind->name);

  if (accord_kind_is (from, self->set->kind) && reach != ACCORD_REACH_ALL)
    return TRUE; /* its own rows are known */
  if (reach == ACCORD_REACH_LINKED && link >= 0 && accord_field_is_link (&from->fields[link]))
    return follow_linked (self, from, error);
  return follow_unlinked (self, from, error);
}

/* "kind.field kind.field kind": each kind once. */
static gboolean
follow_all (Following *self, const AccordComputed *computed, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (computed->depends, " ", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (parts[i], strcspn (parts[i], "."));
      const AccordKind *kind = *name ? accord_kind_by_name (name) : NULL;

      if (kind != NULL && g_hash_table_add (seen, (gpointer) kind) && !follow_kind (self, kind, computed->reach, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
mend (AccordColumnSum *sum, const Following *following, GError **error)
{
  g_autofree char *sql = accord_column_sum_sql (sum, following->set->kind, "t.id=?1");
  g_autoptr (AccordStatement) st = accord_reader_prepare (following->db, sql, error);
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; st != NULL && i < following->rows->len; i++)
    {
      accord_statement_reset (st);
      accord_statement_bind_int (st, 1, g_array_index (following->rows, gint64, i));
      if (accord_statement_step (st, &failed))
        accord_column_sum_take_row (sum, st);
      if (!accord_error_pass (error, &failed))
        return FALSE;
    }
  return st != NULL;
}

/**
 * accord_column_sum_follow:
 * @set: brought up to the snapshot of @db, with no more rows than the sum has room for
 *
 * Returns: whether the sum is that of the snapshot now; %FALSE with or without an error when it has to be
 *   read anew
 */
gboolean
accord_column_sum_follow (AccordColumnSum *self, const AccordColumnSet *set, AccordReader *db, GError **error)
{
  const char *own = self->computed == NULL ? set->kind->fields[self->field].name : NULL;
  Following following = { set, db, self->txn, NULL, TRUE };
  g_autoptr (GArray) rows = NULL;

  if (self->txn >= set->txn)
    return self->txn == set->txn;
  following.rows = rows = accord_column_touched_rows (db, set->kind, self->txn, own, error);
  if (rows == NULL || (self->computed != NULL && !follow_all (&following, self->computed, error)) ||
      !following.is_known || !mend (self, &following, error))
    return FALSE;
  self->txn = set->txn;
  return TRUE;
}
