/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-what-if-model.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Makes the imagined moves, as one change; where stages ask for more, with a reason or not at all. Resolves when it is
 * committed; rejects after win.error was told, or when it was given up. The model stays as it is until then. */
DexFuture *accord_what_if_apply (GtkWidget *from, AccordWorkspace *workspace, AccordWhatIfModel *model);

G_END_DECLS
