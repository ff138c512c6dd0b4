/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file in which the columns of a kind, or the rows of one in the order of a field, stand from one opening to the next:
 *
 *   head | alive | letters | order | each column: part, values, codes
 *   head | ends | order
 *
 * Whether it was made from this very workspace is told by the history up to a change set; what was written since is in the
 * journal. One of another program version, with other fields, or after which somebody was erased, is not read. */

#include "accord-config.h"

#include "accord-columns-kept-file.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "accord-journal-rows.h"
#include "accord-kept-origin.h"
#include "accord-kinds.h"
#include "accord-schema.h"

#define MAGIC "AccCols"
#define FORMAT 1
#define ORDER 0x01020304
#define WORD sizeof (guint64)
#define FILES_MOST 64 /* of all workspaces */

static char *
folder_of_all (void)
{
  return g_build_filename (g_get_user_cache_dir (), "accord", "columns", NULL);
}

/* What the names of all files of a workspace begin with. */
static char *
prefix_of (AccordStore *store)
{
  g_autofree char *path = g_canonicalize_filename (accord_store_get_path (store), NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_strdup_printf ("%.32s.", sum);
}

static char *
path_of (AccordStore *store, const AccordKind *kind, int what)
{
  g_autofree char *folder = folder_of_all (), *prefix = prefix_of (store);
  g_autofree char *name = what < 0 ? g_strdup_printf ("%s%s.columns", prefix, kind->name)
                                   : g_strdup_printf ("%s%s.%s.order", prefix, kind->name, kind->fields[what].name);

  return g_build_filename (folder, name, NULL);
}

/**
 * accord_columns_kept_drop:
 * @kind: as the file has it
 *
 * Nothing of it is kept any more.
 */
void
accord_columns_kept_drop (AccordStore *store, const AccordKind *kind)
{
  for (int what = ACCORD_COLUMNS_KEPT_SET; what < kind->n_fields; what++)
    {
      g_autofree char *path = path_of (store, kind, what);

      g_unlink (path);
    }
}

/**
 * accord_columns_kept_drop_all:
 *
 * Nothing of any kind of this workspace is kept any more: somebody is erased, and may be in each of them.
 */
void
accord_columns_kept_drop_all (AccordStore *store)
{
  g_autofree char *folder = folder_of_all (), *prefix = prefix_of (store);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, prefix))
        g_unlink (path);
    }
}

static guint64
keys_of (AccordReader *db, const AccordKind *kind)
{
  g_autofree char *made_by = accord_sort_keys_made_by (kind);
  guint64 sum = accord_kept_sum_text (made_by), fresh = accord_sort_keys_are_fresh (db, kind);

  return accord_kept_sum (sum, &fresh, sizeof fresh);
}

/* What a file must say that this program can use for this workspace. */
static gboolean
head_init (AccordColumnsHead *head, AccordReader *db, const AccordKind *kind, int what, gint64 txn)
{
  memset (head, 0, sizeof *head);
  memcpy (head->magic, MAGIC, sizeof head->magic);
  head->format = FORMAT;
  head->order = ORDER;
  head->fields = accord_kept_origin_fields (db, kind);
  head->keys = keys_of (db, kind);
  head->what = what;
  head->txn = txn;
  return accord_kept_origin_history (db, txn, &head->history, NULL) && head->history != 0;
}

static guint64
sum_of_head (const AccordColumnsHead *head)
{
  return accord_kept_sum (0, head, G_STRUCT_OFFSET (AccordColumnsHead, head_sum));
}

/* --- reading --- */

/**
 * accord_columns_file_open:
 * @self: (out caller-allocates): the file; cleared by accord_columns_file_clear() whatever comes of it
 * @db: in a snapshot
 * @kind: as the file has it
 * @what: a field, or %ACCORD_COLUMNS_KEPT_SET
 *
 * Returns: whether there is one, and it was made from this workspace as it was once
 */
