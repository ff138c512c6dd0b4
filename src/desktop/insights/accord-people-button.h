/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Menu button: everyone, or one member. Signal "changed". */
#define ACCORD_TYPE_PEOPLE_BUTTON (accord_people_button_get_type ())
G_DECLARE_FINAL_TYPE (AccordPeopleButton, accord_people_button, ACCORD, PEOPLE_BUTTON, GtkBox)

GtkWidget *accord_people_button_new (AccordWorkspace *workspace);
void accord_people_button_set_compact (AccordPeopleButton *self, gboolean compact);
gint64 accord_people_button_get_member (AccordPeopleButton *self);
const char *accord_people_button_get_name (AccordPeopleButton *self);

G_END_DECLS
