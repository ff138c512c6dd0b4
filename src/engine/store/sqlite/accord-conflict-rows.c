/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two computers wrote of one field without knowing of each other, as people are told of it. */
#include "accord-config.h"

#include "accord-sync-rows.h"

#include <json-glib/json-glib.h>
#include "accord-record-json.h"
#include "accord-row.h"

G_DEFINE_BOXED_TYPE (AccordConflict, accord_conflict, accord_conflict_copy, accord_conflict_free)

AccordConflict *
accord_conflict_copy (const AccordConflict *conflict)
{
  AccordConflict *copy = g_memdup2 (conflict, sizeof *conflict);

  copy->field = g_strdup (conflict->field);
  copy->win_actor = g_strdup (conflict->win_actor);
  copy->lose_actor = g_strdup (conflict->lose_actor);
  copy->base = copy->win = copy->lose = (AccordValue) ACCORD_VALUE_INIT;
  accord_value_copy (&copy->base, &conflict->base);
  accord_value_copy (&copy->win, &conflict->win);
  accord_value_copy (&copy->lose, &conflict->lose);
  return copy;
}

void
accord_conflict_free (AccordConflict *conflict)
{
  g_free (conflict->field);
  g_free (conflict->win_actor);
  g_free (conflict->lose_actor);
  accord_value_clear (&conflict->base);
  accord_value_clear (&conflict->win);
  accord_value_clear (&conflict->lose);
  g_free (conflict);
}

guint
accord_reader_open_conflicts (AccordReader *reader)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (reader, "SELECT count(*) FROM conflict WHERE state=0", NULL);

  return st != NULL && accord_statement_step (st, NULL) ? (guint) accord_statement_int (st, 0) : 0;
}

static void
read_value (const AccordField *field, const char *text, AccordValue *value)
{
  g_autoptr (JsonNode) node = text ? json_from_string (text, NULL) : NULL;

  if (node != NULL)
    accord_value_from_journal (field, node, value);
}

/* What was written late of a record that is gone for good is told as one text. */
static const AccordField late = { "_purge", ACCORD_FIELD_TEXT, NULL, ACCORD_FIELD_PLAIN };

static AccordConflict *
read_conflict (AccordReader *reader, AccordStatement *st)
{
  const AccordKind *base = accord_kind_by_number ((int) accord_statement_int (st, 2));
  const AccordKind *kind = base ? accord_reader_get_kind (reader, base) : NULL;
  int field = kind ? accord_kind_find (kind, accord_statement_text (st, 4)) : -1;
  AccordConflict *conflict;

  if (kind == NULL)
    return NULL;
  conflict = g_new0 (AccordConflict, 1);
  conflict->id = accord_statement_int (st, 0);
  conflict->txn = accord_statement_int (st, 1);
  conflict->kind = kind;
  conflict->row = accord_statement_int (st, 3);
  conflict->field = g_strdup (accord_statement_text (st, 4));
  if (field >= 0)
    {
      read_value (&kind->fields[field], accord_statement_text (st, 5), &conflict->base);
      read_value (&kind->fields[field], accord_statement_text (st, 6), &conflict->win);
      read_value (&kind->fields[field], accord_statement_text (st, 7), &conflict->lose);
    }
  else if (g_strcmp0 (conflict->field, "_purge") == 0)
    read_value (&late, accord_statement_text (st, 7), &conflict->lose);
  conflict->win_is_mine = accord_statement_int (st, 8) != 0;
  conflict->lose_is_mine = accord_statement_int (st, 9) != 0;
  conflict->at = (gint64) ((guint64) accord_statement_int (st, 10) >> 16);
  conflict->state = (int) accord_statement_int (st, 14);
  return conflict;
}

#define IS_OWN(rep) "(SELECT state IN (0, 2) FROM replica WHERE id=" rep ")"

/* Whoever wrote at a clock stands in the record's own history, or made it, or put it away with many others: nobody looks
 * through the change sets of years. */
static const char actor_sql[] =
  "WITH RECURSIVE chain(seq, prev, h, txn) AS (SELECT seq, prev, h, txn FROM chg WHERE seq=?1 UNION ALL"
  "  SELECT c.seq, c.prev, c.h, c.txn FROM chain JOIN chg c ON c.seq=chain.prev AND c.seq<chain.seq)"
  " SELECT m.name FROM chain JOIN txn x ON x.id=chain.txn JOIN member m ON m.id=x.actor WHERE chain.h=?2 AND x.rep=?3"
  " UNION ALL SELECT m.name FROM txn x JOIN member m ON m.id=x.actor WHERE x.id IN (?4, ?5) AND x.h=?2 AND x.rep=?3 LIMIT 1";

static char *
find_actor (AccordReader *reader, AccordRecord *record, gint64 h, gint64 rep)
{
  g_autoptr (AccordStatement) st = record != NULL ? accord_reader_prepare (reader, actor_sql, NULL) : NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, accord_record_last (record));
  accord_statement_bind_int (st, 2, h);
  accord_statement_bind_int (st, 3, rep);
  accord_statement_bind_int (st, 4, accord_record_born (record));
  accord_statement_bind_int (st, 5, ABS (accord_record_deleted (record)));
  return accord_statement_step (st, NULL) ? g_strdup (accord_statement_text (st, 0)) : NULL;
}

static void
find_actors (AccordReader *reader, AccordConflict *conflict, AccordStatement *st)
{
  g_autoptr (AccordRecord) record = accord_row_load (reader, conflict->kind, conflict->row, NULL);

  conflict->win_actor = find_actor (reader, record, accord_statement_int (st, 10), accord_statement_int (st, 12));
  conflict->lose_actor = find_actor (reader, record, accord_statement_int (st, 11), accord_statement_int (st, 13));
}

/**
 * accord_reader_conflicts:
 *
 * Returns: (transfer full): of #AccordConflict, newest first, or %NULL
 */
GPtrArray *
accord_reader_conflicts (AccordReader *reader, gboolean open_only, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_conflict_free);
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    reader, "SELECT c.id, c.txn, c.tbl, c.row, c.field, c.base, c.win, c.lose, " IS_OWN ("c.rep1") ", " IS_OWN ("c.rep2")
            ", c.h1, c.h2, c.rep1, c.rep2, c.state"
            " FROM conflict c WHERE ?1=0 OR c.state=0 ORDER BY c.id DESC", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, open_only);
  while (accord_statement_step (st, &failed))
    {
      AccordConflict *conflict = read_conflict (reader, st);

      if (conflict == NULL)
        continue;
      find_actors (reader, conflict, st);
      g_ptr_array_add (found, conflict);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&found) : NULL;
}
