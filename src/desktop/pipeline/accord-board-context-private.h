/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-attention.h"
#include "accord-board-context.h"

G_BEGIN_DECLS

/* Shared by accord-board-context.c (what travels and what is open), accord-board-locks.c (what stages ask of
 * it) and accord-board-selection.c. */
struct _AccordBoardContext {
  GObject parent_instance;

  AccordBoard *board;
  AccordSummaries *summaries;
  GArray *dragged;    /* of gint64, in the order they are put down; empty: none */
  int dragged_height;
  GHashTable *locks;  /* stage → what it asks for first, while cards are dragged */
  guint locks_generation;
  GHashTable *selected; /* set of gint64 */
  GHashTable *dwells; /* how long won deals were in each stage, NULL until read */
  GStrv fields; /* names of those that cards show */
  gint64 opened;  /* 0: none */
  GtkSizeGroup *heads; /* of equal height, so that the cards begin side by side */
  AccordLazyPool *cards; /* of all columns */
};

void accord_board_context_tell (AccordBoardContext *self);
void accord_board_context_each_column (AccordBoardContext *self, void (*func) (AccordBoardColumn *column, gpointer data), gpointer data);
void accord_board_locks_ask (AccordBoardContext *self);

G_END_DECLS
