/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Salvage, the bytes: a damaged file is copied as far as the disk gives it, and its first page is made such that
 * SQLite will look at the others. The damaged file itself is only read.
 *
 *   page 1   │ header, 100 bytes │ root of the schema's tree: which table begins on which page
 *   page 2…  │ trees of tables and indexes, pages that are free
 *
 * A header can be made anew, for every file of Accord has the same. The schema cannot: where its pages are gone
 * they are taken from a backup, which is this same file on an earlier day, its tables on the same pages. Whether
 * that holds shows in reading: pages say of themselves what they are. Any thread. */
#include "accord-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include "accord-salvage-private.h"
#include "accord-schema.h"

#define PAGE        4096
#define MAGIC       "SQLite format 3"
#define TREE        100 /* where the tree begins on page 1 */
#define INNER_TABLE 0x05
#define LEAF_TABLE  0x0d
#define SCHEMA_MOST 1000 /* pages */

typedef struct {
  guint8 bytes[PAGE];
} Page;

static gboolean
fail (const char *path, GError **error)
{
  g_set_error (error, ACCORD_STORE_ERROR, errno == ENOSPC ? ACCORD_STORE_ERROR_FULL : ACCORD_STORE_ERROR_FAILED,
               _("“%s” could not be copied for the repair: %s. The damaged file is as it was."), path, g_strerror (errno));
  return FALSE;
}

static gboolean
read_page (int file, gint64 number, Page *page)
{
  gsize have = 0;

  memset (page, 0, sizeof *page);
  while (have < PAGE)
    {
      gssize n = pread (file, page->bytes + have, PAGE - have, (off_t) ((number - 1) * PAGE + (gint64) have));

      if (n <= 0)
        return FALSE;
      have += (gsize) n;
    }
  return TRUE;
}

static gboolean
write_page (int file, gint64 number, const Page *page)
{
  return pwrite (file, page->bytes, PAGE, (off_t) ((number - 1) * PAGE)) == PAGE;
}

/* What a disk does not give any more becomes zeros, which is a damaged page like any other. */
static gboolean
copy_bytes (const char *from, const char *to, gboolean whole_pages, GError **error)
{
  int in = g_open (from, O_RDONLY | O_CLOEXEC, 0), out = in >= 0 ? g_open (to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
  gint64 size = in >= 0 ? lseek (in, 0, SEEK_END) : -1;
  gboolean ok = out >= 0 && size >= 0;

  for (gint64 at = 0; ok && at < size; at += PAGE)
    {
      Page page;
      gsize length = whole_pages ? PAGE : (gsize) MIN (PAGE, size - at);

      read_page (in, at / PAGE + 1, &page);
      ok = pwrite (out, page.bytes, length, (off_t) at) == (gssize) length;
    }
  if (!ok)
    fail (from, error);
  if (in >= 0)
    close (in);
  if (out >= 0 && close (out) != 0 && ok)
    ok = fail (from, error);
  return ok;
}

/*< private >
 * accord_salvage_copy_image:
 * @damaged: only read
 * @to: a name that is free
 *
 * Copies the file, and its log of what was written last.
 */
gboolean
accord_salvage_copy_image (const char *damaged, const char *to, GError **error)
{
  g_autofree char *log = g_strconcat (damaged, "-wal", NULL), *log_to = g_strconcat (to, "-wal", NULL);

  return copy_bytes (damaged, to, TRUE, error) &&
         (!g_file_test (log, G_FILE_TEST_EXISTS) || copy_bytes (log, log_to, FALSE, error));
}

static void
put_int (Page *page, int at, guint32 value)
{
  guint32 big = GUINT32_TO_BE (value);

  memcpy (page->bytes + at, &big, sizeof big);
}

static guint32
get_int (const Page *page, int at)
{
  guint32 big;

  memcpy (&big, page->bytes + at, sizeof big);
  return GUINT32_FROM_BE (big);
}

static gboolean
has_header (const Page *page)
{
  static const guint8 fixed[] = { 0x10, 0x00, 2, 2, 0, 64, 32, 32 }; /* pages of 4096 bytes, a log, nothing reserved */

  return memcmp (page->bytes, MAGIC, sizeof MAGIC) == 0 && memcmp (page->bytes + 18 + 2, fixed + 4, 4) == 0 &&
         memcmp (page->bytes + 16, fixed, 2) == 0 && page->bytes[18] >= 1 && page->bytes[18] <= 2 && get_int (page, 44) == 4 &&
         get_int (page, 56) == 1 && get_int (page, 68) == ACCORD_APPLICATION_ID;
}

static void
make_header (Page *page)
{
  static const guint8 fixed[] = { 0x10, 0x00, 2, 2, 0, 64, 32, 32 };

  memset (page->bytes, 0, TREE);
  memcpy (page->bytes, MAGIC, sizeof MAGIC);
  memcpy (page->bytes + 16, fixed, sizeof fixed);
  put_int (page, 24, 1);
  put_int (page, 40, 1); /* of the schema */
  put_int (page, 44, 4);
  put_int (page, 56, 1); /* UTF-8 */
  put_int (page, 60, ACCORD_SCHEMA_VERSION);
  put_int (page, 68, ACCORD_APPLICATION_ID);
  put_int (page, 92, 1);
  put_int (page, 96, SQLITE_VERSION_NUMBER);
}

static gboolean
has_tree (const Page *page)
{
  return page->bytes[TREE] == INNER_TABLE || page->bytes[TREE] == LEAF_TABLE;
}

/*< private >
 * accord_salvage_mend_header:
 * @path: the copy
 * @backup: (nullable): whose first page is taken where that of @path is gone
 *
 * Makes the first page such that SQLite opens the file; fails where it has none and there is no backup.
 */
gboolean
accord_salvage_mend_header (const char *path, const char *backup, GError **error)
{
  int file = g_open (path, O_RDWR | O_CLOEXEC, 0), old = backup != NULL ? g_open (backup, O_RDONLY | O_CLOEXEC, 0) : -1;
  gint64 n_pages = file >= 0 ? MAX (lseek (file, 0, SEEK_END) / PAGE, 1) : 0;
  g_autofree Page *page = g_new0 (Page, 1);
  gboolean ok = file >= 0;

  if (ok)
    read_page (file, 1, page);
  if (ok && !has_tree (page) && (old < 0 || !read_page (old, 1, page)))
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT,
                   _("The beginning of the file is gone, and there is no backup that says what stands where in it."));
      ok = FALSE;
    }
  else if (ok)
    {
      if (!has_header (page))
        make_header (page);
      if (get_int (page, 28) != (guint32) n_pages)
        put_int (page, 28, (guint32) n_pages);
      put_int (page, 32, 0); /* free pages are of no interest */
      put_int (page, 36, 0);
      put_int (page, 92, get_int (page, 24));
      if (!write_page (file, 1, page))
        ok = fail (path, error);
    }
  else
    fail (path, error);
  if (old >= 0)
    close (old);
  if (file >= 0)
    close (file);
  return ok;
}

