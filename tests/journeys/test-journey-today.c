/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A day's work with the keyboard alone: the key counts of the page of today are those that the design
 * promises. What was reached is read from the file on disk. */

#include "window-driver.h"

static char *path;
static guint n_keys;

/* One key of a person's. */
static void
press (const char *key)
{
  n_keys++;
  window_driver_key (key);
}

static void
wait_for (const char *part)
{
  window_driver_wait_for_answer (
    (const char *const[]){ "list", path, "activity", "--columns", "title,outcome,due_on,done_at", "--json", NULL }, part);
}

static char *
day (int ahead)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, ahead);

  return g_date_time_format (then, "%F");
}

static void
write_steps (const char *file)
{
  g_autofree char *today = day (0);
  g_autofree char *text = g_strdup_printf ("subject,type,account,due date\n"
                                           "Ring the harbour,call,Harborline,%s\n"
                                           "Send the list,email,Harborline,%s\n", today, today);

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
}

/* Space, 1, W, Enter: finished, with what came of it and a follow-up in a week. */
static void
finish (void)
{
  g_autofree char *next = day (7);

  n_keys = 0;
  press ("space");
  press ("1");
  press ("w");
  press ("Return");
  g_assert_cmpuint (n_keys, ==, 4);
  wait_for ("Reached");
  wait_for ("Follow up");
  wait_for (next);
}

/* One key. */
static void
postpone (void)
{
  g_autofree char *tomorrow = day (1);

  n_keys = 0;
  press ("p");
  g_assert_cmpuint (n_keys, ==, 1);
  wait_for (tomorrow);
}

static void
test_a_day (void)
{
  WindowDriver *driver = window_driver_new ();
  g_autofree char *steps = g_build_filename (driver->folder, "activities.csv", NULL);
  g_autofree char *customers = g_build_filename (driver->folder, "customers.csv", NULL);

  path = g_build_filename (driver->folder, "Documents", "Day.accord", NULL);
  write_steps (steps);
  g_free (window_driver_ask ((const char *const[]){ "new", path, "--currency", "EUR", NULL }));
  g_assert_true (g_file_set_contents (customers, "name,city\nHarborline,Rotterdam\n", -1, NULL));
  g_free (window_driver_ask ((const char *const[]){ "import", path, customers, NULL }));
  g_free (window_driver_ask ((const char *const[]){ "import", path, steps, NULL }));
  window_driver_start (driver, (const char *const[]){ path, NULL });
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Customers"));
  window_driver_key ("alt+1");
  window_driver_wait_focus (driver, ATSPI_ROLE_LIST_ITEM, "Call, Ring the harbour, Harborline, any time");
  finish ();
  window_driver_wait_focus (driver, ATSPI_ROLE_LIST_ITEM, "E-mail, Send the list, Harborline, any time");
  postpone ();
  window_driver_quit (driver);
  window_driver_free (driver);
  g_clear_pointer (&path, g_free);
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
  g_test_add_func ("/journey/today/four-keys-finish-a-step-and-one-postpones", test_a_day);
  return g_test_run ();
}
