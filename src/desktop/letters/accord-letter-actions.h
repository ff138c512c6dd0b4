/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordLetterActions: what a window can do to think of customers, by name, and its rules at work:
 *
 *   care-calendar            days of a month to think of somebody
 *   mailing (s)              a template for many; what is greeted for, or ""
 *   write-letter (xx)        customer, contact or 0: one message
 *   greet (sxxxxxssi)        for a care date: its type, day, customer, contact, deal, template, source, name, years
 *   agenda-save              the agenda as a calendar file
 *   agenda-keep              one that is kept up to date in a folder that is chosen
 *   agenda-leave             no longer
 */
#define ACCORD_TYPE_LETTER_ACTIONS (accord_letter_actions_get_type ())
G_DECLARE_FINAL_TYPE (AccordLetterActions, accord_letter_actions, ACCORD, LETTER_ACTIONS, GObject)

AccordLetterActions *accord_letter_actions_new (GtkWidget *window, GActionMap *map);
void accord_letter_actions_set_workspace (AccordLetterActions *self, AccordWorkspace *workspace);

G_END_DECLS