/* The pages of the schema's tree in the backup, page 1 first. */
static void
schema_pages (int old, gint64 number, GArray *pages)
{
  g_autofree Page *page = g_new0 (Page, 1);
  int at = number == 1 ? TREE : 0;
  guint n_cells;

  if (pages->len >= SCHEMA_MOST || number < 1 || !read_page (old, number, page))
    return;
  g_array_append_val (pages, number);
  if (page->bytes[at] != INNER_TABLE)
    return;
  n_cells = (guint) page->bytes[at + 3] << 8 | page->bytes[at + 4];
  schema_pages (old, get_int (page, at + 8), pages);
  for (guint i = 0; i < n_cells && (guint) at + 12 + 2 * i + 2 <= PAGE; i++)
    {
      guint cell = (guint) page->bytes[at + 12 + 2 * (int) i] << 8 | page->bytes[at + 12 + 2 * (int) i + 1];

      if (cell <= PAGE - 4)
        schema_pages (old, get_int (page, (int) cell), pages);
    }
}

/*< private >
 * accord_salvage_graft_schema:
 * @path: the copy, whose schema cannot be read
 * @backup: (nullable): an earlier day of the same file
 *
 * Puts the backup's schema into the copy.
 */
gboolean
accord_salvage_graft_schema (const char *path, const char *backup, GError **error)
{
  int file = backup != NULL ? g_open (path, O_RDWR | O_CLOEXEC, 0) : -1, old = file >= 0 ? g_open (backup, O_RDONLY | O_CLOEXEC, 0) : -1;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree Page *page = g_new0 (Page, 1);
  gboolean ok = old >= 0;

  if (ok)
    schema_pages (old, 1, pages);
  for (guint i = 0; ok && i < pages->len; i++)
    {
      gint64 number = g_array_index (pages, gint64, i);

      ok = read_page (old, number, page) && write_page (file, number, page);
    }
  if (old >= 0)
    close (old);
  if (file >= 0)
    close (file);
  if (!ok)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_CORRUPT,
                   _("What says where each table begins is gone from the file, and there is no backup that knows it."));
      return FALSE;
    }
  /* The log would put the damaged ones back. */
  g_unlink (log);
  return accord_salvage_mend_header (path, backup, error);
}
