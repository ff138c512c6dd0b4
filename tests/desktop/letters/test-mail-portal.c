/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GtDBusQueue is the mail portal: what it is handed, and each of its answers. */

#include "accord-config.h"

#include <unistd.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <libglib-testing/dbus-queue.h>
#include "accord-mail-portal.h"
#include "accord-test-leaks.h"
#include "accord-test.h"

#define PATH "/org/freedesktop/portal/desktop"
#define PATIENCE (60 * G_USEC_PER_SEC)

static GtDBusQueue *queue;

static AccordLetterScope scope = { .address = (char *) "anna@example.org" };

static AccordLetterDraft
draft_of (char **attachments)
{
  return (AccordLetterDraft) { .scope = &scope, .channel = (char *) "email", .subject = (char *) "Angebot für Anna & Co.",
                               .body = (char *) "Guten Tag,\n\nanbei.", .attachments = attachments };
}

static GDBusMethodInvocation *
pop (GVariant **options, char **path)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  GDBusMethodInvocation *call;
  g_autofree char *sender = NULL;
  const char *window, *token = NULL;

  while (gt_dbus_queue_get_n_messages (queue) == 0)
    {
      accord_test_idle ();
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_true (gt_dbus_queue_pop_message (queue, &call));
  accord_test_ignore_leak (call); /* the queue forgets that it holds it, too */
  g_assert_cmpstr (g_dbus_method_invocation_get_method_name (call), ==, "ComposeEmail");
  g_variant_get (g_dbus_method_invocation_get_parameters (call), "(&s@a{sv})", &window, options);
  g_assert_true (g_variant_lookup (*options, "handle_token", "&s", &token));
  sender = g_strdelimit (g_strdup (g_dbus_method_invocation_get_sender (call) + 1), ".", '_');
  *path = g_strdup_printf (PATH "/request/%s/%s", sender, token);
  return call;
}

