/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-bulk-work.h"
#include "accord-customers-list.h"
#include "accord-filter-bar.h"
#include "accord-frame-call.h"
#include "accord-midnight.h"
#include "accord-picks.h"
#include "accord-record-count.h"
#include "accord-stack-show.h"
#include "accord-summaries.h"

G_BEGIN_DECLS

/* Shared by accord-customers-list*.c: the widget, what it finds, its order, saved views, the selection
 * mode and what is done to a selection. */
struct _AccordCustomersList {
  AdwBin parent_instance;

  AccordWorkspace *workspace;
  AccordActor *actor;
  AccordIdList *list;
  AccordRecordCount *all;   /* customers in the file */
  AccordSummaries *summaries;
  AccordPicks *picks;
  GtkSingleSelection *selection;
  AccordListView *now;      /* what is asked and how it stands */
  AccordListView *saved;    /* as the open view was saved; NULL: none is open */
  AccordEntity *view_record; /* the open view */
  gboolean resting;  /* made ahead, and not seen yet: nothing is asked */
  gboolean compact;
  gint64 shown;      /* the record beside the list, 0: none */
  gint64 scroll_to;  /* to be scrolled to when the list has it */
  gboolean setting;
  gboolean to_top;   /* other rows are coming: they are read from the top */
  guint scroll_tick; /* until it can be scrolled to */
  gboolean went_to;  /* a row that somebody wanted: it is not left for the top */
  gboolean pushes;
  guint anchor;      /* where a range of picks begins */
  AccordMidnight midnight; /* days are named from another one */
  guint find_source;  /* other text was typed */
  guint looking_source; /* until the title says that it is not known yet how many there are */
  guint drop_generation; /* of counting what dropping a filter would show */
  int drop_item;     /* which filter the empty page names, see accord-customers-list-empty.c */
  gint64 drop_count;
  AccordBulkProgress *progress; /* of a bulk action under way */
  guint progress_tick;
  gint64 progress_total;

  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *add;
  GtkWidget *select;
  GtkMenuButton *menu;
  AdwHeaderBar *selection_header;
  AdwWindowTitle *selection_title;
  GtkSearchEntry *search;
  AdwBin *bar_place;
  AccordFilterBar *bar;
  GtkStack *stack;
  GtkListView *view_widget;
  AdwStatusPage *no_match;
  GtkWidget *drop_button;
  GtkWidget *clear_button;
  AdwStatusPage *failed;
  AdwToolbarView *frame;
  GtkStack *foot;
  GtkProgressBar *progress_bar;
  GtkLabel *progress_label;
  GtkWidget *owner_button;
  GtkWidget *follow_up_button;
  GtkWidget *tag_button;
  GtkWidget *more_button;
  GMenuModel *more_menu;
};

/* accord-customers-list.c */
void accord_customers_list_find (AccordCustomersList *self);
const char *accord_customers_list_typed (AccordCustomersList *self);
void accord_customers_list_update_title (AccordCustomersList *self);
void accord_customers_list_await_count (AccordCustomersList *self);
void accord_customers_list_end_search (AccordCustomersList *self);

/* accord-customers-list-rows.c */
void accord_customers_list_set_up_rows (AccordCustomersList *self);
void accord_customers_list_activate (AccordCustomersList *self, guint position);

/* accord-customers-list-empty.c */
void accord_customers_list_show_state (AccordCustomersList *self);
void accord_customers_list_drop_filter (AccordCustomersList *self);

/* accord-customers-list-order.c */
AccordListView *accord_customers_list_usual (const AccordKind *kind);
void accord_customers_list_install_order (GtkWidgetClass *klass);
GMenuModel *accord_customers_list_make_menu (AccordCustomersList *self);
void accord_customers_list_show_order (AccordCustomersList *self);
void accord_customers_list_restore (AccordCustomersList *self);
void accord_customers_list_remember (AccordCustomersList *self);

/* accord-customers-list-views.c */
void accord_customers_list_take_view (AccordCustomersList *self, AccordListView *view);
void accord_customers_list_view_changed (AccordCustomersList *self);
void accord_customers_list_follow_table (AccordCustomersList *self, AccordChangeSet *set);
void accord_customers_list_save_view (AccordCustomersList *self);

/* accord-customers-list-select.c */
void accord_customers_list_install_selection (GtkWidgetClass *klass);
void accord_customers_list_set_up_selection (AccordCustomersList *self);

/* accord-customers-list-bulk.c */
void accord_customers_list_install_bulk (GtkWidgetClass *klass);
void accord_customers_list_stop_progress (AccordCustomersList *self);
void accord_customers_list_show_foot (AccordCustomersList *self, gboolean shown);

/* accord-customers-list-copy.c */
void accord_customers_list_install_copy (GtkWidgetClass *klass);
AccordSelection *accord_customers_list_picked_or_all (AccordCustomersList *self);
void accord_customers_list_copy (AccordCustomersList *self);

G_END_DECLS
