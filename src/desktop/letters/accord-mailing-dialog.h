/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A template for many: chooses text and customers, says who is left out, then each message is looked at by
 * itself. @occasion: (nullable): what is greeted for. */
AdwDialog *accord_mailing_dialog_new (AccordWorkspace *workspace, const char *occasion);

G_END_DECLS
