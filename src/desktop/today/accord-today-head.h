/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-avatar.h"
#include "accord-today-context.h"
#include "accord-today-facts.h"

G_BEGIN_DECLS

enum {
  ACCORD_TODAY_REACH_CALL,
  ACCORD_TODAY_REACH_EMAIL,
  ACCORD_TODAY_REACH_NOTE,
  ACCORD_TODAY_REACH_OPEN,
  ACCORD_TODAY_N_REACH,
};

/* The head of the pane: whom the line is about, and how to reach them. Its widgets are the pane's. */
typedef struct {
  AccordAvatar *avatar;
  GtkLabel *name;
  GtkLabel *about;
  GtkWidget *reach[ACCORD_TODAY_N_REACH];
  char *phone; /* the contact's own, else the customer's; or NULL */
  char *email;
} AccordTodayHead;

void accord_today_head_make (AccordTodayHead *self, AccordTodayContext *pane, GtkBox *body);
void accord_today_head_show_record (AccordTodayHead *self, const AccordAgendaRow *row, const char *advice);
void accord_today_head_show (AccordTodayHead *self, AccordWorkspace *workspace, const AccordAgendaRow *row, const AccordTodayFacts *facts);
gboolean accord_today_head_launch (AccordTodayHead *self, const char *scheme, const char *value);
void accord_today_head_clear (AccordTodayHead *self);

G_END_DECLS
