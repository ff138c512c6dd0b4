/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-config.h"

#include "accord-transport.h"

#include <glib/gi18n-lib.h>
#include "accord-error.h"
#include "accord-share-name.h"

static guint moved_signal;

G_DEFINE_ABSTRACT_TYPE (AccordTransport, accord_transport, G_TYPE_OBJECT)

static gboolean
check_path (const char *path, gboolean to_write, GError **error)
{
  if (to_write ? accord_share_is_safe (path) : accord_share_is_within (path))
    return TRUE;
  g_set_error (error, ACCORD_SYNC_ERROR, ACCORD_SYNC_ERROR_DAMAGED, _ ("“%s” is no name of a shared file."), path);
  return FALSE;
}

/**
 * accord_transport_list:
 * @folder: a folder, or "" for the top
 *
 * Returns: (transfer full): the names in it, none for one that is not there; or %NULL with an #AccordSyncError
 */
GStrv
accord_transport_list (AccordTransport *self, const char *folder, GError **error)
{
  if (*folder != '\0' && !check_path (folder, FALSE, error))
    return NULL;
  return ACCORD_TRANSPORT_GET_CLASS (self)->list (self, folder, error);
}

/**
 * accord_transport_get:
 * @most: more bytes than these are not read
 *
 * Returns: (transfer full): what the file holds, or %NULL with an #AccordSyncError
 */
GBytes *
accord_transport_get (AccordTransport *self, const char *path, gsize most, GError **error)
{
  return check_path (path, FALSE, error) ? ACCORD_TRANSPORT_GET_CLASS (self)->get (self, path, most, error) : NULL;
}

/* Writes a file that nobody will ever change; one that is there already stays, and that is an error of its own. */
gboolean
accord_transport_put_if_absent (AccordTransport *self, const char *path, GBytes *bytes, GError **error)
{
  return check_path (path, TRUE, error) && ACCORD_TRANSPORT_GET_CLASS (self)->put (self, path, bytes, FALSE, error);
}

/* Writes a file that is this computer's own, or one that was torn on its way. */
gboolean
accord_transport_put_own (AccordTransport *self, const char *path, GBytes *bytes, GError **error)
{
  return check_path (path, TRUE, error) && ACCORD_TRANSPORT_GET_CLASS (self)->put (self, path, bytes, TRUE, error);
}

/**
 * accord_transport_delete_own:
 * @self: a transport
 * @path: of a file of this computer
 *
 * A file that is not there is deleted already.
 *
 * Returns: %FALSE with an #AccordSyncError
 */
gboolean
accord_transport_delete_own (AccordTransport *self, const char *path, GError **error)
{
  return check_path (path, TRUE, error) && ACCORD_TRANSPORT_GET_CLASS (self)->remove (self, path, error);
}

/**
 * accord_transport_watch:
 *
 * From now on "moved" is emitted when something may be new.
 *
 * Returns: whether that works here at all; nobody may rely on it
 */
gboolean
accord_transport_watch (AccordTransport *self)
{
  return ACCORD_TRANSPORT_GET_CLASS (self)->watch != NULL && ACCORD_TRANSPORT_GET_CLASS (self)->watch (self);
}

/**
 * accord_transport_moved:
 * @self: a transport
 *
 * Emits "moved": for those that implement one. Main thread.
 */
void
accord_transport_moved (AccordTransport *self)
{
  g_signal_emit (self, moved_signal, 0);
}

static void
accord_transport_class_init (AccordTransportClass *klass)
{
  /**
   * AccordTransport::moved:
   *
   * Something may be new.
   */
  moved_signal = g_signal_new ("moved", ACCORD_TYPE_TRANSPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_transport_init (AccordTransport *self)
{
}
