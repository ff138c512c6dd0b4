/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the values of a kept column stand. SQL itself says it, with the very expression that a
 * query over the file would sort rows by, once for each different value. */
#include "accord-config.h"

#include "accord-column-query.h"

#include <string.h>

typedef struct {
  sqlite3_value *key; /* owned */
  guint code;
} Rank;

/* As SQLite compares them: nothing, numbers, texts, bytes. */
static int
compare_keys (sqlite3_value *a, sqlite3_value *b)
{
  int left = sqlite3_value_type (a), right = sqlite3_value_type (b), size, order;
  gint64 x, y;

  if (left != right || left == SQLITE_NULL)
    return left == right ? 0 : left == SQLITE_NULL ? -1 : right == SQLITE_NULL ? 1 : left - right;
  if (left == SQLITE_INTEGER)
    {
      x = sqlite3_value_int64 (a), y = sqlite3_value_int64 (b);
      return (x > y) - (x < y);
    }
  size = MIN (sqlite3_value_bytes (a), sqlite3_value_bytes (b));
  order = size > 0 ? memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), (gsize) size) : 0;
  return order != 0 ? order : sqlite3_value_bytes (a) - sqlite3_value_bytes (b);
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  return compare_keys (((const Rank *) a)->key, ((const Rank *) b)->key);
}

static void
rank_clear (gpointer data)
{
  sqlite3_value_free (((Rank *) data)->key);
}

static gboolean
read_keys (GArray *keys, const AccordColumn *column, AccordReader *db, const char *sql, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  for (guint code = 0; st != NULL && code <= column->values->len; code++)
    {
      Rank rank = { .code = code };

      accord_statement_reset (st);
      accord_column_bind (column, code, st, 1);
      if (accord_statement_step (st, &failed))
        {
          rank.key = sqlite3_value_dup (sqlite3_column_value (accord_statement_handle (st), 0));
          g_array_append_val (keys, rank);
        }
      if (!accord_error_pass (error, &failed))
        return FALSE;
    }
  return st != NULL;
}

/* Values that compare as equal share a place: their rows stand by age. */
static void
give_places (AccordColumnRanks *self, GArray *keys, gboolean descending)
{
  guint place = 0;
  Rank *before = NULL;

  g_array_sort (keys, compare_ranks);
  for (guint i = 0; i < keys->len; i++)
    {
      Rank *rank = &g_array_index (keys, Rank, i);
      const guint8 *bytes = sqlite3_value_blob (rank->key);

      if (before != NULL && compare_keys (before->key, rank->key) != 0)
        place++;
      self->letters[rank->code] = sqlite3_value_bytes (rank->key) > 0 ? bytes[0] : 0;
      self->places[rank->code] = (guint16) place;
      before = rank;
    }
  self->n_places = place + 1;
  for (guint i = 0; i < keys->len; i++)
    {
      Rank *rank = &g_array_index (keys, Rank, i);
      guint at = self->places[rank->code];

      if (sqlite3_value_type (rank->key) == SQLITE_NULL)
        self->places[rank->code] = (guint16) self->n_places;
      else if (descending)
        self->places[rank->code] = (guint16) (self->n_places - 1 - at);
    }
}

/**
 * accord_column_ranks_read:
 * @self: (out): cleared by accord_column_ranks_clear()
 * @query: one that accord_column_query_sorts() by a column
 */
gboolean
accord_column_ranks_read (AccordColumnRanks *self, const AccordColumnSet *set, AccordReader *db, const AccordQuery *query,
                          GError **error)
{
  AccordPath path = accord_query_sort_path (query);
  const AccordColumn *column = &set->columns[path.fields[0]];
  g_autoptr (GString) joins = g_string_new (NULL);
  g_autofree char *key = accord_query_sort_key (query, &path, joins);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM (SELECT ? AS \"%s\") t%s", key, column->field->name, joins->str);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Rank));
  gboolean ok;

  g_array_set_clear_func (keys, rank_clear);
  *self = (AccordColumnRanks) { 0 };
  ok = read_keys (keys, column, db, sql, error);
  self->places = g_new0 (guint16, column->values->len + 1);
  self->letters = g_new0 (guint8, column->values->len + 1);
  if (ok)
    give_places (self, keys, query->descending);
  return ok;
}

/**
 * accord_column_ranks_clear:
 * @self: ranks; clearing them twice does no harm
 */
void
accord_column_ranks_clear (AccordColumnRanks *self)
{
  g_clear_pointer (&self->places, g_free);
  g_clear_pointer (&self->letters, g_free);
}
