/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-workspace.h"

G_BEGIN_DECLS

/* How sharing stands, in words, for the sidebar; not there while a workspace is not shared. Property
 * "trouble": what somebody has to look at, or NULL. */
#define ACCORD_TYPE_SHARING_LABEL (accord_sharing_label_get_type ())
G_DECLARE_FINAL_TYPE (AccordSharingLabel, accord_sharing_label, ACCORD, SHARING_LABEL, GtkButton)

GtkWidget *accord_sharing_label_new (void);
void accord_sharing_label_set_workspace (AccordSharingLabel *self, AccordWorkspace *workspace); /* nullable */

G_END_DECLS
