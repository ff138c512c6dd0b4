/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-assistant-private.h"
#include "customers-fixture.h"

G_BEGIN_DECLS

/* Goes through the assistant as a user would, by its buttons. */
AccordAssistant *assistant_present (CustomersFixture *fixture, const char *const *paths);
AccordAssistant *assistant_begin (CustomersFixture *fixture, const char *const *paths); /* without waiting for the files */
void assistant_pause (guint ms);
gboolean assistant_is_busy (AccordAssistant *assistant);
void assistant_wait (AccordAssistant *assistant);
gboolean assistant_press (gpointer root, const char *label);
void assistant_go_to (AccordAssistant *assistant, const char *tag);
gpointer assistant_page (AccordAssistant *assistant);
AccordAssistantSource *assistant_source (AccordAssistant *assistant, guint index);
gboolean assistant_choose (gpointer root, const char *name, const char *choice);

G_END_DECLS
