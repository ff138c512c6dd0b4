/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-filter.h"
#include "accord-board-totals.h"
#include "accord-board-view.h"
#include "accord-deal-pane.h"
#include "accord-pipeline-page.h"
#include "accord-pipeline-switch.h"

G_BEGIN_DECLS

/* Shared by accord-pipeline-page.c (what is shown), accord-pipeline-show.c and accord-pipeline-layout.c (the parts). */
struct _AccordPipelinePage {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordBoardContext *context; /* NULL before a pipeline is known */
  AccordPipelineSwitch *pipelines;
  AccordBoardFilter *filter;
  AccordBoardTotals *totals;
  GtkWidget *second_bar;
  GtkToggleButton *find;
  GtkWidget *new_deal;
  AdwOverlaySplitView *split;
  AdwBreakpointBin *bin;
  AdwHeaderBar *header;
  GtkStack *stack;
  AdwBin *board_place;
  AccordBoardView *board;
  AccordDealPane *pane;
  AdwStatusPage *nothing;   /* no deals, or no match */
  GtkWidget *all_button;
  GtkWidget *first_button;
  GtkWidget *import_button;
  guint state_source;
  gboolean narrow;
  gboolean adding;          /* quick add was asked for: an empty board is shown */
  gboolean add_waits;
  gint64 add_customer;
  gint64 show_waits;        /* deal to be shown when the board is there */
};

void accord_pipeline_layout_make (AccordPipelinePage *self);
void accord_pipeline_page_make_board (AccordPipelinePage *self);
void accord_pipeline_page_apply_filter (AccordPipelinePage *self);
void accord_pipeline_page_do_what_waits (AccordPipelinePage *self);
void accord_pipeline_page_pane_changed (AccordPipelinePage *self);

G_END_DECLS
