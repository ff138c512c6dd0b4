/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-figure-part.h"

G_BEGIN_DECLS

AdwNavigationPage *accord_figure_page_new (AccordWorkspace *workspace, const char *title, const char *subtitle, const char *explanation,
                                           const char *whose, GPtrArray *parts);

G_END_DECLS
