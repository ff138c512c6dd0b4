/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a messy address list to one clean book: a file comes in, what is one is made one, a talk is
 * logged, the list goes out again, a person's data is erased, and a merge is taken back long after.
 * What was reached is read from the file on disk. */

#include "window-driver.h"

#include <string.h>

#define NORDWIND "Nordwind Robotics"

static char *path;

static char *
ask (const char *first, const char *second, const char *third, const char *fourth)
{
  return window_driver_ask ((const char *const[]){ first, path, second, third, fourth, NULL });
}

static void
wait_for_names (const char *part)
{
  window_driver_wait_for_answer (
    (const char *const[]){ "list", path, "customer", "--columns", "name,email,city,phone", NULL }, part);
}

static void
wait_for_number (const char *kind, guint n)
{
  for (int i = 0;; i++)
    {
      g_autofree char *list = ask ("list", kind, "--json", NULL);
      guint found = 0;

      for (const char *at = list; (at = strstr (at, "\"uid\"")) != NULL; at++)
        found++;
      if (found == n)
        return;
      if (i == 100)
        g_error ("There are %u records of the kind %s, not %u: %s", found, kind, n, list);
      g_usleep (500000);
    }
}

/* What a file holds as soon as it is there. */
static char *
wait_for_file (const char *file)
{
  char *text = NULL;

  for (int i = 0; i < 100 && !g_file_get_contents (file, &text, NULL, NULL); i++)
    g_usleep (500000);
  g_assert_nonnull (text);
  return text;
}

/* Finds a command in the palette and does it. What is found for the first letters is replaced by what is found for all of
 * them, under the pointer too: the last line has what was typed in its name. The list of the page behind may have a row
 * of that name, too, and be shown first. */
static void
command (WindowDriver *driver, const char *typed, const char *name)
{
  g_autofree char *last = g_strdup_printf ("New customer “%s”", typed);

  window_driver_key ("ctrl+k");
  window_driver_wait_focus (driver, ATSPI_ROLE_ENTRY, "Find a record or a command");
  window_driver_type (typed);
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, last));
  window_driver_click_row (driver, "Results", name);
  window_driver_wait_gone (driver, ATSPI_ROLE_ENTRY, "Find a record or a command");
}

/* A row with an address that is none stays out; it comes back as a file of the same columns, with the reason. */
static void
keep_rejected (WindowDriver *driver)
{
  g_autofree char *file = g_build_filename (driver->folder, "Documents", "left out.csv", NULL);
  g_autofree char *text = NULL;

  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Save Rows That Were Left Out…");
  window_driver_choose_file (driver, file);
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "Saved 1 row."));
  text = wait_for_file (file);
  g_assert_nonnull (strstr (text, "Company,Phone,E-mail,City,Industry,"));
  g_assert_nonnull (strstr (text, "Kestrel Labs,,office at kestrel,York,,"));
  g_assert_null (strstr (text, NORDWIND));
}

static void
import (WindowDriver *driver)
{
  g_autofree char *list = g_test_build_filename (G_TEST_DIST, "address-list.csv", NULL);

  window_driver_start (driver, (const char *const[]){ list, NULL });
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Create");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "Step 1 of 3"));
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Continue");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "address-list.csv · 7 rows · step 2 of 3"));
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Continue");
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Import");
  keep_rejected (driver);
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Done");
  window_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Done");
  wait_for_number ("customer", 6);
}

/* Two companies stand twice in the list. Of one the shorter name and the city in Swedish are kept. */
static void
clean (WindowDriver *driver)
{
  command (driver, "find dup", "Find Duplicates");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "2 groups of records that may be one"));
  window_driver_wait_focus (driver, ATSPI_ROLE_LIST_ITEM, NORDWIND " and " NORDWIND " AB"); /* the dialog has come to rest */
  window_driver_click (driver, ATSPI_ROLE_LIST_ITEM, NORDWIND " and " NORDWIND " AB");
  window_driver_click (driver, ATSPI_ROLE_RADIO_BUTTON, "Name: " NORDWIND ", of " NORDWIND);
  window_driver_click (driver, ATSPI_ROLE_RADIO_BUTTON, "City: Göteborg");
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Merge");
  wait_for_number ("customer", 5);
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_RADIO_BUTTON, "Name: 苏州恒瑞医疗器械有限公司"));
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Merge");
  wait_for_number ("customer", 4);
  wait_for_names (NORDWIND "  ");
  wait_for_names ("Göteborg");
  wait_for_names ("sales@hengrui.example");
  /* The keyboard has not been lost with the last group. */
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "All Dealt With"));
  window_driver_wait_focus (driver, ATSPI_ROLE_BUTTON, "Done");
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Done");
  window_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "All Dealt With");
}

