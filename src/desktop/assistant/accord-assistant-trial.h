/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assistant-private.h"

G_BEGIN_DECLS

char *accord_assistant_trial_run (AccordAssistant *assistant, GtkWidget *page, AccordAssistantSource *source,
                                  gboolean at_once, GCancellable *cancellable, gint64 *known);

G_END_DECLS
