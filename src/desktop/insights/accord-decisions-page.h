/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

AdwNavigationPage *accord_decisions_page_new (AccordWorkspace *workspace);
gboolean accord_decisions_page_is (AdwNavigationPage *page);
void accord_decisions_page_show (AdwNavigationPage *page, gint64 decision);

G_END_DECLS
