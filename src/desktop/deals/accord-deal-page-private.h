/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-deal-page.h"

#include "accord-composer.h"
#include "accord-deal-checklist.h"
#include "accord-deal-credit.h"
#include "accord-deal-lines.h"
#include "accord-deal-objections.h"
#include "accord-deal-odds.h"
#include "accord-deal-papers.h"
#include "accord-deal-people.h"
#include "accord-deal-quotes.h"
#include "accord-deal-stages.h"
#include "accord-deal-stays-list.h"
#include "accord-field-list.h"
#include "accord-name-editor.h"
#include "accord-next-step-card.h"
#include "accord-stat-strip.h"
#include "accord-summaries.h"
#include "accord-timeline.h"

G_BEGIN_DECLS

struct _AccordDealPage {
  AdwNavigationPage parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *deal;
  AccordSummaries *summaries;
  AccordSummaryItem *summary;
  gint64 subject_customer;     /* what the composer was told */

  AdwBreakpointBin *bin;
  AdwBreakpoint *middle;
  AdwBreakpoint *narrow;
  GtkScrolledWindow *scroller;
  AdwBanner *suggestion;       /* the stage has another default by now */
  GtkWidget *won;
  GtkWidget *lost;
  GtkWidget *reopen;
  GtkBox *head;                /* name, customer */
  AccordNameEditor *name;
  GtkWidget *customer;         /* button */
  GtkLabel *customer_name;
  GtkLabel *owner_name;
  AdwBin *stages_place;
  AccordDealStages *stages;
  AccordStatStrip *stats;
  GtkBox *main;
  GtkBox *top;
  AdwToggleGroup *parts;       /* of the first of two columns */
  AdwToggleGroup *tabs;        /* of one column */
  GtkWidget *facts_clamp;
  GtkBox *facts;
  AccordNextStepCard *step;
  AccordDealChecklist *checklist;
  AccordComposer *composer;
  AccordDealLines *lines;
  AccordDealQuotes *quotes;
  AccordTimeline *timeline;
  AccordFieldList *fields;
  GtkWidget *fields_section;
  AccordDealCredit *credit;
  AccordDealPeople *people;
  AccordDealObjections *objections;
  AccordDealPapers *papers;
  AccordDealStaysList *stays;
};

void accord_deal_page_install_actions (GtkWidgetClass *klass);
void accord_deal_page_allow_actions (AccordDealPage *self);
void accord_deal_page_make_parts (AccordDealPage *self);
void accord_deal_page_show_tab (AccordDealPage *self);
void accord_deal_page_show_odds (AccordDealPage *self);

G_END_DECLS
