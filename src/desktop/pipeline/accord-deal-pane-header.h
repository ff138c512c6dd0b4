/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *accord_deal_pane_header_new (GtkWidget **back);

G_END_DECLS
