/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Brings in files of other programs: File → Map Columns → Check → Done. */
#define ACCORD_TYPE_ASSISTANT (accord_assistant_get_type ())
G_DECLARE_FINAL_TYPE (AccordAssistant, accord_assistant, ACCORD, ASSISTANT, AdwDialog)

void accord_assistant_present (GtkWidget *parent, AccordWorkspace *workspace, GListModel *files);
gboolean accord_assistant_takes (const char *file_name);

G_END_DECLS
