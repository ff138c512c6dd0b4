/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-lazy-row.h"
#include "accord-stack-show.h"
#include "accord-today-context.h"
#include "accord-today-list.h"
#include "accord-today-page.h"
#include "accord-today-row.h"
#include "accord-today-whose.h"
#include "accord-week-strip.h"

G_BEGIN_DECLS

struct _AccordTodayPage {
  AdwBin parent_instance;

  /* template */
  AdwOverlaySplitView *split;
  AdwBin *context_place;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *add;
  AdwBin *whose_place;
  GtkWidget *body;
  AdwBin *strip_place;
  GtkLabel *note;
  GtkStack *states;
  GtkListView *list;
  AdwStatusPage *done;
  AdwStatusPage *failed;

  AccordWorkspace *workspace; /* NULL once it is disposed */
  AccordTodayList *model;
  GtkSingleSelection *selection;
  AccordTodayWhose *whose;
  AccordWeekStrip *strip;
  AccordTodayContext *context;
  AccordLazyPool *pool;       /* of AccordTodayRow */
  GHashTable *rows;           /* AccordTodayItem → AccordTodayRow, borrowed: those with widgets; see accord_today_page_row_of() */
  GHashTable *headings;       /* GtkListHeader, borrowed: those with widgets */
  AccordTodayItem *open;      /* the unfolded line, or NULL */
  AccordTodayItem *passed;    /* the care date last passed over, or NULL: a second key does not do it again */
  AccordAgenda *tomorrow;     /* its first, or NULL */
  guint generation;           /* of the look at tomorrow */
  gboolean collapsed;
  gboolean compact;
  gboolean saving;
  gboolean refocus;           /* the line with the keyboard goes: the next one gets it */
  gint64 wanted;              /* a step that was asked for too early, or 0 */
  guint heading_tick;         /* 0, or while the heading of the first line comes into sight */
  guint heading_frames;       /* since then */
  gboolean has_begun;         /* the keyboard was in the list once since the page was shown */
  gboolean used;              /* somebody has pressed, clicked or scrolled: the place in the list is theirs */
  gboolean another;           /* list is being read, of other people or another day: its beginning is shown */
  gboolean shown;             /* with something in it: it has had the keyboard */
};

/* accord-today-page-top.c */
void accord_today_page_show_heading (AccordTodayPage *self);
void accord_today_page_stay_at_top (AccordTodayPage *self);

/* accord-today-work.c */
AccordTodayItem *accord_today_page_selected (AccordTodayPage *self);
void accord_today_page_ask (AccordTodayPage *self, AccordTodayItem *item, AccordTodayAsk what);
void accord_today_page_save_open (AccordTodayPage *self);
void accord_today_page_postpone (AccordTodayPage *self, AccordTodayItem *item, int days);
void accord_today_page_menu (AccordTodayPage *self, AccordTodayItem *item);
void accord_today_page_add (AccordTodayPage *self);
void accord_today_work_install (GtkWidgetClass *page);

/* accord-today-keys.c */
void accord_today_page_add_keys (AccordTodayPage *self);

/* accord-today-rows.c */
void accord_today_page_make_rows (AccordTodayPage *self);
AccordTodayRow *accord_today_page_row_of (AccordTodayPage *self, AccordTodayItem *item);
void accord_today_page_update_headings (AccordTodayPage *self);

/* accord-today-states.c */
void accord_today_page_show_state (AccordTodayPage *self);

/* accord-today-page.c */
void accord_today_page_activate_item (AccordTodayPage *self);
void accord_today_page_step_day (AccordTodayPage *self, int days);

G_END_DECLS
