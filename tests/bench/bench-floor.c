/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor: what bare SQLite does with the files of bench-data. One transaction, prepared
 * statements, indexes made afterwards, a full-text index with a blank around every Chinese
 * character ("cjk"); no checks, no duplicates, no history, no links by name. */

#include "bench-floor.h"

#include <string.h>

#include "bench-measure.h"

#define MAX_CELLS 16

/* How a cell of the file becomes a value. */
typedef enum {
  TEXT,
  NUMBER, /* the digits of it: "C0000012", "Rep 04" */
  CENTS,
  DAY,    /* as 20240131 */
  MONTH,  /* as 202401 */
  STAGE,
} Form;

typedef struct {
  int cell;
  Form form;
} Column;

static const char *const stages[] = { "Lead", "Qualified", "Discovery", "Proposal",
                                      "Negotiation", "Won", "Lost" };

#define CUSTOMERS                                                                                 \
  "CREATE TABLE customers(id INTEGER PRIMARY KEY,name TEXT NOT NULL,type TEXT,industry TEXT,"     \
  "source TEXT,owner_id INT,phone TEXT,email TEXT,website TEXT,country TEXT,city TEXT,"           \
  "address TEXT,created INT,note TEXT);"                                                          \
  "CREATE VIRTUAL TABLE words USING fts5(name,email,phone,city,content='',"                       \
  "tokenize='unicode61 remove_diacritics 2',prefix='2 3')"
#define CUSTOMER_INDEXES                                                                          \
  "CREATE INDEX by_name ON customers(name COLLATE NOCASE,id);"                                    \
  "CREATE INDEX by_owner ON customers(owner_id,id);"                                              \
  "CREATE INDEX by_day ON customers(created,id)"
#define DEALS                                                                                     \
  "CREATE TABLE deals(id INTEGER PRIMARY KEY,title TEXT,customer_id INT,owner_id INT,stage INT,"  \
  "value INT,opened INT,closed INT,closed_month INT);"                                            \
  "CREATE TABLE history(id INTEGER PRIMARY KEY,deal_id INT,from_stage INT,to_stage INT,day INT)"
#define DEAL_INDEXES                                                                              \
  "CREATE INDEX deals_customer ON deals(customer_id);"                                            \
  "CREATE INDEX deals_board ON deals(stage,opened,id);"                                           \
  "CREATE INDEX history_deal ON history(deal_id,day)"

static void
check (sqlite3    *db,
       int         code,
       const char *what)
{
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
    bench_fail ("%s: %s", what, db ? sqlite3_errmsg (db) : sqlite3_errstr (code));
}

void
bench_floor_exec (sqlite3    *db,
                  const char *sql)
{
  check (db, sqlite3_exec (db, sql, NULL, NULL, NULL), sql);
}

sqlite3 *
bench_floor_open (const char *path)
{
  sqlite3 *db = NULL;

  check (db, sqlite3_open (path, &db), path);
  bench_floor_exec (db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
                        "PRAGMA cache_size=-65536; PRAGMA mmap_size=2147483648");
  return db;
}

void
bench_floor_close (sqlite3 *db)
{
  check (db, sqlite3_close (db), "close");
}

sqlite3_stmt *
bench_floor_prepare (sqlite3    *db,
                     const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  check (db, sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL), sql);
  return stmt;
}

/* Reads every column of every row. Returns: the number of rows */
guint
bench_floor_drain (sqlite3_stmt *stmt)
{
  static volatile guint seen; /* so that the reading is not left out */
  int n_columns = sqlite3_column_count (stmt);
  guint n = 0;
  int code;

  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      n++;
      for (int i = 0; i < n_columns; i++)
        seen += sqlite3_column_text (stmt, i) != NULL;
    }
  check (sqlite3_db_handle (stmt), code, sqlite3_sql (stmt));
  sqlite3_reset (stmt);
  return n;
}

void
bench_floor_run (sqlite3_stmt *stmt)
{
  check (sqlite3_db_handle (stmt), sqlite3_step (stmt), sqlite3_sql (stmt));
  sqlite3_reset (stmt);
}

static gint64
digits (const char *text)
{
  gint64 number = 0;

  for (; *text; text++)
    if (*text >= '0' && *text <= '9')
      number = number * 10 + (*text - '0');
  return number;
}

static void
bind (sqlite3_stmt *stmt,
      int           at,
      const char   *text,
      Form          form)
{
  gint64 number = form == TEXT ? 0 : digits (text);

  if (form == TEXT)
    sqlite3_bind_text (stmt, at, text, -1, SQLITE_STATIC);
  else if (form == STAGE)
    for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
      {
        if (strcmp (text, stages[i]) == 0)
          sqlite3_bind_int (stmt, at, (int) i + 1);
      }
  else if (text[0] == '\0')
    sqlite3_bind_null (stmt, at);
  else
    sqlite3_bind_int64 (stmt, at, form == MONTH ? number / 100 : number);
}

/* A blank on both sides of every Chinese character, which makes a word of each. */
static char *
split_han (const char *text)
{
  GString *split = g_string_sized_new (strlen (text) * 2);

  while (*text)
    {
      const guchar *byte = (const guchar *) text;
      int length = *byte < 0x80 ? 1 : *byte < 0xe0 ? 2 : *byte < 0xf0 ? 3 : 4;

      g_string_append_len (split, text, length);
      if (length == 3 && *byte >= 0xe3 && *byte <= 0xe9)
        g_string_append_c (split, ' ');
      text += length;
    }
  return g_string_free_and_steal (split);
}

