/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown for the first time takes longer than a frame has: all of it is styled, measured and placed, then drawn, for
 * which letters and icons are fetched. Here each has a frame of its own:
 *
 *   shown ─▶ frame: placed, nothing drawn ─▶ frame: first part drawn ─▶ frame: second part drawn …
 *
 * A part that waits is transparent: GTK draws nothing of it, but it has its place, takes keys, and is there for the screen
 * reader. Main thread. */

#include "accord-config.h"

#include "accord-come-up.h"

typedef struct {
  gint64 first; /* the frame that places it, 0: still to come */
  guint n_frames;
} Coming;

static guint n_waiting;

static void
coming_free (gpointer data)
{
  n_waiting--;
  g_free (data);
}

static gboolean
come_up_cb (GtkWidget *part, GdkFrameClock *clock, gpointer data)
{
  Coming *coming = data;
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (coming->first == 0)
    coming->first = frame;
  if (frame < coming->first + coming->n_frames)
    return G_SOURCE_CONTINUE;
  gtk_widget_set_opacity (part, 1);
  return G_SOURCE_REMOVE;
}

/**
 * accord_come_up:
 * @part: something that is shown now; one that is on its way already comes as was said first
 * @n_frames: how many frames after the one that places it
 *
 * Has @part drawn some frames later than it is placed.
 */
void
accord_come_up (GtkWidget *part, guint n_frames)
{
  Coming *coming;

  g_return_if_fail (GTK_IS_WIDGET (part));

  if (gtk_widget_get_opacity (part) < 1)
    return;
  gtk_widget_set_opacity (part, 0);
  coming = g_new0 (Coming, 1);
  coming->n_frames = n_frames;
  n_waiting++;
  gtk_widget_add_tick_callback (part, come_up_cb, coming, coming_free);
}

/**
 * accord_come_up_hides:
 * @widget: something in a window
 *
 * Returns: whether it, or what it is in, is still to be drawn
 */
gboolean
accord_come_up_hides (GtkWidget *widget)
{
  if (n_waiting == 0)
    return FALSE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_get_opacity (widget) == 0)
      return TRUE;
  return FALSE;
}

/**
 * accord_come_up_n_waiting:
 *
 * Returns: how many parts of all windows are still to be drawn
 */
guint
accord_come_up_n_waiting (void)
{
  return n_waiting;
}
