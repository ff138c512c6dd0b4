/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordEscalationWatch: see the header. Looks when the file is opened, after changes of what decides about a ticket, and at the
 * moment on which the next one may go up. One look at a time. */

#include "accord-config.h"

#include "accord-escalation.h"

#include <glib/gi18n-lib.h>

#include "accord-clock.h"
#include "accord-open-tickets.h"
#include "accord-sync-rows.h"

#define REST_MS 1000 /* commits come in bursts */
#define SHARED_REST_MS 60000 /* after opening a shared file: what colleagues did while this computer was away comes first */
#define RETRY_MS 600000 /* after a failure: what stood in the way may be gone */

struct _AccordEscalationWatch {
  GObject parent_instance;

  AccordWorkspace *workspace; /* NULL: stopped */
  guint timer;
  gint64 not_before; /* ms of the monotonic clock */
  gboolean running;
  gboolean again; /* something changed meanwhile */
  gboolean said;  /* that there are too many */
};

G_DEFINE_FINAL_TYPE (AccordEscalationWatch, accord_escalation_watch, G_TYPE_OBJECT)

static guint failed_signal;

static void look (AccordEscalationWatch *self);

static gboolean
timer_cb (gpointer data)
{
  AccordEscalationWatch *self = data;

  self->timer = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
look_after (AccordEscalationWatch *self, gint64 ms)
{
  gint64 least = MAX (REST_MS, self->not_before - g_get_monotonic_time () / 1000);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) CLAMP (ms, least, G_MAXINT), timer_cb, self);
}

/* Once a session: a list that nobody keeps up with is no news a second time. */
static void
say_more (AccordEscalationWatch *self)
{
  g_autofree char *sentence = NULL;

  if (self->said)
    return;
  self->said = TRUE;
  sentence = g_strdup_printf (_("More than %d tickets are open. Only the newest %d that can still be escalated are watched: resolve or close the old ones."),
                              ACCORD_OPEN_TICKETS_MOST, ACCORD_OPEN_TICKETS_MOST);
  g_signal_emit (self, failed_signal, 0, sentence);
}

static DexFuture *
looked_cb (DexFuture *future, gpointer data)
{
  AccordEscalationWatch *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = dex_future_get_value (future, &error);
  const AccordEscalationDue *due = value != NULL ? g_value_get_boxed (value) : NULL;

  self->running = FALSE;
  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (due == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, failed_signal, 0, error->message);
  if (due != NULL && due->more)
    say_more (self);
  if (self->again)
    look_after (self, REST_MS);
  else if (self->timer == 0) /* else something that was committed meanwhile has one running already */
    look_after (self, due != NULL ? due->next - accord_now_ms () : RETRY_MS);
  self->again = FALSE;
  return dex_future_new_true ();
}

static void
look (AccordEscalationWatch *self)
{
  if (self->workspace == NULL)
    return;
  self->again = self->running;
  if (self->running)
    return;
  self->running = TRUE;
  dex_future_disown (dex_future_finally (accord_escalation_run (self->workspace, accord_now_ms ()), looked_cb, g_object_ref (self), g_object_unref));
}

static void
committed_cb (AccordEscalationWatch *self, AccordChangeSet *set)
{
  if (self->workspace != NULL && (accord_change_set_touches (set, &accord_ticket_kind) || accord_change_set_touches (set, &accord_workspace_kind)))
    look_after (self, REST_MS);
}

/* Somebody says who sits here: from now on there is somebody who can be asked about it. */
static void
actor_changed_cb (AccordEscalationWatch *self)
{
  if (self->workspace != NULL)
    look_after (self, REST_MS);
}

static void
accord_escalation_watch_dispose (GObject *object)
{
  accord_escalation_watch_stop (ACCORD_ESCALATION_WATCH (object));
  G_OBJECT_CLASS (accord_escalation_watch_parent_class)->dispose (object);
}

static void
accord_escalation_watch_class_init (AccordEscalationWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_escalation_watch_dispose;
  /**
   * AccordEscalationWatch::failed:
   * @sentence: why a ticket could not be escalated, or that not all are looked at
   */
  failed_signal = g_signal_new ("failed", ACCORD_TYPE_ESCALATION_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_escalation_watch_init (AccordEscalationWatch *self)
{
}

static DexFuture *
folder_read (AccordReader *reader, gpointer data)
{
  g_autofree char *folder = accord_reader_sync_note (reader, "folder");

  return dex_future_new_for_boolean (folder != NULL);
}

static DexFuture *
folder_known_cb (DexFuture *future, gpointer data)
{
  AccordEscalationWatch *self = data;
  g_autoptr (GError) error = NULL;
  const GValue *shared = dex_future_get_value (future, &error);

  if (self->workspace == NULL)
    return dex_future_new_true ();
  if (shared == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, failed_signal, 0, error->message);
  if (shared != NULL && g_value_get_boolean (shared))
    self->not_before = g_get_monotonic_time () / 1000 + SHARED_REST_MS;
  look_after (self, REST_MS);
  return dex_future_new_true ();
}

/**
 * accord_escalation_watch_new:
 * @workspace: an open file
 *
 * Returns: (transfer full): one that looks for the first time in a second, or in a minute where the file is shared
 */
AccordEscalationWatch *
accord_escalation_watch_new (AccordWorkspace *workspace)
{
  AccordEscalationWatch *self = g_object_new (ACCORD_TYPE_ESCALATION_WATCH, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "actor-changed", G_CALLBACK (actor_changed_cb), self, G_CONNECT_SWAPPED);
  dex_future_disown (dex_future_finally (accord_store_read (accord_workspace_get_store (workspace), folder_read, NULL, NULL), folder_known_cb,
                                         g_object_ref (self), g_object_unref));
  return self;
}

/**
 * accord_escalation_watch_stop:
 * @self: a watch, before its file is closed
 */
void
accord_escalation_watch_stop (AccordEscalationWatch *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->workspace);
}
