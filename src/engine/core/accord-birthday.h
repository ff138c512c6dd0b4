/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Birthdays are kept as the solar day of birth, and whether they are counted by the Chinese calendar.
 * One whose year nobody knows lies before this year; the day alone counts then. */
#define ACCORD_BIRTHDAY_YEAR_MIN 1700
/* Solar days without a year lie in this one: a leap year, as address books use it. Lunar ones lie between the two. */
#define ACCORD_BIRTHDAY_STAND_IN 1604

typedef struct {
  gint64 day; /* days since 1970-01-01 */
  int age;    /* years completed on that day; -1 if the year of birth is unknown */
} AccordBirthday;

gboolean accord_birthday_year_known (gint64 birth);
gboolean accord_birthday_without_year (int month, int day, gboolean lunar, gint64 *birth);
gboolean accord_birthday_next (gint64 birth, gboolean lunar, gint64 today, AccordBirthday *next);

G_END_DECLS
