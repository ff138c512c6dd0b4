/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assistant-private.h"

G_BEGIN_DECLS

GtkWidget *accord_assistant_source_row_new (AccordAssistant *assistant, AccordAssistantSource *source);

G_END_DECLS
