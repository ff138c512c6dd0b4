/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder that some tool carries between computers, or that lies on a server. A file appears under its name
 * whole: it is written beside it, forced to the disk and renamed (sync.md §2.4). */
#include "accord-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
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
  const char *format = code == ENOSPC || code == EDQUOT
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

static GStrv
folder_list (AccordTransport *transport, const char *folder, GError **error)
{
  AccordFolderTransport *self = (AccordFolderTransport *) transport;
  g_autofree char *path = g_build_filename (self->folder, folder, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GError) failed = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &failed);
  const char *name;

  if (dir == NULL && g_error_matches (failed, G_FILE_ERROR, G_FILE_ERROR_NOENT) && *folder != '\0' &&
      g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    return g_strv_builder_end (names);
  if (dir == NULL)
    {
      fail (self, g_error_matches (failed, G_FILE_ERROR, G_FILE_ERROR_ACCES) ? EACCES : ENOENT, error);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
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
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  g_autofree guint8 *bytes = NULL;
  struct stat about;
  gboolean plain, ok;
  gsize got = 0;

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
write_beside (const char *path, GBytes *bytes)
{
  int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
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

static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Not every file system can; the file itself is on the disk. */
  if (fd >= 0)
    {
      if (fsync (fd) != 0)
        g_debug ("%s: %s", folder, g_strerror (errno));
      close (fd);
    }
}

/* The shared folder itself is never made: one that is not mounted must not be taken for an empty one. */
static gboolean
make_folders (AccordFolderTransport *self, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    {
      errno = ENOENT;
      return FALSE;
    }
  return g_mkdir_with_parents (folder, 0777) == 0;
}

static gboolean
folder_put (AccordTransport *transport, const char *name, GBytes *bytes, gboolean replace, GError **error)
{
  AccordFolderTransport *self = (AccordFolderTransport *) transport;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *beside = NULL;
  guint32 random;
  int code;

  if (!make_folders (self, path))
    return fail (self, errno, error);
  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_EXISTS, _ ("“%s” is there already."), name);
      return FALSE;
    }
  accord_random_bytes (&random, sizeof random);
  beside = g_strdup_printf ("%s.%08x.part", path, random);
  if (write_beside (beside, bytes) && g_rename (beside, path) == 0)
    {
      sync_folder (path);
      return TRUE;
    }
  code = errno;
  g_unlink (beside);
  return fail (self, code, error);
}

static gboolean
folder_remove (AccordTransport *transport, const char *name, GError **error)
{
  AccordFolderTransport *self = (AccordFolderTransport *) transport;
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  return g_unlink (path) == 0 || errno == ENOENT || fail (self, errno, error);
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
