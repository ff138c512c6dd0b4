/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's own file system, but for the write-ahead log of the connection that writes: SQLite hands it each page of
 * a commit in two pieces, a head of 24 bytes and the page. Here they are gathered, and go to the file with one
 * write, before the log is synced, read, measured or cut.
 *
 *   head, page, head, page, … ──▶ gathered ──▶ one pwrite() ──▶ fdatasync()
 *
 * A commit that makes the file longer waits for the disk's own bookkeeping besides: twice as long. So room is made
 * ahead, of zeros, while nobody waits (accord_log_make_room()); they are no page of any commit.
 *
 * Others see a commit once its pages are counted in the log's index, which SQLite does after the sync. This holds
 * for synchronous=FULL alone, where no commit is counted without one: only the store's writer may use it. Pages
 * that no sync followed belong to no commit and may be lost. Where the disk may spoil what stands beside a write,
 * SQLite fills its last sector after the sync: there each piece is written as it comes. Any thread; each file is
 * used by one at a time. */
#include "accord-config.h"

#include "accord-log-vfs.h"

#include <string.h>

#define ROOM (96 * 1024) /* bytes gathered at most; SQLite's own function writes less than 128 KiB at a time */

typedef struct {
  sqlite3_file base;
  guint8 *gathered; /* owned, NULL until something was written */
  gsize n;
  sqlite3_int64 offset; /* where they belong */
  gboolean gathers;     /* the sync of a commit comes behind all of it */
  sqlite3_file *real;
} LogFile;

#define REAL_OFFSET ((sizeof (LogFile) + 15) / 16 * 16)

static LogFile *
log_of (sqlite3_file *file)
{
  return (LogFile *) file;
}

/* Writes what was gathered. What could not be written is not tried again: SQLite takes the commit back. */
static int
flush (LogFile *self)
{
  gsize n = self->n;

  self->n = 0;
  return n == 0 ? SQLITE_OK : self->real->pMethods->xWrite (self->real, self->gathered, (int) n, self->offset);
}

static int
log_close (sqlite3_file *file)
{
  LogFile *self = log_of (file);

  g_clear_pointer (&self->gathered, g_free);
  return self->real->pMethods->xClose (self->real);
}

static int
log_read (sqlite3_file *file, void *bytes, int n, sqlite3_int64 offset)
{
  LogFile *self = log_of (file);
  int code = flush (self);

  return code == SQLITE_OK ? self->real->pMethods->xRead (self->real, bytes, n, offset) : code;
}

static int
log_write (sqlite3_file *file, const void *bytes, int n, sqlite3_int64 offset)
{
  LogFile *self = log_of (file);
  gboolean follows = self->n == 0 || self->offset + (sqlite3_int64) self->n == offset;
  int code = follows && self->n + (gsize) n <= ROOM ? SQLITE_OK : flush (self);

  if (code != SQLITE_OK || n > ROOM || !self->gathers)
    return code == SQLITE_OK ? self->real->pMethods->xWrite (self->real, bytes, n, offset) : code;
  if (self->gathered == NULL)
    self->gathered = g_malloc (ROOM);
  if (self->n == 0)
    self->offset = offset;
  memcpy (self->gathered + self->n, bytes, (gsize) n);
  self->n += (gsize) n;
  return SQLITE_OK;
}

static int
log_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  LogFile *self = log_of (file);
  int code = flush (self);

  return code == SQLITE_OK ? self->real->pMethods->xTruncate (self->real, size) : code;
}

static int
log_sync (sqlite3_file *file, int flags)
{
  LogFile *self = log_of (file);
  int code = flush (self);

  return code == SQLITE_OK ? self->real->pMethods->xSync (self->real, flags) : code;
}

static int
log_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  LogFile *self = log_of (file);
  int code = flush (self);

  return code == SQLITE_OK ? self->real->pMethods->xFileSize (self->real, size) : code;
}

static int
log_lock (sqlite3_file *file, int lock)
{
  return log_of (file)->real->pMethods->xLock (log_of (file)->real, lock);
}

static int
log_unlock (sqlite3_file *file, int lock)
{
  return log_of (file)->real->pMethods->xUnlock (log_of (file)->real, lock);
}

static int
log_check_reserved_lock (sqlite3_file *file, int *held)
{
  return log_of (file)->real->pMethods->xCheckReservedLock (log_of (file)->real, held);
}

