/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordAgendaKeeper: see the header. A change waits for a moment in which nothing else changes; while a file is
 * being written, one more writing follows at most. */

#include "accord-config.h"

#include "accord-agenda.h"

#define REST_SECONDS 2

struct _AccordAgendaKeeper {
  GObject parent_instance;

  AccordWorkspace *workspace;
  char *path;
  guint source;
  gboolean writing;
  gboolean again;
  gboolean stopped;
};

G_DEFINE_FINAL_TYPE (AccordAgendaKeeper, accord_agenda_keeper, G_TYPE_OBJECT)

static guint failed_signal;

static DexFuture *
written_cb (DexFuture *future, gpointer data)
{
  AccordAgendaKeeper *self = data;
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (dex_future_get_value (future, &error) == NULL && !self->stopped)
    g_signal_emit (self, failed_signal, 0, error->message);
  if (self->again && !self->stopped)
    accord_agenda_keeper_update (self);
  return dex_future_new_true ();
}

/**
 * accord_agenda_keeper_update:
 *
 * Writes the file where it says something else now.
 */
void
accord_agenda_keeper_update (AccordAgendaKeeper *self)
{
  gint64 actor;

  self->again = self->writing;
  if (self->writing || self->stopped)
    return;
  self->writing = TRUE;
  actor = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));
  dex_future_disown (dex_future_finally (accord_agenda_save (self->workspace, actor, self->path), written_cb, g_object_ref (self), g_object_unref));
}

static gboolean
rested_cb (gpointer data)
{
  AccordAgendaKeeper *self = data;

  self->source = 0;
  accord_agenda_keeper_update (self);
  return G_SOURCE_REMOVE;
}

static void
committed_cb (AccordAgendaKeeper *self, const AccordChangeSet *set)
{
  const AccordKind *kinds[] = { &accord_activity_kind, &accord_customer_kind, &accord_contact_kind, &accord_deal_kind, &accord_contract_kind,
                                &accord_occasion_kind, &accord_letter_kind };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds) && !self->stopped; i++)
    if (accord_change_set_touches (set, kinds[i]))
      {
        g_clear_handle_id (&self->source, g_source_remove);
        self->source = g_timeout_add_seconds (REST_SECONDS, rested_cb, self);
        return;
      }
}

static void
accord_agenda_keeper_dispose (GObject *object)
{
  AccordAgendaKeeper *self = ACCORD_AGENDA_KEEPER (object);

  accord_agenda_keeper_stop (self);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (accord_agenda_keeper_parent_class)->dispose (object);
}

static void
accord_agenda_keeper_class_init (AccordAgendaKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_agenda_keeper_dispose;
  /**
   * AccordAgendaKeeper::failed:
   * @sentence: why the file could not be written
   */
  failed_signal = g_signal_new ("failed", ACCORD_TYPE_AGENDA_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
accord_agenda_keeper_init (AccordAgendaKeeper *self)
{
}

/**
 * accord_agenda_keeper_new:
 * @workspace: the open file
 * @path: the calendar file, which is written at once
 *
 * Returns: (transfer full): it keeps the file until it is stopped or let go
 */
AccordAgendaKeeper *
accord_agenda_keeper_new (AccordWorkspace *workspace, const char *path)
{
  AccordAgendaKeeper *self = g_object_new (ACCORD_TYPE_AGENDA_KEEPER, NULL);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "committed", G_CALLBACK (committed_cb), self, G_CONNECT_SWAPPED);
  accord_agenda_keeper_update (self);
  return self;
}

/**
 * accord_agenda_keeper_stop:
 *
 * The file stays as it is.
 */
void
accord_agenda_keeper_stop (AccordAgendaKeeper *self)
{
  self->stopped = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
}
