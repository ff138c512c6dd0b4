/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-filter.h"
#include "accord-board-totals.h"
#include "accord-board-view.h"
#include "accord-deal-pane.h"
#include "accord-deal-view.h"
#include "accord-midnight.h"
#include "accord-pipeline-page.h"
#include "accord-pipeline-switch.h"

G_BEGIN_DECLS

/* Shared by accord-pipeline-page.c (what is shown), accord-pipeline-pane.c (the deal beside it), accord-pipeline-show.c and accord-pipeline-layout.c (the parts). */
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
  AccordMidnight midnight; /* the filter names days */
  GPtrArray *views;        /* of View in accord-pipeline-views.c: other ways of looking at the deals */
  char *mode;              /* name of the one that is seen; "board" */
  AdwToggleGroup *modes;
  AdwBin *mode_place;      /* of the switch in narrow windows */
  GMenu *view_menu;        /* views that are apart */
  GSimpleActionGroup *looks; /* owned; what the board is grouped by, and what its cards show */
  gboolean choosing;
  guint state_source;
  gboolean narrow;
  gboolean tight;          /* wide, but the pane takes the room of words and totals */
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
void accord_pipeline_page_close (AccordPipelinePage *self);
void accord_pipeline_page_open (AccordPipelinePage *self, gint64 deal);
void accord_pipeline_page_queue_state (AccordPipelinePage *self);

GtkWidget *accord_pipeline_looks_make (AccordPipelinePage *self);
void accord_pipeline_looks_restore (AccordPipelinePage *self);
void accord_pipeline_views_make (AccordPipelinePage *self);
void accord_pipeline_views_free (AccordPipelinePage *self);
void accord_pipeline_views_add_shortcuts (GtkWidgetClass *klass);
void accord_pipeline_views_apply (AccordPipelinePage *self);
void accord_pipeline_views_choose (AccordPipelinePage *self, const char *name);
void accord_pipeline_views_set_narrow (AccordPipelinePage *self, gboolean narrow);
void accord_pipeline_views_set_tight (AccordPipelinePage *self, gboolean tight);
GtkWidget *accord_pipeline_views_get_shown (AccordPipelinePage *self);

G_END_DECLS
