/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-frame-call.h"
#include "accord-midnight.h"
#include "accord-today-list.h"

G_BEGIN_DECLS

#define ACCORD_TODAY_VERIFY_MOST 20
#define ACCORD_TODAY_REST_MS 300 /* after a change, before what takes longer is read anew */

/* What is read by itself; behind the agenda one reader takes one after the other, what is quick first. */
enum {
  ACCORD_TODAY_PART_AGENDA,
  ACCORD_TODAY_PART_REVIEW,
  ACCORD_TODAY_PART_CARE,
  ACCORD_TODAY_PART_VERIFY,
  ACCORD_TODAY_PART_UNPLANNED,
  ACCORD_TODAY_PART_QUIET,
  ACCORD_TODAY_N_PARTS,
};

typedef struct {
  GValue answer;   /* boxed; unset until the first */
  gint64 day;      /* of the answer */
  guint generation;
  guint most;      /* 0: as many as at first */
  gboolean reading;
  gboolean stale;  /* something changed while it was read */
} AccordTodayPart;

struct _AccordTodayList {
  GObject parent_instance;

  AccordWorkspace *workspace; /* NULL once it is disposed */
  GPtrArray *items;           /* of AccordTodayItem, owned: those shown so far */
  GPtrArray *all;             /* the same and what follows them */
  GHashTable *by_key;         /* key → item, both owned: those that are listed */
  guint starts[ACCORD_TODAY_N_GROUPS];
  AccordTodayPart parts[ACCORD_TODAY_N_PARTS];
  GArray *owners;             /* NULL: everybody */
  gint64 today;
  gint64 day;
  gboolean done_shown;
  gboolean resting;           /* nobody sees it yet: nothing is read but the first lines, once */
  gboolean ahead;             /* these were asked for */
  gboolean stale;             /* something has changed since: they are read again when somebody sees it */
  char *error;
  AccordMidnight midnight;
  AccordFrameCall agenda_due;
  AccordFrameCall slow_due;
  AccordFrameCall behind_due; /* what comes behind the first lines */
  AccordFrameCall more_due;   /* lines that were read and are not shown yet */
  gboolean at_first;          /* of the agenda only its first lines were asked for */
  gboolean slow_waits;        /* for them */
};

/* accord-today-list.c */
void accord_today_list_rebuild (AccordTodayList *self);
void accord_today_list_fail (AccordTodayList *self, const GError *error);

/* accord-today-list-read.c */
void accord_today_list_read_part (AccordTodayList *self, int part);
void accord_today_list_read_agenda (gpointer self);
void accord_today_list_read_slow (gpointer self);
void accord_today_list_read_behind (gpointer self);
void accord_today_list_go_on_behind (AccordTodayList *self, gboolean failed);
void accord_today_list_forget_ahead (AccordTodayList *self);
guint accord_today_list_most (int part);

/* accord-today-parts.c */
int accord_today_part_of (AccordTodayGroup group);
DexFuture *accord_today_part_ask (AccordTodayList *self, int part, guint most);
void accord_today_part_set (AccordTodayPart *part, const GValue *answer);
void accord_today_part_clear (AccordTodayPart *part);
gpointer accord_today_part_get (AccordTodayPart *part);

/* accord-today-build.c */
GPtrArray *accord_today_list_build (AccordTodayList *self);

G_END_DECLS
