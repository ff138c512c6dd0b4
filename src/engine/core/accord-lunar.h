/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_LUNAR_YEAR_MIN 1600
#define ACCORD_LUNAR_YEAR_MAX 2200

/* A day of the Chinese calendar (农历). */
typedef struct {
  int year;      /* the solar year in which the lunar year begins */
  int month;     /* 1..12 */
  int day;       /* 1..30 */
  gboolean leap; /* of the leap month (闰月) that follows the month of that number */
} AccordLunarDay;

gboolean accord_lunar_to_date (const AccordLunarDay *lunar, gint64 *date);
gboolean accord_lunar_from_date (gint64 date, AccordLunarDay *lunar);

G_END_DECLS
