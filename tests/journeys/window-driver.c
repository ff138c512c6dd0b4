/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding is by accessible role and the beginning of the name (of buttons the whole), pointing by
 * what AT-SPI says of the place in the window (there is no window manager, so the window begins at
 * the display's corner). */

#include "window-driver.h"

#include <signal.h>
#include <sys/wait.h>
#include <string.h>

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

/* GTK gives a press up that is held for longer than a double click may last, and a row of a list box is activated by none
 * then: press() holds it for as long as the program takes. */
static void
write_patience (const char *settings)
{
  g_autofree char *folder = g_build_filename (settings, "gtk-4.0", NULL);
  g_autofree char *file = g_build_filename (folder, "settings.ini", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "[Settings]\ngtk-double-click-time=5000\n", -1, NULL));
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
  write_patience (settings);
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
  int n = accessible == NULL || depth > MAX_DEPTH ? 0 : atspi_accessible_get_child_count (accessible, NULL);

  for (int i = n - 1; i >= 0; i--)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      AtspiAccessible *found = NULL;

      /* The desktop and the program itself are shown nowhere. */
      if (child == NULL || (depth >= 2 && !has_state (child, ATSPI_STATE_SHOWING)))
        continue;
      found = depth > 0 && matches (child, role, name) ? g_object_ref (child) : find_below (child, role, name, depth + 1);
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

static AtspiRect
place_of (AtspiAccessible *accessible)
{
  g_autoptr (AtspiComponent) component = atspi_accessible_get_component_iface (accessible);
  AtspiRect *rect = component == NULL ? NULL : atspi_component_get_extents (component, ATSPI_COORD_TYPE_WINDOW, NULL);
  AtspiRect place = { 0 };

  if (rect != NULL)
    place = *rect;
  g_free (rect);
  return place;
}

/* What is shown, and where the pointer and the keyboard are: read when a journey stops. */
static void
print_below (AtspiAccessible *accessible, int depth)
{
  int n = depth > MAX_DEPTH ? 0 : atspi_accessible_get_child_count (accessible, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (AtspiAccessible) child = atspi_accessible_get_child_at_index (accessible, i, NULL);
      g_autofree char *name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;
      AtspiRect place = child != NULL ? place_of (child) : (AtspiRect) { 0 };

      if (child == NULL || (depth >= 2 && !has_state (child, ATSPI_STATE_SHOWING)))
        continue;
      if (name != NULL && *name != '\0')
        g_printerr ("# role %d “%s” at %d, %d%s\n", atspi_accessible_get_role (child, NULL), name, place.x, place.y,
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
  run ((const char *const[]){ "xdotool", "getmouselocation", NULL });
}

/* What each thread of the program waits for. */
static void
print_threads (WindowDriver *self)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%d/task", self->pid);
  g_autoptr (GDir) threads = g_dir_open (folder, 0, NULL);

  for (const char *thread; threads != NULL && (thread = g_dir_read_name (threads)) != NULL;)
    {
      g_autofree char *name_file = g_build_filename (folder, thread, "comm", NULL);
      g_autofree char *place_file = g_build_filename (folder, thread, "wchan", NULL);
      g_autofree char *name = NULL;
      g_autofree char *place = NULL;

      if (g_file_get_contents (name_file, &name, NULL, NULL) && g_file_get_contents (place_file, &place, NULL, NULL))
        g_printerr ("# thread %s: %s\n", g_strchomp (name), place);
    }
}

/* Leaves through the keyboard and insists on a clean end. */
void
window_driver_quit (WindowDriver *self)
{
  int status = 0;

  window_driver_key ("ctrl+q");
  for (int i = 0; i < WINDOW_DRIVER_SECONDS * 10; i++)
    {
      if (waitpid (self->pid, &status, WNOHANG) == self->pid)
        {
          self->pid = 0;
          g_assert_true (g_spawn_check_wait_status (status, NULL));
          return;
        }
      g_usleep (100000);
    }
  print_threads (self);
  print_window ();
  g_error ("The program did not end after Ctrl+Q.");
}

/* Something of a role whose name begins so, in a list where one is named: a page behind a dialog may have the like. */
typedef struct {
  AtspiRole role;
  const char *name;
  const char *list; /* (nullable) */
} Target;

static AtspiAccessible *
find_target (const Target *target)
{
  g_autoptr (AtspiAccessible) list = target->list != NULL ? find (ATSPI_ROLE_LIST, target->list) : NULL;

  return target->list == NULL ? find (target->role, target->name) : find_below (list, target->role, target->name, 2);
}

static AtspiAccessible *
wait_for (WindowDriver *self, const Target *target)
{
  for (int i = 0; i < WINDOW_DRIVER_SECONDS * 5; i++)
    {
      AtspiAccessible *found = find_target (target);

      if (found != NULL)
        return found;
      g_assert_cmpint (kill (self->pid, 0), ==, 0);
      g_usleep (200000);
    }
  print_window ();
  g_error ("“%s” (role %d) did not appear.", target->name, target->role);
}

/* Waits until something of that role, whose name begins so, is shown and can be used. */
AtspiAccessible *
window_driver_wait (WindowDriver *self, AtspiRole role, const char *name)
{
  return wait_for (self, &(Target) { role, name, NULL });
}

void
window_driver_wait_gone (WindowDriver *self, AtspiRole role, const char *name)
{
  for (int i = 0; i < WINDOW_DRIVER_SECONDS * 5; i++)
    {
      g_autoptr (AtspiAccessible) found = find (role, name);

      if (found == NULL)
        return;
      g_usleep (200000);
    }
  print_window ();
  g_error ("“%s” (role %d) did not go away.", name, role);
}

/* Waits until that has the focus, so that what is typed next arrives there. */
void
window_driver_wait_focus (WindowDriver *self, AtspiRole role, const char *name)
{
  for (int i = 0; i < WINDOW_DRIVER_SECONDS * 5; i++)
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

/* Where it is once it has stopped moving: a page slides in, a list fills, a row is made anew or shows something else. */
static void
middle (WindowDriver *self, const Target *target, int *x, int *y)
{
  g_autoptr (AtspiAccessible) accessible = NULL;
  AtspiRect before = { 0 };

  for (int i = 0; i < WINDOW_DRIVER_SECONDS * 5; i++)
    {
      AtspiRect place;

      if (accessible != NULL)
        atspi_accessible_clear_cache (accessible);
      if (accessible == NULL || !matches (accessible, target->role, target->name))
        {
          g_clear_object (&accessible);
          accessible = wait_for (self, target);
          before.width = 0;
        }
      place = place_of (accessible);
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
  g_error ("“%s” (role %d) has no place: %d, %d, %d × %d.", target->name, target->role, before.x, before.y, before.width,
           before.height);
}

static void
move_to (int x, int y)
{
  g_autofree char *left = g_strdup_printf ("%d", x);
  g_autofree char *top = g_strdup_printf ("%d", y);

  run ((const char *const[]){ "xdotool", "mousemove", left, top, NULL });
}

/* As long as a person holds it on a machine of any speed: until the program has heard it and answers again. On X11, GTK asks
 * the server for the pointer after each new layout, and where the button is up there already it gives up the press whose
 * release it has not read yet. */
static void
press (void)
{
  run ((const char *const[]){ "xdotool", "mousedown", "1", NULL });
  g_usleep (100000);
  g_assert_null (find (ATSPI_ROLE_INVALID, "")); /* all that is shown is asked */
  run ((const char *const[]){ "xdotool", "mouseup", "1", NULL });
}

static void
click (WindowDriver *self, const Target *target)
{
  int x, y;

  middle (self, target, &x, &y);
  move_to (x, y);
  g_usleep (100000);
  press ();
  g_usleep (300000);
}

void
window_driver_click (WindowDriver *self, AtspiRole role, const char *name)
{
  click (self, &(Target) { role, name, NULL });
}

/* A row of the list that is called so. */
void
window_driver_click_row (WindowDriver *self, const char *list, const char *name)
{
  click (self, &(Target) { ATSPI_ROLE_LIST_ITEM, name, list });
}

/* Answers the file chooser, a window of its own that has the focus. The whole path at once: GTK offers what is in each folder
 * on the way, and on a busy machine takes a row out of its list twice. */
void
window_driver_choose_file (WindowDriver *self, const char *path)
{
  window_driver_wait_focus (self, ATSPI_ROLE_TEXT, "Name:");
  window_driver_write (self, ATSPI_ROLE_TEXT, "Name:", path);
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

  middle (self, &(Target) { role, name, NULL }, &x, &y);
  middle (self, &(Target) { to_role, to_name, NULL }, &end_x, &end_y);
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
