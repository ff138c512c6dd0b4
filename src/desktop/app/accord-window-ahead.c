/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages that are likely to be opened next are made while nobody does anything, a piece at a time: what takes long when a page
 * is opened for the first time is making, styling and placing its widgets. Today reads its first lines and makes their rows,
 * the figures of Insights are filled in; neither follows the journal until it is seen. The list of customers reads nothing.
 * The board and the others are made when they are asked for: most of what they take is their rows. */

#include "accord-config.h"

#include "accord-window-private.h"

#include "accord-come-up.h"

static const char *const likely[] = { "today", "insights", "customers" };

/* All are made before any is prepared: what they read themselves is read meanwhile. */
static gboolean
make_page (AccordWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (likely); i++)
    {
      int index = accord_pages_find (likely[i]);

      if (self->made[index] != NULL)
        continue;
      self->made[index] = accord_pages_make_ahead ((guint) index, self->workspace);
      adw_view_stack_add_named (self->pages, self->made[index], likely[i]);
      return TRUE;
    }
  return FALSE;
}

static gboolean
make_piece (gpointer data)
{
  AccordWindow *self = data;
  gboolean filling = FALSE;

  if (self->workspace == NULL)
    return FALSE;
  if (make_page (self))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (likely); i++)
    {
      int index = accord_pages_find (likely[i]);

      if (accord_pages_prepare (self->made[index], &self->n_measured[index]))
        return TRUE;
      filling = accord_pages_fill (self->made[index], &self->n_measured[index]) || filling;
    }
  return filling;
}

/* Begins with another file. */
void
accord_window_make_ahead (AccordWindow *self)
{
  accord_quiet_work_clear (&self->ahead);
  memset (self->n_measured, 0, sizeof self->n_measured);
  accord_quiet_work_init (&self->ahead, make_piece, self);
  accord_quiet_work_begin (&self->ahead);
}

/* A page that is seen for the first time is placed in one frame and drawn in the next. The first of all is drawn at once: nothing
 * else is there yet. */
void
accord_window_come_up (AccordWindow *self, int index)
{
  gboolean first = TRUE;

  for (guint i = 0; i < ACCORD_N_PAGES; i++)
    first = first && !self->seen[i];
  if (!first && !self->seen[index])
    accord_come_up (self->made[index], 1);
  self->seen[index] = TRUE;
}
