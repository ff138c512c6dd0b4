/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwNavigationPage *accord_subpage_new (const char *title, GtkWidget *content, GtkWidget *button);
void accord_subpage_push (GtkWidget *from, AdwNavigationPage *page);
void accord_subpage_pop (GtkWidget *from);

G_END_DECLS
