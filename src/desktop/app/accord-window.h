/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-application.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/**
 * AccordWindow: shell around the parts. Shows the welcome page, or one workspace with sidebar (or
 * bottom bar, when "narrow") and a page for each part, made when it is first visited. Properties:
 * "narrow" (less than 550sp wide), "workspace".
 */
#define ACCORD_TYPE_WINDOW (accord_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordWindow, accord_window, ACCORD, WINDOW, AdwApplicationWindow)

AccordWindow *accord_window_new (AccordApplication *application);
AccordWorkspace *accord_window_get_workspace (AccordWindow *self);
void accord_window_present_ready (AccordWindow *self);
void accord_window_open_last (AccordWindow *self);
void accord_window_open_today (AccordWindow *self, const char *path, gint64 activity);
void accord_window_open_for (AccordWindow *self, const char *path, const char *action, GVariant *target);
void accord_window_open_files (AccordWindow *self, GFile **files, int n_files);
void accord_window_leave (AccordWindow *self);
void accord_window_say (AccordWindow *self, const char *sentence);
void accord_window_say_error (AccordWindow *self, const char *sentence);
void accord_window_show_toast (AccordWindow *self, AdwToast *toast);

G_END_DECLS
