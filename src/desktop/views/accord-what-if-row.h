/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-what-if-model.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Lines of the list of imagined moves, and of what they change. */
GtkLabel *accord_what_if_line_new (const char *classes);
char *accord_what_if_change_words (const char *what, gint64 before, gint64 after, const char *currency);
GtkWidget *accord_what_if_row_new (AccordWorkspace *workspace, AccordWhatIfModel *model, const AccordWhatIf *move, GCallback take_back, gpointer view);

G_END_DECLS
