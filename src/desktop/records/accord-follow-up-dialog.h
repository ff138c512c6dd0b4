/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks what is to be done with each of many records, and when. Signal "planned" (const char *title,
 * gint64 day). */
#define ACCORD_TYPE_FOLLOW_UP_DIALOG (accord_follow_up_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AccordFollowUpDialog, accord_follow_up_dialog, ACCORD, FOLLOW_UP_DIALOG, AdwAlertDialog)

AdwDialog *accord_follow_up_dialog_new (gint64 n);

G_END_DECLS
