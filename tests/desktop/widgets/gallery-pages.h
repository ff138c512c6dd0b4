/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *gallery_record_page (void);
GtkWidget *gallery_board_page (void);
GtkWidget *gallery_insights_page (void);
GtkWidget *gallery_icons_page (void);

G_END_DECLS
