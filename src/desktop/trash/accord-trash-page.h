/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What was deleted, beside what the chosen record said: found, read and restored. */
#define ACCORD_TYPE_TRASH_PAGE (accord_trash_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordTrashPage, accord_trash_page, ACCORD, TRASH_PAGE, AdwBin)

GtkWidget *accord_trash_page_new (AccordWorkspace *workspace);
void accord_trash_page_focus (AccordTrashPage *self);
void accord_trash_page_focus_search (AccordTrashPage *self);

G_END_DECLS
