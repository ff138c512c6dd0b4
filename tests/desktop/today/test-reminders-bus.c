/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reminders as the desktop gets them: GtDBusQueue is the notification portal. It is Tuesday, 2030-11-26; the
 * clock is said, and lies ahead so that no alarm goes off by itself. */

#include "accord-config.h"

#include <libglib-testing/dbus-queue.h>
#include "accord-clock.h"
#include "accord-date.h"
#include "accord-reminders.h"
#include "accord-test.h"
#include "accord-wall-alarm.h"

#define DAY        (accord_date_from_ymd (2030, 11, 26))
#define MINUTE_MS  G_GINT64_CONSTANT (60000)
#define AT(minute) ((DAY * 1440 + (minute)) * MINUTE_MS) /* TZ=UTC */
#define PATH       "/org/freedesktop/portal/desktop"
#define INTERFACE  "org.freedesktop.portal.Notification"
#define PATIENCE   (20 * G_USEC_PER_SEC)

typedef struct {
  AccordWorkspace *workspace;
  GSettings *settings;
  AccordReminders *reminders;
} Fixture;

static GtDBusQueue *queue;
static GApplication *application;

static void
set_up (Fixture *f, gconstpointer data)
{
  accord_now_set (AT (8 * 60));
  f->workspace = accord_test_workspace ();
  f->settings = g_settings_new (ACCORD_APP_ID);
  g_settings_set_int64 (f->settings, "reminded-until", AT (8 * 60));
  g_settings_set_int64 (f->settings, "digest-on", DAY);
  g_settings_set_int (f->settings, "quiet-from", 20 * 60);
  g_settings_set_int (f->settings, "quiet-to", 8 * 60);
  g_settings_set_int (f->settings, "digest-at", 9 * 60);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gt_dbus_queue_assert_no_messages (queue);
  g_clear_object (&f->reminders);
  accord_test_idle ();
  g_object_unref (f->settings);
  accord_test_drop (f->workspace);
  accord_now_set (0);
}

/* @minute: -1: at any time of the day. */
static gint64
step (Fixture *f, const char *title, gint64 day, int minute)
{
  AccordEdit *edit = accord_edit_new ("Planned a call");
  gint64 id = accord_edit_create (edit, &accord_activity_kind);
  g_autoptr (AccordChangeSet) changes = NULL;

  accord_edit_set_text (edit, &accord_activity_kind, id, "title", title);
  accord_edit_set_text (edit, &accord_activity_kind, id, "type", "call");
  accord_edit_set_number (edit, &accord_activity_kind, id, "due_on", day);
  if (minute >= 0)
    accord_edit_set_number (edit, &accord_activity_kind, id, "due_minute", minute);
  changes = accord_test_commit (f->workspace, edit);
  g_assert_true (accord_change_set_created (changes, &accord_activity_kind, &id));
  return id;
}

