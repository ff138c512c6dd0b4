/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkWidget *accord_question_unread_new (const char *title, const char *why, GtkWidget **anew);

G_END_DECLS
