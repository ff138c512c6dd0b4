/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-mentions.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordMentionGroup: records that name a person without being linked to them, of which some are chosen. Signal "ready".
 */
#define ACCORD_TYPE_MENTION_GROUP (accord_mention_group_get_type ())
G_DECLARE_FINAL_TYPE (AccordMentionGroup, accord_mention_group, ACCORD, MENTION_GROUP, AdwPreferencesGroup)

GtkWidget *accord_mention_group_new (AccordWorkspace *workspace, const AccordKind *kind, gint64 id);
gboolean accord_mention_group_is_ready (AccordMentionGroup *self);
GPtrArray *accord_mention_group_get_chosen (AccordMentionGroup *self);

G_END_DECLS
