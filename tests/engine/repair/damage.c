/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "damage.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

static char *
read_all (const char *path, gsize *size)
{
  char *bytes;

  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  return bytes;
}

static void
write_all (const char *path, const char *bytes, gsize size)
{
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
}

guint
damage_n_pages (const char *path)
{
  gsize size;

  g_free (read_all (path, &size));
  return (guint) (size / DAMAGE_PAGE);
}

static guint
root_of (const char *path, const char *table)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  guint root = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rootpage FROM sqlite_schema WHERE name=?1", -1, &stmt, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (stmt, 1, table, -1, SQLITE_STATIC);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    root = (guint) sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  g_assert_cmpuint (root, >, 0);
  return root;
}

static guint
number (const guint8 *bytes, int n)
{
  guint value = 0;

  for (int i = 0; i < n; i++)
    value = value << 8 | bytes[i];
  return value;
}

static void
collect (const guint8 *file, guint n_pages, guint page, GArray *leaves)
{
  const guint8 *at = file + (gsize) (page - 1) * DAMAGE_PAGE, *head = page == 1 ? at + 100 : at;

  if (page < 1 || page > n_pages)
    return;
  if (head[0] == 0x0d || head[0] == 0x0a)
    {
      g_array_append_val (leaves, page);
      return;
    }
  g_assert_true (head[0] == 0x05 || head[0] == 0x02);
  for (guint i = 0; i < number (head + 3, 2); i++)
    collect (file, n_pages, number (at + number (head + 12 + 2 * i, 2), 4), leaves);
  collect (file, n_pages, number (head + 8, 4), leaves);
}

GArray *
damage_leaves (const char *path, const char *table)
{
  guint root = g_str_equal (table, "sqlite_schema") ? 1 : root_of (path, table);
  GArray *leaves = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize size;
  g_autofree char *file = read_all (path, &size);

  collect ((const guint8 *) file, (guint) (size / DAMAGE_PAGE), root, leaves);
  return leaves;
}

guint
damage_cells (const char *path, guint page)
{
  gsize size;
  g_autofree char *file = read_all (path, &size);

  return number ((const guint8 *) file + (gsize) (page - 1) * DAMAGE_PAGE + 3, 2);
}

void
damage_zero_bytes (const char *path, gsize from, gsize n)
{
  gsize size;
  g_autofree char *file = read_all (path, &size);

  g_assert_cmpuint (from + n, <=, size);
  memset (file + from, 0, n);
  write_all (path, file, size);
}

void
damage_zero (const char *path, guint page)
{
  damage_zero_bytes (path, (gsize) (page - 1) * DAMAGE_PAGE, DAMAGE_PAGE);
}

void
damage_noise (const char *path, guint page, guint seed)
{
  gsize size;
  g_autofree char *file = read_all (path, &size);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (gsize i = 0; i < DAMAGE_PAGE; i++)
    file[(gsize) (page - 1) * DAMAGE_PAGE + i] = (char) g_rand_int_range (rand, 0, 256);
  write_all (path, file, size);
}

void
damage_cut (const char *path, gsize size)
{
  g_assert_cmpint (truncate (path, (off_t) size), ==, 0);
}

char *
damage_sum (const char *path)
{
  gsize size;
  g_autofree char *file = read_all (path, &size);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) file, size);
}
