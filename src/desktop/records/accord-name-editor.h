/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The name of a record as a title that wraps and becomes an entry when it is clicked. */
#define ACCORD_TYPE_NAME_EDITOR (accord_name_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordNameEditor, accord_name_editor, ACCORD, NAME_EDITOR, AdwBin)

GtkWidget *accord_name_editor_new (AccordWorkspace *workspace);
void accord_name_editor_set_entity (AccordNameEditor *self, AccordEntity *entity);
void accord_name_editor_edit (AccordNameEditor *self);

G_END_DECLS
