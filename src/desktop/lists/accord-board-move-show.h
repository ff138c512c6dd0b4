/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-private.h"

G_BEGIN_DECLS

/* A move of cards under way, from the drop to the journal's answer. */
typedef struct {
  AccordBoardColumn *column; /* owned */
  gint64 deal;
  guint position;
} AccordBoardOrigin;

typedef struct {
  AccordBoard *board;    /* owned */
  AccordBoardColumn *to; /* owned */
  GArray *deals;         /* of gint64, in the order they are put down */
  GArray *origins;       /* of AccordBoardOrigin: where each was shown, top to bottom */
  GPtrArray *held;       /* of AccordIdList, owned */
  char *reason;
  GArray *window;        /* of gint64: cards that get a rank, in order: the moved ones, or some around them too */
  guint reach;           /* how many around them on each side */
  gboolean whole;        /* the window is the whole column */
  gint64 before;         /* the cards next to the window, 0: none */
  gint64 after;
} AccordBoardMove;

gboolean accord_board_has_id (GArray *ids, gint64 id);
GPtrArray *accord_board_ranks (const char *above, const char *below, guint n);
GPtrArray *accord_board_ranks_all (guint n);
DexFuture *accord_board_move_to_group (AccordBoardMove *move);
gboolean accord_board_move_show (AccordBoardMove *move, guint position);
void accord_board_move_put_back (AccordBoardMove *move);

G_END_DECLS
