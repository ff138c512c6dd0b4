/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-activity-words.h"

G_BEGIN_DECLS

/* The kinds of activities that the composer writes down, as toggles. */
void accord_composer_kinds_fill (AdwToggleGroup *group);
void accord_composer_kinds_set_labelled (AdwToggleGroup *group, gboolean chosen, gboolean all);
const AccordActivityWords *accord_composer_kinds_get (AdwToggleGroup *group);

G_END_DECLS
