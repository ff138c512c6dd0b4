/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Who sits here, as a list needs it: the member and the team. Signal "changed". */
#define ACCORD_TYPE_ACTOR (accord_actor_get_type ())
G_DECLARE_FINAL_TYPE (AccordActor, accord_actor, ACCORD, ACTOR, GObject)

AccordActor *accord_actor_new (AccordWorkspace *workspace);
gint64 accord_actor_get_member (AccordActor *self);
gint64 accord_actor_get_team (AccordActor *self);

G_END_DECLS
