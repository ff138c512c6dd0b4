/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Tests and pictures of parts of the window look as the program does: its styles and icons, for the light or dark,
 * low or high contrast that the style manager has when this is first called. */
void accord_test_look (void);

G_END_DECLS
