/* SPDX-License-Identifier: GPL-3.0-or-later */
/* History that a workspace does not keep any more (sync.md §2.8): old values go from the journal, and what a record
 * says now, when that was written and by whom stays. On the database thread. */
#include "accord-config.h"

#include "accord-writer-private.h"

typedef struct {
  gint64 prev;
  gboolean goes;
} Link;

/* One change of a row: of that time, told to others or theirs, and of values. What says that somebody was erased, and
 * where a record was deleted or came back, stays. */
static gboolean
read_link (AccordWriter *self, gint64 seq, gint64 before, Link *link, GError **error)
{
  g_autoptr (AccordStatement) st = accord_reader_prepare (
    self->db, "SELECT c.prev, c.op IN ('u','l') AND t.s IS NOT NULL AND max(t.at, t.h>>16)<?2"
              " FROM chg c JOIN txn t ON t.id=c.txn WHERE c.seq=?1", error);
  gint64 prev;

  *link = (Link) { 0 };
  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, seq);
  accord_statement_bind_int (st, 2, before);
  if (!accord_statement_step (st, NULL))
    return TRUE; /* the chain ends here: the rest went before */
  prev = accord_statement_int (st, 0);
  *link = (Link) { prev < seq ? prev : 0, accord_statement_int (st, 1) != 0 };
  return TRUE;
}

/* The newest change of a row stays, whatever its age: it says when the record was changed last. */
static gboolean
shorten (AccordWriter *self, gint64 newest, gint64 before, GError **error)
{
  gint64 kept = newest, seq;
  gboolean cut = FALSE;
  Link link;

  if (!read_link (self, newest, before, &link, error))
    return FALSE;
  for (seq = link.prev; seq != 0; seq = link.prev)
    {
      if (!read_link (self, seq, before, &link, error))
        return FALSE;
      if (link.goes && !accord_database_execf (self->db, error, "DELETE FROM chg WHERE seq=%" G_GINT64_FORMAT, seq))
        return FALSE;
      if (!link.goes && cut &&
          !accord_database_execf (self->db, error, "UPDATE chg SET prev=%" G_GINT64_FORMAT " WHERE seq=%" G_GINT64_FORMAT, seq, kept))
        return FALSE;
      if (!link.goes)
        kept = seq;
      cut = link.goes;
    }
  return !cut || accord_database_execf (self->db, error, "UPDATE chg SET prev=NULL WHERE seq=%" G_GINT64_FORMAT, kept);
}

/**
 * accord_writer_forget_before:
 * @after: (inout): id of the last row that was looked at; 0 to begin
 * @n_most: rows to look at
 * @before: ms
 *
 * Shortens the history of the next rows of a kind.
 *
 * Returns: whether there may be more; %FALSE with an error too
 */
gboolean
accord_writer_forget_before (AccordWriter *self, const AccordKind *kind, gint64 *after, guint n_most, gint64 before, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, last FROM \"%s\" WHERE id>?1 AND last IS NOT NULL ORDER BY id LIMIT ?2", kind->name);
  g_autoptr (AccordStatement) st = accord_reader_prepare (self->db, sql, error);
  g_autoptr (GArray) newest = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;

  if (st == NULL)
    return FALSE;
  accord_statement_bind_int (st, 1, *after);
  accord_statement_bind_int (st, 2, n_most);
  while (accord_statement_step (st, &failed))
    {
      gint64 last = accord_statement_int (st, 1);

      *after = accord_statement_int (st, 0);
      g_array_append_val (newest, last);
    }
  if (!accord_error_pass (error, &failed))
    return FALSE;
  for (guint i = 0; i < newest->len; i++)
    if (!shorten (self, g_array_index (newest, gint64, i), before, error))
      return FALSE;
  return newest->len == n_most;
}

/**
 * accord_writer_drop_segment:
 *
 * A file of changes is not kept any more: a snapshot has what it did. Its name stays, so that it is not taken for
 * something new.
 */
gboolean
accord_writer_drop_segment (AccordWriter *self, const char *hash, GError **error)
{
  g_autoptr (AccordStatement) st =
    accord_reader_prepare (self->db, "UPDATE seg SET state=?2, raw=NULL WHERE hash=?1 AND state IN (?3, ?4)", error);

  if (st == NULL)
    return FALSE;
  accord_statement_bind_text (st, 1, hash);
  accord_statement_bind_int (st, 2, ACCORD_SEGMENT_DROPPED);
  accord_statement_bind_int (st, 3, ACCORD_SEGMENT_PUBLISHED);
  accord_statement_bind_int (st, 4, ACCORD_SEGMENT_TAKEN);
  return accord_statement_run (st, error);
}
