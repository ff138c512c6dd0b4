/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder that some tool carries between computers, or that lies on a server. A file appears under its name
 * whole: it is written beside it, forced to the disk and renamed (sync.md §2.4). */
#define _GNU_SOURCE 1 /* renameat2() */
#include "accord-config.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "accord-error.h"
#include "accord-random.h"
#include "accord-transport.h"

#define ACCORD_TYPE_FOLDER_TRANSPORT (accord_folder_transport_get_type ())
G_DECLARE_FINAL_TYPE (AccordFolderTransport, accord_folder_transport, ACCORD, FOLDER_TRANSPORT, AccordTransport)

struct _AccordFolderTransport {
  AccordTransport parent_instance;
  char *folder;
  GFileMonitor *monitor; /* of the heads */
};

G_DEFINE_FINAL_TYPE (AccordFolderTransport, accord_folder_transport, ACCORD_TYPE_TRANSPORT)

static gboolean
fail (AccordFolderTransport *self, int code, GError **error)
{
  const char *format = code == ELOOP || (code == ENOTDIR && g_file_test (self->folder, G_FILE_TEST_IS_DIR))
                         ? _ ("In the folder “%s” a link or a file stands where Accord keeps a folder; take it away.")
                       : code == ENOSPC || code == EDQUOT
                         ? _ ("The folder “%s” is full; what is waiting stays on this computer until there is room.")
                       : code == EACCES || code == EROFS || code == EPERM
                         ? _ ("The folder “%s” may not be written to; ask whoever shares it.")
                       : code == ENOENT || code == ENOTDIR
                         ? _ ("The folder “%s” is not there now; work goes on here and is sent when it is back.")
                         : NULL;

  if (format != NULL)
    g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_UNREACHABLE, format, self->folder);
  else
    g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_UNREACHABLE, _ ("The folder “%s” gave an error (%s); it is tried again."),
                 self->folder, g_strerror (code));
  return FALSE;
}

/* Where a file lies, opened folder by folder: below the one that is shared no link is followed, since others may
 * write there, and a link could lead anywhere.
 *
 * @make: whether folders that are missing are made. The shared one never is: one that is not mounted must not be
 *   taken for an empty one.
 * @name: (out): the last part of @path
 *
 * Returns: a descriptor, or -1 with errno */
