/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-frame-call.h"
#include "accord-frame-hold.h"
#include "accord-id-list.h"
#include "accord-id-sequence.h"
#include "accord-row-loader.h"

G_BEGIN_DECLS

/* Shared by accord-id-list.c (the object), accord-id-list-rows.c (its rows) and accord-id-list-find.c
 * (asking the store). */
struct _AccordIdList {
  GObject parent_instance;

  AccordWorkspace *workspace;
  AccordQuery *query;
  AccordIdSequence sequence;
  AccordRowLoader *loader;
  AccordFrameCall refresh;
  AccordFrameCall rest; /* asks for all rows, when the first are painted */
  AccordFrameHold hold; /* until the first rows are found */
  gulong committed_id;
  guint generation;
  guint holds;       /* moves under way: answers wait */
  guint n_finds;
  gboolean fresh;    /* the query is new: its first answer has nothing to do with what is shown */
  gboolean running;  /* a find is under way */
  gboolean stale;    /* find again when it is possible */
  gboolean follows;
  AccordIdListFinder finder; /* NULL: the store */
  gpointer finder_data;
  gboolean quick;    /* the first rows of a query are asked for by themselves */
  guint n_first;     /* so many of them */
  gboolean loading;
  gint64 total;      /* -1: not known yet */
  AccordEmptyReason empty_reason;
  char *error;
};

typedef enum {
  PROP_ITEM_TYPE = 1,
  PROP_N_ITEMS,
  PROP_WORKSPACE,
  PROP_QUERY,
  PROP_TOTAL,
  PROP_LOADING,
  PROP_EMPTY_REASON,
} AccordIdListProperty;

extern GParamSpec *accord_id_list_props[PROP_EMPTY_REASON + 1];

void accord_id_list_replace (AccordIdList *self, AccordIdOrder *order);
void accord_id_list_set_empty_reason (AccordIdList *self, AccordEmptyReason reason, const char *error);
void accord_id_list_find_init (AccordIdList *self);
void accord_id_list_find_start (AccordIdList *self);
void accord_id_list_find_stop (AccordIdList *self);

G_END_DECLS
