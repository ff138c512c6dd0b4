/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Round toggle button, 30 px. Properties: "caption", "symbol" (icon name), "count" (-1: none),
 * "removable" (ends in ×; a click then emits "removed" in place of toggling). As every
 * GtkToggleButton it has "active", "group" and "toggled". */
#define ACCORD_TYPE_CHIP (accord_chip_get_type ())
G_DECLARE_FINAL_TYPE (AccordChip, accord_chip, ACCORD, CHIP, GtkToggleButton)

GtkWidget *accord_chip_new (const char *caption, const char *symbol);
GtkWidget *accord_chip_new_removable (const char *caption);

G_END_DECLS
