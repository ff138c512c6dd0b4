/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The bins of pages that look different where they have little room. */
GtkWidget *accord_narrow_bin_new (GtkWidget *child, int width, AdwBreakpoint **narrow);
GtkWidget *accord_narrow_bin_new_split (AdwNavigationSplitView *split, int least, int most);

G_END_DECLS
