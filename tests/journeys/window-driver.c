/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding is by accessible role and the beginning of the name (of buttons the whole), pointing by
 * what AT-SPI says of the place in the window (there is no window manager, so the window begins at
 * the display's corner). */

#include "window-driver.h"

#include <signal.h>
#include <sys/wait.h>
#include <string.h>

#define SECONDS   60 /* a shared machine with sanitizers is slow */
#define MAX_DEPTH 60

static void
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

/* Presses a key or chord in the window that has the focus. */
void
window_driver_key (const char *keys)
{
  run ((const char *const[]){ "xdotool", "key", "--clearmodifiers", keys, NULL });
  g_usleep (150000);
}

void
window_driver_type (const char *text)
{
  run ((const char *const[]){ "xdotool", "type", "--delay", "25", text, NULL });
  g_usleep (150000);
}

/* A home of its own: settings in a key file, workspaces in Documents. */
WindowDriver *
window_driver_new (void)
{
  WindowDriver *self = g_new0 (WindowDriver, 1);
  g_autofree char *settings = NULL;
  g_autofree char *documents = NULL;
  g_autofree char *dirs = NULL;

  self->folder = g_dir_make_tmp ("accord-journey-XXXXXX", NULL);
  settings = g_build_filename (self->folder, "config", NULL);
  documents = g_build_filename (self->folder, "Documents", NULL);
  g_assert_cmpint (g_mkdir_with_parents (settings, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (documents, 0700), ==, 0);
  dirs = g_build_filename (settings, "user-dirs.dirs", NULL);
  g_assert_true (g_file_set_contents (dirs, "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n", -1, NULL));
  g_setenv ("HOME", self->folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", settings, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "keyfile", TRUE);
  g_setenv ("GTK_A11Y", "atspi", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  return self;
}

void
window_driver_free (WindowDriver *self)
{
  const char *argv[] = { "rm", "-rf", "--", self->folder, NULL };

  if (self->pid != 0)
    kill (self->pid, SIGKILL);
  run (argv);
  g_free (self->folder);
  g_free (self);
}

void
window_driver_start (WindowDriver *self, const char *const *files)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, (char *) g_getenv ("ACCORD_PROGRAM"));
  for (int i = 0; files != NULL && files[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) files[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_async (NULL, (char **) argv->pdata, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                 &self->pid, &error);
  g_assert_no_error (error);
}

/* Leaves through the keyboard and insists on a clean end. */
void
window_driver_quit (WindowDriver *self)
{
  int status = 0;

  window_driver_key ("ctrl+q");
  for (int i = 0; i < SECONDS * 10; i++)
    {
      if (waitpid (self->pid, &status, WNOHANG) == self->pid)
        {
          self->pid = 0;
          g_assert_true (g_spawn_check_wait_status (status, NULL));
          return;
        }
      g_usleep (100000);
    }
  g_error ("The program did not end after Ctrl+Q.");
}

static gboolean
has_state (AtspiAccessible *accessible, AtspiStateType state)
{
  g_autoptr (AtspiStateSet) set = atspi_accessible_get_state_set (accessible);

  return set != NULL && atspi_state_set_contains (set, state);
}

static gboolean
matches (AtspiAccessible *accessible, AtspiRole role, const char *name)
{
  g_autofree char *own = NULL;
  gboolean named;

  if (atspi_accessible_get_role (accessible, NULL) != role)
    return FALSE;
  own = atspi_accessible_get_name (accessible, NULL);
  named = role == ATSPI_ROLE_BUTTON ? g_strcmp0 (own, name) == 0
                                    : own != NULL && g_str_has_prefix (own, name);
  return named && has_state (accessible, ATSPI_STATE_SHOWING) &&
         has_state (accessible, ATSPI_STATE_SENSITIVE);
}

static AtspiAccessible *
find_below (AtspiAccessible *accessible, AtspiRole role, const char *name, int depth)
{
  int n = accessible == NULL || depth > MAX_DEPTH
            ? 0
            : atspi_accessible_get_child_count (accessible, NULL);

  for (int i = n - 1; i >= 0; i--)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      AtspiAccessible *found = NULL;

      if (child == NULL)
        continue;
      if (depth > 0 && matches (child, role, name))
        return g_steal_pointer (&child);
      if (depth < 2 || has_state (child, ATSPI_STATE_SHOWING))
        found = find_below (child, role, name, depth + 1);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static AtspiAccessible *
find (AtspiRole role, const char *name)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);

  atspi_accessible_clear_cache (desktop);
  return find_below (desktop, role, name, 0);
}

/* What is shown: read when a journey stops. */
static void
print_below (AtspiAccessible *accessible, int depth)
{
  int n = depth > MAX_DEPTH ? 0 : atspi_accessible_get_child_count (accessible, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      g_autofree char *name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (child == NULL || (depth >= 2 && !has_state (child, ATSPI_STATE_SHOWING)))
        continue;
      if (name != NULL && *name != '\0')
        g_printerr ("# role %d “%s”%s\n", atspi_accessible_get_role (child, NULL), name,
                    has_state (child, ATSPI_STATE_FOCUSED) ? ", has the focus" : "");
      print_below (child, depth + 1);
    }
}

static void
print_window (void)
{
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);

  atspi_accessible_clear_cache (desktop);
  print_below (desktop, 0);
}

/* Waits until something of that role, whose name begins so, is shown and can be used. */
AtspiAccessible *
window_driver_wait (WindowDriver *self, AtspiRole role, const char *name)
{
  for (int i = 0; i < SECONDS * 5; i++)
    {
      AtspiAccessible *found = find (role, name);

      if (found != NULL)
        return found;
      g_assert_cmpint (kill (self->pid, 0), ==, 0);
      g_usleep (200000);
    }
  print_window ();
  g_error ("“%s” (role %d) did not appear.", name, role);
}

void
window_driver_wait_gone (WindowDriver *self, AtspiRole role, const char *name)
{
  for (int i = 0; i < SECONDS * 5; i++)
    {
      g_autoptr (AtspiAccessible) found = find (role, name);

      if (found == NULL)
        return;
      g_usleep (200000);
    }
  g_error ("“%s” (role %d) did not go away.", name, role);
}

/* Waits until that has the focus, so that what is typed next arrives there. */
void
window_driver_wait_focus (WindowDriver *self, AtspiRole role, const char *name)
{
  for (int i = 0; i < SECONDS * 5; i++)
    {
      g_autoptr (AtspiAccessible) found = find (role, name);

      if (found != NULL && has_state (found, ATSPI_STATE_FOCUSED))
        return;
      g_assert_cmpint (kill (self->pid, 0), ==, 0);
      g_usleep (200000);
    }
  print_window ();
  g_error ("“%s” (role %d) did not get the focus.", name, role);
}

/* Goes there with the Tab key, as somebody without a pointer does. */
void
window_driver_tab_to (WindowDriver *self, AtspiRole role, const char *name)
{
  g_object_unref (window_driver_wait (self, role, name));
  for (int i = 0; i < 40; i++)
    {
      g_autoptr (AtspiAccessible) found = find (role, name);

      if (found != NULL && has_state (found, ATSPI_STATE_FOCUSED))
        return;
      window_driver_key ("Tab");
    }
  print_window ();
  g_error ("The Tab key does not lead to “%s” (role %d).", name, role);
}

static AtspiRect
place_of (AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  AtspiRect *rect = component == NULL ? NULL
                                      : atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  AtspiRect place = { 0 };

  if (rect != NULL)
    place = *rect;
  g_free (rect);
  return place;
}

/* Where it is once it has stopped moving: a page slides in, a list fills, a row is made anew. */
static void
middle (WindowDriver *self, AtspiRole role, const char *name, int *x, int *y)
{
  AtspiRect before = { 0 };

  for (int i = 0; i < SECONDS * 5; i++)
    {
      g_autoptr (AtspiAccessible) target = window_driver_wait (self, role, name);
      AtspiRect place = place_of (target);

      if (place.width > 0 && place.x >= 0 && place.y >= 0 && memcmp (&place, &before, sizeof place) == 0)
        {
          *x = place.x + place.width / 2;
          *y = place.y + MIN (place.height / 2, 60);
          return;
        }
      before = place;
      g_usleep (200000);
    }
  print_window ();
  g_error ("“%s” (role %d) has no place: %d, %d, %d × %d.", name, role, before.x, before.y, before.width,
           before.height);
}

static void
move_to (int x, int y)
{
  g_autofree char *left = g_strdup_printf ("%d", x);
  g_autofree char *top = g_strdup_printf ("%d", y);

  run ((const char *const[]){ "xdotool", "mousemove", left, top, NULL });
}

void
window_driver_click (WindowDriver *self, AtspiRole role, const char *name)
{
  int x, y;

  middle (self, role, name, &x, &y);
  move_to (x, y);
  g_usleep (100000);
  run ((const char *const[]){ "xdotool", "click", "1", NULL });
  g_usleep (300000);
}

/* Answers the file chooser, a window of its own that has the focus. */
void
window_driver_choose_file (WindowDriver *self, const char *path)
{
  window_driver_wait_focus (self, ATSPI_ROLE_TEXT, "Name:");
  window_driver_key ("ctrl+a");
  window_driver_type (path);
  window_driver_key ("Return");
  window_driver_wait_gone (self, ATSPI_ROLE_TEXT, "Name:");
  /* A window manager would give the focus back. */
  run ((const char *const[]){ "xdotool", "search", "--onlyvisible", "--class", "accord", "windowfocus", "--sync", NULL });
}

/* Presses, moves in small steps as a hand does, and lets go. */
void
window_driver_drag (WindowDriver *self,
                    AtspiRole role,
                    const char *name,
                    AtspiRole to_role,
                    const char *to_name)
{
  int x, y, end_x, end_y;

  middle (self, role, name, &x, &y);
  middle (self, to_role, to_name, &end_x, &end_y);
  move_to (x, y);
  run ((const char *const[]){ "xdotool", "mousedown", "1", NULL });
  for (int i = 1; i <= 20; i++)
    {
      move_to (x + (end_x - x) * i / 20, y + (end_y - y) * i / 20);
      g_usleep (40000);
    }
  g_usleep (400000);
  run ((const char *const[]){ "xdotool", "mouseup", "1", NULL });
}

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

  for (int i = 0; i < SECONDS * 2; i++)
    {
      g_free (answer);
      answer = window_driver_ask (arguments);
      if (strstr (answer, part) != NULL)
        return;
      g_usleep (500000);
    }
  g_error ("accordctl %s: “%s” is not in: %s", arguments[0], part, answer);
}
