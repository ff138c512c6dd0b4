/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-forecast.h"

G_BEGIN_DECLS

/* A deal as it stood at the end of a day. */
typedef struct {
  gint64 deal;
  gint64 stage;
  gint64 since;    /* day on which it had entered the stage */
  gint64 amount;
  gint64 expected; /* ACCORD_PAST_NO_DAY: none */
  int weight;      /* per cent */
  char currency[4]; /* "": no amount */
  gboolean revised; /* it has been changed since then */
} AccordPastDeal;
#define ACCORD_PAST_NO_DAY G_MININT64

typedef struct {
  gint64 stage;
  char *name;
  GArray *deals; /* of AccordPastDeal, the largest amount first */
  AccordForecastSum total;
} AccordPastColumn;

typedef struct {
  gint64 day;
  gint64 first_day; /* the earliest stage event of the pipeline; G_MAXINT64: none */
  GPtrArray *columns; /* of AccordPastColumn: open stages in pipeline order */
  GPtrArray *ends;    /* of AccordPastColumn without deals: stages that close them, won ones first */
} AccordPastBoard;
#define ACCORD_TYPE_PAST_BOARD (accord_past_board_get_type ())
GType accord_past_board_get_type (void) G_GNUC_CONST;
AccordPastBoard *accord_past_board_copy (const AccordPastBoard *self);
void accord_past_board_free (AccordPastBoard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPastBoard, accord_past_board_free)

DexFuture *accord_past_read (AccordStore *store, const AccordDealScope *scope, gint64 day); /* AccordPastBoard */

G_END_DECLS
