/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column more in a table that may have millions of rows. SQLite need not touch the rows for it, but of a STRICT
 * table it has them all looked through for a value that does not fit: of a million that is most of a second, for
 * which the commit of whoever first fills in a field would wait. A new column that may be empty and has no default
 * is empty everywhere, which always fits. SQLite asks by a pragma, so that says nothing in the meantime. */
#include "accord-config.h"

#include "accord-database.h"

#include <string.h>

static int
pass_over_look (void *data, int action, const char *pragma, const char *argument, const char *database, const char *trigger)
{
  return action == SQLITE_PRAGMA && strcmp (pragma, "quick_check") == 0 ? SQLITE_IGNORE : SQLITE_OK;
}

/*< private >
 * accord_database_add_column:
 * @self: the connection that writes
 * @table: of this file
 * @column: name of a column that it has not
 * @type: what stands behind the name: a type, and whether it is computed; no constraint and no default
 *
 * Takes as long for a million rows as for none.
 *
 * Returns: %FALSE with an #AccordStoreError
 */
gboolean
accord_database_add_column (AccordReader *self, const char *table, const char *column, const char *type, GError **error)
{
  gboolean added;

  sqlite3_set_authorizer (self->db, pass_over_look, NULL);
  added = accord_database_execf (self, error, "ALTER TABLE main.\"%s\" ADD COLUMN \"%s\" %s", table, column, type);
  sqlite3_set_authorizer (self->db, NULL, NULL);
  return added;
}