static int
open_folder (AccordFolderTransport *self, const char *path, gboolean make, char **name)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  int fd = open (self->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int i;

  for (i = 0; fd >= 0 && parts[i] != NULL && parts[i + 1] != NULL; i++)
    {
      int next = make && mkdirat (fd, parts[i], 0777) != 0 && errno != EEXIST
                   ? -1 : openat (fd, parts[i], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      int code = errno;

      close (fd);
      errno = code;
      fd = next;
    }
  *name = fd >= 0 ? g_strdup (parts[i]) : NULL;
  return fd;
}

static GStrv
read_names (int fd)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  DIR *dir = fdopendir (fd);
  const struct dirent *entry;

  if (dir == NULL)
    {
      close (fd);
      return NULL;
    }
  while ((errno = 0, entry = readdir (dir)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      g_strv_builder_add (names, entry->d_name);
  if (errno != 0)
    {
      int code = errno;

      closedir (dir);
      errno = code;
      return NULL;
    }
  closedir (dir);
  return g_strv_builder_end (names);
}

/* A link in place of a folder is no folder of ours, and nothing is in it. */
static GStrv
folder_list (AccordTransport *transport, const char *folder, GError **error)
{
  AccordFolderTransport *self = (AccordFolderTransport *) transport;
  g_autofree char *name = NULL;
  int above = open_folder (self, folder, FALSE, &name), fd = -1;
  gboolean inside = above >= 0 && *folder != '\0';
  GStrv names;

  if (inside)
    fd = openat (above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  else
    fd = above;
  if (fd < 0 && *folder != '\0' && (errno == ENOENT || errno == ENOTDIR || errno == ELOOP) && g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    names = g_new0 (char *, 1);
  else
    names = fd >= 0 ? read_names (fd) : NULL;
  if (names == NULL)
    fail (self, errno, error);
  if (inside)
    close (above);
  return names;
}

static gboolean
read_all (int fd, guint8 *to, gsize size, gsize *got)
{
  *got = 0;
  while (*got < size)
    {
      gssize n = read (fd, to + *got, size - *got);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n == 0;
      *got += (gsize) n;
    }
  return TRUE;
}

/* Only a plain file: a link could lead anywhere, a pipe would never end. */
static GBytes *
folder_get (AccordTransport *transport, const char *name, gsize most, GError **error)
{
  AccordFolderTransport *self = (AccordFolderTransport *) transport;
  g_autofree guint8 *bytes = NULL;
  g_autofree char *last = NULL;
  int folder = open_folder (self, name, FALSE, &last);
  int fd = folder >= 0 ? openat (folder, last, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) : -1, code = errno;
  struct stat about;
  gboolean plain, ok;
  gsize got = 0;

  if (folder >= 0)
    close (folder);
  errno = code;
  if (fd < 0 && errno != ELOOP)
    {
      fail (self, errno, error);
      return NULL;
    }
  plain = fd >= 0 && fstat (fd, &about) == 0 && S_ISREG (about.st_mode) && about.st_size >= 0 && (gsize) about.st_size <= most;
  bytes = plain ? g_try_malloc ((gsize) about.st_size + 1) : NULL;
  ok = bytes != NULL && read_all (fd, bytes, (gsize) about.st_size, &got);
  if (fd >= 0)
    close (fd);
  if (ok)
    return g_bytes_new_take (g_steal_pointer (&bytes), got);
  if (plain)
    fail (self, EIO, error);
  else
    g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED, _ ("“%s” is no plain file, or larger than any that Accord writes."), name);
  return NULL;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size, done = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (done < size)
    {
      gssize n = write (fd, data + done, size - done);

      if (n < 0 && errno != EINTR)
        return FALSE;
      done += n > 0 ? (gsize) n : 0;
    }
  return TRUE;
}

/* Quota and network errors show at the latest when the file is closed. */
static gboolean
write_beside (int folder, const char *name, GBytes *bytes)
{
  int fd = openat (folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  gboolean ok;
  int code;

  if (fd < 0)
    return FALSE;
  ok = write_all (fd, bytes) && (fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP);
  code = errno;
  if (close (fd) != 0 && ok)
    return FALSE;
  errno = code;
  return ok;
}

/* Not every file system can; the file itself is on the disk. */
static void
sync_folder (AccordFolderTransport *self, int folder)
{
  if (fsync (folder) != 0)
    g_debug ("%s: %s", self->folder, g_strerror (errno));
}

/* Under its name, unless one is there and may not be replaced; not every file system can tell. */
static gboolean
give_name (int folder, const char *beside, const char *name, gboolean replace)
{
  if (!replace && renameat2 (folder, beside, folder, name, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (!replace && errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (!replace && faccessat (folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  return renameat (folder, beside, folder, name) == 0;
}

static gboolean
put_in (AccordFolderTransport *self, int folder, const char *name, GBytes *bytes, gboolean replace)
{
  g_autofree char *beside = NULL;
  guint32 random;
  int code;

  if (!replace && faccessat (folder, name, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return FALSE;
    }
  accord_random_bytes (&random, sizeof random);
  beside = g_strdup_printf ("%s.%08x.part", name, random);
  if (write_beside (folder, beside, bytes) && give_name (folder, beside, name, replace))
    {
      sync_folder (self, folder);
      return TRUE;
    }
  code = errno;
  unlinkat (folder, beside, 0);
  errno = code;
  return FALSE;
}

static gboolean
folder_put (AccordTransport *transport, const char *name, GBytes *bytes, gboolean replace, GError **error)
{
  AccordFolderTransport *self = (AccordFolderTransport *) transport;
  g_autofree char *last = NULL;
  int folder = open_folder (self, name, TRUE, &last), code;
  gboolean done;

  if (folder < 0)
    return fail (self, errno, error);
  done = put_in (self, folder, last, bytes, replace);
  code = errno;
  close (folder);
  if (done || code != EEXIST)
    return done || fail (self, code, error);
  g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_EXISTS, _ ("“%s” is there already."), name);
  return FALSE;
}

/* Each snapshot has a folder of its own, which goes with its last file; the file itself is gone in any case. */
static void
drop_folder (AccordFolderTransport *self, const char *path)
{
  g_autofree char *of = g_path_get_dirname (path), *name = NULL;
  int above = g_str_has_prefix (path, "snap/") && strchr (path + 5, '/') != NULL ? open_folder (self, of, FALSE, &name) : -1;

  if (above < 0)
    return;
  if (unlinkat (above, name, AT_REMOVEDIR) != 0)
    g_debug ("%s: %s", of, g_strerror (errno));
  close (above);
}

static gboolean
folder_remove (AccordTransport *transport, const char *name, GError **error)
{
  AccordFolderTransport *self = (AccordFolderTransport *) transport;
  g_autofree char *last = NULL;
  int folder = open_folder (self, name, FALSE, &last);
  gboolean done = folder >= 0 && unlinkat (folder, last, 0) == 0;
  int code = errno;

  if (folder >= 0)
    close (folder);
  if (done)
    drop_folder (self, name);
  return done || code == ENOENT || fail (self, code, error);
}

static gboolean
folder_watch (AccordTransport *transport)
{
  AccordFolderTransport *self = (AccordFolderTransport *) transport;
  g_autofree char *path = g_build_filename (self->folder, "h", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_clear_object (&self->monitor);
  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (accord_transport_moved), self, G_CONNECT_SWAPPED);
  return self->monitor != NULL;
}

static void
accord_folder_transport_finalize (GObject *object)
{
  AccordFolderTransport *self = (AccordFolderTransport *) object;

  g_clear_object (&self->monitor);
  g_free (self->folder);
  G_OBJECT_CLASS (accord_folder_transport_parent_class)->finalize (object);
}

static void
accord_folder_transport_class_init (AccordFolderTransportClass *klass)
{
  AccordTransportClass *transport_class = ACCORD_TRANSPORT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = accord_folder_transport_finalize;
  transport_class->list = folder_list;
  transport_class->get = folder_get;
  transport_class->put = folder_put;
  transport_class->remove = folder_remove;
  transport_class->watch = folder_watch;
}

static void
accord_folder_transport_init (AccordFolderTransport *self)
{
}

/**
 * accord_folder_transport_new:
 * @folder: a folder that is there, or will be
 */
AccordTransport *
accord_folder_transport_new (const char *folder)
{
  AccordFolderTransport *self = g_object_new (ACCORD_TYPE_FOLDER_TRANSPORT, NULL);

  self->folder = g_canonicalize_filename (folder, NULL);
  return ACCORD_TRANSPORT (self);
}

static void
remove_below (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (unlink (path) != 0 && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        remove_below (path);
    }
  if (rmdir (folder) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
}

/**
 * accord_folder_transport_discard:
 * @transport: a folder that is this computer's own, and nobody's else
 *
 * Removes it with all that is in it.
 */
void
accord_folder_transport_discard (AccordTransport *transport)
{
  remove_below (((AccordFolderTransport *) transport)->folder);
}
