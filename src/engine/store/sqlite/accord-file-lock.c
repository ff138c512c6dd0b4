/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a workspace may live and who may write it. SQLite's write-ahead log needs shared memory, so
 * a file on a network would be damaged sooner or later: it is refused (sync.md §3.2). */
#define _GNU_SOURCE /* F_OFD_SETLK */
#include "accord-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
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

/* Files that the desktop lends to a sandbox can be neither locked nor mapped together. */
static gboolean
is_portal (const char *folder)
{
  g_autofree char *lent = g_build_filename (g_get_user_runtime_dir (), "doc/", NULL);

  return g_str_has_prefix (folder, "/run/flatpak/doc/") || g_str_has_prefix (folder, lent);
}

/* FUSE is local for most (encrypted folders, USB sticks); these carry files over a network. */
static gboolean
is_network_fuse (const char *folder)
{
  static const char *const remote[] = { "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs",
                                        "fuse.smbnetfs", "fuse.s3fs", NULL };
  g_autofree char *mounts = NULL;
  g_auto (GStrv) lines = NULL;
  gsize best = 0;
  gboolean network = FALSE;

  if (!g_file_get_contents ("/proc/self/mountinfo", &mounts, NULL, NULL))
    return FALSE;
  lines = g_strsplit (mounts, "\n", -1);
  for (int i = 0; lines[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 6);
      const char *tail = strstr (lines[i], " - ");
      g_auto (GStrv) type = g_strsplit (tail ? tail + 3 : "", " ", 2);
      gsize length = parts[0] && g_strv_length (parts) > 4 ? strlen (parts[4]) : 0;

      if (length >= best && length > 0 && g_str_has_prefix (folder, parts[4]))
        {
          best = length;
          network = type[0] && g_strv_contains (remote, type[0]);
        }
    }
  return network;
}

/**
 * accord_file_check_place:
 * @path: where the workspace is or is to be
 *
 * Returns: %FALSE with a sentence when that is a network file system
 */
gboolean
accord_file_check_place (const char *path, GError **error)
{
  static const unsigned network[] = { 0x6969 /* NFS */, 0x517b /* SMB */, 0xfe534d42 /* SMB2 */,
                                      0xff534d42 /* CIFS */, 0x01021997 /* 9p */, 0x73757245 /* Coda */ };
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *real = realpath (folder, NULL);
  struct statfs info;
  gboolean bad = FALSE;

  if (real != NULL && is_portal (real))
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NETWORK,
                   _ ("“%s” is lent to a sandbox, where a database cannot be kept. Copy the file into a folder of the "
                      "application's own first."), path);
      return FALSE;
    }
  if (real == NULL || statfs (real, &info) != 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    bad |= (unsigned) info.f_type == network[i];
  if (info.f_type == 0x65735546)
    bad |= is_network_fuse (real);
  if (bad)
    g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NETWORK,
                 _ ("“%s” is on a network drive, where a database is damaged sooner or later. "
                    "Keep the file on this computer; to work together, share a folder instead."),
                 path);
  return !bad;
}
