/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A shim over SQLite's own VFS. Every file keeps what is surely on the disk, and the writes since: an
 * image of the disk is the one, with any of the others in it, the last of each possibly torn. */

#include "accord-config.h"

#include "power-vfs.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

typedef struct
{
  gint64 offset;
  GBytes *bytes; /* NULL: the file was cut to @offset */
} Pending;

/* What is known of one file name, also between openings. */
typedef struct
{
  char *name;        /* the last part of the path */
  GByteArray *sure;
  GPtrArray *pending;
} Disk;

typedef struct
{
  sqlite3_file base;
  Disk *disk; /* NULL: not looked after (shared memory, temporary files) */
  sqlite3_file real[];
} File;

static GMutex lock;
static GHashTable *disks; /* path ─▶ Disk */
static sqlite3_vfs *beneath;
static GRand *chance;
static guint one_in;
static PowerCutFunc cut_func;
static gpointer cut_data;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_clear_pointer (&pending->bytes, g_bytes_unref);
  g_free (pending);
}

static void
apply (GByteArray *to, const Pending *pending, gsize length)
{
  gsize end = (gsize) pending->offset + length;
  guint before = to->len;

  if (pending->bytes == NULL)
    {
      g_byte_array_set_size (to, (guint) pending->offset);
      if (to->len > before)
        memset (to->data + before, 0, to->len - before);
      return;
    }
  if (end > to->len)
    {
      g_byte_array_set_size (to, (guint) end);
      memset (to->data + before, 0, end - before);
    }
  memcpy (to->data + pending->offset, g_bytes_get_data (pending->bytes, NULL), length);
}

/* With the lock held. */
static void
maybe_cut (void)
{
  if (cut_func != NULL && g_rand_int_range (chance, 0, (gint32) one_in) == 0)
    cut_func (cut_data);
}

static void
remember (File *file, gint64 offset, GBytes *bytes)
{
  Pending *pending = g_new (Pending, 1);

  *pending = (Pending){ offset, bytes };
  g_mutex_lock (&lock);
  g_ptr_array_add (file->disk->pending, pending);
  maybe_cut ();
  g_mutex_unlock (&lock);
}

static int
file_close (sqlite3_file *file)
{
  return ((File *) file)->real->pMethods->xClose (((File *) file)->real);
}

static int
file_read (sqlite3_file *file, void *to, int amount, sqlite3_int64 offset)
{
  return ((File *) file)->real->pMethods->xRead (((File *) file)->real, to, amount, offset);
}

static int
file_write (sqlite3_file *file, const void *from, int amount, sqlite3_int64 offset)
{
  File *self = (File *) file;
  int status = self->real->pMethods->xWrite (self->real, from, amount, offset);

  if (status == SQLITE_OK && self->disk != NULL)
    remember (self, offset, g_bytes_new (from, (gsize) amount));
  return status;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  File *self = (File *) file;
  int status = self->real->pMethods->xTruncate (self->real, size);

  if (status == SQLITE_OK && self->disk != NULL)
    remember (self, size, NULL);
  return status;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  File *self = (File *) file;
  int status = self->real->pMethods->xSync (self->real, flags);

  if (status != SQLITE_OK || self->disk == NULL)
    return status;
  g_mutex_lock (&lock);
  for (guint i = 0; i < self->disk->pending->len; i++)
    {
      const Pending *pending = self->disk->pending->pdata[i];

      apply (self->disk->sure, pending, pending->bytes != NULL ? g_bytes_get_size (pending->bytes) : 0);
    }
  g_ptr_array_set_size (self->disk->pending, 0);
  maybe_cut ();
  g_mutex_unlock (&lock);
  return status;
}

#define REAL(file) (((File *) (file))->real)
static int file_size (sqlite3_file *f, sqlite3_int64 *size) { return REAL (f)->pMethods->xFileSize (REAL (f), size); }
static int file_lock (sqlite3_file *f, int level) { return REAL (f)->pMethods->xLock (REAL (f), level); }
static int file_unlock (sqlite3_file *f, int level) { return REAL (f)->pMethods->xUnlock (REAL (f), level); }
static int file_check (sqlite3_file *f, int *out) { return REAL (f)->pMethods->xCheckReservedLock (REAL (f), out); }
static int file_control (sqlite3_file *f, int op, void *p) { return REAL (f)->pMethods->xFileControl (REAL (f), op, p); }
static int file_sector (sqlite3_file *f) { return REAL (f)->pMethods->xSectorSize (REAL (f)); }
static int file_shm_map (sqlite3_file *f, int page, int size, int extend, void volatile **p) { return REAL (f)->pMethods->xShmMap (REAL (f), page, size, extend, p); }
static int file_shm_lock (sqlite3_file *f, int offset, int n, int flags) { return REAL (f)->pMethods->xShmLock (REAL (f), offset, n, flags); }
static void file_shm_barrier (sqlite3_file *f) { REAL (f)->pMethods->xShmBarrier (REAL (f)); }
static int file_shm_unmap (sqlite3_file *f, int remove) { return REAL (f)->pMethods->xShmUnmap (REAL (f), remove); }

static int promised;

/* Where nothing is promised of this disk: neither whole sectors nor that what was written before is there. */
static int
file_characteristics (sqlite3_file *file)
{
  return promised;
}

void
power_vfs_promise (int characteristics)
{
  promised = characteristics;
}

static const sqlite3_io_methods methods = {
  .iVersion = 2, .xClose = file_close, .xRead = file_read, .xWrite = file_write, .xTruncate = file_truncate, .xSync = file_sync,
  .xFileSize = file_size, .xLock = file_lock, .xUnlock = file_unlock, .xCheckReservedLock = file_check, .xFileControl = file_control,
  .xSectorSize = file_sector, .xDeviceCharacteristics = file_characteristics, .xShmMap = file_shm_map, .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier, .xShmUnmap = file_shm_unmap,
};

