/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of changes that this file made, or has taken in: which, by their hashes, and how far without a gap
 * each computer was heard. Bytes are kept only until they are published. */
#include "accord-config.h"

#include "accord-writer-private.h"

/* Returns the state of a file of changes, or -1 for one that is not known. */
int
accord_writer_segment_state (AccordWriter *self, const char *hash)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, "SELECT state FROM seg WHERE hash=?1", NULL);

  if (st == NULL)
    return -1;
  accord_statement_bind_text (st, 1, hash);
  return accord_statement_step (st, NULL) ? (int) accord_statement_int (st, 0) : -1;
}

/* Numbers follow one another as files come; a gap is closed by a later one. */
static gboolean
extend_seen (AccordWriter *self, guint16 replica, GError **error)
{
  gint64 seen = -1, reached;

  for (;;)
    {
      g_autoptr (AccordStatement) st = accord_reader_prepare (
        self->db, "SELECT max(r.seen, coalesce((SELECT max(s2) FROM seg WHERE rep=r.id AND s1<=r.seen+1), 0))"
                  " FROM replica r WHERE r.id=?1", error);

      if (st == NULL)
        return FALSE;
      accord_statement_bind_int (st, 1, replica);
      reached = accord_statement_step (st, NULL) ? accord_statement_int (st, 0) : 0;
      if (reached == seen)
        return TRUE;
      seen = reached;
      accord_statement_reset (st);
      if (!accord_database_execf (self->db, error, "UPDATE replica SET seen=%" G_GINT64_FORMAT " WHERE id=%u", seen, replica))
        return FALSE;
    }
}

/**
 * accord_writer_add_segment:
 * @hash: 20 hexadecimal digits
 * @s1: number of its first record, @s2 of its last
 * @raw: (nullable): its bytes, while nobody else has them
 */
gboolean
accord_writer_add_segment (AccordWriter *self, const char *hash, guint16 replica, gint64 s1, gint64 s2,
                           AccordSegmentState state, GBytes *raw, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "INSERT OR IGNORE INTO seg(hash, rep, s1, s2, state, raw) VALUES(?1,?2,?3,?4,?5,?6)", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, hash);
  accord_statement_bind_int (st, 2, replica);
  accord_statement_bind_int (st, 3, s1);
  accord_statement_bind_int (st, 4, s2);
  accord_statement_bind_int (st, 5, state);
  if (raw != NULL)
    accord_statement_bind_static_blob (st, 6, g_bytes_get_data (raw, NULL), g_bytes_get_size (raw));
  else
    accord_statement_bind_null (st, 6);
  return accord_statement_run (st, error) && extend_seen (self, replica, error);
}

/**
 * accord_writer_has_segment:
 * @self: the writer
 * @hash: of a file of changes
 * @replica: local number of the computer that made it
 *
 * Returns: whether it was taken in
 */
gboolean
accord_writer_has_segment (AccordWriter *self, const char *hash, guint16 replica)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, "SELECT 1 FROM seg WHERE hash=?1 AND rep=?2", NULL);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, hash);
  accord_statement_bind_int (st, 2, replica);
  return accord_statement_step (st, NULL);
}

/* Another file of the same computer stands in the place of this one, whether it was here or not. */
gboolean
accord_writer_replace_segment (AccordWriter *self, const char *hash, guint16 replica, gint64 s1, gint64 s2, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "INSERT INTO seg(hash, rep, s1, s2, state) VALUES(?1,?2,?3,?4,?5)"
              " ON CONFLICT(hash) DO UPDATE SET state=?5, raw=NULL WHERE rep=?2", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, hash);
  accord_statement_bind_int (st, 2, replica);
  accord_statement_bind_int (st, 3, s1);
  accord_statement_bind_int (st, 4, s2);
  accord_statement_bind_int (st, 5, ACCORD_SEGMENT_REPLACED);
  return accord_statement_run (st, error);
}

/* Others have its bytes now. */
gboolean
accord_writer_publish_segment (AccordWriter *self, const char *hash, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (self->db, "UPDATE seg SET state=?2, raw=NULL WHERE hash=?1 AND state=?3", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, hash);
  accord_statement_bind_int (st, 2, ACCORD_SEGMENT_PUBLISHED);
  accord_statement_bind_int (st, 3, ACCORD_SEGMENT_SEALED);
  return accord_statement_run (st, error);
}

/**
 * accord_writer_next_own_txn:
 * @after: a change set, or 0
 * @line: (out): the next one that was made on this computer
 *
 * One that came in goes by this computer's name too, when a snapshot tells of a record that was born here: what others
 * wrote in it is theirs to tell, and stands under their clocks.
 *
 * Returns: whether there is one
 */
gboolean
accord_writer_next_own_txn (AccordWriter *self, gint64 after, AccordOwnTxn *line, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "SELECT id, h, at, actor, kind, label, s FROM txn WHERE id>?1 AND h>0 AND kind<>'sync'"
              " AND rep=(SELECT id FROM replica WHERE state=0) ORDER BY id LIMIT 1", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, after);
  if (!accord_statement_step (st, error))
    return FALSE;
  *line = (AccordOwnTxn) { accord_statement_int (st, 0), (AccordStamp) accord_statement_int (st, 1),
                           accord_statement_int (st, 2), accord_statement_int (st, 3),
                           g_strdup (accord_statement_text (st, 4)), g_strdup (accord_statement_text (st, 5)),
                           accord_statement_int (st, 6) };
  return TRUE;
}

/**
 * accord_own_txn_clear:
 * @line: may be cleared twice
 */
void
accord_own_txn_clear (AccordOwnTxn *line)
{
  g_clear_pointer (&line->kind, g_free);
  g_clear_pointer (&line->label, g_free);
}

/**
 * accord_writer_number_txn:
 * @self: the writer
 * @txn: id of a change set of this file
 * @s: its number among those of this computer: once given, never another
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_writer_number_txn (AccordWriter *self, gint64 txn, gint64 s, GError **error)
{
  return accord_database_execf (self->db, error, "UPDATE txn SET s=%" G_GINT64_FORMAT " WHERE id=%" G_GINT64_FORMAT, s, txn);
}

/**
 * accord_writer_deleted_by:
 * @deleted: whether rows are asked for that the change set put into the Trash, or that it took out
 * @ids: gets the rows of the span that still are as it said
 */
gboolean
accord_writer_deleted_by (AccordWriter *self, const AccordSpan *span, gint64 txn, gboolean deleted, GArray *ids, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE id BETWEEN ?1 AND ?2 AND del=?3 ORDER BY id", span->kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, span->first);
  accord_statement_bind_int (st, 2, span->last);
  accord_statement_bind_int (st, 3, deleted ? txn : -txn);
  while (accord_statement_step (st, &failed))
    {
      gint64 id = accord_statement_int (st, 0);

      g_array_append_val (ids, id);
    }
  return accord_error_pass (error, &failed);
}
