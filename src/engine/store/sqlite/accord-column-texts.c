/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that a set of columns has: read when a filter first speaks of them, unless they were read ahead, and then
 * following the journal: what commits touched is read again and stands apart. */
#include "accord-config.h"

#include "accord-column-text.h"

#include "accord-columns.h"
#include "accord-journal-rows.h"
#include "accord-worker.h"

#define HUSH_MS 400      /* somebody waits: what is read ahead stands still */
#define LATER_MOST 20000 /* texts that stand apart; with more all are read anew */

static AccordColumnText *
find (const AccordColumnSet *set, int field)
{
  for (guint i = 0; i < set->texts->len; i++)
    if (((AccordColumnText *) set->texts->pdata[i])->field == field)
      return set->texts->pdata[i];
  return NULL;
}

/* Whether a field's texts are in memory. */
gboolean
accord_column_texts_know (const AccordColumnSet *set, int field)
{
  const AccordColumnText *text = find (set, field);

  return text != NULL && text->is_whole;
}

static gboolean
read_again (AccordColumnText *self, const AccordColumnSet *set, AccordReader *db, GArray *touched, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id=?1", set->kind->fields[self->field].name,
                                          set->kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (db, sql, error);
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; st != NULL && i < touched->len; i++)
    {
      gint64 id = g_array_index (touched, gint64, i);
      gboolean found;

      accord_statement_reset (st);
      accord_statement_bind_int (st, 1, id);
      found = accord_statement_step (st, &failed);
      if (!accord_error_pass (error, &failed))
        return FALSE;
      accord_column_text_take (self, id, found && !accord_statement_is_null (st, 0) ? accord_statement_text (st, 0) : NULL);
    }
  return st != NULL;
}

/* FALSE with or without an error when it has to be read anew. */
static gboolean
follow (AccordColumnText *self, const AccordColumnSet *set, AccordReader *db, GError **error)
{
  g_autoptr (GArray) touched = NULL;

  if (self->txn >= set->txn)
    return self->txn == set->txn;
  touched = accord_column_touched_rows (db, set->kind, self->txn, set->kind->fields[self->field].name, error);
  if (touched == NULL || (touched->len > 0 && !read_again (self, set, db, touched, error)))
    return FALSE;
  self->txn = set->txn;
  return g_hash_table_size (self->later) <= LATER_MOST;
}

/**
 * accord_column_texts_get:
 * @set: brought up to the snapshot of @db
 * @field: one that accord_column_text_is_wanted() is true of
 *
 * Returns: (transfer none) (nullable): its texts as of that snapshot; %NULL and no error where they would take too
 *   much memory
 */
const AccordColumnText *
accord_column_texts_get (AccordColumnSet *set, AccordReader *db, int field, GError **error)
{
  AccordColumnText *self = find (set, field);
  g_autoptr (AccordReader) other = NULL;
  g_autoptr (GError) failed = NULL;
  gsize most;

  if (self != NULL && self->is_whole && follow (self, set, db, &failed))
    return self;
  if (!accord_error_pass (error, &failed))
    return NULL;
  if (self != NULL && !self->is_whole && self->most >= ACCORD_COLUMN_TEXT_MOST / 2)
    return NULL; /* it was tried, with much room */
  g_ptr_array_remove (set->texts, self);
  most = ACCORD_COLUMN_TEXT_MOST - MIN (ACCORD_COLUMN_TEXT_MOST, accord_column_text_sum (set->texts));
  accord_worker_hush (HUSH_MS);
  other = db->columns != NULL ? accord_columns_open_other (db->columns, db) : NULL;
  self = accord_column_text_build (db, other, set->kind, field, most, NULL, error);
  if (self == NULL)
    return NULL;
  g_ptr_array_add (set->texts, self);
  return self->is_whole ? self : NULL;
}
