/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-list-view.h"

G_BEGIN_DECLS

/* Funnel chip, scope chip, one removable chip per condition, "Save View…". Signals "changed": another
 * filter or scope; "save": the view is to be saved. */
#define ACCORD_TYPE_FILTER_BAR (accord_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (AccordFilterBar, accord_filter_bar, ACCORD, FILTER_BAR, AdwBin)

GtkWidget *accord_filter_bar_new (AccordWorkspace *workspace, AccordActor *actor, const AccordKind *kind);
void accord_filter_bar_set (AccordFilterBar *self, AccordFilter *filter, AccordScope scope);
AccordFilter *accord_filter_bar_get_filter (AccordFilterBar *self);
AccordScope accord_filter_bar_get_scope (AccordFilterBar *self);
void accord_filter_bar_set_scope (AccordFilterBar *self, AccordScope scope);
void accord_filter_bar_add (AccordFilterBar *self, AccordFilter *filter);
void accord_filter_bar_remove (AccordFilterBar *self, guint item);
void accord_filter_bar_clear (AccordFilterBar *self);
void accord_filter_bar_set_can_save (AccordFilterBar *self, gboolean can_save);
void accord_filter_bar_open (AccordFilterBar *self);
GtkWidget *accord_filter_bar_get_editor (AccordFilterBar *self);

G_END_DECLS
