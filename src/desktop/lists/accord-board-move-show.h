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
  gint64 before;         /* neighbours in the column, 0: none */
  gint64 after;
} AccordBoardMove;

gboolean accord_board_has_id (GArray *ids, gint64 id);
gboolean accord_board_move_show (AccordBoardMove *move, guint position);
void accord_board_move_put_back (AccordBoardMove *move);

G_END_DECLS
