/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*AccordLazyChoiceFunc) (gpointer data);

void accord_lazy_choice_attach (GtkDropDown *drop_down, AccordLazyChoiceFunc chosen, gpointer data);
void accord_lazy_choice_fill (GtkDropDown *drop_down, char **labels, guint chosen);
void accord_lazy_choice_choose (GtkDropDown *drop_down, guint chosen);
guint accord_lazy_choice_get (GtkDropDown *drop_down);

G_END_DECLS