static void
open_record (WindowDriver *driver, const char *typed, const char *name)
{
  command (driver, typed, name);
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_BUTTON, "New Deal"));
}

/* What was said and what comes next, with the keyboard alone. */
static void
log_call (WindowDriver *driver)
{
  const char *log[] = { "list", path, "activity", "--columns", "title,type,customer", NULL };

  open_record (driver, "nordw", NORDWIND);
  window_driver_key ("ctrl+l");
  window_driver_wait_focus (driver, ATSPI_ROLE_TEXT, "Write a note");
  window_driver_type ("Budget approved, call back Tuesday 10:00");
  window_driver_key ("ctrl+Return");
  window_driver_wait_for_answer (log, "Budget approved");
  window_driver_wait_for_answer (log, NORDWIND);
}

/* From another page, undo goes to what it took back, and redo to what it brought again. */
static void
reveal (WindowDriver *driver)
{
  const char *activities[] = { "list", path, "activity", "--columns", "title,type,customer", NULL };

  for (int i = 0; i < 2; i++)
    {
      window_driver_key ("alt+3"); /* the pipeline */
      window_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Next customer");
      window_driver_key (i == 0 ? "ctrl+z" : "ctrl+shift+z");
      g_object_unref (window_driver_wait (driver, ATSPI_ROLE_BUTTON, "Next customer"));
      g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, NORDWIND));
    }
  window_driver_wait_for_answer (activities, "Budget approved");
}

/* The list as it stands, into a file of a name that is typed. */
static void
export (WindowDriver *driver)
{
  g_autofree char *file = g_build_filename (driver->folder, "Documents", "out.csv", NULL);
  g_autofree char *text = NULL;

  window_driver_key ("ctrl+e");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "4 records will be written."));
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Export…");
  window_driver_choose_file (driver, file);
  text = wait_for_file (file);
  g_assert_nonnull (strstr (text, NORDWIND ","));
  g_assert_nonnull (strstr (text, "苏州恒瑞医疗器械有限公司"));
  g_assert_nonnull (strstr (text, "Falcon Packaging"));
  g_assert_null (strstr (text, "Gothenburg"));
}

/* Gone from the lists, from the search and from every byte of the file. */
static void
erase (WindowDriver *driver)
{
  open_record (driver, "falcon", "Falcon Packaging");
  command (driver, "erase", "Erase Falcon Packaging…");
  window_driver_tab_to (driver, ATSPI_ROLE_TEXT, "Name");
  window_driver_type ("Falcon Packaging");
  window_driver_tab_to (driver, ATSPI_ROLE_BUTTON, "Erase for Good");
  window_driver_key ("Return");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LABEL, "Erased for Good"));
  window_driver_wait_focus (driver, ATSPI_ROLE_BUTTON, "Done");
  window_driver_click (driver, ATSPI_ROLE_BUTTON, "Done");
  window_driver_wait_gone (driver, ATSPI_ROLE_LABEL, "Erased for Good");
}

/* The merge was not the last thing done; it is taken back all the same, and what came after stays. */
static void
undo (WindowDriver *driver)
{
  window_driver_key ("ctrl+h");
  window_driver_click (driver, ATSPI_ROLE_BUTTON,
                       "Undo “Merged “" NORDWIND " AB” into “" NORDWIND "””");
  wait_for_names (NORDWIND " AB");
  wait_for_names ("Gothenburg");
  window_driver_key ("Escape");
}

static void
assert_not_in_file (const char *word)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_null (g_strstr_len (bytes, (gssize) length, word));
}

static void
test_book (void)
{
  WindowDriver *driver = window_driver_new ();
  g_autofree char *activities = NULL;
  g_autofree char *whole = NULL;

  path = g_build_filename (driver->folder, "Documents", "My Customers.accord", NULL);
  import (driver);
  clean (driver);
  log_call (driver);
  reveal (driver);
  export (driver);
  erase (driver);
  undo (driver);
  window_driver_quit (driver);

  assert_not_in_file ("Falcon Packaging");
  assert_not_in_file ("555 0177");
  window_driver_start (driver, NULL);
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, NORDWIND " AB"));
  wait_for_names ("Gothenburg");
  activities = ask ("list", "activity", NULL, NULL);
  g_assert_nonnull (strstr (activities, "Budget approved"));
  /* A second window shows the same file; the file is closed whole with the last of them. */
  window_driver_key ("ctrl+shift+w");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, NORDWIND " AB"));
  window_driver_quit (driver);
  whole = window_driver_ask ((const char *const[]){ "check", path, "--json", NULL });
  g_assert_nonnull (strstr (whole, "\"whole\" : true"));
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
  g_test_add_func ("/journeys/an-address-list-is-imported-cleaned-merged-logged-exported-erased-and-undone", test_book);
  return g_test_run ();
}
