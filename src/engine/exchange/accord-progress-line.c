/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes the progress of an import or export from a database thread to the main thread. Closed on the main
 * thread when the run ends, so that nothing is called afterwards. */

#include "accord-progress-line.h"

struct _AccordProgressLine {
  gatomicrefcount refs;
  AccordProgressFunc func; /* NULL once closed; main thread */
  gpointer data;
};

typedef struct {
  AccordProgressLine *line;
  gint64 done;
  gint64 total;
} Message;

/*< private >*/
AccordProgressLine *
accord_progress_line_new (AccordProgressFunc func,
                                 gpointer             data)
{
  AccordProgressLine *self = g_new0 (AccordProgressLine, 1);

  g_atomic_ref_count_init (&self->refs);
  self->func = func;
  self->data = data;
  return self;
}

/*< private >*/
AccordProgressLine *
accord_progress_line_ref (AccordProgressLine *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/*< private >*/
void
accord_progress_line_unref (AccordProgressLine *self)
{
  if (g_atomic_ref_count_dec (&self->refs))
    g_free (self);
}

static void
message_free (Message *message)
{
  accord_progress_line_unref (message->line);
  g_free (message);
}

static gboolean
message_arrived_cb (gpointer data)
{
  Message *message = data;

  if (message->line->func != NULL)
    message->line->func (message->done, message->total, message->line->data);
  return G_SOURCE_REMOVE;
}

/*< private >*/
void
accord_progress_line_tell (AccordProgressLine *self,
                                  gint64                    done,
                                  gint64                    total)
{
  Message *message = g_new0 (Message, 1);

  message->line = accord_progress_line_ref (self);
  message->done = done;
  message->total = total;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, message_arrived_cb, message,
                   (GDestroyNotify) message_free);
}

/*< private >*/
void
accord_progress_line_close (AccordProgressLine *self)
{
  self->func = NULL;
}
