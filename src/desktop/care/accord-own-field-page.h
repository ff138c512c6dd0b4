/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* One field that a user added: label, choices, retiring. To be pushed onto the preferences. */
AdwNavigationPage *accord_own_field_page_new (AccordWorkspace *workspace, AccordRecord *field);
/* A field to be added to a kind; @fields: those it has (AccordRecord), in their order. */
AdwNavigationPage *accord_own_field_page_new_add (AccordWorkspace *workspace, const AccordKind *kind, GPtrArray *fields);

G_END_DECLS
