/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

AdwNavigationPage *accord_campaigns_page_new (AccordWorkspace *workspace);
AdwNavigationPage *accord_readings_page_new (AccordWorkspace *workspace);

G_END_DECLS
