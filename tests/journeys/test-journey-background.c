/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reminders without a window. Closing it keeps the process and the file; the step that is due then stands on the
 * desktop's board of notifications, and its button finishes it; opening again shows the file, and quitting ends
 * the process. Where nothing runs, the bus starts the program for the button alone. */

#include "notice-board.h"
#include "window-driver.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define NAME "io.github.accord_app.Accord"
#define PATH "/io/github/accord_app/Accord"
#define GROUP "io/github/accord_app/Accord"

static char *
key_file_name (WindowDriver *driver)
{
  g_autofree char *folder = g_build_filename (driver->folder, "config", "glib-2.0", "settings", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return g_build_filename (folder, "keyfile", NULL);
}

/* Settings as somebody has them who is reminded without a window. @quiet_to: 0: there are no quiet hours. */
static void
write_settings (WindowDriver *driver, int quiet_to)
{
  g_autofree char *name = key_file_name (driver);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_key_file_load_from_file (file, name, G_KEY_FILE_NONE, NULL);
  g_key_file_set_string (file, GROUP, "reminders-in-background", "true");
  g_key_file_set_integer (file, GROUP, "quiet-from", 0);
  g_key_file_set_integer (file, GROUP, "quiet-to", quiet_to);
  g_key_file_set_integer (file, GROUP, "digest-at", 0);
  g_key_file_set_string (file, GROUP, "digest-on", "9999999");
  if (!g_key_file_has_key (file, GROUP, "reminded-until", NULL))
    g_key_file_set_string (file, GROUP, "reminded-until", "1");
  g_assert_true (g_key_file_save_to_file (file, name, &error));
  g_assert_no_error (error);
}

static const char *const steps_of[] = { "list", NULL, "activity", "--columns", "title,due_on,due_minute,done_at", "--json", NULL };

static char *
ask_steps (const char *path, const char *part)
{
  const char *arguments[G_N_ELEMENTS (steps_of)];

  memcpy (arguments, steps_of, sizeof steps_of);
  arguments[1] = path;
  if (part != NULL)
    window_driver_wait_for_answer (arguments, part);
  return part != NULL ? NULL : window_driver_ask (arguments);
}

/* One step that was due a minute ago. */
static char *
workspace_with_a_step (WindowDriver *driver)
{
  char *path = g_build_filename (driver->folder, "Documents", "Day.accord", NULL);
  g_autofree char *steps = g_build_filename (driver->folder, "activities.csv", NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) due = g_date_time_add_minutes (now, -1);
  g_autofree char *day = g_date_time_format (due, "%F"), *text = g_strdup_printf ("subject,type,due date\nRing the harbour,call,%s\n", day);
  g_autofree char *minute = g_strdup_printf ("due_minute=%d", g_date_time_get_hour (due) * 60 + g_date_time_get_minute (due));
  g_autofree char *list = NULL, *uid = NULL;

  g_assert_true (g_file_set_contents (steps, text, -1, NULL));
  g_free (window_driver_ask ((const char *const[]){ "new", path, "--currency", "EUR", NULL }));
  g_free (window_driver_ask ((const char *const[]){ "import", path, steps, NULL }));
  list = ask_steps (path, NULL);
  uid = g_strndup (strstr (list, "\"uid\" : \"") + strlen ("\"uid\" : \""), 26);
  g_free (window_driver_ask ((const char *const[]){ "set", path, "activity", uid, minute, NULL }));
  return path;
}

static gboolean
lives (WindowDriver *driver)
{
  int status;

  return waitpid (driver->pid, &status, WNOHANG) == 0;
}

/* A second start hands over to the first and ends. */
static void
open_again (void)
{
  const char *argv[] = { g_getenv ("ACCORD_PROGRAM"), NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
test_without_a_window (void)
{
  WindowDriver *driver = window_driver_new ();
  NoticeBoard *board = notice_board_new ();
  g_autofree char *path = workspace_with_a_step (driver);
  guint notice;

  write_settings (driver, 1439); /* quiet until the window is closed */
  window_driver_start (driver, (const char *const[]){ path, NULL });
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Customers"));
  window_driver_key ("ctrl+w");
  window_driver_wait_gone (driver, ATSPI_ROLE_LIST_ITEM, "Customers");
  write_settings (driver, 0);
  notice = notice_board_wait (board, "Ring the harbour");
  g_assert_true (lives (driver));
  notice_board_press (board, notice, "Done");
  g_free (ask_steps (path, "\"done_at\" : \"2"));
  g_assert_true (lives (driver));
  open_again ();
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Customers"));
  window_driver_quit (driver);
  notice_board_free (board);
  window_driver_free (driver);
}

static GVariant *
call (GDBusConnection *bus, const char *name, const char *path, const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer = g_dbus_connection_call_sync (bus, name, path, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, 60000, NULL, &error);

  g_assert_no_error (error);
  return answer;
}

static void
ask_bus (GDBusConnection *bus, const char *method, GVariant *parameters)
{
  g_variant_unref (call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, parameters));
}

/* What the installed service file says, for the program under test. */
static void
install_service (GDBusConnection *bus)
{
  static const char *const names[] = { "HOME", "XDG_CONFIG_HOME", "GSETTINGS_BACKEND", "GSETTINGS_SCHEMA_DIR", "DISPLAY", "LC_ALL", "TZ", "ASAN_OPTIONS" };
  g_autofree char *folder = g_build_filename (g_getenv ("XDG_DATA_HOME"), "dbus-1", "services", NULL);
  g_autofree char *file = g_build_filename (folder, NAME ".service", NULL);
  g_autofree char *text = g_strdup_printf ("[D-BUS Service]\nName=" NAME "\nExec=%s --gapplication-service\n", g_getenv ("ACCORD_PROGRAM"));
  GVariantBuilder environment;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  g_variant_builder_init (&environment, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_getenv (names[i]) != NULL)
      g_variant_builder_add (&environment, "{ss}", names[i], g_getenv (names[i]));
  ask_bus (bus, "UpdateActivationEnvironment", g_variant_new ("(a{ss})", &environment));
  ask_bus (bus, "ReloadConfig", NULL);
}

/* As the desktop does it when somebody presses a button of a notification that outlived its program. */
static void
activate (GDBusConnection *bus, const char *action, GVariant *target)
{
  GVariantBuilder parameters;

  g_variant_builder_init (&parameters, G_VARIANT_TYPE ("av"));
  if (target != NULL)
    g_variant_builder_add (&parameters, "v", target);
  g_variant_unref (call (bus, NAME, PATH, "org.freedesktop.Application", "ActivateAction", g_variant_new ("(sava{sv})", action, &parameters, NULL)));
}

static gboolean
is_running (GDBusConnection *bus)
{
  g_autoptr (GVariant) answer = call (bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                                      g_variant_new ("(s)", NAME));
  gboolean has;

  g_variant_get (answer, "(b)", &has);
  return has;
}

static void
remember_file (WindowDriver *driver, const char *path)
{
  g_autofree char *name = key_file_name (driver), *quoted = g_strdup_printf ("'%s'", path);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_assert_true (g_key_file_load_from_file (file, name, G_KEY_FILE_NONE, NULL));
  g_key_file_set_string (file, GROUP, "last-file", quoted);
  g_assert_true (g_key_file_save_to_file (file, name, NULL));
}

static void
wait_ended (GDBusConnection *bus)
{
  for (int i = 0; i < 240 && is_running (bus); i++)
    g_usleep (250000);
  g_assert_false (is_running (bus));
}

/* @data: whether it stays then, to remind of what comes. */
static void
test_started_by_the_bus (gconstpointer data)
{
  gboolean stays = GPOINTER_TO_INT (data);
  WindowDriver *driver = window_driver_new ();
  g_autofree char *path = workspace_with_a_step (driver);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *list = NULL, *first = g_strdup_printf ("\"due_minute\" : %d", g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now) - 1);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  write_settings (driver, 1439);
  if (stays)
    remember_file (driver, path);
  install_service (bus);
  g_assert_false (is_running (bus));
  activate (bus, "reminder-postpone", g_variant_new ("(sx)", path, G_GINT64_CONSTANT (1)));
  for (int i = 0; i < 120 && (list == NULL || strstr (list, first) != NULL); i++)
    {
      g_usleep (250000);
      g_free (list);
      list = ask_steps (path, NULL);
    }
  g_assert_null (strstr (list, first));
  g_assert_nonnull (strstr (list, "\"done_at\" : null"));
  if (stays)
    {
      g_assert_true (is_running (bus));
      activate (bus, "quit", NULL);
    }
  wait_ended (bus);
  window_driver_free (driver);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("DISPLAY") == NULL || g_getenv ("ACCORD_PROGRAM") == NULL)
    {
      g_print ("1..0 # SKIP there is no display; run it through tests/run\n");
      return 0;
    }
  /* libatspi warns of objects that are gone by the time it asks for them. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
  g_test_add_func ("/journey/background/a-notification-with-the-window-closed-finishes-its-step", test_without_a_window);
  g_test_add_data_func ("/journey/background/the-bus-starts-the-program-for-a-button-alone", NULL, test_started_by_the_bus);
  g_test_add_data_func ("/journey/background/and-where-reminders-are-wanted-it-stays", GINT_TO_POINTER (TRUE), test_started_by_the_bus);
  return g_test_run ();
}
