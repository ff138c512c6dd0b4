/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-id-list.h"
#include "accord-today-facts.h"

G_BEGIN_DECLS

/* The lists below the head of the pane: contact, deals, last activities. Each is made anew when it was read. */
typedef struct {
  AccordWorkspace *workspace; /* borrowed from the pane */
  AccordIdList *stages;       /* for the dashes of deals; borrowed */
  GtkWidget *contact;         /* boxes of the pane */
  GtkWidget *deals;
  GtkWidget *activities;
} AccordTodayContextParts;

void accord_today_context_parts_show (AccordTodayContextParts *self, const AccordTodayFacts *facts);

G_END_DECLS
