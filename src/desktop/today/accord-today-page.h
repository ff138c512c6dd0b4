/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* What I do next, without leaving the page. */
#define ACCORD_TYPE_TODAY_PAGE (accord_today_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordTodayPage, accord_today_page, ACCORD, TODAY_PAGE, AdwBin)

GtkWidget *accord_today_page_new (AccordWorkspace *workspace);
GtkWidget *accord_today_page_new_ahead (AccordWorkspace *workspace);
gboolean accord_today_page_prepare (AccordTodayPage *self);
void accord_today_page_show_step (AccordTodayPage *self, gint64 activity);
gboolean accord_today_page_log (AccordTodayPage *self);

G_END_DECLS
