/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records the journal names since a change set: what stands in memory reads these again and no others. Reader thread. */

#include "accord-config.h"

#include "accord-journal-touched.h"

#include "accord-journal-rows.h"

#define TOUCHED                                                                                               \
  "SELECT c.row,c.row FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.id>?1 AND c.tbl=?2"     \
  " UNION ALL SELECT s.row1,s.row2 FROM span s WHERE s.txn>?1 AND s.tbl=?2"

#define ALL                                                                                                 \
  "SELECT c.tbl,c.row,c.row FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2 WHERE x.id>?1"          \
  " UNION ALL SELECT tbl,row1,row2 FROM span WHERE txn>?1"

/* What a link pointed to before. */
#define LINKED_BEFORE                                                                                         \
  "SELECT json_extract(c.data,'$.%s[0]') FROM txn x JOIN chg c ON c.seq BETWEEN x.chg1 AND x.chg2"              \
  " WHERE x.id>?1 AND c.tbl=?2 AND c.op='u' AND instr(c.data,'\"%s\"')>0"

/* FALSE: that would be too many. */
static gboolean
add_range (GHashTable *ids, gint64 first, gint64 last, guint most)
{
  if (last >= G_MAXINT32 || last - first + g_hash_table_size (ids) >= most)
    return FALSE;
  for (gint64 id = first; id <= last; id++)
    g_hash_table_add (ids, GSIZE_TO_POINTER ((gsize) id));
  return TRUE;
}

/**
 * accord_journal_touched_among:
 * @reader: in a snapshot
 * @kind: which records
 * @after: the newest change set that is known already
 * @most: more than so many are too many
 * @ids: (inout): their ids are added, as a set
 * @kinds: (out): all kinds of which something was changed
 *
 * One question in place of one for each kind: most change sets concern one or two.
 *
 * Returns: %FALSE with an error; %FALSE without one: too many
 */
gboolean
accord_journal_touched_among (AccordReader *reader, const AccordKind *kind, gint64 after, guint most, GHashTable *ids,
                              AccordJournalKinds *kinds, GError **error)
{
  g_autoptr (AccordStatement) row = accord_reader_prepare (reader, ALL, error);
  g_autoptr (GError) failed = NULL;

  *kinds = (AccordJournalKinds) { 0 };
  if (row == NULL)
    return FALSE;
  accord_statement_bind_int (row, 1, after);
  while (accord_statement_step (row, &failed))
    {
      gint64 number = accord_statement_int (row, 0);

      kinds->touched[number > 0 && number < ACCORD_KIND_MAX ? number : 0] = TRUE;
      if (number == kind->number && !add_range (ids, accord_statement_int (row, 1), accord_statement_int (row, 2), most))
        return FALSE;
    }
  return accord_error_pass (error, &failed);
}

/**
 * accord_journal_kept_pass:
 * @kept: (nullable): what follows the journal
 * @kinds: what was changed between the two change sets
 * @of: (array length=n_of): the kinds that it reads
 * @n_of: how many
 * @from: a change set
 * @to: a later one
 *
 * What was as new as @from is as new as @to if nothing that it reads was changed between.
 */
void
accord_journal_kept_pass (AccordJournalKept *kept, const AccordJournalKinds *kinds, const AccordKind *const *of, guint n_of, gint64 from,
                          gint64 to)
{
  if (kept == NULL || kept->txn != from)
    return;
  for (guint i = 0; i < n_of; i++)
    if (kinds->touched[of[i]->number])
      return;
  kept->txn = to;
}

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
    if (!add_range (ids, accord_statement_int (row, 0), accord_statement_int (row, 1), most))
      return FALSE;
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
