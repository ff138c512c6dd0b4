/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-figures.h"

G_BEGIN_DECLS

/* The largest open deals of a member, and a button that opens all. */
GtkWidget *accord_member_deals_new (AccordWorkspace *workspace, AccordFigures *figures, gint64 member);

G_END_DECLS