static int
log_file_control (sqlite3_file *file, int code, void *data)
{
  return log_of (file)->real->pMethods->xFileControl (log_of (file)->real, code, data);
}

static int
log_sector_size (sqlite3_file *file)
{
  return log_of (file)->real->pMethods->xSectorSize (log_of (file)->real);
}

static int
log_device_characteristics (sqlite3_file *file)
{
  return log_of (file)->real->pMethods->xDeviceCharacteristics (log_of (file)->real);
}

static const sqlite3_io_methods log_methods = {
  .iVersion = 1,
  .xClose = log_close,
  .xRead = log_read,
  .xWrite = log_write,
  .xTruncate = log_truncate,
  .xSync = log_sync,
  .xFileSize = log_file_size,
  .xLock = log_lock,
  .xUnlock = log_unlock,
  .xCheckReservedLock = log_check_reserved_lock,
  .xFileControl = log_file_control,
  .xSectorSize = log_sector_size,
  .xDeviceCharacteristics = log_device_characteristics,
};

/* Beside a name, SQLite's functions need the file system that they belong to. */
typedef struct {
  sqlite3_vfs base;
  sqlite3_vfs *beneath;
} LogVfs;

static int
log_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  sqlite3_vfs *beneath = ((LogVfs *) vfs)->beneath;
  LogFile *self = log_of (file);
  int code;

  if (!(flags & SQLITE_OPEN_WAL))
    return beneath->xOpen (beneath, name, file, flags, out_flags);
  *self = (LogFile) { .real = (sqlite3_file *) (void *) ((char *) file + REAL_OFFSET) };
  memset (self->real, 0, (gsize) beneath->szOsFile);
  code = beneath->xOpen (beneath, name, self->real, flags, out_flags);
  if (self->real->pMethods != NULL) /* also where it failed, and wants to be closed */
    self->base.pMethods = &log_methods;
  self->gathers = code == SQLITE_OK && self->real->pMethods->xDeviceCharacteristics != NULL &&
                  (self->real->pMethods->xDeviceCharacteristics (self->real) & SQLITE_IOCAP_POWERSAFE_OVERWRITE) != 0;
  return code;
}

/**
 * accord_log_vfs_name:
 *
 * Returns: (transfer none): what sqlite3_open_v2() knows the file system by that gathers what goes into the log,
 *   above the one that is SQLite's default now
 */
const char *
accord_log_vfs_name (void)
{
  static GMutex lock;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  sqlite3_vfs *beneath = sqlite3_vfs_find (NULL);
  g_autofree char *name = g_strdup_printf ("accord-log-%s", beneath->zName);
  sqlite3_vfs *known = sqlite3_vfs_find (name);
  LogVfs *self;

  if (known != NULL)
    return known->zName;
  self = g_new0 (LogVfs, 1); /* SQLite knows it from now on */
  self->base = *beneath;
  self->base.pNext = NULL;
  self->base.zName = g_intern_string (name);
  self->base.szOsFile = (int) REAL_OFFSET + beneath->szOsFile;
  self->base.xOpen = log_open;
  self->beneath = beneath;
  sqlite3_vfs_register (&self->base, 0);
  return self->base.zName;
}

static int
append_zeros (sqlite3_file *real, sqlite3_int64 from, sqlite3_int64 to)
{
  static const guint8 zeros[64 * 1024];
  int code = SQLITE_OK;

  for (; code == SQLITE_OK && from < to; from += (sqlite3_int64) sizeof zeros)
    code = real->pMethods->xWrite (real, zeros, (int) MIN ((sqlite3_int64) sizeof zeros, to - from), from);
  return code == SQLITE_OK ? real->pMethods->xSync (real, SQLITE_SYNC_NORMAL) : code;
}

/**
 * accord_log_make_room:
 * @db: the connection that writes, outside a transaction
 * @size: bytes that the log should have
 *
 * Makes the log's file as long. A full disk is no error: then commits are as slow as without.
 *
 * Returns: how long it is now; 0 where that is not known
 */
gint64
accord_log_make_room (sqlite3 *db, gint64 size)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 has = 0;

  if (sqlite3_file_control (db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file) != SQLITE_OK || file == NULL ||
      file->pMethods != &log_methods || file->pMethods->xFileSize (file, &has) != SQLITE_OK)
    return 0;
  return has < size && append_zeros (log_of (file)->real, has, size) == SQLITE_OK ? size : has;
}
