/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A card that reads something of its own follows the journal with this, and lives no longer than itself. */

#include "accord-team-follow.h"

#include <stdarg.h>

#include "accord-frame-call.h"

#define KINDS_MOST 8

typedef struct {
  GtkWidget *widget; /* the owner of this */
  AccordTeamShow show;
  const AccordKind *kinds[KINDS_MOST];
  AccordFrameCall due;
} Follow;

static void
follow_free (gpointer data)
{
  Follow *self = data;

  accord_frame_call_clear (&self->due);
  g_free (self);
}

static void
show_due (gpointer data)
{
  Follow *self = data;

  self->show (self->widget);
}

static void
committed_cb (GtkWidget *widget, AccordChangeSet *changes)
{
  Follow *self = g_object_get_data (G_OBJECT (widget), "accord-team-follow");

  for (int i = 0; i < KINDS_MOST && self->kinds[i] != NULL; i++)
    if (accord_change_set_touches (changes, self->kinds[i]))
      {
        accord_frame_call_queue (&self->due);
        return;
      }
}

/**
 * accord_team_follow:
 * @widget: what is shown; once only
 * @workspace: the open file
 * @show: called on the main thread
 * @first: kinds, ended by %NULL
 */
void
accord_team_follow (GtkWidget *widget, AccordWorkspace *workspace, AccordTeamShow show, const AccordKind *first, ...)
{
  Follow *self = g_new0 (Follow, 1);
  const AccordKind *kind = first;
  va_list args;
  int n = 0;

  self->widget = widget;
  self->show = show;
  va_start (args, first);
  for (; kind != NULL && n < KINDS_MOST; kind = va_arg (args, const AccordKind *))
    self->kinds[n++] = kind;
  va_end (args);
  accord_frame_call_init (&self->due, show_due, self);
  g_object_set_data_full (G_OBJECT (widget), "accord-team-follow", self, follow_free);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), widget, G_CONNECT_SWAPPED);
}
