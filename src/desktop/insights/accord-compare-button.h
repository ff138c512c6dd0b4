/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-insight.h"

G_BEGIN_DECLS

/* Menu button: what figures are compared with. Signal "changed". */
#define ACCORD_TYPE_COMPARE_BUTTON (accord_compare_button_get_type ())
G_DECLARE_FINAL_TYPE (AccordCompareButton, accord_compare_button, ACCORD, COMPARE_BUTTON, GtkBox)

GtkWidget *accord_compare_button_new (void);
AccordCompare accord_compare_button_get_compare (AccordCompareButton *self);
GMenuModel *accord_compare_button_attach (AccordCompareButton *self, GtkWidget *page);

G_END_DECLS
