/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Logs what was done, or plans a task, and the next step; keeps the draft. Properties: "compact" (kinds
 * without names), "open" (read-only). */
#define ACCORD_TYPE_COMPOSER (accord_composer_get_type ())
G_DECLARE_FINAL_TYPE (AccordComposer, accord_composer, ACCORD, COMPOSER, AdwBin)

GtkWidget *accord_composer_new (AccordWorkspace *workspace);
/* Whom it is about; @deal may be 0. Owner of a planned step: @owner, 0: nobody. */
void accord_composer_set_subject (AccordComposer *self, gint64 customer, gint64 deal, gint64 owner);
/* Whom and what it is about until somebody chooses; 0 leaves it as it is. */
void accord_composer_propose (AccordComposer *self, gint64 contact, gint64 deal);
/* Opens it with a kind ("note", "call" … or NULL: the last one) and puts the cursor in. */
void accord_composer_open (AccordComposer *self, const char *type);

G_END_DECLS