static Disk *
disk_of (const char *path)
{
  Disk *disk = g_hash_table_lookup (disks, path);
  char *contents = NULL;
  gsize length = 0;

  if (disk != NULL)
    return disk;
  disk = g_new (Disk, 1);
  *disk = (Disk){ g_path_get_basename (path), g_byte_array_new (), g_ptr_array_new_with_free_func (pending_free) };
  if (g_file_get_contents (path, &contents, &length, NULL))
    g_byte_array_append (disk->sure, (const guint8 *) contents, (guint) length);
  g_free (contents);
  g_hash_table_insert (disks, g_strdup (path), disk);
  return disk;
}

static int
vfs_open (sqlite3_vfs *vfs, sqlite3_filename path, sqlite3_file *file, int flags, int *out)
{
  File *self = (File *) file;
  int status = beneath->xOpen (beneath, path, self->real, flags, out);

  self->disk = NULL;
  self->base.pMethods = status == SQLITE_OK ? &methods : NULL;
  if (status == SQLITE_OK && path != NULL && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)))
    {
      g_mutex_lock (&lock);
      self->disk = disk_of (path);
      g_mutex_unlock (&lock);
    }
  return status;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int sync)
{
  Disk *disk;

  g_mutex_lock (&lock);
  disk = g_hash_table_lookup (disks, path);
  if (disk != NULL)
    {
      g_byte_array_set_size (disk->sure, 0);
      g_ptr_array_set_size (disk->pending, 0);
    }
  g_mutex_unlock (&lock);
  return beneath->xDelete (beneath, path, sync);
}

static int vfs_access (sqlite3_vfs *v, const char *p, int f, int *o) { return beneath->xAccess (beneath, p, f, o); }
static int vfs_full (sqlite3_vfs *v, const char *p, int n, char *o) { return beneath->xFullPathname (beneath, p, n, o); }
static int vfs_random (sqlite3_vfs *v, int n, char *o) { return beneath->xRandomness (beneath, n, o); }
static int vfs_sleep (sqlite3_vfs *v, int us) { return beneath->xSleep (beneath, us); }
static int vfs_time (sqlite3_vfs *v, double *o) { return beneath->xCurrentTime (beneath, o); }
static int vfs_error (sqlite3_vfs *v, int n, char *o) { return beneath->xGetLastError (beneath, n, o); }

void
power_vfs_register (void)
{
  static sqlite3_vfs vfs = { .iVersion = 1, .zName = "power", .xOpen = vfs_open, .xDelete = vfs_delete, .xAccess = vfs_access,
                             .xFullPathname = vfs_full, .xRandomness = vfs_random, .xSleep = vfs_sleep, .xCurrentTime = vfs_time,
                             .xGetLastError = vfs_error };

  beneath = sqlite3_vfs_find (NULL);
  vfs.szOsFile = (int) sizeof (File) + beneath->szOsFile;
  vfs.mxPathname = beneath->mxPathname;
  disks = g_hash_table_new (g_str_hash, g_str_equal);
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
power_vfs_watch (guint32 seed, guint one_in_so_many, PowerCutFunc cut, gpointer data)
{
  g_mutex_lock (&lock);
  g_clear_pointer (&chance, g_rand_free);
  chance = g_rand_new_with_seed (seed);
  one_in = one_in_so_many;
  cut_func = cut;
  cut_data = data;
  g_mutex_unlock (&lock);
}

/* How much of a write is there: all, nothing, or its first sectors. */
static gsize
arrived (const Pending *pending)
{
  gsize length = pending->bytes != NULL ? g_bytes_get_size (pending->bytes) : 0;

  switch (g_rand_int_range (chance, 0, 3))
    {
    case 0:
      return length;
    case 1:
      return length / SECTOR == 0 ? 0 : (gsize) g_rand_int_range (chance, 0, (gint32) (length / SECTOR) + 1) * SECTOR;
    default:
      return 0;
    }
}

/* A long write may arrive in any order: each of its sectors is there or not. */
static void
apply_sectors (GByteArray *to, const Pending *pending)
{
  gsize length = g_bytes_get_size (pending->bytes);

  for (gsize at = 0; at < length; at += SECTOR)
    {
      g_autoptr (GBytes) sector = g_bytes_new_from_bytes (pending->bytes, at, MIN (SECTOR, length - at));
      const Pending piece = { pending->offset + (gint64) at, sector };

      if (g_rand_boolean (chance))
        apply (to, &piece, g_bytes_get_size (sector));
    }
}

void
power_vfs_save (const char *folder)
{
  GHashTableIter at;
  Disk *disk;

  g_hash_table_iter_init (&at, disks);
  while (g_hash_table_iter_next (&at, NULL, (gpointer *) &disk))
    {
      g_autofree char *path = g_build_filename (folder, disk->name, NULL);
      g_autoptr (GByteArray) image = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      g_byte_array_append (image, disk->sure->data, disk->sure->len);
      for (guint i = 0; i < disk->pending->len; i++)
        {
          const Pending *pending = disk->pending->pdata[i];
          gsize length = arrived (pending);

          if (pending->bytes != NULL && g_rand_int_range (chance, 0, 3) == 0)
            apply_sectors (image, pending);
          else if (length > 0 || (pending->bytes == NULL && g_rand_boolean (chance)))
            apply (image, pending, length);
        }
      if (image->len > 0)
        g_file_set_contents_full (path, (const char *) image->data, image->len, G_FILE_SET_CONTENTS_NONE, 0600, &error);
      g_assert_no_error (error);
    }
}
