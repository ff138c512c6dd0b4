/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-recurrence.h"

G_BEGIN_DECLS

/**
 * AccordRepeatPopover: when something is done again: every so many days, weeks, months or years, on which days,
 * until when; told in words before it is taken. It goes when it is closed.
 *
 * Signal "picked" (string text): an RRULE, or NULL: it does not repeat.
 */
#define ACCORD_TYPE_REPEAT_POPOVER (accord_repeat_popover_get_type ())
G_DECLARE_FINAL_TYPE (AccordRepeatPopover, accord_repeat_popover, ACCORD, REPEAT_POPOVER, GtkPopover)

GtkWidget *accord_repeat_popover_new (const char *text, gint64 from);
void accord_repeat_popover_popup_on (AccordRepeatPopover *self, GtkWidget *anchor);
gboolean accord_repeat_popover_read (AccordRepeatPopover *self, AccordRecurrence *recurrence);

G_END_DECLS
