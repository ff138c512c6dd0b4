/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board.h"
#include "accord-frame-call.h"
#include "accord-midnight.h"

G_BEGIN_DECLS

enum { ACCORD_BOARD_TROUBLE_TOTALS, ACCORD_BOARD_TROUBLE_STEPS };

/* Shared by accord-board.c (the object), accord-board-follow.c (keeping up with the journal) and
 * accord-board-move.c (moving cards). */
struct _AccordBoard {
  GObject parent_instance;

  AccordWorkspace *workspace;
  gint64 pipeline;
  GListStore *open;      /* of AccordBoardColumn, as shown: the stages, or groups */
  GListStore *stages;    /* of AccordBoardColumn: the open stages in pipeline order, shown or not */
  GListStore *closed;    /* the same for stages whose deals have left the board */
  AccordQuery *filter;
  char *grouping;        /* path that it is grouped by; NULL: by stage */
  AccordFrameCall groups_due;
  guint groups_generation;
  AccordFrameCall stages_due;
  AccordFrameCall deals_due;
  AccordFrameCall totals_due;
  AccordFrameCall steps_due;
  AccordMidnight midnight;
  GHashTable *touched;   /* set of deal ids changed since the columns were last told */
  gboolean all_touched;
  gboolean loaded;
  gulong committed_id;
  guint generation;      /* answers asked for before a newer request are dropped */
  guint totals_generation;
  char *troubles[2];     /* why the sums, or those of what is shown, cannot be told; NULL: they can */
  guint steps_generation;
  guint due_groups;      /* still to be counted */
  guint lost_groups;     /* whose sums could not be told in this generation */
  AccordSteps steps;     /* which cards are shown, 0: all */

  DexFuture *last_move;  /* moves are committed one after the other */
  GHashTable *moving;    /* deal id → number of moves under way */
};

void accord_board_each_column (AccordBoard *self, void (*func) (AccordBoardColumn *column, gpointer data), gpointer data);
void accord_board_follow_init (AccordBoard *self);
void accord_board_follow_start (AccordBoard *self);
void accord_board_follow_stop (AccordBoard *self);
void accord_board_splice (GListStore *columns, GPtrArray *wanted);
void accord_board_grouping_init (AccordBoard *self);
void accord_board_grouping_stop (AccordBoard *self);
void accord_board_grouping_show_stages (AccordBoard *self, GPtrArray *stages);
void accord_board_grouping_count (AccordBoard *self);
gboolean accord_board_must_wait (AccordBoard *self);
void accord_board_place (AccordBoard *self, GArray *ids);
void accord_board_set_trouble (AccordBoard *self, int of, const char *trouble);
void accord_board_steps_init (AccordBoard *self);
void accord_board_steps_changed (AccordBoard *self);
void accord_board_steps_stop (AccordBoard *self);

G_END_DECLS
