/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of which the making was cut short (the program was killed, the power went): it has nothing that anybody
 * wrote in it, and must not stand in the way of the next attempt under its name. */
#include "accord-config.h"

#include "accord-unfinished.h"

#include <glib/gi18n-lib.h>
#include "accord-schema.h"
#include "accord-store-remove.h"

/**
 * accord_store_fail_unfinished:
 * @path: of a file in which nothing is
 *
 * Returns: %FALSE, with an error in words
 */
gboolean
accord_store_fail_unfinished (const char *path, GError **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED,
               _ ("“%s” was not finished when it was made, and nothing is in it. Make it once more under the same name."), path);
  return FALSE;
}

/* The note of sharing that a file has while it joins (accord-sync-share.c). */
gboolean
accord_unfinished_joining (AccordReader *db)
{
  return accord_database_get_int (db, "SELECT count(*) FROM meta WHERE key='sync_joining' AND value IS NOT NULL", 0) > 0;
}

/* Whatever cannot be read counts as something: only what is known to be empty may be taken away. */
gboolean
accord_unfinished_empty (AccordReader *db)
{
  gint64 id = accord_database_get_int (db, "PRAGMA main.application_id", -1);

  if (accord_database_get_int (db, "SELECT count(*) FROM main.sqlite_schema", -1) == 0)
    return (id == 0 || id == ACCORD_APPLICATION_ID) && accord_database_get_int (db, "PRAGMA main.page_count", -1) <= 1;
  return id == ACCORD_APPLICATION_ID &&
         accord_database_get_int (db, "SELECT EXISTS(SELECT 1 FROM main.txn) OR EXISTS(SELECT 1 FROM main.chg)", -1) == 0;
}

/**
 * accord_store_is_unfinished:
 * @path: a file, or a name that nothing has
 *
 * Returns: whether it is a workspace that was only begun: nothing is in it, or not all that the others have where it
 *   was joining them. %ACCORD_STORE_CREATE makes it anew
 */
gboolean
accord_store_is_unfinished (const char *path)
{
  AccordReader *db;
  gboolean unfinished;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  db = accord_database_open (path, SQLITE_OPEN_READWRITE, NULL);
  if (db == NULL)
    return FALSE;
  unfinished = accord_unfinished_empty (db) || (accord_database_get_int (db, "PRAGMA main.application_id", -1) == ACCORD_APPLICATION_ID &&
                                 accord_unfinished_joining (db));
  accord_database_close (db);
  return unfinished;
}

/*< private >
 * accord_unfinished_replace:
 * @path: a new file is to be there; its lock is held
 *
 * Returns: whether nothing is there now that could be lost
 */
gboolean
accord_unfinished_replace (const char *path)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS) || (accord_store_is_unfinished (path) && accord_store_remove (path));
}
