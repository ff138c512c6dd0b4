/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the search of the desktop finds and opens in this program. */

#include "accord-config.h"

#include "accord-application.h"

#include "accord-window.h"

static AccordWorkspace *
get_open (gpointer program)
{
  return accord_application_get_workspace (program);
}

static char *
get_last (gpointer program)
{
  return g_settings_get_string (accord_application_get_settings (program), "last-file");
}

/* The window that shows the file, else any, else a new one. */
static AccordWindow *
window_for (AccordApplication *self, const char *path)
{
  AccordWindow *any = NULL;

  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    {
      AccordWorkspace *workspace;

      if (!ACCORD_IS_WINDOW (at->data))
        continue;
      any = at->data;
      workspace = accord_window_get_workspace (any);
      if (workspace != NULL && g_strcmp0 (accord_workspace_get_path (workspace), path) == 0)
        return any;
    }
  return any != NULL ? any : accord_window_new (self);
}

static void
show (gpointer program, const char *path, const char *kind, gint64 id)
{
  AccordWindow *window = window_for (program, path);

  accord_window_open_for (window, path, "win.show-record", g_variant_new ("(sx)", kind, id));
  accord_window_present_ready (window);
}

static void
search (gpointer program, const char *path, const char *text)
{
  AccordWindow *window = window_for (program, path);

  if (*path == '\0')
    accord_window_open_last (window);
  else
    accord_window_open_for (window, path, "win.search-for", g_variant_new_string (text));
  accord_window_present_ready (window);
}

/**
 * accord_application_make_search:
 * @self: the application
 *
 * Returns: (transfer full): what answers the search of the desktop with its records
 */
AccordSearchProvider *
accord_application_make_search (AccordApplication *self)
{
  static const AccordSearchHost host = { get_open, get_last, show, search };

  return accord_search_provider_new (&host, self);
}
