/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-bottom-bar.h"
#include "accord-care-actions.h"
#include "accord-letter-actions.h"
#include "accord-change-toasts.h"
#include "accord-toast-stage.h"
#include "accord-daily-backup.h"
#include "accord-identity-bar.h"
#include "accord-main-menu.h"
#include "accord-odds-keeper.h"
#include "accord-pages.h"
#include "accord-quiet-work.h"
#include "accord-visits.h"
#include "accord-sidebar.h"
#include "accord-stack-show.h"
#include "accord-tour.h"
#include "accord-welcome.h"
#include "accord-window.h"

G_BEGIN_DECLS

#define ACCORD_FIBER_STACK (1024 * 1024)

struct _AccordWindow {
  AdwApplicationWindow parent_instance;

  /* template */
  AccordToastStage *stage;
  AdwToolbarView *frame;
  GtkStack *states;
  AdwBin *welcome;
  AdwStatusPage *opening;
  AdwStatusPage *failed;
  GtkWidget *read_only_button;
  GtkWidget *repair_button;
  AdwOverlaySplitView *split;
  AdwBin *sidebar_place;
  AdwToolbarView *content;
  AdwViewStack *pages;
  AdwBanner *banner;
  AdwBin *identity_place;

  AdwToastOverlay *toasts; /* of the stage */
  GSettings *settings;
  AccordMainMenu *menu;
  AccordSidebar *sidebar;
  AccordBottomBar *bottom_bar; /* NULL until the window is narrow with a file in it */
  AccordChangeToasts *change_toasts;
  AccordDailyBackup *daily_backup; /* of the workspace */
  AccordCareActions *care;
  AccordLetterActions *letters;
  AccordWorkspace *workspace; /* owned; NULL on the welcome page */
  AccordOddsKeeper *odds;     /* owned: of its stages; reads the deals ahead */
  AccordVisits *recent;       /* owned: records opened lately in it */
  char *asked;                /* of the palette last time; nullable */
  AccordTour *tour;           /* of the frame; NULL while nobody takes it */
  AdwDialog *found;           /* weak: all that the palette found, until one is opened */
  guint log_tick;             /* while the record to log about comes up */
  GtkWidget *made[ACCORD_N_PAGES]; /* owned by the stack; NULL until visited, or made ahead */
  AccordQuietWork ahead;   /* makes pages before they are asked for */
  guint n_measured[ACCORD_N_PAGES]; /* of their widgets */
  gboolean seen[ACCORD_N_PAGES];    /* of this file */
  int page;
  gboolean narrow;
  gboolean wants_today;    /* a notification was clicked: the page of today once a file is open */
  gint64 wanted_step;
  char *wanted_action;     /* of the search of the desktop: what is done once a file is open; nullable */
  GVariant *wanted_target;
  GListModel *wanted_import; /* files given along with it; nullable */
  char *failed_path;
  guint n_openings; /* answers to older ones are dropped */
  gboolean is_opening;
  gboolean is_closed; /* whoever still holds it shows nothing in it any more */
  guint present_source; /* while the window waits for its file */
  AccordUpkeep *upkeep;    /* owned: of the file that is being opened */
  GtkProgressBar *upkeep_bar;
  guint upkeep_tick;
};

/* accord-window.c */
void accord_window_show_workspace (AccordWindow *self, AccordWorkspace *workspace);
void accord_window_show_welcome (AccordWindow *self);
void accord_window_new_ticket (AccordWindow *self, gint64 customer);
GtkWidget *accord_window_show_page (AccordWindow *self, int index);
/* A future whose failure is told in a toast. Takes the future. */
void accord_window_tell_failure (AccordWindow *self, DexFuture *future);

/* accord-window-narrow.c */
void accord_window_update_frame (AccordWindow *self);
void accord_window_mark_page (AccordWindow *self);
void accord_window_follow_trouble (AccordWindow *self);

/* accord-window-ahead.c */
void accord_window_make_ahead (AccordWindow *self);
void accord_window_come_up (AccordWindow *self, int index);

/* accord-window-leave.c */
void accord_window_let_go (AccordWindow *self, gboolean may_be_kept);
void accord_window_remember_size (AccordWindow *self);
gboolean accord_window_save_typed (AccordWindow *self);

/* accord-window-present.c */
AccordWelcome *accord_window_ensure_welcome (AccordWindow *self);
void accord_window_begin_opening (AccordWindow *self, AccordUpkeep *upkeep);
void accord_window_end_opening (AccordWindow *self);
void accord_window_give_up_opening (AccordWindow *self);

/* accord-window-actions.c */
void accord_window_show_record (AccordWindow *self, const AccordKind *kind, gint64 id);
void accord_window_open_deal (AccordWindow *self, gint64 deal);
void accord_window_lose_deal (AccordWindow *self, gint64 deal, gint64 stage);
void accord_window_install_actions (AccordWindow *self);
void accord_window_install_file_actions (AccordWindow *self);
void accord_window_update_actions (AccordWindow *self);

/* accord-window-show.c */
AccordWindow *accord_window_show_beside (AccordWindow *self);

/* accord-window-repair.c */
void accord_window_repair (AccordWindow *self, const char *path);
void accord_window_tell_problems (AccordWindow *self, char **problems);

/* accord-window-reveal.c */
void accord_window_reveal (AccordWindow *self, DexFuture *change);
/* accord-window-show.c */
void accord_window_show_step (AccordWindow *self);
void accord_window_do_wanted (AccordWindow *self);
void accord_window_forget_wanted (AccordWindow *self);

/* accord-window-palette.c */
void accord_window_show_palette (AccordWindow *self);
void accord_window_search_for (AccordWindow *self, const char *text);
void accord_window_new_customer_named (AccordWindow *self, const char *name);

/* accord-window-help.c */
void accord_window_show_help (AccordWindow *self);
void accord_window_begin_tour (AccordWindow *self);
void accord_window_end_tour (AccordWindow *self);

/* accord-window-log.c */
void accord_window_log (AccordWindow *self);
void accord_window_log_with (AccordWindow *self, const AccordKind *kind, gint64 id);
void accord_window_find_records (AccordWindow *self, const AccordKind *kind, const char *typed);

/* accord-window-open.c */
void accord_window_open_path (AccordWindow *self, const char *path, AccordStoreFlags flags);
void accord_window_choose_file (AccordWindow *self);
void accord_window_new_workspace (AccordWindow *self, gboolean sample, GListModel *import);
void accord_window_open_sample (AccordWindow *self);
void accord_window_import (AccordWindow *self, GListModel *files);

void accord_window_say_failed (AccordWindow *self, const char *path, const GError *error);
void accord_window_start_opening (AccordWindow *self, const char *path, AccordStoreFlags flags, gboolean create_sample);
void accord_window_ask_about_lent (AccordWindow *self, const char *path); /* accord-window-lent.c */

G_END_DECLS
