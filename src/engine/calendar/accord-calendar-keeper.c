/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordCalendarKeeper: see the header. A change waits for a moment in which nothing else changes; while a file is
 * being written, one more writing follows at most. */

#include "accord-config.h"

#include "accord-calendar-file.h"

#define REST_SECONDS 2

struct _AccordCalendarKeeper {
  GObject parent_instance;

  AccordWorkspace *workspace;
  char *path;
  guint source;
  gboolean writing;
  gboolean again;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (AccordCalendarKeeper, accord_calendar_keeper, G_TYPE_OBJECT)

static guint failed_signal;

static DexFuture *
written_cb (DexFuture *future, gpointer data)
{
  AccordCalendarKeeper *self = data;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (dex_future_get_value (future, &error) == NULL && !self->stopped)
    g_signal_emit (self, failed_signal, 0, error->message);
  if (self->again && !self->stopped)
    accord_calendar_keeper_update (self);
  return dex_future_new_true ();
}

/**
 * accord_calendar_keeper_update:
 *
 * Writes the file where it says something else now.
 */
void
accord_calendar_keeper_update (AccordCalendarKeeper *self)
{
  gint64 actor;

  self->again = self->writing;
  if (self->writing || self->stopped)
    return;
  self->writing = TRUE;
  actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));
  dex_future_disown (dex_future_finally (accord_calendar_file_save (self->workspace, actor, self->path), written_cb, g_object_ref (self), g_object_unref));
}

static gboolean
rested_cb (gpointer data)
{
  AccordCalendarKeeper *self = data;

  self->source = 0;
  accord_calendar_keeper_update (self);
  return G_SOURCE_REMOVE;
}

static void
committed_cb (AccordCalendarKeeper *self, const AccordChangeSet *set)
{
  const AccordKind *kinds[] = { &accord_activity_kind, &accord_customer_kind, &accord_contact_kind, &accord_deal_kind, &accord_contract_kind,
                                &accord_occasion_kind, &accord_letter_kind, &accord_ticket_kind };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds) && !self->stopped; i++)
    if (accord_change_set_touches (set, kinds[i]))
      {
        g_clear_handle_id (&self->source, g_source_remove);
        self->source = g_timeout_add_seconds (REST_SECONDS, rested_cb, self);
        return;
      }
}

static void
accord_calendar_keeper_dispose (GObject *object)
{
  AccordCalendarKeeper *self = ACCORD_CALENDAR_KEEPER (object);

  accord_calendar_keeper_stop (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (accord_calendar_keeper_parent_class)->dispose (object);
}

static void
accord_calendar_keeper_class_init (AccordCalendarKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_calendar_keeper_dispose;
  /**
   * AccordCalendarKeeper::failed:
   * @sentence: why the file could not be written
   */
  failed_signal = g_signal_new ("failed", ACCORD_TYPE_CALENDAR_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_calendar_keeper_init (AccordCalendarKeeper *self)
{
}

/**
 * accord_calendar_keeper_new:
 * @workspace: the open file
 * @path: the calendar file, which is written at once
 *
 * Returns: (transfer full): it keeps the file until it is stopped or let go
 */
AccordCalendarKeeper *
accord_calendar_keeper_new (AccordWorkspace *workspace, const char *path)
{
  AccordCalendarKeeper *self = g_object_new (ACCORD_TYPE_CALENDAR_KEEPER, NULL);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  accord_calendar_keeper_update (self);
  return self;
}

/**
 * accord_calendar_keeper_stop:
 *
 * The file stays as it is.
 */
void
accord_calendar_keeper_stop (AccordCalendarKeeper *self)
{
  self->stopped = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
}
