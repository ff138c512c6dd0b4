/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A field of a settings record (workspace, stage) that commits by itself. */
GtkWidget *accord_setting_row_new (AccordWorkspace *workspace, AccordEntity *entity, const char *field_name);
/* Commits one value; label "Changed FIELD of NAME". */
DexFuture *accord_setting_commit (GtkWidget *from, AccordWorkspace *workspace, AccordEntity *entity,
                                  const char *field_name, const AccordValue *value);

G_END_DECLS
