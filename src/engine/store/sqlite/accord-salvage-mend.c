/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvage, what hangs together: rows name change sets, change sets name computers, and a record names the last of
 * its changes. Where the one that is named could not be read, another takes its place, so that the file is whole
 * and history tells what is left of it. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-id.h"
#include "accord-salvage-private.h"

static gboolean
has_table (AccordReader *db, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM main.sqlite_schema WHERE type='table' AND name='%s'", name);

  return accord_database_get_int (db, sql, 0) > 0;
}

/* Computers that change sets name. The file itself has one of its own in any case. */
static gboolean
mend_replicas (AccordReader *db, GError **error)
{
  gint64 missing;

  if (!has_table (db, "replica"))
    return TRUE; /* of before sharing: made when the file is opened */

  while ((missing = accord_database_get_int (db, "SELECT rep FROM txn WHERE rep NOT IN (SELECT id FROM replica) LIMIT 1", 0)) != 0)
    {
      g_autofree char *rid = accord_replica_id_new ();

      if (!accord_database_execf (db, error, "INSERT INTO replica(id, rid, state, seen) VALUES(%" G_GINT64_FORMAT ", '%s', 2, 0)", missing, rid))
        return FALSE;
    }
  if (accord_database_get_int (db, "SELECT count(*) FROM replica WHERE state=0", 0) == 0)
    {
      g_autofree char *rid = accord_replica_id_new ();

      return accord_database_execf (db, error, "INSERT INTO replica(rid, state, seen) VALUES('%s', 0, 0)", rid);
    }
  return TRUE;
}

/* A change set of which only the number is known stands where the one before it stood, and is told to others as what
 * was done here: it may be that nobody has heard of it. */
static gboolean
mend_txns_of (AccordReader *db, const char *table, const char *column, GError **error)
{
  return accord_database_execf (
    db, error,
    "INSERT INTO txn(id, rep, h, at, kind, label) SELECT m.id, (SELECT id FROM replica WHERE state=0),"
    " coalesce((SELECT h FROM txn t WHERE t.id<m.id AND t.h>0 ORDER BY t.id DESC LIMIT 1), 1),"
    " coalesce((SELECT at FROM txn t WHERE t.id<m.id ORDER BY t.id DESC LIMIT 1), 0), 'keep', '%s'"
    " FROM (SELECT DISTINCT \"%s\" AS id FROM main.\"%s\" WHERE \"%s\" NOT IN (SELECT id FROM txn)) m ORDER BY m.id",
    _("Damaged entry of the history"), column, table, column);
}

/* Files of before write every identity down. */
static gboolean
has_bases (AccordReader *db)
{
  return accord_database_get_int (db, "SELECT count(*) FROM pragma_table_info('txn') WHERE name='base'", 0) > 0;
}

static gboolean
mend_txns (AccordReader *db, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);
  gboolean bases = has_bases (db);

  if (!mend_txns_of (db, "chg", "txn", error) || !mend_txns_of (db, "span", "txn", error))
    return FALSE;
  for (int i = 0; i < n_kinds; i++)
    if (has_table (db, kinds[i]->name) &&
        (!mend_txns_of (db, kinds[i]->name, "born", error) ||
         /* an identity that followed from what is gone */
         (bases && !accord_database_execf (db, error, "UPDATE main.\"%s\" SET uid=randomblob(16) WHERE uid IS NULL AND"
                                            " born IN (SELECT id FROM txn WHERE base IS NULL)", kinds[i]->name))))
      return FALSE;
  return TRUE;
}

/* The chain of changes of each record goes on behind what is missing. */
static gboolean
mend_chains (AccordReader *db, GError **error)
{
  int n_kinds;
  const AccordKind *const *kinds = accord_kinds (&n_kinds);

  if (!accord_database_exec (db, "CREATE TEMP TABLE chain AS SELECT tbl, row, seq FROM chg; CREATE INDEX temp.chain_row ON chain(tbl, row, seq);"
                                 "UPDATE main.chg SET prev=(SELECT max(c.seq) FROM chain c WHERE c.tbl=chg.tbl AND c.row=chg.row AND c.seq<chg.seq)"
                                 " WHERE prev IS NOT NULL AND prev NOT IN (SELECT seq FROM chain)", error))
    return FALSE;
  for (int i = 0; i < n_kinds; i++)
    if (has_table (db, kinds[i]->name) &&
        !accord_database_execf (db, error,
                                "UPDATE main.\"%s\" SET last=(SELECT max(c.seq) FROM chain c WHERE c.tbl=%d AND c.row=\"%s\".id)"
                                " WHERE last IS NOT NULL AND last NOT IN (SELECT seq FROM main.chg)",
                                kinds[i]->name, kinds[i]->number, kinds[i]->name))
      return FALSE;
  return accord_database_exec (db, "DROP TABLE temp.chain", error);
}

/*< private >
 * accord_salvage_mend:
 * @lost_changes: whether rows of the journal are missing
 *
 * Puts something in place of what rows name and is not there; what follows from records is made anew when the file
 * is opened.
 */
gboolean
accord_salvage_mend (AccordSalvaging *self, gboolean lost_changes, GError **error)
{
  AccordReader *db = self->new;

  return mend_replicas (db, error) && mend_txns (db, error) && (!lost_changes || mend_chains (db, error)) &&
         accord_database_exec (db, "DELETE FROM meta WHERE key NOT LIKE 'sync\\_%' ESCAPE '\\' AND key<>'kinds'", error) &&
         (!has_table (db, "conflict") || accord_database_exec (db, "DELETE FROM conflict WHERE txn NOT IN (SELECT id FROM txn)", error));
}
