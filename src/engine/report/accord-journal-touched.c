/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records the journal names since a change set: what stands in memory reads these again and no others. Reader thread. */

#include "accord-config.h"

#include "accord-journal-touched.h"

#include "accord-journal-rows.h"

#define TOUCHED                                                                                               \
  "SELECT c.row,c.row FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.id>?1 AND c.tbl=?2"     \
  " UNION ALL SELECT s.row1,s.row2 FROM span s WHERE s.txn>?1 AND s.tbl=?2"

/* What a link pointed to before. */
#define LINKED_BEFORE                                                                                         \
  "SELECT json_extract(c.data,'$.%s[0]') FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2"              \
  " WHERE x.id>?1 AND c.tbl=?2 AND c.op='u' AND instr(c.data,'\"%s\"')>0"

/**
 * accord_journal_touched:
 * @reader: in a snapshot
 * @kind: which records
 * @after: the newest change set that is known already
 * @most: more than so many are too many
 * @ids: (inout): their ids are added, as a set
 *
 * Returns: %FALSE with an error; %FALSE without one: too many
 */
gboolean
accord_journal_touched (AccordReader *reader, const AccordKind *kind, gint64 after, guint most, GHashTable *ids, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, TOUCHED, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, after);
  accord_statement_bind_int (row, 2, kind->number);
  while (accord_statement_step (row, &failed))
    {
      gint64 first = accord_statement_int (row, 0), last = accord_statement_int (row, 1);

      if (last >= G_MAXINT32 || last - first + g_hash_table_size (ids) >= most)
        return FALSE;
      for (gint64 id = first; id <= last; id++)
        g_hash_table_add (ids, GSIZE_TO_POINTER ((gsize) id));
    }
  return accord_error_pass (error, &failed);
}

/* What the records point to now, gone or not. */
static gboolean
add_now (AccordReader *reader, const AccordKind *kind, const char *link, GHashTable *records, GHashTable *ids, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id=?1", link, kind->name);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;
  GHashTableIter iter;
  gpointer id;

  if (row == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, records);
  while (failed == NULL && g_hash_table_iter_next (&iter, &id, NULL))
    {
      accord_statement_reset (row);
      accord_statement_bind_int (row, 1, (gint64) GPOINTER_TO_SIZE (id));
      if (accord_statement_step (row, &failed) && !accord_statement_is_null (row, 0))
        g_hash_table_add (ids, GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0)));
    }
  return accord_error_pass (error, &failed);
}

static gboolean
add_before (AccordReader *reader, const AccordKind *kind, const char *link, gint64 after, GHashTable *ids, GError **error)
{
  g_autofree char *sql = g_strdup_printf (LINKED_BEFORE, link, link);
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, sql, error);
  g_autoptr (GError) failed = NULL;

  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, after);
  accord_statement_bind_int (row, 2, kind->number);
  while (accord_statement_step (row, &failed))
    if (!accord_statement_is_null (row, 0))
      g_hash_table_add (ids, GSIZE_TO_POINTER ((gsize) accord_statement_int (row, 0)));
  return accord_error_pass (error, &failed);
}

/**
 * accord_journal_touched_links:
 * @kind: which records were touched
 * @link: a link of theirs
 * @ids: (inout): whom they point to now, or pointed to before, is added
 *
 * Returns: as accord_journal_touched()
 */
gboolean
accord_journal_touched_links (AccordReader *reader, const AccordKind *kind, const char *link, gint64 after, guint most, GHashTable *ids,
                              GError **error)
{
  g_autoptr (GHashTable) records = g_hash_table_new (NULL, NULL);

  return accord_journal_touched (reader, kind, after, most, records, error) && add_now (reader, kind, link, records, ids, error) &&
         add_before (reader, kind, link, after, ids, error);
}

/**
 * accord_journal_kept_follow:
 * @kept: (transfer full) (nullable): what was read before; %NULL: nothing yet
 * @keeping: how it is read
 * @reader: in a snapshot
 *
 * Brings what is kept in memory to what the snapshot holds; makes it anew where it cannot follow.
 *
 * Returns: (transfer full) (nullable): it, or what was made instead; %NULL with an error
 */
gpointer
accord_journal_kept_follow (gpointer kept, const AccordJournalKeeping *keeping, AccordReader *reader, GError **error)
{
  AccordJournalKept *self = kept;
  g_autoptr (GError) failed = NULL;
  gint64 newest = accord_reader_newest_txn (reader, &failed);

  if (self != NULL && failed == NULL && newest >= self->txn && (newest == self->txn || keeping->follow (self, reader, &failed)))
    {
      self->txn = newest;
      return self;
    }
  if (self != NULL)
    keeping->free (self);
  self = accord_error_pass (error, &failed) ? keeping->make (reader, error) : NULL;
  if (self != NULL)
    self->txn = newest;
  return self;
}
