/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-insights-page.h"

#include "accord-commit.h"
#include "accord-compare-button.h"
#include "accord-dashboard.h"
#include "accord-frame-call.h"
#include "accord-insight-board.h"
#include "accord-insight-tiles.h"
#include "accord-people-button.h"
#include "accord-period-button.h"
#include "accord-stack-show.h"

G_BEGIN_DECLS

struct _AccordInsightsPage {
  AdwBin parent_instance;

  AdwNavigationView *view;
  AdwHeaderBar *header;
  GtkStack *states;
  AdwStatusPage *failed;
  GtkWidget *older;
  GtkLabel *older_words;
  AdwBin *tiles;
  AdwBin *cards;
  GtkWidget *arranging;
  AccordPeriodButton *period;
  AccordCompareButton *compare;
  AccordPeopleButton *people;
  GtkWidget *menu;
  char *role;                /* whose page is shown */
  AccordDashboard *dashboard; /* NULL: not read yet */

  AccordWorkspace *workspace;
  AccordFrameCall look_due;
  AccordFrameCall more_due; /* charts below those in sight */
  AccordInsightLayout layout;
  gboolean started; /* the first period was chosen */
  gboolean looked;  /* it was found out whether there is one */
  gboolean resting; /* made ahead, and not seen yet: no figure is asked for but by accord_insights_page_fill() */
  DexFuture *expected; /* the deals, of a page made ahead; NULL */
  guint n_filled;      /* pieces so far: the tiles, each chart */
  gint64 filled_on;    /* the day of the first */
  gboolean stale;   /* something changed meanwhile */
};

/* accord-insights-page.c */
AccordInsightTiles *accord_insights_page_tiles (AccordInsightsPage *self);
AccordInsightBoard *accord_insights_page_cards (AccordInsightsPage *self);
AccordInsightAsk *accord_insights_page_make_ask (AccordInsightsPage *self);
void accord_insights_page_show_figures (AccordInsightsPage *self);
void accord_insights_page_show_figures_from (AccordInsightsPage *self, guint from);
void accord_insights_page_show_names (AccordInsightsPage *self, guint most);
void accord_insights_page_show_state (AccordInsightsPage *self, const char *state);
void accord_insights_page_say_older (AccordInsightsPage *self, const AccordPeriod *period, int fiscal_month);
AccordInsightsPage *accord_insights_page_make (AccordWorkspace *workspace, gboolean ahead);

/* accord-insights-look.c */
void accord_insights_page_look (gpointer self);

/* accord-insights-ahead.c: before it is seen */
void accord_insights_page_touched (AccordInsightsPage *self);
void accord_insights_page_wake (AccordInsightsPage *self);
void accord_insights_page_count_ahead (AccordInsightsPage *self);

/* accord-insights-arrange.c: what stands on the page of a role */
void accord_insights_page_read_dashboard (AccordInsightsPage *self);
void accord_insights_page_arrange (AccordInsightsPage *self, const char *const *tiles, const char *const *cards);
void accord_insights_page_set_arranging (AccordInsightsPage *self, gboolean arranging);
void accord_insights_page_tiles_arranged (AccordInsightsPage *self, GStrv names);
void accord_insights_page_cards_arranged (AccordInsightsPage *self, GStrv names);
void accord_insights_page_chosen_tiles (gpointer data, const char *const *names);
void accord_insights_page_chosen_cards (gpointer data, const char *const *names);

/* accord-insights-questions.c */
void accord_insights_page_open_question (AccordInsightsPage *self, AccordRecord *question);
DexFuture *accord_insights_page_charts_fiber (gpointer self);
void accord_insights_page_question_action (GtkWidget *widget, const char *action, GVariant *parameter);

/* accord-insights-menu.c */
GMenuModel *accord_insights_page_make_menu (AccordInsightsPage *self);
void accord_insights_page_export_action (GtkWidget *widget, const char *action, GVariant *parameter);
void accord_insights_page_page_action (GtkWidget *widget, const char *action, GVariant *parameter);
void accord_insights_page_change_action (GtkWidget *widget, const char *action, GVariant *parameter);
void accord_insights_page_role_action (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
