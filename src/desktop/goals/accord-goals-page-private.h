/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-goals-page.h"

#include "accord-goal-page.h"
#include "accord-period-button.h"

G_BEGIN_DECLS

struct _AccordGoalsPage {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordGoalFigures *figures;
  AdwNavigationSplitView *split;
  AdwNavigationView *detail;
  AdwWindowTitle *title;
  GtkListView *list;
  GListStore *items; /* of AccordGoalItem */
  GtkFilter *filter;
  GtkSingleSelection *selection;
  GtkSearchEntry *search;
  GtkDropDown *kpis;
  AccordPeriodButton *year;
  GtkStack *states;
  GtkLabel *failed;
  GPtrArray *rows; /* of AccordGoalRow on screen, borrowed */
  guint period;    /* what the list and the page are about */
  AccordGoalScope scope;
  gint64 id;
  gboolean shown; /* a page of a group is there */
  gboolean setting;
};

void accord_goals_page_ask (AccordGoalsPage *self);
void accord_goals_page_selected (AccordGoalsPage *self);
void accord_goals_page_activated (AccordGoalsPage *self, guint position);
AdwNavigationPage *accord_goals_page_make_sidebar (AccordGoalsPage *self);

G_END_DECLS
