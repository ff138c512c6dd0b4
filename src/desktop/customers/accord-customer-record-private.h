/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-composer.h"
#include "accord-customer-deals.h"
#include "accord-customer-details.h"
#include "accord-customer-files.h"
#include "accord-customer-header.h"
#include "accord-customer-people.h"
#include "accord-customer-preferences.h"
#include "accord-customer-purchases.h"
#include "accord-customer-record.h"
#include "accord-customer-related.h"
#include "accord-customer-suggestion.h"
#include "accord-customer-tickets.h"
#include "accord-frame-call.h"
#include "accord-handle-list.h"
#include "accord-next-step-card.h"
#include "accord-standings.h"
#include "accord-stat-strip.h"
#include "accord-timeline.h"

G_BEGIN_DECLS

struct _AccordCustomerRecord {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordEntity *entity;
  AccordSummaries *summaries;
  AccordSummaryItem *summary;
  AccordEntity *next; /* nullable: the planned activity: whom and what the composer proposes */
  AccordStandings *standings;
  AccordFrameCall look;  /* reads the standing */
  guint generation;      /* of the standing */

  AdwBreakpointBin *bin;
  AdwBreakpoint *middle; /* two columns, the first of them rather small */
  AdwBreakpoint *narrow; /* one small column */
  GtkScrolledWindow *scroller;
  AdwBanner *read_only;
  GtkBox *banners;   /* questions about this customer, above everything: a suggested lifecycle, a duplicate */
  AccordCustomerSuggestion *suggestion;
  AccordCustomerHeader *header;
  AccordStatStrip *stats;
  GtkWidget *quick;  /* narrow: Call, E-mail, Visit, Note */
  GtkBox *main;      /* first column */
  GtkBox *top;       /* in it: next step, composer */
  AdwToggleGroup *tabs; /* one column: which part is shown */
  GtkWidget *facts_clamp;
  GtkBox *facts;     /* second column */
  guint n_built;     /* steps of making the parts that were done */
  gboolean built;    /* all of them */
  AccordCustomerDetails *details;
  AccordNextStepCard *step;
  AccordComposer *composer;
  AccordTimeline *timeline;
  AdwToggleGroup *pages; /* two columns: timeline, purchases, tickets or files */
  AccordCustomerPurchases *purchases;
  AccordCustomerTickets *tickets;
  AccordCustomerFiles *files;
  AccordHandleList *handles;
  AccordCustomerPeople *people;
  AccordCustomerDeals *deals;
  AccordCustomerPreferences *preferences;
  AccordCustomerRelated *related;
};

void accord_customer_record_install_actions (GtkWidgetClass *klass);
void accord_customer_record_allow_actions (AccordCustomerRecord *self);
void accord_customer_record_show_standing (AccordCustomerRecord *self, const AccordStanding *standing);
void accord_customer_record_look (gpointer record);
void accord_customer_record_build_pages (AccordCustomerRecord *self);
void accord_customer_record_show_parts (AccordCustomerRecord *self);
void accord_customer_record_show_composer (AccordCustomerRecord *self);
void accord_customer_record_take_width (AccordCustomerRecord *self);

G_END_DECLS