static void
wait_next (Fixture *f, gint64 next)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (accord_reminders_get_next (f->reminders) != next)
    {
      accord_test_idle ();
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* The program begins to remind. */
static void
begin (Fixture *f, int minute)
{
  accord_now_set (AT (minute));
  f->reminders = accord_reminders_new (f->workspace, application, f->settings);
}

/* The clock goes on, and they look at it. */
static void
look_at (Fixture *f, int minute)
{
  accord_now_set (AT (minute));
  g_settings_set_boolean (f->settings, "reminders", FALSE);
  g_settings_set_boolean (f->settings, "reminders", TRUE);
}

/* The next call of the portal, answered. */
static GVariant *
pop (const char *method)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  GDBusMethodInvocation *call;
  GVariant *parameters;

  while (gt_dbus_queue_get_n_messages (queue) == 0)
    {
      accord_test_idle ();
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_assert_true (gt_dbus_queue_pop_message (queue, &call));
  g_assert_cmpstr (g_dbus_method_invocation_get_object_path (call), ==, PATH);
  g_assert_cmpstr (g_dbus_method_invocation_get_interface_name (call), ==, INTERFACE);
  g_assert_cmpstr (g_dbus_method_invocation_get_method_name (call), ==, method);
  parameters = g_variant_ref (g_dbus_method_invocation_get_parameters (call));
  g_dbus_method_invocation_return_value (call, NULL);
  return parameters;
}

/* Calls come in order: nothing was sent before this one. */
static void
assert_silence (void)
{
  g_autoptr (GVariant) call = NULL;
  const char *id;

  g_dbus_connection_call (g_application_get_dbus_connection (application), "org.freedesktop.portal.Desktop", PATH, INTERFACE,
                          "RemoveNotification", g_variant_new ("(s)", "silence"), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  call = pop ("RemoveNotification");
  g_variant_get (call, "(&s)", &id);
  g_assert_cmpstr (id, ==, "silence");
}

/* @id: NULL: any. */
static GVariant *
pop_notification (const char *id, const char *title, const char *body)
{
  g_autoptr (GVariant) call = pop ("AddNotification"), notification = NULL;
  const char *own_id, *own_title = NULL, *own_body = NULL;

  g_variant_get (call, "(&s@a{sv})", &own_id, &notification);
  g_variant_lookup (notification, "title", "&s", &own_title);
  g_variant_lookup (notification, "body", "&s", &own_body);
  g_assert_cmpstr (own_title, ==, title);
  g_assert_cmpstr (own_body, ==, body);
  if (id != NULL)
    g_assert_cmpstr (own_id, ==, id);
  return g_steal_pointer (&notification);
}

static void
assert_button (GVariant *notification, gsize index, const char *label, const char *action, const char *path, gint64 activity)
{
  g_autoptr (GVariant) buttons = g_variant_lookup_value (notification, "buttons", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) button = g_variant_get_child_value (buttons, index);
  const char *own_label = NULL, *own_action = NULL, *own_path = NULL;
  gint64 own_activity = -1;

  g_assert_true (g_variant_lookup (button, "label", "&s", &own_label));
  g_assert_true (g_variant_lookup (button, "action", "&s", &own_action));
  g_assert_true (g_variant_lookup (button, "target", "(&sx)", &own_path, &own_activity));
  g_assert_cmpstr (own_label, ==, label);
  g_assert_cmpstr (own_action, ==, action);
  g_assert_cmpstr (own_path, ==, path);
  g_assert_cmpint (own_activity, ==, activity);
}

static gsize
n_buttons (GVariant *notification)
{
  g_autoptr (GVariant) buttons = g_variant_lookup_value (notification, "buttons", G_VARIANT_TYPE ("aa{sv}"));

  return g_variant_n_children (buttons);
}

static void
test_due_step_is_told_with_three_buttons (Fixture *f, gconstpointer data)
{
  gint64 id = step (f, "Ring the harbour", DAY, 600);
  const char *path = accord_workspace_get_path (f->workspace);
  g_autofree char *name = g_strdup_printf ("step-%" G_GINT64_FORMAT, id);
  g_autoptr (GVariant) notification = NULL;

  begin (f, 599);
  wait_next (f, AT (600));
  assert_silence ();
  look_at (f, 600);
  notification = pop_notification (name, "Ring the harbour", "10:00");
  g_assert_cmpuint (n_buttons (notification), ==, 3);
  assert_button (notification, 0, "Done", "app.reminder-done", path, id);
  assert_button (notification, 1, "In 1 Hour", "app.reminder-postpone", path, id);
  assert_button (notification, 2, "Open", "app.reminder-open", path, id);
  wait_next (f, AT (24 * 60));
  look_at (f, 601);
  assert_silence (); /* once */
}

/* What the button asks: done is done, with undo, and the word is taken back; the other is due an hour later. */
static void
test_buttons_finish_and_postpone (Fixture *f, gconstpointer data)
{
  gint64 done = step (f, "Ring", DAY, 600), later = step (f, "Write", DAY, 601);
  g_autofree char *name = g_strdup_printf ("step-%" G_GINT64_FORMAT, done);
  g_autoptr (GVariant) withdrawn = NULL, expected = NULL, other = NULL;
  g_autoptr (AccordRecord) record = NULL, postponed = NULL;

  begin (f, 601);
  g_variant_unref (pop_notification (NULL, "Ring", "10:00"));
  g_variant_unref (pop_notification (NULL, "Write", "10:01"));
  accord_change_set_unref (accord_test_boxed (accord_reminders_done (f->reminders, done)));
  withdrawn = pop ("RemoveNotification");
  expected = g_variant_ref_sink (g_variant_new ("(s)", name));
  g_assert_true (g_variant_equal (withdrawn, expected));
  record = accord_test_load (f->workspace, &accord_activity_kind, done);
  g_assert_cmpint (accord_record_number (record, "done_at"), ==, AT (601));
  accord_change_set_unref (accord_test_boxed (accord_reminders_postpone (f->reminders, later)));
  wait_next (f, AT (661));
  postponed = accord_test_load (f->workspace, &accord_activity_kind, later);
  g_assert_cmpint (accord_record_number (postponed, "due_on"), ==, DAY);
  g_assert_cmpint (accord_record_number (postponed, "due_minute"), ==, 661);
  look_at (f, 661);
  other = pop_notification (NULL, "Write", "11:01");
}

static void
test_thirty_are_one (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) notification = NULL;

  for (int i = 0; i < 30; i++)
    step (f, "Ring", DAY, 600 + i);
  begin (f, 720);
  notification = pop_notification ("digest", "30 steps are due", "They came due while nobody could be told.");
  g_assert_cmpuint (n_buttons (notification), ==, 1);
  assert_button (notification, 0, "Open Today", "app.reminder-open", accord_workspace_get_path (f->workspace), 0);
  wait_next (f, AT (24 * 60));
  assert_silence ();
}

/* 7:00 is told at 8:00, also where somebody works in the quiet hours. */
static void
test_quiet_hours_hold_back (Fixture *f, gconstpointer data)
{
  step (f, "Ring", DAY, 7 * 60);
  g_settings_set_int64 (f->settings, "reminded-until", AT (6 * 60));
  begin (f, 7 * 60 + 1);
  wait_next (f, AT (8 * 60));
  assert_silence ();
  step (f, "Write", DAY, 12 * 60);
  look_at (f, 8 * 60);
  g_variant_unref (pop_notification (NULL, "Ring", "7:00"));
  wait_next (f, AT (12 * 60));
}

/* Whoever ends them at once need not wait for the hour that they ended before. */
static void
test_other_quiet_hours_count_at_once (Fixture *f, gconstpointer data)
{
  step (f, "Ring", DAY, 7 * 60);
  g_settings_set_int64 (f->settings, "reminded-until", AT (6 * 60));
  begin (f, 7 * 60 + 1);
  wait_next (f, AT (8 * 60));
  g_settings_set_int (f->settings, "quiet-to", 6 * 60);
  g_variant_unref (pop_notification (NULL, "Ring", "7:00"));
}

static void
test_morning_comes_once (Fixture *f, gconstpointer data)
{
  step (f, "Late", DAY - 3, 600);
  step (f, "Any time", DAY, -1);
  g_settings_set_int64 (f->settings, "digest-on", DAY - 1);
  begin (f, 8 * 60 + 30);
  wait_next (f, AT (9 * 60));
  assert_silence ();
  look_at (f, 9 * 60);
  g_variant_unref (pop_notification ("digest", "1 step for today", "1 more is overdue"));
  wait_next (f, AT (24 * 60));
  g_assert_cmpint (g_settings_get_int64 (f->settings, "digest-on"), ==, DAY);
  look_at (f, 9 * 60 + 1);
  assert_silence ();
}

/* A step written down at 10:00 for 10:00, one for 9:30: whoever wrote them knows. */
static void
test_own_actions_notify_nothing (Fixture *f, gconstpointer data)
{
  begin (f, 600);
  wait_next (f, AT (24 * 60));
  step (f, "Now", DAY, 600);
  step (f, "Before", DAY, 570);
  step (f, "Soon", DAY, 630);
  wait_next (f, AT (630));
  assert_silence ();
  look_at (f, 630);
  g_variant_unref (pop_notification (NULL, "Soon", "10:30"));
}

static void
test_switched_off_says_nothing (Fixture *f, gconstpointer data)
{
  step (f, "Ring", DAY, 600);
  g_settings_set_boolean (f->settings, "reminders", FALSE);
  begin (f, 600);
  g_usleep (200000); /* twice what it waits for more changes */
  accord_test_idle ();
  assert_silence ();
  g_settings_set_boolean (f->settings, "reminders", TRUE);
  g_variant_unref (pop_notification (NULL, "Ring", "10:00"));
}

static void
rang_cb (gpointer data)
{
  (*(int *) data)++;
}

/* By the clock on the wall: also a time that is past already. */
static void
test_alarm_goes_off (void)
{
  AccordWallAlarm alarm;
  gint64 end = g_get_monotonic_time () + PATIENCE;
  int n = 0;

  accord_wall_alarm_init (&alarm, rang_cb, &n);
  accord_wall_alarm_set (&alarm, accord_now_ms () + 200);
  accord_test_idle ();
  g_assert_cmpint (n, ==, 0);
  while (n == 0 && g_get_monotonic_time () < end)
    accord_test_idle ();
  g_assert_cmpint (n, ==, 1);
  accord_wall_alarm_set (&alarm, accord_now_ms () - 3600000);
  while (n == 1 && g_get_monotonic_time () < end)
    accord_test_idle ();
  g_assert_cmpint (n, ==, 2);
  accord_wall_alarm_clear (&alarm);
}

static void
portal_begin (void)
{
  static const char xml[] = "<node><interface name='" INTERFACE "'>"
                            "<method name='AddNotification'><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
                            "<method name='RemoveNotification'><arg type='s' direction='in'/></method></interface></node>";
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (GError) error = NULL;

  queue = gt_dbus_queue_new ();
  gt_dbus_queue_connect (queue, &error);
  g_assert_no_error (error);
  gt_dbus_queue_own_name (queue, "org.freedesktop.portal.Desktop");
  node = g_dbus_node_info_new_for_xml (xml, &error);
  g_assert_no_error (error);
  gt_dbus_queue_export_object (queue, PATH, node->interfaces[0], &error);
  g_assert_no_error (error);
  application = g_application_new (ACCORD_APP_ID, G_APPLICATION_NON_UNIQUE);
  g_application_register (application, NULL, &error);
  g_assert_no_error (error);
}

#define REMINDS(path, func) g_test_add ("/today/reminders-bus/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  portal_begin ();
  REMINDS ("due-step-is-told-with-three-buttons", test_due_step_is_told_with_three_buttons);
  REMINDS ("buttons-finish-and-postpone", test_buttons_finish_and_postpone);
  REMINDS ("thirty-are-one", test_thirty_are_one);
  REMINDS ("quiet-hours-hold-back-and-forget-nothing", test_quiet_hours_hold_back);
  REMINDS ("other-quiet-hours-count-at-once", test_other_quiet_hours_count_at_once);
  REMINDS ("morning-comes-once", test_morning_comes_once);
  REMINDS ("own-actions-notify-nothing", test_own_actions_notify_nothing);
  REMINDS ("switched-off-says-nothing", test_switched_off_says_nothing);
  g_test_add_func ("/today/reminders-bus/alarm-goes-off", test_alarm_goes_off);
  status = g_test_run ();
  g_object_unref (application);
  accord_test_idle ();
  gt_dbus_queue_disconnect (queue, TRUE);
  gt_dbus_queue_free (queue);
  return status;
}
