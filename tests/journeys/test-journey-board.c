/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The board as somebody uses it who hears it: a card is found, gets the focus, is picked up, carried, put
 * down and put back, all through the accessibility bus, and each step is listened to there. Where the deal
 * ended is read from the file on disk. */

#include "window-driver.h"

#define PATIENCE_MS 60000

static char *path;
static GPtrArray *heard; /* of char *, what was announced, in order; taken out as it is waited for */

static void
announced_cb (AtspiEvent *event, gpointer data)
{
  if (G_VALUE_HOLDS_STRING (&event->any_data))
    g_ptr_array_add (heard, g_value_dup_string (&event->any_data));
  g_boxed_free (ATSPI_TYPE_EVENT, event); /* a copy for each who listens */
}

/* Listens until that sentence is said; those said before it are passed over. */
static void
hear (const char *sentence)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000;

  while (g_get_monotonic_time () < end)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      while (heard->len > 0)
        {
          g_autofree char *said = g_ptr_array_steal_index (heard, 0);

          g_test_message ("heard: %s", said);
          if (g_str_equal (said, sentence))
            return;
        }
      g_usleep (5000);
    }
  g_error ("“%s” was not announced.", sentence);
}

/* A key as an assistive tool makes it: asked of the accessibility registry. */
static void
key (guint keysym)
{
  g_autoptr (GError) error = NULL;

  atspi_generate_keyboard_event (keysym, NULL, ATSPI_KEY_SYM, &error);
  g_assert_no_error (error);
}

#define KEY_ESCAPE 0xff1b
#define KEY_RETURN 0xff0d
#define KEY_RIGHT  0xff53
#define KEY_DOWN   0xff54

static void
assert_stage (const char *deal, const char *stage)
{
  g_autofree char *where = g_strdup_printf ("name=%s", deal);

  window_driver_wait_for_answer (
    (const char *const[]){ "list", path, "deal", "--where", where, "--columns", "stage", NULL }, stage);
}

static WindowDriver *
open_board (void)
{
  WindowDriver *driver = window_driver_new ();
  g_autofree char *deals = g_build_filename (driver->folder, "deals.csv", NULL);

  path = g_build_filename (driver->folder, "Documents", "Board.accord", NULL);
  g_free (window_driver_ask ((const char *const[]){ "new", path, "--currency", "EUR", NULL }));
  g_assert_true (g_file_set_contents (deals, "Deal Name,Stage,Amount\nWelding cell,Needs,94000\n"
                                             "Paint line,Needs,52000\nService contract,Solution,186000\n", -1, NULL));
  g_free (window_driver_ask ((const char *const[]){ "import", path, deals, NULL }));
  window_driver_start (driver, (const char *const[]){ path, NULL });
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Customers"));
  window_driver_key ("alt+3");
  g_object_unref (window_driver_wait (driver, ATSPI_ROLE_LIST_ITEM, "Welding cell"));
  return driver;
}

static void
close_board (WindowDriver *driver)
{
  window_driver_quit (driver);
  window_driver_free (driver);
  g_clear_pointer (&path, g_free);
}

/* Picked up, carried over a stage and put back; then put down there. */
static void
carry (WindowDriver *driver)
{
  window_driver_tab_to (driver, ATSPI_ROLE_LIST_ITEM, "Welding cell");
  key ('p');
  hear ("Welding cell picked up. Arrows move it, Enter puts it down, Escape cancels.");
  hear ("Over Needs, position 1 of 2");
  key (KEY_RIGHT);
  hear ("Over Solution, position 1 of 2");
  key (KEY_DOWN);
  hear ("Over Solution, position 2 of 2");
  key (KEY_ESCAPE);
  hear ("Cancelled; nothing was moved");
  window_driver_wait_focus (driver, ATSPI_ROLE_LIST_ITEM, "Welding cell");
  assert_stage ("Welding cell", "Needs");

  key ('p');
  hear ("Over Needs, position 1 of 2");
  key (KEY_RIGHT);
  hear ("Over Solution, position 1 of 2");
  key (KEY_RETURN);
  hear ("Welding cell moved to Solution, position 1 of 2");
  window_driver_wait_focus (driver, ATSPI_ROLE_LIST_ITEM, "Welding cell");
  assert_stage ("Welding cell", "Solution");
}

/* A step down within the stage is the place below the next card: one key, one sentence. */
static void
carry_within (WindowDriver *driver)
{
  key ('p');
  hear ("Over Solution, position 1 of 2");
  key (KEY_DOWN);
  hear ("Over Solution, position 2 of 2");
  key (KEY_RETURN);
  hear ("Welding cell moved to Solution, position 2 of 2");
  window_driver_wait_focus (driver, ATSPI_ROLE_LIST_ITEM, "Welding cell");
}

/* The short way, and back again: what was announced is what the file says. */
static void
step_and_undo (WindowDriver *driver)
{
  window_driver_key ("alt+Right");
  hear ("Welding cell moved to Present, position 1 of 1");
  assert_stage ("Welding cell", "Present");
  window_driver_key ("ctrl+z");
  assert_stage ("Welding cell", "Solution");
}

static void
test_carried (void)
{
  WindowDriver *driver = open_board ();

  carry (driver);
  carry_within (driver);
  step_and_undo (driver);
  close_board (driver);
}

int
main (int argc, char **argv)
{
  AtspiEventListener *listener;
  int status;

  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("DISPLAY") == NULL || g_getenv ("ACCORD_PROGRAM") == NULL)
    {
      g_print ("1..0 # SKIP there is no display; run it through tests/run\n");
      return 0;
    }
  /* libatspi warns of objects that are gone by the time it asks for them. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
  heard = g_ptr_array_new_with_free_func (g_free);
  listener = atspi_event_listener_new (announced_cb, NULL, NULL);
  g_assert_true (atspi_event_listener_register (listener, "object:announcement", NULL));
  g_test_add_func ("/journey/board/a-card-is-carried-through-the-accessibility-bus-and-each-step-is-heard", test_carried);
  status = g_test_run ();
  atspi_event_listener_deregister (listener, "object:announcement", NULL);
  g_object_unref (listener);
  g_ptr_array_unref (heard);
  return status;
}
