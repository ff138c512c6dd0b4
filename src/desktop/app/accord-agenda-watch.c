/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAgendaWatch: see the header. Counted from an index, one count at a time. Main thread. */

#include "accord-config.h"

#include "accord-agenda-watch.h"

#include "accord-actor.h"
#include "accord-date.h"
#include "accord-frame-call.h"
#include "accord-midnight.h"
#include "accord-unread.h"

#define REST_MS 250 /* commits come in bursts */

struct _AccordAgendaWatch
{
  GObject parent_instance;
  AccordWorkspace *workspace; /* NULL once it is disposed */
  AccordActor *actor;
  AccordAgendaCount *count;
  gboolean running;
  gboolean stale;
  AccordMidnight midnight;
  AccordFrameCall due;
};

G_DEFINE_FINAL_TYPE (AccordAgendaWatch, accord_agenda_watch, G_TYPE_OBJECT)

static guint changed_signal;

static DexFuture *
counted_cb (DexFuture *future, gpointer data)
{
  AccordAgendaWatch *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);

  self->running = FALSE;
  if (self->workspace == NULL)
    return dex_ref (future);
  g_clear_pointer (&self->count, accord_agenda_count_free);
  if (value != NULL)
    self->count = g_value_dup_boxed (value);
  else
    accord_unread_note ("What is due could not be counted", error);
  g_signal_emit (self, changed_signal, 0);
  if (self->stale)
    accord_frame_call_queue_after (&self->due, REST_MS);
  return dex_ref (future);
}

static void
count_due (gpointer data)
{
  AccordAgendaWatch *self = data;
  gint64 member = accord_actor_get_member (self->actor);
  g_autoptr (GArray) owners = member != 0 ? g_array_new (FALSE, FALSE, sizeof (gint64)) : NULL;

  self->stale = self->running;
  if (self->running)
    return;
  if (owners != NULL)
    g_array_append_val (owners, member);
  self->running = TRUE;
  dex_future_disown (dex_future_finally (accord_report_due_count (accord_workspace_get_store (self->workspace), owners, accord_date_today ()),
                                         counted_cb, g_object_ref (self), g_object_unref));
}

static void
count_soon (gpointer data)
{
  accord_frame_call_queue_after (&((AccordAgendaWatch *) data)->due, REST_MS);
}

static void
committed_cb (AccordAgendaWatch *self, AccordChangeSet *changes)
{
  if (accord_change_set_touches (changes, &accord_activity_kind))
    count_soon (self);
}

static void
accord_agenda_watch_dispose (GObject *object)
{
  AccordAgendaWatch *self = ACCORD_AGENDA_WATCH (object);

  accord_midnight_stop (&self->midnight);
  accord_frame_call_clear (&self->due);
  g_clear_object (&self->actor);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->count, accord_agenda_count_free);
  G_OBJECT_CLASS (accord_agenda_watch_parent_class)->dispose (object);
}

static void
accord_agenda_watch_class_init (AccordAgendaWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_agenda_watch_dispose;
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_AGENDA_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_agenda_watch_init (AccordAgendaWatch *self)
{
  accord_frame_call_init (&self->due, count_due, self);
}

/**
 * accord_agenda_watch_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): a count that is known soon
 */
AccordAgendaWatch *
accord_agenda_watch_new (AccordWorkspace *workspace)
{
  AccordAgendaWatch *self = g_object_new (ACCORD_TYPE_AGENDA_WATCH, NULL);

  self->workspace = g_object_ref (workspace);
  self->actor = accord_actor_new (workspace);
  accord_midnight_start (&self->midnight, count_soon, self);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actor, "changed", G_CALLBACK (count_soon), self, G_CONNECT_SWAPPED);
  count_soon (self);
  return self;
}

/**
 * accord_agenda_watch_get:
 * @self: a count
 *
 * Returns: (transfer none) (nullable): what waits; %NULL while that is not known
 */
const AccordAgendaCount *
accord_agenda_watch_get (AccordAgendaWatch *self)
{
  g_return_val_if_fail (ACCORD_IS_AGENDA_WATCH (self), NULL);
  return self->count;
}
