/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-sharing.h"

G_BEGIN_DECLS

/* Questions about sharing, before what cannot be taken back. */
void accord_sharing_ask_leave (GtkWidget *parent, AccordSharing *sharing);
void accord_sharing_ask_take_out (GtkWidget *parent, AccordSharing *sharing, const char *rid, const char *name);
void accord_sharing_ask_clock (GtkWidget *parent, AccordSharing *sharing);
char *accord_sharing_clock_question (void);

G_END_DECLS
