/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may write a workspace file; where one may live: accord-file-place.c. */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "accord-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "accord-file-lock.h"

static char *
lock_path (const char *path)
{
  return g_strconcat (path, ".lock", NULL);
}

/* The lock file may have been removed by its last holder between open and lock. */
static gboolean
is_same_file (int fd, const char *path)
{
  struct stat here, there;

  return fstat (fd, &here) == 0 && stat (path, &there) == 0 && here.st_ino == there.st_ino;
}

static void
fail_held (int fd, const char *path, int reason, GError **error)
{
  char holder[200] = "";
  g_autofree char *name = g_path_get_basename (path);
  ssize_t n = pread (fd, holder, sizeof holder - 1, 0);

  if (reason != EWOULDBLOCK)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
                   _ ("“%s” cannot be kept here, because files cannot be locked in this folder: %s. Choose another one."),
                   name, g_strerror (reason));
      return;
    }
  g_strstrip (holder);
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
               _ ("“%s” is open for writing in %s. Close it there, or only read."), name,
               n > 0 && *holder ? holder : _ ("another program"));
}

static void
write_holder (int fd)
{
  g_autofree char *holder =
    g_strdup_printf (_ ("%s (process %d on %s)"), g_get_prgname () ? g_get_prgname () : "accord", (int) getpid (),
                     g_get_host_name ());

  if (ftruncate (fd, 0) != 0 || pwrite (fd, holder, strlen (holder), 0) < 0)
    g_debug ("The lock file could not name its holder: %s", g_strerror (errno));
}

/**
 * accord_file_lock:
 * @path: the workspace file
 *
 * Returns: a descriptor for accord_file_unlock(), or -1 with an error that says who holds it
 */
int
accord_file_lock (const char *path, GError **error)
{
  g_autofree char *name = lock_path (path);

  for (;;)
    {
      int fd = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

      if (fd < 0)
        {
          g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
                       _ ("“%s” may not be written: %s. Choose a folder that you may write to."), path,
                       g_strerror (errno));
          return -1;
        }
      if (flock (fd, LOCK_EX | LOCK_NB) != 0)
        {
          fail_held (fd, path, errno, error);
          close (fd);
          return -1;
        }
      if (is_same_file (fd, name))
        {
          write_holder (fd);
          return fd;
        }
      close (fd);
    }
}

/**
 * accord_file_unlock:
 * @path: as it was locked
 * @fd: what locking gave; negative: nothing happens
 *
 * The lock’s file goes first, while it is still held: who opens the same name afterwards makes a new one.
 */
void
accord_file_unlock (const char *path, int fd)
{
  g_autofree char *name = lock_path (path);

  if (fd < 0)
    return;
  g_unlink (name);
  close (fd);
}

/* Where SQLite says that a database is open (os_unix.c): 510 bytes of the file; one of the shared memory. */
static const struct flock range_of_file = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 0x40000002, .l_len = 510 };
static const struct flock range_of_memory = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 128, .l_len = 1 };

static int
hold (const char *path, struct flock range)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd >= 0 && fcntl (fd, F_OFD_SETLK, &range) != 0)
    g_debug ("“%s” is only locked as SQLite does it: %s", path, g_strerror (errno));
  return fd; /* not closed before SQLite is done: that alone would drop its locks */
}

static void
let_go (int fd, struct flock range)
{
  range.l_type = F_UNLCK;
  if (fd >= 0)
    fcntl (fd, F_OFD_SETLK, &range);
}

/**
 * accord_file_hold:
 * @self: (out): for accord_file_let_go() and accord_file_hold_clear(), with all connections closed in between
 * @path: the workspace file, open in SQLite and in its final journal mode
 *
 * Says to other programs that the file is open, in a way that lasts. SQLite's own locks are those of the
 * process: whatever in it opens and closes the file (a file chooser that looks what kind of file it is, a
 * copy of it) drops them, and the next program that reads the file and ends would take itself for the last
 * one and remove the write-ahead log from below this one. Locks of an open file description stay.
 */
void
accord_file_hold (AccordFileHold *self, const char *path)
{
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);

  self->file = hold (path, range_of_file);
  self->memory = hold (memory, range_of_memory);
}

/**
 * accord_file_let_go:
 * @self: a hold, perhaps of nothing
 *
 * From now on the last connection to close puts the file away whole.
 */
void
accord_file_let_go (AccordFileHold *self)
{
  let_go (self->file, range_of_file);
  let_go (self->memory, range_of_memory);
}

/**
 * accord_file_hold_clear:
 * @self: a hold that was let go
 */
void
accord_file_hold_clear (AccordFileHold *self)
{
  if (self->file >= 0)
    close (g_steal_fd (&self->file));
  if (self->memory >= 0)
    close (g_steal_fd (&self->memory));
}