/* The files of bench-data have no quotes: a cell ends at a comma. */
static char *
read_row (char  *line,
          char **cells)
{
  char *end = strchr (line, '\n');
  guint n = 0;

  if (end == NULL)
    return NULL;
  *end = '\0';
  for (cells[n++] = line; (line = strchr (line, ',')) != NULL && n < MAX_CELLS; cells[n++] = line)
    *line++ = '\0';
  while (n < MAX_CELLS)
    cells[n++] = end;
  return end + 1;
}

static void
insert_words (sqlite3_stmt *words,
              char        **cells)
{
  char *name = split_han (cells[1]);
  char *city = split_han (cells[10]);

  bind (words, 1, cells[0], NUMBER);
  sqlite3_bind_text (words, 2, name, -1, g_free);
  bind (words, 3, cells[7], TEXT);
  bind (words, 4, cells[6], TEXT);
  sqlite3_bind_text (words, 5, city, -1, g_free);
  bench_floor_run (words);
}

static void
insert (sqlite3_stmt *stmt,
        char        **cells,
        const Column *columns,
        guint         n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    bind (stmt, (int) i + 1, cells[columns[i].cell], columns[i].form);
  bench_floor_run (stmt);
}

static char *
read_file (const char *folder,
           const char *name,
           char      **first_row)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  if (!g_file_get_contents (path, &text, NULL, &error))
    bench_fail ("%s", error->message);
  *first_row = strchr (text, '\n') + 1;
  return text;
}

static void
finish (sqlite3    *db,
        const char *indexes)
{
  bench_floor_exec (db, indexes);
  bench_floor_exec (db, "COMMIT");
  check (db, sqlite3_wal_checkpoint_v2 (db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL),
         "checkpoint");
  bench_floor_close (db);
}

/* Makes the database at @path. Returns: the number of rows */
guint
bench_floor_import_customers (const char *folder,
                              const char *path)
{
  static const Column columns[] = {
    { 0, NUMBER }, { 1, TEXT }, { 2, TEXT }, { 3, TEXT }, { 4, TEXT }, { 5, NUMBER }, { 6, TEXT },
    { 7, TEXT }, { 8, TEXT }, { 9, TEXT }, { 10, TEXT }, { 11, TEXT }, { 12, DAY }, { 13, TEXT },
  };
  char *cells[MAX_CELLS], *line;
  g_autofree char *text = read_file (folder, "customers.csv", &line);
  sqlite3 *db = bench_floor_open (path);
  sqlite3_stmt *row, *words;
  guint n = 0;

  bench_floor_exec (db, "BEGIN");
  bench_floor_exec (db, CUSTOMERS);
  row = bench_floor_prepare (db, "INSERT INTO customers VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  words = bench_floor_prepare (db, "INSERT INTO words(rowid,name,email,phone,city)"
                                   " VALUES(?,?,?,?,?)");
  for (; (line = read_row (line, cells)) != NULL; n++)
    {
      insert (row, cells, columns, G_N_ELEMENTS (columns));
      insert_words (words, cells);
    }
  sqlite3_finalize (row);
  sqlite3_finalize (words);
  finish (db, CUSTOMER_INDEXES);
  return n;
}

/* Adds the deals to a database made by the function above, each with its stage changes. */
guint
bench_floor_import_deals (const char *folder,
                          const char *path)
{
  static const Column columns[] = {
    { 0, NUMBER }, { 1, TEXT }, { 2, NUMBER }, { 3, NUMBER }, { 4, STAGE },
    { 5, CENTS }, { 6, DAY }, { 7, DAY }, { 7, MONTH },
  };
  static const Column opened[] = { { 0, NUMBER }, { 6, DAY } };
  static const Column closed[] = { { 0, NUMBER }, { 7, DAY }, { 4, STAGE } };
  char *cells[MAX_CELLS], *line;
  g_autofree char *text = read_file (folder, "deals.csv", &line);
  sqlite3 *db = bench_floor_open (path);
  sqlite3_stmt *row, *first, *last;
  guint n = 0;

  bench_floor_exec (db, "BEGIN");
  bench_floor_exec (db, DEALS);
  row = bench_floor_prepare (db, "INSERT INTO deals VALUES(?,?,?,?,?,?,?,?,?)");
  first = bench_floor_prepare (db, "INSERT INTO history VALUES(NULL,?1,0,1,?2)");
  last = bench_floor_prepare (db, "INSERT INTO history VALUES(NULL,?1,1,?3,?2)");
  for (; (line = read_row (line, cells)) != NULL; n++)
    {
      insert (row, cells, columns, G_N_ELEMENTS (columns));
      insert (first, cells, opened, G_N_ELEMENTS (opened));
      if (cells[7][0] != '\0')
        insert (last, cells, closed, G_N_ELEMENTS (closed));
    }
  sqlite3_finalize (row);
  sqlite3_finalize (first);
  sqlite3_finalize (last);
  finish (db, DEAL_INDEXES);
  return n;
}
