/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a desktop does with notifications of a program outside a sandbox: it shows them, and says which button
 * was pressed. It answers on a thread of its own, because a journey waits asleep. */

#include "notice-board.h"

#define NAME    "org.freedesktop.Notifications"
#define PATH    "/org/freedesktop/Notifications"
#define SECONDS 60

static const char interface[] =
  "<node><interface name='" NAME "'>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
  "</interface></node>";

struct _NoticeBoard {
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GDBusConnection *bus;
  GAsyncQueue *notices; /* of GVariant: what Notify was given */
  GPtrArray *shown;     /* of GVariant: those that were waited for, by id - 1 */
  gboolean ready;       /* atomic */
};

static void
call_cb (GDBusConnection *bus, const char *sender, const char *path, const char *name, const char *method, GVariant *parameters,
         GDBusMethodInvocation *call, gpointer data)
{
  static const char *const able[] = { "actions", "body", NULL };
  NoticeBoard *self = data;
  static guint n;

  if (g_str_equal (method, "Notify"))
    {
      GVariant *notice = g_variant_ref (parameters);

      g_dbus_method_invocation_return_value (call, g_variant_new ("(u)", ++n));
      g_async_queue_push (self->notices, notice); /* nobody presses a button before the program knows its number */
    }
  else if (g_str_equal (method, "GetCapabilities"))
    g_dbus_method_invocation_return_value (call, g_variant_new ("(^as)", able));
  else if (g_str_equal (method, "GetServerInformation"))
    g_dbus_method_invocation_return_value (call, g_variant_new ("(ssss)", "board", "test", "1", "1.2"));
  else
    g_dbus_method_invocation_return_value (call, NULL);
}

static void
named_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  g_atomic_int_set (&((NoticeBoard *) data)->ready, TRUE);
}

static gpointer
serve (gpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = call_cb };
  NoticeBoard *self = data;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface, NULL);
  guint object, owned;

  g_main_context_push_thread_default (self->context);
  object = g_dbus_connection_register_object (self->bus, PATH, node->interfaces[0], &table, self, NULL, NULL);
  owned = g_bus_own_name_on_connection (self->bus, NAME, G_BUS_NAME_OWNER_FLAGS_NONE, named_cb, NULL, self, NULL);
  g_main_loop_run (self->loop);
  g_bus_unown_name (owned);
  g_dbus_connection_unregister_object (self->bus, object);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* It has its name when this returns. */
NoticeBoard *
notice_board_new (void)
{
  NoticeBoard *self = g_new0 (NoticeBoard, 1);
  g_autoptr (GError) error = NULL;

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->notices = g_async_queue_new_full ((GDestroyNotify) g_variant_unref);
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->thread = g_thread_new ("notices", serve, self);
  while (!g_atomic_int_get (&self->ready))
    g_usleep (1000);
  return self;
}

void
notice_board_free (NoticeBoard *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_async_queue_unref (self->notices);
  g_ptr_array_unref (self->shown);
  g_object_unref (self->bus);
  g_free (self);
}

/* The next notification, which must have that title: its id. */
guint
notice_board_wait (NoticeBoard *self, const char *title)
{
  GVariant *notice = g_async_queue_timeout_pop (self->notices, SECONDS * G_USEC_PER_SEC);
  const char *own;

  if (notice == NULL)
    g_error ("There was no notification “%s”.", title);
  g_variant_get_child (notice, 3, "&s", &own);
  g_assert_cmpstr (own, ==, title);
  g_ptr_array_add (self->shown, notice);
  return self->shown->len;
}

/* As somebody does who reads what stands on the button. */
void
notice_board_press (NoticeBoard *self, guint id, const char *label)
{
  g_autoptr (GVariant) actions = g_variant_get_child_value (self->shown->pdata[id - 1], 5);
  g_autofree const char **pairs = g_variant_get_strv (actions, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; pairs[i] != NULL && pairs[i + 1] != NULL; i += 2)
    if (g_str_equal (pairs[i + 1], label))
      {
        g_dbus_connection_emit_signal (self->bus, NULL, PATH, NAME, "ActionInvoked", g_variant_new ("(us)", id, pairs[i]), &error);
        g_assert_no_error (error);
        return;
      }
  g_error ("The notification has no button “%s”.", label);
}
