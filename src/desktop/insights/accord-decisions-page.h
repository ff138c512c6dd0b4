/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

AdwNavigationPage *accord_decisions_page_new (AccordWorkspace *workspace);

G_END_DECLS
