/* SPDX-License-Identifier: GPL-3.0-or-later */

/* AccordActor: follows the journal's actor and the team that member is in. Main thread; holds the
 * workspace. */

#include "accord-config.h"

#include "accord-actor.h"

struct _AccordActor {
  GObject parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *member; /* or NULL: nobody was chosen */
  gint64 team;
};

G_DEFINE_FINAL_TYPE (AccordActor, accord_actor, G_TYPE_OBJECT)

static guint changed_signal;

static void
record_cb (AccordActor *self)
{
  AccordRecord *record = accord_entity_get_record (self->member);
  gint64 team = record != NULL ? accord_record_number (record, "team") : 0;

  if (team == self->team)
    return;
  self->team = team;
  g_signal_emit (self, changed_signal, 0);
}

static void
actor_changed_cb (AccordActor *self)
{
  gint64 id = accord_journal_get_actor (accord_workspace_get_journal (self->workspace));

  if (self->member != NULL)
    g_signal_handlers_disconnect_by_data (self->member, self);
  g_clear_object (&self->member);
  self->team = 0;
  if (id != 0)
    {
      self->member = accord_workspace_get_entity (self->workspace, &accord_member_kind, id);
      g_signal_connect_swapped (self->member, "notify::record", G_CALLBACK (record_cb), self);
      record_cb (self);
    }
  g_signal_emit (self, changed_signal, 0);
}

static void
accord_actor_dispose (GObject *object)
{
  AccordActor *self = ACCORD_ACTOR (object);

  if (self->member != NULL)
    g_signal_handlers_disconnect_by_data (self->member, self);
  g_clear_object (&self->member);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_actor_parent_class)->dispose (object);
}

static void
accord_actor_class_init (AccordActorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_actor_dispose;
  changed_signal = g_signal_new ("changed", ACCORD_TYPE_ACTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
accord_actor_init (AccordActor *self)
{
}

/**
 * accord_actor_new:
 * @workspace: the open file
 *
 * Returns: (transfer full): who sits here, now and later
 */
AccordActor *
accord_actor_new (AccordWorkspace *workspace)
{
  AccordActor *self = g_object_new (ACCORD_TYPE_ACTOR, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (accord_workspace_get_journal (workspace), "actor-changed", G_CALLBACK (actor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  actor_changed_cb (self);
  return self;
}

/**
 * accord_actor_get_member:
 * @self: an actor
 *
 * Returns: the member who sits here, 0 for nobody
 */
gint64
accord_actor_get_member (AccordActor *self)
{
  g_return_val_if_fail (ACCORD_IS_ACTOR (self), 0);
  return self->member != NULL ? accord_entity_get_id (self->member) : 0;
}

/**
 * accord_actor_get_team:
 * @self: an actor
 *
 * Returns: the team of who sits here, 0 while there is none or it is not known
 */
gint64
accord_actor_get_team (AccordActor *self)
{
  g_return_val_if_fail (ACCORD_IS_ACTOR (self), 0);
  return self->team;
}
