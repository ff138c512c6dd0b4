/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-test-settle.h"

#include <gtk/gtk.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "accord-test.h"

#define BUSY_MS 5000
#define QUIET_ROUNDS 5
#define ROUNDING_MS 5 /* a timer of as long that was begun just before is waited for, too */

/* Whether one thread waits for something else than a processor or a disk. */
static gboolean
is_thread_asleep (const char *name)
{
  g_autofree char *path = g_build_filename ("/proc/self/task", name, "stat", NULL);
  g_autofree char *text = NULL;
  const char *state;

  /* It may have ended meanwhile. Its name, in brackets, may hold anything. */
  if (!g_file_get_contents (path, &text, NULL, NULL) || (state = strrchr (text, ')')) == NULL)
    return TRUE;
  return strchr ("RD", state[2]) == NULL;
}

/* accord_test_is_working:
 *
 * Returns: whether another thread of the program does something: a read or a write under way keeps its thread running,
 *   or waiting for a processor when the machine is busy
 */
gboolean
accord_test_is_working (void)
{
  g_autofree char *own = g_strdup_printf ("%ld", (long) syscall (SYS_gettid));
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/task", 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, own) && !is_thread_asleep (name))
      return TRUE;
  return FALSE;
}

/* Whether the main loop has nothing to do, and no timer that ends before @end. */
static gboolean
is_loop_at_rest (gint64 end)
{
  GMainContext *context = g_main_context_default ();
  GPollFD none;
  int priority, wait;
  gboolean is_ready;

  g_assert_true (g_main_context_acquire (context));
  is_ready = g_main_context_prepare (context, &priority);
  g_main_context_query (context, priority, &wait, &none, 0);
  g_main_context_release (context);
  return !is_ready && (wait < 0 || g_get_monotonic_time () + wait * G_TIME_SPAN_MILLISECOND > end);
}

/* Has the display answer everything it was asked, and everything that follows from it happen. */
static gboolean
happened (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  gboolean any = FALSE;

  if (display != NULL)
    gdk_display_sync (display);
  for (int i = 0; i < 100 && g_main_context_iteration (NULL, FALSE); i++)
    any = TRUE;
  return any;
}

/* accord_test_settle:
 * @ms: how long timers of the program are waited for, in milliseconds
 *
 * Lets the program go on until it has come to rest: no thread works, the display has answered, the main loop has
 * nothing to do and no timer that ends before @ms are over. Something that moves all the time is watched for @ms only;
 * threads that still work are waited for up to 5 seconds more, so that a busy machine makes no difference.
 */
void
accord_test_settle (guint ms)
{
  gint64 end = g_get_monotonic_time () + (ms + ROUNDING_MS) * G_TIME_SPAN_MILLISECOND;

  for (int quiet = 0; quiet < QUIET_ROUNDS;)
    {
      gint64 now = g_get_monotonic_time ();

      if (!happened () && is_loop_at_rest (end) && !accord_test_is_working ())
        quiet++;
      else if (now > end && (!accord_test_is_working () || now > end + BUSY_MS * G_TIME_SPAN_MILLISECOND))
        break;
      else
        quiet = 0;
      g_usleep (quiet > 0 ? 1000 : 2000);
    }
  happened ();
}
