/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files to be opened, damaged and looked into, and second processes to be killed. */
#include "accord-config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

char *
fixture_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-store-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return g_build_filename (folder, "team.accord", NULL);
}

char *
fixture_file (void)
{
  g_autofree char *path = fixture_path ();
  AccordWorkspace *workspace = accord_test_object (accord_workspace_create (path, NULL, "EUR"));

  accord_test_create (workspace, &accord_customer_kind, "name", "Nordwind", NULL);
  accord_test_close (workspace);
  g_assert_cmpuint (fixture_neighbours (path), ==, 0);
  return g_steal_pointer (&path);
}

static guint
each_neighbour (const char *path, gboolean removed)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *own = g_path_get_basename (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      n += strcmp (name, own) != 0;
      if (removed)
        g_remove (file);
    }
  if (removed)
    g_rmdir (folder);
  return n;
}

void
fixture_remove (const char *path)
{
  each_neighbour (path, TRUE);
}

guint
fixture_neighbours (const char *path)
{
  return each_neighbour (path, FALSE);
}

AccordStore *
fixture_open (const char *path, AccordStoreFlags flags)
{
  return accord_test_object (accord_store_open (path, flags));
}

void
fixture_close (AccordStore *store)
{
  accord_test_done (accord_store_close (store));
  accord_test_idle ();
  g_object_unref (store);
}

/* The refusal has the code that the window reacts to, says these words, and is a whole sentence. */
void
fixture_refused (const char *path, AccordStoreFlags flags, int code, const char *words)
{
  g_autoptr (GError) error = accord_test_error (accord_store_open (path, flags));

  g_test_message ("%s", error->message);
  g_assert_error (error, ACCORD_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_str_has_suffix (error->message, "."));
  accord_test_idle ();
}

gint64
fixture_customers (AccordStore *store)
{
  g_autoptr (AccordQuery) query = accord_query_new (&accord_customer_kind);

  return accord_test_int (accord_store_count (store, query));
}

void
fixture_assert_sound (AccordStore *store)
{
  g_auto (GStrv) problems = accord_test_boxed (accord_store_check (store));

  for (int i = 0; problems[i]; i++)
    g_test_message ("problem: %s", problems[i]);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
}

/* Each change set has just the rows it says it has, and nothing is left without its change set. */
void
fixture_assert_journal_matches (const char *path)
{
  g_assert_cmpint (fixture_sql (path,
                                "SELECT count(*) FROM txn x WHERE n <> (SELECT count(*) FROM chg WHERE txn=x.id)"
                                " + (SELECT coalesce(sum(row2-row1+1),0) FROM span WHERE txn=x.id)"),
                   ==, 0);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM chg WHERE txn NOT IN (SELECT id FROM txn)"), ==, 0);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM customer WHERE born NOT IN (SELECT id FROM txn)"), ==, 0);
  g_assert_cmpint (fixture_sql (path, "SELECT count(*) FROM customer c WHERE last IS NOT NULL AND NOT EXISTS"
                                      " (SELECT 1 FROM chg WHERE seq=c.last AND tbl=4 AND row=c.id)"), ==, 0);
}

static sqlite3_stmt *
first_row (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  while (*sql)
    {
      sqlite3_finalize (stmt);
      g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, &sql), ==, SQLITE_OK);
      sqlite3_step (stmt);
    }
  return stmt;
}

char *
fixture_sql_text (const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt;
  char *text;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==, SQLITE_OK);
  stmt = first_row (db, sql);
  text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return text;
}

gint64
fixture_sql (const char *path, const char *sql)
{
  g_autofree char *text = fixture_sql_text (path, sql);

  return text ? g_ascii_strtoll (text, NULL, 10) : 0;
}

FixtureChild *
fixture_child (const char *task, const char *path)
{
  FixtureChild *child = g_new0 (FixtureChild, 1);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;

  child->process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--child", task, path, NULL);
  g_assert_no_error (error);
  child->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child->process));
  return child;
}

/* The next whole line; NULL when there is none any more. A line torn by a kill is not told. */
char *
fixture_child_line (FixtureChild *child)
{
  return g_data_input_stream_read_line (child->lines, NULL, NULL, NULL);
}

void
fixture_child_kill (FixtureChild *child)
{
  g_subprocess_send_signal (child->process, 9);
}

void
fixture_child_free (FixtureChild *child)
{
  g_subprocess_wait (child->process, NULL, NULL);
  g_object_unref (child->lines);
  g_object_unref (child->process);
  g_free (child);
}

/* Waits for the child to end by itself; its exit status. */
int
fixture_child_finish (FixtureChild *child)
{
  int status;

  g_subprocess_wait (child->process, NULL, NULL);
  status = g_subprocess_get_if_exited (child->process) ? g_subprocess_get_exit_status (child->process) : -1;
  fixture_child_free (child);
  return status;
}
