/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-application.h"
#include "accord-reminders.h"
#include "accord-window.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* Shared by accord-application*.c: the application, and what is done when a notification is answered. */
struct _AccordApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
  char *early_path;   /* what is sure to be opened, while GTK is still starting */
  DexFuture *early;   /* the workspace */
  AccordUpkeep *early_upkeep;
  AccordReminders *reminders; /* of the open file, or NULL */
  AccordWorkspace *kept;      /* open without a window, for its reminders; or NULL */
  AccordSearchProvider *search; /* of the desktop; NULL without a session */
  gboolean quitting;
};

AccordWindow *accord_application_window (AccordApplication *self);
void accord_application_install_reminders (AccordApplication *self);

/* accord-application-file.c */
void accord_application_let_go (AccordApplication *self, gboolean close);
void accord_application_open_early (AccordApplication *self);
void accord_application_start_service (AccordApplication *self);

G_END_DECLS
