/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include "accord-today-answer.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_TODAY_ASK_TOGGLE, /* the check: finish, reopen, verify, pass over */
  ACCORD_TODAY_ASK_PLAN,
  ACCORD_TODAY_ASK_SAVE,
  ACCORD_TODAY_ASK_UNDO,
  ACCORD_TODAY_ASK_GREET,  /* a care date: the draft of a greeting */
  ACCORD_TODAY_ASK_OPEN,   /* a decision: what it rests on */
  ACCORD_TODAY_ASK_MORE,   /* of a long group; what is done */
} AccordTodayAsk;

/* One line of the page. Signal "asked" (AccordTodayAsk as int). */
#define ACCORD_TYPE_TODAY_ROW (accord_today_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordTodayRow, accord_today_row, ACCORD, TODAY_ROW, AdwBin)

GtkWidget *accord_today_row_new (gboolean writes);
void accord_today_row_set_item (AccordTodayRow *self, AccordTodayItem *item, gint64 today);
AccordTodayItem *accord_today_row_get_item (AccordTodayRow *self);
void accord_today_row_set_compact (AccordTodayRow *self, gboolean compact);
AccordTodayAnswerPanel *accord_today_row_get_panel (AccordTodayRow *self);
GtkWidget *accord_today_row_get_anchor (AccordTodayRow *self);

G_END_DECLS
