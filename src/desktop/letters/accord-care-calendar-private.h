/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-care-calendar.h"
#include "accord-care-dates.h"

G_BEGIN_DECLS

#define ACCORD_CARE_CALENDAR_MOST 400

struct _AccordCareCalendar {
  AdwDialog parent_instance;

  AccordWorkspace *workspace;
  gint64 month;           /* its first day */
  gboolean mine;
  AccordCareDates *dates; /* NULL before the first answer */
  const AccordCareDate *passed; /* (unowned): of dates, being passed over */
  GPtrArray *prepared;    /* of AccordRecord */
  guint generation;
  AdwWindowTitle *title;
  GtkStack *stack;
  GtkBox *days;           /* a group a day */
};

/* accord-care-rows.c */
void accord_care_calendar_show (AccordCareCalendar *self);

G_END_DECLS
