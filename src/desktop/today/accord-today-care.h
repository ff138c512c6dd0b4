/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-care-dates.h"
#include "accord-today-item.h"

G_BEGIN_DECLS

/* A line's words and the care date behind them. */
typedef struct {
  AccordAgendaRow row;         /* first: it is what a line holds; its texts are borrowed from date */
  const AccordCareDate *date;
  char *key;                   /* tells it from all others */
} AccordTodayCareRow;

/* Care dates that nobody has dealt with. Immutable, boxed, counted. */
typedef struct {
  gatomicrefcount refs;
  gint64 day;
  GPtrArray *lots;  /* of AccordCareDates: what was read, in which the rows lie */
  GPtrArray *rows;  /* of AccordTodayCareRow: those of the day, then earlier ones, the newest first */
  gint64 n;         /* how many there are; rows may be fewer */
  gboolean counted; /* n is exact; else there are more */
} AccordTodayCare;

#define ACCORD_TYPE_TODAY_CARE (accord_today_care_get_type ())
GType accord_today_care_get_type (void) G_GNUC_CONST;
AccordTodayCare *accord_today_care_ref (AccordTodayCare *self);
void accord_today_care_unref (AccordTodayCare *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTodayCare, accord_today_care_unref)

/* @owners: of gint64, NULL: everybody's. */
DexFuture *accord_today_care_read (AccordStore *store, GArray *owners, gint64 day, gint64 today, guint most); /* AccordTodayCare */
const AccordCareDate *accord_today_care_date (AccordTodayItem *item);
char *accord_today_care_note (const AccordCareDate *date);
void accord_today_care_greet (GtkWidget *widget, const AccordCareDate *date);

G_END_DECLS
