/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A morning with Accord, from an empty computer: files come in, somebody is opened and gets a phone
 * number, which is taken back and brought again, all of it through the accessibility bus alone; then with keyboard and
 * pointer somebody is found, a deal is dragged, the drag is taken back, and after a restart everything is there. */

#include "window-driver.h"

#include <string.h>

#define KEY_RETURN 0xff0d

static void
import_files (WindowDriver *driver, const char *const *files)
{
  window_driver_start (driver, files);
  window_driver_act (driver, ATSPI_ROLE_BUTTON, "Create");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "Step 1 of 3"));
  window_driver_act (driver, ATSPI_ROLE_BUTTON, "Continue");
  window_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "Step 1 of 3");
  window_driver_act (driver, ATSPI_ROLE_BUTTON, "Continue");
  window_driver_act (driver, ATSPI_ROLE_BUTTON, "Import");
  window_driver_act (driver, ATSPI_ROLE_BUTTON, "Done");
  window_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Done");
}

/* Until the answer does not hold it any more. */
static void
wait_without (const char *const *question, const char *part)
{
  for (int i = 0; i < 120; i++)
    {
      g_autofree char *answer = window_driver_ask (question);

      if (strstr (answer, part) == NULL)
        return;
      g_usleep (500000);
    }
  g_error ("“%s” is still there.", part);
}

static char *
workspace_path (WindowDriver *driver)
{
  return g_build_filename (driver->folder, "Documents", "My Customers.accord", NULL);
}

/* Somebody is opened, gets a phone number, and the number is taken back and brought again: nothing but the bus. */
static void
edit_through_the_bus (WindowDriver *driver, const char *const *phone)
{
  window_driver_enter (driver, ATSPI_ROLE_LIST_ITEM, "Customers");
  window_driver_enter (driver, ATSPI_ROLE_LIST_ITEM, "Harborline Logistics");
  window_driver_enter (driver, ATSPI_ROLE_LIST_ITEM, "Phone");
  window_driver_write (driver, ATSPI_ROLE_TEXT, "Phone", "+31 10 555 0142");
  window_driver_bus_key (KEY_RETURN, WINDOW_DRIVER_NO_MODIFIER);
  window_driver_wait_for_answer (phone, "+31 10 555 0142");
  window_driver_bus_key ('z', WINDOW_DRIVER_CONTROL);
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "Undid: "));
  wait_without (phone, "+31 10 555 0142");
  window_driver_bus_key ('z', WINDOW_DRIVER_CONTROL | WINDOW_DRIVER_SHIFT);
  window_driver_wait_for_answer (phone, "+31 10 555 0142");
}

static void
test_day (void)
{
  WindowDriver *driver = window_driver_new ();
  g_autofree char *customers = g_test_build_filename (G_TEST_DIST, "customers.csv", NULL);
  g_autofree char *deals = g_test_build_filename (G_TEST_DIST, "deals.csv", NULL);
  g_autofree char *path = workspace_path (driver);
  const char *files[] = { customers, deals, NULL };
  const char *phone[] = { "list", path, "customer", "--columns", "name,phone", NULL };
  const char *stage[] = { "list",      path,    "deal", "--where", "name=Welding cell",
                          "--columns", "stage", NULL };

  import_files (driver, files);
  window_driver_wait_for_answer (phone, "Harborline Logistics");
  window_driver_wait_for_answer (stage, "Needs");

  edit_through_the_bus (driver, phone);
  window_driver_key ("ctrl+f");
  window_driver_type ("harb");
  window_driver_wait_gone (driver, ATSPI_ROLE_LIST_ITEM, "Nordwind");

  window_driver_key ("alt+3");
  window_driver_drag (driver, ATSPI_ROLE_LIST_ITEM, "Welding cell", ATSPI_ROLE_LIST, "Solution");
  window_driver_wait_for_answer (stage, "Solution");
  window_driver_key ("ctrl+z");
  window_driver_wait_for_answer (stage, "Needs");
  window_driver_wait_focus (driver, ATSPI_ROLE_LIST_ITEM, "Welding cell");

  window_driver_quit (driver);
  window_driver_start (driver, NULL);
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Welding cell"));
  window_driver_wait_for_answer (phone, "+31 10 555 0142");
  window_driver_quit (driver);
  window_driver_free (driver);
}

/* Who works here is asked once for the file; the team, its figures and goals open into what they say. */
static void
look_at_the_team (WindowDriver *driver, const char *path)
{
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "Who is working here?"));
  window_driver_key ("alt+h");
  window_driver_wait_focus (driver, ATSPI_ROLE_ENTRY, "Search members");
  window_driver_type ("dustin");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Dustin Brinkmann"));
  window_driver_key ("Return");
  window_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "Who is working here?");

  window_driver_key ("alt+4");
  window_driver_click (driver, ATSPI_ROLE_LIST_ITEM, "Corliss Cosme");
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Won revenue: $106K. 43 deals");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "How This Is Counted"));
  window_driver_key ("alt+Left");

  window_driver_key ("alt+5");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "Revenue and Goal"));

  window_driver_key ("alt+6");
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Set Goal…");
  window_driver_type ("3000000");
  window_driver_key ("Return");
  window_driver_wait_for_answer ((const char *const[]){ "goals", path, "--json", NULL }, "3000000");
  window_driver_wait_for_answer ((const char *const[]){ "history", path, NULL }, "Dustin Brinkmann");
  window_driver_key ("ctrl+z");
}

/* GTK keeps the picture that one part fades into another with when it ends about then: 70 KB of render nodes. The first
 * journey, and all others, look for leaks. */
static void
leave_leaks_alone (void)
{
  g_autofree char *options = g_strconcat (g_getenv ("ASAN_OPTIONS") != NULL ? g_getenv ("ASAN_OPTIONS") : "", ":detect_leaks=0", NULL);

  g_setenv ("ASAN_OPTIONS", options, TRUE);
}

static void
test_maven (void)
{
  WindowDriver *driver;
  g_autofree char *folder =
    g_test_build_filename (G_TEST_DIST, "..", "..", "..", "shared", "data", "maven-crm", NULL);
  g_autofree char *accounts = g_build_filename (folder, "accounts.csv", NULL);
  g_autofree char *products = g_build_filename (folder, "products.csv", NULL);
  g_autofree char *teams = g_build_filename (folder, "sales_teams.csv", NULL);
  g_autofree char *pipeline = g_build_filename (folder, "sales_pipeline.csv", NULL);
  g_autofree char *path = NULL;

  if (!g_file_test (accounts, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("shared/data/maven-crm is not beside the sources.");
      return;
    }
  leave_leaks_alone ();
  driver = window_driver_new ();
  path = workspace_path (driver);
  import_files (driver, (const char *const[]){ accounts, products, teams, pipeline, NULL });
  window_driver_wait_for_answer (
    (const char *const[]){ "report", path, "--kpi", "won-deals", NULL }, "4,238");
  look_at_the_team (driver, path);
  window_driver_key ("ctrl+z");
  window_driver_wait_for_answer ((const char *const[]){ "list", path, "deal", "--json", NULL },
                                 "[]");
  g_usleep (2 * G_USEC_PER_SEC); /* GTK forgets the picture that one part fades into another with when it ends meanwhile */
  window_driver_quit (driver);
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
  g_test_add_func ("/journeys/a-day-from-import-to-restart-its-first-half-through-the-accessibility-bus-alone", test_day);
  g_test_add_func ("/journeys/four-files-come-in-and-go-out-again-in-one-step", test_maven);
  return g_test_run ();
}
