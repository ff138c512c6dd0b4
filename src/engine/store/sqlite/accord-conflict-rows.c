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
  conflict->win_actor = g_strdup (accord_statement_text (st, 10));
  conflict->lose_actor = g_strdup (accord_statement_text (st, 11));
  conflict->at = (gint64) ((guint64) accord_statement_int (st, 12) >> 16);
  conflict->state = (int) accord_statement_int (st, 13);
  return conflict;
}

#define ACTOR_OF(rep, h) "(SELECT m.name FROM txn x JOIN member m ON m.id=x.actor WHERE x.h=" h " AND x.rep=" rep " AND x.id<=c.txn LIMIT 1)"
#define IS_OWN(rep) "(SELECT state IN (0, 2) FROM replica WHERE id=" rep ")"

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
            ", " ACTOR_OF ("c.rep1", "c.h1") ", " ACTOR_OF ("c.rep2", "c.h2") ", c.h1, c.state"
            " FROM conflict c WHERE ?1=0 OR c.state=0 ORDER BY c.id DESC", error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return NULL;
  accord_statement_bind_int (st, 1, open_only);
  while (accord_statement_step (st, &failed))
    {
      AccordConflict *conflict = read_conflict (reader, st);

      if (conflict != NULL)
        g_ptr_array_add (found, conflict);
    }
  return accord_error_pass (error, &failed) ? g_steal_pointer (&found) : NULL;
}