gboolean
accord_columns_file_open (AccordColumnsFile *self, AccordStore *store, AccordReader *db, const AccordKind *kind, int what)
{
  AccordColumnsHead like;
  gboolean erased = TRUE;

  *self = (AccordColumnsFile) { .path = path_of (store, kind, what) };
  self->fd = g_open (self->path, O_RDONLY | O_CLOEXEC, 0);
  if (self->fd < 0 || !accord_kept_read (self->fd, &self->head, sizeof self->head) || self->head.head_sum != sum_of_head (&self->head) ||
      self->head.txn > accord_reader_newest_txn (db, NULL) || !head_init (&like, db, kind, what, self->head.txn) ||
      memcmp (&like, &self->head, G_STRUCT_OFFSET (AccordColumnsHead, n_slots)) != 0 || self->head.n_slots >= G_MAXINT32 ||
      self->head.n_order > self->head.n_slots)
    return FALSE;
  if (accord_kept_origin_erased (db, self->head.txn, &erased, NULL) && erased)
    g_unlink (self->path);
  return !erased;
}

/**
 * accord_columns_file_get:
 * @n: how many come next
 * @size: bytes of each
 *
 * Returns: (transfer full) (nullable): them; %NULL where there are not so many
 */
gpointer
accord_columns_file_get (AccordColumnsFile *self, guint64 n, gsize size)
{
  gsize whole = (n * size + WORD - 1) / WORD * WORD;
  gpointer bytes = g_try_malloc (MAX (whole, WORD));

  if (bytes == NULL || !accord_kept_read (self->fd, bytes, whole))
    {
      g_free (bytes);
      return NULL;
    }
  self->sum = accord_kept_sum (self->sum, bytes, whole);
  return bytes;
}

/* Whether everything was read, and is what was written. */
gboolean
accord_columns_file_is_whole (const AccordColumnsFile *self)
{
  char more;

  return self->sum == self->head.sum && !accord_kept_read (self->fd, &more, 1);
}

/* --- writing --- */

/**
 * accord_columns_file_begin:
 * @self: (out caller-allocates): as with accord_columns_file_open()
 * @txn: the newest change set that what is written holds
 *
 * Begins a file beside the one that may be there.
 *
 * Returns: %FALSE where none can be written
 */
gboolean
accord_columns_file_begin (AccordColumnsFile *self, AccordStore *store, AccordReader *db, const AccordKind *kind, int what,
                           gint64 txn)
{
  g_autofree char *folder = NULL;

  *self = (AccordColumnsFile) { .fd = -1, .path = path_of (store, kind, what) };
  folder = g_path_get_dirname (self->path);
  if (txn == 0 || !head_init (&self->head, db, kind, what, txn) || g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  self->temp = g_strdup_printf ("%s.XXXXXX", self->path);
  self->fd = g_mkstemp_full (self->temp, O_RDWR | O_CLOEXEC, 0600);
  return self->fd >= 0 && accord_kept_write (self->fd, &self->head, sizeof self->head);
}

/* What comes next, filled up to whole words. */
gboolean
accord_columns_file_put (AccordColumnsFile *self, gconstpointer bytes, gsize size)
{
  gsize whole = size / WORD * WORD;
  guint64 rest = 0;

  if (size > whole)
    memcpy (&rest, (const char *) bytes + whole, size - whole);
  self->sum = accord_kept_sum (self->sum, bytes, whole);
  if (size > whole)
    self->sum = accord_kept_sum (self->sum, &rest, sizeof rest);
  return accord_kept_write (self->fd, bytes, whole) && (size == whole || accord_kept_write (self->fd, &rest, sizeof rest));
}

/* Those that were made last stay. */
static void
remove_oldest (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *oldest = NULL;
  const char *name;
  gint64 oldest_time = G_MAXINT64;
  guint n = 0;

  for (; dir != NULL && (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_stat (path, &info) != 0 || info.st_mtime >= oldest_time)
        continue;
      oldest_time = info.st_mtime;
      g_free (oldest);
      oldest = g_steal_pointer (&path);
    }
  if (n > FILES_MOST && oldest != NULL)
    g_unlink (oldest);
}

/* Puts it in its place. */
gboolean
accord_columns_file_finish (AccordColumnsFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  self->head.sum = self->sum;
  self->head.head_sum = sum_of_head (&self->head);
  if (lseek (self->fd, 0, SEEK_SET) != 0 || !accord_kept_write (self->fd, &self->head, sizeof self->head) ||
      g_rename (self->temp, self->path) != 0)
    return FALSE;
  g_clear_pointer (&self->temp, g_free);
  remove_oldest (folder);
  return TRUE;
}

/* What was not finished is not there. */
void
accord_columns_file_clear (AccordColumnsFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->fd >= 0 && self->temp != NULL)
    g_unlink (self->temp);
  g_free (self->temp);
  g_free (self->path);
}
