/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A day, typed in words ("Tue 10:00", 下周二上午10点) or chosen in a calendar; what was understood is shown
 * before it is taken. Signal "picked" (gint64 day, int minute; -1: any time). */
#define ACCORD_TYPE_WHEN_POPOVER (accord_when_popover_get_type ())
G_DECLARE_FINAL_TYPE (AccordWhenPopover, accord_when_popover, ACCORD, WHEN_POPOVER, GtkPopover)

GtkWidget *accord_when_popover_new (void);
/* Pops up on @anchor, which need not be a menu button; goes away by itself. */
void accord_when_popover_popup_on (AccordWhenPopover *self, GtkWidget *anchor);

G_END_DECLS
