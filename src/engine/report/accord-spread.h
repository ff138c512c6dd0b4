/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-report.h"

G_BEGIN_DECLS

#define ACCORD_BUSY_DAYS 7
#define ACCORD_BUSY_SLOTS 8 /* of three hours */

/* When activities were done: [weekday, Monday first][slot of the day]. */
typedef struct {
  gint64 n[ACCORD_BUSY_DAYS][ACCORD_BUSY_SLOTS];
  gint64 total;
} AccordBusyHours;
#define ACCORD_TYPE_BUSY_HOURS (accord_busy_hours_get_type ())
GType accord_busy_hours_get_type (void) G_GNUC_CONST;
AccordBusyHours *accord_busy_hours_copy (const AccordBusyHours *self);
void accord_busy_hours_free (AccordBusyHours *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordBusyHours, accord_busy_hours_free)
DexFuture *accord_busy_hours_read (AccordStore *store, const AccordPeriod *period, gint64 member); /* AccordBusyHours */

int accord_busy_hours_place (gint64 time_ms, int *slot); /* 0: Monday */

/* How many customers share a value. */
typedef struct {
  char *text;    /* finished; "" without one */
  gint64 number; /* of a link or number */
  gint64 n;
} AccordSpreadPart;
DexFuture *accord_customer_spread_read (AccordStore *store, const char *field, gint64 member); /* GPtrArray of AccordSpreadPart, the most first */

G_END_DECLS
