/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-stages-page.h"

G_BEGIN_DECLS

/* Shared by accord-stages-page.c (pipelines with their stages) and accord-stages-page-delete.c. */
struct _AccordStagesPage
{
  AdwPreferencesPage parent_instance;
  AccordWorkspace *workspace;
  GPtrArray *stages; /* of AccordRecord, by pipeline and rank */
  GPtrArray *groups; /* unowned */
};

gboolean accord_stages_page_same_pipeline (AccordStagesPage *self, int a, int b);
int accord_stages_page_position_of (AccordStagesPage *self, gint64 id);
void accord_stages_page_delete_action (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
