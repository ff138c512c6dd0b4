/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One draft handed to the mail portal: address, subject, text, and the attached files as open descriptors. The
 * answer comes as a signal, perhaps before the call returns. Main thread. */

#include "accord-config.h"

#include "accord-mail-portal.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PORTAL "org.freedesktop.portal.Desktop"
#define PATH "/org/freedesktop/portal/desktop"

/* A draft on its way; ends with the portal's answer, or where there is no portal. */
typedef struct {
  GDBusConnection *bus; /* NULL before there is one; the answer comes by it, and nobody else may hold it */
  DexPromise *promise;
  GVariantDict *options;
  GUnixFDList *files;
  guint subscription;
} Composing;

static void
composing_free (gpointer data)
{
  Composing *self = data;

  if (dex_future_is_pending (DEX_FUTURE (self->promise)))
    dex_promise_reject (self->promise, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The desktop did not answer.")));
  dex_clear (&self->promise);
  g_clear_pointer (&self->options, g_variant_dict_unref);
  g_clear_object (&self->files);
  g_clear_object (&self->bus);
  g_free (self);
}

/* 0: handed over, 1: the person closed the question of the desktop, else it went wrong. */
static void
answered_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
             GVariant *parameters, gpointer data)
{
  Composing *self = data;
  guint response;

  g_variant_get (parameters, "(ua{sv})", &response, NULL);
  if (response == 0)
    dex_promise_resolve_boolean (self->promise, TRUE);
  else
    dex_promise_reject (self->promise, response == 1
      ? g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The message was not opened."))
      : g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The desktop could not open the message.")));
  g_dbus_connection_signal_unsubscribe (bus, self->subscription); /* frees it */
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);

  if (answer != NULL)
    return;
  g_debug ("No mail portal: %s", error->message);
  g_dbus_connection_signal_unsubscribe (G_DBUS_CONNECTION (source), GPOINTER_TO_UINT (data));
}

static char *
listen (GDBusConnection *bus, Composing *self)
{
  static guint n;
  g_autofree char *token = g_strdup_printf ("accordmail%u", ++n);
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);
  g_autofree char *path = g_strdup_printf (PATH "/request/%s/%s", g_strdelimit (sender, ".", '_'), token);

  self->bus = g_object_ref (bus);
  self->subscription = g_dbus_connection_signal_subscribe (bus, PORTAL, "org.freedesktop.portal.Request", "Response", path, NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, self, composing_free);
  return g_steal_pointer (&token);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Composing *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);
  g_autofree char *token = NULL;

  if (bus == NULL)
    {
      g_debug ("No session bus: %s", error->message);
      composing_free (self);
      return;
    }
  token = listen (bus, self);
  g_variant_dict_insert (self->options, "handle_token", "s", token);
  g_dbus_connection_call_with_unix_fd_list (bus, PORTAL, PATH, "org.freedesktop.portal.Email", "ComposeEmail",
                                            g_variant_new ("(s@a{sv})", "", g_variant_dict_end (self->options)), G_VARIANT_TYPE ("(o)"),
                                            G_DBUS_CALL_FLAGS_NONE, -1, self->files, NULL, called_cb,
                                            GUINT_TO_POINTER (self->subscription));
}

static gboolean
attach (const char *uri, GUnixFDList *files, GVariantBuilder *handles, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (uri);
  const char *path = g_file_peek_path (file);
  g_autofree char *name = g_file_get_basename (file);
  int fd = path != NULL ? g_open (path, O_RDONLY | O_CLOEXEC, 0) : -1;
  int handle = fd >= 0 ? g_unix_fd_list_append (files, fd, error) : -1;

  if (fd >= 0)
    g_close (fd, NULL);
  if (fd < 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("“%s” cannot be attached. It is not there any more, or may not be read. Take it out of the template, or choose it again."), name);
  if (handle < 0)
    return FALSE;
  g_variant_builder_add (handles, "h", handle);
  return TRUE;
}

static gboolean
attach_all (const AccordLetterDraft *draft, Composing *self, GError **error)
{
  GVariantBuilder handles;

  if (draft->attachments == NULL || draft->attachments[0] == NULL)
    return TRUE;
  g_variant_builder_init (&handles, G_VARIANT_TYPE ("ah"));
  for (char **uri = draft->attachments; *uri != NULL; uri++)
    if (!attach (*uri, self->files, &handles, error))
      {
        g_variant_builder_clear (&handles);
        return FALSE;
      }
  g_variant_dict_insert_value (self->options, "attachment_fds", g_variant_builder_end (&handles));
  return TRUE;
}

/**
 * accord_mail_portal_is_wanted:
 *
 * Returns: whether the program sits in a sandbox, or was told to ask the desktop as if it did (GIO_USE_PORTALS)
 */
gboolean
accord_mail_portal_is_wanted (void)
{
  return g_strcmp0 (g_getenv ("GIO_USE_PORTALS"), "1") == 0 || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * accord_mail_portal_compose:
 * @draft: a message
 *
 * Opens it in the mail program that the desktop chooses.
 *
 * Returns: (transfer full): a future of %TRUE once it was handed over; rejects with %G_IO_ERROR_CANCELLED where the
 *   person did not want it, %G_IO_ERROR_NOT_FOUND where a file cannot be attached, %G_IO_ERROR_FAILED where it went
 *   wrong or there is no such portal
 */
DexFuture *
accord_mail_portal_compose (const AccordLetterDraft *draft)
{
  Composing *self;
  DexFuture *future;
  GError *error = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  self = g_new0 (Composing, 1);
  *self = (Composing) { .promise = dex_promise_new (), .options = g_variant_dict_new (NULL), .files = g_unix_fd_list_new () };
  future = dex_ref (self->promise);
  if (draft->scope->address != NULL)
    g_variant_dict_insert (self->options, "address", "s", draft->scope->address);
  g_variant_dict_insert (self->options, "subject", "s", draft->subject != NULL ? draft->subject : "");
  g_variant_dict_insert (self->options, "body", "s", draft->body != NULL ? draft->body : "");
  if (attach_all (draft, self, &error))
    g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, self);
  else
    {
      dex_promise_reject (self->promise, error);
      composing_free (self);
    }
  return future;
}
