/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What accordctl says of the file that the window has open. */

#include "window-driver.h"

#include <string.h>

/* Standard output of accordctl; it reads beside the window. */
char *
window_driver_ask (const char *const *arguments)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_ptr_array_add (argv, (char *) g_getenv ("ACCORDCTL_PROGRAM"));
  for (int i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                NULL, NULL, &error);
  g_assert_no_error (error);
  return output;
}

void
window_driver_wait_for_answer (const char *const *arguments, const char *part)
{
  g_autofree char *answer = NULL;

  for (int i = 0; i < WINDOW_DRIVER_SECONDS * 2; i++)
    {
      g_free (answer);
      answer = window_driver_ask (arguments);
      if (strstr (answer, part) != NULL)
        return;
      g_usleep (500000);
    }
  g_error ("accordctl %s: “%s” is not in: %s", arguments[0], part, answer);
}
