/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-deal-view.h"
#include "accord-workspace.h"

G_BEGIN_DECLS

/* The part Pipeline: board, other views of the same deals that it is given, and deal pane. */
#define ACCORD_TYPE_PIPELINE_PAGE (accord_pipeline_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordPipelinePage, accord_pipeline_page, ACCORD, PIPELINE_PAGE, AdwBin)

GtkWidget *accord_pipeline_page_new (AccordWorkspace *workspace);
void accord_pipeline_page_reveal (AccordPipelinePage *self, gint64 deal);
void accord_pipeline_page_show (AccordPipelinePage *self, gint64 deal);
void accord_pipeline_page_new_deal (AccordPipelinePage *self, gint64 customer);
void accord_pipeline_page_focus_search (AccordPipelinePage *self);
void accord_pipeline_page_add_view (AccordPipelinePage *self, const AccordDealViewLine *line);

G_END_DECLS
