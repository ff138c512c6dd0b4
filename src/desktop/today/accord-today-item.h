/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include "accord-agenda.h"

G_BEGIN_DECLS

/* The groups of the page, in their order. */
typedef enum {
  ACCORD_TODAY_OVERDUE,
  ACCORD_TODAY_DUE,       /* on the day */
  ACCORD_TODAY_TICKETS,   /* that are about to miss their time, or have */
  ACCORD_TODAY_DELIVERIES, /* of contracts */
  ACCORD_TODAY_REVIEW,    /* decisions to be looked at again */
  ACCORD_TODAY_UNPLANNED, /* deals without a next step */
  ACCORD_TODAY_QUIET,     /* customers who have not been talked to for too long */
  ACCORD_TODAY_CARE,      /* birthdays, festivals, renewals */
  ACCORD_TODAY_VERIFY,    /* facts to be checked */
  ACCORD_TODAY_SOME_DAY,  /* tasks without a day */
  ACCORD_TODAY_DONE,
  ACCORD_TODAY_N_GROUPS,
} AccordTodayGroup;

typedef enum {
  ACCORD_TODAY_STEP,     /* an activity */
  ACCORD_TODAY_DEAL,     /* to be planned */
  ACCORD_TODAY_CUSTOMER, /* to be planned, or verified */
  ACCORD_TODAY_CARE_DATE, /* a birthday or the like */
  ACCORD_TODAY_RECORD, /* opens into it: a decision, a ticket, a contract */
  ACCORD_TODAY_MORE,     /* stands for the rest of its group */
  ACCORD_TODAY_FOLD,     /* shows and hides what is done */
} AccordTodayType;

/* Chips of the next step. */
typedef enum {
  ACCORD_TODAY_NEXT_UNSAID,
  ACCORD_TODAY_NEXT_TOMORROW,
  ACCORD_TODAY_NEXT_THREE_DAYS,
  ACCORD_TODAY_NEXT_WEEK,
  ACCORD_TODAY_NEXT_PICKED,
  ACCORD_TODAY_NEXT_NONE,
} AccordTodayNext;

/* What somebody has answered on a row that is unfolded; nothing of it is written yet. */
typedef struct {
  const char *outcome; /* static, translated; or NULL */
  AccordTodayNext next;
  gint64 day;          /* PICKED */
  int minute;          /* PICKED; -1: any time */
  char *title;         /* of the next step, as typed */
} AccordTodayAnswer;

/**
 * AccordTodayItem: one line of the page, the same object as long as what it stands for is listed. Signal
 * "changed": its words, its place among its neighbours, or whether it is unfolded.
 */
#define ACCORD_TYPE_TODAY_ITEM (accord_today_item_get_type ())
G_DECLARE_FINAL_TYPE (AccordTodayItem, accord_today_item, ACCORD, TODAY_ITEM, GObject)

AccordTodayItem *accord_today_item_new (AccordTodayType type, AccordTodayGroup group);
char *accord_today_item_key (AccordTodayType type, AccordTodayGroup group, gint64 id);
void accord_today_item_take_row (AccordTodayItem *self, const AccordAgendaRow *row, gpointer owner, GBoxedFreeFunc free_owner);
const AccordAgendaRow *accord_today_item_get_row (AccordTodayItem *self);
AccordTodayType accord_today_item_get_kind (AccordTodayItem *self);
AccordTodayGroup accord_today_item_get_group (AccordTodayItem *self);
void accord_today_item_set_words (AccordTodayItem *self, const char *note, const char *when, gboolean warning);
const char *accord_today_item_get_note (AccordTodayItem *self);
const char *accord_today_item_get_when (AccordTodayItem *self);
gboolean accord_today_item_is_warning (AccordTodayItem *self);
void accord_today_item_set_place (AccordTodayItem *self, gboolean first, gboolean last);
gboolean accord_today_item_is_first (AccordTodayItem *self);
gboolean accord_today_item_is_last (AccordTodayItem *self);
void accord_today_item_set_open (AccordTodayItem *self, gboolean open);
gboolean accord_today_item_is_open (AccordTodayItem *self);
AccordTodayAnswer *accord_today_item_get_answer (AccordTodayItem *self);
gboolean accord_today_item_get_next_day (AccordTodayItem *self, gint64 today, gint64 *day, int *minute);
void accord_today_item_changed (AccordTodayItem *self);

G_END_DECLS
