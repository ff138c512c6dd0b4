/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* A person: fields, further ways to reach them, every company with the role there, likes and needs. */
AdwDialog *accord_person_dialog_new (AccordWorkspace *workspace, AccordEntity *contact);

G_END_DECLS
