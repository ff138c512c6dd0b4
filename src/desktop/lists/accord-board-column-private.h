/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-board-column.h"
#include "accord-board-group.h"
#include "accord-stage-total.h"

G_BEGIN_DECLS

/* Shared by accord-board-column.c (the cards) and accord-board-column-totals.c (the head). */
struct _AccordBoardColumn {
  GObject parent_instance;

  AccordEntity *stage;      /* NULL: a group */
  AccordBoardGroup *group;  /* NULL: a stage */
  gint64 pipeline;          /* of a group */
  AccordIdList *deals;
  AccordQuery *filter;
  AccordStageTotal *totals; /* of the whole stage; NULL until it is known */
  AccordStepCounts *steps;  /* NULL until read */
  gboolean partial;         /* a filter is on: sums are those of "steps" */
  gboolean sums_due;        /* the filter has changed since "steps" was read */
  gboolean sums_lost;       /* those of the whole stage cannot be told */
  gboolean shown_lost;      /* nor those of "steps" */
  gboolean narrowed;        /* "deals" is held and shows chosen ids only */
  gboolean started;
};

typedef enum {
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
  PROP_STAGE,
  PROP_COUNT,
  PROP_SUM,
  PROP_WEIGHTED,
  PROP_UNPRICED,
  PROP_OTHERS,
  PROP_STEPS,
  ACCORD_BOARD_COLUMN_N_PROPS,
} AccordBoardColumnProperty;

extern GParamSpec *accord_board_column_props[];

G_END_DECLS
