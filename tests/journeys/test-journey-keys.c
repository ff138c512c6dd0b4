/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The speed budget of the design (ui.md §1), by keyboard: how many keys each task takes, the letters of a name or a text counted
 * by themselves. What was reached is read from the file on disk. Finishing today's task is in test-journey-today.c. */

#include "window-driver.h"

#include <string.h>

static char *path;
static guint n_keys, n_letters;

static void
begin (void)
{
  n_keys = n_letters = 0;
}

/* One key or chord of a person's. */
static void
press (const char *key)
{
  n_keys++;
  window_driver_key (key);
}

static void
type (const char *text)
{
  n_letters += (guint) strlen (text);
  window_driver_type (text);
}

static void
assert_cost (guint keys, guint letters)
{
  g_assert_cmpuint (n_keys, ==, keys);
  g_assert_cmpuint (n_letters, ==, letters);
}

static void
wait_for (const char *kind, const char *columns, const char *part)
{
  window_driver_wait_for_answer ((const char *const[]){ "list", path, kind, "--columns", columns, NULL }, part);
}

static void
import (WindowDriver *driver, const char *name, const char *text)
{
  g_autofree char *file = g_build_filename (driver->folder, name, NULL);

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  g_free (window_driver_ask ((const char *const[]){ "import", path, file, NULL }));
}

/* Two colleagues, a customer with four deals, and twenty more. */
static void
fill (WindowDriver *driver)
{
  g_autoptr (GString) customers = g_string_new ("name,city\nHarborline,Rotterdam\n");

  for (int i = 1; i <= 20; i++)
    g_string_append_printf (customers, "Kontor %02d,Bremen\n", i);
  path = g_build_filename (driver->folder, "Documents", "Keys.accord", NULL);
  g_free (window_driver_ask ((const char *const[]){ "new", path, "--currency", "EUR", NULL }));
  import (driver, "members.csv", "name,email\nMarta Kowalska,marta@example.com\nLin Yue,lin@example.com\n");
  import (driver, "customers.csv", customers->str);
  import (driver, "deals.csv", "opportunity,account,stage,amount\nFleet telematics,Harborline,Needs,27500\nYard scanners,Harborline,Needs,14500\n"
                               "Dealer portal,Harborline,Solution,35500\n");
}

/* Ctrl+K, two letters, Enter. */
static void
open_a_record (WindowDriver *driver)
{
  begin ();
  press ("ctrl+k");
  window_driver_wait_focus (driver, ATSPI_ROLE_ENTRY, "Find a record or a command");
  type ("ha");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Harborline"));
  press ("Return");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_BUTTON, "New Deal"));
  assert_cost (2, 2);
}

/* Ctrl+L, a text, Ctrl+Enter: kind, person and day are filled in or understood. */
static void
log_a_call (WindowDriver *driver)
{
  begin ();
  press ("ctrl+l");
  window_driver_wait_focus (driver, ATSPI_ROLE_TEXT, "Write a note");
  window_driver_type ("Budget approved, call back Tuesday 10:00");
  press ("ctrl+Return");
  wait_for ("activity", "title,type,customer", "Budget approved");
  wait_for ("activity", "title,type,customer", "Harborline");
  assert_cost (2, 0);
}

/* Enter, a value, Enter, once the field has the keyboard. */
static void
change_a_field (WindowDriver *driver)
{
  window_driver_click (driver, ATSPI_ROLE_LIST_ITEM, "City");
  window_driver_key ("Escape"); /* the field has the keyboard, nothing is edited */
  begin ();
  press ("Return");
  window_driver_key ("ctrl+a");
  type ("Oslo");
  press ("Return");
  wait_for ("customer", "name,city", "Oslo");
  assert_cost (2, 4);
}

/* Ctrl+A, O, two letters, Enter. */
static void
give_customers (WindowDriver *driver)
{
  window_driver_key ("alt+2");
  window_driver_click (driver, ATSPI_ROLE_LIST_ITEM, "Kontor 05"); /* the list has the keyboard */
  begin ();
  press ("ctrl+a");
  press ("o");
  window_driver_wait_focus (driver, ATSPI_ROLE_ENTRY, "Search");
  type ("ma");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Marta Kowalska"));
  press ("Return");
  window_driver_wait_for_answer ((const char *const[]){ "list", path, "customer", "--where", "name=Kontor 20", "--columns", "name,owner", NULL },
                                 "Marta Kowalska");
  assert_cost (3, 2);
}

/* Alt+→; and M with a letter of the stage. */
static void
move_a_deal (WindowDriver *driver)
{
  window_driver_key ("alt+3");
  window_driver_tab_to (driver, ATSPI_ROLE_LIST_ITEM, "Fleet telematics");
  begin ();
  press ("alt+Right");
  window_driver_wait_for_answer ((const char *const[]){ "list", path, "deal", "--where", "name=Fleet telematics", "--columns", "stage", NULL }, "Solution");
  assert_cost (1, 0);
  begin ();
  press ("m");
  g_usleep (500000);
  press ("n");
  window_driver_wait_for_answer ((const char *const[]){ "list", path, "deal", "--where", "name=Fleet telematics", "--columns", "stage", NULL }, "Needs");
  assert_cost (2, 0);
}

/* N, a name, Tab, two letters, Tab, an amount, Enter. */
static void
add_a_deal (WindowDriver *driver)
{
  begin ();
  press ("n");
  g_usleep (500000);
  window_driver_type ("Gate sensors");
  press ("Tab");
  type ("ha");
  g_usleep (1000000);
  press ("Tab");
  window_driver_type ("9000");
  press ("Return");
  wait_for ("deal", "name,customer,amount", "Gate sensors");
  window_driver_wait_for_answer ((const char *const[]){ "list", path, "deal", "--where", "name=Gate sensors", "--columns", "customer,amount", NULL }, "Harborline");
  assert_cost (4, 2);
  window_driver_key ("Escape");
}

/* L, 1, Ctrl+Enter. */
static void
lose_a_deal (WindowDriver *driver)
{
  window_driver_tab_to (driver, ATSPI_ROLE_LIST_ITEM, "Dealer portal");
  begin ();
  press ("l");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_BUTTON, "Cancel"));
  press ("1");
  press ("ctrl+Return");
  window_driver_wait_for_answer ((const char *const[]){ "list", path, "deal", "--where", "name=Dealer portal", "--columns", "stage", NULL }, "Lost");
  window_driver_wait_gone (driver, ATSPI_ROLE_BUTTON, "Cancel"); /* a dialog that is going keeps the window */
  assert_cost (3, 0);
}

static void
test_counts (void)
{
  WindowDriver *driver = window_driver_new ();

  fill (driver);
  window_driver_start (driver, (const char *const[]){ path, NULL });
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Customers"));
  open_a_record (driver);
  log_a_call (driver);
  change_a_field (driver);
  give_customers (driver);
  move_a_deal (driver);
  add_a_deal (driver);
  lose_a_deal (driver);
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
  g_test_add_func ("/journey/keys/each-task-takes-the-keys-that-were-promised", test_counts);
  return g_test_run ();
}