static void
answer (GDBusMethodInvocation *call, const char *path, guint response, gboolean signal_first)
{
  GDBusConnection *bus = g_dbus_method_invocation_get_connection (call);
  g_autofree char *sender = g_strdup (g_dbus_method_invocation_get_sender (call));
  g_autoptr (GError) error = NULL;

  if (!signal_first)
    g_dbus_method_invocation_return_value (call, g_variant_new ("(o)", path));
  g_dbus_connection_emit_signal (bus, sender, path, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", response, NULL), &error);
  g_assert_no_error (error);
  if (signal_first)
    g_dbus_method_invocation_return_value (call, g_variant_new ("(o)", path));
}

static void
await_end (DexFuture *future)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (dex_future_is_pending (future))
    {
      accord_test_idle ();
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

static void
assert_resolved (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  g_assert_no_error (error);
}

static char *
text_of (GUnixFDList *files, int handle)
{
  g_autoptr (GError) error = NULL;
  int fd = g_unix_fd_list_get (files, handle, &error);
  char text[64] = { 0 };

  g_assert_no_error (error);
  g_assert_cmpint (read (fd, text, sizeof text - 1), >, 0);
  g_close (fd, NULL);
  return g_strdup (text);
}

static void
test_draft_is_handed_over (void)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-offer-XXXXXX", NULL), *file = g_build_filename (folder, "offer.txt", NULL), *path = NULL, *text = NULL;
  g_autofree char *uri = g_filename_to_uri (file, NULL, NULL);
  char *attachments[] = { uri, NULL };
  AccordLetterDraft draft = draft_of (attachments);
  g_autoptr (GVariant) options = NULL, handles = NULL;
  g_autoptr (DexFuture) future = NULL;
  GDBusMethodInvocation *call;
  GUnixFDList *files;
  const char *said = NULL;
  int handle = -1;

  g_assert_true (g_file_set_contents (file, "12,000 EUR", -1, NULL));
  future = accord_mail_portal_compose (&draft);
  call = pop (&options, &path);
  g_assert_true (g_variant_lookup (options, "address", "&s", &said));
  g_assert_cmpstr (said, ==, "anna@example.org");
  g_assert_true (g_variant_lookup (options, "subject", "&s", &said));
  g_assert_cmpstr (said, ==, "Angebot für Anna & Co.");
  g_assert_true (g_variant_lookup (options, "body", "&s", &said));
  g_assert_cmpstr (said, ==, "Guten Tag,\n\nanbei.");
  handles = g_variant_lookup_value (options, "attachment_fds", G_VARIANT_TYPE ("ah"));
  g_assert_nonnull (handles);
  g_assert_cmpuint (g_variant_n_children (handles), ==, 1);
  g_variant_get_child (handles, 0, "h", &handle);
  files = g_dbus_message_get_unix_fd_list (g_dbus_method_invocation_get_message (call));
  g_assert_nonnull (files);
  text = text_of (files, handle);
  g_assert_cmpstr (text, ==, "12,000 EUR");
  g_assert_true (dex_future_is_pending (future));
  answer (call, path, 0, FALSE);
  await_end (future);
  assert_resolved (future);
  g_assert_cmpint (g_unlink (file), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
assert_answered (guint response, gboolean signal_first, int code)
{
  AccordLetterDraft draft = draft_of (NULL);
  g_autoptr (DexFuture) future = accord_mail_portal_compose (&draft);
  g_autoptr (GVariant) options = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  GDBusMethodInvocation *call = pop (&options, &path);

  g_assert_false (g_variant_lookup (options, "attachment_fds", "@ah", NULL));
  answer (call, path, response, signal_first);
  await_end (future);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_error (error, G_IO_ERROR, code);
}

static void
test_no_is_told_from_failure (void)
{
  assert_answered (1, FALSE, G_IO_ERROR_CANCELLED);
  assert_answered (1, TRUE, G_IO_ERROR_CANCELLED);
  assert_answered (2, FALSE, G_IO_ERROR_FAILED);
}

/* There is a desktop portal, but none for mail. */
static void
test_without_portal_it_fails (void)
{
  AccordLetterDraft draft = draft_of (NULL);
  g_autoptr (DexFuture) future = accord_mail_portal_compose (&draft);
  g_autoptr (GVariant) options = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_dbus_method_invocation_return_dbus_error (pop (&options, &path), "org.freedesktop.DBus.Error.UnknownMethod", "No such interface");
  await_end (future);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

static void
test_missing_file_is_named (void)
{
  char *attachments[] = { (char *) "/nowhere/offer.pdf", NULL };
  AccordLetterDraft draft = draft_of (attachments);
  g_autoptr (DexFuture) future = accord_mail_portal_compose (&draft);
  g_autoptr (GError) error = NULL;

  await_end (future);
  g_assert_null (dex_future_get_value (future, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "offer.pdf"));
  gt_dbus_queue_assert_no_messages (queue);
}

int
main (int argc, char **argv)
{
  static const char xml[] = "<node><interface name='org.freedesktop.portal.Email'><method name='ComposeEmail'>"
                            "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' direction='out'/>"
                            "</method></interface></node>";
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  queue = gt_dbus_queue_new ();
  gt_dbus_queue_connect (queue, &error);
  g_assert_no_error (error);
  gt_dbus_queue_own_name (queue, "org.freedesktop.portal.Desktop");
  node = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  gt_dbus_queue_export_object (queue, PATH, node->interfaces[0], &error);
  g_assert_no_error (error);
  g_test_add_func ("/letters/portal/a-draft-is-handed-over-with-its-attachment", test_draft_is_handed_over);
  g_test_add_func ("/letters/portal/no-is-told-from-failure", test_no_is_told_from_failure);
  g_test_add_func ("/letters/portal/a-desktop-without-one-fails", test_without_portal_it_fails);
  g_test_add_func ("/letters/portal/a-missing-file-is-named", test_missing_file_is_named);
  status = g_test_run ();
  gt_dbus_queue_disconnect (queue, TRUE); /* not freed: that insists that nothing more comes, and the bus may be about to say that a name went */
  return status;
}
